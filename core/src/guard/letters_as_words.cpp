// Where letters are no initials: the days of a week, the marks of a register, a child's code, the
// parts of papers and scales, what a letter is short for.

#include <array>

#include "guard/names_left.h"

namespace fieldfare::guard {
namespace {

/// "T T T T C T T", "/ / L N N B B": marks of a register, one for each session.
bool letter_of_row(const TokenStream& tokens, std::size_t i) {
  constexpr std::size_t few = 4;
  const auto letter = [&](std::size_t at) { return tokens[at].letters == 1 && tokens[at].word(); };
  std::size_t first = i;
  while (first > 0 && letter(first - 1) && tokens.gap_after(first - 1) == " ")
    --first;
  std::size_t last = i;
  while (last + 1 < tokens.size() && letter(last + 1) && tokens.gap_after(last) == " ")
    ++last;
  if (last - first + 1 < few) return false;
  // "J S and A B T": marks come again, initials do not.
  for (std::size_t at = first; at < last; ++at) {
    if (tokens[at].id == tokens[at + 1].id) return true;
  }
  return false;
}

/// "Child A ... Child C ... in the cabinet: C, A, B": a letter that is a child's code here.
bool code_of_child(const TokenStream& tokens, std::size_t i) {
  if (tokens[i].possessive) return false;
  for (std::size_t at = 1; at < tokens.size(); ++at) {
    if (tokens[at].id == tokens[i].id && at != i && tokens[at].letters == 1 &&
        tokens[at].capital() && tokens.adjacent(at - 1) &&
        one_of(tokens[at - 1].id, {"child", "pupil", "case", "yp", "learner", "student", "sibling",
                                   "school", "setting", "home", "parent"}))
      return true;
  }
  return false;
}

/// "in sizes S, M, L, XL": what shirts come in.
bool a_size(const TokenStream& tokens, std::size_t i) {
  if (!one_of(tokens[i].id, {"s", "m", "l"})) return false;
  return says(tokens, {"sizes", "xl", "xs", "xxl", "t-shirts", "tshirts", "t-shirt"});
}

/// "N H S number", "E H C needs": an acronym that a tablet took apart.
bool spelt_acronym(const TokenStream& tokens, std::size_t i) {
  const auto letter = [&](std::size_t at) {
    return at < tokens.size() && tokens[at].letters == 1 && tokens[at].shape == Shape::title;
  };
  std::size_t first = i;
  while (first > 0 && letter(first - 1) && tokens.gap_after(first - 1) == " ")
    --first;
  std::array<char, 5> spelt{};
  std::size_t size = 0;
  for (std::size_t at = first; letter(at) && size < spelt.size(); ++at) {
    spelt[size++] = static_cast<char>(tokens.word(at)[0] | 0x20);
    if (tokens.gap_after(at) != " ") break;
  }
  return size >= 3 && one_of(word_id({spelt.data(), size}),
                             {"nhs", "ehc", "ehcp", "upn", "uln", "dob", "adhd", "asd", "send",
                              "sen", "slt", "icb", "dco", "dcs", "cqc", "ehcna", "iep", "pmld"});
}

/// "mum of T.A.", "G.P.'s taxi": whatever else the letters stand for.
bool somebodys_letters(const TokenStream& tokens, std::size_t i) {
  std::size_t first = i;
  while (first > 0 && tokens[first - 1].acronym && tokens.gap_after(first - 1) == ".")
    --first;
  std::size_t last = i;
  while (last + 1 < tokens.size() && tokens[last + 1].acronym && tokens.gap_after(last) == ".")
    ++last;
  const auto relative = [&](std::size_t at) {
    return tokens[at].facts.has(Fact::kin) && !tokens[at].facts.has(Fact::role);
  };
  return tokens[last].possessive ||
         (first >= 2 && tokens[first - 1].id == word_id("of") && relative(first - 2));
}

/// "Q. how do you know? A. we feel it's better.", "Q to the head: who signs?"
bool question_and_answer(const TokenStream& tokens, std::size_t i) {
  if (tokens[i].id == word_id("q") && tokens[i].sentence_start && tokens.adjacent(i) &&
      one_of(tokens[i + 1].id, {"for", "to", "re", "from", "fr", "put", "who", "why", "what",
                                "when", "how", "where", "which"}))
    return true;
  const auto asks = [&](std::size_t at, std::uint64_t id) {
    return tokens[at].id == id && tokens[at].letters == 1 &&
           (tokens.gap_after(at).starts_with('.') || tokens.gap_after(at).starts_with(':'));
  };
  if (!asks(i, word_id("q")) && !asks(i, word_id("a"))) return false;
  const std::uint64_t other = tokens[i].id == word_id("q") ? word_id("a") : word_id("q");
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (asks(at, other)) return true;
  }
  return false;
}

/// "M 9-11, T nil, W 9-11, Th off, F nil": the days of a week.
bool in_a_week(const TokenStream& tokens, std::size_t i) {
  constexpr std::array days = {word_id("m"), word_id("t"), word_id("w")};
  constexpr std::size_t reach = 14;
  if (!one_of(tokens[i].id, {"m", "t", "tu", "w", "th", "f"})) return false;
  for (std::size_t first = i > reach ? i - reach : 0; first <= i; ++first) {
    std::size_t day = 0;
    std::size_t last = first;
    for (std::size_t at = first; at < tokens.size() && at < first + reach && day < days.size();
         ++at) {
      const bool tuesday = day == 1 && tokens[at].id == word_id("tu");
      if (!tokens[at].capital() || (tokens[at].id != days[day] && !tuesday)) continue;
      if (day == 0 && at != first) break;
      ++day;
      last = at;
    }
    if (day == days.size() && i <= last + reach) return true;
  }
  return false;
}

}  // namespace

bool day_of_a_week(const TokenStream& tokens, std::size_t i) {
  return one_of(tokens[i].id, {"th", "tu"}) && in_a_week(tokens, i);
}

Spelt spelt_with_stops(std::string_view letters, const Lexicon& lexicon) noexcept {
  const std::uint64_t id = word_id(letters);
  if (letters.size() > 3) return Spelt::acronym;
  if (letters.size() == 3) {
    const WordFacts facts = lexicon.find(letters);
    const bool listed = facts.has(Fact::term) || (facts.has(Fact::upper) && !facts.name());
    return listed || one_of(id, {"raf", "mot", "abc", "pip", "uti", "cdh", "pmh", "isc", "yoi"})
               ? Spelt::acronym
               : Spelt::somebody;
  }
  if (one_of(id, {"ta", "ap", "ni", "gp", "ot", "hv", "la", "ri", "vi", "hi", "hq"}))
    return Spelt::acronym;
  return one_of(id, {"sw", "ep", "ld", "ga", "pa", "sn", "hr", "ey", "ar", "cp", "np", "dm", "vp"})
             ? Spelt::in_company
             : Spelt::somebody;
}

bool letter_for_word(const TokenStream& tokens, std::size_t i) {
  const auto letter = [&](std::size_t at) {
    return at < tokens.size() && tokens[at].letters == 1 && tokens[at].word();
  };
  if (!letter(i)) return false;
  if (tokens[i].acronym) return !somebodys_letters(tokens, i);
  const auto pair = [&](std::size_t first) {
    return letter(first) && letter(first + 1) && tokens.gap_after(first) == "/" &&
           one_of(tokens[first].id, {"s", "f", "p", "n", "t", "w", "c", "o", "u", "d", "b"}) &&
           one_of(tokens[first + 1].id, {"u", "t", "a", "o", "c", "e", "w", "n", "d"});
  };
  if (pair(i) || (i > 0 && pair(i - 1))) return true;
  // "section F", "Grades G and H": the parts of papers and scales.
  static constexpr WordSet parts(
      {"section", "sections",  "band",   "bands",  "block",    "blocks",   "stage",
       "grade",   "grades",    "option", "annex",  "options",  "appendix", "part",
       "parts",   "vitamin",   "tier",   "column", "columns",  "annexe",   "vit",
       "sect",    "hepatitis", "ev",     "evid",   "evidence", "gr",       "graded",
       "zone",    "exhibit",   "bay",    "phase",  "set",      "sets"});
  const auto part_of = [&](std::size_t at) {
    return at > 0 && tokens.adjacent(at - 1) && parts.has(tokens[at - 1].id) &&
           !tokens[at - 1].possessive && tokens[at - 1].letters > 1;
  };
  if (part_of(i)) return true;
  if (i >= 2 && one_of(tokens[i - 1].id, {"and", "or", "to"}) && letter(i - 2) && part_of(i - 2))
    return true;
  const auto year = [&](std::size_t first) {
    return letter(first) && letter(first + 1) && tokens.adjacent(first) &&
           tokens[first].id == word_id("y") && tokens[first + 1].id == word_id("r");
  };
  if (year(i) || (i > 0 && year(i - 1))) return true;
  if (question_and_answer(tokens, i) || in_a_week(tokens, i) || letter_of_row(tokens, i) ||
      code_of_child(tokens, i))
    return true;
  // "H&S"
  const auto bound = [&](std::size_t first) {
    return letter(first) && letter(first + 1) && tokens.gap_after(first) == "&" &&
           one_of(tokens[first].id, {"h", "t", "q", "r", "s", "p", "d"}) &&
           one_of(tokens[first + 1].id, {"s", "f", "a", "r", "l", "c", "t"});
  };
  if (bound(i) || (i > 0 && bound(i - 1))) return true;
  // "G/G", "I/RI": two grades of an inspection.
  const auto grade = [&](std::size_t at) {
    return at < tokens.size() && tokens[at].shape != Shape::lower &&
           one_of(tokens[at].id, {"g", "o", "i", "ri"});
  };
  const bool graded = grade(i) && ((grade(i + 1) && tokens.gap_after(i) == "/") ||
                                   (i > 0 && grade(i - 1) && tokens.gap_after(i - 1) == "/"));
  if (graded || spelt_acronym(tokens, i) || a_size(tokens, i)) return true;
  // "X and Y on the axes"
  // "row 7, F, 21/04/2014": a column of a register.
  if (one_of(tokens[i].id, {"m", "f"}) && i > 0 && i + 1 < tokens.size() &&
      tokens.gap_after(i - 1) == ", " && tokens.gap_after(i) == ", " &&
      tokens[i + 1].shape >= Shape::number)
    return true;
  // "Attendance codes: I, M, C, D, B"
  const auto comma = [&](std::size_t at) {
    const std::string_view gap = tokens.gap_after(at);
    return letter(at + 1) && (gap == ", " || gap == " and " || gap == " / ");
  };
  if ((comma(i) || (i > 0 && letter(i - 1) && comma(i - 1))) &&
      says(tokens, {"code", "codes", "coded", "marks"}) && !says(tokens, {"pupil", "child", "mum"}))
    return true;
  if (one_of(tokens[i].id, {"x", "y"}) && says(tokens, {"axis", "axes"})) return true;
  return tokens[i].id == word_id("v") && tokens.gap_after(i) == ". " && i + 1 < tokens.size() &&
         tokens[i + 1].shape == Shape::lower;
}

}  // namespace fieldfare::guard
