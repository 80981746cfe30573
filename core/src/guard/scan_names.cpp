#include <vector>

#include "guard/dates.h"
#include "guard/names.h"
#include "guard/names_extent.h"
#include "guard/names_likely.h"
#include "guard/scan.h"

namespace fieldfare::guard {
namespace {

class NameFinder {
 public:
  NameFinder(Scan& scan, const Lexicon& lexicon)
      : scan_(scan),
        tokens_(scan.tokens()),
        judge_(tokens_, lexicon),
        reasons_(tokens_.size()),
        likelihood_(tokens_, lexicon, reasons_),
        extent_(tokens_, judge_, reasons_) {}

  [[nodiscard]] Said run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!tokens_[i].covered) reasons_[i] = judge_.judge(i);
    }
    listen();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (reasons_[i] != NameReason::no && !tokens_[i].covered) i = take(i);
    }
    return std::move(said_);
  }

 private:
  /// Where no rule is sure, the second voice is heard. It judges by what the rules said of the
  /// others, never by what it said itself.
  void listen() {
    std::vector<std::size_t> likely;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (reasons_[i] == NameReason::no && !left_to_rules(i) && likelihood_.doubtful(i) &&
          likelihood_.likely(i))
        likely.push_back(i);
    }
    std::vector<std::size_t> unlikely;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (reasons_[i] == NameReason::unknown_word && !judge_.cue_before(i) &&
          likelihood_.doubtful(i) && likelihood_.score(i) < Likelihood::doubted(tokens_[i]))
        unlikely.push_back(i);
    }
    for (const std::size_t i : likely)
      reasons_[i] = NameReason::likely;
    for (const std::size_t i : unlikely)
      reasons_[i] = NameReason::no;
  }

  /// "the holly": a small word after "the", and a county of no list.
  bool left_to_rules(std::size_t i) const {
    const Token& token = tokens_[i];
    // "how long", "too frank"
    if (token.shape == Shape::lower && i > 0 && tokens_.adjacent(i - 1) &&
        (tokens_[i - 1].facts.has(Fact::determiner) ||
         one_of(tokens_[i - 1].id, {"how", "too", "very", "so", "as", "more", "less", "most"})))
      return true;
    if (tokens_.word(i).ends_with("shire")) return true;
    // "speaks Welsh with Mabli": peoples and languages; "French" is hardly ever a first name.
    if (token.facts.has(Fact::proper) && !token.facts.has(Fact::first) && !token.possessive)
      return true;
    if (helps_a_verb(i) || token.facts.has(Fact::determiner)) return true;
    if (says_when(i)) return true;
    // "Hope is that waits fall"
    return token.sentence_start && i + 2 < tokens_.size() && !token.possessive &&
           one_of(tokens_[i + 1].id, {"is", "was"}) && one_of(tokens_[i + 2].id, {"that", "to"});
  }

  /// "Summer is the worst time", "May is busy", "about June 2027", "April of next year": a season
  /// or a month, of which the rules know what follows it.
  bool says_when(std::size_t i) const {
    const Token& token = tokens_[i];
    const bool month = month_named(tokens_, i) != 0;
    if ((!month && !one_of(token.id, {"summer", "autumn", "winter", "spring", "easter"})) ||
        token.possessive)
      return false;
    const bool next = tokens_.adjacent(i);
    if (token.sentence_start && next && one_of(tokens_[i + 1].id, {"is", "was"})) return true;
    if (!month) return false;
    if (next && (tokens_[i + 1].shape == Shape::number || tokens_[i + 1].id == word_id("of")))
      return true;
    return i > 0 && tokens_.adjacent(i - 1) &&
           (tokens_[i - 1].shape >= Shape::number ||
            one_of(tokens_[i - 1].id, {"in", "since", "until", "till", "til", "by", "from", "early",
                                       "late", "mid", "end", "about", "last", "next", "this"}));
  }

  /// "reads and may not write", "will they", "who may change it": a small word before a verb.
  bool helps_a_verb(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.shape != Shape::lower || token.possessive ||
        !(token.facts.has(Fact::aux) || token.id == word_id("may")))
      return false;
    const bool told = i > 0 && tokens_.adjacent(i - 1) &&
                      one_of(tokens_[i - 1].id, {"it", "he", "she", "they", "we", "you", "who",
                                                 "that", "which", "i", "this", "there"});
    return told || (tokens_.adjacent(i) && !tokens_[i + 1].facts.has(Fact::aux) &&
                    !tokens_[i + 1].facts.has(Fact::verb));
  }

  /// Makes a finding of the name around token `i`; returns its last token.
  std::size_t take(std::size_t i) {
    const auto [first, last] = extent_.around(i);
    remember(first, last, i);
    const bool dotted = reasons_[i] == NameReason::initials && last > i;
    std::size_t end = tokens_[last].end;
    if ((lone_initial(tokens_[last]) && last > first) || dotted) {
      if (end < scan_.text().size() && scan_.text()[end] == '.') ++end;
    }
    scan_.add(tokens_[first].start, end, Label::person, tier(first, last, i), rule(first, i));
    return last;
  }

  Tier tier(std::size_t first, std::size_t last, std::size_t anchor) const {
    std::size_t names = 0;
    bool first_name = false;
    bool strong = false;
    for (std::size_t i = first; i <= last; ++i) {
      if (!tokens_[i].facts.name() || name_particle(tokens_[i].id)) continue;
      ++names;
      first_name = first_name || tokens_[i].facts.has(Fact::first);
      strong = strong || NameJudge::strong_name(tokens_[i]);
    }
    if (names >= 2 && first_name && strong) return Tier::block;
    const bool titled =
        judge_.title_before(anchor) || (first < anchor && judge_.title_before(first + 1));
    if (titled && (names > 0 || reasons_[anchor] == NameReason::unknown_word)) return Tier::block;
    const bool called =
        anchor > 0 && one_of(tokens_[anchor - 1].id, {"called", "named", "surname", "forename"});
    return called && strong ? Tier::block : Tier::ask;
  }

  std::string_view rule(std::size_t first, std::size_t anchor) const {
    if (first < anchor && judge_.title_before(first + 1)) return "a name after a title";
    switch (reasons_[anchor]) {
      case NameReason::known_name:
        return "a name that people carry";
      case NameReason::unknown_word:
        return "no English word, place or term of the field: it may be a name";
      case NameReason::other_script:
        return "letters of another script: it may be a name";
      case NameReason::word_in_place:
        return "a word that is also a name, where a name would stand";
      case NameReason::initials:
        return "somebody's initials";
      case NameReason::likely:
        return "it may be a name: it stands among words that stand around names";
      case NameReason::no:
        break;
    }
    return "named before in this note";
  }

  /// Keeps the words of a found name, so that they are found everywhere in the note.
  void remember(std::size_t first, std::size_t last, std::size_t anchor) {
    for (std::size_t i = first; i <= last; ++i) {
      const Token& token = tokens_[i];
      if (token.letters < 2 || name_particle(token.id) || token.facts.has(Fact::title)) continue;
      if (i != anchor && token.facts.level() == 3 && !token.facts.name()) continue;
      said_.names.push_back(token.id);
      if (token.shape == Shape::lower) said_.small.push_back(token.id);
      if (token.letters >= 5) remember_short_forms(fold(tokens_.word(i)).view());
    }
    remember_initials(first, last);
  }

  /// "Connor" may come again as "Con", "Temitope" as "Temi", "Kavitha" as "Kavi".
  void remember_short_forms(std::string_view name) {
    for (std::size_t size = 3; size <= 4 && size < name.size(); ++size)
      said_.short_forms.push_back(word_id(name.substr(0, size)));
  }

  /// "Niamh Gallagher" may come again as "NG", and "K.T." as "KT".
  void remember_initials(std::size_t first, std::size_t last) {
    if (last == first || last > first + 2) return;
    char letters[3] = {};
    std::size_t count = 0;
    for (std::size_t i = first; i <= last; ++i) {
      if (tokens_[i].facts.has(Fact::title) || !tokens_[i].capital()) return;
      letters[count++] = fold(tokens_.word(i)).letters[0];
    }
    said_.initials.push_back(word_id({letters, count}));
  }

  Scan& scan_;
  TokenStream& tokens_;
  NameJudge judge_;
  std::vector<NameReason> reasons_;
  Likelihood likelihood_;
  NameExtent extent_;
  Said said_;
};

}  // namespace

Said scan_names(Scan& scan, const Lexicon& lexicon) {
  return NameFinder(scan, lexicon).run();
}

}  // namespace fieldfare::guard
