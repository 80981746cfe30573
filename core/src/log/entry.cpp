#include <fieldfare/core/log/entry.h>

#include <algorithm>
#include <array>

#include <fieldfare/core/crypto/aead.h>
#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/planted.h>

#include "log/packing.h"

namespace fieldfare::log {

namespace {

constexpr std::string_view sign_domain = "fieldfare/entry/1";
constexpr std::string_view commitment_domain = "fieldfare/commit/1";
constexpr std::string_view key_id_domain = "fieldfare/key-id/1";
constexpr std::string_view log_id_domain = "fieldfare/log-id/1";
constexpr std::string_view data_key_domain = "fieldfare/data-key/1";
constexpr std::string_view audience_id_domain = "fieldfare/audience-id/1";
/// A data key encrypts one body and is then forgotten.
constexpr std::array<std::uint8_t, crypto::aead_nonce_size> body_nonce{};

[[noreturn]] void damaged(const char* what) {
  throw Error(ErrorCode::damaged, std::string("The entry is damaged: ") + what + ".");
}

template <class T>
T first_bytes(const Hash& hash) {
  return T::from(hash.view().first(T::size));
}

Hash commitment_of(ByteView data_key, ByteView core) {
  return crypto::keyed_hash(data_key, {as_bytes(commitment_domain), core});
}

/// A fresh key, made from random bytes and from what it will encrypt: should the random bytes come
/// twice (a machine that was copied while it ran), different entries still get different keys.
void make_data_key(crypto::WipedArray<crypto::aead_key_size>& key, ByteView core, ByteView plain,
                   ports::Entropy& entropy) {
  if (planted(Fault::data_key_repeated)) return;
  entropy.fill(key.span());
  Hash mixed = crypto::keyed_hash(key.view(), {as_bytes(data_key_domain), core, plain});
  std::copy(mixed.bytes.begin(), mixed.bytes.end(), key.span().begin());
  crypto::wipe(mixed.bytes);
}

/// The commitment is different for every data key, so its beginning serves as the nonce.
ByteView wrap_nonce(const Hash& commitment) {
  return commitment.view().first(crypto::aead_nonce_size);
}

Bytes wrap_key(ByteView data_key, const Hash& commitment, const Readers& readers) {
  if (readers.boxes().empty()) {
    return crypto::aead_encrypt(readers.epoch_key(), wrap_nonce(commitment), data_key,
                                commitment.view());
  }
  Bytes out{static_cast<std::uint8_t>(readers.boxes().size())};
  for (const crypto::BoxPublicKey& box : readers.boxes()) {
    const Bytes sealed = crypto::seal(box, data_key);
    out.insert(out.end(), sealed.begin(), sealed.end());
  }
  return out;
}

/// The change under a data key that has been unwrapped.
Change open_body(const Header& header, const SealedEntry& entry, ByteView data_key) {
  const ByteView core = ByteView(entry.header).first(header_core_size);
  if (commitment_of(data_key, core) != header.commitment) {
    damaged("its key is not the one it commits to");
  }
  if (entry.body.size() < crypto::aead_tag_size) damaged("its body is cut short");
  Bytes padded(entry.body.size() - crypto::aead_tag_size);
  if (!crypto::aead_decrypt(data_key, body_nonce, entry.body, core, padded)) {
    damaged("its body does not open");
  }
  Bytes plain = unpack(padded);
  crypto::wipe(padded);
  Change change = decode_change(plain);
  crypto::wipe(plain);
  if (parents_hash(change.parents) != header.parents) damaged("its parents do not fit");
  return change;
}

void require_content(const SealedEntry& entry) {
  if (!entry.body.empty()) return;
  throw Error(ErrorCode::not_possible, "The content of this entry has been erased.");
}

}  // namespace

Header decode_header(ByteView bytes) {
  if (bytes.size() != header_size) damaged("its header has the wrong length");
  ByteReader reader(bytes, "an entry's header");
  if (reader.u16() != entry_format) damaged("its format is not known to this version");
  Header header;
  header.visit.bytes = reader.fixed<32>();
  header.log.bytes = reader.fixed<16>();
  header.sequence = reader.u64();
  header.previous.bytes = reader.fixed<32>();
  header.key.bytes = reader.fixed<16>();
  header.parents.bytes = reader.fixed<32>();
  header.commitment.bytes = reader.fixed<32>();
  header.body_hash.bytes = reader.fixed<32>();
  header.body_length = reader.u32();
  header.signature.bytes = reader.fixed<64>();
  if (header.sequence == 0 || header.sequence > 0xFFFF'FFFFU) damaged("its number is wrong");
  if (header.body_length > max_body) damaged("its body is longer than an entry may be");
  return header;
}

Hash header_hash(ByteView header) {
  return crypto::hash(header);
}

LogId log_id_of(const crypto::SignPublicKey& key) {
  return first_bytes<LogId>(crypto::hash({as_bytes(log_id_domain), key.view()}));
}

KeyId key_id_of(ByteView epoch_key) {
  return first_bytes<KeyId>(crypto::keyed_hash(epoch_key, {as_bytes(key_id_domain)}));
}

bool signature_fits(ByteView header, const crypto::SignPublicKey& key) noexcept {
  if (header.size() != header_size) return false;
  if (planted(Fault::entry_signature_unchecked)) return true;
  const auto signature = crypto::Signature::from(header.subspan(header_signed_size));
  return crypto::verify(key, sign_domain, header.first(header_signed_size), signature);
}

Hash content_hash(ByteView body, ByteView wrapped_key) {
  return crypto::hash({body, wrapped_key});
}

bool body_fits(const Header& header, const SealedEntry& entry) {
  if (entry.body.empty() && entry.wrapped_key.empty()) return true;
  if (planted(Fault::content_unchecked)) return true;
  return entry.body.size() == header.body_length && is_wrapped_key(entry.wrapped_key) &&
         content_hash(entry.body, entry.wrapped_key) == header.body_hash;
}

bool is_wrapped_key(ByteView wrapped_key) noexcept {
  if (wrapped_key.size() == wrapped_key_size) return true;
  return !wrapped_key.empty() && wrapped_key[0] >= 1 && wrapped_key[0] <= max_boxes &&
         wrapped_key.size() == 1 + wrapped_key[0] * boxed_key_size;
}

bool is_boxed(const SealedEntry& entry) noexcept {
  return !entry.wrapped_key.empty() && entry.wrapped_key.size() != wrapped_key_size;
}

KeyId audience_id_of(const crypto::BoxPublicKey& audience) {
  return first_bytes<KeyId>(crypto::hash({as_bytes(audience_id_domain), audience.view()}));
}

Readers Readers::audience(const crypto::BoxPublicKey& audience,
                          std::vector<crypto::BoxPublicKey> others) {
  FIELDFARE_ASSERT(others.size() < max_boxes);
  others.insert(others.begin(), audience);
  return {audience_id_of(audience), std::move(others)};
}

Readers Readers::each(std::vector<crypto::BoxPublicKey> boxes) {
  FIELDFARE_ASSERT(!boxes.empty() && boxes.size() <= max_boxes);
  return {sealed_to_each, std::move(boxes)};
}

SealedEntry seal_entry(const Change& change, const Position& position, const Readers& readers,
                       const crypto::SigningKey& signer, ports::Entropy& entropy) {
  ByteWriter header;
  header.u16(entry_format).raw(position.visit.view()).raw(position.log.view());
  header.u64(position.sequence).raw(position.previous.view()).raw(readers.key().view());
  header.raw(parents_hash(change.parents).view());
  FIELDFARE_ASSERT(header.bytes().size() == header_core_size);

  Bytes encoded = encode(change);
  Bytes plain = pack(encoded);
  crypto::wipe(encoded);
  crypto::WipedArray<crypto::aead_key_size> data_key;
  make_data_key(data_key, header.bytes(), plain, entropy);
  SealedEntry entry;
  entry.body = crypto::aead_encrypt(data_key.view(), body_nonce, plain, header.bytes());
  crypto::wipe(plain);
  if (entry.body.size() > max_body) {
    throw Error(ErrorCode::not_possible, "This is more than one entry can hold (256 KiB).",
                "Split it into several notes.");
  }
  const Hash commitment = commitment_of(data_key.view(), header.bytes());
  entry.wrapped_key = wrap_key(data_key.view(), commitment, readers);
  header.raw(commitment.view()).raw(content_hash(entry.body, entry.wrapped_key).view());
  header.u32(static_cast<std::uint32_t>(entry.body.size()));
  header.raw(signer.sign(sign_domain, header.bytes()).view());
  entry.header = header.take();
  return entry;
}

Change open_entry(const Header& header, const SealedEntry& entry, ByteView epoch_key) {
  require_content(entry);
  if (entry.wrapped_key.size() != wrapped_key_size) damaged("its key is cut short");
  crypto::WipedArray<crypto::aead_key_size> data_key;
  if (!crypto::aead_decrypt(epoch_key, wrap_nonce(header.commitment), entry.wrapped_key,
                            header.commitment.view(), data_key.span())) {
    damaged("its key does not open");
  }
  return open_body(header, entry, data_key.view());
}

std::optional<Change> open_boxed_entry(const Header& header, const SealedEntry& entry,
                                       const std::vector<const crypto::BoxKey*>& keys) {
  require_content(entry);
  if (!is_boxed(entry) || !is_wrapped_key(entry.wrapped_key)) damaged("its key is cut short");
  for (std::size_t i = 0; i < entry.wrapped_key[0]; ++i) {
    const ByteView box =
        ByteView(entry.wrapped_key).subspan(1 + i * boxed_key_size, boxed_key_size);
    for (const crypto::BoxKey* key : keys) {
      const auto data_key = key->open(box);
      if (data_key) return open_body(header, entry, data_key->view());
    }
  }
  return std::nullopt;
}

}  // namespace fieldfare::log
