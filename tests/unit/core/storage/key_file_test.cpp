#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/describe.h>
#include <support/errors.h>
#include <support/file_bytes.h>
#include <support/practice_store.h>

namespace fieldfare::storage {
namespace {

using test::code_of;
using test::PracticeStore;
namespace fs = std::filesystem;

constexpr std::size_t checksum_offset = 110;

/// A key file whose checksum is right whatever else is wrong: what an attacker would write.
Bytes with_checksum(Bytes bytes) {
  const Hash sum = crypto::hash(ByteView(bytes).first(checksum_offset));
  std::copy_n(sum.bytes.begin(), 16, bytes.begin() + checksum_offset);
  return bytes;
}

Bytes put(Bytes bytes, std::size_t offset, std::string_view hex) {
  const Bytes value = *from_hex(hex);
  std::copy(value.begin(), value.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset));
  return bytes;
}

TEST_CASE("a key file has the layout of its document") {
  PracticeStore practice;
  const Bytes bytes = test::read_bytes(practice.path() / "store.key");
  CHECK(bytes.size() == 126);
  CHECK(as_text(ByteView(bytes).first(8)) == "FIELDKEY");
  // Version 1, practice, 1 pass, 8 MiB.
  CHECK(to_hex(ByteView(bytes).subspan(8, 14)) == "0101000000010000000000800000");
  CHECK(with_checksum(bytes) == bytes);
}

TEST_CASE("a key file with any bit changed is damaged") {
  PracticeStore practice;
  const fs::path file = practice.path() / "store.key";
  const Bytes sound = test::read_bytes(file);
  for (std::size_t offset = 0; offset < sound.size(); ++offset) {
    Bytes changed = sound;
    changed[offset] ^= static_cast<std::uint8_t>(1U << (offset % 8));
    INFO("offset " << offset);
    test::write_bytes(file, changed);
    CHECK(code_of([&] { return practice.open(); }) == ErrorCode::damaged);
  }
}

TEST_CASE("a key file cut or prolonged by any length is damaged") {
  PracticeStore practice;
  const fs::path file = practice.path() / "store.key";
  Bytes bytes = test::read_bytes(file);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    test::write_bytes(file, ByteView(bytes).first(size));
    CHECK(code_of([&] { return practice.open(); }) == ErrorCode::damaged);
  }
  bytes.push_back(0);
  test::write_bytes(file, bytes);
  CHECK(code_of([&] { return practice.open(); }) == ErrorCode::damaged);
  test::write_bytes(file, {});
  CHECK(code_of([&] { return practice.open(); }) == ErrorCode::damaged);
}

TEST_CASE("a key file that asks for a terabyte is refused before anything is allocated") {
  PracticeStore practice;
  const fs::path file = practice.path() / "store.key";
  const Bytes sound = test::read_bytes(file);
  const auto hostile = [&](std::size_t offset, std::string_view hex) {
    test::write_bytes(file, with_checksum(put(sound, offset, hex)));
    return code_of([&] { return practice.open(); });
  };
  CHECK(hostile(14, "0000010000000000") == ErrorCode::damaged);  // a terabyte
  CHECK(hostile(14, "ffffffffffffffff") == ErrorCode::damaged);
  CHECK(hostile(14, "0000000040000001") == ErrorCode::damaged);  // a byte above 1 GiB
  CHECK(hostile(14, "0000000000000000") == ErrorCode::damaged);
  CHECK(hostile(10, "00000000") == ErrorCode::damaged);  // no pass
  CHECK(hostile(10, "00000011") == ErrorCode::damaged);  // 17 passes
  CHECK(hostile(9, "03") == ErrorCode::damaged);         // a flag that does not exist
  CHECK(hostile(8, "02") == ErrorCode::not_possible);    // a later version
}

TEST_CASE("nobody without the passphrase can turn a field store into a practice store") {
  const test::TemporaryDirectory directory;
  test::SeededEntropy entropy;
  test::FakeClock clock;
  const fs::path file = directory / "s" / "store.key";
  const crypto::PasswordCost cheap{1, std::uint64_t{1} << 20};
  (void)Store::create(directory / "s", test::secret("p"), cheap, entropy);
  test::write_bytes(file, with_checksum(put(test::read_bytes(file), 9, "01")));
  // As good as a wrong passphrase: what the passphrase protects does not fit.
  CHECK(code_of([&] { return Store::open(directory / "s", test::secret("p"), entropy, clock); }) ==
        ErrorCode::locked);
}

TEST_CASE("two key files of one store share no salt, nonce or wrapped key") {
  PracticeStore practice;
  const Bytes before = test::read_bytes(practice.path() / "store.key");
  practice.open().rekey(test::secret(PracticeStore::passphrase),
                        test::secret(PracticeStore::passphrase), practice.entropy);
  const Bytes after = test::read_bytes(practice.path() / "store.key");
  CHECK_FALSE(
      std::ranges::equal(ByteView(before).subspan(22, 16), ByteView(after).subspan(22, 16)));
  CHECK_FALSE(
      std::ranges::equal(ByteView(before).subspan(38, 24), ByteView(after).subspan(38, 24)));
  CHECK_FALSE(
      std::ranges::equal(ByteView(before).subspan(62, 48), ByteView(after).subspan(62, 48)));
}

TEST_CASE("a key file is described in words without its secrets") {
  PracticeStore practice;
  const auto words = describe_file(test::read_bytes(practice.path() / "store.key"));
  REQUIRE(words);
  CHECK(*words ==
        "A key file: the key of a practice store, wrapped under its passphrase.\n"
        "  Derivation: Argon2id, 1 pass over 8 MiB.\n"
        "  Checksum: fits.\n");
}

}  // namespace
}  // namespace fieldfare::storage
