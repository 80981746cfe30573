// Addresses told by the postcode behind them: "2a Glebe Pits, LE3 9XW", "Tump House, Gorsley Road,
// HR9 5QT".

#include <algorithm>

#include "guard/dates.h"
#include "guard/homes.h"
#include "guard/streets.h"

namespace fieldfare::guard {
namespace {

/// A part of an address between commas, from `first` to `last`.
struct Part {
  std::size_t first = 0;
  std::size_t last = 0;
  bool number = false;   ///< begins with a house's number
  bool street = false;   ///< ends in a street
  bool house = false;    ///< ends in what houses are called
  bool setting = false;  ///< a school or a clinic
};

bool called_house(std::uint64_t id) noexcept {
  static constexpr WordSet words({"house", "cottage", "cottages", "lodge", "farm", "bungalow",
                                  "barn", "court", "mill", "villa", "rectory", "vicarage", "grange",
                                  "croft", "manor", "hall", "caravan", "flat"});
  return words.has(id);
}

/// A street may have been found by itself, without its house.
bool of_an_address(const Scan& scan, const Token& token) {
  return std::any_of(scan.findings().begin(), scan.findings().end(), [&](const Finding& finding) {
    return finding.label == Label::address && finding.start <= token.start &&
           token.start < finding.end;
  });
}

/// The part that ends at token `last`: words with capitals and a number before them.
Part part_before(const Scan& scan, std::size_t last) {
  const TokenStream& tokens = scan.tokens();
  constexpr std::size_t longest = 4;
  Part part{last, last};
  std::size_t at = last + 1;
  while (at > 0 && last + 1 - at < longest) {
    const Token& token = tokens[at - 1];
    if (at <= last && !tokens.adjacent(at - 1)) break;
    if (token.covered && !token.allowed && !of_an_address(scan, token)) break;
    part.number = house_number(token, tokens.word(at - 1)) && at <= last;
    if (!part.number && token.shape != Shape::title && token.shape != Shape::upper) break;
    if (token.facts.has(Fact::kin) || token.facts.has(Fact::aux)) break;
    --at;
    part.setting = part.setting ||
                   (token.facts.has(Fact::setting) && !called_house(token.id) &&
                    !token.facts.has(Fact::street)) ||
                   token.allowed;
    if (part.number) break;
  }
  // "14 May", "4 Summary": no street's name.
  if (part.number && (month_named(tokens, at + 1) != 0 || at + 1 > last ||
                      (tokens[at + 1].facts.level() == 3 && !tokens[last].facts.has(Fact::street))))
    part.number = false;
  part.first = at;
  part.street = at <= last && tokens[last].facts.has(Fact::street) && last > at;
  part.house = at < last && called_house(tokens[last].id);
  return part;
}

/// "Fern Bank, Clee Hill, SY8 3PQ": before a village and its postcode a name that is no place's is
/// a house's.
bool stands_alone(const TokenStream& tokens, const Part& part) {
  const bool view =
      one_of(tokens[part.last].id, {"bank", "view", "hill", "rise", "croft", "mount"});
  if (!tokens[part.first].word() || (part.street && !view) ||
      tokens[part.first].facts.has(Fact::place))
    return false;
  return part.first == 0 || !tokens.adjacent(part.first - 1) ||
         one_of(tokens[part.first - 1].id, {"at", "to", "from", "is", "address", "addr"});
}

}  // namespace

void scan_before_postcode(Scan& scan, std::size_t postcode) {
  const TokenStream& tokens = scan.tokens();
  constexpr int most_parts = 3;
  std::size_t end = postcode;
  std::size_t first = postcode;
  std::size_t last = 0;
  bool told = false;
  bool village = false;
  for (int parts = 0; parts < most_parts && end > 0; ++parts) {
    const std::string_view gap = tokens.gap_after(end - 1);
    if (gap != ", " && gap != "\n" && gap != ",\n" && !(parts == 0 && gap == " ")) break;
    const Part part = part_before(scan, end - 1);
    if (part.first > part.last) break;
    if (part.setting) return;
    village = parts == 1 && !told && stands_alone(tokens, part);
    if (last == 0 || (!told && !village)) last = part.last;
    told = told || village || part.number || part.street;
    // A house has its street behind it, a town may stand before the postcode.
    if (village || part.number || part.street || (part.house && told)) first = part.first;
    if (part.number) break;
    end = part.first;
  }
  if (!told || first >= postcode || (tokens[first].covered && !tokens[first].allowed)) return;
  // A street alone tells where many live; its number or its house makes it somebody's.
  const bool whole = village || house_number(tokens[first], tokens.word(first)) ||
                     std::any_of(&tokens[first], &tokens[last],
                                 [](const Token& token) { return called_house(token.id); });
  if (whole)
    scan.add_tokens(first, last, Label::address, Tier::ask, "an address before its postcode");
}

}  // namespace fieldfare::guard
