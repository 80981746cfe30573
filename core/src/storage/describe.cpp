#include <fieldfare/core/storage/describe.h>

#include <fmt/format.h>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>

#include "key_file.h"

namespace fieldfare::storage {

namespace {

std::string describe_key_file(ByteView bytes) {
  const KeyFile file = KeyFile::parse(bytes);
  return fmt::format(
      "A key file: the key of a {} store, wrapped under its passphrase.\n"
      "  Derivation: Argon2id, {} {} over {} MiB.\n"
      "  Checksum: fits.\n",
      file.purpose == Purpose::practice ? "practice" : "field", file.cost.passes,
      file.cost.passes == 1 ? "pass" : "passes", file.cost.memory >> 20);
}

std::string describe_backup(ByteView bytes) {
  ByteReader reader(bytes, "The backup");
  reader.raw(8);
  const int version = reader.u8();
  const ByteView key_file = reader.sized(key_file_size);
  const std::uint64_t database = reader.u64();
  if (database > reader.remaining()) {
    throw Error(ErrorCode::damaged, "The backup is cut short.", "Use another copy of it.");
  }
  reader.raw(static_cast<std::size_t>(database));
  const ByteView hash = reader.raw(Hash::size);
  reader.expect_end();
  const bool fits = Hash::from(hash) == crypto::hash(bytes.first(bytes.size() - Hash::size));
  if (!fits) {
    throw Error(ErrorCode::damaged, "The backup is damaged: its hash does not fit.",
                "Use another copy of it.");
  }
  return fmt::format(
      "A backup of a store, version {}: an encrypted database of {} bytes and its key file.\n"
      "  Hash: fits.\n{}",
      version, database, describe_key_file(key_file));
}

}  // namespace

std::optional<std::string> describe_file(ByteView bytes) {
  const std::string_view text = as_text(bytes);
  if (text.starts_with("FIELDKEY")) return describe_key_file(bytes);
  if (text.starts_with("FIELDBAK")) return describe_backup(bytes);
  return std::nullopt;
}

}  // namespace fieldfare::storage
