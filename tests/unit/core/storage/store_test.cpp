#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <string>

#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/store.h>
#include <support/errors.h>
#include <support/file_bytes.h>
#include <support/practice_store.h>

namespace fieldfare::storage {
namespace {

using test::code_of;
using test::error_of;
using test::PracticeStore;
using test::secret;
namespace fs = std::filesystem;

TEST_CASE("what was committed is there when the store is opened again") {
  PracticeStore practice;
  {
    Store store = practice.open();
    PracticeStore::add_note(store.database(), "Two of five plans name the wrong setting.");
  }
  Store store = practice.open();
  CHECK(PracticeStore::count_notes(store.database()) == 1);
  CHECK(store.directory() == practice.path());
  CHECK(store.incarnation() == Incarnation::same);
  CHECK(store.practice());
}

TEST_CASE("the directory and all files of a store are its owner's alone") {
  PracticeStore practice;
  const Store store = practice.open();
  const auto others = [](const fs::path& path) {
    return fs::status(path).permissions() & fs::perms(077);
  };
  CHECK(others(practice.path()) == fs::perms::none);
  for (const auto& entry : fs::directory_iterator(practice.path())) {
    INFO(entry.path());
    CHECK(others(entry.path()) == fs::perms::none);
  }
}

TEST_CASE("a directory that holds no store is not found and stays as it is") {
  PracticeStore practice;
  const fs::path empty = practice.directory / "empty";
  fs::create_directory(empty);
  const auto open = [&](const fs::path& path) {
    return Store::open(path, secret("x"), practice.entropy, practice.clock);
  };
  CHECK(code_of([&] { return open(empty); }) == ErrorCode::not_found);
  CHECK(code_of([&] { return open(practice.directory / "nowhere"); }) == ErrorCode::not_found);
  CHECK(fs::is_empty(empty));
  CHECK_FALSE(storage::exists(empty));
  CHECK(storage::exists(practice.path()));
}

TEST_CASE("a store is not made over another one") {
  PracticeStore practice;
  const auto create = [&] {
    return Store::create(practice.path(), secret("other"), crypto::practice_cost(),
                         practice.entropy);
  };
  CHECK(code_of(create) == ErrorCode::not_possible);
  CHECK_NOTHROW(practice.open());
}

TEST_CASE("a database whose key file is gone is not overwritten") {
  PracticeStore practice;
  const Bytes database = test::read_bytes(practice.path() / "store.db");
  fs::remove(practice.path() / "store.key");
  CHECK(code_of([&] {
          return Store::create(practice.path(), secret("other"), crypto::practice_cost(),
                               practice.entropy);
        }) == ErrorCode::not_possible);
  CHECK(test::read_bytes(practice.path() / "store.db") == database);
}

TEST_CASE("a second opening in the same process is refused") {
  PracticeStore practice;
  const Store store = practice.open();
  const auto error = error_of([&] { return practice.open(); });
  REQUIRE(error);
  CHECK(error->code() == ErrorCode::locked);
  CHECK(std::string(error->what()).find("another process") != std::string::npos);
}

TEST_CASE("a second process is refused until the first has closed the store") {
  PracticeStore practice;
  const auto code_in_child = [&] {
    const pid_t child = ::fork();
    if (child == 0) {
      const auto code = code_of([&] { return practice.open(); });
      ::_exit(code ? exit_code(*code) : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  };
  {
    const Store store = practice.open();
    CHECK(code_in_child() == exit_code(ErrorCode::locked));
  }
  CHECK(code_in_child() == 0);
}

TEST_CASE("a store whose database is gone or empty is damaged, not new") {
  PracticeStore practice;
  fs::resize_file(practice.path() / "store.db", 0);
  CHECK(code_of([&] { return practice.open(); }) == ErrorCode::damaged);
  CHECK(fs::file_size(practice.path() / "store.db") == 0);
  fs::remove(practice.path() / "store.db");
  CHECK(code_of([&] { return practice.open(); }) == ErrorCode::damaged);
  CHECK_FALSE(fs::exists(practice.path() / "store.db"));
}

TEST_CASE("a plain database put in the place of the store's is refused") {
  PracticeStore practice;
  fs::remove(practice.path() / "store.db");
  (void)Database::open_plain(practice.path() / "store.db", Database::Mode::create);
  CHECK(code_of([&] { return practice.open(); }) == ErrorCode::damaged);
}

TEST_CASE("the database of another store is refused") {
  PracticeStore practice(1), other(2);
  fs::copy_file(other.path() / "store.db", practice.path() / "store.db",
                fs::copy_options::overwrite_existing);
  CHECK(code_of([&] { return practice.open(); }) == ErrorCode::damaged);
}

TEST_CASE("a new passphrase replaces the old one and leaves the database alone") {
  PracticeStore practice;
  const Bytes before = test::read_bytes(practice.path() / "store.db");
  {
    Store store = practice.open();
    store.rekey(secret(PracticeStore::passphrase), secret("otters in the reeds"), practice.entropy);
    // The store in hand knows its new key file.
    store.rekey(secret("otters in the reeds"), secret("a third one"), practice.entropy);
  }
  CHECK(test::read_bytes(practice.path() / "store.db") == before);
  CHECK(code_of([&] { return practice.open(); }) == ErrorCode::locked);
  CHECK(practice.open("a third one").practice());
}

TEST_CASE("a new passphrase needs the old one") {
  PracticeStore practice;
  Store store = practice.open();
  const Bytes before = test::read_bytes(practice.path() / "store.key");
  CHECK(code_of([&] { store.rekey(secret("wrong"), secret("new"), practice.entropy); }) ==
        ErrorCode::locked);
  CHECK(test::read_bytes(practice.path() / "store.key") == before);
}

TEST_CASE("a store without its marker, or with another one, was restored") {
  PracticeStore practice;
  const fs::path mark = practice.path() / "store.mark";
  const Bytes sound = test::read_bytes(mark);
  CHECK(sound.size() == 16);
  for (const Bytes& other : {Bytes(), Bytes(16, 7), Bytes(15, sound[0]), Bytes(5000, 1)}) {
    test::write_bytes(mark, other);
    CHECK(practice.open().incarnation() == Incarnation::restored);
  }
  fs::remove(mark);
  CHECK(practice.open().incarnation() == Incarnation::restored);
  test::write_bytes(mark, sound);
  CHECK(practice.open().incarnation() == Incarnation::same);
}

TEST_CASE("a restored store is its own again after a new incarnation began") {
  PracticeStore practice;
  const Bytes before = test::read_bytes(practice.path() / "store.mark");
  fs::remove(practice.path() / "store.mark");
  {
    Store store = practice.open();
    store.begin_incarnation(practice.entropy);
    CHECK(store.incarnation() == Incarnation::same);
  }
  CHECK(practice.open().incarnation() == Incarnation::same);
  CHECK(test::read_bytes(practice.path() / "store.mark") != before);
}

TEST_CASE("a database put back to an older file is seen as restored after a new incarnation") {
  PracticeStore practice;
  fs::copy_file(practice.path() / "store.db", practice.directory / "older.db");
  practice.open().begin_incarnation(practice.entropy);
  fs::copy_file(practice.directory / "older.db", practice.path() / "store.db",
                fs::copy_options::overwrite_existing);
  CHECK(practice.open().incarnation() == Incarnation::restored);
}

TEST_CASE("a making that a crash cut off after the key file is finished by opening") {
  PracticeStore practice;
  fs::rename(practice.path() / "store.db", practice.path() / "store.db.new");
  CHECK(practice.open().incarnation() == Incarnation::same);
  CHECK_FALSE(fs::exists(practice.path() / "store.db.new"));
}

TEST_CASE("a making that a crash cut off before the key file starts anew") {
  PracticeStore practice;
  fs::rename(practice.path() / "store.db", practice.path() / "store.db.new");
  fs::rename(practice.path() / "store.key", practice.path() / "store.key.new");
  CHECK_FALSE(storage::exists(practice.path()));
  const Store store =
      Store::create(practice.path(), secret("anew"), crypto::practice_cost(), practice.entropy);
  CHECK(store.incarnation() == Incarnation::same);
  CHECK_FALSE(fs::exists(practice.path() / "store.key.new"));
}

TEST_CASE("a field store is wrapped at full cost, a cheaper one is raised when opened") {
  const test::TemporaryDirectory directory;
  test::SeededEntropy entropy;
  test::FakeClock clock;
  const crypto::PasswordCost cheap{2, std::uint64_t{1} << 20};
  CHECK_FALSE(Store::create(directory / "s", secret("p"), cheap, entropy).practice());
  const Bytes before = test::read_bytes(directory / "s" / "store.key");
  CHECK(before[13] == 2);
  (void)Store::open(directory / "s", secret("p"), entropy, clock);
  const Bytes after = test::read_bytes(directory / "s" / "store.key");
  CHECK(to_hex(ByteView(after).subspan(10, 12)) == "000000030000000010000000");
  (void)Store::open(directory / "s", secret("p"), entropy, clock);
  CHECK(test::read_bytes(directory / "s" / "store.key") == after);
}

TEST_CASE("a practice store stays cheap") {
  PracticeStore practice;
  const Bytes before = test::read_bytes(practice.path() / "store.key");
  (void)practice.open();
  CHECK(test::read_bytes(practice.path() / "store.key") == before);
}

}  // namespace
}  // namespace fieldfare::storage
