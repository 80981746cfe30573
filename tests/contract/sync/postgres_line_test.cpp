#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <thread>

#include <servers/postgres_server.h>

#include "pg.h"

using namespace fieldfare;
using namespace std::chrono_literals;
namespace pg = sync::hub::pg;

namespace {

pg::Fault fault_of(auto&& action) {
  try {
    action();
  } catch (const pg::Failure& failure) {
    return failure.fault();
  }
  FAIL("nothing failed");
  return pg::Fault::refused;
}

}  // namespace

TEST_CASE("values go to PostgreSQL and come back byte for byte", "[contract][postgres]") {
  pg::Connection line(test::PostgresServer::shared().address());
  const Bytes bytes{0, 1, '\\', '\'', 255, 0}, nothing;
  const pg::Rows rows = line.run(
      "SELECT $1::bytea, $2::bytea, $3::int8, a, n FROM unnest($4::bytea[], $5::int8[]) AS t(a, n)",
      pg::Values()
          .add(ByteView(bytes))
          .add(ByteView(nothing))
          .add(1ULL << 40)
          .add(std::vector<ByteView>{bytes, nothing})
          .add(std::vector<std::uint64_t>{7, 8}));
  REQUIRE(rows.count() == 2);
  CHECK(std::ranges::equal(rows.blob(0, 0), bytes));
  CHECK(rows.blob(0, 1).empty());
  CHECK(rows.number(0, 2) == 1ULL << 40);
  CHECK(std::ranges::equal(rows.blob(0, 3), bytes));
  CHECK(rows.blob(1, 3).empty());
  CHECK(rows.number(1, 4) == 8);
  CHECK(line.run("SELECT * FROM unnest($1::bytea[])", pg::Values().add(std::vector<ByteView>{}))
            .empty());
}

TEST_CASE("a failed statement is told by its code, and quotes no value", "[contract][postgres]") {
  pg::Connection line(test::PostgresServer::shared().address());
  const Bytes secret{'s', 'e', 'c', 'r', 'e', 't'};
  try {
    static_cast<void>(line.run("SELECT convert_from($1::bytea, 'UTF8')::int8",
                               pg::Values().add(ByteView(secret))));
    FAIL("the server took it");
  } catch (const pg::Failure& failure) {
    CHECK(failure.fault() == pg::Fault::refused);
    CHECK(std::string(failure.what()) == "the database stopped a statement (SQLSTATE 22P02)");
  }
  CHECK(line.sound());
}

TEST_CASE("a transaction that is not committed leaves nothing", "[contract][postgres]") {
  pg::Connection line(test::PostgresServer::shared().new_database());
  line.execute("CREATE TABLE t(n int8)");
  {
    pg::Transaction transaction(line);
    static_cast<void>(transaction.run("INSERT INTO t VALUES($1)", pg::Values().add(1ULL)));
  }
  CHECK(line.run("SELECT n FROM t").empty());
  pg::Transaction broken(line);
  CHECK(fault_of([&] { static_cast<void>(broken.run("SELECT 1/0")); }) == pg::Fault::refused);
  CHECK(fault_of([&] { broken.commit(); }) == pg::Fault::again);
}

TEST_CASE("an administrator's settings for others do not weaken a commit", "[contract][postgres]") {
  test::PostgresServer& server = test::PostgresServer::shared();
  const std::string address = server.new_database();
  const std::string name =
      address.substr(address.find("@/") + 2, address.find('?') - address.find("@/") - 2);
  server.sql("ALTER DATABASE " + name + " SET synchronous_commit = off");
  server.sql("ALTER DATABASE " + name + " SET default_transaction_isolation = 'serializable'");
  server.sql("ALTER DATABASE " + name + " SET statement_timeout = '5s'");
  pg::Connection line(address);
  pg::Transaction transaction(line);
  const pg::Rows rows = transaction.run(
      "SELECT convert_to(current_setting(s), 'UTF8') FROM (VALUES ('synchronous_commit'), "
      "('transaction_isolation'), ('statement_timeout')) AS t(s)");
  CHECK(as_text(rows.blob(0, 0)) == "on");
  CHECK(as_text(rows.blob(1, 0)) == "read committed");
  CHECK(as_text(rows.blob(2, 0)) == "0");
}

TEST_CASE("a line that the server cut is told as lost, and says how to be looked after",
          "[contract][postgres]") {
  const std::string address = test::PostgresServer::shared().address();
  pg::Connection line(address), other(address);
  static_cast<void>(other.run("SELECT pg_terminate_backend($1::int8::int4)",
                              pg::Values().add(static_cast<std::uint64_t>(line.server_process()))));
  CHECK(fault_of([&] { static_cast<void>(line.run("SELECT 1")); }) == pg::Fault::lost);
  CHECK_FALSE(line.sound());
  CHECK(fault_of([] { pg::Connection nobody("postgresql:///x?host=/nonexistent"); }) ==
        pg::Fault::lost);
}

TEST_CASE("faults are sorted by what can be done about them", "[contract][postgres]") {
  CHECK(pg::fault_of("40001") == pg::Fault::again);
  CHECK(pg::fault_of("40P01") == pg::Fault::again);
  CHECK(pg::fault_of("08006") == pg::Fault::lost);
  CHECK(pg::fault_of("57P01") == pg::Fault::lost);
  CHECK(pg::fault_of("25006") == pg::Fault::lost);
  CHECK(pg::fault_of("55P03") == pg::Fault::busy);
  CHECK(pg::fault_of("23505") == pg::Fault::refused);
}
