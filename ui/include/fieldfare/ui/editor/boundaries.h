#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <fieldfare/ui/editor/text_buffer.h>

namespace fieldfare::ui::editor {

/// Where a caret may stand: between grapheme clusters (Unicode Standard Annex 29), so that "é"
/// typed as two code points, a flag or a joined emoji is one step. All functions take valid UTF-8
/// and an offset at a code point boundary, and are pure.

/// The code point at `offset` and the offset after it. `offset` must be less than the size.
struct CodePoint {
  char32_t value = 0;
  std::size_t next = 0;
};
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t offset) noexcept;

[[nodiscard]] std::size_t next_grapheme(std::string_view text, std::size_t offset) noexcept;
[[nodiscard]] std::size_t previous_grapheme(std::string_view text, std::size_t offset) noexcept;
/// The nearest place at or before `offset` where a caret may stand.
[[nodiscard]] std::size_t at_or_before_grapheme(std::string_view text, std::size_t offset) noexcept;

/// The end of the word at or after `offset`; the size when there is none.
[[nodiscard]] std::size_t word_end_after(std::string_view text, std::size_t offset) noexcept;
/// The start of the word before `offset`; 0 when there is none.
[[nodiscard]] std::size_t word_start_before(std::string_view text, std::size_t offset) noexcept;
/// The word, or the run of spaces or signs, that a double click at `offset` selects.
[[nodiscard]] Range word_around(std::string_view text, std::size_t offset) noexcept;
/// The paragraph around `offset`, without its newline.
[[nodiscard]] Range paragraph_around(std::string_view text, std::size_t offset) noexcept;

/// Lower case and without regard to composed or decomposed accents: what `find` compares.
[[nodiscard]] char32_t folded(char32_t value) noexcept;

/// `text` as an editor takes it in: invalid UTF-8 becomes U+FFFD, every kind of line end becomes
/// "\n" (a space when `single_line`), other control characters but the tab are dropped.
[[nodiscard]] std::string cleaned(std::string_view text, bool single_line);

}  // namespace fieldfare::ui::editor
