#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/describe.h>
#include <support/errors.h>
#include <support/file_bytes.h>
#include <support/practice_store.h>

namespace fieldfare::storage {
namespace {

using test::code_of;
using test::PracticeStore;
using test::secret;
namespace fs = std::filesystem;

/// A store with notes, and a backup of it.
struct BackedUp {
  BackedUp() {
    Store store = practice.open();
    for (int i = 0; i < 50; ++i)
      PracticeStore::add_note(store.database(), std::string(500, 'n'));
    store.backup(file);
  }
  Store restore(const fs::path& to, std::string_view passphrase = PracticeStore::passphrase) {
    return Store::restore(file, to, secret(passphrase), practice.entropy, practice.clock);
  }
  PracticeStore practice;
  fs::path file = practice.directory / "evening.backup";
  fs::path target = practice.directory / "restored";
};

TEST_CASE("a restored store holds what was backed up and knows that it was restored") {
  BackedUp sample;
  {
    Store store = sample.restore(sample.target);
    CHECK(PracticeStore::count_notes(store.database()) == 50);
    CHECK(store.incarnation() == Incarnation::restored);
    CHECK(store.practice());
    CHECK(store.database().check_pages().empty());
    store.begin_incarnation(sample.practice.entropy);
  }
  const Store again = Store::open(sample.target, secret(PracticeStore::passphrase),
                                  sample.practice.entropy, sample.practice.clock);
  CHECK(again.incarnation() == Incarnation::same);
  // The first store is as it was.
  CHECK(sample.practice.open().incarnation() == Incarnation::same);
}

TEST_CASE("a backup shows nothing and leaves no half-made file") {
  BackedUp sample;
  const Bytes bytes = test::read_bytes(sample.file);
  CHECK(as_text(bytes).find("nnnnnnnn") == std::string_view::npos);
  CHECK(as_text(bytes).find("SQLite format 3") == std::string_view::npos);
  CHECK_FALSE(fs::exists(sample.practice.directory / "evening.backup.new"));
  CHECK_FALSE(fs::exists(sample.practice.path() / "store.backup"));
}

TEST_CASE("a backup does not replace a file, a restore does not replace a store") {
  BackedUp sample;
  const Bytes before = test::read_bytes(sample.file);
  CHECK(code_of([&] { sample.practice.open().backup(sample.file); }) == ErrorCode::not_possible);
  CHECK(test::read_bytes(sample.file) == before);
  CHECK(code_of([&] { return sample.restore(sample.practice.path()); }) == ErrorCode::not_possible);
}

TEST_CASE("a backup opens with the passphrase that was in force when it was made") {
  BackedUp sample;
  sample.practice.open().rekey(secret(PracticeStore::passphrase), secret("later"),
                               sample.practice.entropy);
  CHECK(code_of([&] { return sample.restore(sample.target, "later"); }) == ErrorCode::locked);
  CHECK_FALSE(storage::exists(sample.target));
  CHECK_FALSE(fs::exists(sample.target / "store.db.new"));
  CHECK_NOTHROW(sample.restore(sample.target));
}

TEST_CASE("wrong passphrases for a backup wait as those for a store do") {
  BackedUp sample;
  for (int i = 0; i < 3; ++i) {
    CHECK(code_of([&] { return sample.restore(sample.target, "wrong"); }) == ErrorCode::locked);
  }
  CHECK(code_of([&] { return sample.restore(sample.target); }) == ErrorCode::locked);
  sample.practice.clock.advance(std::chrono::seconds(2));
  CHECK_NOTHROW(sample.restore(sample.target));
}

TEST_CASE("a backup cut short anywhere is damaged and leaves no store") {
  BackedUp sample;
  const Bytes sound = test::read_bytes(sample.file);
  for (std::size_t size = 0; size < sound.size(); size += size < 200 ? 7 : 4001) {
    INFO("cut to " << size);
    test::write_bytes(sample.file, ByteView(sound).first(size));
    CHECK(code_of([&] { return sample.restore(sample.target); }) == ErrorCode::damaged);
    CHECK_FALSE(storage::exists(sample.target));
    CHECK_FALSE(fs::exists(sample.target / "store.db.new"));
  }
}

TEST_CASE("a backup with a changed or an added byte is damaged") {
  BackedUp sample;
  const Bytes sound = test::read_bytes(sample.file);
  for (std::size_t offset = 0; offset < sound.size(); offset += offset < 200 ? 1 : 997) {
    INFO("offset " << offset);
    test::write_bytes(sample.file, sound);
    test::flip_bit(sample.file, offset, static_cast<int>(offset % 8));
    const auto code = code_of([&] { return sample.restore(sample.target); });
    // A changed version byte speaks of a newer program, not of damage.
    CHECK(code == (offset == 8 ? ErrorCode::not_possible : ErrorCode::damaged));
  }
  Bytes longer = sound;
  longer.push_back(0);
  test::write_bytes(sample.file, longer);
  CHECK(code_of([&] { return sample.restore(sample.target); }) == ErrorCode::damaged);
}

TEST_CASE("a backup that is not there is not found") {
  BackedUp sample;
  fs::remove(sample.file);
  CHECK(code_of([&] { return sample.restore(sample.target); }) == ErrorCode::not_found);
}

TEST_CASE("a backup is described in words when it is whole") {
  BackedUp sample;
  Bytes bytes = test::read_bytes(sample.file);
  const auto words = describe_file(bytes);
  REQUIRE(words);
  CHECK(words->starts_with("A backup of a store, version 1"));
  CHECK(words->find("practice store") != std::string::npos);
  bytes[bytes.size() / 2] ^= 1;
  CHECK(code_of([&] { return describe_file(bytes); }) == ErrorCode::damaged);
  bytes.pop_back();
  CHECK(code_of([&] { return describe_file(bytes); }) == ErrorCode::damaged);
}

}  // namespace
}  // namespace fieldfare::storage
