#include <fieldfare/ui/editor/boundaries.h>

#include <utf8proc.h>

#include <algorithm>

namespace fieldfare::ui::editor {
namespace {

enum class Kind { space, newline, word, sign };

Kind kind_of(char32_t value) noexcept {
  if (value == U'\n') return Kind::newline;
  if (value == U'\'' || value == U'’' || value == U'_') return Kind::word;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(value))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return Kind::word;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
      return Kind::space;
    default:
      return Kind::sign;
  }
}

bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

std::size_t previous_code_point(std::string_view text, std::size_t offset) noexcept {
  if (offset == 0) return 0;
  --offset;
  while (offset > 0 && is_continuation(text[offset]))
    --offset;
  return offset;
}

/// A place before `offset` that certainly begins a grapheme: an ASCII byte, or the start.
std::size_t safe_start(std::string_view text, std::size_t offset) noexcept {
  while (offset > 0) {
    --offset;
    if (static_cast<unsigned char>(text[offset]) < 0x80) return offset;
  }
  return 0;
}

std::size_t encode(char32_t value, char (&out)[4]) noexcept {
  return static_cast<std::size_t>(utf8proc_encode_char(static_cast<utf8proc_int32_t>(value),
                                                       reinterpret_cast<utf8proc_uint8_t*>(out)));
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) noexcept {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) return {first, offset + 1};
  utf8proc_int32_t value = 0;
  const auto length =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + offset),
                       static_cast<utf8proc_ssize_t>(text.size() - offset), &value);
  if (length <= 0) return {U'\uFFFD', offset + 1};
  return {static_cast<char32_t>(value), offset + static_cast<std::size_t>(length)};
}

std::size_t next_grapheme(std::string_view text, std::size_t offset) noexcept {
  if (offset >= text.size()) return text.size();
  CodePoint left = code_point_at(text, offset);
  utf8proc_int32_t state = 0;
  while (left.next < text.size()) {
    const CodePoint right = code_point_at(text, left.next);
    if (left.value < 0x80 && right.value < 0x80) break;
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(left.value),
                                         static_cast<utf8proc_int32_t>(right.value), &state)) {
      break;
    }
    left = right;
  }
  return left.next;
}

std::size_t previous_grapheme(std::string_view text, std::size_t offset) noexcept {
  if (offset == 0) return 0;
  std::size_t at = safe_start(text, offset);
  while (true) {
    const std::size_t next = next_grapheme(text, at);
    if (next >= offset) return at;
    at = next;
  }
}

std::size_t at_or_before_grapheme(std::string_view text, std::size_t offset) noexcept {
  if (offset >= text.size()) return text.size();
  std::size_t at = safe_start(text, offset + 1);
  while (at < offset) {
    const std::size_t next = next_grapheme(text, at);
    if (next > offset) return at;
    at = next;
  }
  return at;
}

std::size_t word_end_after(std::string_view text, std::size_t offset) noexcept {
  bool in_word = false;
  while (offset < text.size()) {
    const CodePoint here = code_point_at(text, offset);
    const bool word = kind_of(here.value) == Kind::word;
    if (in_word && !word) break;
    in_word = word;
    offset = here.next;
  }
  return at_or_before_grapheme(text, offset);
}

std::size_t word_start_before(std::string_view text, std::size_t offset) noexcept {
  bool in_word = false;
  while (offset > 0) {
    const std::size_t previous = previous_code_point(text, offset);
    const bool word = kind_of(code_point_at(text, previous).value) == Kind::word;
    if (in_word && !word) break;
    in_word = word;
    offset = previous;
  }
  return at_or_before_grapheme(text, offset);
}

Range word_around(std::string_view text, std::size_t offset) noexcept {
  if (text.empty()) return {};
  if (offset >= text.size()) offset = previous_code_point(text, text.size());
  const Kind kind = kind_of(code_point_at(text, offset).value);
  Range range{offset, code_point_at(text, offset).next};
  if (kind == Kind::newline) return {offset, offset};
  while (range.start > 0) {
    const std::size_t previous = previous_code_point(text, range.start);
    if (kind_of(code_point_at(text, previous).value) != kind) break;
    range.start = previous;
  }
  while (range.end < text.size()) {
    const CodePoint next = code_point_at(text, range.end);
    if (kind_of(next.value) != kind) break;
    range.end = next.next;
  }
  return {at_or_before_grapheme(text, range.start), at_or_before_grapheme(text, range.end)};
}

Range paragraph_around(std::string_view text, std::size_t offset) noexcept {
  offset = std::min(offset, text.size());
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t after = text.find('\n', offset);
  return {before == std::string_view::npos ? 0 : before + 1,
          after == std::string_view::npos ? text.size() : after};
}

char32_t folded(char32_t value) noexcept {
  if (value < 0x80) {
    return value >= U'A' && value <= U'Z' ? value + 32 : value;
  }
  utf8proc_int32_t out[8] = {};
  int last_class = 0;
  const auto count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(value), out, 8,
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STABLE),
      &last_class);
  return count > 0 ? static_cast<char32_t>(out[0]) : value;
}

std::string cleaned(std::string_view text, bool single_line) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint here = code_point_at(text, at);
    char32_t value = here.value;
    at = here.next;
    if (value == U'\r') {
      if (at < text.size() && text[at] == '\n') ++at;
      value = U'\n';
    }
    if (value == U'\u2028' || value == U'\u2029' || value == U'\u0085') value = U'\n';
    if (value == U'\n' && single_line) value = U' ';
    const bool control = value < 0x20 || (value >= 0x7F && value < 0xA0);
    if (control && value != U'\n' && value != U'\t') continue;
    char bytes[4];
    out.append(bytes, encode(value, bytes));
  }
  return out;
}

}  // namespace fieldfare::ui::editor
