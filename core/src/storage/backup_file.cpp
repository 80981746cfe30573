#include "backup_file.h"

#include <algorithm>
#include <string_view>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>

#include "files.h"

namespace fieldfare::storage {
namespace {

constexpr std::string_view magic = "FIELDBAK";
constexpr std::uint8_t version = 1;
constexpr std::size_t header_size = 8 + 1 + 4 + key_file_size + 8;
constexpr std::size_t piece_size = std::size_t{1} << 18;

struct Header {
  KeyFile key_file;
  std::uint64_t database_size;
};

[[noreturn]] void damaged(const std::string& what) {
  throw Error(ErrorCode::damaged, "The backup " + what, "Use another backup.");
}

Header parse_header(ByteView bytes) {
  ByteReader reader(bytes, "The backup");
  if (as_text(reader.raw(magic.size())) != magic) damaged("is not a backup of Fieldfare");
  if (const int found = reader.u8(); found != version) {
    throw Error(
        ErrorCode::not_possible,
        "The backup has version " + std::to_string(found) + ", which this program does not know",
        "Install a newer version of Fieldfare.");
  }
  const ByteView key_file = reader.sized(key_file_size);
  if (key_file.size() != key_file_size) damaged("holds no whole key file");
  return {KeyFile::parse(key_file), reader.u64()};
}

/// Hands `count` bytes to the hash and to `use`, piece by piece.
template <class Use>
void read_hashed(File& from, std::uint64_t count, crypto::Hasher& hasher, Use use) {
  Bytes piece(piece_size);
  while (count > 0) {
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(count, piece_size));
    const ByteView got(piece.data(), from.read_some({piece.data(), wanted}));
    if (got.size() != wanted) damaged("is cut short");
    hasher.update(got);
    use(got);
    count -= wanted;
  }
}

struct Opened {
  File input;
  crypto::Hasher hasher;
  Header header;
};

/// The header, with the lengths checked: a header cannot make us fill the disk.
Opened open_backup(const std::filesystem::path& source) {
  File input = File::read(source);
  Bytes bytes(header_size);
  if (input.read_some(bytes) != header_size) damaged("is cut short");
  Header header = parse_header(bytes);
  if (input.size() < header_size + Hash::size ||
      header.database_size != input.size() - header_size - Hash::size) {
    damaged("has another length than it says");
  }
  crypto::Hasher hasher;
  hasher.update(bytes);
  return {std::move(input), hasher, std::move(header)};
}

template <class Use>
void read_database(Opened& opened, Use use) {
  read_hashed(opened.input, opened.header.database_size, opened.hasher, use);
  Bytes expected(Hash::size);
  if (opened.input.read_some(expected) != expected.size()) damaged("is cut short");
  if (Hash::from(expected) != opened.hasher.finish()) damaged("is damaged");
}

/// Runs `make`; what it leaves half-made when it fails is removed.
template <class Make>
void or_nothing(const std::filesystem::path& half, Make make) {
  try {
    make();
  } catch (...) {
    remove_file(half);
    throw;
  }
}

}  // namespace

void write_backup(const std::filesystem::path& target, const KeyFile& key_file,
                  const std::filesystem::path& database) {
  File input = File::read(database);
  ByteWriter header;
  header.raw(as_bytes(magic)).u8(version).sized(key_file.bytes).u64(input.size());
  or_nothing(half_made(target), [&] {
    crypto::Hasher hasher;
    hasher.update(header.bytes());
    File output = File::create(half_made(target));
    output.write(header.bytes());
    read_hashed(input, input.size(), hasher, [&](ByteView piece) { output.write(piece); });
    output.write(hasher.finish().view());
    output.sync();
  });
  rename_durably(half_made(target), target);
}

KeyFile read_backup(const std::filesystem::path& source, const std::filesystem::path& database) {
  Opened opened = open_backup(source);
  or_nothing(database, [&] {
    File output = File::create(database);
    read_database(opened, [&](ByteView piece) { output.write(piece); });
    output.sync();
  });
  return std::move(opened.header.key_file);
}

}  // namespace fieldfare::storage
