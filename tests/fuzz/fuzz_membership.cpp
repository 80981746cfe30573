#include <cstddef>
#include <cstdint>

#include <fieldfare/core/error.h>
#include <fieldfare/core/log/membership.h>
#include <fieldfare/core/log/replica.h>

/// A membership record or a statement of holdings as a hub or a peer could send it: read to what
/// encodes to the same bytes, or refused with Error(damaged).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fieldfare;
  const ByteView all(data, size);
  const Bytes copy(all.begin(), all.end());
  try {
    FIELDFARE_ASSERT(log::encode(log::decode_membership(all)) == copy);
    log::MembershipChain chain;
    chain.append(all);
  } catch (const Error& error) {
    FIELDFARE_ASSERT(error.code() == ErrorCode::damaged);
  }
  try {
    FIELDFARE_ASSERT(log::encode(log::decode_statement(all)) == copy);
  } catch (const Error& error) {
    FIELDFARE_ASSERT(error.code() == ErrorCode::damaged);
  }
  return 0;
}
