#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include <fieldfare/core/guard/check_digits.h>

#include "guard/dates.h"
#include "guard/numbers.h"
#include "guard/scan.h"

namespace fieldfare::guard {
bool outward(std::string_view text) noexcept {
  if (text.size() < 2 || text.size() > 4) return false;
  const std::size_t letters = std::isdigit(static_cast<unsigned char>(text[1])) != 0 ? 1 : 2;
  if (!postcode_area(text.substr(0, letters))) return false;
  const std::string_view rest = text.substr(letters);
  if (rest.empty() || rest.size() > 2 || std::isdigit(static_cast<unsigned char>(rest[0])) == 0)
    return false;
  return rest.size() == 1 || std::isalnum(static_cast<unsigned char>(rest[1])) != 0;
}

namespace {

/// The shortest run of whole tokens from `i` that has exactly `size` characters.
std::optional<Run> exactly(const TokenStream& tokens, std::size_t i, std::size_t size,
                           bool letters) {
  // Looked at first: hardly a number has the size that is asked for.
  std::size_t sizes = 0;
  for (std::size_t at = i; at < tokens.size() && sizes < size; ++at) {
    if (at > i && !group_gap(tokens.gap_after(at - 1))) break;
    sizes += tokens[at].end - tokens[at].start;
  }
  if (sizes != size) return std::nullopt;
  Run run;
  for (std::size_t at = i; at < tokens.size() && run.size < size; ++at) {
    if (at > i && !group_gap(tokens.gap_after(at - 1))) return std::nullopt;
    if (!letters && tokens[at].shape != Shape::number) return std::nullopt;
    if (tokens[at].foreign || !run.append(tokens.word(at))) return std::nullopt;
    run.last = at;
  }
  if (run.size != size) return std::nullopt;
  return run;
}

/// "7412086351 Warda": ten digits in one piece that no check digit knows, and that no document
/// goes by.
bool scan_bare_ten(Scan& scan, std::size_t i, const Run& run) {
  const TokenStream& tokens = scan.tokens();
  if (run.last != i) return false;
  if (i + 1 < tokens.size() && tokens[i + 1].shape >= Shape::number &&
      group_gap(tokens.gap_after(i)))
    return false;
  for (std::size_t at = i; at > 0 && at + 4 > i; --at) {
    if (!tokens.same_line(at - 1)) break;
    if (one_of(tokens[at - 1].id,
               {"doc", "document", "invoice", "order", "po", "contract", "urn", "charity", "policy",
                "account", "version", "file", "ticket", "isbn", "meeting", "webinar", "teams"}))
      return false;
  }
  scan.add_tokens(i, i, Label::id, Tier::ask, "ten digits: somebody's number may look so");
  return true;
}

bool scan_ten_digits(Scan& scan, std::size_t i, Cue cue) {
  const auto run = exactly(scan.tokens(), i, 10, false);
  if (!run) return false;
  const bool grouped = run->last == i || (run->last == i + 2 && scan.tokens()[i].letters == 3 &&
                                          scan.tokens()[i + 1].letters == 3);
  const bool nhs = grouped && valid_nhs_number(run->view());
  const bool uln = valid_uln(run->view());
  const auto found = [&](std::string_view rule) {
    scan.add_tokens(i, run->last, Label::id, Tier::block, rule);
    return true;
  };
  if (cue == Cue::nhs)
    return found(nhs ? "a valid NHS number"
                     : "called an NHS number, though its check digit is wrong");
  if (cue == Cue::uln)
    return found(uln ? "a valid learner number"
                     : "called a learner number, though its check digit is wrong");
  if (nhs) return found("a valid NHS number");
  if (uln && scan.tokens()[i].letters == 10) return found("a valid learner number");
  return scan_bare_ten(scan, i, *run);
}

bool scan_upn(Scan& scan, std::size_t i, Cue cue) {
  const auto run = exactly(scan.tokens(), i, 13, true);
  if (!run || !well_formed_upn(run->view())) return false;
  const bool valid = valid_upn(run->view());
  scan.add_tokens(i, run->last, Label::id, valid || cue == Cue::upn ? Tier::block : Tier::ask,
                  valid ? "a valid pupil number"
                        : "the form of a pupil number, though its check letter is wrong");
  return true;
}

/// "QQ 12 34 56 C", in its groups.
bool insurance_form(const TokenStream& tokens, std::size_t i) {
  if (i + 4 >= tokens.size() || tokens[i].shape != Shape::upper || tokens[i].letters != 2 ||
      tokens[i + 4].letters != 1 || tokens[i + 4].shape != Shape::title || !tokens.adjacent(i + 3))
    return false;
  for (std::size_t at = i + 1; at <= i + 3; ++at) {
    if (tokens[at].shape != Shape::number || tokens[at].letters != 2 || !tokens.adjacent(at - 1))
      return false;
  }
  return true;
}

bool scan_insurance(Scan& scan, std::size_t i, Cue cue) {
  auto run = exactly(scan.tokens(), i, 9, true);
  if (run && valid_national_insurance(run->view())) {
    scan.add_tokens(i, run->last, Label::id, Tier::block, "a National Insurance number");
    return true;
  }
  // "the NI no. is on the letter, QQ 12 34 56 C": the form alone, whoever issues it.
  if (cue != Cue::insurance && !insurance_form(scan.tokens(), i)) return false;
  if (!run) run = exactly(scan.tokens(), i, 8, true);
  if (!run || !std::isalpha(static_cast<unsigned char>(run->view()[0])) ||
      !std::isdigit(static_cast<unsigned char>(run->view()[4])))
    return false;
  scan.add_tokens(i, run->last, Label::id, Tier::block, "called a National Insurance number");
  return true;
}

/// A number that a word before it calls somebody's: the whole of "LCS id 88/20431-A".
bool scan_cued(Scan& scan, std::size_t i, Cue cue) {
  const TokenStream& tokens = scan.tokens();
  std::size_t first = i;
  std::size_t last = i;
  std::size_t digits = count_digits(tokens.word(i));
  while (last + 1 < tokens.size() && tokens[last + 1].shape >= Shape::number) {
    const std::string_view gap = tokens.gap_after(last);
    // "hospital no. RX7 448 201"; but "case no 4471 12 visits".
    const bool group = tokens[last].letters == 3 && tokens[last + 1].letters == 3;
    const bool joins = gap == "-" || gap == "/" || (gap == " " && (cue != Cue::local || group));
    if (!joins) break;
    digits += count_digits(tokens.word(++last));
  }
  // "CS/20114/B": a letter or two at its end.
  const bool tail = last + 1 < tokens.size() && tokens[last + 1].word() &&
                    tokens[last + 1].letters <= 2 && tokens[last + 1].capital() &&
                    (tokens.gap_after(last) == "/" || tokens.gap_after(last) == "-");
  if (tail && cue == Cue::local) ++last;
  while (first > 0 && tokens[first - 1].letters <= 5 && tokens[first - 1].capital() &&
         (tokens.gap_after(first - 1) == "-" || tokens.gap_after(first - 1) == "/"))
    --first;
  // "hosp no MRN 0045123": the register's letters belong to the number.
  // "hospital number RW6 4418027"
  const bool coded = i > 0 && tokens[i - 1].shape == Shape::code && cue == Cue::local &&
                     tokens.word(i - 1)[0] >= 'A' && tokens.word(i - 1)[0] <= 'Z';
  if (first == i && first > 0 && (tokens[first - 1].shape == Shape::upper || coded) &&
      tokens[first - 1].letters >= 2 && tokens[first - 1].letters <= 4 &&
      tokens.adjacent(first - 1) && digits >= 4)
    --first;
  // "Mosaic 1184502", "RiO 10284471": the system belongs to the number.
  if (first == i && first > 0 && cue == Cue::local && tokens.adjacent(first - 1) &&
      !tokens[first - 1].covered &&
      (system_of_files(tokens[first - 1].id) || tokens[first - 1].id == word_id("rio")))
    --first;
  struct Rule {
    Cue cue;
    std::size_t least;
    std::string_view rule;
  };
  constexpr std::array<Rule, 6> rules = {{
      {Cue::nhs, 8, "called an NHS number"},
      {Cue::upn, 8, "called a pupil number"},
      {Cue::uln, 8, "called a learner number"},
      {Cue::passport, 6, "called a passport number"},
      {Cue::local, 4, "the number of somebody's file"},
      {Cue::insurance, 6, "called a National Insurance number"},
  }};
  for (const Rule& rule : rules) {
    if (rule.cue != cue || digits < rule.least) continue;
    scan.add_tokens(first, last, Label::id, Tier::block, rule.rule);
    return true;
  }
  if (cue != Cue::phone || digits < 6 || tokens[i].shape != Shape::number) return false;
  scan.add_tokens(i, last, Label::phone, Tier::block, "called a phone number");
  return true;
}

/// Letters that the post never uses there are still written, where capitals say that it is one.
bool inward(std::string_view text, bool any) noexcept {
  const std::string_view letters = any ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "ABDEFGHJLNPQRSTUWXYZ";
  return text.size() == 3 && std::isdigit(static_cast<unsigned char>(text[0])) != 0 &&
         letters.find(text[1]) != std::string_view::npos &&
         letters.find(text[2]) != std::string_view::npos;
}

/// "ls1 2nd", "EX31 4pm": small letters that count or measure, and outward and inward parts written
/// unlike each other but for a slip of the shift key ("EX31 4zz").
bool ordinal_inward(std::string_view word, bool small_outward) noexcept {
  const std::string_view end = word.substr(word.size() - 2);
  const bool small = std::islower(static_cast<unsigned char>(end[0])) != 0;
  if (!small) return false;
  for (const std::string_view counts : {"st", "nd", "rd", "th", "pm", "am", "hr", "yr", "wk", "ft",
                                        "kg", "ml", "mg", "cm", "mm", "km", "to", "of"}) {
    if (end == counts) return counts != "pm" && counts != "am" ? true : !small_outward;
  }
  return false;
}

bool scan_postcode(Scan& scan, std::size_t i, Cue cue) {
  const TokenStream& tokens = scan.tokens();
  if (tokens[i].shape != Shape::code || tokens[i].letters > 7) return false;
  const std::string_view word = tokens.word(i);
  const bool small = std::islower(static_cast<unsigned char>(word[0])) != 0;
  Run run;
  if (!run.append(word)) return false;
  const auto found = [&](std::size_t last, std::string_view rule) {
    scan.add_tokens(i, last, Label::postcode, Tier::block, rule);
    return true;
  };
  if (run.size >= 5 && outward(run.view().substr(0, run.size - 3)) &&
      inward(run.view().substr(run.size - 3), false) && !ordinal_inward(word, small))
    return found(i, "a postcode");
  if (!outward(run.view())) return false;
  if (i + 1 < tokens.size() && tokens.adjacent(i) && tokens[i + 1].letters == 3) {
    Run second;
    const bool capitals =
        !small && std::isupper(static_cast<unsigned char>(tokens.word(i + 1)[1])) != 0 &&
        !tokens.word(i + 1).ends_with("AM") && !tokens.word(i + 1).ends_with("PM");
    // "se27 0kp"
    const bool long_outward = small && word.size() >= 4;
    if (second.append(tokens.word(i + 1)) && inward(second.view(), capitals || long_outward) &&
        !ordinal_inward(tokens.word(i + 1), small))
      return found(i + 1, "a postcode");
  }
  // "BS16 2 LR"
  if (i + 2 < tokens.size() && tokens.adjacent(i) && tokens.adjacent(i + 1) && !small &&
      tokens[i + 1].shape == Shape::number && tokens[i + 1].letters == 1 &&
      tokens[i + 2].shape == Shape::upper && tokens[i + 2].letters == 2 &&
      !one_of(tokens[i + 2].id, {"am", "pm", "ta", "tas", "ep", "ot", "hr"}))
    return found(i + 2, "a postcode");
  return cue == Cue::postcode ? found(i, "called a postcode") : false;
}

/// "reg WX19 KLP, belt broken, reported 3 times. also wr70 dzo": a plate is spoken of before, and
/// no word ends this one.
bool of_vehicles(const TokenStream& tokens, std::size_t i) {
  constexpr std::size_t reach = 16;
  if (i + 1 >= tokens.size() || tokens[i + 1].facts.known()) return false;
  for (std::size_t back = 1; back <= reach && back <= i; ++back) {
    if (one_of(tokens[i - back].id, {"reg", "regs", "plate", "plates", "registration", "vehicle"}))
      return true;
  }
  return false;
}

/// "his passport, kept by the host since the first week, 533380006": the forms of passports in a
/// block that speaks of one.
bool scan_passport_later(Scan& scan, std::size_t i) {
  constexpr std::size_t reach = 30;
  constexpr std::size_t digits = 9;
  const TokenStream& tokens = scan.tokens();
  const std::string_view word = tokens.word(i);
  const bool nine = tokens[i].shape == Shape::number && word.size() == digits;
  const bool coded = tokens[i].shape == Shape::code && word.size() >= 8 && word.size() <= 9 &&
                     word.find_first_of("0123456789") <= 2 && count_digits(word) >= 6;
  if (!nine && !coded) return false;
  const std::size_t from = i > reach ? i - reach : 0;
  for (std::size_t at = from; at < tokens.size() && at <= i + reach; ++at) {
    if (!one_of(tokens[at].id, {"passport", "passports"})) continue;
    const bool country = i > 0 && tokens.adjacent(i - 1) && tokens[i - 1].shape == Shape::upper &&
                         tokens[i - 1].letters <= 3;
    scan.add_tokens(country ? i - 1 : i, i, Label::id, Tier::block, "a number beside a passport");
    return true;
  }
  return false;
}

/// Plates since 2001: two letters, two digits, three letters.
bool scan_vehicle(Scan& scan, std::size_t i, Cue cue) {
  const TokenStream& tokens = scan.tokens();
  const auto run = exactly(tokens, i, 7, true);
  if (!run) return false;
  const std::string_view plate = run->view();
  for (std::size_t at = 0; at < 7; ++at) {
    const bool digit = at == 2 || at == 3;
    const auto c = static_cast<unsigned char>(plate[at]);
    if (digit ? std::isdigit(c) == 0 : std::isupper(c) == 0) return false;
  }
  // "NJ74 was on time"; but "gj67rho" in one piece is hardly anything else.
  const std::string_view written =
      scan.text().substr(tokens[i].start, tokens[run->last].end - tokens[i].start);
  const bool small = std::any_of(written.begin(), written.end(),
                                 [](unsigned char c) { return std::islower(c) != 0; });
  if (cue != Cue::vehicle && small && run->last != i && !of_vehicles(tokens, i)) return false;
  scan.add_tokens(i, run->last, Label::id, cue == Cue::vehicle ? Tier::block : Tier::ask,
                  "a vehicle's registration number");
  return true;
}

/// "Y482 FCJ is the taxi": a vehicle right behind the plate.
bool vehicle_behind(const TokenStream& tokens, std::size_t last) {
  constexpr std::size_t reach = 4;
  for (std::size_t at = last + 1; at < tokens.size() && at <= last + reach; ++at) {
    if (tokens.gap_after(at - 1).find_first_of("\n;.") != std::string_view::npos) return false;
    if (one_of(tokens[at].id,
               {"car", "van", "taxi", "minibus", "bus", "jeep", "cab", "reg", "plate", "vehicle"}))
      return true;
  }
  return false;
}

/// Older plates beside a cue: "A12 BCD", "R482 KFT".
bool scan_old_vehicle(Scan& scan, std::size_t i, Cue cue) {
  const TokenStream& tokens = scan.tokens();
  if (tokens[i].shape != Shape::code || (cue != Cue::vehicle && cue != Cue::none)) return false;
  for (std::size_t size = 5; size <= 7; ++size) {
    const auto run = exactly(tokens, i, size, true);
    if (!run || run->last > i + 1) continue;
    const std::string_view plate = run->view();
    bool fits = std::isupper(static_cast<unsigned char>(plate[0])) != 0;
    for (std::size_t at = 1; at < size; ++at) {
      const auto c = static_cast<unsigned char>(plate[at]);
      fits = fits && (at + 3 >= size ? std::isupper(c) != 0 : std::isdigit(c) != 0);
    }
    // "Y5 SEN pupils on the bus", "B104 SEN": letters of the field are no plate's.
    const bool field = run->last > i && tokens[run->last].facts.known();
    if (field && (cue == Cue::none || size == 5)) continue;
    // Without a word before it, in capitals and with more than a year's figure: "Y2 boy ... bus".
    const std::string_view written =
        scan.text().substr(tokens[i].start, tokens[run->last].end - tokens[i].start);
    const bool plain =
        size >= 6 && std::none_of(written.begin(), written.end(),
                                  [](unsigned char c) { return std::islower(c) != 0; });
    if (!fits || (cue == Cue::none && !(plain && vehicle_behind(tokens, run->last)))) continue;
    scan.add_tokens(i, run->last, Label::id, Tier::ask, "a vehicle's registration number");
    return true;
  }
  return false;
}

/// NI numbers written in groups begin with a token of two letters: "QQ 12 34 56 C".
bool letters_then_digits(const TokenStream& tokens, std::size_t i) noexcept {
  return tokens[i].word() && tokens[i].letters <= 2 && i + 1 < tokens.size() &&
         tokens[i + 1].shape >= Shape::number && tokens.adjacent(i);
}

}  // namespace

void scan_numbers(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].covered) continue;
    if (letters_then_digits(tokens, i)) {
      // "car WR 15 TFE"
      const bool plate = tokens[i].shape == Shape::upper && i + 2 < tokens.size() &&
                         tokens[i + 2].shape == Shape::upper && tokens[i + 2].letters == 3 &&
                         month_named(tokens, i + 2) == 0 && scan_vehicle(scan, i, Cue::none);
      if (!plate && !tokens[i].facts.has(Fact::determiner) && !scan_upn(scan, i, Cue::none))
        static_cast<void>(scan_insurance(scan, i, number_cue(tokens, i)));
      continue;
    }
    if (tokens[i].shape < Shape::number) {
      static constexpr WordSet begin({"oh", "o", "zero", "nought", "one", "two", "three", "four",
                                      "five", "six", "seven", "eight", "nine", "double", "triple",
                                      "ext", "extn", "extension"});
      if (begin.has(tokens[i].id) && !scan_spoken_phone(scan, i) && !scan_extension(scan, i))
        static_cast<void>(scan_spoken_number(scan, i));
      continue;
    }
    if (tokens[i].shape == Shape::number && scan_phone(scan, i)) continue;
    const Cue cue = number_cue(tokens, i);
    if (scan_ten_digits(scan, i, cue) || scan_upn(scan, i, cue) || scan_insurance(scan, i, cue) ||
        scan_postcode(scan, i, cue) || scan_vehicle(scan, i, cue) ||
        scan_old_vehicle(scan, i, cue) || scan_phone_with_letter(scan, i))
      continue;
    if ((cue == Cue::none || !scan_cued(scan, i, cue)) && !scan_passport_later(scan, i))
      static_cast<void>(scan_file_number(scan, i));
  }
}

}  // namespace fieldfare::guard
