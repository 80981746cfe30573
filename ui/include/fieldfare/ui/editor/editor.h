#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fieldfare/ui/editor/line_layout.h>
#include <fieldfare/ui/editor/marks.h>
#include <fieldfare/ui/editor/text_buffer.h>
#include <fieldfare/ui/editor/undo.h>

namespace fieldfare::ui::editor {

enum class Motion {
  left,
  right,
  word_left,
  word_right,
  line_up,
  line_down,
  line_start,
  line_end,
  page_up,
  page_down,
  text_start,
  text_end,
};

enum class Mode {
  note,      ///< several paragraphs
  one_line,  ///< a field: newlines become spaces
  secret,    ///< a passphrase: one line, no history, no copy
};

/// A text with a caret, a selection, a history, findings and wrapped lines: everything of the note
/// editor but its pixels, and the ground of every text field.
///
/// Laws:
/// - The text is valid UTF-8; caret and anchor stand between grapheme clusters.
/// - Every change raises `revision` by one.
/// - `layout()` is the layout of the present text for the width last given.
///
/// Not thread-safe.
class Editor {
 public:
  explicit Editor(Mode mode = Mode::note) : mode_(mode) {}

  [[nodiscard]] std::string_view text() const noexcept { return text_.view(); }
  [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }
  [[nodiscard]] Mode mode() const noexcept { return mode_; }
  [[nodiscard]] bool empty() const noexcept { return text_.size() == 0; }

  /// A new text with an empty history; the caret stands at its end.
  void load(std::string_view text);
  /// Wipes text, history and marks.
  void clear();

  // Selection
  [[nodiscard]] Selection selection() const noexcept { return selection_; }
  [[nodiscard]] std::size_t caret() const noexcept { return selection_.caret; }
  [[nodiscard]] std::string_view selected() const noexcept;
  /// Puts the caret at or before `offset`; with `extend` the anchor stays.
  void place_caret(std::size_t offset, bool extend);
  void select(Range range);
  void select_word(std::size_t offset) { select(word(offset)); }
  void select_paragraph(std::size_t offset);
  void select_all() { select({0, text_.size()}); }
  [[nodiscard]] Range word(std::size_t offset) const noexcept;
  /// `page_lines` is how many lines a page holds; used by page_up and page_down alone.
  void move(Motion motion, bool extend, std::size_t page_lines = 1);

  // Changes
  /// Replaces the selection; what is not valid UTF-8 is mended first.
  void insert(std::string_view typed);
  /// Removes the selection, or from the caret to where `motion` leads.
  void erase(Motion motion);
  /// Replaces `range` by `with` as one step of the history; the caret keeps its place in the text.
  void replace(Range range, std::string_view with);
  /// The same for words that give way to a code.
  void stand_in(Range range, std::string_view with);
  /// Lets every whole-word occurrence of `phrase`, without regard to case, give way to `with`, as
  /// one step each. Returns how many.
  std::size_t replace_all(std::string_view phrase, std::string_view with);
  /// The words whose stand-in was undone since the last call; empty when none was.
  [[nodiscard]] TextBuffer take_back() noexcept { return std::exchange(taken_back_, {}); }
  [[nodiscard]] bool took_back() const noexcept { return taken_back_.size() > 0; }
  bool undo();
  bool redo();
  [[nodiscard]] bool can_undo() const noexcept { return history_.can_undo(); }
  [[nodiscard]] bool can_redo() const noexcept { return history_.can_redo(); }

  /// The first occurrence of `query` at or after `from`, going round at the end, without regard to
  /// case and accents.
  [[nodiscard]] std::optional<Range> find(std::string_view query, std::size_t from) const;
  /// The last occurrence that begins before `before`, going round at the start.
  [[nodiscard]] std::optional<Range> find_before(std::string_view query, std::size_t before) const;

  // Findings
  [[nodiscard]] const Marks& marks() const noexcept { return marks_; }
  void marks_arrived(std::vector<Mark> marks, std::uint64_t revision) {
    marks_.arrived(std::move(marks), revision);
  }

  // Lines
  /// Lays out for `width` pixels when the width or the metrics changed.
  const LineLayout& lay_out(const Metrics& metrics, float width, std::uint64_t metrics_version);
  [[nodiscard]] const LineLayout& layout() const noexcept { return layout_; }

  // Scrolling, in pixels
  float scroll_y = -1;  ///< negative: a new text, to be shown from its top
  /// True once after the caret moved by keys or typing: the view must show it.
  [[nodiscard]] bool take_reveal() noexcept;
  /// The caret must be shown, wherever the view was scrolled.
  void reveal() noexcept { reveal_ = true; }

  /// What can be done with a selection stands over the text: opened by a long press, closed by the
  /// next key.
  bool touch_bar = false;

 private:
  void apply(Range range, std::string_view with);
  void give_way(StepKind kind, Range range, std::string_view with);
  void change(StepKind kind, Range range, std::string_view with, Selection after);
  [[nodiscard]] std::size_t target(Motion motion, std::size_t page_lines);
  [[nodiscard]] std::size_t vertical(std::ptrdiff_t lines);

  Mode mode_;
  TextBuffer text_;
  Selection selection_;
  UndoHistory history_;
  TextBuffer taken_back_;
  Marks marks_;
  LineLayout layout_;
  bool laid_out_ = false;
  std::uint64_t metrics_version_ = 0;
  std::uint64_t revision_ = 0;
  float wished_x_ = -1;  ///< the column that up and down keep; negative when none
  bool reveal_ = false;
};

}  // namespace fieldfare::ui::editor
