#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notices.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>

#include <support/errors.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::code_of;
using test::VisitTeam;

namespace {

using Roles = std::vector<std::string>;

app::MemberView view_of(VisitTeam& team, std::size_t device, const MemberId& member) {
  for (const auto& view : team[device]->execute(app::MemberList{team.visit()}).members) {
    if (view.member_id == member) return view;
  }
  FAIL("no such member");
  return {};
}

std::string state_of(VisitTeam& team, std::size_t device, std::size_t whom) {
  return view_of(team, device, team.member(whom)).state;
}

void remove(VisitTeam& team, std::size_t by, std::size_t whom) {
  static_cast<void>(team[by]->execute(app::MemberRemove{team.visit(), team.member(whom)}));
}

std::vector<app::EpochView> epochs(VisitTeam& team, std::size_t device) {
  return team[device]->execute(app::VisitShow{team.visit()}).epochs;
}

bool writes_under_an_epoch(VisitTeam& team, std::size_t device) {
  const auto all = epochs(team, device);
  return std::any_of(all.begin(), all.end(), [](const auto& epoch) { return epoch.current; });
}

}  // namespace

TEST_CASE("two leads remove different members apart: both are removed, and the team goes on") {
  // 0 and 1 lead, 2 and 3 are to be removed, 4 stays.
  VisitTeam team(5, 1, VisitTeam::Stores::in_memory, Roles{"lead"});
  const EntityId activity = team.add_activity(0);
  team.meet();
  remove(team, 0, 2);
  remove(team, 1, 3);
  const EntityId one = team.add_note(0, activity, "Written after the first removal.");
  const EntityId other = team.add_note(1, activity, "Written after the second removal.");
  // An inspector who hears of both before any lead does goes on writing.
  team.send(0, 4);
  team.send(1, 4);
  CHECK_FALSE(writes_under_an_epoch(team, 4));
  const EntityId between = team.add_note(4, activity, "Written while no epoch was usable.");
  team.exchange(0, 1);
  team.exchange(0, 4);
  team.exchange(1, 4);
  team.exchange(0, 1);
  for (const std::size_t device : {0, 1, 4}) {
    CHECK(state_of(team, device, 2) == "removed");
    CHECK(state_of(team, device, 3) == "removed");
    CHECK(writes_under_an_epoch(team, device));
    CHECK(team.text_of(device, one) == "Written after the first removal.");
    CHECK(team.text_of(device, other) == "Written after the second removal.");
    CHECK(team.text_of(device, between) == "Written while no epoch was usable.");
    CHECK(team.projection(device) == team.projection(0));
    CHECK(team[device]->execute(app::StoreVerify{}).problems.empty());
  }
  const EntityId after = team.add_note(4, activity, "Written after all was healed.");
  team.send(4, 0);
  team.send(4, 2);
  team.send(4, 3);
  CHECK(team.text_of(0, after) == "Written after all was healed.");
  CHECK_THROWS_AS(team.text_of(2, after), Error);
  CHECK_THROWS_AS(team.text_of(3, after), Error);
  CHECK_THROWS_AS(team.text_of(2, between), Error);
}

TEST_CASE("members added apart are both members, and added again by themselves") {
  VisitTeam team(2, 2, VisitTeam::Stores::in_memory, Roles{"lead"});
  const EntityId activity = team.add_activity(0);
  team.meet();
  test::InspectorDevice first(901, "Health inspector");
  test::InspectorDevice second(902, "Social care HMI");
  const auto add = [&](std::size_t by, test::InspectorDevice& device) {
    const auto card = device->execute(app::DeviceCard{}).card;
    const auto added = team[by]->execute(app::MemberAdd{team.visit(), card, "inspector"});
    static_cast<void>(device->execute(app::VisitJoin{added.invite}));
    return added.member_id;
  };
  const MemberId one = add(0, first);
  const MemberId other = add(1, second);
  team.exchange(0, 1);
  team.exchange(0, 1);
  for (const std::size_t device : {0, 1}) {
    CHECK(view_of(team, device, one).state == "member");
    CHECK(view_of(team, device, other).state == "member");
    CHECK(writes_under_an_epoch(team, device));
  }
  const EntityId note = team.add_note(0, activity, "For everybody.");
  team.exchange(0, 1);
  CHECK(team.text_of(1, note) == "For everybody.");
}

TEST_CASE("a deputy takes over from a lost lead, whose later work waits for a decision") {
  VisitTeam team(3, 3, VisitTeam::Stores::in_memory, Roles{"deputy"});
  const EntityId activity = team.add_activity(0);
  const EntityId before = team.add_note(0, activity, "The lead's note before.");
  team.meet();
  const auto taken = team[1]->execute(app::MemberTakeOver{team.visit()});
  REQUIRE(taken.removed.size() == 1);
  CHECK(taken.removed[0] == team.member(0));
  // The lost device turns up again: it has gone on meanwhile.
  const EntityId late = team.add_note(0, activity, "The lead's note on the lost device.");
  team.exchange(1, 2);
  team.exchange(0, 2);
  team.exchange(2, 1);
  for (const std::size_t device : {1, 2}) {
    CHECK(view_of(team, device, team.member(1)).role == "lead");
    CHECK(state_of(team, device, 0) == "removed");
    CHECK(team.text_of(device, before) == "The lead's note before.");
    CHECK_THROWS_AS(team.text_of(device, late), Error);
    const auto listed = team[device]->execute(app::MemberLate{team.visit()}).late;
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].state == "waiting");
    REQUIRE(listed[0].items.size() == 1);
    CHECK(listed[0].items[0].text == "The lead's note on the lost device.");
  }
  CHECK(team.projection(1) == team.projection(2));
  CHECK(code_of([&] {
          return team[2]->execute(app::MemberAccept{team.visit(), team.member(0)});
        }) == ErrorCode::forbidden);
  CHECK(team[1]->execute(app::MemberAccept{team.visit(), team.member(0)}).entries == 1);
  team.exchange(1, 2);
  for (const std::size_t device : {1, 2}) {
    CHECK(team.text_of(device, late) == "The lead's note on the lost device.");
    CHECK(team[device]->execute(app::MemberLate{team.visit()}).late.empty());
    CHECK(team[device]->execute(app::StoreVerify{}).problems.empty());
  }
  CHECK(team.projection(1) == team.projection(2));
}

TEST_CASE("an inspector cannot take over, and a lead need not") {
  VisitTeam team(2, 4, VisitTeam::Stores::in_memory);
  for (const std::size_t device : {0, 1}) {
    CHECK(code_of([&] { return team[device]->execute(app::MemberTakeOver{team.visit()}); }) ==
          ErrorCode::forbidden);
  }
}

TEST_CASE("late entries that had been taken in are taken out when the removal arrives") {
  VisitTeam team(3, 6, VisitTeam::Stores::in_memory);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId early = team.add_note(2, activity, "Held by the lead at the removal.");
  team.meet();
  const EntityId late = team.add_note(2, activity, "Heron, written before anybody heard.");
  team.send(2, 1);  // a colleague has it before the removal arrives there
  CHECK(team.text_of(1, late) == "Heron, written before anybody heard.");
  remove(team, 0, 2);
  team.exchange(0, 1);
  for (const std::size_t device : {0, 1}) {
    CHECK(team.text_of(device, early) == "Held by the lead at the removal.");
    CHECK_THROWS_AS(team.text_of(device, late), Error);
    CHECK(team[device]->execute(app::Search{team.visit(), "heron"}).hits.empty());
    CHECK(view_of(team, device, team.member(2)).late == 1);
    const auto notices = team[device]->execute(app::NoticeList{}).notices;
    CHECK(std::count_if(notices.begin(), notices.end(), [](const auto& notice) {
            return notice.kind == "late-entries";
          }) == (device == 0 ? 1 : 0));
    CHECK(team[device]->execute(app::StoreVerify{}).problems.empty());
    CHECK(team[device]->execute(app::StoreRebuild{}).changed == 0);
  }
  CHECK(team.projection(0) == team.projection(1));
  SECTION("accepted, the note is there again, and found") {
    CHECK(team[0]->execute(app::MemberAccept{team.visit(), team.member(2)}).entries == 1);
    team.exchange(0, 1);
    for (const std::size_t device : {0, 1}) {
      CHECK(team.text_of(device, late) == "Heron, written before anybody heard.");
      CHECK(team[device]->execute(app::Search{team.visit(), "heron"}).hits.size() == 1);
    }
  }
  SECTION("refused, it stays out and nobody is asked again") {
    CHECK(team[0]->execute(app::MemberRefuse{team.visit(), team.member(2)}).entries == 1);
    team.exchange(0, 1);
    for (const std::size_t device : {0, 1}) {
      CHECK_THROWS_AS(team.text_of(device, late), Error);
      CHECK(view_of(team, device, team.member(2)).late == 0);
      CHECK(team[device]->execute(app::MemberLate{team.visit()}).late.at(0).state == "refused");
    }
  }
  CHECK(team.projection(0) == team.projection(1));
  CHECK(team[0]->execute(app::StoreVerify{}).problems.empty());
}

TEST_CASE("a removed member's own work stays visible on its own device, also in a new log") {
  VisitTeam team(2, 7, VisitTeam::Stores::in_memory);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId late = team.add_note(1, activity, "Written offline, after the removal.");
  remove(team, 0, 1);  // the lead knows no log of this member at all
  team.exchange(0, 1);
  CHECK(team.text_of(1, late) == "Written offline, after the removal.");
  CHECK_THROWS_AS(team.text_of(0, late), Error);
  CHECK(view_of(team, 0, team.member(1)).late == 2);  // the log's opening and the note
  CHECK(code_of([&] { return team.add_note(1, activity, "And more."); }) == ErrorCode::forbidden);
}

TEST_CASE("a role is changed by the lead, and nobody else adds or removes a lead") {
  VisitTeam team(3, 8, VisitTeam::Stores::in_memory, Roles{"deputy"});
  team.meet();
  CHECK(code_of([&] {
          return team[1]->execute(app::MemberRole{team.visit(), team.member(2), "observer"});
        }) == ErrorCode::forbidden);
  CHECK(code_of([&] {
          return team[1]->execute(app::MemberRemove{team.visit(), team.member(0)});
        }) == ErrorCode::forbidden);
  CHECK(code_of([&] {
          return team[0]->execute(app::MemberRole{team.visit(), team.member(0), "inspector"});
        }) == ErrorCode::not_possible);
  static_cast<void>(team[0]->execute(app::MemberRole{team.visit(), team.member(2), "custodian"}));
  team.meet();
  CHECK(view_of(team, 2, team.member(2)).role == "custodian");
  CHECK(view_of(team, 2, team.member(2)).restricted);
  static_cast<void>(team[0]->execute(app::MemberRole{team.visit(), team.member(2), "inspector"}));
  team.meet();
  CHECK_FALSE(view_of(team, 1, team.member(2)).restricted);
  CHECK(epochs(team, 1).size() == 2);  // leaving the audience takes a new key
}

TEST_CASE("a custodian's proof is seen by everybody, for each epoch") {
  VisitTeam team(3, 9, VisitTeam::Stores::in_memory, Roles{"custodian"});
  team.meet();
  CHECK(epochs(team, 0).at(0).recoverable == "no");
  CHECK(code_of([&] { return team[0]->execute(app::MemberProve{team.visit()}); }) ==
        ErrorCode::forbidden);
  const auto proven = team[1]->execute(app::MemberProve{team.visit()});
  CHECK(proven.proven == 2);
  CHECK(proven.missing.empty());
  team.meet();
  for (const std::size_t device : {0, 1, 2})
    CHECK(epochs(team, device).at(0).recoverable == "proven");
  CHECK(epochs(team, 0).at(0).restricted_recoverable == "proven");
  CHECK(epochs(team, 2).at(0).restricted_recoverable == "unknown");
  remove(team, 0, 2);
  team.meet();
  REQUIRE(epochs(team, 0).size() == 2);
  CHECK(epochs(team, 0).at(0).recoverable == "proven");
  CHECK(epochs(team, 0).at(1).recoverable == "no");
  CHECK(team[1]->execute(app::MemberProve{team.visit()}).proven == 4);
  team.exchange(0, 1);
  CHECK(epochs(team, 0).at(1).recoverable == "proven");
  CHECK(epochs(team, 0).at(1).current);
}

TEST_CASE("M12 healing settles") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    test::SeededEntropy dice(seed);
    VisitTeam team(5, 20 + seed, VisitTeam::Stores::in_memory,
                   Roles{"lead", "deputy", "custodian"});
    const EntityId activity = team.add_activity(0);
    team.meet();
    // Everybody who may changes the team apart from the others.
    for (const std::size_t by : {0, 1, 2, 3}) {
      const auto whom = static_cast<std::size_t>(dice.below(5));
      try {
        remove(team, by, whom);
      } catch (const Error&) {
        test::InspectorDevice added(1000 * seed + by, "Health inspector");
        const auto card = added->execute(app::DeviceCard{}).card;
        static_cast<void>(team[by]->execute(app::MemberAdd{team.visit(), card, "inspector"}));
      }
      team.add_note(by == 3 ? 4 : by, activity, "Written apart.");
    }
    for (int round = 0; round < 3; ++round)
      team.meet();
    std::optional<std::string> projection;
    for (std::size_t device = 0; device < 5; ++device) {
      if (state_of(team, device, device) != "member") continue;
      CHECK(writes_under_an_epoch(team, device));
      for (const auto& member : team[device]->execute(app::MemberList{team.visit()}).members)
        CHECK(member.state != "waiting");
      const std::size_t records = team[device]->replica(team.visit())->membership().size();
      team.meet();
      CHECK(team[device]->replica(team.visit())->membership().size() == records);
      if (!projection) projection = team.projection(device);
      CHECK(team.projection(device) == *projection);
      CHECK(team[device]->execute(app::StoreVerify{}).problems.empty());
    }
    CHECK(projection);
  }
}
