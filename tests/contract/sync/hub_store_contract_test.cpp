#include <catch2/catch_test_macros.hpp>
#include <deque>
#include <utility>

#include <fieldfare/core/error.h>
#include <support/memory_replica.h>

#include "store_places.h"

using namespace fieldfare;
using sync::hub::AppendResult;
using sync::hub::CheckedAppend;
using sync::hub::HubStore;
using test::any_place;
using test::append;

/// What every hub store promises, whatever engine it stands on: sync/hub/store.h.
namespace {

/// What the store holds of the device's own log.
log::VersionVector own_segments(HubStore& store, test::MemoryReplica& device) {
  log::VersionVector segments = store.segments(device.visit());
  std::erase_if(segments, [&](const log::LogHead& head) { return head.log != device.own_log(); });
  return segments;
}

log::CheckedRun check(HubStore& store, test::MemoryReplica& device, const log::EntryRun& run) {
  return log::check_run(
      device.visit(), own_segments(store, device),
      [&](const BranchId& branch, std::uint64_t at) {
        return store.hash_at(device.visit(), device.own_log(), branch, at);
      },
      [](const Hash&) { return true; }, run);
}

bool all_count(const log::ErasureOrder&) {
  return true;
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
    CHECK(append(*store, ada) == AppendResult::stored);
  }
  const auto store = place->open();
  const sync::hub::StoreIdentity identity = store->identity(team.entropy());
  CHECK(std::ranges::equal(identity.seed.view(), seed));
  CHECK(identity.era == era);
  CHECK(store->segments(team.visit()) == ada.holdings());
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
      CHECK(append(*store, device) == AppendResult::stored);
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
  const log::EntryRun run = ada.read(ada.own_log(), 1, 1000, 1'000'000);
  const log::CheckedRun checked = check(*store, ada, run);
  CHECK(store->append(team.visit(), {{&run, &checked}}) == AppendResult::stored);
  CHECK(store->append(team.visit(), {{&run, &checked}}) == AppendResult::moved);
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
  CHECK(append(*store, ada) == AppendResult::quota);
  CHECK(store->segments(team.visit()).empty());
  CHECK(store->find(team.visit())->bytes == 0);
  store->set_quota(team.visit(), 1'000'000);
  CHECK(append(*store, ada) == AppendResult::stored);
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
  CHECK(append(*store, ada) == AppendResult::stored);
  const log::LogHead head = store->segments(team.visit()).at(0);
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
  CHECK_FALSE(store->append_records(team.visit(), 0, {first}, all_count));  // no such visit yet
  store->register_visit(team.visit(), 1'000'000);
  CHECK(store->append_records(team.visit(), 0, {first}, all_count));
  CHECK_FALSE(store->append_records(team.visit(), 0, {first}, all_count));
  team.add_member();
  CHECK_FALSE(store->append_records(team.visit(), 2, {team.records()[1]}, all_count));
  CHECK(store->append_records(team.visit(), 1, {team.records()[1]}, all_count));
  CHECK(store->records(team.visit()) == team.records());
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

TEST_CASE("a log that goes on in two ways is cut where they part, and read by its segments",
          "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(1);
  test::MemoryReplica ada(team, 0);
  store->register_visit(team.visit(), 1'000'000);
  for (int i = 0; i < 4; ++i)
    ada.write("note");
  const log::EntryRun first = ada.read(ada.own_log(), 1, 1000, 1'000'000);
  CHECK(append(*store, ada) == AppendResult::stored);
  for (const std::uint64_t kept : {std::uint64_t{3}, std::uint64_t{1}, std::uint64_t{0}}) {
    ada.restore(kept);
    ada.write("another way");
    ada.write("and on");
    CHECK(append(*store, ada) == AppendResult::stored);
    const std::uint64_t feed = store->find(team.visit())->feed;
    static_cast<void>(append(*store, ada));  // it is there already
    CHECK(store->find(team.visit())->feed == feed);
  }
  const log::VersionVector segments = own_segments(*store, ada);
  std::size_t entries = 0;
  for (const log::LogHead& segment : segments) {
    entries += static_cast<std::size_t>(segment.length - segment.start + 1);
    const auto run = store->read(team.visit(), segment, segment.start, 1000, 1'000'000);
    REQUIRE(run.entries.size() == segment.length - segment.start + 1);
    CHECK(log::header_hash(run.entries.back().header) == segment.head);
    CHECK(store->hash_at(team.visit(), segment.log, segment.branch, segment.length) ==
          segment.head);
    CHECK(segment.branch == log::branch_of(log::header_hash(run.entries.front().header)));
  }
  CHECK(entries == 10);
  CHECK(store->find(team.visit())->feed == 10);
  const log::CheckedRun again = check(*store, ada, first);
  CHECK(again.known == 4);
  CHECK(again.refused.empty());
}

TEST_CASE("an order erases a body that is there and refuses one that comes later",
          "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(1);
  test::MemoryReplica ada(team, 0);
  store->register_visit(team.visit(), 1'000'000);
  for (int i = 0; i < 3; ++i)
    ada.write("note");
  const log::EntryRun whole = ada.read(ada.own_log(), 1, 10, 1'000'000);
  const auto order_for = [&](std::uint64_t sequence) {
    ada.erase(sequence);
    const Bytes bytes = ada.erasures().back();
    for (const Bytes& one : ada.erasures()) {
      if (log::decode_erasure(one).what.sequence == sequence)
        return sync::hub::CheckedErasure{log::decode_erasure(one), one};
    }
    return sync::hub::CheckedErasure{log::decode_erasure(bytes), bytes};
  };
  CHECK(store->add_erasures(team.visit(), 0, {order_for(2)}));
  const log::CheckedRun checked = check(*store, ada, whole);
  CHECK(store->append(team.visit(), {{&whole, &checked}}) == AppendResult::stored);
  CHECK(store->add_erasures(team.visit(), 0, {order_for(3), order_for(2)}));
  const log::LogHead head = store->segments(team.visit()).at(0);
  const auto held = store->read(team.visit(), head, 1, 10, 1'000'000).entries;
  CHECK_FALSE(held.at(0).body.empty());
  CHECK(held.at(1).body.empty());
  CHECK(held.at(2).body.empty());
  CHECK(held.at(2).wrapped_key.empty());
  CHECK(store->erasures(team.visit()).size() == 2);
}

TEST_CASE("every change of a visit moves its counter, and no other visit's", "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(1), other(1, 2);
  test::MemoryReplica ada(team, 0);
  store->register_visit(team.visit(), 1'000'000);
  store->register_visit(other.visit(), 1'000'000);
  const auto counters = [&] { return store->changes({team.visit(), other.visit(), VisitId{}}); };
  const std::uint64_t quiet = counters().at(1);
  CHECK(counters().at(2) == 0);
  std::uint64_t before = counters().at(0);
  const auto moved = [&] {
    const std::uint64_t now = counters().at(0);
    return std::exchange(before, now) != now;
  };
  CHECK_FALSE(moved());
  CHECK(store->append_records(team.visit(), 0, team.records(), all_count));
  CHECK(moved());
  ada.write("one");
  ada.write("two");
  CHECK(append(*store, ada) == AppendResult::stored);
  CHECK(moved());
  store->put_statement(team.visit(), {team.member(0), 1}, Bytes{1});
  CHECK(moved());
  ada.erase(2);
  CHECK(store->add_erasures(team.visit(), 1,
                            {{log::decode_erasure(ada.erasures().at(0)), ada.erasures().at(0)}}));
  CHECK(moved());
  CHECK(counters().at(1) == quiet);
}

TEST_CASE("an order that is held already changes nothing", "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(1);
  test::MemoryReplica ada(team, 0);
  store->register_visit(team.visit(), 1'000'000);
  ada.write("one");
  ada.write("two");
  CHECK(append(*store, ada) == AppendResult::stored);
  const std::uint64_t whole = store->find(team.visit())->bytes;
  ada.erase(2);
  const Bytes order = ada.erasures().at(0);
  CHECK(store->add_erasures(team.visit(), 0, {{log::decode_erasure(order), order}}));
  const auto after = store->find(team.visit());
  CHECK(after->bytes < whole);  // the space is free for others
  CHECK(store->add_erasures(team.visit(), 0, {{log::decode_erasure(order), order}}));
  CHECK(store->find(team.visit())->changes == after->changes);
  CHECK(store->find(team.visit())->bytes == after->bytes);
}

namespace {

/// A store that holds three entries of a log; of the second and third the content is to go.
struct Ordered {
  Ordered() : store(place->open()), team(2), ada(team, 0), bea(team, 1) {
    team.make_deputy(1);
    store->register_visit(team.visit(), 1'000'000);
    CHECK(store->append_records(team.visit(), 0, team.records(), all_count));
    for (int i = 0; i < 3; ++i)
      ada.write("note");
    whole = ada.read(ada.own_log(), 1, 10, 1'000'000);
  }

  /// Signed by the deputy.
  [[nodiscard]] sync::hub::CheckedErasure order(std::uint64_t sequence) {
    const log::LogHead head = ada.holdings().at(0);
    const log::ErasedEntry what{head.key, sequence, *ada.hash_at(head.log, {}, sequence)};
    const auto signed_order = log::order_by_member(team.visit(), what, team.key(1));
    return {signed_order, log::encode(signed_order)};
  }
  [[nodiscard]] sync::hub::CheckedContent content(std::uint64_t sequence) {
    const auto& entry = whole.entries.at(static_cast<std::size_t>(sequence - 1));
    const Hash hash = log::header_hash(entry.header);
    return {log::hole_at(whole.log, sequence, hash), hash, &entry};
  }
  /// The lead removes the deputy: what it ordered counts no more.
  void remove_the_deputy() {
    team.remove(1);
    CHECK(store->append_records(team.visit(), 2, {team.records().back()},
                                [](const log::ErasureOrder& order) { return !order.by_member; }));
  }
  [[nodiscard]] std::vector<log::SealedEntry> held() {
    return store->read(team.visit(), store->segments(team.visit()).at(0), 1, 10, 1'000'000).entries;
  }
  AppendResult fill(const std::vector<sync::hub::CheckedContent>& contents) {
    return store->fill(team.visit(), contents, filled);
  }

  std::unique_ptr<test::StorePlace> place = any_place();
  std::unique_ptr<HubStore> store;
  test::Team team;
  test::MemoryReplica ada;
  test::MemoryReplica bea;
  log::EntryRun whole;
  std::uint64_t filled = 0;
};

}  // namespace

TEST_CASE("an order that counts no more is dropped with the record, and leaves a hole",
          "[contract][hub]") {
  Ordered visit;
  CHECK(append(*visit.store, visit.ada) == AppendResult::stored);
  CHECK(visit.store->add_erasures(visit.team.visit(), 2, {visit.order(2), visit.order(3)}));
  CHECK(visit.store->holes(visit.team.visit()).empty());
  visit.remove_the_deputy();
  CHECK(visit.store->erasures(visit.team.visit()).empty());
  const log::Holes holes = visit.store->holes(visit.team.visit());
  CHECK(holes == log::Holes{visit.content(2).hole, visit.content(3).hole});
  // What was checked by the older records is not taken any more.
  CHECK_FALSE(visit.store->add_erasures(visit.team.visit(), 2, {visit.order(2)}));
  CHECK(visit.store->erasures(visit.team.visit()).empty());
}

TEST_CASE("a hole is filled once, counts its bytes and moves the counter", "[contract][hub]") {
  Ordered visit;
  CHECK(append(*visit.store, visit.ada) == AppendResult::stored);
  const auto full = visit.store->find(visit.team.visit());
  CHECK(visit.store->add_erasures(visit.team.visit(), 2, {visit.order(2), visit.order(3)}));
  visit.remove_the_deputy();
  const auto before = visit.store->find(visit.team.visit());
  CHECK(visit.fill({visit.content(1), visit.content(2)}) == AppendResult::stored);
  CHECK(visit.filled == 1);  // the first entry is no hole
  const auto after = visit.store->find(visit.team.visit());
  CHECK(after->changes != before->changes);
  CHECK(after->bytes > before->bytes);
  CHECK(visit.held().at(1) == visit.whole.entries.at(1));
  CHECK(visit.held().at(2).body.empty());
  CHECK(visit.fill({visit.content(2)}) == AppendResult::stored);
  CHECK(visit.filled == 0);
  CHECK(visit.store->find(visit.team.visit())->changes == after->changes);
  visit.store->set_quota(visit.team.visit(), after->bytes);
  CHECK(visit.fill({visit.content(3)}) == AppendResult::quota);
  CHECK(visit.filled == 0);
  CHECK(visit.store->holes(visit.team.visit()) == log::Holes{visit.content(3).hole});
  visit.store->set_quota(visit.team.visit(), 1'000'000);
  CHECK(visit.fill({visit.content(3)}) == AppendResult::stored);
  CHECK(visit.held() == visit.whole.entries);
  CHECK(visit.store->holes(visit.team.visit()).empty());
  CHECK(visit.store->find(visit.team.visit())->bytes == full->bytes);
}

TEST_CASE("an entry that comes without its content is a hole until an order or the content comes",
          "[contract][hub]") {
  Ordered visit;
  log::EntryRun stripped = visit.whole;
  for (std::size_t i = 1; i < 3; ++i) {
    stripped.entries.at(i).body.clear();
    stripped.entries.at(i).wrapped_key.clear();
  }
  const log::CheckedRun checked = check(*visit.store, visit.ada, stripped);
  CHECK(visit.store->append(visit.team.visit(), {{&stripped, &checked}}) == AppendResult::stored);
  CHECK(visit.store->holes(visit.team.visit()).size() == 2);
  CHECK(visit.store->add_erasures(visit.team.visit(), 2, {visit.order(2)}));
  CHECK(visit.store->holes(visit.team.visit()) == log::Holes{visit.content(3).hole});
  CHECK(visit.fill({visit.content(2), visit.content(3)}) == AppendResult::stored);
  CHECK(visit.filled == 1);
  CHECK(visit.held().at(1).body.empty());  // an order counts for it
  CHECK_FALSE(visit.held().at(2).body.empty());
}

TEST_CASE("a hole in a log that is cut afterwards is filled where it lies", "[contract][hub]") {
  Ordered visit;
  CHECK(append(*visit.store, visit.ada) == AppendResult::stored);
  CHECK(visit.store->add_erasures(visit.team.visit(), 2, {visit.order(3)}));
  visit.remove_the_deputy();
  visit.ada.restore(1);
  visit.ada.write("another way");
  CHECK(append(*visit.store, visit.ada) == AppendResult::stored);
  CHECK(visit.fill({visit.content(3)}) == AppendResult::stored);
  CHECK(visit.filled == 1);
  for (const log::LogHead& segment : visit.store->segments(visit.team.visit())) {
    for (const auto& entry :
         visit.store->read(visit.team.visit(), segment, segment.start, 10, 1'000'000).entries)
      CHECK_FALSE(entry.body.empty());
  }
}

TEST_CASE("a visit that is erased leaves no hole behind", "[contract][hub]") {
  Ordered visit;
  CHECK(append(*visit.store, visit.ada) == AppendResult::stored);
  CHECK(visit.store->add_erasures(visit.team.visit(), 2, {visit.order(3)}));
  visit.remove_the_deputy();
  CHECK(visit.store->erase(visit.team.visit()));
  visit.store->register_visit(visit.team.visit(), 1'000'000);
  CHECK(visit.store->holes(visit.team.visit()).empty());
}

TEST_CASE("a new era changes what is compared, and nothing that is held", "[contract][hub]") {
  const auto place = any_place();
  test::Team team(1);
  sync::Era second;
  {
    const auto store = place->open();
    const sync::Era first = store->identity(team.entropy()).era;
    CHECK(store->era() == first);
    store->register_visit(team.visit(), 1'000'000);
    const auto before = store->find(team.visit());
    store->renew_era(team.entropy());
    const auto after = store->find(team.visit());
    second = store->era();
    CHECK(second != first);
    CHECK(after->changes != before->changes);
    CHECK(store->changes({team.visit()}).at(0) == after->changes);
    CHECK(after->quota == before->quota);
  }
  CHECK(place->open()->identity(team.entropy()).era == second);
}

TEST_CASE("a store tells how much it holds, and that it takes changes", "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(1);
  test::MemoryReplica ada(team, 0);
  static_cast<void>(store->identity(team.entropy()));
  store->check();
  CHECK(store->figures().visits == 0);
  store->register_visit(team.visit(), 1'000'000);
  ada.write("one");
  CHECK(append(*store, ada) == AppendResult::stored);
  store->check();
  const sync::hub::StoreFigures figures = store->figures();
  CHECK(figures.visits == 1);
  CHECK(figures.entries == 1);
  CHECK(figures.bytes == store->find(team.visit())->bytes);
}

TEST_CASE("an erased visit leaves nothing, and others stay", "[contract][hub]") {
  const auto place = any_place();
  const auto store = place->open();
  test::Team team(1), other(1, 2);
  test::MemoryReplica ada(team, 0), zoe(other, 0);
  for (test::MemoryReplica* device : {&ada, &zoe}) {
    store->register_visit(device->visit(), 1'000'000);
    device->write("note");
    CHECK(append(*store, *device) == AppendResult::stored);
  }
  CHECK(store->erase(team.visit()));
  CHECK_FALSE(store->erase(team.visit()));
  CHECK_FALSE(store->find(team.visit()));
  CHECK(store->segments(team.visit()).empty());
  CHECK(store->records(team.visit()).empty());
  CHECK(store->visits().size() == 1);
  CHECK(store->segments(other.visit()) == zoe.holdings());
}

TEST_CASE("a store that another has open says so", "[contract][hub][sqlite]") {
  const auto place = test::sqlite_place();
  const auto first = place->open();
  try {
    static_cast<void>(place->open());
    FAIL("two had the store");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::locked);
  }
}
