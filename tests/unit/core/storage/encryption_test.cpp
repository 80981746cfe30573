#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>
#include <string_view>

#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/database.h>
#include <support/errors.h>
#include <support/file_bytes.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

namespace fieldfare::storage {
namespace {

using test::code_of;
using test::read_bytes;
using Mode = Database::Mode;

constexpr std::string_view marker = "marigold-7f3a-evidence";

crypto::SecureBuffer key_of(std::uint8_t byte, std::size_t size = 32) {
  return crypto::SecureBuffer::copy_of(Bytes(size, byte));
}

void fill(Database& database) {
  database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)");
  Transaction transaction(database);
  for (int i = 0; i < 400; ++i) {
    database.prepare("INSERT INTO t (a) VALUES (?1)")
        .bind(1, std::string(marker) + std::string(200, 'x'))
        .run();
  }
  transaction.commit();
}

bool holds(const std::filesystem::path& file, std::string_view text) {
  const Bytes bytes = read_bytes(file);
  return as_text(bytes).find(text) != std::string_view::npos;
}

bool in_any_file(const std::filesystem::path& directory, std::string_view text) {
  const std::filesystem::directory_iterator files(directory);
  return std::any_of(begin(files), end(files),
                     [&](const auto& entry) { return holds(entry.path(), text); });
}

/// Reads all rows; throws what reading throws.
std::int64_t count(const std::filesystem::path& file) {
  Database database = Database::open_encrypted(file, key_of(1), Mode::existing);
  Statement query = database.prepare("SELECT count(a), sum(length(a)) FROM t NOT INDEXED");
  return query.step() ? query.integer(0) : -1;
}

TEST_CASE("no file of an encrypted database shows its text or SQLite's name") {
  const test::TemporaryDirectory directory;
  {
    Database database = Database::open_encrypted(directory / "a.db", key_of(1), Mode::create);
    fill(database);
    database.copy_to(directory / "copy.db");
    // The write-ahead log is there to be looked at, and no shared-memory file is.
    CHECK(std::filesystem::file_size(directory / "a.db-wal") > 100'000);
    CHECK_FALSE(std::filesystem::exists(directory / "a.db-shm"));
    CHECK_FALSE(in_any_file(directory.path(), marker));
  }
  CHECK_FALSE(in_any_file(directory.path(), marker));
  CHECK_FALSE(in_any_file(directory.path(), "SQLite format 3"));
}

TEST_CASE("the scan for text finds it in a plain database") {
  const test::TemporaryDirectory directory;
  Database database = Database::open_plain(directory / "a.db", Mode::create);
  fill(database);
  CHECK(in_any_file(directory.path(), marker));
  CHECK(in_any_file(directory.path(), "SQLite format 3"));
}

TEST_CASE("a copy of an encrypted database opens with the same key and no other") {
  const test::TemporaryDirectory directory;
  {
    Database database = Database::open_encrypted(directory / "a.db", key_of(1), Mode::create);
    fill(database);
    database.copy_to(directory / "copy.db");
  }
  CHECK(count(directory / "copy.db") == 400);
  CHECK(code_of([&] {
          return Database::open_encrypted(directory / "copy.db", key_of(2), Mode::existing);
        }) == ErrorCode::damaged);
  CHECK(code_of([&] { return Database::open_plain(directory / "copy.db", Mode::existing); }) ==
        ErrorCode::damaged);
}

TEST_CASE("a key of any length but 32 bytes is refused") {
  const test::TemporaryDirectory directory;
  for (const std::size_t size : {0U, 16U, 31U, 33U, 64U}) {
    CHECK(code_of([&] {
            return Database::open_encrypted(directory / "a.db", key_of(1, size), Mode::create);
          }) == ErrorCode::damaged);
  }
  CHECK_FALSE(std::filesystem::exists(directory / "a.db"));
}

TEST_CASE("another key does not open the file and does not change it") {
  const test::TemporaryDirectory directory;
  {
    Database database = Database::open_encrypted(directory / "a.db", key_of(1), Mode::create);
    fill(database);
  }
  const Bytes before = read_bytes(directory / "a.db");
  CHECK(code_of([&] {
          return Database::open_encrypted(directory / "a.db", key_of(2), Mode::existing);
        }) == ErrorCode::damaged);
  CHECK(read_bytes(directory / "a.db") == before);
  CHECK(count(directory / "a.db") == 400);
}

TEST_CASE("a plain database in the place of the encrypted one is refused") {
  const test::TemporaryDirectory directory;
  {
    Database database = Database::open_plain(directory / "a.db", Mode::create);
    fill(database);
  }
  CHECK(code_of([&] {
          return Database::open_encrypted(directory / "a.db", key_of(1), Mode::existing);
        }) == ErrorCode::damaged);
}

TEST_CASE("a database cut to nothing does not become a new one") {
  const test::TemporaryDirectory directory;
  {
    Database database = Database::open_encrypted(directory / "a.db", key_of(1), Mode::create);
    fill(database);
  }
  for (const std::size_t size : {0U, 1U, 16U, 511U}) {
    std::filesystem::resize_file(directory / "a.db", size);
    CHECK(code_of([&] { return count(directory / "a.db"); }) == ErrorCode::damaged);
    CHECK(std::filesystem::file_size(directory / "a.db") == size);
  }
}

TEST_CASE("an encrypted database is one connection's alone") {
  const test::TemporaryDirectory directory;
  const Database database = Database::open_encrypted(directory / "a.db", key_of(1), Mode::create);
  CHECK(code_of([&] {
          return Database::open_encrypted(directory / "a.db", key_of(1), Mode::existing);
        }) == ErrorCode::locked);
}

TEST_CASE("every flipped page is found by the check and read as damage or not at all") {
  const test::TemporaryDirectory directory;
  {
    Database database = Database::open_encrypted(directory / "a.db", key_of(1), Mode::create);
    fill(database);
  }
  const Bytes sound = read_bytes(directory / "a.db");
  CHECK(Database::open_encrypted(directory / "a.db", key_of(1), Mode::existing)
            .check_pages()
            .empty());
  constexpr std::size_t page_size = 4096;
  for (std::size_t offset = 0; offset < sound.size(); offset += page_size) {
    // In turn the beginning (the salt, on page 1), the ciphertext, and the authentication.
    constexpr std::size_t places[] = {8, 2000, 4090};
    const std::size_t within = places[(offset / page_size) % 3];
    INFO("offset " << offset + within);
    test::write_bytes(directory / "b.db", sound);
    test::flip_bit(directory / "b.db", offset + within);
    std::size_t problems = 0;
    const auto opened = code_of([&] {
      problems = Database::open_encrypted(directory / "b.db", key_of(1), Mode::existing)
                     .check_pages()
                     .size();
    });
    CHECK((opened == ErrorCode::damaged || problems > 0));
    const auto read = code_of([&] { return count(directory / "b.db"); });
    CHECK((read == ErrorCode::damaged || read == std::nullopt));
  }
}

TEST_CASE("a database cut at any page is damage") {
  const test::TemporaryDirectory directory;
  {
    Database database = Database::open_encrypted(directory / "a.db", key_of(1), Mode::create);
    fill(database);
  }
  const Bytes sound = read_bytes(directory / "a.db");
  for (std::size_t size = 4096; size < sound.size(); size += 4096 * 3) {
    INFO("cut to " << size);
    test::write_bytes(directory / "b.db", ByteView(sound).first(size));
    CHECK(code_of([&] { return count(directory / "b.db"); }) == ErrorCode::damaged);
  }
}

TEST_CASE("emptying the write-ahead log leaves no older page in it") {
  const test::TemporaryDirectory directory;
  Database database = Database::open_encrypted(directory / "a.db", key_of(1), Mode::create);
  fill(database);
  database.checkpoint();
  CHECK(std::filesystem::file_size(directory / "a.db-wal") == 0);
}

}  // namespace
}  // namespace fieldfare::storage
