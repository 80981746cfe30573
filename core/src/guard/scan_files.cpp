// Numbers of somebody's file where no cue stands before them: told by their form, by what stands
// behind them, by a word that is only a little of a cue, or by their place in a row.

#include <algorithm>
#include <cctype>

#include <fieldfare/core/guard/check_digits.h>

#include "guard/numbers.h"

namespace fieldfare::guard {

bool of_a_document(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"doc",      "document", "invoice",  "order",      "po",         "contract", "urn",
       "charity",  "policy",   "account",  "version",    "ticket",     "isbn",     "meeting",
       "webinar",  "teams",    "zoom",     "report",     "inspection", "tender",   "school",
       "setting",  "dfe",      "provider", "company",    "grant",      "budget",   "event",
       "evidence", "ev",       "room",     "foi",        "page",       "line",     "printer",
       "asset",    "isr",      "licence",  "registered", "ofsted",     "laptop",   "tablet",
       "passcode", "password", "wifi",     "code",       "job",        "vacancy",  "cost",
       "box",      "door",     "helpline", "minutes",    "agenda",     "statute",  "si",
       "policies", "audit",    "risk",     "register",   "article",    "journal",  "survey"});
  return words.has(id);
}

namespace {

constexpr std::size_t least_digits = 5;

/// A number with what a stroke or a hyphen joins to it.
struct Joined {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t digits = 0;
  std::size_t longest = 0;  ///< the most digits of one of its parts
};

Joined joined(const TokenStream& tokens, std::size_t i) {
  Joined out{i, i, count_digits(tokens.word(i)), count_digits(tokens.word(i))};
  const auto joins = [&](std::size_t at) {
    const std::string_view gap = tokens.gap_after(at);
    return gap == "-" || gap == "/";
  };
  // "BDMC/SEN/40718", "RX3-448213"
  const auto letters = [&](std::size_t at) {
    return tokens[at].letters <= 5 &&
           (tokens[at].capital() ||
            (tokens[at].shape == Shape::code &&
             std::isupper(static_cast<unsigned char>(tokens.word(at)[0])) != 0));
  };
  while (out.first > 0 && letters(out.first - 1) && joins(out.first - 1))
    --out.first;
  while (out.last + 1 < tokens.size() && joins(out.last) &&
         (tokens[out.last + 1].shape >= Shape::number || tokens[out.last + 1].letters <= 2 ||
          (tokens[out.last + 1].shape == Shape::upper && tokens[out.last + 1].letters <= 5))) {
    const std::size_t digits = count_digits(tokens.word(++out.last));
    out.digits += digits;
    out.longest = std::max(out.longest, digits);
  }
  return out;
}

/// "EH879/25/00147": appeals to the tribunal, numbered by it.
bool of_tribunal(const TokenStream& tokens, std::size_t i) {
  const std::string_view word = tokens.word(i);
  const auto part = [&](std::size_t at, std::size_t digits) {
    return tokens.gap_after(at - 1) == "/" && tokens[at].shape == Shape::number &&
           tokens[at].letters == digits;
  };
  constexpr std::size_t letters_and_authority = 5;
  return i + 2 < tokens.size() && word.size() == letters_and_authority &&
         tokens[i].shape == Shape::code && fold(word.substr(0, 2)).view() == "eh" &&
         count_digits(word) == 3 && part(i + 1, 2) && part(i + 2, 5);
}

/// "4C2QX 0 0627X1129": a blue badge's.
bool of_blue_badge(const TokenStream& tokens, std::size_t i) {
  const std::string_view word = tokens.word(i);
  constexpr std::size_t longest = 9;
  constexpr std::size_t middle = 4;
  return i >= 2 && word.size() == longest && (word[middle] == 'X' || word[middle] == 'P') &&
         count_digits(word) == longest - 1 && tokens.adjacent(i - 1) && tokens.adjacent(i - 2) &&
         tokens[i - 1].letters == 1 && tokens[i - 1].shape == Shape::number &&
         tokens[i - 2].letters >= middle && tokens[i - 2].shape == Shape::code;
}

/// "SEND-2025-0148": papers are numbered by the year.
bool holds_year(const TokenStream& tokens, const Joined& number) {
  constexpr std::size_t digits = 4;
  for (std::size_t at = number.first; at <= number.last; ++at) {
    if (tokens[at].shape == Shape::number && tokens[at].letters == digits &&
        tokens.word(at).starts_with("20"))
      return true;
  }
  return false;
}

/// "EHC/SH/3391", "886/EHCNA/1190": four digits among letters of which one part numbers people.
bool four_among_letters(const TokenStream& tokens, const Joined& number) {
  constexpr std::size_t few = 4;
  if (number.digits < few || number.longest < few || number.last == number.first) return false;
  std::size_t parts = tokens[number.first].word() ? 0 : 1;
  bool numbers_people = false;
  for (std::size_t at = number.first; at <= number.last; ++at) {
    if (!tokens[at].word()) continue;
    ++parts;
    if (one_of(tokens[at].id, {"qa", "pol", "form", "doc", "tr", "min", "inv"})) return false;
    numbers_people =
        numbers_people || one_of(tokens[at].id, {"ehc", "ehcp", "cyp", "uasc", "mrn", "lac", "cin",
                                                 "cla", "ehna", "ehcna", "cwd"});
  }
  return numbers_people && parts >= 2 && !(number.digits == few && holds_year(tokens, number));
}

/// "learner TUT/0693/B": behind a word that people are numbered by.
bool behind_learner(const TokenStream& tokens, const Joined& number) {
  constexpr std::size_t few = 4;
  if (number.digits < few || number.longest < few || number.last == number.first) return false;
  return tokens[number.first].word() && number.first > 0 && tokens.adjacent(number.first - 1) &&
         one_of(tokens[number.first - 1].id,
                {"learner", "pupil", "student", "client", "patient", "candidate", "claimant"});
}

/// "candidate 0052", "cand no. 3117": an examination's candidates have four digits.
bool of_candidate(const TokenStream& tokens, std::size_t i) {
  constexpr std::size_t digits = 4;
  // "candidates 2024": a year.
  if (tokens[i].shape != Shape::number || tokens[i].letters != digits || i == 0 ||
      tokens.word(i).starts_with("20"))
    return false;
  std::size_t at = i - 1;
  if (!tokens.same_line(at)) return false;
  if (number_word(tokens[at].id) && at > 0) --at;
  return one_of(tokens[at].id, {"candidate", "cand", "candidates"}) && tokens.same_line(at);
}

bool near_document(const TokenStream& tokens, std::size_t first) {
  for (std::size_t at = first; at > 0 && at + 5 > first; --at) {
    if (!tokens.same_line(at - 1)) return false;
    if (of_a_document(tokens[at - 1].id)) return true;
  }
  return false;
}

bool money(const TokenStream& tokens, const Joined& number) {
  const std::string_view text = tokens.text();
  const std::size_t start = tokens[number.first].start;
  const bool pounds = start >= 2 && text.substr(start - 2, 2) == "\xC2\xA3";
  // "12,500", "4.25", "40000%"
  const std::size_t end = tokens[number.last].full_end;
  const char after = end < text.size() ? text[end] : ' ';
  const bool goes_on = (after == ',' || after == '.') && end + 1 < text.size() &&
                       std::isdigit(static_cast<unsigned char>(text[end + 1])) != 0;
  return pounds || after == '%' || goes_on;
}

/// "EHC-0077215", "CYP-20931", "P0098134": letters that number people, and five digits or more.
/// What Ofsted numbers settings by ("SC040631", "EY123456") is none.
bool own_form(const TokenStream& tokens, const Joined& number, std::size_t i) {
  if (number.first < i) {
    const std::uint64_t letters = tokens[number.first].id;
    // "EHC/3821/17": a plan's own letters need no long part.
    // "PAED/0071846": what begins with noughts counts records, but for papers and settings; two
    // letters are too often a list's of questions ("QA-00012345").
    if (number.digits >= 6 && tokens.word(i)[0] == '0' && tokens[number.first].letters >= 3 &&
        !one_of(letters, {"inv",    "doc", "urn",  "isbn",  "issn",    "lot",    "ref",  "pol",
                          "ins",    "inc", "req",  "ord",   "job",     "iso",    "bacs", "acc",
                          "ofsted", "dfe", "cost", "order", "invoice", "policy", "item", "ticket"}))
      return true;
    if (one_of(letters, {"ehc", "ehcp", "cyp", "uasc", "mrn", "lac", "cin"})) return true;
    return number.longest >= least_digits &&
           one_of(letters,
                  {"sen", "send", "yjs",  "cla", "cp", "eh", "pt",  "pat", "cl",  "fam", "pup",
                   "stu", "lrn",  "case", "ref", "sw", "ss", "csc", "ld",  "cwd", "ics", "lcs",
                   "ll",  "hosp", "p",    "c",   "f",  "s",  "k",   "h",   "m",   "rio", "ehm"});
  }
  const std::string_view word = tokens.word(i);
  std::size_t letters = 0;
  while (letters < word.size() && word[letters] >= 'A' && word[letters] <= 'Z')
    ++letters;
  constexpr std::size_t most_letters = 3;
  constexpr std::size_t least_in_one = 6;
  if (letters == 0 || letters > most_letters || word.size() - letters < least_in_one ||
      count_digits(word) != word.size() - letters || number.last != i)
    return false;
  return !one_of(word_id(fold(word.substr(0, letters)).view()),
                 {"sc", "ey", "rp", "vc", "ch", "inv", "po", "ref", "doc", "ev", "urn", "lo", "qs",
                  "v", "y", "ks", "fy", "gr"});
}

/// "new id 4518833", "audiology no 118734", "case 40718": a word that numbers people right before.
bool called_before(const TokenStream& tokens, const Joined& number) {
  if (number.first == 0 || !tokens.same_line(number.first - 1)) return false;
  std::size_t at = number.first - 1;
  if (one_of(tokens[at].id, {"is", "was", "are"}) && at > 0) --at;
  const std::string_view gap = tokens.gap_after(number.first - 1);
  const bool near = gap == " " || gap == ": " || gap == ". " || gap == " #" || gap == " = " ||
                    gap == "# " || gap == ":" || gap == " - " || gap == "#";
  if (!near) return false;
  // "Capita One 20931"
  if (tokens[at].id == word_id("one") && at > 0) return tokens[at - 1].id == word_id("capita");
  return number_word(tokens[at].id) || system_of_files(tokens[at].id) ||
         one_of(tokens[at].id,
                {"case",     "client", "pupil",     "patient", "file",      "student", "learner",
                 "referral", "record", "capita",    "impulse", "childview", "cpoms",   "pass",
                 "badge",    "person", "candidate", "member",  "synergy",   "rio",     "cris",
                 "sims",     "arbor",  "bromcom",   "tribal",  "ems",       "aspire",  "cwd",
                 "lac",      "family", "nos",       "quoted"});
}

/// "20931 on Synergy", "1029384 is his RiO no", "1187342 (Mosaic)".
bool called_behind(const TokenStream& tokens, const Joined& number) {
  constexpr std::size_t reach = 5;
  for (std::size_t at = number.last + 1; at < tokens.size() && at <= number.last + reach; ++at) {
    const std::string_view gap = tokens.gap_after(at - 1);
    if (gap.find_first_of("\n;!?.") != std::string_view::npos) return false;
    const Token& token = tokens[at];
    const bool named = system_of_files(token.id) ||
                       one_of(token.id, {"rio", "cris", "sims", "arbor", "synergy", "childview",
                                         "impulse", "capita", "carenotes", "cerner", "swift"});
    if (named) return at > number.last + 1 || gap != " " || tokens[number.first].letters >= 5;
    if (keeps_files(token.id) && at + 1 < tokens.size() && number_word(tokens[at + 1].id))
      return true;
    if (!one_of(token.id, {"is", "was", "on", "in", "the", "his", "her", "their", "as", "from",
                           "per", "under", "a", "our", "my", "to", "s"}))
      return false;
  }
  return false;
}

/// "passport copies in the folder, number visible 538217604": nine digits in one piece.
bool nine_digits(const TokenStream& tokens, const Joined& number) {
  constexpr std::size_t nine = 9;
  return number.first == number.last && number.digits == nine &&
         tokens[number.first].letters == nine && tokens[number.first].shape == Shape::number;
}

/// "Ahmed K | 20931 | Y9": a number by itself in a row.
bool cell_of_row(const TokenStream& tokens, const Joined& number) {
  const bool from =
      number.first > 0 && tokens.gap_after(number.first - 1).find('|') != std::string_view::npos;
  const bool starts =
      number.first == 0 || tokens.gap_after(number.first - 1).find('\n') != std::string_view::npos;
  const std::string_view after = tokens.gap_after(number.last);
  const bool to = after.find('|') != std::string_view::npos;
  return (from || starts) && (to || (from && tokens[number.last].gap == Gap::line));
}

/// "RX3-448213 b. 9/7/12": what is born is a person, and its number a person's.
bool born_behind(const TokenStream& tokens, const Joined& number) {
  const std::size_t next = number.last + 1;
  if (next + 1 >= tokens.size()) return false;
  const std::string_view gap = tokens.gap_after(number.last);
  return (gap == " " || gap == ", " || gap == " - " || gap == " (") &&
         (one_of(tokens[next].id, {"dob", "born"}) ||
          (tokens[next].id == word_id("b") && tokens[next + 1].shape >= Shape::number));
}

bool digit_word(std::uint64_t id) noexcept {
  static constexpr WordSet words({"oh", "o", "zero", "nought", "one", "two", "three", "four",
                                  "five", "six", "seven", "eight", "nine"});
  return words.has(id);
}

}  // namespace

bool scan_file_number(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (tokens[i].covered || tokens[i].shape < Shape::number) return false;
  const Joined number = joined(tokens, i);
  if (of_tribunal(tokens, i) && !tokens[i + 2].covered) {
    scan.add_tokens(i, i + 2, Label::id, Tier::ask, "the number of an appeal to the tribunal");
    return true;
  }
  if (of_blue_badge(tokens, i) && !tokens[i - 2].covered) {
    scan.add_tokens(i - 2, i, Label::id, Tier::ask, "the number of a blue badge");
    return true;
  }
  const bool few = four_among_letters(tokens, number) || of_candidate(tokens, i) ||
                   (behind_learner(tokens, number) && !near_document(tokens, number.first));
  if (few && !tokens[number.first].covered && !tokens[number.last].covered) {
    scan.add_tokens(number.first, number.last, Label::id, Tier::ask,
                    "it looks like the number of somebody's file");
    return true;
  }
  if (number.digits < least_digits || tokens[number.first].covered || tokens[number.last].covered ||
      money(tokens, number))
    return false;
  // "2024/25", "24-25": years.
  const bool whole = number.longest >= least_digits;
  // "LA ref SEN/LOW/18/0337"
  const bool lettered = number.longest + 1 >= least_digits && tokens[number.first].word() &&
                        number.last > number.first + 1 && !holds_year(tokens, number);
  const bool told = own_form(tokens, number, i) ||
                    (whole && (born_behind(tokens, number) || called_behind(tokens, number) ||
                               cell_of_row(tokens, number) || nine_digits(tokens, number))) ||
                    ((whole || lettered) && called_before(tokens, number));
  if (!told || near_document(tokens, number.first)) return false;
  scan.add_tokens(number.first, number.last, Label::id, Tier::ask,
                  "it looks like the number of somebody's file");
  return true;
}

bool scan_spoken_number(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!digit_word(tokens[i].id) && !one_of(tokens[i].id, {"double", "triple"})) return false;
  if (i > 0 && tokens.adjacent(i - 1) && digit_word(tokens[i - 1].id)) return false;
  std::size_t last = i;
  std::size_t times = 1;
  Run run;
  for (std::size_t at = i; at < tokens.size() && tokens[at].word(); ++at) {
    if (at > i && tokens.gap_after(at - 1).find_first_not_of(" ,-") != std::string_view::npos)
      break;
    if (one_of(tokens[at].id, {"double", "triple", "treble"})) {
      times = tokens[at].id == word_id("double") ? 2 : 3;
      continue;
    }
    if (!digit_word(tokens[at].id)) break;
    static constexpr WordSet digits(
        {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"});
    const std::size_t value = digits.at(tokens[at].id) % 10;
    for (; times > 0; --times) {
      const char digit = static_cast<char>('0' + value);
      if (!run.append({&digit, 1})) return false;
    }
    times = 1;
    last = at;
  }
  constexpr std::size_t of_the_nhs = 10;
  if (run.size < least_digits) return false;
  const bool nhs = run.size == of_the_nhs && valid_nhs_number(run.view());
  const Cue cue = number_cue(tokens, i);
  if (!nhs && (cue == Cue::none || cue == Cue::phone || cue == Cue::postcode)) return false;
  scan.add_tokens(i, last, Label::id, nhs ? Tier::block : Tier::ask,
                  nhs ? "a valid NHS number, in words" : "somebody's number, in words");
  return true;
}

}  // namespace fieldfare::guard
