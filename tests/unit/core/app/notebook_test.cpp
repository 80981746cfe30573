#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/forms.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/providers.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/guard_refusal.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::VisitTeam;

namespace {

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("nothing was refused");
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("a new visit tells its deadlines and when leaders must be notified") {
  VisitTeam team(1);
  const auto shown = team[0]->execute(app::VisitShow{team.visit()});
  CHECK(shown.visit.area == "Northshire");
  CHECK(shown.visit.role == "lead");
  CHECK(shown.notification == "2026-06-01");
  CHECK(shown.deadlines.size() > 3);
}

TEST_CASE("a visit in brief leaves out what all notes are read for, and nothing else") {
  VisitTeam team(1);
  team.add_note(0, team.add_activity(0), "Plans are written with families.");
  const auto whole = team[0]->execute(app::VisitShow{team.visit()});
  const auto brief = team[0]->execute(app::VisitShow{team.visit(), true});
  CHECK(whole.held_notes.all == 1);
  CHECK(brief.held_notes.all == 0);
  CHECK(brief.projection.empty());
  CHECK(brief.deadlines.size() == whole.deadlines.size());
  CHECK(brief.held_entries.all == whole.held_entries.all);
  CHECK(brief.visit.notes == 1);
}

TEST_CASE("a visit cannot begin on a bank holiday or a weekend") {
  VisitTeam team(1);
  app::VisitCreate create;
  create.framework = "local-offer-2026";
  create.area = app::RawText("Northshire");
  create.fieldwork_start = Date{std::chrono::year(2026), std::chrono::May, std::chrono::day(25)};
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(create)); }) == ErrorCode::usage);
}

TEST_CASE("a note that says who somebody is is refused and nothing is written") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  const auto entries = team[0]->execute(app::StoreInfo{}).entries;
  for (const char* text :
       {"Spoke with the mother of Olivia Hughes.", "Born 4 May 2014, referred in 2019.",
        "NHS number 943 476 5919 on the plan."}) {
    CHECK(code_of([&] { team.add_note(0, activity, text); }) == ErrorCode::guard_refused);
  }
  CHECK(team[0]->execute(app::StoreInfo{}).entries == entries);
  CHECK(team[0]->execute(app::NoteList{team.visit(), {}, {}, {}}).notes.empty());
}

TEST_CASE("a refusal tells what was found and where") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  try {
    team.add_note(0, activity, "Call 07700 900123 about the plan.");
    FAIL("the phone number was accepted");
  } catch (const app::GuardRefusal& refusal) {
    REQUIRE(refusal.findings().size() == 1);
    CHECK(refusal.findings()[0].label == guard::Label::phone);
    CHECK(refusal.findings()[0].start == 5);
    CHECK(refusal.findings()[0].end == 17);
  }
}

TEST_CASE("a provider's name is allowed in the notes of its visit") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  const std::string text = "Staff of Zelbrook plan transitions early.";
  CHECK(code_of([&] { team.add_note(0, activity, text); }) == ErrorCode::guard_refused);
  app::ProviderAdd add;
  add.visit = team.visit();
  add.title = app::RawText("Zelbrook");
  add.sector = "education";
  static_cast<void>(team[0]->execute(add));
  const EntityId note = team.add_note(0, activity, text);
  CHECK(team.text_of(0, note) == text);
  CHECK(code_of([&] { team.add_note(0, activity, "Rowan said that she likes maths."); }) ==
        ErrorCode::guard_refused);
}

TEST_CASE("an acknowledged note is there after the store was closed and opened") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  const EntityId note = team.add_note(0, activity, "Practitioners know the local offer.");
  team[0].reopen();
  CHECK(team.text_of(0, note) == "Practitioners know the local offer.");
  CHECK(team[0]->execute(app::StoreVerify{}).ok);
}

TEST_CASE("a note keeps criteria, case, basis and recency, and can be found by them") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  app::CaseAdd add_case;
  add_case.visit = team.visit();
  add_case.kind = "tracked";
  add_case.age = 14;
  const auto added = team[0]->execute(add_case);
  CHECK(added.code.starts_with("T-"));
  CHECK(added.code.size() == 6);
  app::NoteAdd add;
  add.activity = activity;
  add.text = app::RawText("The plan of " + added.code + " was reviewed on time.");
  add.case_id = added.case_id;
  add.criteria = {"LO1.1", "LO4.2"};
  add.basis = "read";
  add.recency = "current";
  const EntityId note = team[0]->execute(add).note_id;
  const auto view = team[0]->execute(app::NoteShow{note});
  CHECK(view.criteria == std::vector<std::string>{"LO1.1", "LO4.2"});
  CHECK(view.basis == "read");
  CHECK(view.case_id == added.case_id.hex());
  app::NoteList list{team.visit(), {}, "LO4", {}};
  CHECK(team[0]->execute(list).notes.size() == 1);
  list.criterion = "LO3";
  CHECK(team[0]->execute(list).notes.empty());
  app::NoteEdit change;
  change.note = note;
  change.criteria = {"LO4.2"};
  static_cast<void>(team[0]->execute(change));
  CHECK(team[0]->execute(app::NoteShow{note}).criteria == std::vector<std::string>{"LO4.2"});
}

TEST_CASE("a note says whether it was typed in the activity or how long afterwards") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  const auto during =
      team[0]->execute(app::NoteShow{team.add_note(0, activity, "Typed during the meeting.")});
  CHECK(during.capture == "in-activity");
  team[0].clock().advance(std::chrono::minutes(95));
  const auto after =
      team[0]->execute(app::NoteShow{team.add_note(0, activity, "Typed after the meeting.")});
  CHECK(after.capture == "afterwards");
  CHECK(after.minutes_after == 35);
}

TEST_CASE("search finds words of notes, their beginnings, and forgets former texts") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  const EntityId note =
      team.add_note(0, activity, "Commissioners review the therapy pathway every term.");
  team.add_note(0, activity, "Families praised the short breaks.");
  const auto hits = team[0]->execute(app::Search{team.visit(), "therapy path"}).hits;
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].note_id == note);
  CHECK(hits[0].snippet.find("therapy pathway") != std::string::npos);
  app::NoteEdit change;
  change.note = note;
  change.text = app::RawText("Commissioners review the pathway every term.");
  static_cast<void>(team[0]->execute(change));
  CHECK(team[0]->execute(app::Search{team.visit(), "therapy"}).hits.empty());
  CHECK(team[0]->execute(app::Search{team.visit(), "\"odd' OR (query"}).hits.empty());
}

TEST_CASE("the history of a note shows every version, oldest first") {
  VisitTeam team(1);
  const EntityId note = team.add_note(0, team.add_activity(0), "The first version.");
  app::NoteEdit change;
  change.note = note;
  change.text = app::RawText("The second version.");
  static_cast<void>(team[0]->execute(change));
  const auto versions = team[0]->execute(app::NoteHistory{note}).versions;
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].text == "The first version.");
  CHECK(versions[1].text == "The second version.");
}

TEST_CASE("a draft is kept masked and goes when its note is saved") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  app::DraftKeep keep;
  keep.activity = activity;
  keep.text = app::RawText("Ring 07700 900123 tomorrow.");
  const auto kept = team[0]->execute(keep);
  team[0].reopen();
  const auto drafts = team[0]->execute(app::DraftList{team.visit()}).drafts;
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].text.find("07700") == std::string::npos);
  CHECK(drafts[0].text.find("[withheld") != std::string::npos);
  app::NoteAdd add;
  add.activity = activity;
  add.text = app::RawText("The service will be rung tomorrow.");
  add.draft = kept.draft_id;
  static_cast<void>(team[0]->execute(add));
  CHECK(team[0]->execute(app::DraftList{team.visit()}).drafts.empty());
}

TEST_CASE("notes are listed newest first, page by page, also those of one activity") {
  VisitTeam team(1);
  const EntityId one = team.add_activity(0);
  const EntityId other = team.add_activity(0);
  std::vector<EntityId> made;
  for (int i = 0; i < 6; ++i) {
    made.push_back(team.add_note(0, i % 2 == 0 ? one : other, "A note of the day."));
    team[0].clock().advance(std::chrono::seconds(1));
  }
  const auto ids = [&](std::optional<EntityId> activity, std::int64_t limit, std::int64_t offset) {
    app::NoteList list;
    list.visit = team.visit();
    list.activity = activity;
    list.limit = limit;
    list.offset = offset;
    list.newest = true;
    std::vector<EntityId> out;
    for (const app::NoteView& note : team[0]->execute(list).notes)
      out.push_back(note.note_id);
    return out;
  };
  CHECK(ids({}, 2, 0) == std::vector{made[5], made[4]});
  CHECK(ids({}, 2, 4) == std::vector{made[1], made[0]});
  CHECK(ids({}, 2, 6).empty());
  CHECK(ids(one, 2, 0) == std::vector{made[4], made[2]});
  CHECK(ids(one, 9, 2) == std::vector{made[0]});
}

TEST_CASE("words of a form are kept masked, one text a form, until they are sent") {
  VisitTeam team(1);
  const auto keep = [&](const char* form, const char* text) {
    static_cast<void>(team[0]->execute(app::FormKeep{team.visit(), form, app::RawText(text)}));
  };
  const auto list = [&] { return team[0]->execute(app::FormList{team.visit()}).forms; };
  keep("lines:", "Ring 07700 900123");
  keep("lines:", "Ring 07700 900123 tomorrow.");
  keep("concerns:3f2a", "Told the lead");
  team[0].reopen();
  auto forms = list();
  REQUIRE(forms.size() == 2);
  CHECK(forms[0].form == "concerns:3f2a");
  CHECK(forms[0].text == "Told the lead");
  CHECK(forms[1].text.find("07700") == std::string::npos);
  CHECK(forms[1].text.find("[withheld") != std::string::npos);
  CHECK(forms[1].text.find("tomorrow") != std::string::npos);
  keep("lines:/part", "A part of it");
  keep("concerns:3f2a", "");
  static_cast<void>(team[0]->execute(app::FormDrop{team.visit(), "lines:"}));
  CHECK(list().empty());
  for (const char* key : {"", ":", "lines", "Ada Lovelace:", "lines:Ada Lovelace"})
    CHECK(code_of([&] { keep(key, "x"); }) == ErrorCode::usage);
}

TEST_CASE("a draft keeps what was tapped beside its text") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  app::CaseAdd add_case;
  add_case.visit = team.visit();
  add_case.kind = "tracked";
  add_case.age = 14;
  const auto about = team[0]->execute(add_case).case_id;
  app::DraftKeep keep;
  keep.activity = activity;
  keep.text = app::RawText("Half a sentence");
  keep.criteria = {"LO1.1", "LO4.2"};
  keep.case_id = about;
  keep.basis = "told";
  keep.recency = "historical";
  keep.audience = "restricted";
  keep.draft = team[0]->execute(keep).draft_id;
  team[0].reopen();
  const auto list = [&] { return team[0]->execute(app::DraftList{team.visit()}).drafts; };
  auto drafts = list();
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].criteria == keep.criteria);
  CHECK(drafts[0].case_id == about.hex());
  CHECK(drafts[0].basis == "told");
  CHECK(drafts[0].recency == "historical");
  CHECK(drafts[0].audience == "restricted");
  keep.basis = "guessed";
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(keep)); }) == ErrorCode::usage);
  keep.basis.reset();
  keep.criteria.clear();
  static_cast<void>(team[0]->execute(keep));
  drafts = list();
  REQUIRE(drafts.size() == 1);
  CHECK(drafts[0].basis.empty());
  CHECK(drafts[0].criteria.empty());
}

TEST_CASE("what a note says beside its text can be unset") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  app::CaseAdd add_case;
  add_case.visit = team.visit();
  add_case.kind = "tracked";
  add_case.age = 14;
  app::NoteAdd add;
  add.activity = activity;
  add.text = app::RawText("Reviews are on time.");
  add.case_id = team[0]->execute(add_case).case_id;
  add.basis = "read";
  add.recency = "current";
  app::NoteEdit change;
  change.note = team[0]->execute(add).note_id;
  change.unset = {"case", "basis"};
  static_cast<void>(team[0]->execute(change));
  auto view = team[0]->execute(app::NoteShow{change.note});
  CHECK(view.case_id.empty());
  CHECK(view.basis.empty());
  CHECK(view.recency == "current");
  const auto versions = view.versions;
  static_cast<void>(team[0]->execute(change));  // unset already: nothing to write
  CHECK(team[0]->execute(app::NoteShow{change.note}).versions == versions);
  change.unset = {"text"};
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(change)); }) == ErrorCode::usage);
  change.unset = {"basis"};
  change.basis = "told";
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(change)); }) == ErrorCode::usage);
}

TEST_CASE("nothing can be added to a closed visit") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  static_cast<void>(team[0]->execute(app::VisitClose{team.visit()}));
  CHECK(code_of([&] { team.add_note(0, activity, "Too late."); }) == ErrorCode::not_possible);
}

TEST_CASE("evidence is not written where the framework has none") {
  VisitTeam team(1);
  app::ActivityAdd add;
  add.visit = team.visit();
  add.kind = "travel";
  add.title = app::RawText("To the next setting");
  add.starts = team[0].clock().now();
  add.ends = {add.starts.ms + 1'800'000, 60};
  const EntityId travel = team[0]->execute(add).activity_id;
  CHECK(code_of([&] { team.add_note(0, travel, "Seen on the way."); }) == ErrorCode::not_possible);
}

TEST_CASE("the JSON form runs commands, and refuses what is not part of them") {
  VisitTeam team(1);
  const auto created = team[0]->execute_json(
      {{"command", "line.add"}, {"visit", team.visit().hex()}, {"text", "How is need known?"}});
  CHECK(created.at("line_id").get<std::string>().size() == 32);
  const auto listed =
      team[0]->execute_json({{"command", "line.list"}, {"visit", team.visit().hex()}});
  CHECK(listed.at("lines").size() == 1);
  CHECK(code_of([&] {
          static_cast<void>(team[0]->execute_json({{"command", "line.add"}}));
        }) == ErrorCode::usage);
  CHECK(code_of([&] {
          static_cast<void>(team[0]->execute_json({{"command", "visit.list"}, {"colour", "red"}}));
        }) == ErrorCode::usage);
  CHECK(code_of([&] {
          static_cast<void>(team[0]->execute_json({{"command", "no.such"}}));
        }) == ErrorCode::usage);
}

TEST_CASE("an unknown id is told as such") {
  VisitTeam team(1);
  EntityId nobody;
  nobody.bytes[0] = 1;
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(app::NoteShow{nobody})); }) ==
        ErrorCode::not_found);
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(app::VisitShow{VisitId{}})); }) ==
        ErrorCode::not_found);
}

TEST_CASE("a wrong card and an invitation for another device are refused") {
  VisitTeam team(2);
  CHECK(
      code_of([&] {
        static_cast<void>(team[0]->execute(app::MemberAdd{team.visit(), "ffc1.AAAA", "inspector"}));
      }) == ErrorCode::damaged);
  test::InspectorDevice other(993);
  test::InspectorDevice third(994);
  const auto card = other->execute(app::DeviceCard{}).card;
  const auto invite = team[0]->execute(app::MemberAdd{team.visit(), card, "inspector"}).invite;
  CHECK(code_of([&] { static_cast<void>(third->execute(app::VisitJoin{invite})); }) ==
        ErrorCode::not_possible);
  std::string changed = invite;
  changed[changed.size() / 2] = changed[changed.size() / 2] == 'A' ? 'B' : 'A';
  CHECK(code_of([&] { static_cast<void>(other->execute(app::VisitJoin{changed})); }) ==
        ErrorCode::damaged);
}

TEST_CASE("events tell a screen what has changed") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  while (team[1]->next_event()) {
  }
  team.send(0, 1);
  const auto event = team[1]->next_event();
  REQUIRE(event);
  CHECK(event->visit == team.visit());
  CHECK(event->kind == app::Event::Kind::received);
  static_cast<void>(activity);
}
