// Where letters that mean something else are somebody's initials: in lists, columns and timetables,
// in pairs, where somebody is spoken to, before a bracket that tells.

#include <algorithm>

#include "guard/names.h"
#include "guard/names_offices.h"
#include "guard/token.h"

namespace fieldfare::guard {

bool office(std::uint64_t id) noexcept {
  return one_of(id,
                {"la",  "ta",  "ep",  "sw",  "ot",  "pt",  "gp",  "hv",  "ht",  "dh",  "sn",  "yp",
                 "hr",  "it",  "pa",  "md",  "cd",  "fs",  "eh",  "ey",  "ap",  "pru", "dht", "aht",
                 "ceo", "coo", "cfo", "dfe", "mp",  "pc",  "ld",  "hi",  "vi",  "mat", "ics", "pct",
                 "isp", "eet", "ctr", "dcs", "csc", "yot", "yos", "lac", "vsh", "vs",  "hos", "hod",
                 "slt", "sal", "fe",  "he",  "ewo", "fsw", "psa", "ar",  "pp",  "cp",  "ks",  "ey",
                 "uc",  "ai",  "oop", "wo",  "rsc", "vr",  "qa",  "pr",  "kw",  "cw",  "pe",  "re",
                 "dt",  "mfl", "lo",  "qi",  "sa",  "sr",  "dm"});
}

bool NameJudge::small_pair(std::size_t i) const {
  // "lm and kp share": two pairs of small consonants that shorten nothing.
  const auto pair = [&](std::size_t at) {
    const Token& token = tokens_[at];
    if (token.shape != Shape::lower || token.letters != 2 || token.facts.level() > 1 ||
        token.facts.has(Fact::title) || office(token.id) ||
        tokens_.word(at).find_first_of("aeiouy") != std::string_view::npos)
      return false;
    return !one_of(token.id, {"pm", "mr", "ms", "dr", "st", "vs", "hr", "wk", "yr", "kg", "mg",
                              "cm", "km", "ml", "mm", "pt", "tv", "pc", "dj", "cd", "nb", "ps",
                              "gp", "hv", "ht", "kw", "cw", "sn", "ks", "ft", "lb", "px", "rx",
                              "dx", "hx", "tx", "bd", "bf", "gf", "rd", "nd", "th", "wc", "mh"});
  };
  if (!pair(i)) return false;
  const auto worded = [&](std::size_t at) {
    return tokens_.adjacent(at) && one_of(tokens_[at + 1].id, {"and", "n"}) &&
           tokens_.adjacent(at + 1);
  };
  return (i + 2 < tokens_.size() && worded(i) && pair(i + 2)) ||
         (i >= 2 && worded(i - 2) && pair(i - 2));
}

bool NameJudge::spoken_with(std::size_t i) const {
  // "spoke with NB", "msg from CH", "mtg w/ MR & mum": letters that are no office, where somebody
  // is spoken to.
  if (i < 2 || tokens_[i].sentence_start || office(tokens_[i].id) ||
      tokens_[i].facts.level() == 3 || tokens_[i].facts.has(Fact::setting))
    return false;
  const std::string_view gap = tokens_.gap_after(i - 1);
  if (gap != " " && gap != "/ ") return false;
  if (one_of(tokens_[i].id, {"am", "pm", "uk", "us", "tv", "id", "it", "ok", "hq", "fc", "qa"}))
    return false;
  // "NB ehcp", "CH team": what the letters stand before may be theirs.
  const bool ends = i + 1 >= tokens_.size() || !tokens_.adjacent(i) ||
                    tokens_[i + 1].facts.has(Fact::closed) ||
                    one_of(tokens_[i + 1].id, {"and", "re", "about", "abt", "at", "on", "in", "who",
                                               "today", "after", "before", "again", "is", "was"});
  return ends && one_of(tokens_[i - 1].id, {"with", "w", "to", "from"}) &&
         one_of(tokens_[i - 2].id, {"spoke", "spk", "talked", "talk", "met", "chat", "mtg",
                                    "meeting", "msg", "message", "call", "text", "chatted",
                                    "session", "lunch", "sat", "walked", "speak"});
}

bool NameJudge::told_in_bracket(std::size_t i) const {
  // "DR (TA) walked him", "SW (pupil)", "GP (not the doctor!)": the bracket tells who it is.
  if (i + 1 >= tokens_.size() || tokens_.gap_after(i) != " (" || tokens_[i].facts.level() == 3)
    return false;
  const Token& in = tokens_[i + 1];
  if (one_of(in.id, {"pupil", "yp", "initials"})) return true;
  if (in.id == word_id("not") && i + 3 < tokens_.size() &&
      one_of(tokens_[i + 2].id, {"the", "a", "an"}))
    return true;
  const bool closed = tokens_.gap_after(i + 1).starts_with(')');
  return closed && !office(tokens_[i].id) && !tokens_[i].facts.has(Fact::term) &&
         ((in.facts.has(Fact::kin) && !in.facts.has(Fact::role)) ||
          one_of(in.id, {"ta", "lsa", "hlta", "senco", "parent", "boy", "girl"}));
}

bool NameJudge::in_timetable(std::size_t i) const {
  // "9.00 EG / 9.50 RP / 11.00 AQ": who comes when; offices come so too, so that one must be free.
  const auto timed = [&](std::size_t at) {
    return at >= 2 && tokens_[at].shape == Shape::upper && tokens_[at].letters == 2 &&
           !tokens_[at].loud && tokens_.adjacent(at - 1) &&
           tokens_[at - 1].shape == Shape::number && tokens_[at - 1].letters == 2 &&
           tokens_[at - 2].shape == Shape::number && tokens_[at - 2].letters <= 2 &&
           (tokens_.gap_after(at - 2) == "." || tokens_.gap_after(at - 2) == ":") &&
           !office(tokens_[at].id) && !one_of(tokens_[at].id, {"am", "pm"});
  };
  if (!timed(i)) return false;
  constexpr std::size_t reach = 16;
  std::size_t count = 0;
  std::size_t free = 0;
  const std::size_t to = std::min(tokens_.size(), i + reach);
  for (std::size_t at = i > reach ? i - reach : 0; at < to; ++at) {
    if (!timed(at)) continue;
    ++count;
    free += tokens_[at].facts.has(Fact::upper) || tokens_[at].facts.has(Fact::term) ? 0U : 1U;
  }
  return count >= 2 && free > 0;
}

bool NameJudge::in_column(std::size_t i) const {
  // "SK good section B\nMR social care blank\nDP outcome weak": lines that begin with two capitals
  // each, of which half, or one of three or more, stand in no list of acronyms.
  const auto begins = [&](std::size_t at) {
    if (at == 0) return true;
    // "1. DD\n2. IP\n3. YM"
    if (tokens_[at - 1].shape == Shape::number && tokens_[at - 1].letters <= 2 &&
        (tokens_.gap_after(at - 1) == ". " || tokens_.gap_after(at - 1) == ") ") &&
        (at == 1 || tokens_.gap_after(at - 2).find('\n') != std::string_view::npos))
      return true;
    // "dip sample: GS ok / CW late / YA no voice"
    const std::string_view gap = tokens_.gap_after(at - 1);
    return gap.find('\n') != std::string_view::npos || gap == " / " || gap == "; " || gap == ": ";
  };
  const auto two = [&](std::size_t at) {
    const Token& token = tokens_[at];
    return token.shape == Shape::upper && token.letters == 2 && !token.loud;
  };
  if (!two(i) || !begins(i)) return false;
  std::size_t lines = 0;
  std::size_t free = 0;
  std::size_t offices = 0;
  constexpr std::size_t reach = 80;
  const std::size_t to = std::min(tokens_.size(), i + reach);
  for (std::size_t at = i > reach ? i - reach : 0; at < to; ++at) {
    if (!begins(at) || !two(at)) continue;
    const WordFacts facts = tokens_[at].facts;
    ++lines;
    free += facts.has(Fact::upper) || facts.has(Fact::term) || facts.has(Fact::title) ? 0U : 1U;
    offices += office(tokens_[at].id) ? 1U : 0U;
  }
  return (lines >= 2 && 2 * free >= lines) || (lines >= 3 && free > 0 && 2 * offices < lines);
}

bool NameJudge::in_list_of_initials(std::size_t i) const {
  // "reviewed KT, RB and AO", "HL, OM: both excluded", "JW, SP and DH share a TA": at least half of
  // them stand in no list of acronyms.
  const auto two = [&](std::size_t at) {
    const Token& token = tokens_[at];
    return token.shape == Shape::upper && token.letters == 2 && !token.loud && !token.covered &&
           token.facts.level() < 3 && !token.facts.has(Fact::title);
  };
  const auto joined = [&](std::size_t at) {
    const std::string_view gap = tokens_.gap_after(at);
    return gap == ", " || gap == " & " || gap == "/" || gap == "&" || gap == " + ";
  };
  const auto worded = [&](std::size_t at) {
    return tokens_.adjacent(at) && one_of(tokens_[at + 1].id, {"and", "n"}) &&
           tokens_.adjacent(at + 1);
  };
  std::size_t head = i;
  std::size_t tail = i;
  std::size_t count = 1;
  std::size_t free = 0;
  std::size_t offices = 0;
  const auto tell = [&](std::size_t at) {
    const WordFacts facts = tokens_[at].facts;
    const bool listed = facts.has(Fact::upper) || facts.has(Fact::term);
    free += listed ? 0U : 1U;
    offices += listed && (office(tokens_[at].id) || facts.has(Fact::term)) ? 1U : 0U;
  };
  tell(i);
  while (count < 8) {
    if (head > 0 && joined(head - 1) && two(head - 1))
      --head;
    else if (head >= 2 && worded(head - 2) && two(head - 2))
      head -= 2;
    else
      break;
    tell(head);
    ++count;
  }
  while (count < 8) {
    if (tail + 1 < tokens_.size() && joined(tail) && two(tail + 1))
      ++tail;
    else if (tail + 2 < tokens_.size() && worded(tail) && two(tail + 2))
      tail += 2;
    else
      break;
    tell(tail);
    ++count;
  }
  // "CS and PS are twins", "HD and IM sit together": no services do.
  const bool twins =
      count == 2 && offices == 0 && token_opens(head) && tail + 2 < tokens_.size() &&
      tokens_.adjacent(tail) && tokens_.adjacent(tail + 1) &&
      ((one_of(tokens_[tail + 1].id, {"are", "were"}) &&
        one_of(tokens_[tail + 2].id,
               {"twins", "brothers", "sisters", "siblings", "cousins", "friends", "mates"})) ||
       (one_of(tokens_[tail + 1].id, {"sit", "sat", "play", "eat", "live", "travel"}) &&
        one_of(tokens_[tail + 2].id, {"together", "apart"})));
  if (twins) return true;
  if (count < 2 || free == 0) return false;
  // "compare LB and NB": letters that are no office, beside letters that are nothing else.
  if (2 * free >= count && offices == 0) return true;
  const bool together =
      token_opens(head) && tokens_.adjacent(tail) &&
      one_of(tokens_[tail + 1].id, {"share", "shared", "sat", "sit", "play", "like", "live"});
  // "TB & MW in the same form"
  const bool same = token_opens(head) && tail + 3 < tokens_.size() && tokens_.adjacent(tail) &&
                    tokens_[tail + 1].id == word_id("in") &&
                    one_of(tokens_[tail + 3].id, {"same", "one", "form", "class"});
  if ((together && 2 * free >= count) || same) return true;
  if (2 * free < count) return false;
  // "sampled 5: AB, CN, JT"
  const bool counted =
      head >= 2 && tokens_[head - 1].shape == Shape::number && tokens_.gap_after(head - 1) == ": ";
  if (head > 0 &&
      one_of(tokens_[counted ? head - 2 : head - 1].id,
             {"reviewed", "read",     "sampled", "saw",      "met",      "with",    "for",
              "pupils",   "files",    "cases",   "re",       "about",    "yps",     "seen",
              "twins",    "brothers", "sisters", "siblings", "observed", "tracked", "discussed"}))
    return true;
  if (!token_opens(head)) return false;
  if (tokens_.gap_after(tail) == ": " || tokens_.gap_after(tail) == " - ") return true;
  return tokens_.adjacent(tail) &&
         one_of(tokens_[tail + 1].id,
                {"both", "share", "shared", "said", "say", "want",   "like", "sat",
                 "sit",  "came",  "went",   "live", "go",  "walked", "all",  "are",
                 "were", "have",  "had",    "get",  "got", "play"});
}

bool NameJudge::initials_beside(std::size_t i) const {
  // "RJ and TK", "RJ/TK": two pairs of letters that stand in no list.
  const auto pair = [&](std::size_t at) {
    const Token& token = tokens_[at];
    return token.shape == Shape::upper && token.letters == 2 && !token.loud && !token.covered &&
           token.facts.level() < 3 && !token.facts.has(Fact::upper) &&
           !token.facts.has(Fact::term) && !token.facts.has(Fact::title);
  };
  const auto joined = [&](std::size_t at) {
    const std::string_view gap = tokens_.gap_after(at);
    return gap == " & " || gap == "/" || gap == "&" || gap == " + ";
  };
  const auto worded = [&](std::size_t at) {
    return tokens_.adjacent(at) && one_of(tokens_[at + 1].id, {"and", "n"}) &&
           tokens_.adjacent(at + 1);
  };
  if (i + 1 < tokens_.size() && joined(i) && pair(i + 1)) return true;
  if (i > 0 && joined(i - 1) && pair(i - 1)) return true;
  if (i + 2 < tokens_.size() && worded(i) && pair(i + 2)) return true;
  return i >= 2 && worded(i - 2) && pair(i - 2);
}

}  // namespace fieldfare::guard
