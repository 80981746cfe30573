#include <catch2/catch_test_macros.hpp>
#include <string>

#include <fieldfare/ui/editor/boundaries.h>
#include <fieldfare/ui/editor/editor.h>

namespace fieldfare::ui::editor {
namespace {

struct TenWide : Metrics {
  float advance(char32_t value) const override {
    return value >= 0x300 && value < 0x370 ? 0.0F : 10.0F;
  }
};

const TenWide metrics;

Editor with(std::string_view text, float width = 200) {
  Editor editor;
  editor.load(text);
  editor.lay_out(metrics, width, 1);
  return editor;
}

std::string line(const Editor& editor, std::size_t index) {
  const Range range = editor.layout().line(editor.text(), index);
  return std::string(editor.text().substr(range.start, range.size()));
}

}  // namespace

TEST_CASE("lines break after words, and spaces hang over the edge") {
  const Editor editor = with("twenty is the width  of this line", 110);
  REQUIRE(editor.layout().line_count() == 4);
  CHECK(line(editor, 0) == "twenty is ");
  CHECK(line(editor, 1) == "the width  ");
  CHECK(line(editor, 2) == "of this ");
  CHECK(line(editor, 3) == "line");
}

TEST_CASE("a word longer than the line breaks between graphemes") {
  const Editor editor = with("abcdefghij\u0301klm", 100);
  REQUIRE(editor.layout().line_count() == 2);
  CHECK(line(editor, 0) == "abcdefghij\u0301");
}

TEST_CASE("a text that ends with a newline has an empty last line") {
  const Editor editor = with("one\n");
  REQUIRE(editor.layout().line_count() == 2);
  CHECK(line(editor, 1).empty());
}

TEST_CASE("an accent typed after its letter stays one step of the caret") {
  Editor editor = with("");
  editor.insert("e");
  editor.insert("\u0301");
  CHECK(editor.caret() == 3);
  editor.move(Motion::left, false);
  CHECK(editor.caret() == 0);
  editor.erase(Motion::right);
  CHECK(editor.empty());
}

TEST_CASE("undo takes back words, not letters, and redo brings them again") {
  Editor editor = with("");
  for (const char* key : {"S", "a", "w", " ", "t", "h", "e", "m"})
    editor.insert(key);
  REQUIRE(editor.undo());
  CHECK(editor.text() == "Saw ");
  REQUIRE(editor.undo());
  CHECK(editor.text().empty());
  CHECK_FALSE(editor.undo());
  REQUIRE(editor.redo());
  REQUIRE(editor.redo());
  CHECK(editor.text() == "Saw them");
}

TEST_CASE("a run of backspaces is one step") {
  Editor editor = with("evidence");
  for (int i = 0; i < 4; ++i)
    editor.erase(Motion::left);
  CHECK(editor.text() == "evid");
  editor.undo();
  CHECK(editor.text() == "evidence");
  CHECK(editor.caret() == 8);
}

TEST_CASE("up and down keep the column over a short line") {
  Editor editor = with("a long first line\nab\nanother long line");
  editor.place_caret(10, false);
  editor.move(Motion::line_down, false);
  CHECK(editor.caret() == 20);
  editor.move(Motion::line_down, false);
  CHECK(editor.caret() == 31);
  editor.move(Motion::line_up, false);
  editor.move(Motion::line_up, false);
  CHECK(editor.caret() == 10);
}

TEST_CASE("a caret is placed at the nearest edge of a grapheme") {
  const Editor editor = with("Ystradgynlais");
  CHECK(editor.layout().offset_at(editor.text(), 0, 14) == 1);
  CHECK(editor.layout().offset_at(editor.text(), 0, 16) == 2);
  CHECK(editor.layout().offset_at(editor.text(), 0, 900) == 13);
}

TEST_CASE("a double click selects a word with its apostrophe") {
  Editor editor = with("the SENCO's plan");
  editor.select_word(6);
  CHECK(editor.selected() == "SENCO's");
}

TEST_CASE("find goes round the end and takes no notice of case and accents") {
  const Editor editor = with("Café by the caf\u00E9");
  CHECK(editor.find("CAFE", 1) == Range{13, 18});
  CHECK(editor.find("cafe", 14) == Range{0, 5});
  CHECK_FALSE(editor.find("visit", 0).has_value());
}

TEST_CASE("a code takes the place of every whole mention and of no part of a word") {
  Editor editor = with("Sam said that Samantha knows sam.");
  CHECK(editor.replace_all("Sam", "Child A") == 2);
  CHECK(editor.text() == "Child A said that Samantha knows Child A.");
}

TEST_CASE("findings for an earlier revision land on the words that were looked at") {
  Editor editor = with("met Sam today");
  const auto asked = editor.revision();
  editor.place_caret(0, false);
  editor.insert("We ");
  editor.marks_arrived({{{4, 7}, "PERSON", "a given name", false}}, asked);
  REQUIRE(editor.marks().all().size() == 1);
  const Range range = editor.marks().all()[0].range;
  CHECK(editor.text().substr(range.start, range.size()) == "Sam");
}

TEST_CASE("a finding goes away with its words") {
  Editor editor = with("met Sam today");
  editor.marks_arrived({{{4, 7}, "PERSON", "a given name", false}}, editor.revision());
  editor.select({3, 8});
  editor.insert(" ");
  CHECK(editor.marks().all().empty());
}

TEST_CASE("findings of a note that was left do not reach the next one") {
  Editor editor = with("met Sam today");
  const auto asked = editor.revision();
  editor.load("another note");
  editor.marks_arrived({{{4, 7}, "PERSON", "a given name", false}}, asked);
  CHECK(editor.marks().all().empty());
}

TEST_CASE("what is not valid text is mended as it comes in") {
  Editor editor = with("");
  editor.insert(
      "a\xFF"
      "b\r\nc\x01"
      "d");
  CHECK(editor.text() ==
        "a\uFFFD"
        "b\ncd");
  Editor field(Mode::one_line);
  field.insert("one\ntwo");
  CHECK(field.text() == "one two");
}

TEST_CASE("a passphrase is never selected out and never undone") {
  Editor field(Mode::secret);
  field.insert("correct horse");
  field.select_all();
  CHECK(field.selected().empty());
  CHECK_FALSE(field.undo());
}

}  // namespace fieldfare::ui::editor
