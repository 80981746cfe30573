// Phones: in any grouping, with a country's code, with an o for the nought, and as they are said.

#include "guard/numbers.h"

namespace fieldfare::guard {

bool group_gap(std::string_view gap) noexcept {
  return gap == " " || gap == "-" || gap == " - " || gap == ") " || gap == " (" || gap == "." ||
         gap == ")" || gap == "  " || gap == "/" || gap == "\xC2\xA0";
}

namespace {

/// The run of number tokens from `i` on.
Run digits_from(const TokenStream& tokens, std::size_t i) {
  Run run;
  for (std::size_t at = i; at < tokens.size() && tokens[at].shape == Shape::number; ++at) {
    // "07700, 900, 316", as somebody dictates it
    const bool dictated = at > i && tokens.gap_after(at - 1) == ", " && tokens[at].letters == 3 &&
                          tokens[i].letters == 5 && tokens.word(i).starts_with("07");
    if (at > i && !dictated && !group_gap(tokens.gap_after(at - 1))) break;
    if (!run.append(tokens.word(at))) break;
    run.last = at;
  }
  return run;
}

bool phone_like(std::string_view digits, bool plus) noexcept {
  if (plus) {
    if (digits.starts_with("44")) return digits.size() >= 11 && digits.size() <= 13;
    return digits.size() >= 9 && digits.size() <= 15;
  }
  if (digits.starts_with("000")) return false;
  if (digits.starts_with("00")) return digits.size() >= 12 && digits.size() <= 15;
  if (digits.size() < 10 || digits.size() > 11 || digits[0] != '0') return false;
  return std::string_view("1235678").find(digits[1]) != std::string_view::npos;
}

}  // namespace

/// "01632 960771 ext 204", "020 7946 0833 x 214": the last token with the extension, or `last`.
static std::size_t extension_end(const TokenStream& tokens, std::size_t last) {
  constexpr std::size_t longest = 5;
  if (last + 1 >= tokens.size()) return last;
  const std::string_view gap = tokens.gap_after(last);
  if (gap != " " && gap != ", " && gap != " (" && gap != "), " && gap != ") ") return last;
  // "x214", "ext204"
  const Token& called = tokens[last + 1];
  if (called.shape == Shape::code) {
    const std::string_view word = tokens.word(last + 1);
    const std::size_t digits = word.find_first_of("0123456789");
    const std::uint64_t letters = word_id(fold(word.substr(0, digits)).view());
    const bool all = word.find_first_not_of("0123456789", digits) == std::string_view::npos;
    return all && one_of(letters, {"x", "ext", "extn"}) ? last + 1 : last;
  }
  if (last + 2 >= tokens.size()) return last;
  const std::string_view next = tokens.gap_after(last + 1);
  const Token& number = tokens[last + 2];
  return (next == " " || next == ". ") && number.shape == Shape::number &&
                 number.letters <= longest &&
                 one_of(called.id, {"ext", "extn", "extension", "xtn", "x"})
             ? last + 2
             : last;
}

/// UK phones in any grouping, and numbers with a country code.
bool scan_phone(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const std::string_view text = scan.text();
  std::size_t start = tokens[i].start;
  const bool bracket = start > 0 && text[start - 1] == '(';
  const std::size_t sign = bracket ? start - 1 : start;
  const bool plus = sign > 0 && text[sign - 1] == '+';
  // Times ("08.30-10.15 11.00") begin with groups of two; "00 44" does not.
  const bool abroad = tokens.word(i) == "00" && i + 1 < tokens.size() && tokens.word(i + 1) == "44";
  // "0 7 7 0 0 9 0 0 1 2 3": figure by figure.
  const auto figure = [&](std::size_t at) {
    return at < tokens.size() && tokens[at].shape == Shape::number && tokens[at].letters == 1;
  };
  const bool apart = text[start] == '0' && figure(i) && figure(i + 1) && figure(i + 2) &&
                     figure(i + 3) && figure(i + 4);
  if (!plus && !abroad && !apart && (text[start] != '0' || tokens[i].letters < 3)) return false;
  Run run = digits_from(tokens, i);
  // Digits of the next number may have been taken along: give tokens back until it fits.
  while (run.last > i && !phone_like(run.view(), plus)) {
    run.size -= tokens.word(run.last).size();
    --run.last;
  }
  // "01632 496 0778": a figure too many, in the groups of a phone.
  if (!phone_like(run.view(), plus)) {
    const bool groups = i + 2 < tokens.size() && tokens[i].letters == 5 &&
                        tokens[i + 1].letters == 3 && tokens[i + 2].letters == 4 &&
                        tokens[i + 1].shape == Shape::number &&
                        tokens[i + 2].shape == Shape::number && tokens.gap_after(i) == " " &&
                        tokens.gap_after(i + 1) == " ";
    if (!groups || plus || (text[start + 1] != '1' && text[start + 1] != '7')) return false;
    run.last = i + 2;
  }
  if (plus) start = sign - 1;
  if (bracket && !plus) start = sign;
  scan.add(start, tokens[extension_end(tokens, run.last)].end, Label::phone, Tier::block,
           "a phone number");
  return true;
}

/// "ext 4417, or 01632 960142": an extension by itself. True when it was one.
bool scan_extension(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_of(tokens[i].id, {"ext", "extn", "extension"}) || i + 1 >= tokens.size()) return false;
  const std::string_view gap = tokens.gap_after(i);
  const Token& number = tokens[i + 1];
  if ((gap != " " && gap != ". ") || number.shape != Shape::number || number.letters < 3 ||
      number.letters > 5)
    return false;
  scan.add_tokens(i, i + 1, Label::phone, Tier::ask, "the extension of somebody's phone");
  return true;
}

/// "o7700 900 310": the letter o for the first nought.
bool scan_phone_with_letter(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const std::string_view word = tokens.word(i);
  if (tokens[i].shape != Shape::code || word.size() < 4 || (word[0] != 'o' && word[0] != 'O') ||
      word.find_first_not_of("0123456789", 1) != std::string_view::npos)
    return false;
  Run run;
  if (!run.append("0") || !run.append(word.substr(1))) return false;
  run.last = i;
  for (std::size_t at = i + 1;
       at < tokens.size() && !phone_like(run.view(), false) && tokens[at].shape == Shape::number &&
       group_gap(tokens.gap_after(at - 1)) && run.append(tokens.word(at));
       ++at)
    run.last = at;
  if (!phone_like(run.view(), false)) return false;
  scan.add_tokens(i, run.last, Label::phone, Tier::block, "a phone number");
  return true;
}

/// "oh seven seven double oh ...": a phone as it is said. True when it was one.
bool scan_spoken_phone(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  // "ring her on seven seven double oh ...": without its nought only where somebody is rung.
  const bool rung =
      i >= 1 && one_of(tokens[i].id, {"seven", "one", "two"}) &&
      one_of(tokens[i - 1].id, {"on", "number", "tel", "mobile", "mob", "phone", "is"});
  if (!one_of(tokens[i].id, {"oh", "o", "zero", "nought"}) && !rung) return false;
  std::size_t digits = 0;
  std::size_t last = i;
  for (std::size_t at = i; at < tokens.size() && tokens[at].word(); ++at) {
    if (at > i && tokens.gap_after(at - 1).find_first_not_of(" ,-") != std::string_view::npos)
      break;
    const bool twice = one_of(tokens[at].id, {"double", "triple", "treble"});
    if (twice) {
      ++digits;
      continue;
    }
    // "nine hundred", "twenty"
    if (one_of(tokens[at].id, {"hundred", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
                               "eighty", "ninety"})) {
      digits += 2;
      last = at;
      continue;
    }
    if (!one_of(tokens[at].id, {"oh", "o", "zero", "nought", "one", "two", "three", "four", "five",
                                "six", "seven", "eight", "nine"}))
      break;
    ++digits;
    last = at;
  }
  if (digits < 9) return false;
  scan.add_tokens(i, last, Label::phone, Tier::block, "a phone number in words");
  return true;
}

}  // namespace fieldfare::guard
