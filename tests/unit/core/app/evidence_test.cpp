#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/coverage.h>
#include <fieldfare/core/app/commands/lines.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>

#include <support/errors.h>
#include <support/store_contents.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::code_of;
using test::VisitTeam;

namespace {

app::NoteAdd note_in(const EntityId& activity, const std::string& text) {
  app::NoteAdd add;
  add.activity = activity;
  add.text = app::RawText(text);
  return add;
}

EntityId add_line(VisitTeam& team, std::size_t device, const std::string& text) {
  app::LineAdd add;
  add.visit = team.visit();
  add.text = app::RawText(text);
  return team[device]->execute(add).line_id;
}

bool tells(const std::vector<app::CoverageGap>& gaps, const std::string& text) {
  return std::any_of(gaps.begin(), gaps.end(),
                     [&](const app::CoverageGap& gap) { return gap.text == text; });
}

app::CoverageRow row(const app::CoverageShow::Result& coverage, const std::string& criterion) {
  const auto found = std::find_if(coverage.criteria.begin(), coverage.criteria.end(),
                                  [&](const auto& one) { return one.criterion == criterion; });
  REQUIRE(found != coverage.criteria.end());
  return *found;
}

}  // namespace

TEST_CASE("a note carries the framework's tags, which can be changed, filtered by and unset") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  app::NoteAdd add = note_in(activity, "Panels of three services sit together.");
  add.tags = {"enabler", "level:targeted", "sector:health"};
  add.basis = "observed";
  const EntityId note = team[0]->execute(add).note_id;
  const auto shown = team[0]->execute(app::NoteShow{note});
  CHECK(shown.tags ==
        std::vector<std::string>{"factor:enabler", "level:targeted", "sector:health"});
  CHECK(shown.sectors == std::vector<std::string>{"health"});
  CHECK(shown.inspectorate == "ofsted");
  CHECK(shown.counts);

  app::NoteList list;
  list.visit = team.visit();
  list.tags = {"enabler"};
  CHECK(team[0]->execute(list).notes.size() == 1);
  list.tags = {"barrier"};
  CHECK(team[0]->execute(list).notes.empty());
  list.tags = {};
  list.sector = "health";
  list.basis = "observed";
  list.inspectorate = "ofsted";
  CHECK(team[0]->execute(list).notes.size() == 1);
  list.inspectorate = "cqc";
  CHECK(team[0]->execute(list).notes.empty());

  app::NoteEdit edit;
  edit.note = note;
  edit.tags = std::vector<std::string>{"barrier"};
  static_cast<void>(team[0]->execute(edit));
  CHECK(team[0]->execute(app::NoteShow{note}).tags == std::vector<std::string>{"factor:barrier"});
  edit.tags.reset();
  edit.unset = {"tags"};
  static_cast<void>(team[0]->execute(edit));
  CHECK(team[0]->execute(app::NoteShow{note}).tags.empty());
}

TEST_CASE("a tag that the framework does not have is refused with those it has") {
  VisitTeam team(1);
  app::NoteAdd add = note_in(team.add_activity(0), "Good.");
  add.tags = {"typical:one-off"};  // of the full inspection
  const auto error = test::error_of([&] { return team[0]->execute(add); });
  REQUIRE(error);
  CHECK(error->code() == ErrorCode::usage);
  CHECK(error->hint().find("factor:barrier") != std::string::npos);
  add.tags = {"basis:told"};  // a field of its own
  CHECK(code_of([&] { return team[0]->execute(add); }) == ErrorCode::usage);
}

TEST_CASE("tags that two people set at the same time are all kept") {
  VisitTeam team(2);
  const EntityId note = team.add_note(0, team.add_activity(0), "Plans are shared early.");
  team.meet();
  for (const std::size_t device : {0U, 1U}) {
    app::NoteEdit edit;
    edit.note = note;
    edit.tags = std::vector<std::string>{device == 0 ? "enabler" : "good-practice"};
    static_cast<void>(team[device]->execute(edit));
  }
  team.meet();
  CHECK(team[0]->execute(app::NoteShow{note}).tags ==
        std::vector<std::string>{"factor:enabler", "factor:good-practice"});
  CHECK(team.conflicts(0).empty());
}

TEST_CASE("coverage counts evidence by source and tells in words where it is thin") {
  VisitTeam team(1);
  const EntityId meeting = team.add_activity(0);
  const auto add = [&](const std::string& criterion, const std::string& basis,
                       const std::string& recency, std::vector<std::string> tags) {
    app::NoteAdd note = note_in(meeting, "Waits are long.");
    note.criteria = {criterion};
    note.basis = basis;
    note.recency = recency;
    note.tags = std::move(tags);
    return team[0]->execute(note).note_id;
  };
  add("LO2.3", "told", "current", {});
  add("LO2.1", "told", "historical", {});
  add("LO1.1", "observed", "current", {"sector:health"});
  add("LO1.1", "read", "current", {"sector:education"});

  const auto coverage = team[0]->execute(app::CoverageShow{team.visit(), {}});
  CHECK(coverage.notes == 4);
  CHECK(row(coverage, "LO2.3").told == 1);
  CHECK(row(coverage, "LO2.1").notes == 0);  // historical evidence makes no finding
  CHECK(row(coverage, "LO2.1").historical == 1);
  CHECK(row(coverage, "LO1").notes == 2);
  CHECK(row(coverage, "LO1").is_theme);
  CHECK(row(coverage, "LO1.1").health == 1);
  CHECK(row(coverage, "LO1.1").ofsted == 2);
  CHECK(tells(coverage.gaps, "LO2.3 rests on one person's word; nothing was observed."));
  CHECK(tells(coverage.gaps, "LO2.1 has historical evidence alone."));
  CHECK(tells(coverage.gaps, "LO1.1 has nothing from care."));
  CHECK(tells(coverage.gaps, "LO1.2 has no evidence yet."));
  const auto whole_theme = std::find_if(coverage.gaps.begin(), coverage.gaps.end(),
                                        [](const auto& gap) { return gap.criterion == "LO4"; });
  REQUIRE(whole_theme != coverage.gaps.end());
  CHECK(whole_theme->kind == "none");

  const auto one = team[0]->execute(app::CoverageShow{team.visit(), "LO2"});
  CHECK(one.criteria.size() == 6);
  CHECK(std::all_of(one.gaps.begin(), one.gaps.end(),
                    [](const auto& gap) { return gap.criterion.starts_with("LO2"); }));
}

TEST_CASE("what somebody wrote who now shadows the team is no evidence") {
  VisitTeam team(2);
  const EntityId meeting = team.add_activity(0);
  team.meet();
  app::NoteAdd add = note_in(meeting, "Waits are long.");
  add.criteria = {"LO2.3"};
  const EntityId note = team[1]->execute(add).note_id;
  team.meet();
  CHECK(team[0]->execute(app::CoverageShow{team.visit(), {}}).notes == 1);
  static_cast<void>(team[0]->execute(app::MemberRole{team.visit(), team.member(1), "observer"}));
  CHECK(team[0]->execute(app::CoverageShow{team.visit(), {}}).notes == 0);
  CHECK_FALSE(team[0]->execute(app::NoteShow{note}).counts);
}

TEST_CASE("a line of enquiry is followed from where it came up to the notes that test it") {
  VisitTeam team(2);
  const EntityId meeting = team.add_activity(0, "Meeting with the forum");
  const EntityId source = team.add_note(0, meeting, "Families spoke of short notice.");
  app::LineAdd add;
  add.visit = team.visit();
  add.text = app::RawText("Is respite cancelled at short notice?");
  add.criteria = {"LO4.1"};
  add.origin = "note";
  add.origin_id = source;
  add.next_step = app::RawText("Ask the short breaks team");
  const EntityId line = team[0]->execute(add).line_id;
  auto shown = team[0]->execute(app::LineShow{line});
  CHECK(shown.origin_in_words == "a note of Meeting with the forum");
  CHECK(shown.line.next_step == "Ask the short breaks team");
  CHECK(shown.gaps == std::vector<std::string>{"No note tests it yet."});

  team.meet();
  const EntityId against = team.add_note(1, meeting, "The rota shows no cancellation.");
  const EntityId supporting = team.add_note(0, meeting, "Two sessions were cancelled this month.");
  team.meet();
  static_cast<void>(team[0]->execute(app::LineLink{line, supporting, "for"}));
  static_cast<void>(team[1]->execute(app::LineLink{line, against, "against"}));
  team.meet();
  shown = team[1]->execute(app::LineShow{line});
  REQUIRE(shown.notes.size() == 2);
  CHECK(shown.notes[0].note_id == supporting);
  CHECK(shown.notes[0].stance == "for");
  CHECK(shown.notes[1].note_id == against);
  CHECK(shown.line.supporting == 1);
  CHECK(shown.line.opposing == 1);
  CHECK(std::find(shown.gaps.begin(), shown.gaps.end(), "Its notes speak for and against it.") !=
        shown.gaps.end());
  app::NoteList linked;
  linked.visit = team.visit();
  linked.line = line;
  CHECK(team[1]->execute(linked).notes.size() == 2);
  CHECK(team[1]->execute(app::NoteShow{against}).lines.size() == 1);

  app::LineClose close;
  close.line = line;
  close.result = "partly";
  close.outcome = app::RawText("Cancelled in one team alone.");
  CHECK(team[0]->execute(close).warning.empty());
  CHECK(team[0]->execute(app::LineShow{line}).line.result == "partly");
  static_cast<void>(team[0]->execute(app::LineReopen{line}));
  CHECK(team[0]->execute(app::LineShow{line}).line.state == "open");
}

TEST_CASE("two links of the same note made apart are one link") {
  VisitTeam team(2);
  const EntityId note = team.add_note(0, team.add_activity(0), "Waits are long.");
  const EntityId line = add_line(team, 0, "Waits for therapy");
  team.meet();
  static_cast<void>(team[0]->execute(app::LineLink{line, note, "for"}));
  static_cast<void>(team[1]->execute(app::LineLink{line, note, "for"}));
  team.meet();
  CHECK(team[0]->execute(app::LineShow{line}).notes.size() == 1);
  CHECK(team.conflicts(0).empty());
  static_cast<void>(team[1]->execute(app::LineUnlink{line, note}));
  CHECK(team[1]->execute(app::LineShow{line}).notes.empty());
  CHECK(code_of([&] {
          return team[1]->execute(app::LineUnlink{line, note});
        }) == ErrorCode::not_found);
}

TEST_CASE("closing a line that nothing tested is told") {
  VisitTeam team(1);
  app::LineClose close;
  close.line = add_line(team, 0, "Transport");
  CHECK_FALSE(team[0]->execute(close).warning.empty());
}

TEST_CASE("that a restricted note tests a line is known to those who may read the note alone") {
  VisitTeam team(3);
  const EntityId meeting = team.add_activity(0);
  const EntityId line = add_line(team, 0, "Are gates locked?");
  team.meet();
  app::NoteAdd add = note_in(meeting, "A gate stood open.");
  add.audience = "restricted";
  const EntityId note = team[1]->execute(add).note_id;
  static_cast<void>(team[1]->execute(app::LineLink{line, note, "for"}));
  team.meet();
  CHECK(team[0]->execute(app::LineShow{line}).notes.size() == 1);
  CHECK(team[1]->execute(app::LineShow{line}).notes.size() == 1);
  const auto shown = team[2]->execute(app::LineShow{line});
  CHECK(shown.notes.empty());
  CHECK(shown.hidden == 0);
  CHECK(test::everything_in(team[2]).find(std::string(as_text(note.view()))) == std::string::npos);
  CHECK(team.projection(2) == team.projection(0));
}
