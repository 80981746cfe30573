#pragma once

#include <cstddef>
#include <cstdint>

#include "guard/token.h"

namespace fieldfare::guard {

/// Why a token may be a person's name; `no` when it is not taken for one.
enum class NameReason : std::uint8_t {
  no,
  known_name,     ///< in the lists of names, and hardly ever anything else
  unknown_word,   ///< in no list at all
  other_script,   ///< letters that are not Latin
  word_in_place,  ///< a word that is also a name, where a name stands
  initials,       ///< "J.S.", "initials JS"
  likely,         ///< no rule is sure, but the words around it are those around names
};

/// Judges single tokens by the lexicon, their shape and what stands around them. See
/// core/docs/identity-guard.md for the rules in order.
class NameJudge {
 public:
  NameJudge(const TokenStream& tokens, const Lexicon& lexicon)
      : tokens_(tokens), lexicon_(lexicon) {}

  [[nodiscard]] NameReason judge(std::size_t i) const;

  /// A word that is nearly always a name where it stands.
  [[nodiscard]] static bool strong_name(const Token& token) noexcept;
  /// True when the token says "not a person" wherever it stands.
  [[nodiscard]] static bool never_name(const Token& token) noexcept;
  /// "called", "his sister", "Mr", "pupil" right before token `i`.
  [[nodiscard]] bool cue_before(std::size_t i) const;
  /// True where a word that is a name elsewhere in the note is a month, a place or a setting.
  [[nodiscard]] bool other_meaning(std::size_t i) const;
  /// A word that is allowed as a place or a setting is a person here: "Chelsea's mum", "Chelsea
  /// said", "Gareth Lonsdale", "his sister Florence".
  [[nodiscard]] bool stands_for_person(std::size_t i) const;
  /// True where a word belongs to a setting, a condition, a saint, a list of rooms or places, or is
  /// an animal's name.
  [[nodiscard]] bool names_something_else(std::size_t i) const;
  /// Somebody acts, owns or is spoken to where token `i` stands, in whatever case.
  [[nodiscard]] bool acting(std::size_t i) const;
  /// "known as Tank", "Spud is his nickname", "calls him Tank": somebody is said to be called so.
  [[nodiscard]] bool said_outright(std::size_t i) const {
    return naming_before(i) || explained(i) || called_that(i);
  }
  /// A title (Mr, Dr) right before token `i`.
  [[nodiscard]] bool title_before(std::size_t i) const;
  /// A word of no list that is shorthand or one slip away from a common word.
  [[nodiscard]] bool slip(std::size_t i) const;

 private:
  /// "spoke to Mark Hill", "TOM PRICE": a first name and a family name that are both words.
  [[nodiscard]] bool pair_in_place(std::size_t i) const;
  [[nodiscard]] bool capital_pair(std::size_t i) const;
  /// A word that is a person with a capital stands for a thing here: "Poppy appeal".
  [[nodiscard]] bool names_a_thing(std::size_t i) const;
  /// "phoned nanna pat", "grandad stan has him"
  [[nodiscard]] bool after_elder(std::size_t i) const;
  /// "Tiny is 6ft 2. Everybody calls him that."
  [[nodiscard]] bool called_that(std::size_t i) const;
  /// "round by rivers house", "the mark on marks arm", "poppys plan": a word that is also a name.
  [[nodiscard]] bool weak_owner(std::size_t i, const Token& one) const;
  /// "Kims mum", "amirs plan".
  [[nodiscard]] bool possessive_without_apostrophe(std::size_t i) const;
  /// "J Smith", "T. A. Blackwood": a family name after initials.
  [[nodiscard]] bool after_initial(std::size_t i) const;
  /// "obs sk in maths": initials in small letters.
  [[nodiscard]] bool small_initials(std::size_t i) const;
  /// "TB to chase the paediatrician"
  [[nodiscard]] bool told_to_do(std::size_t i) const;
  /// "J B": two capitals by themselves; where such pairs stand for people.
  [[nodiscard]] bool spaced_pair(std::size_t i) const;
  [[nodiscard]] bool spaced_pairs(std::size_t i) const;
  /// "mum L. said"
  [[nodiscard]] bool related_letter(std::size_t i) const;
  /// A small word, an acronym or a term of the field.
  [[nodiscard]] NameReason judge_no_name(std::size_t i) const;
  /// A name of the lists.
  [[nodiscard]] NameReason judge_name(std::size_t i) const;
  [[nodiscard]] NameReason judge_plain_word(std::size_t i) const;
  [[nodiscard]] bool pair_in_brackets(std::size_t i) const;
  [[nodiscard]] bool known_to_mates(std::size_t i) const;
  [[nodiscard]] bool nickname(std::size_t i) const;
  /// "called", "aka", "known as", also with a quotation mark between.
  [[nodiscard]] bool naming_before(std::size_t i) const;
  [[nodiscard]] bool said_to_be_name(std::size_t i) const;
  /// A nickname whose name is told behind it: "Fizz (that's Felicity)".
  [[nodiscard]] bool explained(std::size_t i) const;
  [[nodiscard]] NameReason judge_unknown(std::size_t i) const;
  [[nodiscard]] bool unknown_lower(std::size_t i) const;
  [[nodiscard]] bool paired_unknown(std::size_t i) const;
  [[nodiscard]] NameReason judge_initials(std::size_t i) const;
  [[nodiscard]] NameReason judge_letter(std::size_t i) const;
  [[nodiscard]] NameReason judge_pair_of_letters(std::size_t i) const;
  [[nodiscard]] NameReason judge_lone_letter(std::size_t i) const;
  [[nodiscard]] bool letter_in_place(std::size_t i) const;
  [[nodiscard]] bool small_dotted(std::size_t i) const;
  [[nodiscard]] bool hyphened_initials(std::size_t i) const;
  [[nodiscard]] bool pair_does(std::size_t i) const;
  [[nodiscard]] bool back_or_off(std::size_t i) const;
  [[nodiscard]] bool one_of_a_family(std::size_t i) const;
  [[nodiscard]] bool told_as_child(std::size_t i) const;
  /// What a word is that stands there twice: "Will will".
  enum class Doubled : std::uint8_t { no, name, word };
  [[nodiscard]] Doubled doubled_word(std::size_t i) const;
  /// One of several lines that begin with two capitals each.
  [[nodiscard]] bool in_column(std::size_t i) const;
  /// "Chelsea doing supported internship", "Sky back mon", "Joy, the PA, stays on".
  [[nodiscard]] bool hurried_person(std::size_t i) const;
  [[nodiscard]] bool hurried_beside(std::size_t i) const;
  [[nodiscard]] bool letters_of_pupil(std::size_t i) const;
  /// "lm and kp"
  [[nodiscard]] bool small_pair(std::size_t i) const;
  [[nodiscard]] bool spoken_with(std::size_t i) const;
  [[nodiscard]] bool told_in_bracket(std::size_t i) const;
  /// "9.00 EG / 9.50 RP": one of several that come at a time.
  [[nodiscard]] bool in_timetable(std::size_t i) const;
  /// "Big Tee helped", "lil kay": what a word of size makes a name.
  [[nodiscard]] bool sized_name(std::size_t i) const;
  /// "DO'C", "PMcD": initials that keep the beginning of a family name.
  [[nodiscard]] bool prefixed_initials(std::size_t i) const;
  [[nodiscard]] bool two_letters_as_person(std::size_t i) const;
  /// "TK bit RJ", "TK has no TA"
  [[nodiscard]] bool pupil_has(std::size_t i) const;
  [[nodiscard]] bool stands_alone(std::size_t i) const;
  [[nodiscard]] bool only_of_person(std::size_t i) const;
  [[nodiscard]] bool after_initials_word(std::size_t i) const;
  [[nodiscard]] bool in_list_of_initials(std::size_t i) const;
  [[nodiscard]] bool initials_beside(std::size_t i) const;
  [[nodiscard]] bool part_of_setting(std::size_t i) const;
  [[nodiscard]] bool ends_setting(std::size_t i) const;
  /// One of a list that the sentence says to be names of classes, houses or wards.
  [[nodiscard]] bool names_of_rooms(std::size_t i) const;
  /// "Henry's Fund"
  [[nodiscard]] bool gave_its_name(std::size_t i) const;
  /// "Houses: Drake, Raleigh": one of a list whose label says that it holds no people.
  [[nodiscard]] bool in_labelled_list(std::size_t i) const;
  [[nodiscard]] bool before_condition(std::size_t i) const;
  [[nodiscard]] bool after_saint(std::size_t i) const;
  /// A capital word where a place stands: "in Wyke", "the Wyke site".
  [[nodiscard]] bool place_like(std::size_t i) const;
  [[nodiscard]] bool said_of_person(std::size_t i) const;
  [[nodiscard]] bool misspelt_word(std::size_t i) const;
  [[nodiscard]] bool cut_short(std::size_t i) const;
  [[nodiscard]] bool built_of_words(std::string_view folded) const;

  [[nodiscard]] bool word_as_name(std::size_t i) const;
  [[nodiscard]] bool capital_as_name(std::size_t i) const;
  /// "Bill the taxi man"
  [[nodiscard]] bool known_by_trade(std::size_t i) const;
  [[nodiscard]] bool siblings(std::size_t i) const;
  /// A word with a part in sentences of its own: an office, a verb, a place.
  [[nodiscard]] bool plain_word(std::size_t i) const;
  [[nodiscard]] bool lower_as_name(std::size_t i) const;
  [[nodiscard]] bool lower_in_sentence(std::size_t i) const;
  [[nodiscard]] bool verb_after(std::size_t i, bool speech_only) const;
  [[nodiscard]] bool person_after(std::size_t i) const;
  [[nodiscard]] bool household(std::size_t i) const;
  /// A scrap without a sentence that is about a person: "Lily - ASD", "mum (Grace)", "Joy/Tom".
  [[nodiscard]] bool fragment_of_person(std::size_t i) const;
  [[nodiscard]] bool lower_capital_name(std::size_t i) const;
  [[nodiscard]] bool in_apposition(std::size_t i) const;
  [[nodiscard]] bool unknown_in_scrap(std::size_t i) const;
  [[nodiscard]] bool hyphened_name(std::size_t i) const;
  [[nodiscard]] bool acts_as_person(std::size_t i) const;
  [[nodiscard]] bool meant_for(std::size_t i) const;
  [[nodiscard]] bool lower_couple(std::size_t i) const;
  [[nodiscard]] bool in_list_of_names(std::size_t i) const;
  [[nodiscard]] bool long_list_of_names(std::size_t i) const;
  [[nodiscard]] bool surname_after_title(std::size_t i) const;
  [[nodiscard]] bool in_list_of_places(std::size_t i) const;
  [[nodiscard]] bool names_an_animal(std::size_t i) const;
  [[nodiscard]] bool pupil_follows(std::size_t i) const;
  /// A year at school, an age, a diagnosis or a state begins at token `at`.
  [[nodiscard]] bool says_of_pupil(std::size_t at) const;
  /// Begins a sentence, a line, a bracket or one of a list.
  [[nodiscard]] bool token_opens(std::size_t i) const;
  [[nodiscard]] std::uint64_t token_id(std::size_t i) const noexcept;
  /// "Angel was tired", "Rose is at the hub, her mum says": a sentence about a person.
  [[nodiscard]] bool described(std::size_t i) const;
  /// "Verity: ..." or "Verity - ..." at the start of a line.
  /// Where a name of two words ends that begins at `i`: "Hope Sutton"; `i` when it has one.
  [[nodiscard]] std::size_t name_end(std::size_t i) const;
  /// "Mark Field leads on ...", "Dawn Hill is the chair": after the second word of a name.
  [[nodiscard]] bool pair_acts(std::size_t last) const;
  /// "is in Y2", "was Year 4" after token `i`.
  [[nodiscard]] bool school_year_after(std::size_t i) const;
  /// What follows the word, or the name of two words, is said of a person.
  [[nodiscard]] bool sentence_of_person(std::size_t i) const;
  [[nodiscard]] bool predicate_of_person(std::size_t at, bool strict) const;
  /// The next sentence begins with "He" or "She".
  [[nodiscard]] bool next_sentence_pronoun(std::size_t i) const;
  /// "spoke to dawn", "met joy and her mum", in small letters.
  [[nodiscard]] bool lower_contact(std::size_t i) const;
  [[nodiscard]] bool acts_after(std::size_t i) const;
  [[nodiscard]] bool labels_line(std::size_t i) const;
  /// "is", "was", "can't" right after token `i`.
  [[nodiscard]] bool verb_of_being(std::size_t i) const;
  [[nodiscard]] bool relative_of(std::size_t i) const;
  [[nodiscard]] bool listed_names(std::size_t i) const;
  [[nodiscard]] bool named_neighbour(std::size_t i) const;
  [[nodiscard]] bool in_capital_phrase(std::size_t i) const;
  [[nodiscard]] bool in_date(std::size_t i) const;
  [[nodiscard]] bool after_locative(std::size_t i) const;

  const TokenStream& tokens_;
  const Lexicon& lexicon_;
};

}  // namespace fieldfare::guard
