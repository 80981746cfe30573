#include <cstddef>
#include <cstdint>

#include <fieldfare/core/crypto/aead.h>
#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/log/entry.h>

/// What a hostile member could put under a seal that is sound in itself: any padded content, as
/// log-format.md lays it out. It is read, or refused with Error(damaged), within the limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fieldfare;
  const Bytes data_key(crypto::aead_key_size, 3);
  const Bytes epoch_key(crypto::aead_key_size, 7);
  log::SealedEntry entry;
  entry.header.resize(log::header_size);
  const ByteView core = ByteView(entry.header).first(log::header_core_size);
  log::Header header;
  header.parents = log::parents_hash({});
  header.commitment = crypto::keyed_hash(data_key, {as_bytes("fieldfare/commit/1"), core});
  const Bytes nonce(crypto::aead_nonce_size, 0);
  entry.body = crypto::aead_encrypt(data_key, nonce, ByteView(data, size), core);
  entry.wrapped_key =
      crypto::aead_encrypt(epoch_key, header.commitment.view().first(crypto::aead_nonce_size),
                           data_key, header.commitment.view());
  try {
    static_cast<void>(log::open_entry(header, entry, epoch_key));
  } catch (const Error& error) {
    FIELDFARE_ASSERT(error.code() == ErrorCode::damaged);
  }
  return 0;
}
