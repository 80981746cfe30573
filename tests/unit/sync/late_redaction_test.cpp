#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/notices.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>
#include <support/store_contents.h>
#include <support/visit_team.h>

/// A deputy erases a colleague's note and is removed by somebody who has not heard of it:
/// log-format.md, "Orders to erase" and "Holes".
using namespace fieldfare;
using test::VisitTeam;

namespace {

constexpr const char* slip = "osprey";
constexpr const char* words = "A slip: osprey.";

constexpr std::size_t lead = 0;
constexpr std::size_t deputy = 1;
constexpr std::size_t writer = 2;
constexpr std::size_t other = 3;

/// Four devices and a hub; a note of the writer's that all hold but, unless asked for, device 3.
class Visit {
 public:
  explicit Visit(const std::string& audience = "", const std::string& third = "inspector")
      : team(4, 1, VisitTeam::Stores::in_memory, {"deputy", "inspector", third}) {
    activity = team.add_activity(writer);
    app::NoteAdd add;
    add.activity = activity;
    add.text = app::RawText(words);
    add.criteria = {"LO1.1"};
    if (!audience.empty()) add.audience = audience;
    note = team[writer]->execute(add).note_id;
    after = team.add_note(writer, activity, "Plans name who does what.");
    for (const std::size_t device : {writer, lead, deputy})
      sync(device);
  }

  sync::SyncOutcome sync(std::size_t device) {
    const auto replica = team[device]->replica(team.visit());
    test::DirectTransport transport(hub);
    sync::HubRemote remote(transport, *replica);
    return sync::synchronise(*replica, remote);
  }
  /// True when the line held.
  bool cut_sync(std::size_t device, int fail_after, int lose_answer_at) {
    bool through = false;
    {
      const auto replica = team[device]->replica(team.visit());
      test::DirectTransport transport(hub);
      transport.fail_after = fail_after;
      transport.lose_answer_at = lose_answer_at;
      sync::HubRemote remote(transport, *replica);
      try {
        static_cast<void>(sync::synchronise(*replica, remote));
        through = true;
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unreachable);
      }
    }
    team[device].reopen();
    hub.restart();
    return through;
  }
  void sync_all(const std::vector<std::size_t>& devices = {lead, writer, other}) {
    for (int round = 0; round < 3; ++round) {
      for (const std::size_t device : devices)
        static_cast<void>(sync(device));
    }
    for (const std::size_t device : devices) {
      const auto outcome = sync(device);
      CHECK(outcome.sent + outcome.received == 0);
      CHECK(outcome.refused.empty());
      CHECK(outcome.other_refused.empty());
    }
  }

  void redact(std::size_t device) {
    static_cast<void>(
        team[device]->execute(app::NoteRedact{note, app::RawText("It said who somebody is.")}));
  }
  void remove(std::size_t by, std::size_t whom) {
    static_cast<void>(team[by]->execute(app::MemberRemove{team.visit(), team.member(whom)}));
  }
  /// The team's records alone, as a colleague's bundle without entries would bring them.
  void tell_of_the_team(std::size_t from, std::size_t to) {
    log::Arrival arrival;
    arrival.records = team[from]->replica(team.visit())->membership();
    arrival.complete = true;
    static_cast<void>(team[to]->replica(team.visit())->take_in(arrival));
  }

  [[nodiscard]] std::string text(std::size_t device) {
    try {
      return team.text_of(device, note);
    } catch (const Error& error) {
      REQUIRE(error.code() == ErrorCode::not_found);
      return {};
    }
  }
  [[nodiscard]] bool says(std::size_t device, const std::string& kind) {
    const auto notices = team[device]->execute(app::NoticeList{team.visit()}).notices;
    return std::ranges::any_of(notices, [&](const auto& notice) { return notice.kind == kind; });
  }
  [[nodiscard]] log::Holes holes(std::size_t device) {
    return team[device]->replica(team.visit())->holes();
  }
  [[nodiscard]] std::size_t orders(std::size_t device) {
    return team[device]->replica(team.visit())->erasures().size();
  }

  /// All show the same, hold no hole, verify, and so does the hub.
  void require_alike(const std::vector<std::size_t>& devices = {lead, writer, other}) {
    for (const std::size_t device : devices) {
      INFO("device " << device);
      CHECK(team.projection(device) == team.projection(devices.front()));
      CHECK(holes(device).empty());
      const auto verified = team[device]->execute(app::StoreVerify{});
      CHECK(verified.problems.empty());
      CHECK(verified.missing.empty());
      CHECK(team[device]->execute(app::StoreRebuild{}).changed == 0);
      CHECK_FALSE(says(device, "erasure-undecided"));
      CHECK_FALSE(says(device, "content-missing"));
      CHECK(team.text_of(device, after) == "Plans name who does what.");
    }
    CHECK(hub.store().holes(team.visit()).empty());
  }
  void require_text(const std::vector<std::size_t>& devices = {lead, writer, other}) {
    require_alike(devices);
    CHECK(hub.store().erasures(team.visit()).empty());
    for (const std::size_t device : devices) {
      CHECK(text(device) == words);
      CHECK(team[device]->execute(app::Search{team.visit(), slip}).hits.size() == 1);
      CHECK(team[device]->execute(app::NoteShow{note}).criteria ==
            std::vector<std::string>{"LO1.1"});
      CHECK(orders(device) == 0);
    }
  }
  void require_gone(const std::vector<std::size_t>& devices = {lead, writer, other}) {
    require_alike(devices);
    CHECK(hub.store().erasures(team.visit()).size() == 1);
    for (const std::size_t device : devices) {
      CHECK(team[device]->execute(app::NoteShow{note}).erased);
      CHECK(team[device]->execute(app::Search{team.visit(), slip}).hits.empty());
      CHECK(test::everything_in(team[device]).find(slip) == std::string::npos);
      CHECK(team[device]->execute(app::NoteShow{note}).criteria ==
            std::vector<std::string>{"LO1.1"});
    }
  }

  VisitTeam team;
  test::MemoryHub hub;
  EntityId activity, note, after;
};

}  // namespace

TEST_CASE("a redaction that the remover had not heard of waits for the lead's decision") {
  Visit visit;
  visit.redact(deputy);
  visit.sync(deputy);
  visit.sync(writer);  // follows the order
  CHECK(visit.text(writer).empty());
  visit.remove(lead, deputy);
  CHECK(visit.text(lead) == words);
  visit.sync(lead);
  CHECK(visit.hub.store().erasures(visit.team.visit()).empty());
  CHECK(visit.hub.store().holes(visit.team.visit()).empty());  // the lead's device had the content
  visit.sync_all();
  visit.require_text();
  CHECK(visit.says(lead, "late-entries"));
  const auto late = visit.team[lead]->execute(app::MemberLate{visit.team.visit()}).late;
  REQUIRE(late.size() == 1);
  const auto item = std::ranges::find_if(late[0].items, [](const auto& i) { return i.erases > 0; });
  REQUIRE(item != late[0].items.end());
  CHECK(item->erases == 1);
  CHECK(item->reason == "It said who somebody is.");

  SECTION("accepted, the text goes everywhere") {
    static_cast<void>(visit.team[lead]->execute(
        app::MemberAccept{visit.team.visit(), visit.team.member(deputy)}));
    CHECK(visit.orders(lead) == 1);  // at once, also when the app is closed now
    CHECK(visit.team[lead]->execute(app::NoteShow{visit.note}).erased);
    visit.team[lead].reopen();
    visit.sync_all();
    visit.require_gone();
  }
  SECTION("left out, it stays") {
    static_cast<void>(visit.team[lead]->execute(
        app::MemberRefuse{visit.team.visit(), visit.team.member(deputy)}));
    visit.sync_all();
    visit.require_text();
    CHECK_FALSE(visit.says(lead, "late-entries"));
  }
}

TEST_CASE("nothing waits behind a hole that nobody can fill yet, and it is told") {
  Visit visit;
  visit.redact(deputy);
  visit.sync(deputy);
  visit.sync(writer);
  visit.remove(lead, deputy);
  visit.tell_of_the_team(lead, writer);  // the lead's own device stays away
  CHECK(visit.orders(writer) == 0);
  CHECK(visit.holes(writer).size() == 1);
  const auto outcome = visit.sync(writer);
  CHECK(outcome.refused.empty());
  CHECK(visit.hub.store().holes(visit.team.visit()) == visit.holes(writer));
  visit.sync(other);  // has not had the note before
  CHECK(visit.team.text_of(other, visit.after) == "Plans name who does what.");
  CHECK(visit.holes(other) == visit.holes(writer));
  visit.sync_all({writer, other});
  CHECK(visit.team.projection(writer) == visit.team.projection(other));
  for (const std::size_t device : {writer, other}) {
    CHECK(visit.says(device, "content-missing"));
    const auto verified = visit.team[device]->execute(app::StoreVerify{});
    CHECK(verified.ok);
    REQUIRE(verified.missing.size() == 1);
  }
  SECTION("the lead's device comes with the content") {
    visit.sync_all();
    visit.require_text();
  }
  SECTION("a meeting with the lead heals it as well") {
    visit.team.exchange(lead, other);
    CHECK(visit.text(other) == words);
    visit.sync_all({other, writer});
    visit.require_text({other, writer});
  }
  SECTION("what was erased elsewhere is not called held") {
    visit.team.send(lead, other);
    visit.sync(other);
    CHECK(visit.team[other]->execute(app::NoteShow{visit.note}).where.hub == "confirmed");
    visit.team.send(other, writer);
    visit.require_text({other, writer});
  }
}

TEST_CASE("a late redaction of what is away is told with the name of who asked for it") {
  Visit visit;
  visit.redact(deputy);
  visit.sync(deputy);
  visit.sync(writer);
  visit.sync(other);
  visit.remove(lead, deputy);
  visit.tell_of_the_team(lead, writer);
  log::Arrival words_of_the_lead;  // where the deputy's log ends, but not the note
  const auto source = visit.team[lead]->replica(visit.team.visit());
  for (const log::LogHead& head : source->holdings()) {
    auto run = source->read(head.log, head.branch, head.start, 1000, 1U << 30U);
    for (std::size_t i = 0; i < run.entries.size(); ++i) {
      const auto held = visit.holes(writer);
      const auto hole =
          log::hole_at(head.log, run.first + i, log::header_hash(run.entries[i].header));
      if (std::ranges::find(held, hole) == held.end()) continue;
      run.entries[i].body.clear();
      run.entries[i].wrapped_key.clear();
    }
    words_of_the_lead.runs.push_back(run);
  }
  words_of_the_lead.complete = true;
  static_cast<void>(visit.team[writer]->replica(visit.team.visit())->take_in(words_of_the_lead));
  visit.sync(writer);
  visit.sync(other);
  for (const std::size_t device : {writer, other}) {
    CHECK(visit.holes(device).size() == 1);
    CHECK(visit.says(device, "erasure-undecided"));
    const auto missing = visit.team[device]->execute(app::StoreVerify{}).missing;
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].find("the lead accepts or leaves out") != std::string::npos);
  }
  // The lead decides; its device still has the text, the others only learn of the decision.
  visit.sync(lead);
  static_cast<void>(
      visit.team[lead]->execute(app::MemberAccept{visit.team.visit(), visit.team.member(deputy)}));
  visit.sync_all();
  visit.require_gone();
}

TEST_CASE("a lead who lacks the content settles a hole by accepting the redaction of it") {
  Visit visit("", "lead");  // device 3 leads, too, and was away
  visit.redact(deputy);
  visit.sync(deputy);
  visit.sync(writer);
  static_cast<void>(
      visit.team[other]->execute(app::MemberRemove{visit.team.visit(), visit.team.member(deputy)}));
  visit.sync(other);  // drops the order at the hub, takes the hole
  CHECK(visit.holes(other).size() == 1);
  CHECK(visit.says(other, "erasure-undecided"));
  CHECK(visit.says(other, "late-entries"));
  static_cast<void>(
      visit.team[other]->execute(app::MemberAccept{visit.team.visit(), visit.team.member(deputy)}));
  CHECK(visit.holes(other).empty());
  CHECK(visit.orders(other) == 1);
  visit.sync_all();
  visit.require_gone();
}

TEST_CASE("what a present lead or deputy follows is renewed and stays erased, removal by removal") {
  Visit visit("", "lead");
  visit.redact(deputy);
  for (const std::size_t device : {deputy, writer, other})
    visit.sync(device);
  CHECK(visit.text(other).empty());
  visit.remove(lead, deputy);  // has not heard of it; device 3, which leads as well, has
  visit.sync_all();
  for (const std::size_t device : {lead, writer, other})
    CHECK(visit.orders(device) == 1);
  visit.remove(lead, other);  // now by somebody who follows the renewed order
  CHECK(visit.orders(lead) == 1);
  visit.sync_all({lead, writer});
  visit.require_alike({lead, writer});
  for (const std::size_t device : {lead, writer}) {
    CHECK(visit.text(device).empty());
    CHECK(test::everything_in(visit.team[device]).find(slip) == std::string::npos);
  }
  CHECK(visit.hub.store().erasures(visit.team.visit()).size() == 1);
}

TEST_CASE("the remover's own device renews at once what it followed") {
  Visit visit;
  visit.redact(deputy);
  visit.sync_all({deputy, lead, writer});
  visit.remove(lead, deputy);
  const auto orders = visit.team[lead]->replica(visit.team.visit())->erasures();
  REQUIRE(orders.size() == 1);
  CHECK(log::decode_erasure(orders[0]).member == visit.team.member(lead));
  visit.sync_all();
  visit.require_gone();
}

TEST_CASE("with all gone who followed an order, the text comes back") {
  Visit visit("", "deputy");
  visit.redact(deputy);
  visit.sync(deputy);
  visit.sync(other);  // the other deputy follows, and renews when it hears of the removal
  visit.remove(lead, deputy);
  visit.remove(lead, other);
  visit.sync(lead);
  visit.sync_all({lead, writer});
  visit.require_text({lead, writer});
}

TEST_CASE("a demoted deputy's redaction counts no more and is the lead's to make again") {
  Visit visit;
  visit.redact(deputy);
  visit.sync(deputy);
  visit.sync(writer);
  static_cast<void>(visit.team[lead]->execute(
      app::MemberRole{visit.team.visit(), visit.team.member(deputy), "inspector"}));
  visit.sync_all({lead, deputy, writer, other});
  visit.require_alike({lead, deputy, writer, other});
  CHECK(visit.orders(lead) == 0);
  for (const std::size_t device : {lead, writer}) {
    const auto versions = visit.team[device]->execute(app::NoteHistory{visit.note}).versions;
    CHECK(std::ranges::any_of(versions, [](const auto& one) { return one.text == words; }));
  }
  visit.redact(lead);
  visit.sync_all({lead, deputy, writer, other});
  visit.require_gone({lead, deputy, writer, other});
}

TEST_CASE("what a removed member had erased of their own stays erased") {
  Visit visit;
  const EntityId own = visit.team.add_note(deputy, visit.activity, "Seen: a kestrel.");
  visit.sync_all({deputy, lead, writer});
  static_cast<void>(visit.team[deputy]->execute(app::NoteRedact{own, app::RawText("A slip.")}));
  visit.sync(deputy);
  visit.remove(lead, deputy);
  visit.sync_all();
  for (const std::size_t device : {lead, writer, other}) {
    CHECK(visit.orders(device) == 1);
    CHECK(visit.team[device]->execute(app::Search{visit.team.visit(), "kestrel"}).hits.empty());
    CHECK(test::everything_in(visit.team[device]).find("kestrel") == std::string::npos);
  }
  visit.require_alike();
}

TEST_CASE(
    "an edit that its writer's device had erased with the text stays so, and the text comes back") {
  Visit visit;
  visit.sync(other);
  app::NoteEdit edit;
  edit.note = visit.note;
  edit.text = app::RawText("A slip: osprey, reworded.");
  static_cast<void>(visit.team[other]->execute(edit));
  visit.redact(deputy);
  visit.sync(deputy);
  visit.sync(writer);
  visit.sync(other);  // its edit goes with the text that it was made from, by its own device
  visit.remove(lead, deputy);
  visit.sync_all();
  visit.require_alike();
  // The edit was ordered erased by the log in which it stood, and that order counts.
  CHECK(visit.orders(lead) == 1);
  for (const std::size_t device : {lead, writer, other})
    CHECK(visit.text(device) == words);
}

TEST_CASE("a restricted note comes back as ciphertext, also through who cannot read it") {
  Visit visit("restricted");
  visit.redact(deputy);
  visit.sync(deputy);
  visit.sync(writer);
  visit.sync(other);
  visit.remove(lead, deputy);
  visit.tell_of_the_team(lead, other);
  visit.tell_of_the_team(lead, writer);
  CHECK_FALSE(visit.holes(other).empty());
  visit.team.send(lead, other);  // a meeting of the lead with somebody who may not read it
  CHECK(visit.holes(other).empty());
  visit.sync(other);
  visit.sync(writer);
  CHECK(visit.text(writer) == words);
  visit.sync_all();
  CHECK(visit.text(other).empty());
  visit.require_alike();
}

TEST_CASE("a hub that was put back to before the removal is brought to the same again") {
  Visit visit;
  test::TemporaryDirectory backup;
  const auto copy_of_the_hub = [&](bool back) {
    visit.hub.stop();
    std::filesystem::copy_file(back ? backup / "old.db" : visit.hub.file(),
                               back ? visit.hub.file() : backup / "old.db",
                               std::filesystem::copy_options::overwrite_existing);
    visit.hub.start();
  };
  visit.redact(deputy);
  visit.sync(deputy);
  copy_of_the_hub(false);
  visit.sync(writer);
  visit.remove(lead, deputy);
  visit.sync_all();
  copy_of_the_hub(true);
  CHECK(visit.hub.store().erasures(visit.team.visit()).size() == 1);
  visit.sync_all();
  visit.require_text();
}

TEST_CASE("a sync that is cut anywhere while holes are filled ends the same") {
  for (const bool answers : {false, true}) {
    Visit visit;
    visit.redact(deputy);
    visit.sync(deputy);
    visit.sync(writer);
    visit.remove(lead, deputy);
    for (const std::size_t device : {lead, writer, other}) {
      for (int at = 1; at < 6; ++at)
        static_cast<void>(visit.cut_sync(device, answers ? -1 : at, answers ? at : -1));
      // What is called held by the hub is there, with its content.
      const auto held =
          visit.team[device]->execute(app::VisitShow{visit.team.visit()}).held_entries;
      std::int64_t there =
          -static_cast<std::int64_t>(visit.hub.store().holes(visit.team.visit()).size());
      for (const log::LogHead& segment : visit.hub.store().segments(visit.team.visit()))
        there += static_cast<std::int64_t>(segment.length - segment.start + 1);
      CHECK(held.hub <= there);
    }
    visit.sync_all();
    visit.require_text();
  }
}

TEST_CASE("the removed deputy's own device drops its order as well, and keeps its own words") {
  Visit visit;
  const EntityId own = visit.team.add_note(deputy, visit.activity, "A note of the deputy's.");
  visit.redact(deputy);
  visit.sync(deputy);
  visit.remove(lead, deputy);
  visit.tell_of_the_team(lead, deputy);
  CHECK(visit.orders(deputy) == 0);
  CHECK(visit.holes(deputy).size() == 1);
  CHECK(visit.team.text_of(deputy, own) == "A note of the deputy's.");
  CHECK(visit.team[deputy]->execute(app::StoreVerify{}).problems.empty());
  CHECK_THROWS_AS(visit.sync(deputy), Error);
}

TEST_CASE("a note says where it is when the hub lacks its content") {
  Visit visit;
  CHECK(visit.team[lead]->execute(app::NoteShow{visit.note}).where.hub == "confirmed");
  visit.redact(deputy);
  visit.sync(deputy);
  visit.sync(writer);
  visit.sync(other);
  visit.remove(lead, deputy);
  visit.tell_of_the_team(lead, writer);
  visit.sync(writer);  // the hub drops the order and says what it lacks
  const auto before = visit.team[writer]->execute(app::VisitShow{visit.team.visit()}).held_entries;
  CHECK(before.hub == before.all - 1);
  visit.sync(lead);
  CHECK(visit.team[lead]->execute(app::NoteShow{visit.note}).where.hub == "confirmed");
  visit.sync(writer);
  const auto now = visit.team[writer]->execute(app::VisitShow{visit.team.visit()}).held_entries;
  CHECK(now.hub == now.all);
}

TEST_CASE("a note is not called held where an order is followed that counts no more") {
  Visit visit;
  visit.redact(deputy);
  visit.sync(deputy);
  visit.sync(writer);
  visit.remove(lead, deputy);
  const auto where = [&] { return visit.team[lead]->execute(app::NoteShow{visit.note}).where; };
  CHECK(where().hub == "confirmed");  // its last word; of the order nothing is known here
  // The first answer brings the order; that it counts no more the hub would hear next.
  CHECK_FALSE(visit.cut_sync(lead, 1, -1));
  CHECK(visit.hub.store().erasures(visit.team.visit()).size() == 1);
  CHECK(where().hub == "waiting");
  CHECK(visit.text(lead) == words);
  visit.sync_all();
  visit.require_text();
  CHECK(where().hub == "confirmed");
}

TEST_CASE("a note with a hole can be redacted: the text goes when it comes, and the rest stays") {
  Visit visit("", "lead");  // device 3 leads, too, and was away
  app::NoteEdit edit;
  edit.note = visit.note;
  edit.basis = "read";
  static_cast<void>(visit.team[lead]->execute(edit));
  visit.sync(lead);
  visit.sync(deputy);
  visit.redact(deputy);
  visit.sync(deputy);
  visit.sync(writer);
  visit.remove(other, deputy);
  visit.sync(other);
  REQUIRE(visit.holes(other).size() == 1);
  visit.redact(other);  // has nothing of the note but its basis
  CHECK(visit.orders(other) == 0);
  visit.sync_all();
  visit.require_gone();
  for (const std::size_t device : {lead, writer, other})
    CHECK(visit.team[device]->execute(app::NoteShow{visit.note}).basis == "read");
}

TEST_CASE("a record that comes before the words on it orders nothing") {
  Visit visit;
  visit.redact(deputy);
  visit.sync(deputy);
  visit.sync(writer);
  visit.remove(lead, deputy);
  visit.tell_of_the_team(lead, writer);
  // The content comes as well, and the words of the lead's own log do not yet.
  log::Arrival content;
  const auto source = visit.team[lead]->replica(visit.team.visit());
  for (const log::Hole& hole : visit.holes(writer)) {
    for (const log::LogHead& head : source->holdings()) {
      if (head.log == hole.log)
        content.runs.push_back(source->read(head.log, head.branch, hole.sequence, 1, 1U << 20U));
    }
  }
  content.complete = true;
  static_cast<void>(visit.team[writer]->replica(visit.team.visit())->take_in(content));
  CHECK(visit.holes(writer).empty());
  CHECK(visit.text(writer).empty());  // the redaction counts as yet
  CHECK(visit.orders(writer) == 0);   // and asks for nothing that could not be taken back
  visit.sync_all();
  visit.require_text();
}
