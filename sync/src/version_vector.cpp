#include <fieldfare/sync/version_vector.h>

#include <fieldfare/core/crypto/hash.h>

namespace fieldfare::sync {

std::uint64_t size(const Ends& ends) noexcept {
  std::uint64_t sum = 0;
  for (const LogEnd& end : ends)
    sum += end.length - end.start + 1;
  return sum;
}

std::uint64_t size(const std::vector<Gap>& gaps) noexcept {
  std::uint64_t sum = 0;
  for (const Gap& gap : gaps)
    sum += gap.last - gap.first + 1;
  return sum;
}

Hash hash_of(const Ends& ends, const log::Holes& holes, const std::vector<log::ErasureId>& erased) {
  ByteWriter out;
  write(out, ends);
  write(out, holes);
  for (const log::ErasureId& id : erased)
    out.raw(id.view());
  return crypto::hash(out.bytes());
}

}  // namespace fieldfare::sync
