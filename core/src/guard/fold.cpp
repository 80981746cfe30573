#include <utf8proc.h>

#include <fieldfare/core/utf8.h>

#include "guard/token.h"

namespace fieldfare::guard {
namespace {

/// Latin letters that Unicode does not take apart into a base letter and a mark.
std::string_view latin(utf8proc_int32_t point) noexcept {
  switch (point) {
    case 0x142:
      return "l";
    case 0xF8:
      return "o";
    case 0x111:
    case 0xF0:
      return "d";
    case 0xE6:
      return "ae";
    case 0x153:
      return "oe";
    case 0xFE:
      return "th";
    case 0x131:
      return "i";
    case 0x127:
      return "h";
    case 0x259:
      return "a";
    case 0x2019:
    case 0x2018:
    case 0x2BC:
      return "'";
    default:
      return {};
  }
}

void put(Folded& out, std::string_view letters) noexcept {
  for (const char c : letters) {
    if (out.size < Folded::limit) out.letters[out.size++] = c;
  }
}

void put_point(Folded& out, utf8proc_int32_t point) noexcept {
  if (point < 0x80) {
    const char c = static_cast<char>(point);
    put(out, {&c, 1});
    return;
  }
  const std::string_view known = latin(point);
  if (!known.empty()) {
    put(out, known);
    return;
  }
  out.foreign = true;
  put(out, "?");
}

void put_folded(Folded& out, char32_t point) noexcept {
  constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                          UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  utf8proc_int32_t parts[8];
  int boundary = 0;
  const auto count =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point), parts, 8, options, &boundary);
  if (count < 0 || count > 8) {
    out.foreign = true;
    return;
  }
  for (utf8proc_ssize_t i = 0; i < count; ++i)
    put_point(out, parts[i]);
}

}  // namespace

Folded fold(std::string_view word) noexcept {
  Folded out;
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      const bool capital = byte >= 'A' && byte <= 'Z';
      if (out.size < Folded::limit)
        out.letters[out.size++] = static_cast<char>(capital ? byte + 32 : byte);
      ++at;
      continue;
    }
    const auto next = utf8::decode(word, at);
    if (!next) break;
    put_folded(out, next->code_point);
    at += next->size;
  }
  return out;
}

}  // namespace fieldfare::guard
