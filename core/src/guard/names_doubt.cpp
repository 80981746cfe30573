// Which tokens the second voice is asked about, and above which score it is believed.

#include "guard/names_doubt.h"

namespace fieldfare::guard {
namespace {

/// "YP's mum", "GP said", "9 AM": people and times that these notes always shorten.
bool office_or_time(std::uint64_t id) noexcept {
  return one_of(id, {"yp", "yr", "ta", "gp", "sw", "ep", "ot", "pa", "ht", "hv", "la",
                     "pt", "am", "pm", "ok", "uk", "us", "tv", "id", "it", "ri", "tm"});
}

/// Of those the ones that do what people do, or are never anybody.
bool always_short(std::uint64_t id) noexcept {
  return one_of(id, {"yp", "yr", "gp", "uk", "tv", "la", "mr", "dr", "ms", "ht", "ta", "ep", "sw",
                     "hv", "pr", "ri", "tm"});
}

/// One letter: "M says", "when A. is calm", "GRP OF 5, S DID TALKING", "mum says j won't eat".
Doubtful doubt_of_letter(const Token& token) noexcept {
  if (token.end != token.start + 1) return Doubtful::none;
  if (token.shape == Shape::lower)
    return one_of(token.id,
                  {"b", "d", "e", "f", "g", "h", "j", "k", "l", "m", "p", "q", "s", "t", "z"})
               ? Doubtful::small_letter
               : Doubtful::none;
  if (token.shape != Shape::title || token.id == word_id("i")) return Doubtful::none;
  if (token.loud && one_of(token.id, {"a", "c", "n", "o", "r", "u", "x", "y"}))
    return Doubtful::none;
  // "A boy", but "A. is calm", "A's plan"
  if (token.id == word_id("a") && token.gap == Gap::spaces && !token.possessive)
    return Doubtful::none;
  return Doubtful::letter;
}

}  // namespace

Doubtful doubt_of(const Token& token) noexcept {
  if (!token.word() || token.covered || token.foreign || token.letters == 0) return Doubtful::none;
  if (one_of(token.id, {"i'd", "i'll", "i've", "i'm"})) return Doubtful::none;
  if (token.letters == 1) return doubt_of_letter(token);
  const WordFacts facts = token.facts;
  if (token.shape == Shape::upper && token.letters <= 3 && !token.loud) {
    // "CYP's dad": what the field calls people or offices is never anybody's initials.
    if (facts.has(Fact::title) || facts.has(Fact::term) || office_or_time(token.id))
      return token.letters == 2 && !always_short(token.id) ? Doubtful::office : Doubtful::none;
    return facts.has(Fact::upper) ? Doubtful::acronym : Doubtful::capitals;
  }
  // "cw and lm had a row": letters that in capitals are something else.
  if (token.shape == Shape::lower && token.letters == 2 && facts.has(Fact::upper) &&
      facts.level() == 0 && !facts.has(Fact::closed) && !office_or_time(token.id) &&
      !facts.has(Fact::term) && !facts.has(Fact::title) && !facts.has(Fact::kin) &&
      !facts.has(Fact::role))
    return Doubtful::tiny_lower;
  if (facts.has(Fact::term) || facts.has(Fact::kin) || facts.has(Fact::role)) return Doubtful::none;
  // "ToD visits"
  if (token.shape == Shape::mixed && facts.has(Fact::upper)) return Doubtful::none;
  const bool capital = token.capital() && !token.loud;
  if (!facts.known()) {
    if (!capital) return token.letters >= 3 ? Doubtful::unknown_lower : Doubtful::tiny_lower;
    return token.sentence_start ? Doubtful::unknown_start : Doubtful::unknown_title;
  }
  if (facts.has(Fact::closed) && (!capital || token.sentence_start)) return Doubtful::none;
  if (facts.has(Fact::first)) {
    if (!capital) return Doubtful::first_lower;
    return token.sentence_start ? Doubtful::first_start : Doubtful::first_title;
  }
  if (token.shape == Shape::lower && facts.has(Fact::last) && facts.level() == 0)
    return Doubtful::last_lower;
  if (!capital || token.shape != Shape::title) return Doubtful::none;
  // "Fizz (that's Felicity)": a word that seldom begins a sentence.
  if (token.sentence_start)
    return facts.level() < 3 && token.letters >= 3 ? Doubtful::plain_start : Doubtful::none;
  return facts.has(Fact::last) ? Doubtful::last_title : Doubtful::plain_title;
}

int asked_above(const Token& token, bool among) noexcept {
  constexpr int never = 1000;
  const auto score = [&](int alone, int with_others) { return among ? with_others : alone; };
  switch (doubt_of(token)) {
    case Doubtful::first_title:
      return score(18, -2);
    case Doubtful::first_start:
      return score(14, -6);
    case Doubtful::first_lower:
      return score(18, -2);
    case Doubtful::last_lower:
      return score(20, 2);
    case Doubtful::last_title:
      return score(24, -6);
    case Doubtful::unknown_title:
      return score(18, -12);
    case Doubtful::unknown_start:
      return score(12, -12);
    case Doubtful::unknown_lower:
      return score(10, -2);
    case Doubtful::tiny_lower:
      return score(25, 3);
    case Doubtful::plain_title:
      return score(17, -4);
    case Doubtful::plain_start:
      return 2;
    case Doubtful::capitals:
      return score(1, -20);
    case Doubtful::acronym:
      return score(21, -7);
    case Doubtful::office:
      return score(18, -9);
    case Doubtful::letter:
      // "M says", "F by phone": mother and father, for the most part.
      return one_of(token.id, {"m", "f"}) ? score(38, 14) : score(10, -12);
    case Doubtful::small_letter:
      return score(22, 2);
    case Doubtful::behind_name:
    case Doubtful::before_name:
    case Doubtful::none:
      break;
  }
  return never;
}

}  // namespace fieldfare::guard
