// How far a name reaches that is written in small letters, where any word may be the next.

#include "guard/names_extent.h"

namespace fieldfare::guard {

/// A small letter by itself that no English word, shorthand or stroke explains.
bool NameExtent::small_letter_of_name(std::size_t i) const {
  if (one_of(tokens_[i].id, {"a", "i"})) return false;
  const std::string_view after = tokens_.gap_after(i);
  // "patel r, hussain m, blank"
  const bool listed = after.starts_with(", ") && i > 0 && tokens_[i - 1].facts.has(Fact::last) &&
                      NameJudge::strong_name(tokens_[i - 1]);
  if (listed) return true;
  if (one_of(tokens_[i].id, {"n", "u", "r", "x", "v", "c", "o"})) return false;
  if (after.starts_with('/') || after.starts_with('-') || after.starts_with('\'')) return false;
  if (tokens_[i].id != word_id("w")) return true;
  // "archie w his mum", "archie w, off"
  return i + 1 >= tokens_.size() || !tokens_.adjacent(i) || tokens_[i + 1].facts.has(Fact::verb) ||
         tokens_[i + 1].facts.has(Fact::aux) ||
         one_of(tokens_[i + 1].id, {"and", "on", "off", "who", "is", "yr", "year", "in"});
}

bool NameExtent::lower_family_name(std::size_t anchor, std::size_t next) const {
  const Token& word = tokens_[next];
  const WordFacts facts = word.facts;
  if (reasons_[next] != NameReason::no && NameJudge::strong_name(word)) return true;
  const bool strong = NameJudge::strong_name(tokens_[anchor]);
  // "ellie may", "lily rose": what English puts behind a first name.
  if (strong && anchor + 1 == next && tokens_[anchor].facts.has(Fact::first) &&
      one_of(word.id, {"may",   "mae",   "rose", "grace",  "jo",    "lou",  "ann",   "anne",
                       "marie", "jane",  "lee",  "louise", "belle", "hope", "faith", "joy",
                       "rae",   "leigh", "jean", "beth",   "jade",  "lea",  "leigh"})) {
    if (next + 1 >= tokens_.size() || !tokens_.adjacent(next) || word.possessive) return true;
    const Token& after = tokens_[next + 1];
    return after.facts.has(Fact::aux) || after.facts.has(Fact::verb) ||
           reasons_[next + 1] != NameReason::no ||
           one_of(after.id, {"and", "n", "who", "whos", "from", "in", "at", "with", "said", "cant",
                             "wont", "doesnt", "isnt", "hasnt", "wasnt", "didnt"});
  }
  const bool after_first = strong && tokens_[anchor].facts.has(Fact::first);
  // "demi shufflebottom": what no list holds, after a first name that is nothing else.
  if (after_first && !facts.known() && word.letters >= 4 && anchor + 1 == next &&
      (word.letters > 4 || !judge_.slip(next)))
    return true;
  // "rabia bi", "li na"
  if ((after_first || (strong && tokens_[anchor].facts.has(Fact::last))) &&
      one_of(word.id, {"bi", "bibi", "na", "wu", "yu", "xu", "ng", "ko", "hu", "jan", "gul", "din",
                       "lal", "ram", "dev", "devi"}))
    return true;
  // "zhao lei": the family name first.
  const bool family_first = strong && tokens_[anchor].facts.has(Fact::last) &&
                            facts.has(Fact::first) && facts.level() < 3 && word.letters <= 4 &&
                            !facts.has(Fact::verb) && !facts.has(Fact::term);
  if (family_first) return true;
  const bool after_unknown =
      reasons_[anchor] == NameReason::unknown_word && anchor + 1 == next && facts.level() > 0;
  if (!(after_first || after_unknown) || !facts.has(Fact::last) || facts.has(Fact::kin) ||
      facts.has(Fact::role) || facts.has(Fact::closed) || facts.has(Fact::verb) ||
      facts.has(Fact::aux))
    return false;
  if (facts.level() < 3 || word.possessive) return true;
  if (next + 1 >= tokens_.size() || !tokens_.adjacent(next)) return true;
  const WordFacts after = tokens_[next + 1].facts;
  const bool led = anchor > 0 && one_of(tokens_[anchor - 1].id, {"cc", "from", "by", "with", "w",
                                                                 "to", "ring", "rang", "re"});
  if (led && after.level() < 3) return true;
  return tokens_[next + 1].shape == Shape::number || after.has(Fact::verb) ||
         after.has(Fact::aux) ||
         one_of(tokens_[next + 1].id,
                {"about", "re", "in", "at", "and", "who", "on", "after", "off", "out", "away",
                 "not", "absent", "again", "still", "back"});
}

bool NameExtent::lower_first_name(const Token& word, std::size_t anchor) const {
  const WordFacts facts = word.facts;
  return NameJudge::strong_name(tokens_[anchor]) && tokens_[anchor].facts.has(Fact::last) &&
         facts.has(Fact::first) && !facts.has(Fact::verb) && !facts.has(Fact::aux) &&
         !facts.has(Fact::kin) && !facts.has(Fact::role) && !facts.has(Fact::closed) &&
         !facts.has(Fact::term) && !facts.has(Fact::title) && !facts.has(Fact::determiner);
}

}  // namespace fieldfare::guard
