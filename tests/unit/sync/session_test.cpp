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

namespace {

log::SealedEntry stored_in(MemoryHub& hub, const MemoryReplica& writer, const VisitId& visit,
                           std::uint64_t sequence) {
  for (const log::LogHead& segment : hub.store().segments(visit)) {
    if (segment.log == writer.own_log())
      return hub.store().read(visit, segment, sequence, 1, 1'000'000).entries.at(0);
  }
  return {};
}

/// Syncs over a line on which the content of Ada's second entry is lost.
sync::SyncOutcome sync_stripped(MemoryHub& hub, MemoryReplica& replica) {
  class Stripping final : public sync::Transport {
   public:
    explicit Stripping(MemoryHub& hub) : line_(hub) {}
    [[nodiscard]] sync::Response send(const sync::Request& request) override {
      if (!request.target.ends_with("/exchange")) return line_.send(request);
      sync::Parcel parcel = sync::decode_parcel(request.body);
      for (log::EntryRun& run : parcel.runs) {
        if (run.first > 2 || run.first + run.entries.size() <= 2) continue;
        run.entries.at(static_cast<std::size_t>(2 - run.first)).body.clear();
        run.entries.at(static_cast<std::size_t>(2 - run.first)).wrapped_key.clear();
      }
      sync::Request changed = request;
      changed.body = sync::encode(parcel);
      return line_.send(changed);
    }
    [[nodiscard]] std::string address() const override { return "memory"; }
    [[nodiscard]] sync::Traffic traffic() const noexcept override { return {}; }

   private:
    DirectTransport line_;
  };
  Stripping line(hub);
  sync::HubRemote remote(line, replica);
  return sync::synchronise(replica, remote);
}

}  // namespace

TEST_CASE("a hole at the hub is filled by whoever has the content, and is not held until then",
          "[session][holes]") {
  Team team(3);
  MemoryReplica ada(team, 0), bea(team, 1), cleo(team, 2);
  MemoryHub hub;
  for (const char* text : {"one", "two", "three"})
    ada.write(text);
  static_cast<void>(sync_stripped(hub, ada));
  CHECK(stored_in(hub, ada, team.visit(), 2).body.empty());
  REQUIRE(hub.store().holes(team.visit()).size() == 1);
  CHECK(sync_with(hub, bea).received == 3);
  CHECK(bea.texts() == std::multiset<std::string>{"one", "three"});
  CHECK(bea.holes() == hub.store().holes(team.visit()));
  // Who lacks it too has nothing to ask for and nothing to give: the session rests at once.
  DirectTransport quiet(hub);
  sync::HubRemote remote(quiet, bea);
  const sync::SyncOutcome idle = sync::synchronise(bea, remote);
  CHECK(idle.sent + idle.received == 0);
  CHECK(idle.refused.empty());
  CHECK(quiet.requests == 1);
  CHECK(bea.hub_state(remote.key()).holes == bea.holes());

  CHECK(sync_with(hub, ada).sent == 1);
  CHECK(hub.store().holes(team.visit()).empty());
  CHECK(sync_with(hub, bea).received == 1);
  CHECK(bea.texts() == ada.texts());
  CHECK(bea.holes().empty());
  CHECK(bea.hub_state(remote.key()).holes.empty());
  CHECK(sync_with(hub, cleo).received == 3);
  CHECK(cleo.texts() == ada.texts());
  for (MemoryReplica* one : {&ada, &bea, &cleo})
    CHECK(sync_with(hub, *one).sent + sync_with(hub, *one).received == 0);
}

TEST_CASE("more holes than one message takes are filled one message after the other",
          "[session][holes]") {
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  MemoryHub hub;
  constexpr std::uint64_t entries = 1300;
  for (std::uint64_t i = 0; i < entries; ++i)
    ada.write("note " + std::to_string(i));
  static_cast<void>(sync_with(hub, ada));
  static_cast<void>(sync_with(hub, bea));
  for (std::uint64_t sequence = 2; sequence <= entries; ++sequence)
    bea.lose_content(ada.own_log(), sequence);
  CHECK(sync_with(hub, bea).received == entries - 1);
  CHECK(bea.texts() == ada.texts());
  // And up.
  MemoryHub empty;
  for (std::uint64_t sequence = 2; sequence <= entries; ++sequence)
    bea.lose_content(ada.own_log(), sequence);
  static_cast<void>(sync_with(empty, bea));
  CHECK(empty.store().holes(team.visit()).size() == entries - 1);
  CHECK(sync_with(empty, ada).sent == entries - 1);
  CHECK(empty.store().holes(team.visit()).empty());
}

TEST_CASE("a deputy's order that the remover had not heard of is dropped, and the text comes back",
          "[session][holes]") {
  Team team(4);
  team.make_deputy(1);
  MemoryReplica lead(team, 0), deputy(team, 1), writer(team, 2), late(team, 3);
  MemoryHub hub;
  for (const char* text : {"one", "two", "three"})
    writer.write(text);
  for (MemoryReplica* one : {&writer, &lead, &deputy})
    static_cast<void>(sync_with(hub, *one));
  deputy.erase(writer.own_log(), 2);
  static_cast<void>(sync_with(hub, deputy));
  static_cast<void>(sync_with(hub, writer));
  const auto bodies = [&](MemoryReplica& one) {
    std::string out;
    for (const auto& entry : one.read(writer.own_log(), 1, 10, 1'000'000).entries)
      out += entry.body.empty() ? "-" : "+";
    return out;
  };
  CHECK(bodies(writer) == "+-+");
  // The lead, who has not synced since, removes the deputy; somebody else brings the news.
  team.remove(1);
  late.add_membership({team.records().back()});
  static_cast<void>(sync_with(hub, late));
  CHECK(hub.store().erasures(team.visit()).empty());
  CHECK(bodies(late) == "+-+");  // nothing waits behind it
  CHECK(late.holes().size() == 1);
  static_cast<void>(sync_with(hub, writer));
  CHECK(writer.erasures().empty());
  CHECK(writer.holes() == late.holes());

  lead.add_membership({team.records().back()});
  CHECK(sync_with(hub, lead).sent == 1);
  for (MemoryReplica* one : {&writer, &late}) {
    CHECK(sync_with(hub, *one).received == 1);
    CHECK(bodies(*one) == "+++");
    CHECK(one->holes().empty());
  }
  CHECK(hub.store().holes(team.visit()).empty());
}

TEST_CASE("an order for the same entry that somebody else signed comes when the old one is dropped",
          "[session][holes]") {
  Team team(3);
  team.make_deputy(1);
  MemoryReplica lead(team, 0), deputy(team, 1), writer(team, 2);
  MemoryHub hub;
  writer.write("one");
  writer.write("two");
  for (MemoryReplica* one : {&writer, &deputy, &lead})
    static_cast<void>(sync_with(hub, *one));
  deputy.erase(writer.own_log(), 2);
  static_cast<void>(sync_with(hub, deputy));
  static_cast<void>(sync_with(hub, writer));
  team.remove(1);
  lead.add_membership({team.records().back()});
  lead.erase(writer.own_log(), 2);
  static_cast<void>(sync_with(hub, lead));
  CHECK(hub.store().erasures(team.visit()) == lead.erasures());
  static_cast<void>(sync_with(hub, writer));  // said first that it follows such an order
  CHECK(writer.erasures() == lead.erasures());
  CHECK(writer.holes().empty());
}
