#include <fieldfare/sync/session.h>

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/error.h>
#include <support/memory_hub.h>
#include <support/memory_replica.h>

using namespace fieldfare;
using test::DirectTransport;
using test::MemoryHub;
using test::MemoryReplica;
using test::Team;

namespace {

sync::SyncOutcome sync_with(MemoryHub& hub, MemoryReplica& replica,
                            const sync::SessionOptions& options = {}) {
  DirectTransport transport(hub);
  sync::HubRemote remote(transport, replica);
  return sync::synchronise(replica, remote, options);
}

}  // namespace

TEST_CASE("a small sync takes two exchanges and proof", "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  for (int i = 0; i < 10; ++i)
    ada.write("note " + std::to_string(i));
  DirectTransport transport(hub);
  sync::HubRemote remote(transport, ada);
  const sync::SyncOutcome first = sync::synchronise(ada, remote);
  CHECK(first.sent == 10);
  CHECK(transport.requests == 4);
  const sync::SyncOutcome again = sync::synchronise(ada, remote);
  CHECK(again.sent == 0);
  CHECK(again.bytes_sent < 400);
  CHECK(transport.requests == 5);
}

TEST_CASE("what a lost answer left done is not done twice", "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  for (int i = 0; i < 5; ++i)
    ada.write("note");
  DirectTransport transport(hub);
  sync::HubRemote remote(transport, ada);
  transport.lose_answer_at = 4;  // hello, token, greeting, entries
  CHECK_THROWS_AS(sync::synchronise(ada, remote), Error);
  const sync::SyncOutcome outcome = sync_with(hub, ada);
  CHECK(outcome.sent == 0);
  CHECK(outcome.refused.empty());
  CHECK(ada.hub_state(remote.key()).holds == log::ends_of(ada.holdings()));
}

TEST_CASE("a cut line keeps what got through, and the next session does the rest", "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryReplica bea(team, 1);
  MemoryHub hub;
  for (int i = 0; i < 1800; ++i)
    ada.write("note " + std::to_string(i));
  DirectTransport transport(hub);
  sync::HubRemote remote(transport, ada);
  transport.fail_after = 5;  // hello, token, greeting, two batches
  CHECK_THROWS_AS(sync::synchronise(ada, remote), Error);
  CHECK(sync_with(hub, bea).received == 1000);
  CHECK(sync_with(hub, ada).sent == 800);
  CHECK(sync_with(hub, bea).received == 800);
  CHECK(bea.texts() == ada.texts());
}

TEST_CASE("a session that is asked to stop stops between exchanges and says so", "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  for (int i = 0; i < 1200; ++i)
    ada.write("note");
  std::stop_source stop;
  sync::SessionOptions options;
  options.stop = stop.get_token();
  std::uint64_t left = 0;
  options.progress = [&](const sync::Progress& progress) {
    left = progress.to_send;
    if (progress.sent > 0) stop.request_stop();
  };
  const sync::SyncOutcome outcome = sync_with(hub, ada, options);
  CHECK(outcome.cancelled);
  CHECK(outcome.sent == 500);
  CHECK(left == 700);
  CHECK(sync_with(hub, ada).sent == 700);
}

TEST_CASE("holding statements travel through the hub", "[session]") {
  Team team(3);
  MemoryReplica ada(team, 0);
  MemoryReplica bea(team, 1);
  MemoryHub hub;
  ada.write("one");
  static_cast<void>(sync_with(hub, ada));
  static_cast<void>(sync_with(hub, bea));
  static_cast<void>(sync_with(hub, ada));
  REQUIRE(ada.known_statements().size() == 2);
  for (const log::HoldingStatement& statement : ada.known_statements())
    CHECK(statement.holds == log::ends_of(ada.holdings()));
}

TEST_CASE("an entry that the hub refuses holds up its own log only", "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  ada.write("good");
  ada.write("spoilt");
  ada.write("after");
  const LogId spoilt = ada.own_log();
  ada.begin_log();
  ada.write("other log");
  ada.entry(spoilt, 2).body.back() ^= 1;
  const sync::SyncOutcome outcome = sync_with(hub, ada);
  CHECK(outcome.sent == 2);
  REQUIRE(outcome.refused.size() == 1);
  CHECK(outcome.refused[0].log == spoilt);
  CHECK(outcome.refused[0].sequence == 2);
  CHECK_FALSE(outcome.refused[0].reason.empty());
}

TEST_CASE("a hub that fell back is told and gets everything again", "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  test::TemporaryDirectory backup;
  ada.write("before the backup");
  static_cast<void>(sync_with(hub, ada));
  hub.stop();
  std::filesystem::copy(hub.file(), backup / "old.db");
  hub.start();
  ada.write("after the backup");
  CHECK_FALSE(sync_with(hub, ada).hub_rolled_back);
  hub.stop();
  std::filesystem::copy_file(backup / "old.db", hub.file(),
                             std::filesystem::copy_options::overwrite_existing);
  hub.start();
  const sync::SyncOutcome outcome = sync_with(hub, ada);
  CHECK(outcome.hub_rolled_back);
  CHECK(outcome.sent == 1);
  CHECK_FALSE(sync_with(hub, ada).hub_rolled_back);
}

TEST_CASE("another hub at the same address is told and gets everything", "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  MemoryHub other({.open_registration = true}, 5);
  ada.write("one");
  CHECK_FALSE(sync_with(hub, ada).hub_key_changed);
  const sync::SyncOutcome outcome = sync_with(other, ada);
  CHECK(outcome.hub_key_changed);
  CHECK(outcome.sent == 1);
}

TEST_CASE("a restored device takes its own entries back", "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  for (int i = 0; i < 3; ++i)
    ada.write("note " + std::to_string(i));
  static_cast<void>(sync_with(hub, ada));
  ada.restore(1);
  CHECK(sync_with(hub, ada).received == 2);
  CHECK(ada.texts().size() == 3);
}

TEST_CASE("a log that went on in two places is told, and others are not held up", "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  ada.write("one");
  ada.write("two");
  static_cast<void>(sync_with(hub, ada));
  ada.restore(1);
  ada.write("another two");
  const LogId forked = ada.own_log();
  ada.begin_log();
  ada.write("new log");
  const sync::SyncOutcome outcome = sync_with(hub, ada);
  CHECK(outcome.sent == 2);
  CHECK(outcome.received == 1);
  CHECK(outcome.refused.empty());
  CHECK(outcome.forked == std::vector<LogId>{forked});
  CHECK(ada.texts() == std::multiset<std::string>{"another two", "new log", "one", "two"});
}

TEST_CASE("in a long log the place where two ways part is found in one more exchange",
          "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  MemoryHub hub;
  for (int i = 0; i < 900; ++i)
    ada.write("note " + std::to_string(i));
  static_cast<void>(sync_with(hub, ada));
  static_cast<void>(sync_with(hub, bea));
  ada.restore(853);
  for (int i = 0; i < 3; ++i)
    ada.write("another way");
  DirectTransport transport(hub);
  sync::HubRemote remote(transport, ada);
  const sync::SyncOutcome outcome = sync::synchronise(ada, remote);
  CHECK(outcome.sent == 3);
  CHECK(outcome.received == 47);
  CHECK(outcome.bytes_received < 200 * 600);
  CHECK(transport.requests <= 6);
  CHECK(sync_with(hub, bea).received == 3);
  CHECK(bea.holdings() == ada.holdings());
}

TEST_CASE("a fork is told when one way is longer, on whichever side", "[session]") {
  for (const int longer : {2, 4}) {
    Team team(2);
    MemoryReplica ada(team, 0);
    MemoryHub hub;
    for (int i = 0; i < 3; ++i)
      ada.write("note");
    static_cast<void>(sync_with(hub, ada));
    ada.restore(1);
    for (int i = 0; i < longer - 1; ++i)
      ada.write("another note");
    const sync::SyncOutcome outcome = sync_with(hub, ada);
    CHECK(outcome.forked == std::vector<LogId>{ada.own_log()});
    CHECK(outcome.refused.empty());
    CHECK(outcome.received == 2);
  }
}

TEST_CASE("a device that was just added brings the record that added it", "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  ada.write("one");
  static_cast<void>(sync_with(hub, ada));
  team.add_member();
  MemoryReplica cat(team, 2);
  CHECK(sync_with(hub, cat).received == 1);
  static_cast<void>(sync_with(hub, ada));
  CHECK(ada.membership().size() == 2);
}

TEST_CASE("records of a membership that was changed in two places reach everybody", "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryReplica bea(team, 1);
  MemoryHub hub;
  team.add_member();
  const Bytes rival = team.rival_record();
  ada.add_membership({team.records()[1]});
  bea.add_membership({rival});
  ada.write("from ada");
  bea.write("from bea");
  CHECK_FALSE(sync_with(hub, ada).membership_differs);
  const sync::SyncOutcome outcome = sync_with(hub, bea);
  CHECK_FALSE(outcome.membership_differs);
  CHECK(outcome.sent == 1);
  CHECK(outcome.received == 1);
  CHECK_FALSE(sync_with(hub, ada).membership_differs);
  CHECK(ada.membership().size() == 3);
  CHECK(bea.membership().size() == 3);
}

TEST_CASE("a removed member is refused and keeps its work", "[session]") {
  Team team(3);
  MemoryReplica ada(team, 0);
  MemoryReplica cat(team, 2);
  MemoryHub hub;
  static_cast<void>(sync_with(hub, ada));
  cat.write("late");
  team.remove(2);
  ada.add_membership(team.records());
  static_cast<void>(sync_with(hub, ada));
  try {
    static_cast<void>(sync_with(hub, cat));
    FAIL("the hub served a removed member");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::forbidden);
  }
  CHECK(cat.holdings().size() == 1);
}

TEST_CASE("a hub that is known gets ten changed notes with one request, and gives them with two",
          "[session]") {
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  MemoryHub hub;
  for (int i = 0; i < 20; ++i)
    ada.write("note");
  for (int round = 0; round < 2; ++round) {
    static_cast<void>(sync_with(hub, ada));
    static_cast<void>(sync_with(hub, bea));
  }
  for (int i = 0; i < 10; ++i)
    ada.write("changed");
  DirectTransport up(hub);
  sync::HubRemote to_hub(up, ada);
  CHECK(sync::synchronise(ada, to_hub).sent == 10);
  CHECK(up.requests == 1);
  DirectTransport down(hub);
  sync::HubRemote from_hub(down, bea);
  CHECK(sync::synchronise(bea, from_hub).received == 10);
  CHECK(down.requests == 2);
  DirectTransport idle(hub);
  sync::HubRemote again(idle, bea);
  CHECK(sync::synchronise(bea, again).received == 0);
  CHECK(idle.requests == 1);
}

TEST_CASE("what a colleague's device says is never kept as the hub's word", "[session]") {
  class Peer final : public sync::Remote {
   public:
    Peer(sync::Transport& transport, log::Replica& replica) : hub_(transport, replica) {}
    sync::Answer exchange(const sync::Parcel& parcel) override { return hub_.exchange(parcel); }
    bool is_hub() const noexcept override { return false; }
    crypto::SignPublicKey key() const override { return hub_.key(); }
    std::string address() const override { return hub_.address(); }
    sync::Traffic traffic() const noexcept override { return hub_.traffic(); }

   private:
    sync::HubRemote hub_;
  };
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  ada.write("one");
  DirectTransport transport(hub);
  Peer peer(transport, ada);
  CHECK(sync::synchronise(ada, peer).sent == 1);
  CHECK_FALSE(ada.hub_state(peer.key()).known);
  CHECK(ada.remembered("hub key of memory").empty());
}

TEST_CASE("orders to erase travel before entries, and an erased body comes back from nowhere",
          "[session]") {
  Team team(3);
  MemoryReplica ada(team, 0), bea(team, 1), cat(team, 2);
  MemoryHub hub;
  ada.write("one");
  ada.write("a slip");
  static_cast<void>(sync_with(hub, ada));
  static_cast<void>(sync_with(hub, bea));
  ada.erase(2);
  static_cast<void>(sync_with(hub, ada));
  CHECK(sync_with(hub, cat).received == 2);
  CHECK(cat.texts() == std::multiset<std::string>{"one"});
  static_cast<void>(sync_with(hub, bea));
  CHECK(bea.texts() == std::multiset<std::string>{"one"});
  static_cast<void>(sync_with(hub, ada));
  for (const log::HoldingStatement& statement : ada.known_statements())
    CHECK(statement.erased.size() == 1);
  CHECK(ada.hub_state(hub.service().key()).holds == log::ends_of(ada.holdings()));
}

TEST_CASE("an entry that the hub refuses is told as a notice", "[session]") {
  Team team(1);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  ada.write("good");
  ada.write("spoilt");
  ada.entry(ada.own_log(), 2).body.back() ^= 1;
  static_cast<void>(sync_with(hub, ada));
  REQUIRE(ada.notices().size() == 1);
  CHECK(ada.notices()[0].kind == "entries-refused");
}
