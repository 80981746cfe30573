#include <fieldfare/sync/hub/postgres_store.h>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <future>
#include <latch>
#include <semaphore>
#include <thread>
#include <vector>

#include <fieldfare/core/error.h>
#include <servers/pooler.h>
#include <servers/postgres_server.h>
#include <support/errors.h>

#include "store_places.h"

using namespace fieldfare;
using namespace std::chrono_literals;
using sync::hub::AppendResult;
using sync::hub::HubStore;
using sync::hub::open_postgres_store;

/// What the store over PostgreSQL promises beyond the contract of every store.
namespace {

constexpr std::uint64_t quota = 10'000'000;

test::PostgresServer& server() {
  return test::PostgresServer::shared();
}

std::string name_of(const std::string& address) {
  return address.substr(address.find("@/") + 2, address.find('?') - address.find("@/") - 2);
}

/// Waits until the server says yes; gives up after half a minute.
bool soon(const std::string& question) {
  for (int tries = 0; tries < 600; ++tries) {
    if (server().sql(question).starts_with("t")) return true;
    std::this_thread::sleep_for(50ms);
  }
  return false;
}

std::string waits_for_lock(const std::string& address) {
  return "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = "
         "'" +
         name_of(address) + "'";
}

void cut_all_lines(const std::string& address) {
  server().sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" +
               name_of(address) + "'");
}

/// A place in the store's work where a test makes it stand still.
class Gate {
 public:
  /// To be called by the store: says that it is there and waits until it is let through.
  void pass() {
    there_.release();
    open_.acquire();
  }
  void await_arrival() { there_.acquire(); }
  [[nodiscard]] bool arrived_within(std::chrono::milliseconds time) {
    return there_.try_acquire_for(time);
  }
  void open() { open_.release(); }

 private:
  std::binary_semaphore there_{0}, open_{0};
};

}  // namespace

TEST_CASE("hubs that start at once on an empty database are one hub", "[contract][postgres]") {
  const std::string address = server().new_database();
  constexpr std::size_t hubs = 6;
  std::latch start(hubs);
  std::vector<std::future<std::pair<Bytes, sync::Era>>> all;
  for (std::size_t i = 0; i < hubs; ++i) {
    all.push_back(std::async(std::launch::async, [&, i] {
      test::SeededEntropy entropy(i + 1);
      const auto store = open_postgres_store(address);
      start.arrive_and_wait();
      const sync::hub::StoreIdentity identity = store->identity(entropy);
      const ByteView seed = identity.seed.view();
      return std::pair(Bytes(seed.begin(), seed.end()), identity.era);
    }));
  }
  const auto first = all.front().get();
  for (std::size_t i = 1; i < hubs; ++i)
    CHECK(all[i].get() == first);
}

TEST_CASE("a writer that is slow to commit holds up the next, and nobody skips what it writes",
          "[contract][postgres]") {
  const std::string address = server().new_database();
  test::Team team(2);
  test::MemoryReplica ada(team, 0), bea(team, 1);
  for (int i = 0; i < 3; ++i)
    ada.write("from Ada");
  for (int i = 0; i < 2; ++i)
    bea.write("from Bea");
  const auto reader = open_postgres_store(address);
  static_cast<void>(reader->identity(team.entropy()));
  reader->register_visit(team.visit(), quota);

  Gate slow_commit, next_commit;
  const auto slow = open_postgres_store(address, {[&] { slow_commit.pass(); }});
  const auto next = open_postgres_store(address, {[&] { next_commit.pass(); }});
  // What a device compares that waits for changes, and what it then finds.
  const auto seen = [&] {
    const auto row = reader->find(team.visit());
    std::uint64_t entries = 0;
    for (const log::LogHead& segment : reader->segments(team.visit()))
      entries += reader->read(team.visit(), segment, 1, 100, 1'000'000).entries.size();
    CHECK(reader->changes({team.visit()}) == std::vector<std::uint64_t>{row->changes});
    CHECK(entries == row->feed);
    return std::pair(row->feed, row->changes);
  };
  const auto nothing = seen();
  CHECK(nothing.first == 0);

  // Ada's entries have their numbers and are not committed; Bea's must not get later ones.
  auto ada_stored = std::async(std::launch::async, [&] { return append(*slow, ada); });
  slow_commit.await_arrival();
  auto bea_stored = std::async(std::launch::async, [&] { return append(*next, bea); });
  CHECK(soon(waits_for_lock(address)));
  CHECK_FALSE(next_commit.arrived_within(200ms));
  CHECK(seen() == nothing);

  slow_commit.open();
  CHECK(ada_stored.get() == AppendResult::stored);
  next_commit.await_arrival();
  const auto after_ada = seen();
  CHECK(after_ada.first == 3);
  CHECK(after_ada.second != nothing.second);

  next_commit.open();
  CHECK(bea_stored.get() == AppendResult::stored);
  const auto after_bea = seen();
  CHECK(after_bea.first == 5);
  CHECK(after_bea.second != after_ada.second);
  CHECK(server().sql("SELECT array_agg(feed ORDER BY feed) FROM fieldfare.entry",
                     name_of(address)) == "{1,2,3,4,5}\n");
}

TEST_CASE("a store whose line was cut goes on over a new one", "[contract][postgres]") {
  const std::string address = server().new_database();
  test::Team team(1);
  test::MemoryReplica ada(team, 0);
  ada.write("one");
  const auto store = open_postgres_store(address);
  store->register_visit(team.visit(), quota);
  cut_all_lines(address);
  CHECK(append(*store, ada) == AppendResult::stored);
  cut_all_lines(address);
  CHECK(store->find(team.visit())->feed == 1);
  CHECK(store->figures().lines == 3);
}

TEST_CASE("a line that is cut before the commit leaves the entries once, not twice and not never",
          "[contract][postgres]") {
  const std::string address = server().new_database();
  test::Team team(1);
  test::MemoryReplica ada(team, 0);
  ada.write("one");
  ada.write("two");
  std::atomic<int> commits = 0;
  const auto store = open_postgres_store(address, {[&] {
                                           if (++commits == 2) cut_all_lines(address);
                                         }});
  store->register_visit(team.visit(), quota);
  CHECK(append(*store, ada) == AppendResult::stored);
  CHECK(commits == 3);
  CHECK(store->find(team.visit())->feed == 2);
  CHECK(store->figures().retries == 1);
}

TEST_CASE("nothing is confirmed that the server has stopped waiting for its standby with",
          "[contract][postgres]") {
  const std::string address = server().new_database();
  test::Team team(1);
  test::MemoryReplica ada(team, 0);
  ada.write("one");
  const auto store = open_postgres_store(address);
  store->register_visit(team.visit(), quota);

  // A standby that never comes: a commit is written here and waits.
  server().sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
  server().sql("SELECT pg_reload_conf()");
  // Its checkpointer decides whether commits wait: it reads its settings before a checkpoint.
  REQUIRE(soon("SELECT current_setting('synchronous_standby_names') = 'nobody'"));
  server().sql("CHECKPOINT");
  const std::string waiting =
      "FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = '" + name_of(address) + "'";
  auto stored = std::async(std::launch::async, [&] { return append(*store, ada); });
  CHECK(soon("SELECT count(*) = 1 " + waiting));
  const std::string first = server().sql("SELECT pid " + waiting);
  // The server now answers COMMIT with success, and a warning.
  server().sql("SELECT pg_cancel_backend(pid) " + waiting);
  CHECK(soon("SELECT count(*) = 1 " + waiting + " AND pid <> " + first));
  CHECK(stored.wait_for(100ms) == std::future_status::timeout);

  server().sql("ALTER SYSTEM RESET synchronous_standby_names");
  server().sql("SELECT pg_reload_conf()");
  // It is found to be there already, by a line that has committed something after it.
  CHECK(stored.get() == AppendResult::moved);
  CHECK(store->find(team.visit())->feed == 1);
}

TEST_CASE("a server that answers no more is told as unreachable, and the store comes back with it",
          "[contract][postgres]") {
  test::PostgresServer own({"fsync=off"});
  const std::string address = own.new_database();
  const auto store = open_postgres_store(address);
  store->register_visit(VisitId{}, quota);
  own.stop_at_once();
  CHECK(test::code_of([&] { static_cast<void>(store->find(VisitId{})); }) ==
        ErrorCode::unreachable);
  CHECK(test::code_of([&] { store->check(); }) == ErrorCode::unreachable);
  own.start();
  CHECK(store->find(VisitId{}).has_value());
  store->check();
}

TEST_CASE("an era ends when its keeper says so, for hubs that are at work too",
          "[contract][postgres]") {
  const std::string address = server().new_database();
  test::SeededEntropy entropy(5);
  const auto hub = open_postgres_store(address), keeper = open_postgres_store(address);
  const sync::Era before = hub->identity(entropy).era;
  hub->register_visit(VisitId{}, quota);
  const auto changes = hub->changes({VisitId{}});
  static_cast<void>(keeper->identity(entropy));
  keeper->renew_era(entropy);
  CHECK(hub->find(VisitId{}).has_value());
  CHECK(hub->era() != before);
  CHECK(hub->changes({VisitId{}}) != changes);
}

TEST_CASE("a pooler that deals transactions out to other lines makes no difference",
          "[contract][postgres]") {
  const test::Pooler pooler(server());
  const std::string address = pooler.through(server().new_database());
  test::Team team(2);
  std::deque<test::MemoryReplica> devices;
  std::deque<std::unique_ptr<HubStore>> stores;
  for (std::size_t i = 0; i < 2; ++i) {
    devices.emplace_back(team, i);
    stores.push_back(open_postgres_store(address));
    static_cast<void>(stores.back()->identity(team.entropy()));
  }
  stores[0]->register_visit(team.visit(), quota);
  std::vector<std::future<int>> writers;
  for (std::size_t i = 0; i < 2; ++i) {
    writers.push_back(std::async(std::launch::async, [&, i] {
      int stored = 0;
      for (std::uint64_t entry = 1; entry <= 20; ++entry) {
        devices[i].write("note");
        stored += append(*stores[i], devices[i], entry) == AppendResult::stored ? 1 : 0;
      }
      return stored;
    }));
  }
  for (auto& writer : writers)
    CHECK(writer.get() == 20);
  CHECK(stores[0]->find(team.visit())->feed == 40);
  cut_all_lines(address);
  CHECK(stores[0]->segments(team.visit()).size() == 2);
}

TEST_CASE("an ordinary role that owns its database is enough", "[contract][postgres]") {
  const std::string address = server().new_database();
  server().sql("CREATE ROLE plain LOGIN");
  server().sql("ALTER DATABASE " + name_of(address) + " OWNER TO plain");
  std::string as_plain = address;
  as_plain.replace(as_plain.find("fieldfare@"), 9, "plain");
  test::SeededEntropy entropy(6);
  const auto store = open_postgres_store(as_plain);
  static_cast<void>(store->identity(entropy));
  store->register_visit(VisitId{}, quota);
  CHECK(store->find(VisitId{}).has_value());
}

TEST_CASE("tables of a newer hub are left alone", "[contract][postgres]") {
  const std::string address = server().new_database();
  open_postgres_store(address)->check();
  server().sql("UPDATE fieldfare.hub SET version = 1000", name_of(address));
  CHECK(test::code_of([&] { open_postgres_store(address)->check(); }) == ErrorCode::not_possible);
}
