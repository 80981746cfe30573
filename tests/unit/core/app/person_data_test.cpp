#include <support/errors.h>
#include <support/file_bytes.h>
#include <support/store_contents.h>
#include <support/visit_team.h>
#include <support/workbook_builder.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <set>

#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/selection.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>

using namespace fieldfare;
using test::InspectorDevice;
using test::VisitTeam;

namespace {

constexpr const char* list =
    "Ref,Pupil name,Date of birth,Age,Sex,Ethnicity,Need,EHCP,Social care involvement,LAC,School\n";

/// Forty people, of whom one stands out, with names that nobody may ever find again.
std::string people() {
  std::string out = list;
  for (int i = 0; i < 40; ++i) {
    const bool rare = i == 39;
    out += "REF" + std::to_string(500 + i) + ",Zebedee Quillfeather,12/03/2014," +
           (rare ? "16" : "14") + ",M,White British," + (rare ? "Deaf" : "ASD") + "," +
           (i % 3 == 0 ? "Yes" : "No") + "," + (i % 4 == 0 ? "Yes" : "No") + ",N," +
           (rare ? "Quarry House" : "Hilltop Academy") + "\n";
  }
  return out;
}

std::filesystem::path write(const test::TemporaryDirectory& directory, const std::string& name,
                            const std::string& text) {
  const auto file = directory / name;
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

app::PersonImportView import(InspectorDevice& device, const VisitId& visit,
                             const std::filesystem::path& file) {
  app::CasesImport command;
  command.visit = visit;
  command.file = file.string();
  command.as_at = date_from_iso8601("2026-06-01");
  return device->execute(command);
}

std::vector<std::string> rows_of(const app::CasesPropose::Result& proposal) {
  std::vector<std::string> out;
  for (const auto& one : proposal.proposal)
    out.push_back(one.row);
  return out;
}

std::string dump(const std::filesystem::path& root) {
  std::string out;
  for (const auto& one : std::filesystem::recursive_directory_iterator(root)) {
    if (one.is_regular_file()) out += std::string(as_text(test::read_bytes(one.path())));
  }
  return out;
}

}  // namespace

TEST_CASE("a list is taken in without what identifies, and no store holds more", "[selection]") {
  VisitTeam team(2);
  const test::TemporaryDirectory files;
  const auto told = import(team[0], team.visit(), write(files, "list.csv", people()));
  CHECK(told.rows == 40);
  CHECK(told.refused_columns == std::vector<std::string>{"Pupil name", "Date of birth"});
  const auto data = team[0]->execute(app::CasesData{team.visit()});
  REQUIRE(data.lists.size() == 1);
  CHECK(data.lists[0].rows == 40);
  CHECK(data.lists[0].as_at == "2026-06-01");
  const std::string everything = test::everything_in(team[0]);
  CHECK(everything.find("REF503") != std::string::npos);
  for (const auto* identity : {"Zebedee", "Quillfeather", "12/03/2014", "2014-03-12"}) {
    CHECK(everything.find(identity) == std::string::npos);
    CHECK(dump(team[0].store()).find(identity) == std::string::npos);
  }
}

TEST_CASE("a list is never synced and changes nothing that is", "[selection]") {
  VisitTeam team(2);
  team.meet();
  const std::string before = team.projection(0);
  const test::TemporaryDirectory files;
  import(team[0], team.visit(), write(files, "list.csv", people()));
  CHECK(team.projection(0) == before);
  team.meet();
  CHECK(team[1]->execute(app::CasesData{team.visit()}).lists.empty());
  CHECK(test::everything_in(team[1]).find("REF503") == std::string::npos);
}

TEST_CASE("a preview keeps nothing", "[selection]") {
  VisitTeam team(1);
  const test::TemporaryDirectory files;
  app::CasesPreview preview;
  preview.visit = team.visit();
  preview.file = write(files, "list.csv", people()).string();
  CHECK(team[0]->execute(preview).rows == 40);
  CHECK(team[0]->execute(app::CasesData{team.visit()}).lists.empty());
}

TEST_CASE("a newer list takes the place of the old one, which is gone", "[selection]") {
  VisitTeam team(1);
  const test::TemporaryDirectory files;
  import(team[0], team.visit(), write(files, "old.csv", people()));
  import(team[0], team.visit(), write(files, "new.csv", "Ref,Age\nNEW1,9\nNEW2,10\n"));
  const auto data = team[0]->execute(app::CasesData{team.visit()});
  REQUIRE(data.lists.size() == 1);
  CHECK(data.lists[0].rows == 2);
  CHECK(test::everything_in(team[0]).find("REF503") == std::string::npos);
}

TEST_CASE("closing the visit wipes the lists, here and wherever the close arrives", "[selection]") {
  VisitTeam team(2);
  team.meet();
  const test::TemporaryDirectory files;
  const auto file = write(files, "list.csv", people());
  import(team[0], team.visit(), file);
  import(team[1], team.visit(), file);
  team[0]->execute(app::VisitClose{team.visit()});
  CHECK(test::everything_in(team[0]).find("REF503") == std::string::npos);
  CHECK(test::everything_in(team[1]).find("REF503") != std::string::npos);
  team.meet();
  CHECK(test::everything_in(team[1]).find("REF503") == std::string::npos);
  CHECK(test::code_of([&] { return import(team[0], team.visit(), file); }) ==
        ErrorCode::not_possible);
}

TEST_CASE("a backup leaves the lists out and the rest in", "[selection]") {
  VisitTeam team(1);
  const test::TemporaryDirectory files;
  import(team[0], team.visit(), write(files, "list.csv", people()));
  const auto backup = files / "backup";
  team[0]->execute(app::StoreBackup{backup.string()});
  CHECK(team[0]->execute(app::CasesData{team.visit()}).lists.size() == 1);
  team[0].restore(backup);
  CHECK(team[0]->execute(app::CasesData{team.visit()}).lists.empty());
  CHECK(team[0]->execute(app::VisitList{}).visits.size() == 1);
  CHECK(team[0]->execute(app::StoreVerify{}).ok);
}

TEST_CASE("a broken file is an error and the list that was there stays", "[selection]") {
  VisitTeam team(1);
  const test::TemporaryDirectory files;
  import(team[0], team.visit(), write(files, "list.csv", people()));
  for (const std::string& text : {std::string("PK\x03\x04 no archive"), std::string("%PDF-1.7"),
                                  std::string("Ref,Age\n\"1,2\n"), std::string("x\n")}) {
    CHECK(test::error_of([&] { return import(team[0], team.visit(), write(files, "bad", text)); }));
  }
  CHECK(test::code_of([&] { return import(team[0], team.visit(), files / "none.csv"); }) ==
        ErrorCode::not_found);
  CHECK(test::code_of([&] { return import(team[0], team.visit(), files.path()); }) ==
        ErrorCode::usage);
  CHECK(team[0]->execute(app::CasesData{team.visit()}).lists[0].rows == 40);
}

TEST_CASE("observers and quality assurers see no list", "[selection]") {
  VisitTeam team(2, 1, VisitTeam::Stores::on_disk, {"observer"});
  team.meet();
  const test::TemporaryDirectory files;
  const auto file = write(files, "list.csv", people());
  CHECK(test::code_of([&] { return import(team[1], team.visit(), file); }) == ErrorCode::forbidden);
}

TEST_CASE("rows become cases that say no more than five people fit", "[selection]") {
  VisitTeam team(2);
  team.meet();
  const test::TemporaryDirectory files;
  import(team[0], team.visit(), write(files, "list.csv", people()));
  app::CasesPropose propose;
  propose.visit = team.visit();
  const auto proposal = team[0]->execute(propose);
  REQUIRE(proposal.proposal.size() == 3);
  CHECK(rows_of(proposal) == rows_of(team[0]->execute(propose)));
  app::CasesSelect select;
  select.visit = team.visit();
  select.rows = rows_of(proposal);
  const auto selected = team[0]->execute(select);
  REQUIRE(selected.cases.size() == 3);
  CHECK(selected.cases[0].reference.starts_with("REF"));
  team.meet();
  const auto cases = team[1]->execute(app::CaseList{team.visit()}).cases;
  REQUIRE(cases.size() == 3);
  for (const auto& one : cases) {
    CHECK(one.kind == "tracked");
    CHECK(one.reference.empty());
    CHECK(one.age != 16);  // nobody else of the list is
    CHECK(one.phase != "16 to 18");
  }
  const std::string theirs = test::everything_in(team[1]);
  CHECK(theirs.find("REF5") == std::string::npos);
  CHECK(theirs.find("White British") == std::string::npos);
  // The same rows again are the same cases.
  const auto again = team[0]->execute(select);
  CHECK(again.cases[0].case_id == selected.cases[0].case_id);
  CHECK(team[0]->execute(app::CaseList{team.visit()}).cases.size() == 3);
}

TEST_CASE("a family that declined is not proposed again, and another takes the place",
          "[selection]") {
  VisitTeam team(1);
  const test::TemporaryDirectory files;
  import(team[0], team.visit(), write(files, "list.csv", people()));
  app::CasesPropose propose;
  propose.visit = team.visit();
  app::CasesSelect select;
  select.visit = team.visit();
  select.rows = rows_of(team[0]->execute(propose));
  const auto selected = team[0]->execute(select);
  team[0]->execute(app::CaseConsent{selected.cases[0].case_id, "declined"});
  const auto next = rows_of(team[0]->execute(propose));
  CHECK(next.size() == 3);
  CHECK(std::find(next.begin(), next.end(), select.rows[0]) == next.end());
  CHECK(std::find(next.begin(), next.end(), select.rows[1]) != next.end());
  select.rows = {select.rows[0]};
  CHECK(test::code_of([&] { return team[0]->execute(select); }) == ErrorCode::not_possible);
}

TEST_CASE("a withdrawal locks a case's notes until the lead decides", "[selection]") {
  VisitTeam team(2);
  team.meet();
  app::CaseAdd add;
  add.visit = team.visit();
  add.kind = "tracked";
  add.age = 14;
  const EntityId tracked = team[0]->execute(add).case_id;
  const EntityId activity = team.add_activity(0);
  app::NoteAdd note;
  note.activity = activity;
  note.text = app::RawText("The plan was late.");
  note.case_id = tracked;
  const EntityId written = team[0]->execute(note).note_id;
  CHECK(team[0]->execute(app::CaseConsent{tracked, "withdrawn"}).locked_notes == 1);
  team.meet();
  const auto shown = team[1]->execute(app::NoteShow{written});
  CHECK(shown.withdrawn);
  CHECK(test::code_of([&] { return team[1]->execute(note); }) == ErrorCode::not_possible);
  app::NoteEdit edit;
  edit.note = written;
  edit.text = app::RawText("The plan was very late.");
  CHECK(test::code_of([&] { return team[1]->execute(edit); }) == ErrorCode::not_possible);
  const app::CaseDecide keep{tracked, "keep", app::RawText("The family agreed to that.")};
  CHECK(test::code_of([&] { return team[1]->execute(keep); }) == ErrorCode::forbidden);
  CHECK(team[0]->execute(keep).notes == 1);
  CHECK(team[0]->execute(app::NoteShow{written}).case_id.empty());
  const auto cases = team[0]->execute(app::CaseList{team.visit()}).cases;
  CHECK(cases[0].decision == "keep");
  CHECK_FALSE(cases[0].age);
}

TEST_CASE("a lead may have a withdrawn case's notes erased everywhere", "[selection]") {
  VisitTeam team(2);
  team.meet();
  app::CaseAdd add;
  add.visit = team.visit();
  add.kind = "tracked";
  const EntityId tracked = team[0]->execute(add).case_id;
  const EntityId activity = team.add_activity(0);
  team.meet();
  app::NoteAdd note;
  note.activity = activity;
  note.text = app::RawText("A velocipede stood in the hall.");
  note.case_id = tracked;
  static_cast<void>(team[1]->execute(note));
  team.meet();
  CHECK(test::code_of([&] {
          return team[0]->execute(app::CaseDecide{tracked, "delete", app::RawText("Asked for.")});
        }) == ErrorCode::not_possible);
  team[0]->execute(app::CaseConsent{tracked, "withdrawn"});
  team[0]->execute(app::CaseDecide{tracked, "delete", app::RawText("The family asked for it.")});
  team.meet();
  for (std::size_t device : {0U, 1U})
    CHECK(test::everything_in(team[device]).find("velocipede") == std::string::npos);
}

TEST_CASE("two people's words on consent: the more careful one counts", "[selection]") {
  VisitTeam team(2);
  team.meet();
  app::CaseAdd add;
  add.visit = team.visit();
  add.kind = "tracked";
  const EntityId tracked = team[0]->execute(add).case_id;
  team.meet();
  team[0]->execute(app::CaseConsent{tracked, "agreed"});
  team[1]->execute(app::CaseConsent{tracked, "withdrawn"});
  team.meet();
  for (std::size_t device : {0U, 1U}) {
    const auto cases = team[device]->execute(app::CaseList{team.visit()}).cases;
    CHECK(cases[0].consent == "withdrawn");
    CHECK(cases[0].conflicted);
  }
}

TEST_CASE("agreement without information beforehand is told", "[selection]") {
  VisitTeam team(1);
  app::CaseAdd add;
  add.visit = team.visit();
  add.kind = "tracked";
  const EntityId tracked = team[0]->execute(add).case_id;
  CHECK(team[0]->execute(app::CaseConsent{tracked, "agreed"}).warnings.size() == 1);
  CHECK(team[0]->execute(app::CaseConsent{tracked, "agreed", true, "parent"}).warnings.empty());
}

TEST_CASE("descriptions that fit fewer than five people warn, in cases and in notes",
          "[selection]") {
  VisitTeam team(1);
  const test::TemporaryDirectory files;
  app::CaseAdd add;
  add.visit = team.visit();
  add.kind = "sampled";
  add.age = 16;
  CHECK(team[0]->execute(add).warnings.empty());  // there is no list to compare with
  import(team[0], team.visit(), write(files, "list.csv", people()));
  CHECK(team[0]->execute(add).warnings.size() == 1);
  app::NoteAdd note;
  note.activity = team.add_activity(0);
  note.text = app::RawText("A 14 year old with autism has waited.");
  CHECK(team[0]->execute(note).warnings.empty());
  note.text = app::RawText("A 16 year old who is deaf has waited.");
  const auto warned = team[0]->execute(note);
  REQUIRE(warned.warnings.size() == 1);
  CHECK(warned.warnings[0].find("One person") != std::string::npos);
  app::CombinationCheck check;
  check.visit = team.visit();
  check.text = app::RawText("A 16 year old who is deaf has waited.");
  const auto checked = team[0]->execute(check);
  CHECK(checked.rows == 1);
  CHECK(checked.said.size() == 2);
  CHECK_FALSE(checked.coarsen.empty());
}

TEST_CASE("rows are found by what they say, page by page", "[selection]") {
  VisitTeam team(1);
  const test::TemporaryDirectory files;
  import(team[0], team.visit(), write(files, "list.csv", people()));
  app::CasesRows rows;
  rows.visit = team.visit();
  rows.where = {"age=13-15", "ehc-status=current"};
  rows.limit = 5;
  const auto found = team[0]->execute(rows);
  CHECK(found.total == 13);
  CHECK(found.rows.size() == 5);
  rows.where = {"age"};
  CHECK(test::code_of([&] { return team[0]->execute(rows); }) == ErrorCode::usage);
}
