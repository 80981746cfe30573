#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <deque>
#include <functional>
#include <memory>

#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub/sqlite_store.h>
#include <support/memory_replica.h>
#include <support/temporary_directory.h>

using namespace fieldfare;
using sync::hub::AppendResult;
using sync::hub::CheckedAppend;
using sync::hub::HubStore;

/// What every hub store promises, whatever engine it stands on: sync/hub/store.h.
namespace {

/// A place for a store that can be closed and opened again.
class Place {
 public:
  virtual ~Place() = default;
  virtual std::unique_ptr<HubStore> open() = 0;
};

class SqlitePlace final : public Place {
 public:
  std::unique_ptr<HubStore> open() override {
    return sync::hub::open_sqlite_store(directory_ / "hub.db");
  }

 private:
  test::TemporaryDirectory directory_;
};

const std::vector<std::function<std::unique_ptr<Place>()>>& places() {
  static const std::vector<std::function<std::unique_ptr<Place>()>> all{
      [] { return std::make_unique<SqlitePlace>(); }};
  return all;
}

std::unique_ptr<Place> any_place() {
  return places()[GENERATE(range(std::size_t{0}, places().size()))]();
}

/// Checks what a device holds beyond `begin` and appends it.
AppendResult append(HubStore& store, test::MemoryReplica& device, const sync::LogEnd& begin) {
  const log::EntryRun run = device.read(device.own_log(), begin.length + 1, 1000, 1'000'000);
  const log::LogHead end{device.own_log(), run.key, begin.length, begin.head};
  const log::CheckedRun checked = log::check_run(device.visit(), end, run);
  const std::vector<CheckedAppend> appends{{begin, &run, &checked}};
  return store.append(device.visit(), appends);
}

sync::LogEnd end_in(HubStore& store, test::MemoryReplica& device) {
  for (const log::LogHead& head : store.holdings(device.visit())) {
    if (head.log == device.own_log()) return {head.log, head.length, head.head};
  }
  return {device.own_log(), 0, {}};
}

}  // namespace

TEST_CASE("a store keeps who it is and what it holds when it is opened again", "[contract][hub]") {
  const auto place = any_place();
  test::Team team(1);
  test::MemoryReplica ada(team, 0);
  ada.write("one");
  Bytes seed;
  sync::Era era;
  {
    const auto store = place->open();
    const sync::hub::StoreIdentity identity = store->identity(team.entropy());
    seed.assign(identity.seed.view().begin(), identity.seed.view().end());
    era = identity.era;
    store->register_visit(team.visit(), 1'000'000);
    CHECK(append(*store, ada, {ada.own_log(), 0, {}}) == AppendResult::stored);
  }
  const auto store = place->open();
  const sync::hub::StoreIdentity identity = store->identity(team.entropy());
  CHECK(std::ranges::equal(identity.seed.view(), seed));
  CHECK(identity.era == era);
  CHECK(store->holdings(team.visit()) == ada.holdings());
}

TEST_CASE("feed numbers count every entry of a visit, without gaps", "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(2);
  std::deque<test::MemoryReplica> devices;
  for (std::size_t i = 0; i < 2; ++i)
    devices.emplace_back(team, i);
  store->register_visit(team.visit(), 1'000'000);
  for (int round = 0; round < 3; ++round) {
    for (test::MemoryReplica& device : devices) {
      device.write("note");
      CHECK(append(*store, device, end_in(*store, device)) == AppendResult::stored);
    }
  }
  CHECK(store->find(team.visit())->feed == 6);
}

TEST_CASE("an append that was checked against an older end stores nothing", "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(1);
  test::MemoryReplica ada(team, 0);
  store->register_visit(team.visit(), 1'000'000);
  ada.write("one");
  const sync::LogEnd nothing{ada.own_log(), 0, {}};
  CHECK(append(*store, ada, nothing) == AppendResult::stored);
  ada.write("two");
  CHECK(append(*store, ada, nothing) == AppendResult::moved);
  CHECK(store->find(team.visit())->feed == 1);
}

TEST_CASE("an append beyond the quota stores nothing of it", "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(1);
  test::MemoryReplica ada(team, 0);
  store->register_visit(team.visit(), 2'000);
  for (int i = 0; i < 5; ++i)
    ada.write("note");
  CHECK(append(*store, ada, {ada.own_log(), 0, {}}) == AppendResult::quota);
  CHECK(store->holdings(team.visit()).empty());
  CHECK(store->find(team.visit())->bytes == 0);
  store->set_quota(team.visit(), 1'000'000);
  CHECK(append(*store, ada, {ada.own_log(), 0, {}}) == AppendResult::stored);
}

TEST_CASE("entries are read back byte for byte, within the limits asked for", "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(1);
  test::MemoryReplica ada(team, 0);
  for (int i = 0; i < 5; ++i)
    ada.write("note");
  ada.entry(ada.own_log(), 3).body.clear();
  ada.entry(ada.own_log(), 3).wrapped_key.clear();
  store->register_visit(team.visit(), 1'000'000);
  CHECK(append(*store, ada, {ada.own_log(), 0, {}}) == AppendResult::stored);
  const log::LogHead head = store->holdings(team.visit()).at(0);
  CHECK(store->read(team.visit(), head, 1, 100, 1'000'000).entries ==
        ada.read(ada.own_log(), 1, 100, 1'000'000).entries);
  CHECK(store->read(team.visit(), head, 4, 100, 1'000'000).entries.size() == 2);
  CHECK(store->read(team.visit(), head, 1, 2, 1'000'000).entries.size() == 2);
  CHECK(store->read(team.visit(), head, 1, 100, 1).entries.size() == 1);
  CHECK(store->read(team.visit(), head, 6, 100, 1'000'000).entries.empty());
}

TEST_CASE("membership records are added only after the head that was seen", "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(1);
  const Bytes first = team.records()[0];
  CHECK_FALSE(store->append_records(team.visit(), 0, {}, {first}));  // no such visit yet
  store->register_visit(team.visit(), 1'000'000);
  CHECK(store->append_records(team.visit(), 0, {}, {first}));
  CHECK_FALSE(store->append_records(team.visit(), 0, {}, {first}));
  team.add_member();
  CHECK_FALSE(store->append_records(team.visit(), 1, {}, {team.records()[1]}));
  CHECK(store->append_records(team.visit(), 1, log::record_hash(first), {team.records()[1]}));
  CHECK(store->records(team.visit(), 0) == team.records());
  CHECK(store->records(team.visit(), 1).size() == 1);
}

TEST_CASE("of a member's statements the highest counter stays", "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(1);
  store->register_visit(team.visit(), 1'000'000);
  const MemberId ada = team.member(0);
  for (const std::uint64_t counter : {std::uint64_t{2}, std::uint64_t{1}, std::uint64_t{3}}) {
    store->put_statement(team.visit(), {ada, counter}, Bytes{static_cast<std::uint8_t>(counter)});
  }
  CHECK(store->statements(team.visit()) == std::vector<Bytes>{{3}});
}

TEST_CASE("an erased visit leaves nothing, and others stay", "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(1), other(1, 2);
  test::MemoryReplica ada(team, 0), zoe(other, 0);
  for (test::MemoryReplica* device : {&ada, &zoe}) {
    store->register_visit(device->visit(), 1'000'000);
    device->write("note");
    CHECK(append(*store, *device, {device->own_log(), 0, {}}) == AppendResult::stored);
  }
  CHECK(store->erase(team.visit()));
  CHECK_FALSE(store->erase(team.visit()));
  CHECK_FALSE(store->find(team.visit()));
  CHECK(store->holdings(team.visit()).empty());
  CHECK(store->records(team.visit(), 0).empty());
  CHECK(store->visits().size() == 1);
  CHECK(store->holdings(other.visit()) == zoe.holdings());
}

TEST_CASE("a store that another has open says so", "[contract][hub][sqlite]") {
  SqlitePlace place;
  const auto first = place.open();
  try {
    static_cast<void>(place.open());
    FAIL("two had the store");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::locked);
  }
}
