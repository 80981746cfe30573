#include <fieldfare/sync/version_vector.h>

#include <algorithm>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/sync/limits.h>

namespace fieldfare::sync {
namespace {

bool log_less(const LogEnd& end, const LogId& log) noexcept {
  return end.log < log;
}

}  // namespace

Ends ends_of(const log::VersionVector& holdings) {
  Ends ends;
  ends.reserve(holdings.size());
  for (const log::LogHead& head : holdings) {
    if (head.length > 0) ends.push_back({head.log, head.length, head.head});
  }
  return ends;
}

const LogEnd* find(const Ends& ends, const LogId& log) noexcept {
  const auto at = std::lower_bound(ends.begin(), ends.end(), log, log_less);
  return at != ends.end() && at->log == log ? &*at : nullptr;
}

std::uint64_t length_of(const Ends& ends, const LogId& log) noexcept {
  const LogEnd* end = find(ends, log);
  return end == nullptr ? 0 : end->length;
}

void put(Ends& ends, const LogEnd& end) {
  FIELDFARE_ASSERT(end.length > 0);
  const auto at = std::lower_bound(ends.begin(), ends.end(), end.log, log_less);
  if (at != ends.end() && at->log == end.log) {
    *at = end;
  } else {
    ends.insert(at, end);
  }
}

std::vector<Gap> gaps(const Ends& have, const Ends& lack) {
  std::vector<Gap> out;
  for (const LogEnd& end : have) {
    const std::uint64_t held = length_of(lack, end.log);
    if (held < end.length) out.push_back({end.log, held + 1, end.length});
  }
  return out;
}

Ends join(const Ends& a, const Ends& b) {
  Ends out = a;
  for (const LogEnd& end : b) {
    const LogEnd* own = find(out, end.log);
    if (own == nullptr || own->length < end.length ||
        (own->length == end.length && own->head < end.head))
      put(out, end);
  }
  return out;
}

std::vector<LogId> forks(const Ends& a, const Ends& b) {
  std::vector<LogId> out;
  for (const LogEnd& end : a) {
    const LogEnd* other = find(b, end.log);
    if (other != nullptr && other->length == end.length && other->head != end.head)
      out.push_back(end.log);
  }
  return out;
}

std::uint64_t size(const Ends& ends) noexcept {
  std::uint64_t sum = 0;
  for (const LogEnd& end : ends)
    sum += end.length;
  return sum;
}

void write(ByteWriter& out, const Ends& ends) {
  FIELDFARE_ASSERT(ends.size() <= limits::max_logs);
  out.u16(static_cast<std::uint16_t>(ends.size()));
  for (const LogEnd& end : ends)
    out.raw(end.log.view()).u64(end.length).raw(end.head.view());
}

Ends read_ends(ByteReader& in) {
  const std::size_t count = in.u16();
  if (count > limits::max_logs)
    throw Error(ErrorCode::damaged, "a version vector names more logs than a visit can have");
  Ends ends;
  for (std::size_t i = 0; i < count; ++i) {
    LogEnd end;
    end.log.bytes = in.fixed<LogId::size>();
    end.length = in.u64();
    end.head.bytes = in.fixed<Hash::size>();
    if (end.length == 0 || (!ends.empty() && !(ends.back().log < end.log)))
      throw Error(ErrorCode::damaged, "a version vector is not in its one order");
    ends.push_back(end);
  }
  return ends;
}

Hash hash_of(const Ends& ends) {
  ByteWriter out;
  write(out, ends);
  return crypto::hash(out.bytes());
}

}  // namespace fieldfare::sync
