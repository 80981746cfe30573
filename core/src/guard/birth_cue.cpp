#include "guard/birth_cue.h"

#include "guard/dates.h"
#include "guard/occasions.h"

namespace fieldfare::guard {

namespace {

/// "b. 12/12/12", "(b Jan 2015)", "b. '15": whether the letter at `i` says a birth.
bool letter_of_birth(const TokenStream& tokens, std::size_t i) {
  const std::uint64_t id = tokens[i].id;
  if (!one_of(id, {"b", "bn"}) || i + 1 >= tokens.size() || tokens[i].shape != Shape::lower)
    return false;
  const auto date = date_at(tokens, i + 1, true);
  // "b. Good Friday 2018"
  const std::size_t feast = tokens.gap_after(i).starts_with('.') || id == word_id("bn")
                                ? known_day_end(tokens, i + 1)
                                : 0;
  if (feast != 0 && tokens[feast].shape == Shape::number) return true;
  if (date && (date->full() || date->year != 0)) return true;
  // "b. '15"
  if (tokens[i + 1].shape == Shape::number && tokens[i + 1].letters == 2 &&
      tokens.gap_after(i).ends_with('\''))
    return true;
  const bool year = tokens[i + 1].shape == Shape::number && tokens[i + 1].letters == 4 &&
                    (tokens.word(i + 1).starts_with("20") || tokens.word(i + 1).starts_with("19"));
  if (year || (date && date->day)) return true;
  return tokens.gap_after(i).starts_with('.') && tokens[i + 1].shape >= Shape::number;
}

}  // namespace

std::optional<BirthCue> birth_cue(const TokenStream& tokens, std::size_t i) {
  const std::uint64_t id = tokens[i].id;
  if (!begins_birth_cue(id)) return std::nullopt;
  // "came into the world leap day 2012"
  if (id == word_id("world"))
    return i >= 3 && tokens[i - 1].id == word_id("the") && tokens[i - 2].id == word_id("into") &&
                   one_of(tokens[i - 3].id, {"came", "brought", "her", "him", "arrived", "them"})
               ? std::optional(BirthCue{i - 3, i, true})
               : std::nullopt;
  // "date of brith", "birht date", "date birth": as hurried fingers spell it.
  const bool date_before = i >= 1 && one_of(tokens[i - 1].id, {"date", "dte", "year"});
  const bool of_before =
      i >= 2 && tokens[i - 1].id == word_id("of") && one_of(tokens[i - 2].id, {"date", "dte"});
  if (one_of(id, {"brith", "birht", "bith", "birth"}) && (date_before || of_before))
    return BirthCue{of_before ? i - 2 : i - 1, i, true};
  if (one_of(id, {"brith", "birht", "bith"}) && i + 1 < tokens.size() &&
      tokens[i + 1].id == word_id("date"))
    return BirthCue{i, i + 1, true};
  if (id == word_id("db") && i + 1 < tokens.size() && date_at(tokens, i + 1, false))
    return BirthCue{i, i, true};
  // Families in Wales: "geni", "dyddiad geni", "ganwyd".
  if (one_of(id, {"dob", "dobs", "yob", "birthdate", "birthdat", "d.o.b", "y.o.b", "born", "geni",
                  "eni", "ngeni", "ganwyd", "ganed"}))
    return BirthCue{i, i, true};
  if (id == word_id("bd") && date_at(tokens, i + 1, false)) return BirthCue{i, i, true};
  if (one_of(id, {"birth"}) && i >= 2 && tokens[i - 1].id == word_id("of"))
    return BirthCue{one_of(tokens[i - 2].id, {"date", "year"}) ? i - 2 : i, i, true};
  if (one_of(id, {"birthday", "birthdays", "bday", "bdays", "b'day", "brithday", "birthdy",
                  "bithday", "birfday", "bdy", "penblwydd"}))
    return BirthCue{i, i, false};
  if (id == word_id("birth") && i + 1 < tokens.size() &&
      one_of(tokens[i + 1].id, {"cert", "certificate", "date"}))
    return BirthCue{i, i + 1, true};
  if (id == word_id("blwydd") && i >= 1 && tokens[i - 1].id == word_id("pen"))
    return BirthCue{i - 1, i, false};
  // "birth day", "b-day", "b day 3rd June"
  if (id == word_id("day") && i >= 1 &&
      (tokens[i - 1].id == word_id("birth") ||
       (tokens[i - 1].id == word_id("b") &&
        (tokens.hyphened(i - 1) || (tokens.adjacent(i - 1) && date_at(tokens, i + 1, false))))))
    return BirthCue{i - 1, i, false};
  const bool letters = i + 2 < tokens.size() && id == word_id("d") &&
                       tokens[i + 1].id == word_id("o") && tokens[i + 2].id == word_id("b");
  if (letters && tokens[i + 2].start - tokens[i].start <= 6) return BirthCue{i, i + 2, true};
  if (id == word_id("d") && i + 2 < tokens.size() && tokens[i + 1].id == word_id("of") &&
      tokens[i + 2].id == word_id("b"))
    return BirthCue{i, i + 2, true};
  // "birth year 2012", "in care at birth (4.5.19)"
  if (id == word_id("birth") && i + 1 < tokens.size() &&
      (tokens[i + 1].id == word_id("year") || tokens.gap_after(i) == " (")) {
    const bool year = tokens[i + 1].id == word_id("year");
    return BirthCue{i, year ? i + 1 : i, true};
  }
  if (letter_of_birth(tokens, i)) return BirthCue{i, i, true};
  return std::nullopt;
}

bool of_a_record(const Token& token) noexcept {
  static constexpr WordSet words(
      {"plan",    "review",   "letter",   "issued", "final",     "dated",
       "since",   "moved",    "started",  "seen",   "assessed",  "referred",
       "visit",   "due",      "meeting",  "signed", "placed",    "joined",
       "sent",    "left",     "excluded", "report", "diagnosed", "accepted",
       "refused", "received", "ehcp",     "annual", "panel",     "tribunal",
       "draft",   "amended",  "updated",  "closed", "ar",        "reviewed"});
  return words.has(token.id);
}

bool of_an_office(const Token& token) noexcept {
  static constexpr WordSet words(
      {"insp",     "inspection",  "inspected",   "ofsted",    "cqc",       "published",
       "policy",   "act",         "regulations", "version",   "since",     "opened",
       "founded",  "established", "judgement",   "judged",    "framework", "guidance",
       "minutes",  "statement",   "order",       "court",     "contract",  "agreement",
       "took",     "began",       "ended",       "until",     "to",        "from",
       "between",  "last",        "written",     "made",      "done",      "completed",
       "admitted", "admission",   "discharged",  "appointed", "converted", "registered",
       "issue",    "finalised",   "finalized",   "ceased",    "arrived",   "came",
       "removed",  "transferred", "assessment",  "referral",  "appt",      "appointment",
       "seizure",  "accident",    "incident",    "died",      "death",     "wef",
       "start",    "date",        "dates",       "effective", "v",         "copy",
       "email",    "emailed",     "dx",          "diagnosis", "consent",   "exclusion",
       "visited",  "wrote",       "uploaded",    "saved",     "entry",     "log"});
  return of_a_record(token) || token.facts.has(Fact::setting) || words.has(token.id);
}

}  // namespace fieldfare::guard
