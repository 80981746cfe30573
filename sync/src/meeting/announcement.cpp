#include <fieldfare/sync/meeting/announcement.h>

#include <array>

#include <fieldfare/core/crypto/aead.h>
#include <fieldfare/core/error.h>

namespace fieldfare::sync::meeting {
namespace {

constexpr std::uint8_t version = 1;
constexpr std::size_t plain_size = 1 + 2 + Hash::size;
static_assert(announcement_size == crypto::aead_nonce_size + plain_size + crypto::aead_tag_size);

}  // namespace

Bytes seal(const Announcement& announcement, const crypto::SecureBuffer& key,
           ports::Entropy& entropy) {
  ByteWriter plain;
  plain.u8(version).u16(announcement.port).raw(announcement.fingerprint.view());
  std::array<std::uint8_t, crypto::aead_nonce_size> nonce{};
  entropy.fill(nonce);
  ByteWriter out;
  out.raw(nonce).raw(crypto::aead_encrypt(key.view(), nonce, plain.bytes(), nonce));
  return out.take();
}

std::optional<Announcement> open(ByteView datagram, const std::vector<crypto::SecureBuffer>& keys) {
  if (datagram.size() != announcement_size) return std::nullopt;
  const ByteView nonce = datagram.first(crypto::aead_nonce_size);
  std::array<std::uint8_t, plain_size> plain{};
  for (const crypto::SecureBuffer& key : keys) {
    if (!crypto::aead_decrypt(key.view(), nonce, datagram.subspan(nonce.size()), nonce, plain))
      continue;
    ByteReader in(plain, "an announcement");
    if (in.u8() != version) return std::nullopt;
    Announcement out;
    out.port = in.u16();
    out.fingerprint.bytes = in.fixed<Hash::size>();
    return out;
  }
  return std::nullopt;
}

}  // namespace fieldfare::sync::meeting
