#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fieldfare/ui/editor/text_buffer.h>

namespace fieldfare::ui::editor {

/// How wide a code point is drawn, in pixels. Pure; combining marks are 0 wide.
class Metrics {
 public:
  virtual ~Metrics() = default;
  [[nodiscard]] virtual float advance(char32_t value) const = 0;
};

/// Word-wrapped lines of one text.
///
/// Laws:
/// - The lines partition the text; line 0 starts at 0 and a text has at least one line.
/// - A line ends after a newline, or where the next word would pass the width: after the last space
///   or hyphen, or between graphemes inside a word longer than the width. Spaces hang over the
///   edge and never wrap.
/// - `edited` gives the same lines as `rebuild` on the new text, and costs in proportion to the
///   lines whose breaks move.
///
/// Offsets are bytes; at most 4 GiB. Not thread-safe.
class LineLayout {
 public:
  /// Lays out everything again. `metrics` must outlive the layout; `width` in pixels.
  void rebuild(std::string_view text, const Metrics& metrics, float width);

  /// Tells that `removed` bytes at `at` were replaced by `inserted` bytes, giving `text`.
  void edited(std::string_view text, std::size_t at, std::size_t removed, std::size_t inserted);

  [[nodiscard]] float width() const noexcept { return width_; }
  [[nodiscard]] std::size_t line_count() const noexcept { return starts_.size(); }
  /// The line that a caret at `offset` stands in: at a soft break, the later one.
  [[nodiscard]] std::size_t line_of(std::size_t offset) const noexcept;
  /// All bytes of a line, its newline and hanging spaces included.
  [[nodiscard]] Range line(std::string_view text, std::size_t index) const noexcept;
  /// The places a caret can take in a line: `end` is before the newline or the last space of a
  /// soft break.
  [[nodiscard]] Range caret_range(std::string_view text, std::size_t index) const noexcept;

  /// Pixels from the left edge to the caret at `offset`.
  [[nodiscard]] float x_of(std::string_view text, std::size_t offset) const noexcept;
  /// The caret place in `index` nearest to `x` pixels from the left edge.
  [[nodiscard]] std::size_t offset_at(std::string_view text, std::size_t index,
                                      float x) const noexcept;
  /// The width of a tab stands for four spaces.
  [[nodiscard]] float advance(char32_t value) const noexcept;

 private:
  [[nodiscard]] std::size_t next_start(std::string_view text, std::size_t start) const noexcept;
  [[nodiscard]] std::size_t break_inside_word(std::string_view text, std::size_t start,
                                              std::size_t limit) const noexcept;

  const Metrics* metrics_ = nullptr;
  float width_ = 0;
  float ascii_[128] = {};  ///< most text: no virtual call
  std::vector<std::uint32_t> starts_{0};
  std::vector<std::uint32_t> scratch_;
};

}  // namespace fieldfare::ui::editor
