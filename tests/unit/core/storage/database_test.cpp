#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/database.h>
#include <support/errors.h>
#include <support/temporary_directory.h>

namespace fieldfare::storage {
namespace {

using test::code_of;
using test::error_of;
using Mode = Database::Mode;

/// A plain database with one empty table.
struct Sample {
  Sample() { database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b UNIQUE)"); }
  std::int64_t count() {
    Statement query = database.prepare("SELECT count(*) FROM t");
    return query.step() ? query.integer(0) : -1;
  }
  test::TemporaryDirectory directory;
  Database database = Database::open_plain(directory / "a.db", Mode::create);
};

TEST_CASE("values come back as they were bound") {
  Sample sample;
  sample.database.prepare("INSERT INTO t VALUES (?1, ?2, ?3)")
      .bind(1, std::int64_t{-7})
      .bind(2, Bytes{0, 1, 255})
      .bind(3, std::string_view("h\u00e9ron\0x", 8))
      .run();
  Statement query = sample.database.prepare("SELECT id, a, b, NULL FROM t");
  REQUIRE(query.step());
  CHECK(query.integer(0) == -7);
  CHECK(Bytes(query.blob(1).begin(), query.blob(1).end()) == Bytes{0, 1, 255});
  CHECK(query.text(2) == std::string_view("h\u00e9ron\0x", 8));
  CHECK(query.is_null(3));
  CHECK_FALSE(query.is_null(0));
  CHECK_FALSE(query.step());
}

TEST_CASE("an empty value is not NULL") {
  Sample sample;
  sample.database.prepare("INSERT INTO t VALUES (1, ?1, ?2)")
      .bind(1, ByteView())
      .bind(2, std::string_view())
      .run();
  sample.database.prepare("INSERT INTO t VALUES (2, ?1, NULL)").bind_null(1).run();
  Statement query = sample.database.prepare("SELECT a, b FROM t ORDER BY id");
  REQUIRE(query.step());
  CHECK_FALSE(query.is_null(0));
  CHECK(query.blob(0).empty());
  CHECK_FALSE(query.is_null(1));
  CHECK(query.text(1).empty());
  REQUIRE(query.step());
  CHECK(query.is_null(0));
}

TEST_CASE("bound values may go before the statement runs") {
  Sample sample;
  Statement insert = sample.database.prepare("INSERT INTO t VALUES (1, ?1, NULL)");
  {
    std::string text(2000, 'x');
    insert.bind(1, text);
    text.assign(2000, 'y');
  }
  insert.run();
  Statement query = sample.database.prepare("SELECT a FROM t");
  REQUIRE(query.step());
  CHECK(query.text(0) == std::string(2000, 'x'));
}

TEST_CASE("a statement that was given back has lost its values") {
  Sample sample;
  const char* sql = "INSERT INTO t (a) VALUES (?1)";
  sample.database.prepare(sql).bind(1, "kept by mistake").run();
  sample.database.prepare(sql).run();
  Statement query = sample.database.prepare("SELECT a FROM t ORDER BY id");
  REQUIRE(query.step());
  CHECK(query.text(0) == "kept by mistake");
  REQUIRE(query.step());
  CHECK(query.is_null(0));
}

TEST_CASE("the same text can be borrowed twice at once") {
  Sample sample;
  sample.database.execute("INSERT INTO t VALUES (1, 10, 1), (2, 20, 2)");
  const char* sql = "SELECT id FROM t ORDER BY id";
  Statement outer = sample.database.prepare(sql);
  REQUIRE(outer.step());
  {
    Statement inner = sample.database.prepare(sql);
    REQUIRE(inner.step());
    CHECK(inner.integer(0) == 1);
    REQUIRE(inner.step());
  }
  CHECK(outer.integer(0) == 1);
  REQUIRE(outer.step());
  CHECK(outer.integer(0) == 2);
}

TEST_CASE("a statement survives the move of its database") {
  Sample sample;
  Statement insert = sample.database.prepare("INSERT INTO t (a) VALUES (?1)");
  Database moved = std::move(sample.database);
  insert.bind(1, std::int64_t{5}).run();
  CHECK(moved.changes() == 1);
  CHECK(moved.last_insert_rowid() == 1);
  Statement again = std::move(insert);
  again.reset().bind(1, std::int64_t{6}).run();
  CHECK(moved.last_insert_rowid() == 2);
}

TEST_CASE("more texts than the cache holds still work") {
  Sample sample;
  for (int i = 0; i < 1200; ++i) {
    Statement query = sample.database.prepare("SELECT " + std::to_string(i));
    REQUIRE(query.step());
    CHECK(query.integer(0) == i);
  }
}

TEST_CASE("two statements in one text are refused") {
  Sample sample;
  CHECK(code_of([&] { return sample.database.prepare("SELECT 1; DROP TABLE t"); }) ==
        ErrorCode::internal);
  CHECK(code_of([&] { return sample.database.prepare(""); }) == ErrorCode::internal);
  CHECK(code_of([&] { return sample.database.prepare("SELECT 1; \n"); }) == std::nullopt);
}

TEST_CASE("an error never quotes a bound value") {
  Sample sample;
  sample.database.execute("CREATE VIRTUAL TABLE f USING fts5(text)");
  const auto quoted = error_of([&] {
    sample.database.prepare("SELECT * FROM f WHERE f MATCH ?1").bind(1, "\"marigold").run();
  });
  REQUIRE(quoted);
  CHECK(std::string(quoted->what()).find("marigold") == std::string::npos);

  sample.database.execute("INSERT INTO t VALUES (1, NULL, 'marigold')");
  const auto twice = error_of([&] {
    sample.database.prepare("INSERT INTO t VALUES (2, NULL, ?1)").bind(1, "marigold").run();
  });
  REQUIRE(twice);
  CHECK(twice->code() == ErrorCode::internal);
  CHECK(std::string(twice->what()).find("marigold") == std::string::npos);
}

TEST_CASE("a transaction that is not committed leaves nothing") {
  Sample sample;
  {
    Transaction transaction(sample.database);
    sample.database.execute("INSERT INTO t VALUES (1, 1, 1)");
  }
  CHECK(sample.count() == 0);
  {
    Transaction transaction(sample.database);
    sample.database.execute("INSERT INTO t VALUES (1, 1, 1)");
    transaction.commit();
  }
  CHECK(sample.count() == 1);
}

TEST_CASE("a transaction ends when an exception leaves it") {
  Sample sample;
  CHECK(code_of([&] {
          Transaction transaction(sample.database);
          sample.database.execute("INSERT INTO t VALUES (1, 1, 1)");
          sample.database.execute("INSERT INTO t VALUES (1, 1, 1)");
          transaction.commit();
        }) == ErrorCode::internal);
  CHECK(sample.count() == 0);
  const Transaction next(sample.database);
}

TEST_CASE("migrations run once, in order, and tell how far they came") {
  Sample sample;
  const std::vector<Migration> first{{"CREATE TABLE m (n)"}, {"INSERT INTO m VALUES (1)"}};
  migrate(sample.database, first);
  migrate(sample.database, first);
  std::vector<Migration> more = first;
  more.push_back({"INSERT INTO m VALUES (2)"});
  migrate(sample.database, more);
  Statement query = sample.database.prepare("SELECT count(*), max(n) FROM m");
  REQUIRE(query.step());
  CHECK(query.integer(0) == 2);
  CHECK(query.integer(1) == 2);
}

TEST_CASE("a migration that fails leaves the version before it") {
  Sample sample;
  const std::vector<Migration> broken{{"CREATE TABLE m (n)"},
                                      {"INSERT INTO m VALUES (1); INSERT INTO nowhere VALUES (1)"}};
  CHECK(code_of([&] { migrate(sample.database, broken); }) == ErrorCode::internal);
  const std::vector<Migration> mended{{"CREATE TABLE m (n)"}, {"INSERT INTO m VALUES (7)"}};
  migrate(sample.database, mended);
  Statement query = sample.database.prepare("SELECT count(*), max(n) FROM m");
  REQUIRE(query.step());
  CHECK(query.integer(0) == 1);
  CHECK(query.integer(1) == 7);
}

TEST_CASE("a schema from a newer program is left alone") {
  Sample sample;
  sample.database.execute("PRAGMA user_version = 9");
  CHECK(code_of([&] { migrate(sample.database, {}); }) == ErrorCode::not_possible);
}

TEST_CASE("opening never makes a file and making never takes one") {
  const test::TemporaryDirectory directory;
  CHECK(code_of([&] { return Database::open_plain(directory / "a.db", Mode::existing); }) ==
        ErrorCode::not_found);
  CHECK_FALSE(std::filesystem::exists(directory / "a.db"));
  (void)Database::open_plain(directory / "a.db", Mode::create);
  CHECK(code_of([&] { return Database::open_plain(directory / "a.db", Mode::create); }) ==
        ErrorCode::not_possible);
}

TEST_CASE("database files are for their owner alone, whatever the umask") {
  const test::TemporaryDirectory directory;
  const mode_t before = ::umask(0);
  {
    Database database = Database::open_plain(directory / "a.db", Mode::create);
    database.execute("CREATE TABLE t (a)");
    for (const auto& entry : std::filesystem::directory_iterator(directory.path())) {
      INFO(entry.path());
      CHECK((entry.status().permissions() & std::filesystem::perms(077)) ==
            std::filesystem::perms::none);
    }
    database.copy_to(directory / "b.db");
  }
  ::umask(before);
  CHECK((std::filesystem::status(directory / "b.db").permissions() & std::filesystem::perms(077)) ==
        std::filesystem::perms::none);
}

TEST_CASE("several connections may share a plain file") {
  const test::TemporaryDirectory directory;
  Database one = Database::open_plain(directory / "hub.db", Mode::create);
  one.execute("CREATE TABLE t (a)");
  Database two = Database::open_plain(directory / "hub.db", Mode::existing);
  two.execute("INSERT INTO t VALUES (1)");
  one.execute("INSERT INTO t VALUES (2)");
  Statement query = two.prepare("SELECT count(*) FROM t");
  REQUIRE(query.step());
  CHECK(query.integer(0) == 2);
}

TEST_CASE("a copy does not replace a file") {
  Sample sample;
  sample.database.copy_to(sample.directory / "b.db");
  CHECK(code_of([&] { sample.database.copy_to(sample.directory / "b.db"); }) ==
        ErrorCode::not_possible);
  CHECK(Database::open_plain(sample.directory / "b.db", Mode::existing).check_pages().empty());
}

}  // namespace
}  // namespace fieldfare::storage
