#include "guard/names.h"

#include "guard/names_left.h"

namespace fieldfare::guard {

bool NameJudge::strong_name(const Token& token) noexcept {
  const WordFacts facts = token.facts;
  if (!facts.name() || token.letters < 2) return false;
  if (facts.has(Fact::mostly_name)) return true;
  if (facts.has(Fact::capital_name) && token.shape == Shape::title && !token.loud) return true;
  if (facts.has(Fact::seldom_name) || facts.has(Fact::proper) || facts.has(Fact::place) ||
      facts.has(Fact::term) || facts.has(Fact::kin) || facts.has(Fact::role) ||
      facts.has(Fact::title) || facts.has(Fact::setting))
    return false;
  return facts.level() <= 1;
}

bool NameJudge::never_name(const Token& token) noexcept {
  if (!token.word() || token.covered) return true;
  if (token.facts.has(Fact::term) || token.facts.has(Fact::closed)) return true;
  // A lone initial is a code ("Child A") unless its name stands beside it.
  if (token.letters < 2) return true;
  const bool acronym = token.shape == Shape::upper || token.shape == Shape::mixed;
  return acronym && !token.loud && token.facts.has(Fact::upper);
}

NameJudge::Doubled NameJudge::doubled_word(std::size_t i) const {
  // "Whether Will will", "may may be moving": one of the two is somebody.
  if (!one_of(tokens_[i].id, {"may", "will"}) || tokens_[i].possessive) return Doubled::no;
  const auto pair = [&](std::size_t first) {
    return first + 1 < tokens_.size() && tokens_.adjacent(first) &&
           tokens_[first].id == tokens_[first + 1].id;
  };
  const bool opens = pair(i);
  if (!opens && !(i > 0 && pair(i - 1))) return Doubled::no;
  const std::size_t first = opens ? i : i - 1;
  const bool second_named = tokens_[first].shape == Shape::lower && tokens_[first + 1].capital();
  return (second_named ? first + 1 : first) == i ? Doubled::name : Doubled::word;
}

NameReason NameJudge::judge(std::size_t i) const {
  const Token& token = tokens_[i];
  // "the", "because": every other word of a note, and no rule below makes somebody of one.
  if (token.shape == Shape::lower && token.facts.has(Fact::closed) && !token.facts.name() &&
      token.letters > 1 && token.facts.level() > 1)
    return NameReason::no;
  if (used_as_word(tokens_, i)) return NameReason::no;
  if (const Doubled doubled = doubled_word(i); doubled != Doubled::no)
    return doubled == Doubled::name ? NameReason::word_in_place : NameReason::no;
  if (!token.covered && (one_of_a_family(i) || told_as_child(i))) return NameReason::word_in_place;
  if (possessive_without_apostrophe(i)) return NameReason::word_in_place;
  if (!token.covered && sized_name(i)) return NameReason::word_in_place;
  if (never_name(token)) return judge_no_name(i);
  if (token.foreign) return NameReason::other_script;
  // "#seenotheard"
  if (token.start > 0 && tokens_.text()[token.start - 1] == '#') return NameReason::no;
  // "SaLT = speech and language": what is explained is no person.
  const bool counted = token.letters == 2 && i + 1 < tokens_.size() &&
                       tokens_[i + 1].shape == Shape::number;  // "RW = 11 hrs a wk"
  if (tokens_.gap_after(i).starts_with(" = ") && !token.possessive && token.letters <= 4 &&
      !counted && (i == 0 || !(tokens_.adjacent(i - 1) || title_before(i))))
    return NameReason::no;
  if (token.shape == Shape::mixed && prefixed_initials(i)) return NameReason::initials;
  if (token.facts.known() && !token.facts.name())
    return hyphened_name(i) && !token.loud ? NameReason::unknown_word : judge_plain_word(i);
  if (token.capital() && !token.loud && pair_in_place(i)) return NameReason::word_in_place;
  if (token.capital() && (part_of_setting(i) || before_condition(i) || after_saint(i) ||
                          ends_setting(i) || gave_its_name(i)))
    return NameReason::no;
  if ((token.capital() || token.facts.name()) && (names_of_rooms(i) || names_an_animal(i)))
    return NameReason::no;
  if (!token.facts.known())
    return token.capital() && in_list_of_places(i) ? NameReason::no : judge_unknown(i);
  return judge_name(i);
}

NameReason NameJudge::judge_no_name(std::size_t i) const {
  const Token& token = tokens_[i];
  // "Non's mum": even a small word has no mother.
  const bool small_name = token.facts.has(Fact::first) && !token.covered &&
                          (token.facts.has(Fact::closed) || token.facts.has(Fact::term));
  // "Can is 9"
  const bool aged = i + 2 < tokens_.size() && tokens_.adjacent(i) && tokens_.adjacent(i + 1) &&
                    token.shape == Shape::title && one_of(tokens_[i + 1].id, {"is", "isn't"}) &&
                    tokens_[i + 2].shape == Shape::number && tokens_[i + 2].letters <= 2;
  const bool owner =
      small_name && (aged || (token.possessive && person_after(i)) ||
                     (token.facts.has(Fact::term) && !token.facts.has(Fact::closed) &&
                      token.shape == Shape::title && token.sentence_start && verb_of_being(i) &&
                      school_year_after(i)));
  // "Ms Le", "surname Ng", "mum Non"
  const bool after_kin = i > 0 && tokens_.adjacent(i - 1) && !token.sentence_start &&
                         tokens_[i - 1].facts.has(Fact::kin) && !tokens_[i - 1].possessive &&
                         !tokens_[i - 1].facts.has(Fact::role) && token.facts.has(Fact::first);
  const bool short_name = token.shape == Shape::title && token.letters > 1 && !token.covered &&
                          !token.loud && token.facts.name() &&
                          (title_before(i) || naming_before(i) || after_kin);
  return owner || short_name ? NameReason::word_in_place : judge_initials(i);
}

NameReason NameJudge::judge_name(std::size_t i) const {
  const Token& token = tokens_[i];
  // "Will they fund it?"
  if (token.facts.has(Fact::aux) && tokens_.adjacent(i) && !token.possessive &&
      one_of(tokens_[i + 1].id, {"they", "it", "we", "you", "the", "this", "that", "there"}))
    return NameReason::no;
  // "max 8"
  if (token.id == word_id("max") && tokens_.adjacent(i) && !token.possessive &&
      tokens_[i + 1].shape == Shape::number)
    return NameReason::no;
  // Two or three capitals in running text are an acronym or initials, whatever else they spell.
  const bool capitals = token.shape == Shape::upper && !token.loud;
  if (capitals && capital_pair(i)) return NameReason::known_name;
  if (capitals && (token.letters <= 3 || (token.letters == 4 && !said_of_person(i))))
    return said_of_person(i) && strong_name(token) ? NameReason::known_name : judge_initials(i);
  // "in Stanley", "near Leigh": towns that are first names elsewhere.
  const bool town = token.facts.has(Fact::place) && i > 0 && tokens_.adjacent(i - 1) &&
                    !token.possessive && !(tokens_.adjacent(i) && tokens_[i + 1].capital()) &&
                    one_of(tokens_[i - 1].id, {"in", "near", "across", "around", "outside"});
  if (town || (token.capital() && in_list_of_places(i))) return NameReason::no;
  if (token.facts.has(Fact::capital_name) && !token.facts.has(Fact::mostly_name) &&
      names_a_thing(i))
    return NameReason::no;
  if (strong_name(token)) {
    const bool tiny = token.letters <= 2;
    if (tiny && !token.capital())
      return cue_before(i) || lower_contact(i) || (token.possessive && person_after(i))
                 ? NameReason::known_name
                 : NameReason::no;
    if (!token.capital() && token.facts.level() == 3 && !word_as_name(i) &&
        !token.facts.has(Fact::mostly_name))
      return NameReason::no;
    // "the childs friendships": a word with an s, in small letters, before it is a family name.
    const std::string_view word = tokens_.word(i);
    if (!token.capital() && !token.facts.has(Fact::first) && word.ends_with('s') &&
        lexicon_.find(fold(word.substr(0, word.size() - 1)).view()).level() == 3 &&
        !word_as_name(i))
      return NameReason::no;
    return NameReason::known_name;
  }
  // "the Smith twins", "Cooper lads": a family name that is a word as well.
  const bool of_family =
      token.shape == Shape::title && !token.loud && token.facts.has(Fact::last) &&
      token.facts.level() < 3 && token.letters >= 4 && tokens_.adjacent(i) && !token.possessive &&
      !token.facts.has(Fact::role) && !token.facts.has(Fact::kin) &&
      !token.facts.has(Fact::setting) && !token.facts.has(Fact::proper) &&
      !token.facts.has(Fact::place) && !token.facts.has(Fact::term) &&
      one_of(tokens_[i + 1].id, {"twins", "boys", "lads", "girls", "lad", "kids", "brothers",
                                 "sisters", "household", "siblings"});
  if (of_family || said_to_be_name(i) || known_to_mates(i)) return NameReason::word_in_place;
  return word_as_name(i) || hurried_person(i) || after_initial(i) ? NameReason::word_in_place
                                                                  : judge_initials(i);
}

bool NameJudge::names_a_thing(std::size_t i) const {
  // "the Robin bus", "Holly Blue trail", "Amber rating": written with a capital, but a thing.
  if (word_as_name(i)) return false;
  if (in_capital_phrase(i) && name_end(i) == i) return true;
  if (tokens_[i].facts.has(Fact::place) && after_locative(i)) return true;
  const bool owned = i > 0 && tokens_.adjacent(i - 1) && !tokens_[i].sentence_start &&
                     (tokens_[i - 1].facts.has(Fact::determiner) || tokens_[i - 1].possessive) &&
                     !tokens_[i - 1].facts.has(Fact::kin);
  if (owned) return true;
  if (tokens_[i].possessive || !tokens_.adjacent(i) || !tokens_[i].sentence_start) return false;
  // At a sentence's start before a plain thing: "Holly wreath made", "Poppy appeal".
  const Token& next = tokens_[i + 1];
  return next.shape == Shape::lower && next.facts.level() >= 2 && !next.facts.has(Fact::verb) &&
         !next.facts.has(Fact::aux) && !next.facts.has(Fact::closed) &&
         !next.facts.has(Fact::locative) && !next.facts.has(Fact::determiner) &&
         !next.facts.has(Fact::kin) && !verb_after(i, false) && !acts_after(i);
}

NameReason NameJudge::judge_plain_word(std::size_t i) const {
  const Token& token = tokens_[i];
  if (after_initial(i)) return NameReason::word_in_place;
  // "mr and mrs cropper"
  const bool small_title = token.shape == Shape::lower && i > 0 && token.letters >= 3 &&
                           title_before(i) && one_of(tokens_[i - 1].id, {"mr", "mrs", "ms"}) &&
                           !token.facts.has(Fact::closed) && !token.facts.has(Fact::aux) &&
                           !token.facts.has(Fact::kin) && !token.facts.has(Fact::determiner);
  // "30 ms after": a common word needs what a person does behind it.
  if (small_title && (token.facts.level() < 3 || verb_after(i, false)))
    return NameReason::word_in_place;
  if (token.shape != Shape::title || token.facts.has(Fact::title)) return judge_initials(i);
  // A title, or "called", makes a name of any word: "Mrs Cupboard", a boy called "Bubba".
  const bool titled =
      title_before(i) && (!tokens_[i - 1].sentence_start || token.facts.level() < 3);
  const bool named = naming_before(i) && !token.facts.has(Fact::place) && !part_of_setting(i) &&
                     !in_capital_phrase(i) && !token.facts.has(Fact::proper);
  // "Beefy's mum": no thing has one.
  const bool has_mum = token.possessive && tokens_.adjacent(i) && token.letters >= 3 &&
                       (!token.sentence_start || token.facts.level() < 3) &&
                       !token.facts.has(Fact::role) && !token.facts.has(Fact::kin) &&
                       !token.facts.has(Fact::term) && !token.facts.has(Fact::setting) &&
                       !token.facts.has(Fact::closed) && !token.facts.has(Fact::proper) &&
                       one_of(tokens_[i + 1].id, {"mum", "dad", "nan", "gran", "sister", "brother",
                                                  "mam", "mother", "father", "grandad", "auntie"});
  if (titled || named || has_mum || explained(i) || nickname(i) || known_to_mates(i) ||
      pair_in_brackets(i))
    return NameReason::word_in_place;
  // "the Khans"
  const std::string_view word = tokens_.word(i);
  if (i > 0 && tokens_.adjacent(i - 1) && tokens_[i - 1].id == word_id("the") &&
      word.ends_with('s')) {
    Token one = token;
    one.facts = lexicon_.find(fold(word.substr(0, word.size() - 1)).view());
    if (strong_name(one) && one.facts.has(Fact::last)) return NameReason::known_name;
  }
  return judge_initials(i);
}

bool NameJudge::capital_pair(std::size_t i) const {
  // "TOM PRICE" in a scrap of capitals that is no whole line of them.
  if (i + 1 >= tokens_.size() || !tokens_.adjacent(i) || tokens_[i].possessive) return false;
  const Token& next = tokens_[i + 1];
  return strong_name(tokens_[i]) && tokens_[i].facts.has(Fact::first) &&
         next.shape == Shape::upper && next.letters >= 3 && next.facts.has(Fact::last) &&
         !next.facts.has(Fact::term) && !next.facts.has(Fact::upper);
}

bool NameJudge::pair_in_place(std::size_t i) const {
  // "spoke to Mark Hill", "cc Will Young", "Mark Hill came".
  const Token& token = tokens_[i];
  const std::size_t end = name_end(i);
  if (end == i || token.shape != Shape::title || !token.facts.has(Fact::first) || token.loud)
    return false;
  if (i > 0 && tokens_.adjacent(i - 1) && tokens_[i - 1].capital() &&
      !tokens_[i - 1].sentence_start && !tokens_[i - 1].facts.has(Fact::role))
    return false;
  const bool house = tokens_[end].facts.has(Fact::setting) || tokens_[end].facts.has(Fact::place) ||
                     tokens_[end].facts.has(Fact::street);
  if (i > 0 && tokens_.adjacent(i - 1)) {
    const std::uint64_t before = tokens_[i - 1].id;
    if (one_of(before,
               {"cc", "told", "asked", "met", "rang", "phoned", "emailed", "officer", "spoke",
                "interviewed", "per", "chaired", "ask", "tell", "ring", "hi", "dear"}))
      return true;
    const bool contact =
        i >= 2 && tokens_.adjacent(i - 2) &&
        one_of(tokens_[i - 2].id,
               {"spoke",   "talked", "email", "emails", "call", "letter",  "note",      "chaired",
                "taken",   "chased", "sent",  "heard",  "text", "message", "written",   "signed",
                "meeting", "mtg",    "chat",  "led",    "run",  "minutes", "discussed", "agreed"});
    if (contact && one_of(before, {"to", "with", "from", "by", "w", "re"})) return true;
    if (!house && one_of(before, {"with", "by", "re", "w", "for"})) return true;
  }
  const std::string_view after = tokens_.gap_after(end);
  // "Mark Rivers HoS; Penny Wise EP"
  const bool office =
      token_opens(i) && tokens_.adjacent(end) && !tokens_[end].possessive &&
      end + 1 < tokens_.size() && tokens_[end + 1].shape != Shape::lower &&
      !tokens_.adjacent(end + 1) &&
      (one_of(tokens_[end + 1].id, {"hos", "ht", "dht", "aht", "sw", "ep", "ot", "ta", "dco", "dcs",
                                    "dmo", "hod", "ceo", "iro", "hv", "eho", "ewo", "dsl"}) ||
       tokens_[end + 1].facts.has(Fact::role));
  if (office) return true;
  // "Will Page (HT)"
  if (after == " (" && token_opens(i) && person_after(end) &&
      (tokens_[end + 1].facts.has(Fact::role) || tokens_[end + 1].facts.has(Fact::kin) ||
       one_of(tokens_[end + 1].id, {"ht", "dht", "aht", "sw", "ep", "ot", "ta", "dco", "dcs"})))
    return true;
  if (tokens_[end].possessive) return !house || person_after(end);
  if (pair_acts(end)) return true;
  if (house && !token_opens(i)) return false;
  return pupil_follows(i) || (!house && verb_after(end, false)) ||
         (after.starts_with('/') && says_of_pupil(end + 1)) ||
         (tokens_.adjacent(end) &&
          one_of(tokens_[end + 1].id,
                 {"came", "rang", "present", "attended", "joined", "said", "left"}));
}

bool NameJudge::pair_in_brackets(std::size_t i) const {
  // "Dinky and Doodle (sisters, 4 and 6)"
  const std::size_t from = i >= 2 && tokens_[i - 1].id == word_id("and") ? i - 2 : i;
  if (from + 3 >= tokens_.size() || !token_opens(from) || !tokens_.adjacent(from) ||
      tokens_[from + 1].id != word_id("and") || !tokens_.adjacent(from + 1))
    return false;
  const auto plain = [&](std::size_t at) {
    return tokens_[at].shape == Shape::title && tokens_[at].letters > 2 &&
           !tokens_[at].facts.has(Fact::term) && !tokens_[at].facts.has(Fact::proper) &&
           !tokens_[at].facts.has(Fact::role);
  };
  return plain(from) && plain(from + 2) && tokens_.gap_after(from + 2) == " (" &&
         one_of(tokens_[from + 3].id, {"sisters", "brothers", "twins", "siblings", "cousins",
                                       "both", "sister", "brother"});
}

bool NameJudge::sized_name(std::size_t i) const {
  // "Big Tee helped me", "Little Mo & Big Mo", "ozzy and lil kay"; but "Little Owls nursery".
  if (i == 0 || !tokens_.adjacent(i - 1) || tokens_[i].letters < 2) return false;
  const Token& size = tokens_[i - 1];
  const Token& token = tokens_[i];
  if (size.id == word_id("lil")) return token.word() && !token.facts.has(Fact::closed);
  if (!one_of(size.id, {"big", "little", "wee", "tiny", "young", "old"}) ||
      size.shape != Shape::title || token.shape != Shape::title || token.loud ||
      token.facts.has(Fact::setting) || token.facts.has(Fact::term) ||
      token.facts.has(Fact::proper) || token.facts.has(Fact::upper) ||
      token.facts.has(Fact::place) || token.facts.has(Fact::kin) || token.facts.has(Fact::role))
    return false;
  if (tokens_.adjacent(i) && tokens_[i + 1].capital()) return false;
  const std::string_view gap = tokens_.gap_after(i);
  const bool other =
      i + 2 < tokens_.size() &&
      (gap == " & " || (tokens_.adjacent(i) && tokens_[i + 1].id == word_id("and"))) &&
      one_of(tokens_[i + (gap == " & " ? 1 : 2)].id, {"big", "little", "lil", "wee"});
  const bool before = i >= 3 && tokens_[i - 2].id == word_id("and") && strong_name(tokens_[i - 3]);
  // "Big Tone the escort"
  const bool bracket =
      gap == " (" && i + 2 < tokens_.size() &&
      (tokens_[i + 1].facts.has(Fact::role) || tokens_[i + 1].facts.has(Fact::profession) ||
       tokens_[i + 2].facts.has(Fact::role) || tokens_[i + 2].facts.has(Fact::profession));
  const bool trade = bracket || (tokens_.adjacent(i) && tokens_[i + 1].id == word_id("the"));
  // "Big Tel on the gate"
  const bool given = token.facts.has(Fact::first) && strong_name(token) && token.letters <= 5;
  return given || other || before || trade || verb_after(i, false) || person_after(i) ||
         (i >= 2 && one_of(tokens_[i - 2].id, {"with", "for", "to", "saw", "met", "called"}));
}

bool NameJudge::known_to_mates(std::size_t i) const {
  // "Tubs to his mates"
  return i + 3 < tokens_.size() && tokens_[i].shape == Shape::title && !tokens_[i].loud &&
         tokens_.adjacent(i) && tokens_[i + 1].id == word_id("to") &&
         one_of(tokens_[i + 2].id, {"his", "her", "their", "all"}) &&
         one_of(tokens_[i + 3].id, {"mates", "friends", "pals", "family", "nan", "mum", "class"});
}

bool NameJudge::nickname(std::size_t i) const {
  // "Cousin Macs lives there", "Jimbo and Spud from the farm": a capital on a plain word where only
  // a name stands.
  const Token& token = tokens_[i];
  const WordFacts facts = token.facts;
  if (i == 0 || token.sentence_start || token.loud || token.letters < 3 || part_of_setting(i) ||
      in_capital_phrase(i))
    return false;
  if (facts.has(Fact::kin) || facts.has(Fact::role) || facts.has(Fact::proper) ||
      facts.has(Fact::place) || facts.has(Fact::setting) || facts.has(Fact::closed) ||
      facts.has(Fact::determiner) || facts.has(Fact::aux) || facts.has(Fact::profession) ||
      facts.has(Fact::upper) || facts.has(Fact::street) || facts.has(Fact::condition))
    return false;
  const bool capital_next = tokens_.adjacent(i) && tokens_[i + 1].capital();
  if (capital_next || !tokens_.adjacent(i - 1)) return false;
  if (one_of(tokens_[i - 1].id,
             {"grandad", "nan",     "nana",    "gran", "granny",  "grandma", "nanny",
              "nanna",   "grandpa", "nain",    "taid", "mama",    "papa",    "aunty",
              "cousin",  "uncle",   "auntie",  "aunt", "brother", "sister",  "nephew",
              "niece",   "twin",    "stepdad", "son",  "daughter"}) &&
      !tokens_[i - 1].possessive)
    return true;
  const bool joined = i >= 2 && one_of(tokens_[i - 1].id, {"and", "n"}) && tokens_.adjacent(i - 2);
  if (!joined) return false;
  const Token& other = tokens_[i - 2];
  const bool name = other.facts.has(Fact::first) ? strong_name(other) : !other.facts.known();
  return name && other.shape == Shape::title && !never_name(other) && !other.possessive &&
         (i == 2 || other.sentence_start || !other.facts.has(Fact::place)) && token_opens(i - 2);
}

}  // namespace fieldfare::guard
