#include <fieldfare/core/output/document.h>

#include <catch2/catch_test_macros.hpp>

#include <string>

#include <fieldfare/core/error.h>
#include <support/stored_zip.h>

namespace output = fieldfare::output;
using output::Document;
using output::Format;

namespace {

constexpr const char* marking = "Restricted & confidential";

/// One of every kind of block, and text that would be markup.
Document example() {
  Document document;
  document.id = "report";
  document.title = "Report: \"A\" < B & C";
  document.stage = "quality-assured";
  document.marking = marking;
  document.made = *fieldfare::time_from_iso8601("2026-06-19T09:00:00+01:00");
  output::Section first{"one", "First section", {}};
  first.blocks.emplace_back(output::Paragraph{"Łódź, المدرسة & <w:p/>\nSecond\x01 line"});
  first.blocks.emplace_back(output::Heading{"A heading below"});
  first.blocks.emplace_back(output::Facts{{{"Area", "Northshire"}, {"Days", "15 June 2026"}}});
  first.blocks.emplace_back(output::Bullets{{"One point", "Another point"}});
  output::Section second{"two", "Second section", {}};
  output::Table table{{"Activity", "Number"}, {}};
  for (int i = 0; i < 80; ++i)
    table.rows.push_back({"Multi-agency tracking meeting", std::to_string(i)});
  second.blocks.emplace_back(std::move(table));
  document.sections = {std::move(first), std::move(second)};
  return document;
}

std::size_t count(std::string_view text, std::string_view wanted) {
  std::size_t found = 0;
  for (std::size_t at = text.find(wanted); at != std::string_view::npos;
       at = text.find(wanted, at + wanted.size()))
    ++found;
  return found;
}

bool has(std::string_view text, std::string_view wanted) {
  return text.find(wanted) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a DOCX file is an archive of well-formed parts, each with its type", "[output]") {
  const auto files = fieldfare::test::stored_files(output::write(example(), Format::docx));
  REQUIRE(files);
  CHECK(files->size() == 11);
  const std::string& types = files->at("[Content_Types].xml");
  for (const auto& [name, content] : *files) {
    INFO(name);
    CHECK(fieldfare::test::xml_fault(content).empty());
    CHECK((name.ends_with(".rels") || name == "[Content_Types].xml" ||
           has(types, "PartName=\"/" + name + "\"")));
  }
}

TEST_CASE("a DOCX file has real headings, lists, facts and tables with header rows", "[output]") {
  const auto files = fieldfare::test::stored_files(output::write(example(), Format::docx));
  REQUIRE(files);
  const std::string& body = files->at("word/document.xml");
  CHECK(count(body, "<w:pStyle w:val=\"Title\"/>") == 1);
  CHECK(count(body, "<w:pStyle w:val=\"Heading1\"/>") == 2);
  CHECK(count(body, "<w:pStyle w:val=\"Heading2\"/>") == 1);
  CHECK(count(body, "<w:pStyle w:val=\"ListBullet\"/>") == 2);
  CHECK(count(body, "<w:pStyle w:val=\"Fact\"/>") == 2);
  CHECK(count(body, "<w:tblHeader/>") == 1);
  CHECK(count(body, "<w:tr>") == 81);
  CHECK(has(body, "&lt;w:p/&gt;"));
  CHECK(has(body, "<w:br/>"));
  CHECK_FALSE(has(body, "\x01"));
  const std::string& styles = files->at("word/styles.xml");
  for (const std::string style : {"Title", "Heading1", "Heading2", "ListBullet", "Fact",
                                  "TableText", "Register", "Header", "Footer", "Subtitle"}) {
    INFO(style);
    CHECK(has(styles, "w:styleId=\"" + style + "\""));
  }
  CHECK(has(styles, "<w:lang w:val=\"en-GB\""));
}

TEST_CASE("a DOCX file carries its marking, page numbers and properties", "[output]") {
  const auto files = fieldfare::test::stored_files(output::write(example(), Format::docx));
  REQUIRE(files);
  CHECK(has(files->at("word/header1.xml"), "Restricted &amp; confidential"));
  CHECK(has(files->at("word/footer1.xml"), " NUMPAGES "));
  const std::string& properties = files->at("docProps/core.xml");
  CHECK(has(properties, "<dc:title>Report: &quot;A&quot; &lt; B &amp; C</dc:title>"));
  CHECK(has(properties, "<dc:language>en-GB</dc:language>"));
  CHECK(has(properties, ">2026-06-19T08:00:00Z<"));
}

TEST_CASE("a PDF is tagged, has an outline, its language, and its fonts inside", "[output]") {
  const std::string pdf = output::write(example(), Format::pdf);
  CHECK(pdf.starts_with("%PDF-1."));
  CHECK(has(pdf, "/Marked true"));
  CHECK(has(pdf, "/StructTreeRoot"));
  for (const char* tag : {"/S /H1", "/S /H2", "/S /H3", "/S /P", "/S /L\n", "/S /LI", "/S /LBody",
                          "/S /Table", "/S /TR", "/S /TH", "/S /TD"}) {
    INFO(tag);
    CHECK(has(pdf, tag));
  }
  CHECK(count(pdf, "/S /TR") >= 82);  // the header row stands on every page of the table
  CHECK(has(pdf, "/Outlines"));
  CHECK(count(pdf, "/Lang (en-GB)") == 1);
  CHECK(has(pdf, "/DisplayDocTitle true"));
  CHECK(has(pdf, "/FontFile"));
  CHECK(count(pdf, "/Type /FontDescriptor") ==
        count(pdf, "/FontFile ") + count(pdf, "/FontFile2 ") + count(pdf, "/FontFile3 "));
  CHECK(count(pdf, "/Type /Page %") >= 3);
}

TEST_CASE("the update that tells a PDF's language can be followed", "[output]") {
  const std::string pdf = output::write(example(), Format::pdf);
  const std::size_t start = std::stoul(pdf.substr(pdf.rfind("startxref") + 10));
  REQUIRE(pdf.substr(start, 5) == "xref\n");
  const std::string table = pdf.substr(start + 5);
  const std::string object = table.substr(0, table.find(' '));
  const std::size_t place = std::stoul(table.substr(table.find('\n') + 1, 10));
  CHECK(pdf.substr(place, object.size() + 7) == object + " 0 obj\n");
  const std::size_t before = std::stoul(pdf.substr(pdf.rfind("/Prev ") + 6));
  CHECK(pdf.substr(before, 4) == "xref");
}

TEST_CASE("equal documents give equal bytes, in every format", "[output]") {
  for (const auto format :
       {Format::markdown, Format::html, Format::json, Format::docx, Format::pdf}) {
    INFO(output::format_name(format));
    CHECK(output::write(example(), format) == output::write(example(), format));
  }
}

TEST_CASE("the marking stands at the top of pages that have no edges", "[output]") {
  CHECK(has(output::write(example(), Format::html), "Restricted &amp; confidential</p>\n<h1>"));
  CHECK(output::write(example(), Format::markdown).starts_with("**Restricted"));
  CHECK(has(output::write(example(), Format::json), marking));
}

TEST_CASE("a paragraph and a row that are longer than a page go on over the next", "[output]") {
  Document document = example();
  std::string text;
  for (int i = 0; i < 4000; ++i)
    text += "waits were long ";
  document.sections.front().blocks = {output::Paragraph{text},
                                      output::Table{{"Version", "Text"}, {{"1", text}}}};
  const std::string pdf = output::write(document, Format::pdf);
  CHECK(count(pdf, "/Type /Page %") > 15);
}

TEST_CASE("columns share a page by what stands in them, and keep their words whole", "[output]") {
  Document document = example();
  document.sections.front().blocks = {output::Table{
      {"Activity", "Number"}, {{"Multi-agency tracking meeting with practitioners", "2"}}}};
  document.sections.pop_back();
  const auto files = fieldfare::test::stored_files(output::write(document, Format::docx));
  REQUIRE(files);
  const std::string& body = files->at("word/document.xml");
  const std::size_t first = body.find("<w:gridCol w:w=\"") + 16;
  const std::size_t second = body.find("<w:gridCol w:w=\"", first) + 16;
  const int activity = std::stoi(body.substr(first));
  const int number = std::stoi(body.substr(second));
  CHECK(activity > number);
  CHECK(number > 900);  // twentieths of a point: room for "Number"
  CHECK(activity + number <= 9638);
}

TEST_CASE("text that is no UTF-8 is mended, and line ends stay", "[output]") {
  Document document = example();
  document.sections.front().blocks = {
      output::Paragraph{"a\xFF"
                        "b\r\nc\td"}};
  const auto files = fieldfare::test::stored_files(output::write(document, Format::docx));
  REQUIRE(files);
  CHECK(has(files->at("word/document.xml"),
            "a\xEF\xBF\xBD"
            "b</w:t><w:br/>"));
  CHECK(has(files->at("word/document.xml"), ">c d<"));
}

TEST_CASE("a writer says how far it is and stops when nobody waits for the rest") {
  for (const Format format :
       {Format::docx, Format::pdf, Format::html, Format::markdown, Format::json}) {
    std::uint64_t told = 0;
    std::uint64_t before = 0;
    const std::string whole =
        output::write(example(), format, [&](std::uint64_t done, std::uint64_t total) {
          CHECK(done > before);
          CHECK(done <= total);
          before = done;
          ++told;
          return true;
        });
    CHECK(told >= 1);
    CHECK(whole == output::write(example(), format));
    std::uint64_t left = told;
    try {
      static_cast<void>(output::write(example(), format,
                                      [&](std::uint64_t, std::uint64_t) { return --left > 0; }));
      FAIL("nothing stopped");
    } catch (const fieldfare::Error& error) {
      CHECK(error.code() == fieldfare::ErrorCode::not_possible);
    }
    CHECK(left == 0);
  }
}
