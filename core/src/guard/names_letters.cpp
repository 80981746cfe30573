// Single letters: "J.S.", "J B", "mum L. said", "Mrs K", "J Smith"; not "Child A" and "Section F".

#include "guard/names.h"

namespace fieldfare::guard {

bool NameJudge::spaced_pair(std::size_t i) const {
  // "J B": two capitals, each by itself; not "T T T C T T", as registers mark the days.
  constexpr std::size_t few = 3;
  std::size_t first = i;
  while (first > 0 && tokens_[first - 1].letters == 1 && tokens_[first - 1].word() &&
         tokens_.gap_after(first - 1) == " ")
    --first;
  std::size_t last = i;
  while (last + 1 < tokens_.size() && tokens_[last + 1].letters == 1 && tokens_[last + 1].word() &&
         tokens_.gap_after(last) == " ")
    ++last;
  if (last - first >= few) return false;
  return i + 1 < tokens_.size() && tokens_[i].letters == 1 && tokens_[i + 1].letters == 1 &&
         tokens_[i].shape == Shape::title && tokens_[i + 1].shape == Shape::title &&
         tokens_.gap_after(i) == " ";
}

bool NameJudge::spaced_pairs(std::size_t i) const {
  // "J B and A T share a taxi", "mum of J B", "A T (Y5)"
  if (!spaced_pair(i)) return false;
  const std::size_t after = i + 2;
  if (after + 1 < tokens_.size() && one_of(tokens_[after].id, {"and", "n"}) &&
      spaced_pair(after + 1))
    return true;
  if (after < tokens_.size() &&
      (tokens_.gap_after(i + 1) == ", " || tokens_.gap_after(i + 1) == " & ") && spaced_pair(after))
    return true;
  if (i >= 3 && tokens_[i - 1].id == word_id("and") && spaced_pair(i - 3)) return true;
  if (i >= 2 && (tokens_.gap_after(i - 1) == ", " || tokens_.gap_after(i - 1) == " & ") &&
      spaced_pair(i - 2))
    return true;
  if (i == 0 || !tokens_.adjacent(i - 1)) return false;
  if (one_of(tokens_[i - 1].id, {"re", "met", "saw", "told", "asked", "pupil", "obs", "observed"}))
    return true;
  return i >= 2 && one_of(tokens_[i - 1].id, {"of", "for", "to", "with"}) &&
         (tokens_[i - 2].facts.has(Fact::kin) ||
          one_of(tokens_[i - 2].id, {"spoke", "talked", "plan", "file", "review", "parents"}));
}

bool NameJudge::small_dotted(std::size_t i) const {
  // "s.a. & sis f.a.": no shorthand of English.
  const auto letter = [&](std::size_t at) {
    return at < tokens_.size() && tokens_[at].letters == 1 && tokens_[at].shape == Shape::lower;
  };
  if (!letter(i) || !letter(i + 1) || tokens_.gap_after(i) != ".") return false;
  if (i > 0 && tokens_.gap_after(i - 1) == ".") return false;
  // "d.o.b", "w.e.f."
  if (letter(i + 2) && tokens_.gap_after(i + 1) == ".") return false;
  if (tokens_[i + 1].full_end < tokens_.text().size() && !tokens_[i + 1].possessive &&
      !tokens_.gap_after(i + 1).starts_with('.') && !tokens_.gap_after(i + 1).starts_with(' '))
    return false;
  const char pair_of[] = {tokens_.word(i)[0], tokens_.word(i + 1)[0]};
  return !one_of(word_id({pair_of, 2}),
                 {"eg", "ie", "am", "pm", "nb", "ps", "aa", "ca", "cf", "pa", "pp",
                  "vs", "qv", "op", "ad", "yo", "bc", "ac", "rt", "hr", "no", "id",
                  "uk", "al", "st", "sq", "bn", "rm", "ok", "bd", "od"});
}

bool NameJudge::hyphened_initials(std::size_t i) const {
  // "A-M W", "J-P T's": not the range "A-C".
  const auto letter = [&](std::size_t at) {
    return at < tokens_.size() && tokens_[at].letters == 1 && tokens_[at].shape == Shape::title;
  };
  // "DL-T"
  return letter(i) && letter(i + 1) && tokens_.hyphened(i) &&
         ((letter(i + 2) && tokens_.adjacent(i + 1)) || tokens_[i + 1].possessive ||
          (i + 2 < tokens_.size() && pair_does(i)));
}

bool NameJudge::pair_does(std::size_t i) const {
  // "B-J lives over the chip shop": what ranges of letters do not do.
  if (tokens_[i].id == word_id("a")) return false;
  const bool range = i > 0 && tokens_.adjacent(i - 1) &&
                     (tokens_[i - 1].facts.has(Fact::setting) ||
                      one_of(tokens_[i - 1].id, {"sections", "section", "letters", "grades", "set",
                                                 "sets", "bands", "annex", "rooms", "surnames"}));
  return !range && tokens_.adjacent(i + 1) &&
         one_of(tokens_[i + 2].id, {"lives", "says",  "said",  "is",    "was",  "has",   "had",
                                    "hid",   "likes", "wants", "came",  "went", "told",  "asked",
                                    "cried", "sat",   "ran",   "won't", "wont", "can't", "cant"});
}

NameReason NameJudge::judge_letter(std::size_t i) const {
  const Token& token = tokens_[i];
  const bool stop = tokens_.gap_after(i) == ". ";
  // "mum of T-3RZG": the code of a case.
  if (tokens_.hyphened(i) && i + 1 < tokens_.size() && one_of(token.id, {"t", "s"}) &&
      tokens_[i + 1].end - tokens_[i + 1].start == 4 && tokens_[i + 1].shape >= Shape::upper &&
      tokens_[i + 1].shape != Shape::mixed)
    return NameReason::no;
  if (small_dotted(i) || hyphened_initials(i)) return NameReason::initials;
  // "told mr j i would"
  if (token.shape == Shape::lower && title_before(i) &&
      one_of(tokens_[i - 1].id, {"mr", "mrs", "ms", "dr"}) && tokens_.gap_after(i - 1) == " " &&
      !one_of(token.id, {"a", "i", "n", "u", "w", "x"}) &&
      !(tokens_.gap_after(i) == " " && i + 1 < tokens_.size() && tokens_[i + 1].facts.name() &&
        tokens_[i + 1].facts.level() < 3))
    return NameReason::initials;
  if (token.shape != Shape::title) return NameReason::no;
  if (letter_in_place(i)) return NameReason::initials;
  // "Mrs K"
  if (title_before(i)) {
    const bool surname = i + 1 < tokens_.size() && tokens_[i + 1].capital() &&
                         tokens_[i + 1].letters > 1 && (tokens_.adjacent(i) || stop);
    return surname ? NameReason::no : NameReason::initials;
  }
  const bool pair =
      i + 1 < tokens_.size() && tokens_[i + 1].letters == 1 && tokens_[i + 1].shape == Shape::title;
  return pair ? judge_pair_of_letters(i) : judge_lone_letter(i);
}

/// "Step dad D.", "Z (yp)", "brother (R.)", "Tiny T (16)", "C.O'N.": where a letter stands for
/// somebody.
bool NameJudge::letter_in_place(std::size_t i) const {
  const Token& token = tokens_[i];
  if (naming_before(i)) return true;
  // "Step dad D. was in the room", "mum L. said little", "foster mum of J"
  if (i > 0 && tokens_.adjacent(i - 1) && related_letter(i)) return true;
  // "Y7 girl, C., and a boy, L.": a letter and its stop between commas.
  if (i > 0 && tokens_.gap_after(i - 1) == ", " && tokens_.gap_after(i).starts_with(".,"))
    return true;
  // "Z (yp)", "K (mum)"
  const bool told = i + 1 < tokens_.size() && tokens_.gap_after(i) == " (" &&
                    tokens_.gap_after(i + 1).starts_with(')') && token_opens(i) &&
                    (tokens_[i + 1].facts.has(Fact::kin) || tokens_[i + 1].facts.has(Fact::role) ||
                     one_of(tokens_[i + 1].id, {"yp", "cyp", "ta", "sw", "ep", "ht"}));
  // "K (Y3) and M (Y5)"
  const bool pupil = i + 1 < tokens_.size() && tokens_.gap_after(i) == " (" &&
                     tokens_[i + 1].shape == Shape::code && tokens_[i + 1].letters <= 3 &&
                     (tokens_.word(i + 1)[0] | 0x20) == 'y' &&
                     tokens_.gap_after(i + 1).starts_with(')') &&
                     (i == 0 || !tokens_.adjacent(i - 1) || tokens_[i - 1].id == word_id("and"));
  if ((told || pupil) && !one_of(token.id, {"a", "b", "c", "d", "i", "x", "y"})) return true;
  // "brother (R.)"
  const bool relative = i > 0 && tokens_[i - 1].facts.has(Fact::kin) &&
                        !tokens_[i - 1].facts.has(Fact::role) &&
                        one_of(tokens_[i - 1].id, {"brother", "sister", "cousin", "twin", "mum",
                                                   "dad", "friend", "nan", "aunt", "uncle"});
  if (relative && tokens_.gap_after(i - 1) == " (" &&
      (tokens_.gap_after(i).starts_with(')') || tokens_.gap_after(i).starts_with(".)")))
    return true;
  // "Tiny T (16)", "Little J. hid"
  if (i > 0 && tokens_.adjacent(i - 1) && tokens_[i - 1].shape == Shape::title &&
      one_of(tokens_[i - 1].id, {"tiny", "little", "big", "wee", "baby", "young", "old", "lil"}) &&
      !(tokens_.adjacent(i) && tokens_[i + 1].capital()))
    return true;
  // "C.O'N."
  if (i + 1 < tokens_.size() && tokens_.gap_after(i) == "." && tokens_[i + 1].capital() &&
      ((tokens_.word(i + 1).size() == 3 && tokens_.word(i + 1)[1] == '\'') ||
       (tokens_.word(i + 1).size() == 3 && tokens_.word(i + 1).starts_with("Mc")) ||
       (tokens_.word(i + 1) == "O" && tokens_.text().substr(tokens_[i + 1].end, 2) == "'S")))
    return true;
  return false;
}

NameReason NameJudge::judge_pair_of_letters(std::size_t i) const {
  const Token& token = tokens_[i];
  // "J.S." and "J S said" at the first letter; "U.K." and "N.B." are not people.
  const char pair_of[] = {fold(tokens_.word(i)).letters[0], fold(tokens_.word(i + 1)).letters[0]};
  const bool abbreviated =
      one_of(word_id({pair_of, 2}),
             {"nb", "uk", "ps", "re", "ie", "eg", "pe", "us", "eu", "ni", "am", "pm", "it",
              "ot", "bc", "ad", "la", "hr", "pa", "ta", "gp", "tv", "id", "iq", "qa"});
  // "A.M. 12yrs"
  const bool aged = i + 2 < tokens_.size() && tokens_[i + 2].shape == Shape::code &&
                    (tokens_.word(i + 2).ends_with("yrs") || tokens_.word(i + 2).ends_with("yo"));
  // "parent of G.P."
  const bool relative_of = i >= 2 && tokens_[i - 1].id == word_id("of") &&
                           (tokens_[i - 2].facts.has(Fact::kin) ||
                            one_of(tokens_[i - 2].id, {"parent", "parents", "carer", "file"}));
  // "SW for N.B. on leave"
  const bool led = !token.sentence_start && i > 0 && tokens_.adjacent(i - 1) &&
                   tokens_.gap_after(i) == "." &&
                   one_of(tokens_[i - 1].id,
                          {"for", "with", "re", "saw", "met", "about", "told", "asked", "w"}) &&
                   !one_of(word_id({pair_of, 2}), {"eg", "ie", "am", "pm", "us", "uk"});
  const bool common = abbreviated && !tokens_[i + 1].possessive && !aged && !relative_of && !led;
  if (tokens_.gap_after(i) == ".") return common ? NameReason::no : NameReason::initials;
  if (!common && spaced_pairs(i)) return NameReason::initials;
  const bool pair = tokens_.gap_after(i) == " " && !common && token.id != word_id("i") &&
                    token.id != word_id("a") &&
                    (tokens_[i + 1].possessive || verb_after(i + 1, false));
  return pair ? NameReason::initials : NameReason::no;
}

NameReason NameJudge::judge_lone_letter(std::size_t i) const {
  const Token& token = tokens_[i];
  const bool stop = tokens_.gap_after(i) == ". ";
  // Single letters are how visits code children, so only other letters count.
  if (one_of(token.id, {"a", "b", "c", "d", "i", "x", "y", "z"})) return NameReason::no;
  const bool coded =
      i > 0 && tokens_.adjacent(i - 1) &&
      (tokens_[i - 1].facts.has(Fact::role) || tokens_[i - 1].facts.has(Fact::term) ||
       one_of(tokens_[i - 1].id, {"case", "parent", "section", "group", "class", "school",
                                  "setting", "plan", "person", "annex", "appendix", "room"}));
  if (coded) return NameReason::no;
  if (token.possessive && tokens_.adjacent(i) && !tokens_[i + 1].capital())
    return NameReason::initials;
  // "K. has moved on"
  const bool goes_on = stop && i + 1 < tokens_.size() && tokens_[i + 1].shape == Shape::lower;
  if (goes_on && (token.sentence_start || (i > 0 && tokens_.gap_after(i - 1) == ", ")))
    return NameReason::initials;
  // "TA with M. all day"
  const bool led =
      i > 0 && tokens_.adjacent(i - 1) &&
      one_of(tokens_[i - 1].id,
             {"with", "for", "of",   "to",    "by", "and", "saw",  "met",    "told",   "asked",
              "w",    "re",  "from", "about", "on", "let", "near", "behind", "beside", "next"});
  return goes_on && led ? NameReason::initials : NameReason::no;
}

bool NameJudge::related_letter(std::size_t i) const {
  const Token& before = tokens_[i - 1];
  const auto relative = [](const Token& token) {
    return token.facts.has(Fact::kin) && !token.facts.has(Fact::role) && !token.possessive &&
           !one_of(token.id, {"child", "parent", "parents", "kid", "kids", "family", "carer",
                              "carers", "mums", "dads", "foster", "families"});
  };
  const bool code = one_of(tokens_[i].id, {"a", "b", "c", "d", "i", "x", "y", "z"});
  const bool stop = tokens_.gap_after(i).starts_with('.');
  const bool on =
      i + 1 < tokens_.size() && tokens_.gap_after(i) == ". " && !tokens_[i + 1].capital();
  if (relative(before)) return on || (stop && !code);
  // "foster mum of J"
  return i >= 2 && before.id == word_id("of") && tokens_.adjacent(i - 2) &&
         relative(tokens_[i - 2]) && (!code || on);
}

bool NameJudge::after_initial(std::size_t i) const {
  // "J Smith signed", "T. A. Blackwood"; not "Section F Field", "Child B Wood".
  if (i == 0 || tokens_[i].shape != Shape::title) return false;
  const Token& letter = tokens_[i - 1];
  const std::string_view gap = tokens_.gap_after(i - 1);
  if (letter.letters != 1 || letter.shape != Shape::title ||
      (gap != " " && gap != ". " && gap != "."))
    return false;
  const bool dotted = gap[0] == '.';
  // "for Child F. Long pause": what a letter stands behind here is a code.
  if (dotted && i > 1 && tokens_.adjacent(i - 2) &&
      one_of(tokens_[i - 2].id,
             {"child",    "pupil",  "student", "patient", "case",   "school",  "site",
              "class",    "group",  "room",    "section", "year",   "yr",      "part",
              "appendix", "family", "parent",  "yp",      "person", "provider"}))
    return false;
  const WordFacts facts = tokens_[i].facts;
  // "Child C and Child N. Child N's plan"
  if (facts.has(Fact::role) || facts.has(Fact::kin)) return false;
  // "D. Ogle deferred": a rare word after an initial that begins a clause.
  const bool rare = dotted && facts.level() < 3 && token_opens(i - 1) &&
                    letter.id != word_id("i") && !facts.has(Fact::term) &&
                    !facts.has(Fact::proper) && !facts.has(Fact::setting);
  if (!facts.has(Fact::last) && !(dotted && facts.has(Fact::place)) && !rare) return false;
  if (!dotted && one_of(letter.id, {"a", "i"})) return false;
  if (i == 1 || !tokens_.adjacent(i - 2)) return dotted || !tokens_[i].facts.has(Fact::setting);
  return tokens_[i - 2].shape != Shape::title || tokens_[i - 2].facts.has(Fact::title) || dotted;
}

}  // namespace fieldfare::guard
