#include "tokens.h"

#include <utf8proc.h>

#include <fieldfare/core/error.h>
#include <fieldfare/core/utf8.h>

namespace fieldfare::merge {

namespace {

enum class Class : std::uint8_t { word, blank, other, extend };

Class class_of_ascii(char32_t point) {
  const bool digit = point >= U'0' && point <= U'9';
  const bool upper = point >= U'A' && point <= U'Z';
  const bool lower = point >= U'a' && point <= U'z';
  if (digit || upper || lower) return Class::word;
  return point == U' ' || point == U'\t' ? Class::blank : Class::other;
}

Class class_of(char32_t point) {
  if (point < 0x80) return class_of_ascii(point);
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return Class::word;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
      return Class::extend;
    case UTF8PROC_CATEGORY_ZS:
      return Class::blank;
    default:
      return Class::other;
  }
}

/// True when a code point of class `next` belongs to the token of class `token` before it.
bool joins(Class token, Class next) {
  return next == Class::extend || (token == next && token != Class::other);
}

}  // namespace

TokenText::TokenText(std::string_view text) : text_(text) {
  FIELDFARE_ASSERT(text.size() < UINT32_MAX);
  std::uint32_t words = 0;
  Class token = Class::other;
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = utf8::decode(text, at);
    // A byte that is not UTF-8 stands for itself.
    const Class next = decoded ? class_of(decoded->code_point) : Class::other;
    if (at == 0 || !joins(token, next)) {
      starts_.push_back(static_cast<std::uint32_t>(at));
      words_before_.push_back(words);
      token = next == Class::extend ? Class::other : next;
      if (token == Class::word) ++words;
    }
    at += decoded ? decoded->size : 1;
  }
  starts_.push_back(static_cast<std::uint32_t>(text.size()));
  words_before_.push_back(words);
}

std::vector<std::uint32_t> TokenNumbers::number(const TokenText& text) {
  std::vector<std::uint32_t> out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    out.push_back(numbers_.try_emplace(text.token(i), next).first->second);
  }
  return out;
}

}  // namespace fieldfare::merge
