// Any keys, pastes (UTF-8 or not), clicks, undos and marks, as an inspector or a broken keyboard
// would send them: the note editor holds what a plain string holds, its carets stand between
// graphemes, its lines are those of a fresh layout, its marks keep their laws, and undoing all and
// redoing all ends where it began.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/error.h>
#include <fieldfare/ui/editor/boundaries.h>
#include <fieldfare/ui/editor/editor.h>

using namespace fieldfare;
using namespace fieldfare::ui::editor;

namespace {

struct Uneven : Metrics {
  [[nodiscard]] float advance(char32_t value) const override {
    if (value >= 0x300 && value < 0x370) return 0.0F;
    return 6.0F + static_cast<float>(value % 7);
  }
};

const Uneven metrics;
constexpr std::size_t longest = 4096;

/// The input, read as a list of steps.
class Keys {
 public:
  explicit Keys(std::string_view bytes) : rest_(bytes) {}
  [[nodiscard]] bool done() const { return rest_.empty(); }
  std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto out = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return out;
  }
  std::size_t below(std::size_t end) { return (std::size_t{byte()} << 8 | byte()) % end; }
  std::string_view piece() {
    const std::string_view out = rest_.substr(0, byte() % 32);
    rest_.remove_prefix(std::min(out.size(), rest_.size()));
    return out;
  }

 private:
  std::string_view rest_;
};

class Player {
 public:
  explicit Player(Keys keys)
      : keys_(keys), mode_(keys_.byte() % 4 == 0 ? Mode::one_line : Mode::note), editor_(mode_) {
    width_ = 20.0F + static_cast<float>(keys_.byte());
    editor_.load(keys_.piece());
    begun_ = editor_.text();
    model_ = begun_;
    seen_.push_back({editor_.revision(), model_});
    editor_.lay_out(metrics, width_, 1);
  }

  void play() {
    while (!keys_.done() && model_.size() < longest) {
      step();
      check();
    }
    while (editor_.undo())
      check_lines();
    FIELDFARE_ASSERT(editor_.text() == begun_);
    while (editor_.redo())
      check_lines();
    FIELDFARE_ASSERT(editor_.text() == model_);
  }

 private:
  struct Seen {
    std::uint64_t revision;
    std::string text;
  };

  void step() {
    if (seen_.back().revision != editor_.revision()) seen_.push_back({editor_.revision(), model_});
    const Range before = editor_.selection().range();
    switch (keys_.byte() % 12) {
      case 0:
      case 1:
        return type(before, keys_.piece());
      case 2:
        return take_out(Motion::left, before);
      case 3:
        return take_out(Motion::right, before);
      case 4:
        return editor_.move(static_cast<Motion>(keys_.byte() % 12), keys_.byte() % 2 == 1,
                            keys_.byte() % 5);
      case 5:
        return editor_.place_caret(keys_.below(model_.size() + 1), keys_.byte() % 2 == 1);
      case 6:
        return editor_.select_word(keys_.below(model_.size() + 1));
      case 7:
        return editor_.select_paragraph(keys_.below(model_.size() + 1));
      case 8:
        return back_and_forth();
      case 9:
        return marks();
      case 10:
        width_ = 20.0F + static_cast<float>(keys_.byte());
        editor_.lay_out(metrics, width_, 1);
        return;
      default:
        return search();
    }
  }

  void type(Range before, std::string_view typed) {
    const std::string clean = cleaned(typed, mode_ != Mode::note);
    editor_.insert(typed);
    model_.replace(before.start, before.size(), clean);
  }

  void take_out(Motion motion, Range before) {
    Range gone = before;
    if (before.empty() && motion == Motion::left)
      gone.start = previous_grapheme(model_, before.start);
    if (before.empty() && motion == Motion::right) gone.end = next_grapheme(model_, before.end);
    editor_.erase(motion);
    model_.erase(gone.start, gone.size());
  }

  /// Some steps back and all of them forth again.
  void back_and_forth() {
    int back = 0;
    for (int wished = keys_.byte() % 8; back < wished && editor_.undo(); ++back)
      check_lines();
    while (back > 0 && editor_.redo())
      --back;
    FIELDFARE_ASSERT(back == 0);
  }

  /// What the guard finds in the present text, or says late of one that has changed since.
  void marks() {
    const Seen& asked =
        seen_[seen_.size() - 1 - keys_.byte() % std::min<std::size_t>(seen_.size(), 8)];
    const std::size_t start = at_or_before_grapheme(asked.text, keys_.below(asked.text.size() + 1));
    const std::size_t end = next_grapheme(asked.text, start);
    editor_.marks_arrived({{{start, end}, "PERSON", "", false}}, asked.revision);
  }

  void search() {
    const std::string query = cleaned(keys_.piece(), true);
    const auto found = editor_.find(query, keys_.below(model_.size() + 1));
    if (!found) return;
    FIELDFARE_ASSERT(found->start <= found->end && found->end <= model_.size());
    editor_.select(*found);
  }

  void check() {
    FIELDFARE_ASSERT(editor_.text() == model_);
    FIELDFARE_ASSERT(cleaned(model_, mode_ != Mode::note) == model_);
    const Selection s = editor_.selection();
    for (const std::size_t place : {s.caret, s.anchor})
      FIELDFARE_ASSERT(place <= model_.size() && at_or_before_grapheme(model_, place) == place);
    std::size_t behind = 0;
    for (const Mark& mark : editor_.marks().all()) {
      FIELDFARE_ASSERT(mark.range.start >= behind && mark.range.end > mark.range.start);
      behind = mark.range.end;
    }
    FIELDFARE_ASSERT(behind <= model_.size());
    check_lines();
  }

  void check_lines() {
    LineLayout fresh;
    fresh.rebuild(editor_.text(), metrics, width_);
    FIELDFARE_ASSERT(fresh.line_count() == editor_.layout().line_count());
    for (std::size_t i = 0; i < fresh.line_count(); ++i)
      FIELDFARE_ASSERT(fresh.line(editor_.text(), i) == editor_.layout().line(editor_.text(), i));
  }

  Keys keys_;
  Mode mode_;
  Editor editor_;
  float width_ = 0;
  std::string begun_, model_;
  std::vector<Seen> seen_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Player(Keys({reinterpret_cast<const char*>(data), size})).play();
  return 0;
}
