// Houses told by their names: "The Bungalow, Church Lane", "The Old Toll House", Bank Top".

#include <array>
#include <cstddef>
#include <string_view>

#include "guard/homes.h"
#include "guard/scan.h"
#include "guard/streets.h"

namespace fieldfare::guard {
namespace {

/// A comma, behind the quotation marks that a house's name may stand in.
bool comma(std::string_view gap) {
  if (gap == ", ") return true;
  if (gap.size() < 3 || gap == "   ") return false;
  static constexpr std::array<std::string_view, 4> marks = {"\"", "'", "\u201D", "\u2019"};
  for (const std::string_view mark : marks) {
    if (gap.starts_with(mark)) return gap.substr(mark.size()) == ", ";
    if (gap.starts_with(',') && gap.substr(1).starts_with(mark)) return gap.ends_with(' ');
  }
  return false;
}

/// "The Old Signal Box": what was something else once is a house now.
bool the_old(const TokenStream& tokens, std::size_t i) {
  for (std::size_t at = i; at > 1 && at + 2 > i && tokens.adjacent(at - 1); --at) {
    if (tokens[at - 1].id == word_id("old") && tokens[at - 1].capital() && tokens[at].capital())
      return tokens[at - 2].id == word_id("the") && tokens.adjacent(at - 2);
  }
  return false;
}

/// "Chy an Gwel", "Ty yr Ardd": the first token of a house's name whose later part begins at
/// `first`.
std::size_t with_small_article(const TokenStream& tokens, std::size_t first) {
  const bool article = first >= 2 && tokens.adjacent(first - 1) && tokens.adjacent(first - 2) &&
                       tokens[first - 1].shape == Shape::lower &&
                       one_of(tokens[first - 1].id, {"an", "yr", "y", "na", "ar", "nan", "war"}) &&
                       tokens[first - 2].shape == Shape::title && !tokens[first - 2].covered;
  return article ? first - 2 : first;
}

/// A word that may end the name of a house, before a comma and its street: "The Bungalow, Church
/// Lane", "Bryn Awel, Lon Las", "The Old Post Office, High Street".
bool may_end_house(const TokenStream& tokens, std::size_t i) {
  if (!comma(tokens.gap_after(i))) return false;
  const Token& token = tokens[i];
  if (one_of(token.id, {"cottage", "bungalow", "farm", "farmhouse", "barn", "smithy", "forge",
                        "rectory", "vicarage", "cottages", "stables"}))
    return true;
  if (!token.capital()) return false;
  if (the_old(tokens, i)) return true;
  if (i > 0 && one_of(tokens[i - 1].id, {"old", "post"}) && token.facts.has(Fact::setting))
    return true;
  if (one_of(token.id, {"house", "lodge", "mill", "grange", "croft", "villa", "manor"}))
    return i < 3 || near_home(tokens, i);
  if (token.id == word_id("office")) return i >= 2 && tokens[i - 2].id == word_id("old");
  return token.shape == Shape::title && i + 2 < tokens.size() &&
         tokens[i + 1].shape == Shape::title && type_first_end(tokens, i + 1) != 0;
}

/// "The Bungalow, Church Lane", "Rose Cottage, Mill Lane".
void scan_house_in_street(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!comma(tokens.gap_after(i)) || tokens[i].possessive) return;
  std::size_t end = street_end(tokens, i + 1);
  // "the old forge, garway hill lane"
  if (!tokens[i].capital()) {
    std::size_t from = i;
    while (from > 0 && tokens.adjacent(from - 1) && i - from < 3 && !tokens[from - 1].covered &&
           tokens[from].id != word_id("the") && !tokens[from - 1].facts.has(Fact::locative) &&
           !tokens[from - 1].facts.has(Fact::verb) && !tokens[from - 1].facts.has(Fact::aux))
      --from;
    if (end != 0 && from < i && !setting_follows(tokens, end))
      scan.add_tokens(from, with_town(tokens, end), Label::address, Tier::ask,
                      "a house and its street");
    return;
  }
  if (end == 0) end = type_first_end(tokens, i + 1);
  if (end == 0 || setting_follows(tokens, end) || !tokens[end].capital()) return;
  std::size_t first = i;
  while (first > 0 && tokens.adjacent(first - 1) && tokens[first - 1].capital() && i - first < 3)
    --first;
  // "the Old Toll House, Chester Rd"
  if (first > 0 && tokens[first].id == word_id("old") && tokens.adjacent(first - 1) &&
      tokens[first - 1].id == word_id("the"))
    --first;
  first = with_small_article(tokens, first);
  scan.add_tokens(first, with_town(tokens, end), Label::address, Tier::ask,
                  "a house and its street");
}

/// "Ty Gwyn, Cusop Dingle": a house as Wales names it, and where it stands.
bool scan_welsh_house(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i + 2 >= tokens.size() || tokens[i].shape != Shape::title || !tokens.adjacent(i) ||
      !one_of(tokens[i].id, {"ty", "bryn", "plas", "tyn", "hafod", "llys", "pen", "cae", "nant"}) ||
      tokens[i + 1].shape != Shape::title || tokens.gap_after(i + 1) != ", " ||
      tokens[i + 2].shape != Shape::title || tokens[i + 2].facts.has(Fact::setting))
    return false;
  std::size_t last = i + 2;
  while (last + 1 < tokens.size() && tokens.adjacent(last) && last < i + 4 &&
         tokens[last + 1].shape == Shape::title)
    ++last;
  scan.add_tokens(i, with_town(tokens, last), Label::address, Tier::ask, "a house and its place");
  return true;
}

/// The first word of what may be a house's name by itself, up to token `i`: a word of no list
/// ("Rosebank"), several with capitals ("Low Moor Caravans"), a hyphened one ("Pen-y-bryn"), any in
/// quotation marks. Behind `i` where it is none.
std::size_t lone_name(const TokenStream& tokens, std::size_t i) {
  std::size_t first = i;
  while (first > 0 && i - first < 4 && tokens.hyphened(first - 1))
    --first;
  if (tokens[first].shape != Shape::title) return i + 1;
  const bool whole = first < i || tokens.gap_after(i) != ", ";
  const WordFacts facts = tokens[i].facts;
  while (first > 0 && i - first < 3 && tokens.adjacent(first - 1) &&
         tokens[first - 1].shape == Shape::title && !tokens[first - 1].covered &&
         !tokens[first - 1].facts.has(Fact::locative) && !tokens[first - 1].facts.has(Fact::verb) &&
         !(tokens[first - 1].facts.has(Fact::first) && tokens[first - 1].facts.level() < 2))
    --first;
  if (whole || !facts.known()) return first;
  const bool other = facts.has(Fact::setting) || facts.has(Fact::place) || facts.has(Fact::first) ||
                     facts.has(Fact::role) || facts.has(Fact::proper) || facts.has(Fact::term);
  return first == i || other ? i + 1 : first;
}

/// "Rosebank, Hadley Green Road", "Low Moor Caravans, Abbeytown Road", "Pen-y-bryn, Mill Road".
bool scan_lone_house(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!comma(tokens.gap_after(i)) || i + 2 >= tokens.size() ||
      tokens[i + 1].shape != Shape::title || tokens[i].possessive || tokens[i].covered)
    return false;
  const std::size_t first = lone_name(tokens, i);
  if (first > i) return false;
  const std::size_t end = street_end(tokens, i + 1);
  if (end == 0 || setting_follows(tokens, end) || service_follows(tokens, end) ||
      !tokens[end].capital())
    return false;
  scan.add_tokens(with_small_article(tokens, first), with_town(tokens, end), Label::address,
                  Tier::ask, "a house and its street");
  return true;
}

}  // namespace

bool scan_named_house(Scan& scan, std::size_t i) {
  // Behind a house's name stands a comma; but Wales may begin with what it is.
  const Token& token = scan.tokens()[i];
  if (token.gap == Gap::spaces && token.shape != Shape::title) return false;
  if (scan_welsh_house(scan, i) || scan_lone_house(scan, i)) return true;
  if (!may_end_house(scan.tokens(), i)) return false;
  scan_house_in_street(scan, i);
  return scan.tokens()[i].covered;
}

}  // namespace fieldfare::guard
