#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/notices.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/session.h>
#include <support/errors.h>
#include <support/memory_hub.h>
#include <support/visit_team.h>

/// A deputy lets somebody in and is removed by a lead who has not heard of it: log-format.md, "Who
/// was let in unheard".
using namespace fieldfare;
using test::VisitTeam;

namespace {

constexpr std::size_t lead = 0;
constexpr std::size_t deputy = 1;
constexpr std::size_t writer = 2;
constexpr const char* words = "A word of the newcomer: osprey.";

/// A team of three, a hub, and a device that the deputy lets in while the lead is away.
class Visit {
 public:
  explicit Visit(const std::string& role = "inspector")
      : team(3, 1, VisitTeam::Stores::in_memory, {"deputy", "inspector"}),
        newcomer(777, "Social Care HMI", test::TemporaryDirectory::in_memory()) {
    activity = team.add_activity(writer);
    for (const std::size_t device : {writer, deputy, lead})
      sync(device);
    card = newcomer->execute(app::DeviceCard{}).card;
    const auto added = team[deputy]->execute(app::MemberAdd{team.visit(), card, role});
    who = added.member_id;
    static_cast<void>(newcomer->execute(app::VisitJoin{added.invite}));
    sync(deputy);
    sync_newcomer();
    note = write(words);
    sync_newcomer();
  }

  EntityId write(const std::string& text) {
    app::NoteAdd add;
    add.activity = activity;
    add.text = app::RawText(text);
    return newcomer->execute(add).note_id;
  }
  sync::SyncOutcome sync_of(app::Notebook& notebook) {
    const auto replica = notebook.replica(team.visit());
    test::DirectTransport transport(hub);
    sync::HubRemote remote(transport, *replica);
    return sync::synchronise(*replica, remote);
  }
  sync::SyncOutcome sync(std::size_t device) { return sync_of(*team[device]); }
  sync::SyncOutcome sync_newcomer() { return sync_of(*newcomer); }
  void remove_deputy() {
    static_cast<void>(team[lead]->execute(app::MemberRemove{team.visit(), team.member(deputy)}));
  }
  void sync_team() {
    for (int round = 0; round < 3; ++round) {
      for (const std::size_t device : {lead, writer})
        static_cast<void>(sync(device));
    }
  }

  /// "" when there is no such note to be seen.
  [[nodiscard]] std::string text(app::Notebook& notebook, const EntityId& id) {
    std::string out;
    const auto code = test::code_of([&] { out = notebook.execute(app::NoteShow{id}).text; });
    CHECK((!code || code == ErrorCode::not_found));
    return out;
  }
  [[nodiscard]] std::vector<app::LateWorkView> late(std::size_t device) {
    auto all = team[device]->execute(app::MemberLate{team.visit()}).late;
    std::erase_if(all, [&](const auto& one) { return one.member_id != who; });
    return all;
  }
  [[nodiscard]] bool says(std::size_t device, const std::string& kind) {
    const auto notices = team[device]->execute(app::NoticeList{team.visit()}).notices;
    return std::ranges::any_of(notices, [&](const auto& notice) { return notice.kind == kind; });
  }
  void require_alike(const std::string& shown) {
    for (const std::size_t device : {lead, writer}) {
      INFO("device " << device);
      CHECK(team.projection(device) == team.projection(lead));
      CHECK(text(*team[device], note) == shown);
      const std::size_t found = shown.empty() ? 0 : 1;
      CHECK(team[device]->execute(app::Search{team.visit(), "osprey"}).hits.size() == found);
      const auto verified = team[device]->execute(app::StoreVerify{});
      CHECK(verified.problems.empty());
      CHECK(verified.missing.empty());
      CHECK(team[device]->execute(app::StoreRebuild{}).changed == 0);
      const auto rest = sync(device);
      CHECK(rest.sent + rest.received == 0);
      CHECK(rest.refused.empty());
    }
  }

  VisitTeam team;
  test::InspectorDevice newcomer;
  test::MemoryHub hub;
  std::string card;
  MemberId who;
  EntityId activity, note;
};

}  // namespace

TEST_CASE("the work of somebody let in by a deputy who was removed unheard waits for the lead") {
  Visit visit;
  SECTION("whoever had seen it before the removal came") {
    visit.sync(writer);
    CHECK(visit.text(*visit.team[writer], visit.note) == words);
    visit.remove_deputy();
  }
  SECTION("and whoever had not") {
    visit.remove_deputy();
    visit.sync(lead);
  }
  visit.sync_team();
  visit.require_alike("");
  for (const std::size_t device : {lead, writer}) {
    const auto late = visit.late(device);
    REQUIRE(late.size() == 1);
    CHECK(late[0].name == "Social Care HMI");
    CHECK_FALSE(late[0].let_in_by.empty());
    CHECK(std::ranges::any_of(late[0].items, [](const auto& item) { return item.text == words; }));
  }
  CHECK(visit.says(lead, "late-entries"));
  CHECK(visit.says(lead, "membership-rivals"));
  CHECK_THROWS_AS(visit.sync_newcomer(), Error);  // is no member, and keeps what it has
  CHECK(visit.text(*visit.newcomer, visit.note) == words);
}

TEST_CASE("a newcomer's work that the lead accepts is the team's, what comes later waits again") {
  Visit visit;
  visit.remove_deputy();
  visit.sync_team();
  static_cast<void>(visit.team[lead]->execute(app::MemberAccept{visit.team.visit(), visit.who}));
  visit.sync_team();
  visit.require_alike(words);
  CHECK(visit.late(lead).empty());
  const EntityId later = visit.write("Written after it was decided.");
  test::send(*visit.newcomer, *visit.team[writer], visit.team.visit());
  CHECK(visit.text(*visit.team[writer], later).empty());
  visit.sync_team();
  visit.require_alike(words);
  REQUIRE(visit.late(lead).size() == 1);
  CHECK(visit.late(lead)[0].entries == 1);
}

TEST_CASE("a newcomer's work that the lead refuses stays out, and can be taken in later") {
  Visit visit;
  visit.sync(writer);
  visit.remove_deputy();
  visit.sync_team();
  static_cast<void>(visit.team[lead]->execute(app::MemberRefuse{visit.team.visit(), visit.who}));
  visit.sync_team();
  visit.require_alike("");
  REQUIRE(visit.late(writer).size() == 1);
  CHECK(visit.late(writer)[0].state == "refused");
  static_cast<void>(visit.team[lead]->execute(app::MemberAccept{visit.team.visit(), visit.who}));
  visit.sync_team();
  visit.require_alike(words);
}

TEST_CASE("a newcomer whom the lead lets in with the same card brings all of it, also the latest") {
  Visit visit;
  visit.sync(writer);
  visit.remove_deputy();
  visit.sync_team();
  const EntityId later = visit.write("Written while nobody heard.");
  static_cast<void>(
      visit.team[lead]->execute(app::MemberAdd{visit.team.visit(), visit.card, "inspector"}));
  CHECK(visit.text(*visit.team[lead], visit.note) == words);
  visit.sync(lead);
  static_cast<void>(visit.sync_newcomer());
  visit.sync_team();
  static_cast<void>(visit.sync_newcomer());
  visit.require_alike(words);
  for (const std::size_t device : {lead, writer}) {
    CHECK(visit.late(device).empty());
    CHECK(visit.text(*visit.team[device], later) == "Written while nobody heard.");
  }
  CHECK(visit.newcomer->execute(app::VisitShow{visit.team.visit()}).projection ==
        visit.team.projection(lead));
}

TEST_CASE("a newcomer let in as a deputy orders and decides nothing") {
  Visit visit("deputy");
  visit.sync(writer);
  const EntityId own = visit.team.add_note(writer, visit.activity, "Plans name who does what.");
  visit.sync(writer);
  static_cast<void>(visit.sync_newcomer());
  static_cast<void>(visit.newcomer->execute(app::NoteRedact{own, app::RawText("Not evidence.")}));
  static_cast<void>(
      visit.newcomer->execute(app::MemberRemove{visit.team.visit(), visit.team.member(writer)}));
  static_cast<void>(visit.sync_newcomer());
  visit.remove_deputy();
  visit.sync(lead);  // the hub drops the newcomer's order
  visit.sync_team();
  visit.sync_team();
  visit.require_alike("");
  for (const std::size_t device : {lead, writer})
    CHECK(visit.team[device]->replica(visit.team.visit())->erasures().empty());
  CHECK(visit.text(*visit.team[writer], own) == "Plans name who does what.");
  CHECK(visit.text(*visit.team[lead], own) == "Plans name who does what.");
  static_cast<void>(visit.team[lead]->execute(app::MemberAccept{visit.team.visit(), visit.who}));
  visit.sync_team();
  visit.require_alike(words);
  // Its mark counts as anybody's does: it changes what is shown, and no version is erased.
  const auto versions = visit.team[lead]->execute(app::NoteHistory{own}).versions;
  CHECK(std::ranges::any_of(
      versions, [](const auto& version) { return version.text == "Plans name who does what."; }));
  CHECK(visit.team[lead]->replica(visit.team.visit())->erasures().empty());
}

TEST_CASE("records, entries and words on a newcomer give the same in any order of arrival") {
  for (int order = 0; order < 4; ++order) {
    INFO("order " << order);
    Visit visit;
    visit.remove_deputy();
    visit.sync(lead);
    static_cast<void>(visit.team[lead]->execute(app::MemberAccept{visit.team.visit(), visit.who}));
    const auto source = visit.team[lead]->replica(visit.team.visit());
    std::vector<log::Arrival> arrivals(1);
    arrivals.front().records = source->membership();
    for (const log::LogHead& head : source->holdings()) {
      log::Arrival one;
      one.runs.push_back(source->read(head.log, head.branch, head.start, 1000, 1U << 30U));
      arrivals.push_back(std::move(one));
    }
    if (order % 2 == 1) std::ranges::reverse(arrivals);
    if (order > 1) std::rotate(arrivals.begin(), arrivals.begin() + 2, arrivals.end());
    for (const log::Arrival& arrival : arrivals)
      static_cast<void>(visit.team[writer]->replica(visit.team.visit())->take_in(arrival));
    CHECK(visit.team.projection(writer) == visit.team.projection(lead));
    CHECK(visit.text(*visit.team[writer], visit.note) == words);
    CHECK(visit.team[writer]->execute(app::StoreRebuild{}).changed == 0);
  }
}
