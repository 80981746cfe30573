#include <rapidcheck.h>
#include <utf8proc.h>

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include <fieldfare/ui/editor/boundaries.h>
#include <fieldfare/ui/editor/editor.h>

namespace fieldfare::ui::editor {
namespace {

struct Uneven : Metrics {
  float advance(char32_t value) const override {
    if (value >= 0x300 && value < 0x370) return 0.0F;
    return 6.0F + static_cast<float>(value % 7);
  }
};

const Uneven metrics;

rc::Gen<std::string> piece() {
  return rc::gen::elementOf(std::vector<std::string>{"a",
                                                     "word",
                                                     " ",
                                                     "  ",
                                                     "\n",
                                                     "\n\n",
                                                     "é",
                                                     "e\u0301",
                                                     "\u0301",
                                                     "ŵ",
                                                     "-",
                                                     "—",
                                                     "🇬🇧",
                                                     "👩‍👧",
                                                     "longwordwithoutanyspaceinside",
                                                     "the plan of",
                                                     "\t",
                                                     "日本",
                                                     "’s",
                                                     "a b c d e f g",
                                                     "🇬"});
}

bool same_lines(const Editor& editor, float width) {
  LineLayout fresh;
  fresh.rebuild(editor.text(), metrics, width);
  if (fresh.line_count() != editor.layout().line_count()) return false;
  for (std::size_t i = 0; i < fresh.line_count(); ++i) {
    if (fresh.line(editor.text(), i) != editor.layout().line(editor.text(), i)) return false;
  }
  return true;
}

bool stands_well(const Editor& editor) {
  const Selection s = editor.selection();
  return s.caret <= editor.text().size() && s.anchor <= editor.text().size() &&
         at_or_before_grapheme(editor.text(), s.caret) == s.caret &&
         at_or_before_grapheme(editor.text(), s.anchor) == s.anchor;
}

void random_step(Editor& editor, std::string& model) {
  const Range before = editor.selection().range();
  switch (*rc::gen::inRange(0, 8)) {
    case 0:
    case 1:
    case 2: {
      const std::string typed = *piece();
      editor.insert(typed);
      model.replace(before.start, before.size(), typed);
      break;
    }
    case 3: {
      const std::size_t to = before.empty() ? previous_grapheme(model, before.start) : before.start;
      editor.erase(Motion::left);
      model.erase(to, before.end - to);
      break;
    }
    case 4: {
      const std::size_t to = before.empty() ? next_grapheme(model, before.end) : before.end;
      editor.erase(Motion::right);
      model.erase(before.start, to - before.start);
      break;
    }
    case 5:
      editor.move(static_cast<Motion>(*rc::gen::inRange(0, 12)), *rc::gen::arbitrary<bool>(), 3);
      break;
    case 6:
      editor.place_caret(*rc::gen::inRange<std::size_t>(0, model.size() + 1),
                         *rc::gen::arbitrary<bool>());
      break;
    default:
      editor.select_word(*rc::gen::inRange<std::size_t>(0, model.size() + 1));
      break;
  }
}

}  // namespace

TEST_CASE("an editor holds what a plain string holds after any steps") {
  REQUIRE(rc::check("same text, carets between graphemes, lines as laid out afresh", [] {
    const float width = static_cast<float>(*rc::gen::inRange(20, 200));
    Editor editor;
    std::string model;
    editor.lay_out(metrics, width, 1);
    const int steps = *rc::gen::inRange(1, 60);
    for (int i = 0; i < steps; ++i) {
      random_step(editor, model);
      RC_ASSERT(editor.text() == model);
      RC_ASSERT(stands_well(editor));
      RC_ASSERT(same_lines(editor, width));
    }
  }));
}

TEST_CASE("undoing all and redoing all gives the text back") {
  REQUIRE(rc::check("undo and redo are inverse", [] {
    const std::string begin = *piece() + *piece();
    Editor editor;
    editor.load(begin);
    std::string model = begin;
    editor.lay_out(metrics, 90, 1);
    const int steps = *rc::gen::inRange(1, 50);
    for (int i = 0; i < steps; ++i)
      random_step(editor, model);
    while (editor.undo())
      RC_ASSERT(same_lines(editor, 90));
    RC_ASSERT(editor.text() == begin);
    while (editor.redo())
      RC_ASSERT(same_lines(editor, 90));
    RC_ASSERT(editor.text() == model);
  }));
}

TEST_CASE("a mark lies on its words whatever is typed elsewhere") {
  REQUIRE(rc::check("marks follow their words", [] {
    Editor editor;
    editor.load("before NAME after");
    const auto asked = editor.revision();
    editor.marks_arrived({{{7, 11}, "PERSON", "", false}}, asked);
    std::string left = "before ";
    std::string right = " after";
    const int steps = *rc::gen::inRange(1, 30);
    for (int i = 0; i < steps; ++i) {
      const bool in_left = *rc::gen::arbitrary<bool>();
      std::string& side = in_left ? left : right;
      const std::size_t base = in_left ? 0 : left.size() + 4;
      const std::size_t lowest = in_left ? 0 : 1;
      const std::size_t at =
          *rc::gen::inRange<std::size_t>(lowest, side.size() + (in_left ? 0 : 1));
      editor.place_caret(base + at, false);
      editor.insert("x");
      side.insert(at, "x");
    }
    editor.marks_arrived({{{7, 11}, "PERSON", "", false}}, asked);
    RC_ASSERT(editor.marks().all().size() == 1U);
    const Range range = editor.marks().all()[0].range;
    RC_ASSERT(editor.text().substr(range.start, range.size()) == "NAME");
  }));
}

TEST_CASE("every place a click can give is a place for the caret in that line") {
  REQUIRE(rc::check("clicks", [] {
    Editor editor;
    const int pieces = *rc::gen::inRange(1, 30);
    for (int i = 0; i < pieces; ++i)
      editor.insert(*piece());
    editor.lay_out(metrics, 80, 1);
    const auto index = *rc::gen::inRange<std::size_t>(0, editor.layout().line_count());
    const float x = static_cast<float>(*rc::gen::inRange(-10, 120));
    const std::size_t offset = editor.layout().offset_at(editor.text(), index, x);
    RC_ASSERT(at_or_before_grapheme(editor.text(), offset) == offset);
    RC_ASSERT(editor.layout().line_of(offset) == index);
  }));
}

}  // namespace fieldfare::ui::editor
