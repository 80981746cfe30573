#include <fieldfare/core/selection/spreadsheet.h>
#include <support/errors.h>
#include <support/workbook_builder.h>

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/error.h>
#include <fieldfare/core/selection/limits.h>

using namespace fieldfare;
using selection::RawTable;
using selection::Workbook;
using test::WorkbookBuilder;

namespace {

RawTable first_sheet(const Bytes& bytes) {
  Workbook workbook(bytes);
  return workbook.read(0, selection::limits::rows, {});
}

ErrorCode code_of(const Bytes& bytes) {
  try {
    static_cast<void>(first_sheet(bytes));
  } catch (const Error& error) {
    CHECK(error.what()[0] != '\0');
    return error.code();
  }
  FAIL("the workbook was read");
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("a workbook's cells are read with inline and with shared strings", "[selection]") {
  for (const bool shared : {false, true}) {
    WorkbookBuilder builder;
    builder.sheet("List", {{"Ref", "Age"}, {"P-1", "12"}, {}, {"P & <2>", "", "x"}});
    if (shared) builder.share_strings();
    const RawTable table = first_sheet(builder.bytes());
    REQUIRE(table.rows() == 3);
    CHECK(table.text(0, 1) == "Age");
    CHECK(table.text(1, 1) == "12");
    CHECK(table.text(2, 0) == "P & <2>");
    CHECK(table.text(2, 1).empty());
    CHECK(table.text(2, 2) == "x");
    CHECK(table.number(2) == 4);
  }
}

TEST_CASE("numbers that are formatted as dates become dates, from 1900 and from 1904",
          "[selection]") {
  const std::string row = "<row r=\"1\">" + test::number_cell("41710", 1) +
                          test::number_cell("41710.75", 2) + test::number_cell("41710") +
                          test::number_cell("9.434765919E9") + test::number_cell("0.85") + "</row>";
  const RawTable table = first_sheet(WorkbookBuilder().raw_sheet("List", row).bytes());
  CHECK(table.text(0, 0) == "2014-03-12");
  CHECK(table.text(0, 1) == "2014-03-12");
  CHECK(table.text(0, 2) == "41710");
  CHECK(table.text(0, 3) == "9434765919");
  CHECK(table.text(0, 4) == "0.85");
  const RawTable mac = first_sheet(WorkbookBuilder().from_1904().raw_sheet("List", row).bytes());
  CHECK(mac.text(0, 0) == "2018-03-13");
}

TEST_CASE("formulas give their kept result and are never run", "[selection]") {
  const Bytes bytes = WorkbookBuilder()
                          .raw_sheet("List",
                                     "<row><c r=\"A1\" t=\"str\"><f>WEBSERVICE(\"http://x\")</f>"
                                     "<v>kept</v></c><c r=\"B1\"><f>1+1</f></c><c r=\"C1\" t=\"e\">"
                                     "<v>#REF!</v></c><c r=\"D1\" t=\"b\"><v>1</v></c></row>")
                          .bytes();
  Workbook workbook(bytes);
  const RawTable table = workbook.read(0, selection::limits::rows, {});
  CHECK(table.text(0, 0) == "kept");
  CHECK(table.text(0, 1).empty());
  CHECK(table.text(0, 2).empty());
  CHECK(table.text(0, 3) == "true");
  CHECK(workbook.formulas_without_result() == 1);
}

TEST_CASE("merged ranges give every cell the value of the first", "[selection]") {
  const RawTable table = first_sheet(WorkbookBuilder()
                                         .sheet("List", {{"Education", "", "Age"},
                                                         {"Setting", "Status", ""},
                                                         {"Rowan House", "x", "9"},
                                                         {"", "y", "10"}})
                                         .merge({"A1:B1", "C1:C2", "A3:A4"})
                                         .bytes());
  CHECK(table.text(0, 1) == "Education");
  CHECK(table.text(1, 2) == "Age");
  CHECK(table.text(3, 0) == "Rowan House");
}

TEST_CASE("sheets are listed with what is hidden", "[selection]") {
  const Bytes bytes =
      WorkbookBuilder().sheet("Notes", {{"a"}}).sheet("Key", {{"b"}}).hide().bytes();
  Workbook workbook(bytes);
  REQUIRE(workbook.sheets().size() == 2);
  CHECK(workbook.sheets()[1].title == "Key");
  CHECK(workbook.sheets()[1].hidden);
  CHECK(workbook.read(1, 10, {}).text(0, 0) == "b");
}

TEST_CASE("a reading that is stopped ends with an error", "[selection]") {
  const Bytes bytes = WorkbookBuilder().sheet("List", {{"a"}}).bytes();
  Workbook workbook(bytes);
  CHECK(test::code_of([&] { return workbook.read(0, 10, [](auto, auto) { return false; }); }) ==
        ErrorCode::not_possible);
}

TEST_CASE("entities are never expanded: a document type is refused", "[selection]") {
  const std::string bomb =
      "<!DOCTYPE b [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
      "<worksheet><sheetData><row><c r=\"A1\" t=\"str\"><v>&b;</v></c></row></sheetData>"
      "</worksheet>";
  CHECK(code_of(WorkbookBuilder()
                    .sheet("List", {{"a"}})
                    .part("xl/worksheets/sheet1.xml", bomb)
                    .bytes()) == ErrorCode::damaged);
  CHECK(code_of(WorkbookBuilder().sheet("List", {{"a"}}).part("xl/workbook.xml", bomb).bytes()) ==
        ErrorCode::damaged);
}

TEST_CASE("a part that unpacks to more than it may is refused before it is there", "[selection]") {
  test::ZipBuilder zip;
  zip.add_run("xl/workbook.xml", ' ', std::size_t{16} << 20U);
  CHECK(zip.bytes().size() < 300'000);
  CHECK(code_of(zip.bytes()) == ErrorCode::not_possible);
}

TEST_CASE("an archive that claims more parts than it may is refused", "[selection]") {
  test::ZipBuilder zip;
  for (int i = 0; i < 2'001; ++i)
    zip.add("x" + std::to_string(i), "");
  CHECK(code_of(zip.bytes()) == ErrorCode::not_possible);
}

TEST_CASE("an archive cut anywhere is refused and crashes nothing", "[selection]") {
  const Bytes whole = WorkbookBuilder().sheet("List", {{"Ref", "Age"}, {"P-1", "12"}}).bytes();
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    const Bytes cut(whole.begin(), whole.begin() + static_cast<long>(size));
    CHECK_THROWS_AS(first_sheet(cut), Error);
  }
}

TEST_CASE("rows of a million columns, rows out of order and places far out are refused",
          "[selection]") {
  const auto sheet = [](const std::string& rows) {
    return code_of(WorkbookBuilder().raw_sheet("List", rows).bytes());
  };
  CHECK(sheet("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>") == ErrorCode::damaged);
  CHECK(sheet("<row r=\"1\"><c r=\"ZZ1\"><v>1</v></c></row>") == ErrorCode::not_possible);
  CHECK(sheet("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>") ==
        ErrorCode::damaged);
  CHECK(sheet("<row r=\"1\"><c t=\"s\"><v>7</v></c></row>") == ErrorCode::damaged);
  CHECK(sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>" + std::string(200'000, 'x') +
              "</v></c></row>") == ErrorCode::not_possible);
  // A row far down is no larger than another.
  CHECK(first_sheet(
            WorkbookBuilder().raw_sheet("List", "<row r=\"1048576\"><c><v>1</v></c></row>").bytes())
            .rows() == 1);
}

TEST_CASE("parts outside of the archive and addresses elsewhere lead nowhere", "[selection]") {
  const std::string links =
      "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
      "Target=\"../../../../etc/passwd\"/></Relationships>";
  CHECK(code_of(WorkbookBuilder()
                    .sheet("List", {{"a"}})
                    .part("xl/_rels/workbook.xml.rels", links)
                    .bytes()) == ErrorCode::damaged);
  const std::string external =
      "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
      "Target=\"http://example.org/sheet.xml\" TargetMode=\"External\"/></Relationships>";
  CHECK(code_of(WorkbookBuilder()
                    .sheet("List", {{"a"}})
                    .part("xl/_rels/workbook.xml.rels", external)
                    .bytes()) == ErrorCode::damaged);
}

TEST_CASE("files of other kinds are told apart by what they hold", "[selection]") {
  const auto kind = [](std::string_view text) { return selection::kind_of_file(as_bytes(text)); };
  CHECK(kind("Ref,Age\n") == selection::FileKind::text);
  CHECK(selection::kind_of_file(WorkbookBuilder().sheet("a", {{"b"}}).bytes()) ==
        selection::FileKind::workbook);
  for (const std::string_view text : {std::string_view("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
                                      std::string_view("%PDF-1.7"), std::string_view("")}) {
    CHECK(test::code_of([&] { return kind(text); }) == ErrorCode::not_possible);
  }
}
