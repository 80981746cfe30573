#include <cstdlib>

#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub/wire.h>
#include <fieldfare/sync/parcel.h>

/// Whatever bytes a peer sends: they are refused as damaged, or what was read from them can be
/// written, and that reads and writes the same again.
namespace {

template <class Decode>
void round_trip(fieldfare::ByteView bytes, Decode&& decode) {
  try {
    const fieldfare::Bytes written = encode(decode(bytes));
    if (encode(decode(written)) != written) std::abort();
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
  round_trip(bytes, fieldfare::log::decode_statement);
  return 0;
}
