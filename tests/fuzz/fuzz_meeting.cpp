#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include <fieldfare/core/error.h>
#include <fieldfare/sync/bundle.h>
#include <fieldfare/sync/meeting/announcement.h>
#include <fieldfare/sync/meeting/pairing.h>
#include <fieldfare/sync/meeting/proof.h>
#include <fieldfare/sync/receipt.h>

/// What devices in a room say to each other before they know who is there: proofs, an announcement
/// to everybody, a pairing code that somebody typed or scanned; and a receipt.
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
  using namespace fieldfare;
  namespace meeting = sync::meeting;
  const ByteView bytes(data, size);
  round_trip(bytes, meeting::decode_guest_proof);
  round_trip(bytes, meeting::decode_host_proof);
  const auto key = crypto::SecureBuffer::copy_of(Bytes(32, 1));
  std::vector<crypto::SecureBuffer> keys;
  keys.push_back(key.clone());
  if (meeting::open(bytes, keys)) std::abort();  // nobody guesses a sealed announcement
  try {
    const auto pairing = meeting::read_pairing(as_text(bytes));
    if (pairing.places.size() > meeting::max_pairing_places) std::abort();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::usage) std::abort();
  }
  try {
    ByteReader in(bytes, "a receipt");
    static_cast<void>(sync::read_receipt(in));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) std::abort();
  }
  return 0;
}
