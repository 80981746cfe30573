#include "key_file.h"

#include <string_view>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/crypto/aead.h>
#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>

namespace fieldfare::storage {
namespace {

constexpr std::string_view magic = "FIELDKEY";
constexpr std::uint8_t version = 1;
constexpr std::uint8_t practice_flag = 1;
constexpr std::uint32_t passes_limit = 16;
constexpr std::uint64_t memory_minimum = std::uint64_t{1} << 20;
constexpr std::uint64_t memory_limit = std::uint64_t{1} << 30;

constexpr std::size_t salt_offset = 8 + 1 + 1 + 4 + 8;
constexpr std::size_t nonce_offset = salt_offset + crypto::password_salt_size;
constexpr std::size_t wrapped_offset = nonce_offset + crypto::aead_nonce_size;
constexpr std::size_t wrapped_size = database_key_size + crypto::aead_tag_size;
constexpr std::size_t checksum_offset = wrapped_offset + wrapped_size;
constexpr std::size_t checksum_size = 16;
static_assert(checksum_offset + checksum_size == key_file_size);

Hash checksum(ByteView bytes) {
  return crypto::hash(bytes.first(checksum_offset));
}

[[noreturn]] void damaged(const std::string& what) {
  throw Error(ErrorCode::damaged, "The key file " + what,
              "Restore the store from a backup, which holds a copy of the key file.");
}

void check_limits(crypto::PasswordCost cost) {
  if (cost.passes < 1 || cost.passes > passes_limit || cost.memory < memory_minimum ||
      cost.memory > memory_limit) {
    damaged("asks for a derivation outside the limits");
  }
}

}  // namespace

KeyFile KeyFile::parse(ByteView bytes) {
  if (bytes.size() != key_file_size) {
    damaged("has " + std::to_string(bytes.size()) + " bytes instead of " +
            std::to_string(key_file_size));
  }
  ByteReader reader(bytes, "The key file");
  if (as_text(reader.raw(magic.size())) != magic) damaged("is not a key file");
  if (!crypto::equal_constant_time(bytes.subspan(checksum_offset),
                                   checksum(bytes).view().first(checksum_size))) {
    damaged("is damaged");
  }
  if (const int found = reader.u8(); found != version) {
    throw Error(
        ErrorCode::not_possible,
        "The key file has version " + std::to_string(found) + ", which this program does not know",
        "Install a newer version of Fieldfare.");
  }
  const std::uint8_t flags = reader.u8();
  if ((flags & ~practice_flag) != 0) damaged("has flags that version 1 does not have");
  KeyFile out;
  out.purpose = (flags & practice_flag) != 0 ? Purpose::practice : Purpose::field;
  out.cost.passes = reader.u32();
  out.cost.memory = reader.u64();
  check_limits(out.cost);
  out.bytes.assign(bytes.begin(), bytes.end());
  return out;
}

KeyFile KeyFile::wrap(const crypto::SecureBuffer& key, const crypto::SecureBuffer& passphrase,
                      crypto::PasswordCost cost, Purpose purpose, ports::Entropy& entropy) {
  FIELDFARE_ASSERT(key.size() == database_key_size);
  check_limits(cost);
  Bytes random(crypto::password_salt_size + crypto::aead_nonce_size);
  entropy.fill(random);
  const ByteView salt = ByteView(random).first(crypto::password_salt_size);
  const ByteView nonce = ByteView(random).subspan(crypto::password_salt_size);

  ByteWriter writer;
  writer.raw(as_bytes(magic)).u8(version);
  writer.u8(purpose == Purpose::practice ? practice_flag : 0);
  writer.u32(cost.passes).u64(cost.memory).raw(random);
  const crypto::SecureBuffer wrapping = crypto::derive_key(passphrase, salt, cost);
  const Bytes header = writer.bytes();
  writer.raw(crypto::aead_encrypt(wrapping.view(), nonce, key.view(), header));
  writer.raw(checksum(writer.bytes()).view().first(checksum_size));
  return {purpose, cost, writer.take()};
}

std::optional<crypto::SecureBuffer> KeyFile::unwrap(const crypto::SecureBuffer& passphrase) const {
  const ByteView all = bytes;
  const ByteView salt = all.subspan(salt_offset, crypto::password_salt_size);
  const ByteView nonce = all.subspan(nonce_offset, crypto::aead_nonce_size);
  const crypto::SecureBuffer wrapping = crypto::derive_key(passphrase, salt, cost);
  crypto::SecureBuffer key(database_key_size);
  if (!crypto::aead_decrypt(wrapping.view(), nonce, all.subspan(wrapped_offset, wrapped_size),
                            all.first(wrapped_offset), key.span())) {
    return std::nullopt;
  }
  return key;
}

}  // namespace fieldfare::storage
