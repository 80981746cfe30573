// How the parts of an address are written.

#include "guard/address_parts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "guard/address_words.h"
#include "guard/dates.h"
#include "guard/streets.h"

namespace fieldfare::guard {
namespace {

bool small_article(const Token& token) noexcept {
  return one_of(token.id, {"the", "y", "yr", "an", "na", "of", "o'th", "le", "la"});
}

}  // namespace

Joiner joiner_after(const TokenStream& tokens, std::size_t i) {
  if (i + 1 >= tokens.size()) return Joiner::none;
  std::string_view gap = tokens.gap_after(i);
  if (tokens[i].gap == Gap::spaces) return Joiner::space;
  // "Magdalen Hse., Rm 3", "Percy Cott. 4"
  const bool dot = gap.starts_with('.') && tokens[i].letters <= 5 && tokens[i].word();
  if (dot) gap.remove_prefix(1);
  if (dot && gap == " ") return tokens[i].facts.level() < 3 ? Joiner::space : Joiner::none;
  static constexpr std::array<std::string_view, 4> marks = {"\"", "'", "\u201D", "\u2019"};
  for (const std::string_view mark : marks) {
    if (gap.starts_with(mark)) gap.remove_prefix(mark.size());
  }
  // Two lines belong together when both are of an address, which the parts tell.
  static constexpr std::array<std::string_view, 12> joins = {
      ", ", ",", " (", ") ", "), ", " - ", " / ", "/", " \u2013 ", ",\n", "; ", "\n"};
  return std::find(joins.begin(), joins.end(), gap) != joins.end() ? Joiner::comma : Joiner::none;
}

bool ends_clause(const TokenStream& tokens, std::size_t i) {
  if (i + 1 >= tokens.size()) return true;
  if (tokens.hyphened(i)) return false;
  const std::string_view gap = tokens.gap_after(i);
  if (!tokens.adjacent(i)) return gap != ":" && gap != "." && gap != "/" && !gap.starts_with('%');
  const Token& next = tokens[i + 1];
  return next.facts.has(Fact::closed) || next.facts.has(Fact::aux) ||
         one_of(next.id, {"and", "with", "w", "since", "in", "near", "from", "to", "until", "on",
                          "then", "now", "again", "till", "for", "after", "but"});
}

bool called(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  return token.word() && token.letters > 1 &&
         (token.shape == Shape::title || token.shape == Shape::upper) &&
         !token.facts.has(Fact::role) && !token.facts.has(Fact::aux) &&
         !token.facts.has(Fact::kin) && !token.facts.has(Fact::title);
}

std::size_t AddressParts::number_end(std::size_t at, bool& said) const {
  std::size_t i = at;
  said = one_of(tokens_[i].id, {"no", "number", "nos", "nr"}) && i + 1 < tokens_.size() &&
         (tokens_.adjacent(i) || tokens_.gap_after(i) == "." || tokens_.gap_after(i) == ". ");
  if (said) ++i;
  const Token& token = tokens_[i];
  if (token.allowed) return none;
  if (!token.word()) {
    const std::string_view word = tokens_.word(i);
    if (!house_number(token, word)) return none;
    // "14:30", "3.5", "40%", "£12"
    const std::string_view before = i > 0 ? tokens_.gap_after(i - 1) : std::string_view();
    const std::string_view after = tokens_.gap_after(i);
    if (before.ends_with(':') || before.ends_with("\u00A3") || after.starts_with('%') ||
        (i > 0 && before == "." && !said) || after == "." || after == ":")
      return none;
    if (i > 0 && tokens_.hyphened(i - 1) && i > at) return none;
    const std::string_view joint = tokens_.gap_after(i);
    // "14 and 16 Brook Street"
    if (i + 2 < tokens_.size() && tokens_[i + 1].id == word_id("and") && tokens_.adjacent(i) &&
        tokens_.adjacent(i + 1) && house_number(tokens_[i + 2], tokens_.word(i + 2)) &&
        tokens_.adjacent(i + 2) && street_end(tokens_, i + 3) != 0)
      return i + 2;
    const bool joined = tokens_.hyphened(i) || joint == "/" || joint == "\u2013" || joint == " & ";
    if (joined && i + 1 < tokens_.size() && house_number(tokens_[i + 1], tokens_.word(i + 1)) &&
        tokens_.gap_after(i + 1) != "/")
      return i + 1;
    return i;
  }
  const auto counted = [&](std::size_t t) {
    return t < tokens_.size() && tokens_[t].word() && tokens_[t].letters >= 3 && !ordinal(t) &&
           (tokens_[t].small != 0 ||
            one_of(tokens_[t].id, {"forty", "fifty", "sixty", "seventy", "eighty", "ninety"}));
  };
  if (!counted(i) || (token.facts.has(Fact::kin))) return none;
  // "one hundred and eight", "two-one-four", "forty-one"
  while (i + 1 < tokens_.size() && (tokens_.adjacent(i) || tokens_.hyphened(i))) {
    const bool hundred = tokens_[i + 1].id == word_id("hundred");
    const bool and_word = tokens_[i + 1].id == word_id("and") &&
                          tokens_[i].id == word_id("hundred") && counted(i + 2);
    if (!hundred && !and_word && !(counted(i + 1) && tokens_.hyphened(i)) &&
        !(counted(i + 1) && tokens_[i].id == word_id("and")))
      break;
    ++i;
  }
  return i;
}

bool AddressParts::ordinal(std::size_t i) const {
  const std::string_view word = tokens_.word(i);
  return word.ends_with("th") || word.ends_with("rst") || word.ends_with("ond") ||
         word.ends_with("rd") || word.ends_with("st") || word.ends_with("nd");
}

std::size_t AddressParts::flat_end(std::size_t at) const {
  // As Scotland numbers flats: "2/1, 33 Dumbarton Rd", "1F2, 14 Leith Walk"
  const std::string_view word = tokens_.word(at);
  const std::string_view behind = tokens_.gap_after(at);
  if (tokens_[at].shape == Shape::code && word.size() == 3 && (word[1] | 0x20) == 'f' &&
      word[0] <= '9' && word[2] <= '9' && (behind == ", " || behind == " ") &&
      at + 1 < tokens_.size() && !tokens_[at + 1].word())
    return at;
  if (tokens_[at].shape == Shape::number && tokens_[at].letters <= 2 && behind == "/" &&
      at + 2 < tokens_.size() && tokens_[at + 1].shape == Shape::number &&
      tokens_[at + 1].letters == 1 &&
      (tokens_.gap_after(at + 1) == " " || tokens_.gap_after(at + 1) == ", ") &&
      house_number(tokens_[at + 2], tokens_.word(at + 2)) && at + 3 < tokens_.size() &&
      tokens_.gap_after(at + 2) == " " && tokens_[at + 3].capital())
    return at + 1;
  if (!flat_like(tokens_[at].id) || at + 1 >= tokens_.size()) return none;
  const std::string_view gap = tokens_.gap_after(at);
  if (gap != " " && gap != ". " && !tokens_.adjacent(at)) return none;
  std::size_t i = at + 1;
  if (one_of(tokens_[i].id, {"no", "number"}) && i + 1 < tokens_.size() && !tokens_[i + 1].word())
    ++i;
  const Token& token = tokens_[i];
  if (token.allowed) return none;
  const bool letter =
      token.word() && token.letters == 1 && token.shape == Shape::title && token.id != word_id("i");
  const bool told = !token.word() && token.letters <= 4 && !tokens_.word(i).ends_with("th");
  const bool words = token.word() && token.small != 0 && !ordinal(i) && token.letters >= 3 &&
                     ends_clause(tokens_, i);
  if (!letter && !told && !words) return none;
  if (i + 1 < tokens_.size() && tokens_.gap_after(i) == "/" && tokens_[i + 1].letters <= 2 &&
      !tokens_[i + 1].word())
    ++i;
  return i;
}

bool AddressParts::leads_to_number(std::size_t at) const {
  const bool rear = one_of(tokens_[at].id, {"rear", "back"}) && tokens_.adjacent(at) &&
                    tokens_[at + 1].id == word_id("of");
  if (!rear && !surely_flat(tokens_[at].id) &&
      !one_of(tokens_[at].id, {"annexe", "annex", "bungalow", "basement"}))
    return false;
  std::size_t i = at + 1;
  if (i >= tokens_.size() || !tokens_.adjacent(at)) return false;
  if (tokens_[i].id == word_id("rear") && tokens_.adjacent(i)) ++i;
  const bool beside = one_of(tokens_[i].id, {"above", "over", "behind", "under", "at", "of"});
  return beside && i + 1 < tokens_.size() && tokens_.adjacent(i) && !tokens_[i + 1].word();
}

std::size_t AddressParts::storey(std::size_t at, bool opens) const {
  static constexpr WordSet sides({"top",        "basement", "ground", "first", "second", "third",
                                  "fourth",     "fifth",    "upper",  "lower", "garden", "rear",
                                  "back",       "side",     "left",   "right", "attic",  "upstairs",
                                  "downstairs", "middle",   "bottom"});
  static constexpr WordSet parts({"flat", "floor", "flr", "entrance", "door", "maisonette", "flt",
                                  "bedsit", "buzzer", "bell", "annexe", "annex", "landing", "fl"});
  std::size_t i = at;
  if (tokens_[i].id == word_id("the") && tokens_.adjacent(i)) ++i;
  if (i >= tokens_.size() || tokens_[i].allowed) return none;
  const std::string_view word = tokens_.word(i);
  const bool nth = tokens_[i].shape == Shape::code && tokens_[i].small != 0 &&
                   (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") ||
                    word.ends_with("th"));
  // "number 60, the end terrace, Ashworth Fold"
  if (!opens && tokens_.adjacent(i) && one_of(tokens_[i].id, {"end", "corner", "mid", "middle"}) &&
      one_of(tokens_[i + 1].id, {"terrace", "house", "flat", "door"}))
    return i + 1;
  if (!nth && !sides.has(tokens_[i].id)) return none;
  // "14 East Cliff (basement)", "179, downstairs"
  if (!opens && i == at && ends_clause(tokens_, i) && !tokens_.adjacent(i) &&
      one_of(tokens_[i].id, {"basement", "upstairs", "downstairs", "rear"}))
    return i;
  if (i + 1 >= tokens_.size() || (!tokens_.adjacent(i) && !tokens_.hyphened(i))) return none;
  if (!parts.has(tokens_[i + 1].id)) return none;
  // A door or a landing alone is nobody's.
  if (opens && one_of(tokens_[i + 1].id, {"door", "landing", "entrance", "bell", "buzzer"}))
    return none;
  ++i;
  // "ground floor flat", "1st floor left"
  if (tokens_.adjacent(i) && one_of(tokens_[i].id, {"floor", "flr"}) &&
      one_of(tokens_[i + 1].id, {"flat", "flt", "left", "right", "front", "rear"}))
    ++i;
  return i;
}

std::size_t AddressParts::street(std::size_t at, bool numbered, bool opens,
                                 bool behind_house) const {
  if (!opens && one_of(tokens_[at].id, {"off", "on", "in"}) && tokens_.adjacent(at)) {
    if (tokens_[at + 1].capital()) ++at;
  }
  // Small letters alone make no street but behind a number or a flat.
  if (!numbered && !tokens_[at].capital()) return none;
  if (const std::size_t end = street_end(tokens_, at); end != 0 && !setting_follows(tokens_, end) &&
                                                       not_allowed(at, end) &&
                                                       (numbered || tokens_[end].capital()))
    return end;
  if (const std::size_t end = type_first_end(tokens_, at); end != 0 && not_allowed(at, end))
    return end;
  // "14 Marsh Raod"
  for (std::size_t i = at + 1; i < tokens_.size() && i <= at + 3 && tokens_.adjacent(i - 1); ++i) {
    if (misspelt_street(tokens_[i].id)) return not_allowed(at, i) ? i : none;
    if (!tokens_[i].capital()) break;
  }
  // "112 mare st", "5 park ridings close"
  if (numbered && plain(at)) {
    for (std::size_t i = at + 1; i < tokens_.size() && i <= at + 3 && tokens_.adjacent(i - 1);
         ++i) {
      if (tokens_[i].word() && tokens_[i].facts.has(Fact::street) && ends_clause(tokens_, i) &&
          not_allowed(at, i))
        return i;
      if (!plain(i)) break;
    }
  }
  // "The Digey", "The Esplanade", "the Avenues"
  if (one_of(tokens_[at].id, {"the"}) && at + 1 < tokens_.size() && tokens_.adjacent(at) &&
      tokens_[at + 1].shape == Shape::title && !tokens_[at + 1].allowed &&
      ends_clause(tokens_, at + 1) && behind_house && !opens)
    return at + 1;
  return none;
}

bool AddressParts::not_allowed(std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i <= last; ++i) {
    if (!tokens_[i].allowed) return true;
  }
  return false;
}

std::size_t AddressParts::house(std::size_t at, bool numbered, bool opens) const {
  // "nb Kittiwake, Mooring 11": a boat by its name
  if (one_of(tokens_[at].id, {"nb", "mv", "mfv", "narrowboat", "houseboat", "barge"}) &&
      tokens_.adjacent(at) && called(tokens_, at + 1) && !tokens_[at + 1].allowed) {
    std::size_t last = at + 1;
    while (last < at + 3 && tokens_.adjacent(last) && called(tokens_, last + 1))
      ++last;
    return last;
  }
  std::size_t i = at;
  const bool the = tokens_[i].id == word_id("the") && tokens_.adjacent(i);
  if (the) ++i;
  if (i >= tokens_.size()) return none;
  // "the Old Signal Box", "The Old Weavers' House"
  if (the && tokens_[i].id == word_id("old") && tokens_[i].capital() && tokens_.adjacent(i) &&
      called(tokens_, i + 1)) {
    std::size_t end = i + 1;
    while (end < i + 3 && tokens_.adjacent(end) && called(tokens_, end + 1))
      ++end;
    return not_allowed(i, end) ? end : none;
  }
  const bool capital = called(tokens_, i);
  if (!capital && !(numbered && plain(i))) return none;
  std::size_t best = none;
  for (std::size_t end = i; end < tokens_.size() && end <= i + 4; ++end) {
    if (end > i && !tokens_.adjacent(end - 1) && !tokens_.hyphened(end - 1) &&
        !(tokens_.gap_after(end - 1) == "' "))
      break;
    const Token& token = tokens_[end];
    // "flat 6 Arkwright house"
    const bool ending =
        end > i && house_like(token.id) && (numbered || (!the && token.facts.has(Fact::setting)));
    if (!(capital ? called(tokens_, end) || small_article(token) || ending : plain(end))) break;
    if (end > i && house_like(token.id)) best = end;
    // "the Wharf" behind a flat; "The Schoolhouse" by itself
    if (the && end == i && house_like(token.id) && token.capital() &&
        (!opens || lone_house(token.id)))
      best = end;
  }
  // "Chapel House School": a setting.
  if (best != none && (setting_follows(tokens_, best) || !not_allowed(at, best))) return none;
  return best;
}

bool AddressParts::plain(std::size_t i) const {
  const Token& token = tokens_[i];
  return token.word() && token.shape == Shape::lower && token.letters >= 3 &&
         !token.facts.has(Fact::closed) && !token.facts.has(Fact::aux) &&
         !token.facts.has(Fact::kin) && !token.facts.has(Fact::locative);
}

std::size_t AddressParts::bare_name(std::size_t at, Joiner joiner) const {
  constexpr std::size_t most = 3;
  std::size_t last = none;
  const auto fits = [&](std::size_t i) {
    const Token& token = tokens_[i];
    return called(tokens_, i) && month_named(tokens_, i) == 0 && !token.facts.has(Fact::closed) &&
           (token.shape == Shape::title || token.loud || token.facts.level() == 0);
  };
  if (tokens_[at].id == word_id("the") && tokens_.adjacent(at) && fits(at + 1)) ++at;
  for (std::size_t i = at; i < tokens_.size() && i < at + most && fits(i); ++i) {
    last = i;
    if (!tokens_.adjacent(i) || tokens_[i].possessive) {
      if (tokens_[i].possessive && tokens_.adjacent(i) && i + 1 < tokens_.size() && fits(i + 1))
        continue;
      break;
    }
  }
  // "flat 31, nye bevan", "63 dunsmure": what is no common word.
  if (last == none && tokens_[at].shape == Shape::lower && tokens_[at].letters >= 3 &&
      tokens_[at].facts.level() <= 1 && plain(at) && !tokens_[at].facts.has(Fact::term) &&
      !tokens_[at].facts.has(Fact::role)) {
    last = at;
    if (tokens_.adjacent(at) && plain(at + 1) && tokens_[at + 1].facts.level() <= 1 &&
        !tokens_[at + 1].facts.has(Fact::term))
      last = at + 1;
  }
  if (last == none || !not_allowed(at, last)) return none;
  // Behind a comma a name is somebody's, unless nothing else is it.
  if (joiner == Joiner::comma &&
      (tokens_[at].facts.has(Fact::first) || !ends_clause(tokens_, last)))
    return none;
  return last;
}

}  // namespace fieldfare::guard
