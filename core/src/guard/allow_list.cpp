#include <fieldfare/core/guard/allow_list.h>

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdlib>
#include <memory>
#include <optional>

#include "guard/allow.h"
#include "guard/names.h"

namespace fieldfare::guard {
namespace {

constexpr std::array<std::string_view, 4> names = {"setting", "place", "staff-role",
                                                   "not-a-person"};

/// Lower case by Unicode's case folding, NFC, diacritics kept, straight apostrophes.
std::string casefold(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0) return {};
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

/// U+2018 or U+2019, as tablets type an apostrophe, at byte `at`.
bool curly(std::string_view text, std::size_t at) noexcept {
  const std::string_view three = text.substr(at, 3);
  return three == "\xE2\x80\x99" || three == "\xE2\x80\x98";
}

bool separator(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && c != '\'' &&
         (byte < '0' || (byte > '9' && byte < 'A') || (byte > 'Z' && byte < 'a') || byte > 'z');
}

/// Words joined by one space.
std::string phrase_of(std::string_view text) {
  const std::string folded = casefold(text);
  std::string out;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (curly(folded, at)) {
      out += '\'';
      at += 2;
    } else if (!separator(folded[at])) {
      out += folded[at];
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// The phrase that the tokens first to last make, as `phrase_of` would write it.
std::string written(const TokenStream& tokens, std::size_t first, std::size_t last) {
  const std::size_t from = tokens[first].start;
  return phrase_of(tokens.text().substr(from, tokens[last].full_end - from));
}

/// An allowed phrase in the text: its last token and its place in the list.
struct AllowedHere {
  std::size_t last = 0;
  std::size_t phrase = 0;
};

/// The longest allowed phrase that begins at `i`.
std::optional<AllowedHere> allowed_at(const TokenStream& tokens, std::size_t i,
                                      const std::vector<std::string>& phrases) {
  std::optional<AllowedHere> longest;
  const auto at_index = [&](auto found) {
    return static_cast<std::size_t>(found - phrases.begin());
  };
  for (std::size_t last = i; last < tokens.size() && last < i + 8; ++last) {
    if (last > i && tokens.gap_after(last - 1).find('\n') != std::string_view::npos) break;
    const std::string phrase = written(tokens, i, last);
    const auto found = std::lower_bound(phrases.begin(), phrases.end(), phrase);
    if (found != phrases.end() && *found == phrase) longest = {last, at_index(found)};
    if (tokens[last].possessive) {
      // "Rowan House's garden": the phrase may end before a possessive.
      const std::string bare =
          phrase_of(tokens.text().substr(tokens[i].start, tokens[last].end - tokens[i].start));
      const auto without = std::lower_bound(phrases.begin(), phrases.end(), bare);
      if (without != phrases.end() && *without == bare) longest = {last, at_index(without)};
    }
    if (found == phrases.end() || !found->starts_with(phrase)) break;
  }
  return longest;
}

/// "Rowan" may stand alone in this visit and yet be the first name in "Rowan Adeyemi".
bool longer_name(const TokenStream& tokens, std::size_t last) {
  return last + 1 < tokens.size() && tokens.adjacent(last) && tokens[last + 1].capital() &&
         !tokens[last].possessive && tokens[last].facts.has(Fact::first) &&
         tokens[last + 1].facts.has(Fact::last) && NameJudge::strong_name(tokens[last + 1]);
}

/// "Rivka Adler-Stone", "kilncroft_yr9_leo": one half of something longer that was not allowed.
bool part_of_longer(const TokenStream& tokens, std::size_t first, std::size_t last) {
  const std::string_view text = tokens.text();
  const bool joined = (tokens[first].start > 0 && text[tokens[first].start - 1] == '_') ||
                      (tokens[last].full_end < text.size() && text[tokens[last].full_end] == '_');
  const auto named = [&](std::size_t at) {
    const WordFacts facts = tokens[at].facts;
    return tokens[at].capital() && tokens[at].letters > 2 && !tokens[at].covered &&
           (facts.name() || !facts.known()) && !facts.has(Fact::place);
  };
  return joined ||
         (first == last && ((first > 0 && tokens.hyphened(first - 1) && named(first - 1)) ||
                            (tokens.hyphened(last) && named(last + 1))));
}

/// Whether the phrase may stand where it stands, by what it is allowed as.
bool holds_here(const TokenStream& tokens, const NameJudge& judge, const AllowList& allow,
                std::size_t first, const AllowedHere& here) {
  const bool single = first == here.last;
  if (single && longer_name(tokens, first)) return false;
  if (part_of_longer(tokens, first, here.last)) return false;
  if (allow.allowed_as(here.phrase, AllowedAs::not_a_person)) return true;
  const bool role_only = allow.allowed_as(here.phrase, AllowedAs::staff_role) &&
                         !allow.allowed_as(here.phrase, AllowedAs::setting) &&
                         !allow.allowed_as(here.phrase, AllowedAs::place);
  for (std::size_t i = first; role_only && i <= here.last; ++i) {
    if (tokens[i].facts.has(Fact::first) && NameJudge::strong_name(tokens[i])) return false;
  }
  if (judge.title_before(first)) return false;
  return !single || !judge.stands_for_person(first);
}

std::size_t known_phrase_end(const TokenStream& tokens, std::size_t i, const Lexicon& lexicon) {
  constexpr std::size_t most_words = 6;
  std::size_t end = i - 1;
  Lexicon::Path path(lexicon);
  for (std::size_t at = i; at < tokens.size() && at < i + most_words; ++at) {
    if (at > i && !tokens.adjacent(at - 1) && !tokens.hyphened(at - 1)) break;
    if (at > i && !path.follow(" ")) break;
    if (!path.follow(fold(tokens.word(at)).view())) break;
    if (at > i && path.facts().has(Fact::phrase)) end = at;
    if (tokens[at].possessive && !path.follow("'s")) break;
  }
  return end;
}

/// The first two bytes of the phrases: a phrase is looked up only where they stand.
class Beginnings {
 public:
  explicit Beginnings(const AllowList& allow) {
    for (const std::string& phrase : allow.phrases())
      bits_.set(key(phrase));
  }

  [[nodiscard]] bool may_begin(std::string_view word) const noexcept {
    if (static_cast<unsigned char>(word[0]) >= 0x80) return true;
    return word.size() > 1 && static_cast<unsigned char>(word[1]) >= 0x80 ? true
                                                                          : bits_.test(key(word));
  }

 private:
  static std::size_t small(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 'A' && byte <= 'Z' ? byte + 32U : byte;
  }
  /// A word of one letter counts as followed by the space that the phrase has there, or nothing.
  static std::size_t key(std::string_view text) noexcept {
    const std::size_t second = text.size() > 1 && text[1] != ' ' ? small(text[1]) : 0;
    return small(text[0]) * 256 + second;
  }

  std::bitset<65536> bits_;
};

/// What a setting is called for short, once: "barrs court" of "barrs court school"; empty when that
/// would be a first name or a common word alone, or nothing is left to drop.
std::string shorter_setting(const std::string& folded) {
  constexpr std::array<std::string_view, 40> kinds_of_settings = {
      "school",    "academy", "college",    "centre",     "center",  "nursery", "primary",
      "secondary", "infant",  "infants",    "junior",     "juniors", "high",    "community",
      "special",   "trust",   "foundation", "nhs",        "surgery", "clinic",  "library",
      "hospital",  "hall",    "prep",       "preschool",  "pre",     "sixth",   "form",
      "first",     "middle",  "and",        "the",        "for",     "of",      "children's",
      "care",      "health",  "group",      "federation", "services"};
  if (folded.starts_with("the ")) return folded.substr(4);
  const std::size_t space = folded.rfind(' ');
  if (space == std::string::npos) return {};
  const std::string_view last = std::string_view(folded).substr(space + 1);
  if (std::find(kinds_of_settings.begin(), kinds_of_settings.end(), last) ==
      kinds_of_settings.end())
    return {};
  std::string rest = folded.substr(0, space);
  if (rest.find(' ') != std::string::npos) return rest;
  const WordFacts facts = Lexicon::compiled_in().find(fold(rest).view());
  const bool alone = rest.size() >= 5 && !facts.has(Fact::first) && facts.level() == 0;
  return alone ? rest : std::string{};
}

void cover(TokenStream& tokens, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i)
    tokens[i].covered = tokens[i].allowed = true;
}

}  // namespace

std::string_view allowed_as_name(AllowedAs as) noexcept {
  return names[static_cast<std::size_t>(as)];
}

std::optional<AllowedAs> allowed_as_from_name(std::string_view name) noexcept {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<AllowedAs>(found - names.begin());
}

void AllowList::add(std::string_view phrase, AllowedAs as) {
  const unsigned kind = 1U << static_cast<unsigned>(as);
  add_phrase(phrase, kind);
  const unsigned also = kind << for_short;
  // "Leeds General Infirmary (LGI)": known by both.
  const std::size_t open = phrase.find(" (");
  if (open != std::string_view::npos && open > 0 && phrase.ends_with(')')) {
    add_phrase(phrase.substr(0, open), also);
    add_phrase(phrase.substr(open + 2, phrase.size() - open - 3), also);
  }
  if (as != AllowedAs::setting) return;
  for (std::string shorter = shorter_setting(phrase_of(phrase)); !shorter.empty();
       shorter = shorter_setting(shorter))
    add_phrase(shorter, also);
}

void AllowList::add_phrase(std::string_view phrase, unsigned kind) {
  constexpr std::ptrdiff_t house_number = 4;
  const auto digits =
      std::count_if(phrase.begin(), phrase.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::string folded = phrase_of(phrase);
  if (folded.empty() || digits > house_number || phrase.find('@') != std::string_view::npos) return;
  const auto at = std::lower_bound(phrases_.begin(), phrases_.end(), folded);
  const auto kinds = kinds_.begin() + (at - phrases_.begin());
  const bool there = at != phrases_.end() && *at == folded;
  // Mixed, so that the order of the phrases does not matter.
  if (!there || (*kinds & kind) == 0)
    revision_ ^= word_id(folded) * (2 * static_cast<std::uint64_t>(kind) + 1);
  if (there) {
    *kinds |= kind;
  } else {
    kinds_.insert(kinds, kind);
    phrases_.insert(at, std::move(folded));
  }
}

std::vector<std::string> AllowList::given() const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    if ((kinds_[i] & ((1U << for_short) - 1)) != 0) out.push_back(phrases_[i]);
  }
  return out;
}

void cover_allowed(TokenStream& tokens, const AllowList& allow, const Lexicon& lexicon) {
  const auto beginnings = allow.empty() ? std::nullopt : std::optional<Beginnings>(allow);
  const NameJudge judge(tokens, lexicon);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::size_t end = i - 1;
    if (beginnings && beginnings->may_begin(tokens.word(i))) {
      const auto here = allowed_at(tokens, i, allow.phrases());
      if (here && holds_here(tokens, judge, allow, i, *here)) end = here->last;
    }
    if (end + 1 == i && tokens[i].facts.has(Fact::phrase_head))
      end = known_phrase_end(tokens, i, lexicon);
    if (end + 1 == i) continue;
    cover(tokens, i, end);
    i = end;
  }
}

}  // namespace fieldfare::guard
