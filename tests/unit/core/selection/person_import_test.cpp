#include <fieldfare/core/selection/person_import.h>
#include <fieldfare/core/selection/spreadsheet.h>
#include <support/errors.h>
#include <support/workbook_builder.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/selection/limits.h>

using namespace fieldfare;
using selection::ColumnState;
using selection::PersonImport;
using selection::RawTable;

namespace {

const framework::Framework& framework_of(const std::string& id) {
  static const auto library = framework::Library::built_in();
  return library.get(id);
}

const guard::Guard& the_guard() {
  static const guard::Guard guard;
  return guard;
}

RawTable csv(std::string_view text) {
  return selection::read_csv(as_bytes(text), {});
}

PersonImport mapped(const RawTable& table, const std::string& framework = "area-send-2023",
                    selection::ImportWishes wishes = {}) {
  wishes.today = *date_from_iso8601("2026-06-01");
  return selection::map_people(table, framework_of(framework), the_guard(), {}, wishes);
}

PersonImport mapped(std::string_view text) {
  return mapped(csv(text));
}

std::string value(const PersonImport& import, std::string_view field, std::size_t row) {
  const auto* column = import.table.column(field);
  return column == nullptr ? "(no column)" : column->at(row);
}

const selection::ColumnFate& fate(const PersonImport& import, const std::string& column) {
  const auto found = std::find_if(import.columns.begin(), import.columns.end(),
                                  [&](const auto& one) { return one.column == column; });
  REQUIRE(found != import.columns.end());
  return *found;
}

/// Rows of one column under a heading that says nothing, beside ages.
std::string column_of(const std::string& heading, const std::vector<std::string>& values) {
  std::string out = "Age;Gender;" + heading + "\n";
  for (const std::string& one : values)
    out += "12;F;" + one + "\n";
  return out;
}

}  // namespace

TEST_CASE("headings as areas write them fill the framework's fields", "[selection]") {
  const auto import = mapped(
      "Pseudonym,Age (years),Sex,Ethnic origin,Primary need,SEN status,Social care involvement,"
      "Health involvement,CLA,School name,In/Out of area,AP\n"
      "A1,14 yrs,M,WBRI,\"Speech, language and communication needs\",K,Yes,No,N,Rowan House,Out,Y\n"
      "A2,11-13,girl,Pakistani,ASD; ADHD,EHCP,no,yes,y,Hilltop Academy,in,\n");
  CHECK(import.heading_row == 1);
  REQUIRE(import.table.rows() == 2);
  CHECK(value(import, "reference", 0) == "A1");
  CHECK(value(import, "age", 0) == "14");
  CHECK(value(import, "age", 1) == "11-13");
  CHECK(value(import, "gender", 1) == "female");
  CHECK(value(import, "ethnicity", 0) == "White British");
  CHECK(value(import, "needs", 0) == "speech, language and communication");
  CHECK(value(import, "needs", 1) == "ADHD; autism");
  CHECK(value(import, "support", 0) == "sen-support");
  CHECK(value(import, "support", 1) == "ehc-plan");
  CHECK(value(import, "involvement", 0) == "social-care");
  CHECK(value(import, "involvement", 1) == "health");
  CHECK(value(import, "looked-after", 1) == "yes");
  CHECK(value(import, "setting-area", 0) == "out-of-area");
  CHECK(value(import, "alternative-provision", 1).empty());
  CHECK(import.table.numbers == std::vector<std::uint32_t>{2, 3});
}

TEST_CASE("columns are refused by their headings", "[selection]") {
  const auto import = mapped(
      "Forename,Surname,Pupil name,D.O.B.,NHS Number,UPN,Post Code,Home address,Parent e-mail,Age\n"
      "x,x,x,x,x,x,x,x,x,12\nx,x,x,x,x,x,x,x,x,13\n");
  for (std::size_t c = 0; c < 9; ++c) {
    INFO(import.columns[c].heading);
    CHECK(import.columns[c].state == ColumnState::refused);
  }
  CHECK(fate(import, "J").state == ColumnState::taken);
  REQUIRE(import.table.columns.size() == 1);
  CHECK(import.table.columns[0].field == "age");
}

TEST_CASE("columns are refused by what they hold, whatever stands over them", "[selection]") {
  const std::vector<std::vector<std::string>> identities = {
      {"Oluwaseun Adeyemi", "Niamh O'Brien", "Zofia Nowak"},
      {"Callum", "Aisha", "Tomos"},
      {"943 476 5919", "9434765919", "943-476-5919"},
      {"12/03/2014", "1 May 2011", "2009-09-30"},
      {"LS1 4AB", "M14 5RX", "SW1A 1AA"},
      {"07700 900123", "0113 496 0000", "07700900456"},
      {"a.khan@example.org", "b@example.com", "c@example.net"},
      {"14 Oak Road", "3 High Street", "221 Station Road"}};
  for (const auto& values : identities) {
    for (const std::string heading : {"Column1", "Reference", "Other needs"}) {
      INFO(heading << ": " << values.front());
      const auto import = mapped(column_of(heading, values));
      CHECK(fate(import, "C").state == ColumnState::refused);
      CHECK(fate(import, "C").why.find(values.front()) == std::string::npos);
      for (const auto& column : import.table.columns) {
        for (const std::string& one : values)
          CHECK(std::find(column.values.begin(), column.values.end(), one) == column.values.end());
      }
    }
  }
}

TEST_CASE("dates of birth as a spreadsheet's numbers are refused, references are not",
          "[selection]") {
  std::string births = "Age;Other ref\n";
  std::string counted = "Age;Reference\n";
  for (int i = 0; i < 40; ++i) {
    births += "12;" + std::to_string(39'000 + (i * 977) % 5'000) + "\n";
    counted += "12;" + std::to_string(40'001 + i) + "\n";
  }
  selection::ImportWishes wishes;
  wishes.choices = {{"B", "reference"}};
  CHECK(test::code_of([&] { return mapped(csv(births), "area-send-2023", wishes); }) ==
        ErrorCode::guard_refused);
  CHECK(fate(mapped(births), "B").state == ColumnState::refused);
  CHECK(value(mapped(counted), "reference", 0) == "40001");
}

TEST_CASE("a single identity among other values is withheld and counted", "[selection]") {
  std::string text = "Ref,Age,Stage\n";
  for (int i = 0; i < 30; ++i)
    text += "R" + std::to_string(i) + ",12," + (i == 7 ? "rang Siobhan O'Reilly" : "review") + "\n";
  const auto import = mapped(text);
  CHECK(fate(import, "C").state == ColumnState::taken);
  CHECK(fate(import, "C").withheld == 1);
  CHECK(value(import, "involvement-stage", 7).empty());
  CHECK(value(import, "involvement-stage", 8) == "review");
}

TEST_CASE("what a field cannot hold is left empty and counted", "[selection]") {
  const auto import = mapped("Ref,Age,Looked after\n1,twelve,maybe\n2,13,no\n3,n/a,\n");
  CHECK(fate(import, "B").unread == 1);
  CHECK(fate(import, "C").unread == 1);
  CHECK(value(import, "age", 0).empty());
  CHECK(value(import, "age", 1) == "13");
}

TEST_CASE("notes above the table, two rows of headings and totals below are passed over",
          "[selection]") {
  const Bytes bytes = test::WorkbookBuilder()
                          .sheet("List", {{"Northshire SEND list", "", "", "", ""},
                                          {"As at 1 June 2026"},
                                          {},
                                          {"Child", "", "", "Education", ""},
                                          {"Ref", "Age", "Gender", "School", "Status"},
                                          {"P1", "9", "F", "Rowan House", "maintained"},
                                          {"Ref", "Age", "Gender", "School", "Status"},
                                          {"P2", "10", "M", "Hilltop", "independent"},
                                          {"Total", "2", "", "", ""}})
                          .merge({"A1:E1", "A4:C4", "D4:E4"})
                          .bytes();
  selection::Workbook workbook(bytes);
  const auto import = mapped(workbook.read(0, selection::limits::rows, {}));
  CHECK(import.heading_row == 5);
  CHECK(import.table.numbers == std::vector<std::uint32_t>{6, 8});
  CHECK(value(import, "settings", 1) == "Hilltop");
}

TEST_CASE("without headings a column is told by what it holds", "[selection]") {
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += "P" + std::to_string(i) + (i % 2 == 0 ? ",ASD,White British,M\n" : ",SEMH,Indian,F\n");
  const auto import = mapped(text);
  CHECK(import.heading_row == 0);
  CHECK(value(import, "needs", 0) == "autism");
  CHECK(value(import, "ethnicity", 1) == "Indian");
  CHECK(value(import, "gender", 0) == "male");
  CHECK(import.table.rows() == 20);
}

TEST_CASE("people say which column is what, and never that an identity is kept", "[selection]") {
  const RawTable table = csv("Ref,Years,Fall,Name\n1,9,x,Zofia Nowak\n2,10,y,Rhys Davies\n");
  selection::ImportWishes wishes;
  wishes.choices = {{"B", "age"}, {"fall", "ignore"}};
  const auto import = mapped(table, "area-send-2023", wishes);
  CHECK(value(import, "age", 1) == "10");
  CHECK(fate(import, "C").state == ColumnState::ignored);
  for (const auto& [choice, code] : std::vector<std::pair<selection::ColumnChoice, ErrorCode>>{
           {{"D", "reference"}, ErrorCode::guard_refused},
           {{"Z", "age"}, ErrorCode::usage},
           {{"B", "shoe-size"}, ErrorCode::usage}}) {
    wishes.choices = {choice};
    CHECK(test::code_of([&] { return mapped(table, "area-send-2023", wishes); }) == code);
  }
}

TEST_CASE("a heading that is an identity itself is masked where it is told", "[selection]") {
  const auto import = mapped(
      "Oluwaseun Adeyemi,12,ASD,M\nNiamh O'Brien,13,SEMH,F\n"
      "Zofia Nowak,14,ASD,F\nTomos Hughes,9,SLCN,M\n");
  for (const auto& column : import.columns) {
    CHECK(column.heading.find("Adeyemi") == std::string::npos);
    CHECK(column.why.find("Adeyemi") == std::string::npos);
  }
  CHECK(fate(import, "A").state == ColumnState::refused);
}

TEST_CASE("nothing to be used is an error, and so is a visit that asks for no list",
          "[selection]") {
  CHECK(test::code_of([] { return mapped("a,b\n1,2\n"); }) == ErrorCode::not_possible);
  CHECK(test::code_of([] { return mapped(""); }) == ErrorCode::not_possible);
  CHECK(test::code_of([] { return mapped(csv("Ref,Age\n1,2\n"), "area-send-monitoring-2023"); }) ==
        ErrorCode::not_possible);
}

TEST_CASE("each framework's words for a plan are kept apart", "[selection]") {
  const RawTable table = csv("Ref,Age,EHCP status\n1,15,Yes\n2,16,SEN support\n3,17,Ceased\n");
  const auto import = mapped(table, "preparation-for-adulthood-2024");
  CHECK(value(import, "ehc-status", 0) == "current");
  CHECK(value(import, "ehc-status", 1) == "none");
  CHECK(value(import, "ehc-status", 2) == "previous");
}

TEST_CASE("a table is what it was after it has been stored", "[selection]") {
  const auto import = mapped("Ref,Age,Needs\n1,9,ASD\n2,,SEMH; ADHD\n7,30,\n");
  const Bytes bytes = selection::encode(import.table);
  const auto back = selection::decode_person_table(bytes);
  CHECK(back.numbers == import.table.numbers);
  REQUIRE(back.columns.size() == import.table.columns.size());
  for (std::size_t c = 0; c < back.columns.size(); ++c) {
    CHECK(back.columns[c].values == import.table.columns[c].values);
    CHECK(back.columns[c].codes == import.table.columns[c].codes);
  }
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Bytes cut(bytes.begin(), bytes.begin() + static_cast<long>(size));
    CHECK(test::code_of([&] { return selection::decode_person_table(cut); }) == ErrorCode::damaged);
  }
}
