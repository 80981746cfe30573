// What an address is made of, and how its parts stand together.

#include "guard/address_grammar.h"

#include <algorithm>
#include <string_view>

#include "guard/dates.h"
#include "guard/streets.h"

namespace fieldfare::guard {
namespace {

constexpr std::size_t most_parts = 6;

/// How two parts stand beside each other.
enum class Joiner : std::uint8_t { none, space, comma };

Joiner joiner_after(const TokenStream& tokens, std::size_t i) {
  if (i + 1 >= tokens.size()) return Joiner::none;
  std::string_view gap = tokens.gap_after(i);
  if (tokens[i].gap == Gap::spaces) return Joiner::space;
  // "Magdalen Hse., Rm 3", "Percy Cott. 4"
  const bool dot = gap.starts_with('.') && tokens[i].letters <= 5 && tokens[i].word();
  if (dot) gap.remove_prefix(1);
  if (dot && gap == " ") return tokens[i].facts.level() < 3 ? Joiner::space : Joiner::none;
  for (const std::string_view mark : {"\"", "'", "\u201D", "\u2019"}) {
    if (gap.starts_with(mark)) gap.remove_prefix(mark.size());
  }
  for (const std::string_view join :
       {", ", ",", " (", ") ", "), ", " - ", " / ", "/", " \u2013 ", ",\n", "; ", "\n"}) {
    if (gap != join) continue;
    // Two lines belong together when both are of an address, which the parts tell.
    return Joiner::comma;
  }
  return Joiner::none;
}

/// Nothing goes on behind token `i`: the end of a clause, or a word that no street has in it.
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

bool flat_like(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"flat",    "flt",   "apartment", "apt",   "plot",       "pitch",    "caravan",   "berth",
       "mooring", "room",  "rm",        "unit",  "lodge",      "block",    "blk",       "bay",
       "hut",     "yurt",  "van",       "yard",  "stair",      "bungalow", "chalet",    "studio",
       "bedsit",  "house", "hse",       "flats", "maisonette", "trailer",  "bunkhouse", "row",
       "wagon",   "pod",   "cabin",     "fl",    "static",     "tent",     "plots"});
  return words.has(id);
}

/// Of those the ones that are nobody's but where somebody lives.
bool surely_flat(std::uint64_t id) noexcept {
  return one_of(
      id, {"flat", "flt", "apartment", "apt", "plot", "pitch", "caravan", "berth", "mooring", "hut",
           "yurt", "chalet", "bedsit", "maisonette", "trailer", "wagon"});
}

bool house_like(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"house",     "hse",       "lodge",       "cottage",   "cott",       "cottages", "bungalow",
       "bungalows", "farm",      "barn",        "villa",     "villas",     "mansions", "towers",
       "tower",     "twr",       "heights",     "mill",      "grange",     "manor",    "rectory",
       "vicarage",  "croft",     "forge",       "smithy",    "stables",    "hotel",    "hostel",
       "inn",       "farmhouse", "schoolhouse", "court",     "ct",         "hall",     "gatehouse",
       "malthouse", "warehouse", "steading",    "steadings", "steads",     "dock",     "marina",
       "wharf",     "caravans",  "flats",       "block",     "guesthouse", "b&b",      "ho",
       "orchard",   "holding",   "annexe",      "annex",     "chapel",     "manse",    "presbytery",
       "parsonage", "camp",      "travelodge",  "site",      "oast",       "moorings", "mooring",
       "pontoon"});
  return words.has(id);
}

/// What a house may be called with nothing but "the" before it.
bool lone_house(std::uint64_t id) noexcept {
  return one_of(
      id, {"rectory",   "vicarage", "manse",   "smithy", "forge",     "schoolhouse", "malthouse",
           "grange",    "manor",    "lodge",   "farm",   "barn",      "cottage",     "bungalow",
           "gatehouse", "mill",     "stables", "croft",  "parsonage", "presbytery"});
}

/// A type of street with a slip of the keys.
bool misspelt_street(std::uint64_t id) noexcept {
  return one_of(
      id, {"raod",     "rode",    "roda",   "steet",   "stret",   "streat",   "sreet",   "streeet",
           "avanue",   "avenu",   "aveneu", "avneue",  "aveune",  "cresent",  "cresant", "crecent",
           "cresecnt", "laen",    "lnae",   "lan",     "clsoe",   "colse",    "cloes",   "drvie",
           "dirve",    "gradens", "graden", "garens",  "terace",  "terrrace", "terrce",  "trerace",
           "plcae",    "rd",      "grvoe",  "gorve",   "cort",    "corut",    "veiw",    "vew",
           "ter",      "terr",    "av",     "hieghts", "tereace", "strret",   "wya"});
}

/// A token that may be part of what a house or a street is called.
bool called(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  return token.word() && token.letters > 1 &&
         (token.shape == Shape::title || token.shape == Shape::upper) &&
         !token.facts.has(Fact::role) && !token.facts.has(Fact::aux) &&
         !token.facts.has(Fact::kin) && !token.facts.has(Fact::title);
}

bool small_article(const Token& token) noexcept {
  return one_of(token.id, {"the", "y", "yr", "an", "na", "of", "o'th", "le", "la"});
}

/// Words in small letters that an address may begin with.
bool may_begin(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"flat",       "flt",     "apartment", "apt",      "plot",    "pitch",    "room",
       "rm",         "unit",    "block",     "blk",      "bay",     "hut",      "yurt",
       "van",        "yard",    "stair",     "bungalow", "chalet",  "studio",   "bedsit",
       "house",      "hse",     "caravan",   "berth",    "mooring", "lodge",    "flats",
       "maisonette", "trailer", "bunkhouse", "row",      "wagon",   "pod",      "cabin",
       "fl",         "static",  "tent",      "plots",    "no",      "number",   "nos",
       "nr",         "the",     "top",       "basement", "ground",  "first",    "second",
       "third",      "fourth",  "fifth",     "upper",    "lower",   "garden",   "rear",
       "back",       "side",    "left",      "right",    "attic",   "upstairs", "downstairs",
       "middle",     "bottom",  "over",      "above",    "behind",  "annexe",   "annex"});
  return words.has(id);
}

/// One address being read from its first token on.
class Reader {
 public:
  Reader(const TokenStream& tokens, std::size_t first) : tokens_(tokens) { chain_.first = first; }

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
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  void take(AddressPart part, std::size_t last) {
    chain_.parts = chain_.parts * 8 + static_cast<std::uint32_t>(part);
    ++chain_.count;
    chain_.last = last;
    part_ = part;
  }
  [[nodiscard]] bool has(AddressPart part) const { return chain_.has(part); }
  [[nodiscard]] bool opens() const { return chain_.count == 0; }

  /// The part at token `at`, behind `joiner`.
  void read_part(std::size_t at, Joiner joiner) {
    if (tokens_[at].foreign) return;
    // "c/o Quay Cottage", "and flat 4"
    if (const std::size_t end = flat_end(at); end != none) return take(AddressPart::flat, end);
    if (leads_to_number(at)) {
      const std::size_t number = tokens_[at + 1].id == word_id("rear") ? at + 3 : at + 2;
      part_ = AddressPart::storey;
      const std::size_t count = chain_.count;
      if (!read_number(number, Joiner::comma) || chain_.count == count) return;
      return;
    }
    if (const std::size_t end = storey(at); end != none) return take(AddressPart::storey, end);
    if (const std::size_t end = over_shop_end(tokens_, at); end != 0)
      return take(AddressPart::shop, end);
    if (read_number(at, joiner)) return;
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
    if (road != none && (home == none || road >= home)) return take(AddressPart::street, road);
    if (home != none) return take(AddressPart::house, home);
    if (opens() && (name_opens(at) || small_opens(at))) return;
    if (behind_number && (joiner == Joiner::space || part_ == AddressPart::flat)) {
      if (const std::size_t end = bare_name(at, joiner); end != none) take(AddressPart::name, end);
    }
  }

  /// "14a", "12-14", "12/4", "no. 60", "number eleven", "one hundred and eight".
  [[nodiscard]] std::size_t number_end(std::size_t at, bool& said) const {
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
      const bool joined =
          tokens_.hyphened(i) || joint == "/" || joint == "\u2013" || joint == " & ";
      if (joined && i + 1 < tokens_.size() && house_number(tokens_[i + 1], tokens_.word(i + 1)) &&
          tokens_.gap_after(i + 1) != "/")
        return i + 1;
      return i;
    }
    const auto counted = [&](std::size_t t) {
      return t < tokens_.size() && tokens_[t].word() && tokens_[t].letters >= 3 &&
             tokens_[t].small != 0 && !ordinal(t);
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

  [[nodiscard]] bool ordinal(std::size_t i) const {
    const std::string_view word = tokens_.word(i);
    return word.ends_with("th") || word.ends_with("rst") || word.ends_with("ond") ||
           word.ends_with("rd") || word.ends_with("st") || word.ends_with("nd");
  }

  bool read_number(std::size_t at, Joiner joiner) {
    if (has(AddressPart::number)) return false;
    bool said = false;
    const std::size_t end = number_end(at, said);
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
      const bool name = gap != ", " && !month && bare_name(next, Joiner::space) != none;
      const bool house_next = gap != ", " && !month && house(next, true) != none;
      followed = road || ((name || house_next) && (!in_words || said)) ||
                 (in_words && tokens_[at].capital() && name);
    }
    // "21 / flat D / Harehills Pl"
    followed = followed || (joiner_after(tokens_, end) == Joiner::comma && !in_words &&
                            flat_end(end + 1) != none && surely_flat(tokens_[end + 1].id));
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

  /// "Flat 7", "Rm 302", "berth C9", "flat 2/1", "Blk 3".
  [[nodiscard]] std::size_t flat_end(std::size_t at) const {
    if (!flat_like(tokens_[at].id) || at + 1 >= tokens_.size()) return none;
    const std::string_view gap = tokens_.gap_after(at);
    if (gap != " " && gap != ". " && !tokens_.adjacent(at)) return none;
    std::size_t i = at + 1;
    if (one_of(tokens_[i].id, {"no", "number"}) && i + 1 < tokens_.size() && !tokens_[i + 1].word())
      ++i;
    const Token& token = tokens_[i];
    if (token.allowed) return none;
    const bool letter = token.word() && token.letters == 1 && token.shape == Shape::title &&
                        token.id != word_id("i");
    const bool told = !token.word() && token.letters <= 4 && !tokens_.word(i).ends_with("th");
    const bool words = token.word() && token.small != 0 && !ordinal(i) && token.letters >= 3 &&
                       ends_clause(tokens_, i);
    if (!letter && !told && !words) return none;
    if (i + 1 < tokens_.size() && tokens_.gap_after(i) == "/" && tokens_[i + 1].letters <= 2 &&
        !tokens_[i + 1].word())
      ++i;
    return i;
  }

  /// "flat above 112 Lozells Rd", "caravan behind 9 Mill Lane": what is told by a number beside it.
  [[nodiscard]] bool leads_to_number(std::size_t at) const {
    if (!surely_flat(tokens_[at].id) && !one_of(tokens_[at].id, {"annexe", "annex", "bungalow"}))
      return false;
    std::size_t i = at + 1;
    if (i >= tokens_.size() || !tokens_.adjacent(at)) return false;
    if (tokens_[i].id == word_id("rear") && tokens_.adjacent(i)) ++i;
    const bool beside = one_of(tokens_[i].id, {"above", "over", "behind", "under", "at", "of"});
    return beside && i + 1 < tokens_.size() && tokens_.adjacent(i) && !tokens_[i + 1].word();
  }

  /// "2nd Flr", "top flat", "ground-floor flat", "(basement)", "upstairs bell".
  [[nodiscard]] std::size_t storey(std::size_t at) const {
    static constexpr WordSet sides(
        {"top",   "basement", "ground", "first",    "second",     "third",  "fourth",
         "fifth", "upper",    "lower",  "garden",   "rear",       "back",   "side",
         "left",  "right",    "attic",  "upstairs", "downstairs", "middle", "bottom"});
    static constexpr WordSet parts({"flat", "floor", "flr", "entrance", "door", "maisonette", "flt",
                                    "bedsit", "buzzer", "bell", "annexe", "annex", "landing",
                                    "fl"});
    std::size_t i = at;
    if (tokens_[i].id == word_id("the") && tokens_.adjacent(i)) ++i;
    if (i >= tokens_.size() || tokens_[i].allowed) return none;
    const std::string_view word = tokens_.word(i);
    const bool nth = tokens_[i].shape == Shape::code && tokens_[i].small != 0 &&
                     (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") ||
                      word.ends_with("th"));
    // "number 60, the end terrace, Ashworth Fold"
    if (!opens() && tokens_.adjacent(i) &&
        one_of(tokens_[i].id, {"end", "corner", "mid", "middle"}) &&
        one_of(tokens_[i + 1].id, {"terrace", "house", "flat", "door"}))
      return i + 1;
    if (!nth && !sides.has(tokens_[i].id)) return none;
    // "14 East Cliff (basement)", "179, downstairs"
    if (!opens() && i == at && ends_clause(tokens_, i) && !tokens_.adjacent(i) &&
        one_of(tokens_[i].id, {"basement", "upstairs", "downstairs", "rear"}))
      return i;
    if (i + 1 >= tokens_.size() || (!tokens_.adjacent(i) && !tokens_.hyphened(i))) return none;
    if (!parts.has(tokens_[i + 1].id)) return none;
    // A door or a landing alone is nobody's.
    if (opens() && one_of(tokens_[i + 1].id, {"door", "landing", "entrance", "bell", "buzzer"}))
      return none;
    ++i;
    // "ground floor flat", "1st floor left"
    if (tokens_.adjacent(i) && one_of(tokens_[i].id, {"floor", "flr"}) &&
        one_of(tokens_[i + 1].id, {"flat", "flt", "left", "right", "front", "rear"}))
      ++i;
    return i;
  }

  /// The last word of a street's name from token `at`, also with a slip of the keys, or led by
  /// "off" and "on".
  [[nodiscard]] std::size_t street(std::size_t at, bool numbered) const {
    if (!opens() && one_of(tokens_[at].id, {"off", "on", "in"}) && tokens_.adjacent(at)) {
      if (tokens_[at + 1].capital()) ++at;
    }
    // Small letters alone make no street but behind a number or a flat.
    if (!numbered && !tokens_[at].capital()) return none;
    if (const std::size_t end = street_end(tokens_, at);
        end != 0 && !setting_follows(tokens_, end) && not_allowed(at, end) &&
        (numbered || tokens_[end].capital()))
      return end;
    if (const std::size_t end = type_first_end(tokens_, at); end != 0 && not_allowed(at, end))
      return end;
    // "14 Marsh Raod"
    for (std::size_t i = at + 1; i < tokens_.size() && i <= at + 3 && tokens_.adjacent(i - 1);
         ++i) {
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
        ends_clause(tokens_, at + 1) &&
        (part_ == AddressPart::house || part_ == AddressPart::name) && !opens())
      return at + 1;
    return none;
  }

  /// Not all of it is: "Mill Hill" may be allowed, and begins the name of Mill Hill Lane.
  [[nodiscard]] bool not_allowed(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i <= last; ++i) {
      if (!tokens_[i].allowed) return true;
    }
    return false;
  }

  /// "Magdalen Hse", "The Old Lamp Room", "Breckland Lodge"; in small letters behind a flat.
  [[nodiscard]] std::size_t house(std::size_t at, bool numbered) const {
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
          (!opens() || lone_house(token.id)))
        best = end;
    }
    // "Chapel House School": a setting.
    if (best != none && (setting_follows(tokens_, best) || !not_allowed(at, best))) return none;
    return best;
  }

  /// A word in small letters that may be part of a name.
  [[nodiscard]] bool plain(std::size_t i) const {
    const Token& token = tokens_[i];
    return token.word() && token.shape == Shape::lower && token.letters >= 3 &&
           !token.facts.has(Fact::closed) && !token.facts.has(Fact::aux) &&
           !token.facts.has(Fact::kin) && !token.facts.has(Fact::locative);
  }

  /// "Capworth", "Lower Ebor": one to three names behind a number or a flat.
  [[nodiscard]] std::size_t bare_name(std::size_t at, Joiner joiner) const {
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
    if (last == none && tokens_[at].shape == Shape::lower && tokens_[at].letters >= 4 &&
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
    if (!fits(at)) return false;
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
    const std::size_t number = number_end(next, said);
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
    while (last < at + most && plain(last) && tokens_.adjacent(last) &&
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

void reach_over_addresses(Scan& scan) {
  constexpr std::size_t far = 12;
  const TokenStream& tokens = scan.tokens();
  const std::size_t found = scan.findings().size();
  for (std::size_t index = 0; index < found; ++index) {
    const Finding finding = scan.findings()[index];
    if (finding.label != Label::address) continue;
    const std::size_t first = tokens.token_at(finding.start);
    std::size_t last = first;
    while (last + 1 < tokens.size() && tokens[last + 1].start < finding.end)
      ++last;
    for (std::size_t from = first > far ? first - far : 0; from <= last; ++from) {
      const auto chain = address_at(tokens, from);
      if (!chain || chain->last < first) continue;
      if (chain->count > 1 && (chain->first < first || chain->last > last))
        scan.widen(index, std::min(chain->first, first), std::max(chain->last, last));
      break;
    }
  }
}

}  // namespace fieldfare::guard
