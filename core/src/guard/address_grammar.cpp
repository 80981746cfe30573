// What an address is made of, and how its parts stand together.

#include "guard/address_grammar.h"

#include <algorithm>
#include <string_view>

#include "guard/address_parts.h"
#include "guard/address_words.h"
#include "guard/dates.h"
#include "guard/streets.h"

namespace fieldfare::guard {
namespace {

constexpr std::size_t most_parts = 6;

/// One address being read from its first token on.
class Reader {
 public:
  Reader(const TokenStream& tokens, std::size_t first) : tokens_(tokens), parts_(tokens) {
    chain_.first = first;
  }

  std::optional<AddressChain> read() {
    std::size_t at = chain_.first;
    Joiner joiner = Joiner::none;
    while (chain_.count < most_parts && at < tokens_.size()) {
      const std::size_t count = chain_.count;
      read_part(at, joiner);
      if (chain_.count == count) break;
      joiner = joiner_after(tokens_, chain_.last);
      if (joiner == Joiner::none) break;
      at = chain_.last + 1;
    }
    return chain_.count > 0 && worth_asking() ? std::optional(chain_) : std::nullopt;
  }

 private:
  static constexpr std::size_t none = AddressParts::none;

  void take(AddressPart part, std::size_t last) {
    chain_.parts = chain_.parts * 8 + static_cast<std::uint32_t>(part);
    ++chain_.count;
    chain_.last = last;
    part_ = part;
  }
  [[nodiscard]] bool has(AddressPart part) const { return chain_.has(part); }
  [[nodiscard]] bool opens() const { return chain_.count == 0; }
  [[nodiscard]] std::size_t street(std::size_t at, bool numbered) const {
    const bool behind_house = part_ == AddressPart::house || part_ == AddressPart::name;
    return parts_.street(at, numbered, opens(), behind_house);
  }
  [[nodiscard]] std::size_t house(std::size_t at, bool numbered) const {
    return parts_.house(at, numbered, opens());
  }

  /// The part at token `at`, behind `joiner`.
  void read_part(std::size_t at, Joiner joiner) {
    if (tokens_[at].foreign) return;
    // Most words begin nothing but a name.
    const bool counts = !tokens_[at].word() || tokens_[at].small != 0 || may_begin(tokens_[at].id);
    if (counts && read_numbered(at, joiner)) return;
    read_named(at, joiner);
  }

  /// A flat, a storey, a shop, a number at token `at`. True when there was one, or half of one.
  bool read_numbered(std::size_t at, Joiner joiner) {
    const auto took = [&](AddressPart part, std::size_t end) {
      take(part, end);
      return true;
    };
    if (const std::size_t end = parts_.flat_end(at); end != none)
      return took(AddressPart::flat, end);
    if (parts_.leads_to_number(at)) {
      const std::size_t number = tokens_[at + 1].id == word_id("rear") ? at + 3 : at + 2;
      part_ = AddressPart::storey;
      static_cast<void>(read_number(number, Joiner::comma));
      return true;
    }
    if (const std::size_t end = parts_.storey(at, opens()); end != none)
      return took(AddressPart::storey, end);
    if (const std::size_t end = over_shop_end(tokens_, at); end != 0)
      return took(AddressPart::shop, end);
    return read_number(at, joiner);
  }

  /// A street, a house or a name at token `at`, also behind "at" and "on".
  void read_named(std::size_t at, Joiner joiner) {
    // "ground-floor flat at 7 Dickens Est"
    if (!opens() && joiner == Joiner::space && part_ == AddressPart::storey &&
        one_of(tokens_[at].id, {"at", "of"}) && tokens_.adjacent(at) && !tokens_[at + 1].word()) {
      static_cast<void>(read_number(at + 1, joiner));
      return;
    }
    // "Room 14 at the Travelodge on Quay Street", "number 5 on Tennyson"
    if (!opens() && joiner == Joiner::space &&
        (part_ == AddressPart::flat || part_ == AddressPart::number) &&
        one_of(tokens_[at].id, {"at", "on", "in"}) && tokens_.adjacent(at) &&
        at + 1 < tokens_.size()) {
      ++at;
      const std::size_t next =
          tokens_[at].id == word_id("the") && tokens_.adjacent(at) ? at + 1 : at;
      if (!called(tokens_, next)) return;
    }
    const bool behind_number =
        !opens() && (part_ == AddressPart::number || part_ == AddressPart::flat);
    if (!opens() && joiner == Joiner::space && !behind_number && part_ != AddressPart::shop &&
        !one_of(tokens_[at].id, {"off", "on"}))
      return;
    if (tokens_.gap_after(at > 0 ? at - 1 : 0).find('\n') != std::string_view::npos && !opens() &&
        !tokens_[at].capital())
      return;
    const std::size_t road = has(AddressPart::street) && !one_of(tokens_[at].id, {"off"})
                                 ? none
                                 : street(at, has(AddressPart::number) || has(AddressPart::flat));
    const std::size_t home = has(AddressPart::house) ? none : house(at, behind_number);
    // "Watling Court, Hinckley Rd": a court before a street is a house.
    if (road != none && house_like(tokens_[road].id) && !has(AddressPart::house) &&
        tokens_.gap_after(road) == ", " && road + 1 < tokens_.size() &&
        tokens_[road + 1].capital() && street(road + 1, false) != none)
      return take(AddressPart::house, road);
    if (road != none && (home == none || road >= home)) return take(AddressPart::street, road);
    if (home != none) return take(AddressPart::house, home);
    if (opens() && (name_opens(at) || small_opens(at))) return;
    if (behind_number && (joiner == Joiner::space || part_ == AddressPart::flat)) {
      if (const std::size_t end = parts_.bare_name(at, joiner); end != none)
        take(AddressPart::name, end);
    }
  }

  bool read_number(std::size_t at, Joiner joiner) {
    if (has(AddressPart::number)) return false;
    bool said = false;
    const std::size_t end = parts_.number_end(at, said);
    if (end == none) return false;
    const std::string_view gap = tokens_.gap_after(end);
    const bool more =
        end + 1 < tokens_.size() && (gap == " " || gap == ", " || tokens_.adjacent(end));
    const bool in_words = tokens_[end].word();
    bool followed = false;
    if (more) {
      const bool month = month_named(tokens_, end + 1) != 0;
      const std::size_t next = end + 1;
      const bool road = street(next, true) != none;
      const bool name = gap != ", " && !month && parts_.bare_name(next, Joiner::space) != none;
      const bool house_next = gap != ", " && !month && house(next, true) != none;
      const bool house_behind = said && gap == ", " && house(next, true) != none;
      followed = road || house_behind || ((name || house_next) && (!in_words || said)) ||
                 (in_words && tokens_[at].capital() && name);
    }
    // "21 / flat D / Harehills Pl"
    followed = followed || (joiner_after(tokens_, end) == Joiner::comma && !in_words &&
                            parts_.flat_end(end + 1) != none && surely_flat(tokens_[end + 1].id));
    // "Cheap St, no 60", "Meadway Lodge, 11.", "Shelley Court 8"
    const bool behind = (part_ == AddressPart::street || part_ == AddressPart::house ||
                         (part_ == AddressPart::name && chain_.count == 1)) &&
                        joiner != Joiner::none && ends_clause(tokens_, end) &&
                        (in_words ? joiner == Joiner::comma && part_ != AddressPart::name
                                  : tokens_[end].letters <= 3);
    if (opens() ? !(followed || (said && !in_words)) : !(followed || behind || said)) return false;
    take(AddressPart::number, end);
    return true;
  }

  /// "Kirk Balk 18", "Gainsborough, 33", "Shiloh, Back Chapel St": names before a number or a
  /// street. True when one was taken.
  bool name_opens(std::size_t at) {
    constexpr std::size_t most = 3;
    const auto fits = [&](std::size_t i) {
      const Token& token = tokens_[i];
      return called(tokens_, i) && (token.shape == Shape::title || token.loud) && !token.allowed &&
             !token.possessive && !token.facts.has(Fact::term) && !token.facts.has(Fact::closed) &&
             !token.facts.has(Fact::setting) && month_named(tokens_, i) == 0 && token.letters > 2 &&
             !one_of(token.id, {"he's", "she's", "it's", "they're", "that's", "there's", "who's",
                                "what's", "here's", "year", "case", "page", "item", "week"});
    };
    // "Mrs Ferreday, 2a Cutler Hill"
    const bool titled = at > 0 && tokens_[at - 1].facts.has(Fact::title);
    if (titled || !fits(at)) return false;
    std::size_t last = at;
    while (last + 1 < tokens_.size() && last + 1 < at + most && tokens_.adjacent(last) &&
           fits(last + 1))
      ++last;
    const std::string_view gap = tokens_.gap_after(last);
    if (last + 1 >= tokens_.size() || (gap != " " && gap != ", ")) return false;
    const std::size_t next = last + 1;
    const bool lone =
        gap == ", " && tokens_[next].capital() && !(tokens_[last].facts.has(Fact::first));
    const bool road = lone && street(next, false) != none;
    bool said = false;
    const std::size_t number = parts_.number_end(next, said);
    const bool numbered = number != none && !tokens_[number].word() &&
                          tokens_[number].letters <= 3 && ends_clause(tokens_, number);
    // "Greengates, 11 Church Hill"
    const bool before = number != none && gap == ", " && number + 1 < tokens_.size() &&
                        tokens_.adjacent(number) && street(number + 1, true) != none;
    if (!road && !numbered && !before) return false;
    take(AddressPart::name, last);
    return true;
  }

  /// "bromehead house 15", "seaside lane 4": a house or a street in small letters before its
  /// number.
  bool small_opens(std::size_t at) {
    constexpr std::size_t most = 2;
    if (tokens_[at].shape != Shape::lower) return false;
    std::size_t last = at;
    while (last < at + most && parts_.plain(last) && tokens_.adjacent(last) &&
           !tokens_[last].facts.has(Fact::determiner) && !tokens_[last].facts.has(Fact::verb)) {
      ++last;
      const bool house = house_like(tokens_[last].id);
      if (!tokens_[last].word() || (!house && !tokens_[last].facts.has(Fact::street))) continue;
      if (!tokens_.adjacent(last) || tokens_[last + 1].shape != Shape::number ||
          tokens_[last + 1].letters > 3 || !ends_clause(tokens_, last + 1))
        return false;
      take(house ? AddressPart::house : AddressPart::street, last);
      return true;
    }
    return false;
  }

  /// Whether the second voice should be asked about it.
  [[nodiscard]] bool worth_asking() const {
    if (chain_.numbered()) return true;
    if (chain_.count > 1) return true;
    const Token& first = tokens_[chain_.first];
    switch (part_) {
      case AddressPart::flat:
        return surely_flat(first.id);
      case AddressPart::number:
        return true;  // said to be one
      case AddressPart::house:
      case AddressPart::street:
        return chain_.last > chain_.first && first.capital();
      case AddressPart::storey:
        return one_of(tokens_[chain_.last].id, {"flat", "flt", "bedsit", "maisonette"});
      case AddressPart::shop:
      case AddressPart::name:
        break;
    }
    return false;
  }

  const TokenStream& tokens_;
  AddressParts parts_;
  AddressChain chain_;
  AddressPart part_ = AddressPart::name;  // the last one read; of no meaning before the first
};

}  // namespace

bool AddressChain::has(AddressPart part) const noexcept {
  for (std::uint32_t left = parts; left != 0; left /= 8) {
    if (left % 8 == static_cast<std::uint32_t>(part)) return true;
  }
  return false;
}

bool AddressChain::numbered() const noexcept {
  const bool place = has(AddressPart::street) || has(AddressPart::house) ||
                     has(AddressPart::name) || has(AddressPart::shop);
  return place && (has(AddressPart::number) || has(AddressPart::flat));
}

std::optional<AddressChain> address_at(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.shape == Shape::lower && token.small == 0 && !may_begin(token.id)) {
    constexpr std::size_t reach = 3;
    bool number = false;
    for (std::size_t at = i + 1; at < tokens.size() && at <= i + reach && tokens.adjacent(at - 1);
         ++at)
      number = number || tokens[at].shape == Shape::number;
    if (!number) return std::nullopt;
  }
  return Reader(tokens, i).read();
}

}  // namespace fieldfare::guard
