#include <cstdlib>

#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub/wire.h>
#include <fieldfare/sync/parcel.h>

/// Whatever bytes a peer sends: they are refused as damaged, or they are exactly what would be
/// written for what was read.
namespace {

template <class Decode>
void round_trip(fieldfare::ByteView bytes, Decode&& decode) {
  try {
    const fieldfare::Bytes again = encode(decode(bytes));
    if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end())) std::abort();
  } catch (const fieldfare::Error& error) {
    if (error.code() != fieldfare::ErrorCode::damaged) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace sync = fieldfare::sync;
  const fieldfare::ByteView bytes(data, size);
  round_trip(bytes, sync::decode_parcel);
  round_trip(bytes, sync::decode_answer);
  round_trip(bytes, sync::hub::decode_hello);
  round_trip(bytes, sync::hub::decode_token_request);
  return 0;
}
