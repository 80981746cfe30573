#include <fieldfare/core/log/replica.h>

#include <algorithm>
#include <tuple>

namespace fieldfare::log {

namespace {

constexpr std::uint8_t statement_format = 1;
constexpr std::uint8_t statement_with_holes = 2;
constexpr std::size_t max_ends = 4096;
constexpr std::size_t max_erased = 65536;

bool in_order(const LogEnd& a, const LogEnd& b) {
  return std::tie(a.log, a.branch, a.length) < std::tie(b.log, b.branch, b.length);
}

void write_unsigned(ByteWriter& out, const HoldingStatement& statement) {
  out.u8(statement.holes.empty() ? statement_format : statement_with_holes);
  out.raw(statement.member.view()).u64(statement.counter);
  write(out, statement.holds);
  out.u32(static_cast<std::uint32_t>(statement.erased.size()));
  for (const ErasureId& id : statement.erased)
    out.raw(id.view());
  if (!statement.holes.empty()) write(out, statement.holes);
}

[[noreturn]] void damaged(const char* what) {
  throw Error(ErrorCode::damaged, std::string("A statement of holdings is damaged: ") + what);
}

}  // namespace

LogEnd end_of(const LogHead& head) {
  return {head.log, head.branch, head.start, head.length, head.head};
}

Ends ends_of(const VersionVector& holdings) {
  Ends ends;
  ends.reserve(holdings.size());
  for (const LogHead& head : holdings)
    ends.push_back(end_of(head));
  std::ranges::sort(ends, in_order);
  return ends;
}

BranchId branch_of(const Hash& first_header) {
  return BranchId::from(first_header.view().first(BranchId::size));
}

Hole hole_at(const LogId& log, std::uint64_t sequence, const Hash& entry) {
  return {log, sequence, EntryMark::from(entry.view().first(EntryMark::size))};
}

RecordId record_id(ByteView membership_record) {
  return RecordId::from(record_hash(membership_record).view().first(RecordId::size));
}

/// A segment that is not the trunk is marked by the highest bit of the length, which no log
/// reaches.
void write(ByteWriter& out, const Ends& ends) {
  constexpr std::uint32_t branched = std::uint32_t{1} << 31U;
  FIELDFARE_ASSERT(ends.size() <= max_ends);
  out.u16(static_cast<std::uint16_t>(ends.size()));
  for (const LogEnd& end : ends) {
    const bool trunk = end.branch.is_zero();
    out.raw(end.log.view());
    out.u32(static_cast<std::uint32_t>(end.length) | (trunk ? 0 : branched));
    if (!trunk) out.raw(end.branch.view()).u32(static_cast<std::uint32_t>(end.start));
    out.raw(end.head.view());
  }
}

Ends read_ends(ByteReader& in, std::size_t limit) {
  constexpr std::uint32_t branched = std::uint32_t{1} << 31U;
  const std::size_t count = in.u16();
  if (count > limit)
    throw Error(ErrorCode::damaged, "a version vector names more logs than a visit can have");
  Ends ends;
  for (std::size_t i = 0; i < count; ++i) {
    LogEnd end;
    end.log.bytes = in.fixed<LogId::size>();
    const std::uint32_t length = in.u32();
    end.length = length & ~branched;
    if ((length & branched) != 0) {
      end.branch.bytes = in.fixed<BranchId::size>();
      end.start = in.u32();
    }
    end.head.bytes = in.fixed<Hash::size>();
    const bool marked = (length & branched) != 0;
    if (end.length == 0 || end.start == 0 || end.start > end.length ||
        marked == end.branch.is_zero() || (!ends.empty() && !in_order(ends.back(), end)))
      throw Error(ErrorCode::damaged, "a version vector is not in its one order");
    ends.push_back(end);
  }
  return ends;
}

void write(ByteWriter& out, const Holes& holes) {
  FIELDFARE_ASSERT(holes.size() <= max_holes);
  std::vector<std::pair<Holes::const_iterator, Holes::const_iterator>> logs;
  for (auto at = holes.begin(); at != holes.end(); at = logs.back().second) {
    const auto other =
        std::find_if(at, holes.end(), [&](const Hole& h) { return h.log != at->log; });
    logs.emplace_back(at, other);
  }
  out.u16(static_cast<std::uint16_t>(logs.size()));
  for (const auto& [first, last] : logs) {
    out.raw(first->log.view()).u16(static_cast<std::uint16_t>(last - first));
    for (auto at = first; at != last; ++at)
      out.u32(static_cast<std::uint32_t>(at->sequence)).raw(at->entry.view());
  }
}

Holes read_holes(ByteReader& in, std::size_t limit) {
  constexpr std::size_t size_of_one = 4 + EntryMark::size;
  Holes holes;
  const std::size_t logs = in.u16();
  for (std::size_t i = 0; i < logs; ++i) {
    LogId log;
    log.bytes = in.fixed<LogId::size>();
    const std::size_t count = in.u16();
    if (count > limit - holes.size() || count > in.remaining() / size_of_one)
      throw Error(ErrorCode::damaged, "a list of holes is longer than a visit can have");
    const bool repeats = !holes.empty() && !(holes.back().log < log);
    if (count == 0 || repeats)
      throw Error(ErrorCode::damaged, "a list of holes is not in its one order");
    for (std::size_t k = 0; k < count; ++k) {
      Hole hole{log, in.u32(), {}};
      hole.entry.bytes = in.fixed<EntryMark::size>();
      // The first entry of a log is never without its content.
      if (hole.sequence < 2 || (k > 0 && !(holes.back() < hole)))
        throw Error(ErrorCode::damaged, "a list of holes is not in its one order");
      holes.push_back(hole);
    }
  }
  return holes;
}

Bytes signed_part(const VisitId& visit, const HoldingStatement& statement) {
  ByteWriter out;
  out.raw(visit.view());
  write_unsigned(out, statement);
  return out.take();
}

Bytes encode(const HoldingStatement& statement) {
  ByteWriter out;
  write_unsigned(out, statement);
  out.raw(statement.signature.view());
  return out.take();
}

HoldingStatement decode_statement(ByteView bytes) {
  ByteReader in(bytes, "a statement of what a member holds");
  const std::uint8_t format = in.u8();
  if (format != statement_format && format != statement_with_holes)
    damaged("its format is not known to this version.");
  HoldingStatement statement;
  statement.member.bytes = in.fixed<16>();
  statement.counter = in.u64();
  statement.holds = read_ends(in, max_ends);
  const std::uint32_t erased = in.u32();
  if (erased > max_erased || erased > in.remaining() / ErasureId::size)
    damaged("it names more orders to erase than a visit can have.");
  for (std::uint32_t i = 0; i < erased; ++i) {
    ErasureId id;
    id.bytes = in.fixed<ErasureId::size>();
    if (i > 0 && !(statement.erased.back() < id)) damaged("its orders to erase are out of order.");
    statement.erased.push_back(id);
  }
  if (format == statement_with_holes) {
    statement.holes = read_holes(in, max_holes);
    if (statement.holes.empty()) damaged("it should name what is lacked, and does not.");
  }
  statement.signature.bytes = in.fixed<64>();
  in.expect_end();
  return statement;
}

}  // namespace fieldfare::log
