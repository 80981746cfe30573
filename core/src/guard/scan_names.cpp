#include <vector>

#include "guard/names.h"
#include "guard/names_around.h"
#include "guard/names_edge.h"
#include "guard/names_extent.h"
#include "guard/names_left.h"
#include "guard/names_likely.h"
#include "guard/names_register.h"
#include "guard/scan.h"

namespace fieldfare::guard {
namespace {

class NameFinder {
 public:
  NameFinder(Scan& scan, const Lexicon& lexicon)
      : scan_(scan),
        tokens_(scan.tokens()),
        lexicon_(lexicon),
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
      if (tokens_[i].letters != 1 && tokens_[i].shape != Shape::upper) continue;
      const std::size_t last = register_name_end(tokens_, i);
      if (last == i) continue;
      remember(i, last, last, {i, last});
      if (tokens_[i].letters == 1) {
        const bool stop = tokens_.gap_after(last).starts_with('.');
        scan_.add(tokens_[i].start, tokens_[last].end + (stop ? 1U : 0U), Label::person, Tier::ask,
                  "somebody's initials");
      } else {
        scan_.add_tokens(i, last, Label::person, Tier::ask, "a name as registers print it");
      }
      i = last;
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (reasons_[i] != NameReason::no && !tokens_[i].covered) i = take(i);
    }
    return std::move(said_);
  }

 private:
  /// Where no rule is sure, the second voice is heard. It judges by what the rules said of the
  /// others; and where it found a name once more, by that name ("Rose/Tom/Summer").
  void listen() {
    std::vector<int> scores(tokens_.size());
    const Manner manner(tokens_, reasons_);
    const std::vector<std::size_t> first = likely_names(manner, scores);
    std::vector<std::size_t> unlikely;
    constexpr int unbelieved = -40;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool lists = by_lists_alone(i);
      if ((!lists && !slip_beside_cue(i, manner)) || !likelihood_.doubtful(i)) continue;
      if (likelihood_.score(i, manner) < (lists ? Likelihood::doubted(tokens_[i]) : unbelieved))
        unlikely.push_back(i);
    }
    believe(first);
    for (const std::size_t i : unlikely)
      reasons_[i] = NameReason::no;
    if (!first.empty()) believe(likely_names(Manner(tokens_, reasons_), scores));
    believe(letters_again(scores));
  }

  /// "M has had a mega wk, can you do M last?": a letter that was somebody once.
  [[nodiscard]] std::vector<std::size_t> letters_again(const std::vector<int>& scores) const {
    constexpr int hopeless = -40;
    std::vector<std::size_t> again;
    const auto letter = [&](std::size_t i) {
      return tokens_[i].letters == 1 && tokens_[i].shape == Shape::title;
    };
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!letter(i) || reasons_[i] != NameReason::no || scores[i] < hopeless ||
          !likelihood_.doubtful(i) || left_to_rules(tokens_, i))
        continue;
      for (std::size_t other = 0; other < tokens_.size(); ++other) {
        if (tokens_[other].id != tokens_[i].id || !letter(other) ||
            reasons_[other] != NameReason::initials)
          continue;
        again.push_back(i);
        break;
      }
    }
    return again;
  }

  /// `scores` are those of the time before: what was hopeless then is not asked again.
  [[nodiscard]] std::vector<std::size_t> likely_names(const Manner& manner,
                                                      std::vector<int>& scores) const {
    constexpr int hopeless = -48;
    std::vector<std::size_t> likely;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (reasons_[i] != NameReason::no || scores[i] < hopeless || !likelihood_.doubtful(i) ||
          left_to_rules(tokens_, i))
        continue;
      scores[i] = likelihood_.score(i, manner);
      if (likelihood_.likely(i, scores[i], manner) && !judge_.names_something_else(i))
        likely.push_back(i);
    }
    return likely;
  }

  void believe(const std::vector<std::size_t>& likely) {
    for (const std::size_t i : likely)
      reasons_[i] = tokens_[i].letters == 1 ? NameReason::initials : NameReason::likely;
  }

  /// A rule asks because of what the lists say of the word, not because of what stands beside it.
  [[nodiscard]] bool by_lists_alone(std::size_t i) const {
    const bool lists = reasons_[i] == NameReason::unknown_word ||
                       (reasons_[i] == NameReason::known_name && !tokens_[i].loud);
    if (!lists || judge_.cue_before(i)) return false;
    // Beside another name or after a title it is part of it: "Miss Hyacinth Blackwood".
    const bool before = i > 0 && (tokens_.adjacent(i - 1) || tokens_.hyphened(i - 1)) &&
                        reasons_[i - 1] != NameReason::no;
    const bool after = i + 1 < tokens_.size() && (tokens_.adjacent(i) || tokens_.hyphened(i)) &&
                       reasons_[i + 1] != NameReason::no;
    return !before && !after && !judge_.title_before(i);
  }

  /// "boy at teh windo, the mum sais": what would be a name behind such a word, but in small
  /// letters and by somebody who slips in every other line.
  [[nodiscard]] bool slip_beside_cue(std::size_t i, const Manner& manner) const {
    return reasons_[i] == NameReason::unknown_word && tokens_[i].shape == Shape::lower &&
           !tokens_[i].possessive && manner.slips() > 2 && !judge_.title_before(i);
  }

  /// The name with the words beside it that the second voice takes for more of it.
  [[nodiscard]] NameExtent::Reach with_edges(NameExtent::Reach name) const {
    constexpr int most = 2;  // on either side
    const auto more = [&](NameEdge::Side side) {
      const NameEdge edge(tokens_, lexicon_, reasons_, name.first, name.last, side);
      const std::size_t at = edge.candidate();
      return at != NameEdge::none && Likelihood::weigh(edge.signs(at)) > NameEdge::belongs_above;
    };
    for (int step = 0; step < most && more(NameEdge::Side::right); ++step)
      ++name.last;
    for (int step = 0; step < most && more(NameEdge::Side::left); ++step)
      --name.first;
    return name;
  }

  /// "Hamish and Jean Galbraith": two first names before one family name. Gives the second of them,
  /// `last` where there is none.
  [[nodiscard]] std::size_t shares_family(std::size_t first, std::size_t last) const {
    const auto given = [&](std::size_t at) {
      return tokens_[at].shape == Shape::title && tokens_[at].facts.has(Fact::first) &&
             !tokens_[at].covered && !tokens_[at].possessive;
    };
    if (first != last || !given(first) || last + 3 >= tokens_.size()) return last;
    const std::string_view gap = tokens_.gap_after(last);
    const bool word = gap == " " && one_of(tokens_[last + 1].id, {"and", "an", "n"}) &&
                      tokens_.gap_after(last + 1) == " ";
    const std::size_t other = word ? last + 2 : last + 1;
    if (!word && gap != " & " && gap != " + ") return last;
    if (!given(other) || reasons_[other] == NameReason::no) return last;
    const NameExtent::Reach partner = extent_.around(other);
    const Token& family = tokens_[partner.last];
    // "Joanne and Steph Hallam-Wood"
    const bool whole =
        partner.last == other + 1 || (partner.last == other + 2 && tokens_.hyphened(other + 1));
    return partner.first == other && whole && tokens_.adjacent(other) &&
                   family.shape == Shape::title && family.letters > 1
               ? other
               : last;
  }

  /// Makes a finding of the name around token `i`; returns its last token.
  std::size_t take(std::size_t i) {
    const NameExtent::Reach sure = extent_.around(i);
    auto [first, last] = with_edges(sure);
    remember(first, last, i, sure);
    if (const std::size_t other = shares_family(first, last); other > last) {
      const NameExtent::Reach partner = extent_.around(other);
      remember(partner.first, partner.last, other, partner);
      last = partner.last;
    }
    const bool dotted = last > i && reasons_[i] == NameReason::initials;
    std::size_t end = tokens_[last].end;
    // "R.O'S", "LO'S", "RO'D": what looks like a possessive.
    if (tokens_.word(last).ends_with('O') && tokens_[last].letters <= 2 &&
        tokens_[last].full_end == end + 2 && scan_.text()[end + 1] >= 'A' &&
        scan_.text()[end + 1] <= 'Z')
      end = tokens_[last].full_end;
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

  /// Keeps the words of a found name, so that they are found everywhere in the note. Of those that
  /// only the second voice took in, what is an English word is not looked for elsewhere.
  void remember(std::size_t first, std::size_t last, std::size_t anchor, NameExtent::Reach sure) {
    for (std::size_t i = first; i <= last; ++i) {
      const Token& token = tokens_[i];
      if (token.letters < 2 || name_particle(token.id) || token.facts.has(Fact::title)) continue;
      if (i != anchor && token.facts.level() == 3 && !token.facts.name()) continue;
      const bool edge = i < sure.first || i > sure.last;
      if (edge && token.facts.level() >= (token.capital() ? 2 : 1)) continue;
      said_.names.push_back(token.id);
      if (i == anchor && judge_.said_outright(i)) said_.outright.push_back(token.id);
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
  const Lexicon& lexicon_;
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
