#include <cstddef>
#include <cstdint>

#include <fieldfare/core/error.h>
#include <fieldfare/core/log/erasure.h>

/// An order to erase as a peer could send it: what is read is written back byte for byte, and
/// nothing that was not signed counts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fieldfare;
  const ByteView all(data, size);
  try {
    const log::ErasureOrder order = log::decode_erasure(all);
    const Bytes again = log::encode(order);
    FIELDFARE_ASSERT(std::equal(again.begin(), again.end(), all.begin(), all.end()));
    static_cast<void>(log::erasure_id(order.what));
    static_cast<void>(log::counts(order, VisitId{}, nullptr));
  } catch (const Error& error) {
    FIELDFARE_ASSERT(error.code() == ErrorCode::damaged);
  }
  return 0;
}
