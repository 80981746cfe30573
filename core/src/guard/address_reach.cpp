// What belongs to an address beside its number and its street: the flat, the storey, the house's
// name, the town.

#include "guard/homes.h"
#include "guard/streets.h"

namespace fieldfare::guard {

AddressReach whole_address(const TokenStream& tokens, std::size_t first, std::size_t last) {
  first = with_other_number(tokens, first);
  // "Flat 2/1, 88 Dumbarton Road"
  if (first >= 3 && tokens.gap_after(first - 1) == ", " && tokens.gap_after(first - 2) == "/" &&
      flat_word(tokens[first - 3].id))
    first -= 3;
  for (int steps = 0; steps < 3 && first > 0; ++steps) {
    const std::string_view gap = tokens.gap_after(first - 1);
    const bool joins = gap == " " || gap == ", " || gap == "/" || gap == ". ";
    const Token& before = tokens[first - 1];
    const bool flat =
        flat_word(before.id) || one_of(before.id, {"no", "number", "house", "rm", "flt", "block"});
    const bool letter = before.letters == 1 && before.word();
    const bool number = (letter || house_number(before, tokens.word(first - 1))) && first >= 2 &&
                        (flat_word(tokens[first - 2].id) || gap == "/");
    if (!joins || (!flat && !number)) break;
    // "The Old Toll House, 2 Sluice Lane": the end of the house's name.
    if (before.id == word_id("house") && gap == ", " && first >= 2 && tokens.adjacent(first - 2) &&
        tokens[first - 2].shape == Shape::title)
      break;
    --first;
  }
  first = with_house_name(tokens, first);
  // "Room 9, Navigation House, 230 Cut Lane"
  if (first >= 2 && tokens.gap_after(first - 1) == ", " && tokens.adjacent(first - 2) &&
      house_number(tokens[first - 1], tokens.word(first - 1)) && flat_word(tokens[first - 2].id))
    first -= 2;
  // "Flat 3 above the bakery, 17 Castle St"
  for (std::size_t at = first; at >= 2 && at + 6 > first && tokens.gap_after(first - 1) == ", ";
       --at) {
    if (over_shop_end(tokens, at - 1) != first - 1) continue;
    first = at - 1;
    if (first >= 2 && house_number(tokens[first - 1], tokens.word(first - 1)) &&
        flat_word(tokens[first - 2].id))
      first -= 2;
    else if (flat_word(tokens[first - 1].id))
      --first;
    break;
  }
  // "Top floor flat, 9 Sea View Tce", "basement flat, 12 Mill Road"
  if (first >= 2 && tokens[first].id == word_id("flat") && tokens[first - 1].id == word_id("floor"))
    first -= 2;
  else if (first >= 1 && tokens[first].id == word_id("flat") && tokens.adjacent(first - 1) &&
           one_of(tokens[first - 1].id, {"top", "basement", "ground", "upper", "lower", "garden"}))
    first -=
        first > 1 && tokens.adjacent(first - 2) && tokens[first - 2].id == word_id("the") ? 2 : 1;
  // "2nd floor, 88a High Street"
  if (first >= 2 && tokens[first - 1].id == word_id("floor") && tokens.adjacent(first - 2) &&
      (tokens.gap_after(first - 1) == ", " || tokens.gap_after(first - 1) == " ") &&
      (tokens[first - 2].shape == Shape::code ||
       one_of(tokens[first - 2].id, {"top", "ground", "first", "second", "third", "fourth"})))
    first -= 2;
  // As Scotland numbers flats: "2/1 33 Dumbarton Rd", "1F2, 14 Leith Walk"
  if (first >= 2 && tokens.gap_after(first - 2) == "/" && tokens[first - 1].letters == 1 &&
      tokens[first - 2].letters <= 2 && tokens[first - 2].shape >= Shape::number &&
      (tokens.gap_after(first - 1) == " " || tokens.gap_after(first - 1) == ", "))
    first -= 2;
  else if (first >= 1 && tokens[first - 1].shape == Shape::code && tokens[first - 1].letters == 3 &&
           (tokens.word(first - 1)[1] | 0x20) == 'f' &&
           (tokens.gap_after(first - 1) == " " || tokens.gap_after(first - 1) == ", "))
    --first;
  // "6 Bank Buildings, Chapel Street"
  if (last + 2 < tokens.size() && tokens.gap_after(last) == ", " && tokens[last + 1].capital()) {
    const std::size_t street = street_end(tokens, last + 1);
    if (street != 0 && tokens[street].capital() && !setting_follows(tokens, street)) last = street;
  }
  // "Rear of 44 Castle Street"
  if (first >= 2 && tokens[first - 1].id == word_id("of") && tokens.adjacent(first - 1) &&
      one_of(tokens[first - 2].id, {"rear", "back", "side"}))
    first -= 2;
  return {first, with_town(tokens, with_flat_after(tokens, last))};
}

}  // namespace fieldfare::guard
