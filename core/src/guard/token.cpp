#include "guard/token.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include <fieldfare/core/utf8.h>

#include "guard/dates.h"
#include "guard/names_left.h"

namespace fieldfare::guard {
namespace {

enum class Kind : std::uint8_t { separator, small, capital, digit, apostrophe, wide };

constexpr std::array<Kind, 256> make_kinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t c = 'a'; c <= 'z'; ++c)
    kinds[c] = Kind::small;
  for (std::size_t c = 'A'; c <= 'Z'; ++c)
    kinds[c] = Kind::capital;
  for (std::size_t c = '0'; c <= '9'; ++c)
    kinds[c] = Kind::digit;
  kinds['\''] = Kind::apostrophe;
  for (std::size_t c = 0x80; c < 256; ++c)
    kinds[c] = Kind::wide;
  return kinds;
}
constexpr std::array<Kind, 256> kinds = make_kinds();

struct Character {
  Kind kind = Kind::separator;
  std::size_t size = 1;
  bool mark = false;  ///< a combining mark: no letter of its own
};

Character wide_at(std::string_view text, std::size_t at) noexcept {
  const auto next = utf8::decode(text, at);
  if (!next) return {};
  if (next->code_point == 0x2019 || next->code_point == 0x2BC || next->code_point == 0x2018)
    return {Kind::apostrophe, next->size, false};
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(next->code_point))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return {Kind::capital, next->size, false};
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_LM:
      return {Kind::small, next->size, false};
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
      return {Kind::small, next->size, true};
    default:
      return {Kind::separator, next->size, false};
  }
}

Character at_byte(std::string_view text, std::size_t at) noexcept {
  const Kind kind = kinds[static_cast<unsigned char>(text[at])];
  return kind == Kind::wide ? wide_at(text, at) : Character{kind, 1, false};
}

/// Where the word ends that goes on at byte `end`.
std::size_t word_end(std::string_view text, std::size_t end) noexcept {
  while (end < text.size()) {
    const Character next = at_byte(text, end);
    if (next.kind == Kind::separator) break;
    if (next.kind == Kind::apostrophe) {
      // An apostrophe belongs to the word only between two letters.
      const std::size_t after = end + next.size;
      if (after >= text.size()) break;
      const Kind kind = at_byte(text, after).kind;
      if (kind != Kind::small && kind != Kind::capital) break;
    }
    end += next.size;
  }
  return end;
}

struct Counts {
  std::size_t small = 0;
  std::size_t capitals = 0;
  std::size_t digits = 0;
  bool first_capital = false;
};

Counts count_kinds(std::string_view word) noexcept {
  Counts counts;
  for (std::size_t at = 0; at < word.size();) {
    const Character c = at_byte(word, at);
    if (c.kind == Kind::capital) {
      if (counts.small + counts.capitals == 0) counts.first_capital = true;
      ++counts.capitals;
    }
    if (c.kind == Kind::small && !c.mark) ++counts.small;
    if (c.kind == Kind::digit) ++counts.digits;
    at += c.size;
  }
  return counts;
}

Shape shape_of(const Counts& counts, std::string_view word) noexcept {
  if (counts.digits > 0) return counts.small + counts.capitals > 0 ? Shape::code : Shape::number;
  if (counts.capitals == 0) return Shape::lower;
  if (counts.capitals == 1 && counts.first_capital) return Shape::title;
  if (counts.small == 0) return Shape::upper;
  // O'Brien, D'Souza: a capital after an apostrophe is no odd spelling.
  if (counts.capitals == 2 && counts.first_capital && word.find('\'') < 3) return Shape::title;
  return Shape::mixed;
}

/// The length of a possessive or of a shortened verb at the end of a folded word: 's, 'll, 'd, 've.
std::size_t clitic(std::string_view folded) noexcept {
  for (const std::string_view end : {"'s", "'ll", "'d", "'ve"}) {
    // "O'D" is a pair of initials.
    if (end != "'s" && folded.size() == end.size() + 1) continue;
    if (folded.size() > end.size() && folded.ends_with(end)) return end.size();
  }
  return 0;
}

/// The length of a word for a birthday that a digit follows without a space; else 0.
std::size_t glued_cue(std::string_view word) noexcept {
  for (const std::string_view cue : {"dob", "yob", "born", "bday", "birthday"}) {
    if (word.size() <= cue.size()) continue;
    if (word[cue.size()] < '0' || word[cue.size()] > '9') continue;
    const bool same = std::equal(cue.begin(), cue.end(), word.begin(), [](char a, char b) {
      return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
    });
    if (same) return cue.size();
  }
  return 0;
}

bool ends_sentence(std::string_view gap) noexcept {
  bool ended = false;
  for (const char c : gap) {
    if (c == '\n' || c == '!' || c == '?' || c == ':' || c == ';' || c == '*' || c == '"' ||
        c == '>')
      return true;
    if (c == '.') ended = true;
  }
  // Dashes, bullets and typographic quotes between clauses are wide characters beside a space.
  return ended || (gap.size() > 2 && static_cast<unsigned char>(gap[1]) >= 0x80) ||
         gap.find(" - ") != std::string_view::npos;
}

/// A full stop after these ends no sentence.
bool abbreviation(const Token& token) noexcept {
  return (token.letters == 1 && token.word()) || token.facts.has(Fact::title) ||
         one_of(token.id,
                {"eg", "ie", "vs", "approx", "no", "yr", "st", "inc", "incl", "ref", "tel", "etc"});
}

}  // namespace

TokenStream::TokenStream(std::string_view text, const Lexicon& lexicon) : text_(text) {
  owned_.reserve(text.size() / 5 + 8);
  cut(lexicon);
  tokens_ = owned_;
  mark_gaps();
  mark_numbers();
  mark_acronyms(lexicon);
  mark_starts();
  mark_loud_lines();
}

void TokenStream::cut(const Lexicon& lexicon) {
  std::size_t at = 0;
  while (at < text_.size()) {
    const Kind kind = kinds[static_cast<unsigned char>(text_[at])];
    if (kind == Kind::separator || kind == Kind::apostrophe) {
      ++at;
      continue;
    }
    if (const std::size_t end = add_plain(at, lexicon); end > at) {
      at = end;
      continue;
    }
    const Character c = at_byte(text_, at);
    if (c.kind == Kind::separator || c.kind == Kind::apostrophe) {
      at += c.size;
      continue;
    }
    const std::size_t end = word_end(text_, at + c.size);
    // "dob3/9/14": a cue that runs into its date.
    if (const std::size_t cue = glued_cue(text_.substr(at, end - at)); cue > 0)
      at = add(at, at + cue, lexicon);
    at = add(at, end, lexicon);
  }
}

std::size_t TokenStream::add_plain(std::size_t start, const Lexicon& lexicon) {
  char folded[Folded::limit];
  Counts counts;
  std::uint64_t hash = word_id({});
  std::size_t at = start;
  for (; at < text_.size(); ++at) {
    char letter = text_[at];
    const Kind kind = kinds[static_cast<unsigned char>(letter)];
    if (kind == Kind::separator) break;
    if (kind == Kind::wide || at - start == Folded::limit) return start;
    if (kind == Kind::apostrophe) {
      if (word_end(text_, at) != at) return start;
      break;
    }
    if (kind == Kind::capital) {
      counts.first_capital = counts.first_capital || counts.small + counts.capitals == 0;
      ++counts.capitals;
      letter = static_cast<char>(letter + 32);
    } else {
      ++(kind == Kind::small ? counts.small : counts.digits);
    }
    folded[at - start] = letter;
    hash = word_id_with(hash, letter);
  }
  const std::string_view word = text_.substr(start, at - start);
  if (counts.digits > 0 && counts.digits < word.size() && glued_cue(word) > 0) return start;
  Token token;
  token.start = static_cast<std::uint32_t>(start);
  token.end = token.full_end = static_cast<std::uint32_t>(at);
  token.facts = lexicon.find({folded, word.size()}, hash);
  token.id = hash;
  token.shape = shape_of(counts, word);
  token.letters = static_cast<std::uint8_t>(word.size());
  owned_.push_back(token);
  return at;
}

std::size_t TokenStream::add(std::size_t start, std::size_t end, const Lexicon& lexicon) {
  Token token;
  const std::string_view word = text_.substr(start, end - start);
  token.start = static_cast<std::uint32_t>(start);
  token.end = token.full_end = static_cast<std::uint32_t>(end);
  Counts counts = count_kinds(word);
  Folded folded = fold(word);
  token.facts = lexicon.find(folded.view());
  if (const std::size_t tail = clitic(folded.view()); tail > 0 && !token.facts.known()) {
    // The apostrophe may be one byte or three: cut at it, not by a count of bytes.
    std::size_t cut_at = word.rfind('\'');
    if (cut_at == std::string_view::npos) cut_at = word.rfind("\xE2\x80\x99");
    if (cut_at == std::string_view::npos) cut_at = word.rfind("\xE2\x80\x98");
    if (cut_at != std::string_view::npos && cut_at > 0) {
      token.possessive = folded.view().ends_with("'s") || folded.view().ends_with("'S");
      token.end = static_cast<std::uint32_t>(start + cut_at);
      counts = count_kinds(word.substr(0, cut_at));
      folded.size -= tail;
      token.facts = lexicon.find(folded.view());
    }
  }
  // "Léa" is no local education authority.
  const std::string_view kept = text_.substr(start, token.end - start);
  const bool accents = std::any_of(kept.begin(), kept.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (accents && token.facts.has(Fact::first))
    token.facts = token.facts.without(Fact::term).without(Fact::upper);
  // "Máté" is no mate; but English writes some words with accents, too.
  if (accents && token.facts.level() >= 2 &&
      !one_of(word_id(folded.view()),
              {"cafe",    "cafes",  "fiance",  "fiancee", "resume", "naive",   "facade", "cliche",
               "cliches", "nee",    "decor",   "blase",   "deja",   "pate",    "saute",  "entree",
               "expose",  "creche", "creches", "role",    "hotel",  "protege", "soiree", "debut"}))
    token.facts = token.facts.as_name();
  token.foreign = folded.foreign;
  token.id = word_id(folded.view());
  token.shape = shape_of(counts, text_.substr(start, token.end - start));
  token.letters = static_cast<std::uint8_t>(
      std::min<std::size_t>(255, counts.small + counts.capitals + counts.digits));
  owned_.push_back(token);
  return end;
}

void TokenStream::mark_gaps() {
  if (tokens_.empty()) return;
  tokens_.back().gap = Gap::line;
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    const std::string_view gap = gap_after(i);
    if (gap == "-" || gap == "\xE2\x80\x90" || gap == "\xE2\x80\x91")
      tokens_[i].gap = Gap::hyphen;
    else if (gap.find('\n') != std::string_view::npos)
      tokens_[i].gap = Gap::line;
    else if (gap == " " || (!gap.empty() && gap.find_first_not_of(' ') == std::string_view::npos))
      tokens_[i].gap = Gap::spaces;
  }
}

void TokenStream::mark_numbers() {
  for (Token& token : tokens_) {
    const std::string_view word = text_.substr(token.start, token.end - token.start);
    token.small = small_number_in(token, word);
    token.month = month_in(token);
  }
}

void TokenStream::mark_acronyms(const Lexicon& lexicon) {
  const auto letter = [&](std::size_t at) {
    return at < tokens_.size() && tokens_[at].letters == 1 && tokens_[at].shape == Shape::title &&
           tokens_[at].end == tokens_[at].start + 1;
  };
  struct Stopped {
    std::size_t first = 0;
    std::size_t last = 0;
    std::uint64_t id = 0;
    Spelt spelt = Spelt::somebody;
  };
  std::vector<Stopped> runs;
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    if (!letter(i) || tokens_[i].gap != Gap::other || gap_after(i) != ".") continue;
    std::array<char, 8> letters{};
    std::size_t size = 0;
    std::size_t last = i;
    for (std::size_t at = i; letter(at) && size < letters.size(); ++at) {
      last = at;
      letters[size++] = static_cast<char>(word(at)[0] | 0x20);
      if (gap_after(at) != ".") break;
    }
    const std::string_view word(letters.data(), size);
    const Spelt spelt = size > 1 ? spelt_with_stops(word, lexicon) : Spelt::somebody;
    // "3 A.R.s"
    const bool many =
        last + 1 < tokens_.size() && gap_after(last) == "." && tokens_[last + 1].id == word_id("s");
    if (spelt != Spelt::somebody) runs.push_back({i, many ? last + 1 : last, word_id(word), spelt});
    i = last;
  }
  const bool company = std::any_of(runs.begin(), runs.end(),
                                   [&](const Stopped& run) { return run.id != runs.front().id; });
  for (const Stopped& run : runs) {
    for (std::size_t at = run.first; (company || run.spelt == Spelt::acronym) && at <= run.last;
         ++at)
      tokens_[at].acronym = true;
  }
}

void TokenStream::mark_starts() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (i == 0) {
      tokens_[i].sentence_start = true;
      continue;
    }
    const std::string_view gap = gap_after(i - 1);
    if (gap.size() <= 1 && gap != "." && gap != ":" && gap != "\n") continue;
    const bool stop_only = gap.find_first_not_of(". ") == std::string_view::npos;
    tokens_[i].sentence_start = ends_sentence(gap) && !(stop_only && abbreviation(tokens_[i - 1]));
  }
}

void TokenStream::mark_loud_lines() {
  std::size_t from = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const bool last = i + 1 == tokens_.size();
    if (!last && same_line(i)) continue;
    mark_loud(from, i + 1);
    from = i + 1;
  }
}

void TokenStream::mark_loud(std::size_t from, std::size_t to) {
  std::size_t words = 0;
  std::size_t upper = 0;
  std::size_t title = 0;
  std::size_t known = 0;
  for (std::size_t i = from; i < to; ++i) {
    const Token& token = tokens_[i];
    if (!token.word() || token.letters < 3 || token.facts.has(Fact::term)) continue;
    ++words;
    if (token.shape == Shape::upper) ++upper;
    if (token.shape == Shape::title) ++title;
    if (token.capital() && token.facts.level() >= 2 && !token.facts.name()) ++known;
  }
  // A name by itself on a line is no heading: only capitals on words that are not names make one.
  if (upper * 10 < words * 6 && (title * 10 < words * 8 || words < 3 || known < 2)) return;
  if (known == 0) return;
  const std::string_view line =
      text_.substr(tokens_[from].start, tokens_[to - 1].full_end - tokens_[from].start);
  const bool heading = upper * 10 < words * 6;
  if (heading && line.find_first_of(".=(,") != std::string_view::npos) return;
  for (std::size_t i = from; i < to; ++i)
    tokens_[i].loud = true;
}

bool TokenStream::near_common_word(std::size_t i, const Lexicon& lexicon) const noexcept {
  Token& token = tokens_[i];
  if (token.slip == 0) token.slip = lexicon.near_common_word(fold(word(i)).view()) ? 2 : 1;
  return token.slip == 2;
}

std::size_t TokenStream::token_at(std::size_t at) const noexcept {
  const auto found = std::upper_bound(
      tokens_.begin(), tokens_.end(), at,
      [](std::size_t offset, const Token& token) { return offset < token.full_end; });
  return static_cast<std::size_t>(found - tokens_.begin());
}

}  // namespace fieldfare::guard
