// E-mail addresses: whole, in words, or with a piece missing.

#include "guard/emails.h"

#include <algorithm>
#include <cctype>

namespace fieldfare::guard {
namespace {

bool letter_or_digit(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool local_part(char c) noexcept {
  return letter_or_digit(c) || std::string_view("._%+-'").find(c) != std::string_view::npos;
}

bool domain_part(char c) noexcept {
  return letter_or_digit(c) || c == '.' || c == '-';
}

/// The end of a domain that begins at `from`, without a full stop that ends the sentence; `from`
/// when there is none with a dot and a top level of letters.
std::size_t domain_end(std::string_view text, std::size_t from) noexcept {
  std::size_t end = from;
  while (end < text.size() && domain_part(text[end]))
    ++end;
  while (end > from && (text[end - 1] == '.' || text[end - 1] == '-'))
    --end;
  const std::size_t dot = text.substr(from, end - from).rfind('.');
  if (dot == std::string_view::npos || dot == 0) return from;
  const std::string_view top = text.substr(from + dot + 1, end - from - dot - 1);
  const bool letters = std::all_of(top.begin(), top.end(), [](char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
  });
  return letters && top.size() >= 2 ? end : from;
}

}  // namespace

bool scan_email(Scan& scan, std::size_t at) {
  const std::string_view text = scan.text();
  std::size_t start = at;
  while (start > 0 && local_part(text[start - 1]))
    --start;
  while (start < at && (text[start] == '.' || text[start] == '\'' || text[start] == '-'))
    ++start;
  if (start == at) return false;
  const std::size_t end = domain_end(text, at + 1);
  if (end == at + 1) return false;
  scan.add(start, end, Label::email, Tier::block, "an e-mail address");
  return true;
}

/// "jane doe at gmail dot com"
void scan_spelt_email(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i < 2 || tokens[i - 1].id != word_id("at") || !tokens.adjacent(i - 1)) return;
  std::size_t first = i - 2;
  while (first > 0 && tokens.adjacent(first - 1) && i - first < 4 &&
         (tokens[first - 1].letters == 1 || !tokens[first - 1].facts.known() ||
          tokens[first - 1].facts.name() || one_of(tokens[first - 1].id, {"dot", "underscore"})) &&
         !tokens[first - 1].facts.has(Fact::closed))
    --first;
  std::size_t last = i;
  while (last + 1 < tokens.size() && last < i + 4 && tokens.same_line(last) &&
         one_of(tokens[last + 1].id, {"dot", "com", "co", "uk", "org", "net"}))
    ++last;
  // "kez at gmail": the service alone, after what is no small word.
  const Token& name = tokens[i - 2];
  const bool alone = !name.facts.has(Fact::closed) && !name.facts.has(Fact::verb) &&
                     !name.facts.has(Fact::aux) && name.shape != Shape::number &&
                     (!name.facts.known() || name.facts.name()) &&
                     !one_of(tokens[i].id, {"live", "example"});
  if (last > i || alone)
    scan.add_tokens(first, last, Label::email, Tier::block, "an e-mail address in words");
}

/// "kez@gmail", "kez.truro@ gmail.com", "kez [at] gmail.com": an address that lost a piece.
bool scan_broken_email(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const std::string_view text = scan.text();
  if (i == 0 || tokens[i].covered) return false;
  const std::string_view gap = tokens.gap_after(i - 1);
  const bool at_word =
      i >= 2 && tokens[i - 1].id == word_id("at") &&
      (tokens.gap_after(i - 2).ends_with('[') || tokens.gap_after(i - 2).ends_with('('));
  const bool at_sign = gap == "@" || gap == "@ ";
  if (!at_word && !at_sign) return false;
  std::size_t first = at_word ? i - 2 : i - 1;
  while (first > 0 && (tokens.gap_after(first - 1) == "." || tokens.gap_after(first - 1) == "_" ||
                       tokens.gap_after(first - 1) == "-"))
    --first;
  const std::size_t end = domain_end(text, tokens[i].start);
  const std::size_t last = end > tokens[i].start ? end : tokens[i].end;
  scan.add(tokens[first].start, last, Label::email, Tier::block, "an e-mail address");
  return true;
}

}  // namespace fieldfare::guard
