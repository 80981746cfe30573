#include <algorithm>

#include "guard/address_grammar.h"
#include "guard/dates.h"
#include "guard/homes.h"
#include "guard/scan.h"
#include "guard/streets.h"

namespace fieldfare::guard {
namespace {

void add_address(Scan& scan, std::size_t first, std::size_t last) {
  scan.add_tokens(first, with_town(scan.tokens(), last), Label::address, Tier::block,
                  "a street address");
}

/// "Cavendish Drive, no 14": the number after the street.
void scan_number_after(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i + 1 >= tokens.size() || tokens[i + 1].shape < Shape::number) return;
  // "number 33 on Larkfield Avenue"
  const bool led = i + 3 < tokens.size() && one_of(tokens[i + 2].id, {"on", "in"}) &&
                   tokens.adjacent(i + 1) && tokens.adjacent(i);
  if (const std::size_t end = led ? street_end(tokens, i + 3) : 0; end != 0) {
    scan.add_tokens(i, end, Label::address, Tier::block, "a street address");
    return;
  }
  if (i < 2) return;
  const std::string_view gap = tokens.gap_after(i - 1);
  if ((gap != ", " && gap != " ") || !tokens[i - 1].facts.has(Fact::street) ||
      !tokens[i - 1].capital() || !tokens[i - 2].capital() || !tokens.adjacent(i - 2))
    return;
  std::size_t first = i - 2;
  while (first > 0 && tokens.adjacent(first - 1) && tokens[first - 1].capital() && i - first < 4)
    --first;
  scan.add_tokens(first, i + 1, Label::address, Tier::block, "a street address");
}

/// "now at 44 Ashfield with nan": a number and a name, and a relative who lives there.
bool scan_with_relative(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i == 0 || !one_of(tokens[i - 1].id, {"at", "from", "to"})) return false;
  std::size_t end = bare_street_end(tokens, i);
  if (end == 0) end = lodging_end(tokens, i);
  if (end == 0) return false;
  for (std::size_t at = end + 1; at < tokens.size() && at <= end + 3; ++at) {
    if (at == end + 1 && !one_of(tokens[at].id, {"with", "w"})) return false;
    if (!tokens[at].facts.has(Fact::kin) && !one_of(tokens[at].id, {"foster", "carers"})) continue;
    scan.add_tokens(i, end, Label::address, Tier::ask, "the house where somebody lives");
    return true;
  }
  return false;
}

/// Counted things and small words are no street's name.
bool never_named(const Token& token) noexcept {
  if (one_of(token.id, {"wk", "wks", "week", "hr", "hour", "day", "bed", "night", "term", "year"}))
    return true;
  return token.shape >= Shape::number || token.facts.has(Fact::verb) ||
         token.facts.has(Fact::aux) || token.facts.has(Fact::kin) ||
         token.facts.has(Fact::closed) || token.facts.has(Fact::determiner) ||
         token.facts.has(Fact::locative);
}

/// "his nan's (9 forge row)", "mum's place, 7 Wellfield": a number and a name near a home.
void scan_bare(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  std::size_t end = bare_street_end(tokens, i);
  for (std::size_t at = i + 2; end == 0 && at < tokens.size() && at <= i + 3; ++at) {
    if (!tokens.adjacent(at - 1) || never_named(tokens[at - 1])) break;
    const bool clause = at + 1 >= tokens.size() || !tokens.adjacent(at);
    if (tokens[at].facts.has(Fact::street) && clause && tokens[at].letters > 2) end = at;
  }
  // "tenancy at 88 Nelson Mandela House"
  const bool block = end != 0 && setting_follows(tokens, end) &&
                     one_of(tokens[end + 1].id, {"house", "court", "lodge", "heights", "towers",
                                                 "mansions", "point", "hall", "mill", "villas"});
  if (block) ++end;
  if (end != 0 && (block || !setting_follows(tokens, end)))
    scan.add_tokens(i, end, Label::address, Tier::ask, "the house where somebody lives");
}

/// "meeting 1, Gun Wharf", "week 3, Fennel Bank", "6 Nov, Moorgreen Court": where an office was,
/// and a number that is no house's.
bool numbers_a_meeting(const TokenStream& tokens, std::size_t i) {
  if (month_named(tokens, i + 1) != 0) return true;
  return i > 0 && tokens.adjacent(i - 1) && tokens.gap_after(i) == ", " &&
         one_of(tokens[i - 1].id,
                {"meeting", "mtg", "visit", "case", "tm", "session", "day", "item", "wk", "week",
                 "level", "room", "floor", "gate", "table", "group"});
}

/// "3 the paddocks, bodenham rd": a number, a house or a court, and its street after a comma.
bool scan_house_before_street(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const std::string_view after = tokens.gap_after(i);
  const bool the = i + 1 < tokens.size() && tokens[i + 1].id == word_id("the");
  if ((after != " " && !(after == ", " && the)) || tokens[i].letters > 3) return false;
  for (std::size_t at = i + 1; at + 1 < tokens.size() && at <= i + 4; ++at) {
    if (at > i + 1 && !tokens.adjacent(at - 1)) return false;
    if (tokens[at].shape >= Shape::number || tokens[at].facts.has(Fact::verb) ||
        tokens[at].facts.has(Fact::aux) || tokens[at].facts.has(Fact::kin))
      return false;
    if (tokens.gap_after(at) != ", ") continue;
    const std::size_t end = street_end(tokens, at + 1);
    if (end == 0 || setting_follows(tokens, end)) return false;
    scan.add_tokens(i, with_town(tokens, end), Label::address, Tier::ask, "a house and its street");
    return true;
  }
  return false;
}

/// Words that lead to where somebody lives or is fetched from.
bool leads_to_house(std::uint64_t id) noexcept {
  return one_of(id, {"at", "from", "to", "no", "number", "address", "addr", "drop", "collect"});
}

/// "picked up from 19 Upper Tollgate by taxi", "nan is at no. 6 Willowbank": a number and one or
/// two names with capitals, where a place stands and the breath ends.
bool scan_led(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const std::size_t end = tokens[i].letters <= 3 ? bare_street_end(tokens, i) : 0;
  if (end == 0) return false;
  // "9 Hawthorns, behind the Co-op": at the beginning of what is said.
  const bool opens = (i == 0 || tokens[i].sentence_start) && tokens.gap_after(end) == ", " &&
                     tokens[end].facts.level() < 3;
  if (!opens && (i == 0 || !leads_to_house(tokens[i - 1].id))) return false;
  if (tokens[end].possessive || tokens[i].shape != Shape::number) return false;
  const bool more = end + 1 < tokens.size() && tokens.adjacent(end) && tokens[end + 1].capital();
  const Token& name = tokens[i + 1];
  const bool the = name.id == word_id("the");
  if (more || name.facts.has(Fact::proper) || name.facts.has(Fact::upper) ||
      name.facts.has(Fact::setting) || tokens[end].facts.has(Fact::setting))
    return false;
  // "to 12 Pupils": a common word needs another name, or "The" before it.
  if (!the && end == i + 1 && name.facts.level() == 3 && !name.facts.has(Fact::last)) return false;
  const bool ends =
      end + 1 >= tokens.size() || !tokens.adjacent(end) ||
      one_of(tokens[end + 1].id,
             {"by",    "with", "w",  "in",   "since", "and",   "until", "til", "at",  "for",
              "every", "now",  "on", "then", "after", "again", "is",    "was", "but", "so"});
  if (!ends) return false;
  const bool said = i > 0 && one_of(tokens[i - 1].id, {"no", "number"});
  scan.add_tokens(said ? i - 1 : i, end, Label::address, Tier::ask,
                  "a number and a name, where a house would stand");
  return true;
}

/// "fourteen Priory Crescent", "number twelve Station Road": a number in words before a street.
bool scan_number_in_words(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!tokens[i].word() || tokens[i].letters < 3 || !tokens.adjacent(i)) return false;
  static constexpr WordSet tens_words(
      {"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"});
  static constexpr WordSet numbers({"one",     "two",       "three",    "four",     "five",
                                    "six",     "seven",     "eight",    "nine",     "ten",
                                    "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                                    "sixteen", "seventeen", "eighteen", "nineteen", "twenty"});
  const bool tens = tens_words.has(tokens[i].id);
  if (!tens && !numbers.has(tokens[i].id)) return false;
  if (tokens[i + 1].covered || !tokens[i + 1].capital()) return false;
  // "Seven Sisters Road" is a street's name.
  const bool said = i > 0 && one_of(tokens[i - 1].id, {"number", "no"});
  const bool quoted = i > 0 && tokens.gap_after(i - 1).ends_with('"');
  if (tokens[i].shape != Shape::lower && !said && !quoted && !near_home(tokens, i)) return false;
  const std::size_t end = street_end(tokens, i + 1);
  if (end == 0 || !tokens[end].capital() || setting_follows(tokens, end)) return false;
  std::size_t first = i;
  while (first > 0 && (tokens.adjacent(first - 1) || tokens.hyphened(first - 1)) && first + 2 > i &&
         (one_of(tokens[first - 1].id, {"number", "no"}) || tens ||
          one_of(tokens[first - 1].id, {"twenty", "thirty", "forty", "fifty"})))
    --first;
  // "one hundred and six Soho Hill"
  const std::size_t and_word = first > 0 && tokens[first - 1].id == word_id("and") ? 1 : 0;
  if (first >= and_word + 2 && tokens[first - 1 - and_word].id == word_id("hundred") &&
      (numbers.has(tokens[first - 2 - and_word].id) ||
       tokens[first - 2 - and_word].id == word_id("a")))
    first -= and_word + 2;
  scan.add_tokens(first, with_town(tokens, end), Label::address, Tier::ask, "a street address");
  return true;
}

/// "living in Cromwell House, Flat 4": the building before the flat.
bool scan_building_before(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i < 2 || i + 1 >= tokens.size() || !one_of(tokens[i].id, {"flat", "apartment", "apt"}) ||
      !house_number(tokens[i + 1], tokens.word(i + 1)) || tokens.gap_after(i - 1) != ", " ||
      !tokens[i - 1].capital())
    return false;
  std::size_t first = i - 1;
  while (first > 0 && tokens.adjacent(first - 1) && tokens[first - 1].capital() && i - first < 4)
    --first;
  if (first == i - 1) return false;
  const std::size_t last = std::max(i + 1, lodging_end(tokens, i));
  scan.add_tokens(first, last, Label::address, Tier::block, "a flat's address");
  return true;
}

/// A number that may be a house's, and what follows it.
void scan_numbered(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (numbers_a_meeting(tokens, i)) return;
  // "10.30 Meadow End": a time.
  if (i > 0 && tokens[i].letters == 2 && tokens[i - 1].shape == Shape::number &&
      tokens[i - 1].letters <= 2 &&
      (tokens.gap_after(i - 1) == "." || tokens.gap_after(i - 1) == ":"))
    return;
  const std::string_view gap = tokens.gap_after(i);
  if (gap != " " && gap != ", ") return;
  const std::size_t end = street_end(tokens, i + 1);
  const bool hub = end != 0 && service_follows(tokens, end) && !near_home(tokens, i);
  if (end != 0 && !setting_follows(tokens, end) && !hub) {
    add_address(scan, i, end);
    return;
  }
  const std::size_t odd = end == 0 ? unusual_street_end(tokens, i) : 0;
  if (odd != 0) {
    add_address(scan, i, odd);
    return;
  }
  if (scan_house_before_street(scan, i) || scan_with_relative(scan, i) || scan_led(scan, i)) return;
  if (near_home(tokens, i)) scan_bare(scan, i);
}

/// "Flat 12", "Pitch 4", and where they are.
void scan_flat_word(Scan& scan, std::size_t i) {
  if (scan_with_relative(scan, i) || scan_building_before(scan, i) || scan_lodging(scan, i)) return;
  scan_flat(scan, i);
  if (!scan.tokens()[i].covered && lives(scan.tokens()[i].id)) scan_home(scan, i);
}

/// "his nan's at ...", "mum's: ..."
bool relatives_place(const TokenStream& tokens, std::size_t i) {
  if (!tokens[i].possessive || !tokens[i].facts.has(Fact::kin) || i + 2 >= tokens.size())
    return false;
  const std::string_view gap = tokens.gap_after(i);
  return tokens[i + 1].id == word_id("at") || gap == ": " || gap == " - " || gap == " (";
}

}  // namespace

void scan_addresses(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    // "temp accom" is a phrase of the field, and still says where somebody lives.
    if (tokens[i].covered && !lives(tokens[i].id)) continue;
    if (tokens[i].shape >= Shape::number && house_number(tokens[i], tokens.word(i)))
      scan_numbered(scan, i);
    else if (scan_moored(scan, i))
      continue;
    else if (flat_word(tokens[i].id))
      scan_flat_word(scan, i);
    else if (relatives_place(tokens, i))
      scan_home(scan, i);
    else if (scan_named_house(scan, i))
      continue;
    else if (scan_number_in_words(scan, i))
      continue;
    else if (one_of(tokens[i].id, {"no", "number"}))
      scan_number_after(scan, i);
    else if (lives(tokens[i].id))
      scan_home(scan, i);
  }
  reach_over_addresses(scan);
  const std::size_t found = scan.findings().size();
  for (std::size_t f = 0; f < found; ++f) {
    const Finding code = scan.findings()[f];
    if (code.label == Label::postcode) scan_before_postcode(scan, tokens.token_at(code.start));
  }
}

}  // namespace fieldfare::guard
