#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace fieldfare::utf8 {

/// One code point and the number of bytes (1 to 4) that it took.
struct Decoded {
  char32_t code_point = 0;
  std::size_t size = 0;

  bool operator==(const Decoded&) const = default;
};

/// Reads the code point at byte `at`. Nothing when `at` is past the end or the bytes are not
/// well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no surrogates, at most U+10FFFF).
[[nodiscard]] std::optional<Decoded> decode(std::string_view text, std::size_t at) noexcept;

/// True when the whole text is well-formed UTF-8; the empty text is.
[[nodiscard]] bool valid(std::string_view text) noexcept;

/// True for a byte that begins a code point (also in malformed text).
[[nodiscard]] constexpr bool starts_code_point(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// The number of code points in well-formed text.
[[nodiscard]] std::size_t count(std::string_view text) noexcept;

/// The byte offset of the code point `index`; text.size() when there are not that many.
[[nodiscard]] std::size_t byte_offset(std::string_view text, std::size_t index) noexcept;

/// Turns rising byte offsets of one text into code point offsets, each step paying only for the
/// bytes since the last. Law: `OffsetCounter(t).at(byte_offset(t, n)) == n` for n <= count(t).
/// The text must outlive the counter.
class OffsetCounter {
 public:
  explicit OffsetCounter(std::string_view text) noexcept : text_(text) {}

  /// The number of code points before byte `offset`. `offset` is at most the text's size; a smaller
  /// one than in the call before is allowed and counts from the beginning again.
  [[nodiscard]] std::size_t at(std::size_t offset) noexcept;

 private:
  std::string_view text_;
  std::size_t bytes_ = 0;
  std::size_t points_ = 0;
};

}  // namespace fieldfare::utf8
