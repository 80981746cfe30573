// Where a word that is also a name is used as the word: what it does to something, what colour
// something is, what grows.

#include <algorithm>

#include "guard/dates.h"
#include "guard/names_left.h"

namespace fieldfare::guard {
namespace {

/// "Sue them", "Rob a bank", "Josh about", "Chase x4", "Mark against criterion 4": done to
/// something, or told to do.
bool done_to_something(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.possessive || !tokens.adjacent(i)) return false;
  const Token& next = tokens[i + 1];
  if (token.id == word_id("josh")) return one_of(next.id, {"about", "around"});
  if (token.id == word_id("mark"))
    return one_of(next.id, {"against", "it", "them", "these", "those", "this", "up"});
  if (token.id == word_id("chase") && next.shape == Shape::code &&
      (tokens.word(i + 1)[0] | 0x20) == 'x')
    return true;
  if (!one_of(token.id, {"sue", "rob", "chase", "skip", "trust", "nick", "chuck", "grant", "josh"}))
    return false;
  if (one_of(next.id, {"them", "it", "us", "these", "those", "all", "any", "every", "each"}))
    return true;
  if (!one_of(next.id, {"the", "a", "an"}) || i + 2 >= tokens.size()) return false;
  // "Chuck the caretaker", "Sue the lollipop lady"
  const auto somebody = [&](std::size_t at) {
    return at < tokens.size() && tokens.adjacent(at - 1) &&
           (tokens[at].facts.has(Fact::role) || tokens[at].facts.has(Fact::profession) ||
            tokens[at].facts.has(Fact::kin));
  };
  return !somebody(i + 2) && !somebody(i + 3);
}

bool colour_alone(std::uint64_t id) noexcept {
  static constexpr WordSet colours({"red", "green", "blue", "yellow", "orange", "purple", "pink",
                                    "black", "white", "brown", "grey", "gray", "turquoise", "lilac",
                                    "teal", "crimson", "navy", "beige", "maroon"});
  return colours.has(id);
}

bool colour_or_name(std::uint64_t id) noexcept {
  return one_of(
      id, {"amber",    "olive",    "violet",  "jade",  "ruby",   "scarlet", "ivory",  "ebony",
           "rose",     "coral",    "saffron", "hazel", "sienna", "magenta", "indigo", "emerald",
           "amethyst", "sapphire", "silver",  "gold",  "pearl",  "opal",    "topaz",  "diamond"});
}

/// "Olive, green or grey", "amber, olive, violet": one of several colours; "heather-coloured".
bool one_of_colours(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.possessive) return false;
  if (tokens.hyphened(i) && one_of(tokens[i + 1].id, {"coloured", "colored", "scented", "tinted"}))
    return true;
  if (!colour_or_name(token.id) || token.shape == Shape::upper) return false;
  const auto joins = [&](std::size_t at) {
    const std::string_view gap = tokens.gap_after(at);
    return gap == ", " || gap == "/" || gap == " / " ||
           (gap == " " && one_of(tokens[at + 1].id, {"or", "and"})) ||
           (gap == " " && one_of(tokens[at].id, {"or", "and"}));
  };
  int others = 0;
  const auto colour = [&](std::size_t at) {
    if (tokens[at].shape != Shape::lower) return false;
    if (colour_alone(tokens[at].id)) others += 2;
    if (colour_or_name(tokens[at].id)) ++others;
    return colour_alone(tokens[at].id) || colour_or_name(tokens[at].id) ||
           one_of(tokens[at].id, {"or", "and"});
  };
  for (std::size_t at = i; at + 1 < tokens.size() && at < i + 3 && joins(at) && colour(at + 1);)
    ++at;
  for (std::size_t at = i; at > 0 && at + 3 > i && joins(at - 1) && colour(at - 1);)
    --at;
  return others >= 2;
}

/// "'Amber,' said the RAG", "Amber since June": the colour of a rating.
bool rated(const TokenStream& tokens, std::size_t i) {
  if (tokens[i].id != word_id("amber") || tokens[i].possessive) return false;
  return says(tokens, {"rag", "ragged", "rated", "rating", "ratings", "traffic"});
}

/// "Holly hedge", "Heather on the windowsill", "Robin on the bird table": what grows and flies.
bool grows_or_flies(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.possessive || !tokens.adjacent(i) ||
      !one_of(token.id,
              {"holly",    "ivy",      "heather", "hazel", "rose",  "willow", "rowan",  "poppy",
               "lavender", "laurel",   "fern",    "iris",  "lily",  "daisy",  "violet", "myrtle",
               "jasmine",  "rosemary", "basil",   "sage",  "robin", "jay",    "martin"}))
    return false;
  const auto planted = [](std::uint64_t id) {
    return one_of(id, {"windowsill", "windowsills", "sill",   "hedge",   "hedges", "hedgerow",
                       "bush",       "bushes",      "tree",   "trees",   "pot",    "pots",
                       "vase",       "trellis",     "petals", "seeds",   "bulbs",  "cuttings",
                       "door",       "doors",       "wall",   "walls",   "fence",  "wallpaper",
                       "display",    "board",       "feeder", "feeders", "nest",   "birdtable"});
  };
  if (planted(tokens[i + 1].id)) return true;
  if (!one_of(tokens[i + 1].id, {"on", "in", "up", "along", "over"}) || i + 3 >= tokens.size() ||
      !one_of(tokens[i + 2].id, {"the", "a", "every"}))
    return false;
  const std::size_t place = i + 3;
  const bool pair =
      place + 1 < tokens.size() && (tokens.adjacent(place) || tokens.hyphened(place)) &&
      ((tokens[place].id == word_id("bird") &&
        one_of(tokens[place + 1].id, {"table", "feeder", "feeders", "box", "bath"})) ||
       (tokens[place].id == word_id("window") &&
        one_of(tokens[place + 1].id, {"sill", "box", "boxes", "ledge"})));
  return planted(tokens[place].id) || pair;
}

/// "It was dawn when", "Cliff's the word", "Pat, pat, pat", "Hope is not a strategy".
bool said_as_word(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  const bool next = tokens.adjacent(i);
  if (token.possessive)
    return next && i + 2 < tokens.size() && tokens[i + 1].id == word_id("the") &&
           tokens.adjacent(i + 1) && one_of(tokens[i + 2].id, {"word", "limit", "point"});
  if (token.id == word_id("dawn") && token.shape == Shape::lower && i > 0 &&
      tokens.adjacent(i - 1) &&
      one_of(tokens[i - 1].id, {"was", "at", "before", "since", "until", "till", "by", "after"}))
    return true;
  const auto again = [&](std::size_t at) {
    return tokens[at].id == token.id && tokens[at].shape == Shape::lower;
  };
  if (i + 1 < tokens.size() && tokens.gap_after(i) == ", " && again(i + 1)) return true;
  if (i > 0 && tokens.gap_after(i - 1) == ", " && tokens[i - 1].id == token.id && again(i))
    return true;
  return token.sentence_start && next && i + 3 < tokens.size() &&
         one_of(token.id, {"hope", "faith", "trust", "joy", "grace", "charity", "patience"}) &&
         one_of(tokens[i + 1].id, {"is", "was"}) && tokens[i + 2].id == word_id("not") &&
         one_of(tokens[i + 3].id, {"a", "an", "the", "enough", "something"}) &&
         !(i + 4 < tokens.size() &&
           (tokens[i + 4].facts.has(Fact::role) || tokens[i + 4].facts.has(Fact::kin)));
}

/// "rivers and canals", "woods, parks": many of a thing beside many of another.
bool many_of_a_thing(const TokenStream& tokens, std::size_t i) {
  const auto many = [&](std::size_t at) {
    return at < tokens.size() && tokens[at].shape == Shape::lower && !tokens[at].possessive &&
           tokens[at].letters >= 4 && tokens.word(at).ends_with('s') &&
           tokens[at].facts.level() >= 2;
  };
  if (!many(i)) return false;
  const auto joined = [&](std::size_t at) {
    return tokens.adjacent(at) && one_of(tokens[at + 1].id, {"and", "or"}) &&
           tokens.adjacent(at + 1);
  };
  return (joined(i) && many(i + 2)) || (i >= 2 && joined(i - 2) && many(i - 2));
}

/// "isn't June's data set": what a month has.
bool of_a_month(const TokenStream& tokens, std::size_t i) {
  return tokens[i].possessive && tokens.adjacent(i) && month_named(tokens, i) != 0 &&
         one_of(tokens[i + 1].id,
                {"data",    "figures", "figure",  "return",     "returns",    "census",  "report",
                 "visit",   "meeting", "mtg",     "minutes",    "numbers",    "target",  "deadline",
                 "panel",   "budget",  "payroll", "rota",       "newsletter", "exams",   "dataset",
                 "board",   "forum",   "list",    "inspection", "results",    "invoice", "review",
                 "reviews", "weather", "total"});
}

/// "Grant runs out", "carol practice", "trust says", "Chase at end of March": what the word next to
/// it is said of.
bool said_of_a_word(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  // "grant's run out"
  if (token.possessive)
    return token.id == word_id("grant") && token.shape == Shape::lower && tokens.adjacent(i) &&
           one_of(tokens[i + 1].id, {"run", "gone", "ended", "spent", "finished", "stopped"});
  // No one is called a trust or a charity in small letters, but a body is.
  const bool next = tokens.adjacent(i);
  const std::uint64_t then = next ? tokens[i + 1].id : 0;
  if (token.shape == Shape::lower && one_of(token.id, {"trust", "charity"}))
    return one_of(then, {"says", "said", "runs", "ran", "has", "is", "board", "chair", "shop",
                         "policy", "staff", "who", "told"});
  if (token.id == word_id("grant"))
    return one_of(then, {"runs", "ran", "ends", "ended", "funding", "money", "conditions", "cut",
                         "from", "paid", "pays", "covers", "expires", "bid", "finishes"});
  if (token.id == word_id("carol"))
    return one_of(then, {"practice", "concert", "service", "singing", "singers", "sheet", "sheets",
                         "singalong", "in"});
  if (token.id == word_id("chase"))
    return one_of(then, {"at", "by", "end", "again", "weekly", "daily", "if", "when", "via"});
  if (token.id == word_id("grace") && then == word_id("was") && i + 2 < tokens.size())
    return tokens[i + 2].id == word_id("said");
  return false;
}

/// "Holly & ivy up already", "Heather, gorse, mud", "dale or valley": one of several plants, or
/// kinds of country.
bool one_of_nature(const TokenStream& tokens, std::size_t i) {
  static constexpr WordSet plants(
      {"holly",     "ivy",      "heather", "gorse",    "bracken", "moss",    "fern",   "bluebells",
       "mistletoe", "mud",      "nettles", "brambles", "hazel",   "willow",  "rowan",  "lavender",
       "sage",      "rosemary", "basil",   "mint",     "thyme",   "conkers", "acorns", "daffodils",
       "dale",      "vale",     "hill",    "brook",    "valley",  "wold",    "glen",   "moor",
       "heath",     "ridge",    "river",   "lake",     "cliff",   "stream",  "burn"});
  const auto plant = [&](std::size_t at) {
    return at < tokens.size() && plants.has(tokens[at].id) && !tokens[at].possessive &&
           tokens[at].shape != Shape::upper;
  };
  if (!plant(i)) return false;
  const auto joined = [&](std::size_t at) {
    const std::string_view gap = tokens.gap_after(at);
    return gap == " & " || gap == ", ";
  };
  const auto lower = [&](std::size_t at) { return tokens[at].shape == Shape::lower; };
  if (plant(i + 1) && joined(i) && lower(i + 1)) return true;
  if (i > 0 && plant(i - 1) && joined(i - 1) && lower(i)) return true;
  const auto worded = [&](std::size_t first) {
    return tokens.adjacent(first) && one_of(tokens[first + 1].id, {"and", "or"}) &&
           tokens.adjacent(first + 1);
  };
  return (worded(i) && plant(i + 2) && lower(i + 2)) ||
         (i >= 2 && worded(i - 2) && plant(i - 2) && lower(i));
}

/// "Oak, Ash, Hazel, Rowan, Holly": groups and classes are called by trees.
bool one_of_trees(const TokenStream& tokens, std::size_t i) {
  static constexpr WordSet trees(
      {"oak",   "ash",      "beech",    "elm",    "birch", "cedar", "maple",    "sycamore",
       "elder", "hawthorn", "chestnut", "hazel",  "rowan", "holly", "willow",   "ivy",
       "fern",  "heather",  "heath",    "violet", "poppy", "daisy", "bluebell", "primrose"});
  if (tokens[i].shape != Shape::title || tokens[i].possessive || !trees.has(tokens[i].id))
    return false;
  constexpr int least = 3;
  int others = 0;
  bool plain = false;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].shape != Shape::title || !trees.has(tokens[at].id) || tokens[at].possessive)
      continue;
    if (tokens[at].id != tokens[i].id) ++others;
    plain = plain || one_of(tokens[at].id, {"oak", "ash", "beech", "elm", "birch", "cedar", "maple",
                                            "sycamore", "elder", "hawthorn", "chestnut"});
  }
  return others >= least - 1 && (plain || says(tokens, {"group", "groups", "class", "classes",
                                                        "rooms", "room", "boarding"}));
}

/// "an audio jack", "the ramp jack's broken ... jack kept in the base": a tool.
bool a_tool(const TokenStream& tokens, std::size_t i) {
  if (tokens[i].id != word_id("jack") || tokens[i].shape != Shape::lower) return false;
  for (std::size_t at = 1; at < tokens.size(); ++at) {
    if (tokens[at].id == word_id("jack") && tokens.adjacent(at - 1) &&
        one_of(tokens[at - 1].id, {"audio", "ramp", "headphone", "headphones", "phone", "car",
                                   "trolley", "aux", "bottle", "floor", "hydraulic", "scissor"}))
      return true;
  }
  return false;
}

/// "Frank about tension", "Long email re": said of what was said.
bool said_of_talk(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (!token.sentence_start || token.possessive || !tokens.adjacent(i)) return false;
  const std::uint64_t next = tokens[i + 1].id;
  if (token.id == word_id("frank"))
    return one_of(next, {"about", "abt", "exchange", "discussion", "chat", "talk"});
  return token.id == word_id("long") &&
         one_of(next, {"email", "chat", "talk", "call", "wait", "waits", "day", "mtg", "meeting",
                       "letter", "list", "term", "drive", "corridor", "story", "pause"});
}

/// "Nat. picture", "Reg 44", "Reg. 12": cut short.
bool cut_short_there(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.possessive || i + 1 >= tokens.size()) return false;
  const Token& next = tokens[i + 1];
  const std::string_view gap = tokens.gap_after(i);
  if (token.id == word_id("reg") && (gap == " " || gap == ". ") && next.shape >= Shape::number)
    return true;
  // "policy max is 45", "max 6 per class"
  const bool most = token.shape == Shape::lower && one_of(token.id, {"max", "min"});
  if (most && gap == " " &&
      (next.shape >= Shape::number ||
       one_of(next.id, {"journey", "time", "of", "class", "length"}) ||
       (next.id == word_id("is") && i + 2 < tokens.size() && tokens[i + 2].shape >= Shape::number &&
        i > 0 && tokens.adjacent(i - 1) && tokens[i - 1].facts.level() > 0)))
    return true;
  return gap == ". " && next.shape == Shape::lower && next.facts.level() > 0 &&
         one_of(token.id, {"nat", "res", "reg", "gen", "con", "max", "min", "art"});
}

/// "seen with mo and fa", "Mo came, fa at work": mother, as nurses cut it short, where another
/// relative is cut short so. Alone it is left to the others: children are called Mo.
bool mother_cut_short(const TokenStream& tokens, std::size_t i) {
  if (tokens[i].id != word_id("mo")) return false;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& other = tokens[at];
    if (other.shape == Shape::lower && one_of(other.id, {"fa", "mgm", "pgm", "gm", "mgf", "pgf"}))
      return true;
  }
  return false;
}

}  // namespace

bool says(const TokenStream& tokens, std::initializer_list<WordId> words) noexcept {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (one_of_given(tokens[at].id, words)) return true;
  }
  return false;
}

bool used_as_word(const TokenStream& tokens, std::size_t i) {
  if (tokens[i].letters == 1) return letter_for_word(tokens, i);
  if (day_of_a_week(tokens, i)) return true;
  // "phase III has been renamed", "Stage II"
  if (one_of(tokens[i].id, {"ii", "iii", "iv", "vi", "vii"}) && i > 0 && tokens.adjacent(i - 1) &&
      one_of(tokens[i - 1].id, {"phase", "stage", "part", "level", "grade", "type", "item", "tier",
                                "volume", "act", "section", "chapter", "annex"}))
    return true;
  if (mother_cut_short(tokens, i)) return true;
  if (!tokens[i].facts.name() && !one_of(tokens[i].id, {"nc", "res", "con", "indigo", "magenta"}))
    return false;
  if (tokens[i].id == word_id("nc") && tokens.adjacent(i) &&
      one_of(tokens[i + 1].id, {"yr", "year", "yrs", "years", "level", "levels"}))
    return true;
  return done_to_something(tokens, i) || rated(tokens, i) || one_of_colours(tokens, i) ||
         grows_or_flies(tokens, i) || said_as_word(tokens, i) || of_a_month(tokens, i) ||
         many_of_a_thing(tokens, i) || said_of_a_word(tokens, i) || one_of_nature(tokens, i) ||
         one_of_trees(tokens, i) || a_tool(tokens, i) || said_of_talk(tokens, i) ||
         cut_short_there(tokens, i);
}

}  // namespace fieldfare::guard
