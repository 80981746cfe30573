#include <algorithm>

#include "guard/names.h"
#include "guard/scan.h"

namespace fieldfare::guard {
namespace {

/// Every other mention of a name that was found once.
class Mentions {
 public:
  Mentions(Scan& scan, const Lexicon& lexicon, const Said& said)
      : scan_(scan), tokens_(scan.tokens()), judge_(tokens_, lexicon), said_(said) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!tokens_[i].covered && initials(i))
        scan_.add_tokens(i, i, Label::person, Tier::ask, "the initials of somebody in this note");
      if (!tokens_[i].covered && spaced_initials(i))
        scan_.add_tokens(i, i + 1, Label::person, Tier::ask,
                         "the initials of somebody in this note");
      if (tokens_[i].covered) continue;
      if (said_.name(tokens_[i].id) ? mention(i) : family(i))
        scan_.add_tokens(i, whole_name_end(i), Label::person, Tier::ask,
                         "named elsewhere in this note");
      else if (short_form(i))
        scan_.add_tokens(i, i, Label::person, Tier::ask, "short for a name in this note");
    }
  }

 private:
  static bool holds(const std::vector<std::uint64_t>& words, std::uint64_t word) {
    return std::binary_search(words.begin(), words.end(), word);
  }

  /// "the Dunne boys ... Dunnes": the family of a name.
  bool family(std::size_t i) const {
    const Token& token = tokens_[i];
    const std::string_view word = tokens_.word(i);
    // "bilal who wants to work with horses ... bilals support worker"
    if (token.shape == Shape::lower && token.letters >= 4 && word.ends_with('s') &&
        (!token.facts.known() || (token.facts.has(Fact::last) && token.facts.level() == 0)))
      return said_.name(word_id(fold(word.substr(0, word.size() - 1)).view()));
    if (token.shape != Shape::title || token.letters < 4 || !word.ends_with('s') ||
        token.facts.level() > 1 || token.facts.has(Fact::term) || token.facts.has(Fact::proper))
      return false;
    return said_.name(word_id(fold(word.substr(0, word.size() - 1)).view()));
  }

  /// "Connor ... Con", "Temitope ... Temi".
  bool short_form(std::size_t i) const {
    const Token& token = tokens_[i];
    return token.shape == Shape::title && !token.loud && token.letters >= 3 && token.letters <= 6 &&
           !token.sentence_start && said_.any(token.id) && holds(said_.short_forms, token.id) &&
           !token.facts.has(Fact::term) && !token.facts.has(Fact::closed) &&
           !token.facts.has(Fact::proper) && !token.facts.has(Fact::place) &&
           !token.facts.has(Fact::kin) && !token.facts.has(Fact::role) && !judge_.other_meaning(i);
  }

  /// "S P's carer, then S P"
  bool spaced_initials(std::size_t i) const {
    if (i + 1 >= tokens_.size() || tokens_[i].letters != 1 || tokens_[i + 1].letters != 1 ||
        tokens_[i].shape != Shape::title || tokens_[i + 1].shape != Shape::title ||
        tokens_.gap_after(i) != " ")
      return false;
    const char letters[] = {fold(tokens_.word(i)).letters[0], fold(tokens_.word(i + 1)).letters[0]};
    return holds(said_.initials, word_id({letters, 2}));
  }

  bool initials(std::size_t i) const {
    const Token& token = tokens_[i];
    return token.shape == Shape::upper && !token.loud && token.letters >= 2 && token.letters <= 3 &&
           !token.facts.has(Fact::term) && !token.facts.has(Fact::upper) &&
           !token.facts.has(Fact::title) && said_.any(token.id) && holds(said_.initials, token.id);
  }

  /// "Everyone calls him Tank. Tank carries the registers, tank is off today"; not "a tank".
  bool by_name(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.facts.has(Fact::closed) || token.facts.has(Fact::kin) || token.facts.has(Fact::role))
      return false;
    return i == 0 || !tokens_.adjacent(i - 1) || !tokens_[i - 1].facts.has(Fact::determiner);
  }

  /// "grace moyo": a first name in small letters right before a family name that was said and is
  /// no word.
  bool beside_family(std::size_t i) const {
    if (!tokens_[i].facts.has(Fact::first) || !tokens_.adjacent(i)) return false;
    const Token& next = tokens_[i + 1];
    return next.word() && next.letters > 3 && said_.name(next.id) && next.facts.level() == 0;
  }

  /// The last word of a name whose words were all said: "grace moyo" is one mention.
  std::size_t whole_name_end(std::size_t i) const {
    std::size_t last = i;
    while (tokens_.adjacent(last) && !tokens_[last].possessive && !tokens_[last + 1].covered &&
           said_.name(tokens_[last + 1].id) && mention(last + 1))
      ++last;
    return last;
  }

  bool mention(std::size_t i) const {
    const Token& token = tokens_[i];
    if (!token.word() || token.facts.has(Fact::term) || judge_.other_meaning(i)) return false;
    if (token.letters <= 3 && token.shape == Shape::lower && token.facts.level() >= 2) return false;
    if (holds(said_.outright, token.id) && by_name(i)) return true;
    if (!token.facts.known())
      return token.capital() || token.letters > 3 ||
             (token.letters == 2 && holds(said_.small, token.id));
    if (!token.capital()) {
      if (beside_family(i)) return true;
      if (token.facts.level() <= 1 && !token.facts.has(Fact::place)) return true;
      return token.facts.has(Fact::first) && judge_.acting(i) && holds(said_.small, token.id);
    }
    if (token.facts.level() == 3 && !token.facts.has(Fact::first))
      return !token.sentence_start && token.shape == Shape::title && !token.loud;
    // "Faith leaders met": a plural after the word makes it a word again.
    const bool plural_next =
        i + 1 < tokens_.size() && tokens_.adjacent(i) && !token.possessive &&
        tokens_[i + 1].shape == Shape::lower && tokens_[i + 1].facts.level() >= 2 &&
        tokens_.word(i + 1).ends_with('s') && !tokens_[i + 1].facts.has(Fact::verb) &&
        !tokens_[i + 1].facts.has(Fact::aux) && !tokens_[i + 1].facts.has(Fact::closed);
    if (plural_next && token.facts.level() >= 2) return false;
    if (!token.sentence_start) return !token.loud || NameJudge::strong_name(token);
    const bool next = i + 1 < tokens_.size() && tokens_.adjacent(i);
    const WordFacts after = next ? tokens_[i + 1].facts : WordFacts{};
    if (token.facts.has(Fact::aux) || token.facts.has(Fact::verb))
      return after.has(Fact::aux) || after.has(Fact::verb);
    return !after.has(Fact::determiner) &&
           (!next || !one_of(tokens_[i + 1].id, {"to", "that", "for", "you", "i", "we"}));
  }

  Scan& scan_;
  TokenStream& tokens_;
  NameJudge judge_;
  const Said& said_;
};

}  // namespace

bool mentions_any(const TokenStream& tokens, const std::vector<std::uint64_t>& words) {
  const auto one = [&](std::uint64_t word) {
    return std::binary_search(words.begin(), words.end(), word);
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (one(token.id)) return true;
    const std::string_view word = tokens.word(i);
    // "bilals", "Dunnes"
    if (token.letters >= 4 && (word.ends_with('s') || word.ends_with('S')) &&
        one(word_id(fold(word.substr(0, word.size() - 1)).view())))
      return true;
    // "S P"
    if (token.letters != 1 || i + 1 >= tokens.size() || tokens[i + 1].letters != 1) continue;
    const char letters[] = {fold(word).letters[0], fold(tokens.word(i + 1)).letters[0]};
    if (one(word_id({letters, 2}))) return true;
  }
  return false;
}

void scan_mentions(Scan& scan, const Lexicon& lexicon, const Said& said) {
  if (!said.empty()) Mentions(scan, lexicon, said).run();
}

}  // namespace fieldfare::guard
