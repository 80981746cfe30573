#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/notebook.h>

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <string>

#include <support/spelt_number.h>
#include <support/visit_team.h>

/// A save leaves the row that tells how long the own log is as it was, most of the time.
namespace fieldfare::app {
namespace {

using test::note_about;
using test::VisitTeam;

void edit(VisitTeam& team, std::size_t device, const EntityId& note, std::int64_t number) {
  NoteEdit command;
  command.note = note;
  command.text = RawText(note_about(number));
  static_cast<void>(team[device]->execute(command));
}

TEST_CASE("an opened store finds the end of its own log and goes on from there") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  std::size_t saved = 0;
  for (const std::size_t more : {1, 2, 14, 16, 17, 33}) {
    CAPTURE(saved, more);
    for (std::size_t i = 0; i < more; ++i)
      static_cast<void>(team.add_note(0, activity, note_about(static_cast<std::int64_t>(++saved))));
    const auto before = team[0]->execute(StoreVerify{});
    team[0].close();
    team[0].reopen();
    const auto after = team[0]->execute(StoreVerify{});
    CHECK(after.ok);
    CHECK(after.problems.empty());
    CHECK(after.entries == before.entries);
    CHECK(team[0]->execute(NoteList{team.visit(), {}, {}, {}}).notes.size() == saved);
  }
}

TEST_CASE("when a device last wrote is known after it was opened again") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  const auto heard = [&] {
    return team[0]->execute(MemberList{team.visit()}).members.front().last_heard;
  };
  for (std::int64_t number = 1; number <= 3; ++number) {
    team[0].clock().advance(std::chrono::minutes(7));
    static_cast<void>(team.add_note(0, activity, note_about(number)));
  }
  const std::string before = heard();
  team[0].close();
  team[0].reopen();
  CHECK(heard() == before);
}

TEST_CASE("what is written after the store was opened again comes after what was written before") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  const EntityId note = team.add_note(0, activity, note_about(1));
  team.meet();
  for (std::int64_t number = 2; number <= 9; ++number)
    edit(team, 1, note, number);
  team.meet();
  for (std::int64_t number = 10; number <= 14; ++number)
    edit(team, 0, note, number);
  team[0].close();
  team[0].reopen();
  edit(team, 0, note, 15);
  team.meet();
  for (std::size_t device = 0; device < 2; ++device) {
    const auto versions = team[device]->execute(NoteHistory{note}).versions;
    REQUIRE(versions.size() == 15);
    for (std::size_t i = 0; i < versions.size(); ++i)
      CHECK(versions[i].text == note_about(static_cast<std::int64_t>(i + 1)));
  }
}

}  // namespace
}  // namespace fieldfare::app
