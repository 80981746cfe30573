#include <fieldfare/core/guard/doubts.h>

#include <deque>

#include "guard/block.h"
#include "guard/figures.h"
#include "guard/names_around.h"
#include "guard/names_doubt.h"
#include "guard/names_edge.h"
#include "guard/names_extent.h"
#include "guard/names_layer.h"
#include "guard/names_left.h"
#include "guard/names_likely.h"
#include "guard/names_signs.h"
#include "guard/scan.h"

namespace fieldfare::guard {
namespace {

/// The words beside the names that rules found.
void add_edges(const TokenStream& tokens, const Lexicon& lexicon, const NameJudge& judge,
               const std::vector<NameReason>& reasons, std::size_t from, std::vector<Doubt>& all) {
  const NameExtent extent(tokens, judge, reasons);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (reasons[i] == NameReason::no) continue;
    const NameExtent::Reach name = extent.around(i);
    for (const NameEdge::Side side : {NameEdge::Side::left, NameEdge::Side::right}) {
      const NameEdge edge(tokens, lexicon, reasons, name.first, name.last, side);
      const std::size_t at = edge.candidate();
      if (at == NameEdge::none) continue;
      const Likelihood::Signs signs = edge.signs(at);
      all.push_back({from + tokens[at].start,
                     from + tokens[at].end,
                     {signs.numbers.begin(), signs.numbers.begin() + signs.count},
                     {},
                     false,
                     static_cast<unsigned>(side == NameEdge::Side::right ? Doubtful::behind_name
                                                                         : Doubtful::before_name),
                     Likelihood::weigh(signs)});
    }
    i = name.last;
  }
}

}  // namespace

static_assert(doubt_signs == Likelihood::weights);
static_assert(doubt_rows == Layer::plain_rows + Layer::word_rows);

std::vector<Doubt> doubts(std::string_view text, const AllowList& allow) {
  const Lexicon& lexicon = Lexicon::compiled_in();
  std::vector<Doubt> all;
  std::size_t from = 0;
  for (const std::string_view piece : cut_into_blocks(text)) {
    TokenStream tokens(piece, lexicon);
    Findings found;
    Scan scan(tokens, found);
    scan_before_names(scan, allow, lexicon);
    const NameJudge judge(tokens, lexicon);
    std::vector<NameReason> reasons(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!tokens[i].covered) reasons[i] = judge.judge(i);
    }
    const Likelihood likelihood(tokens, lexicon, reasons);
    const Manner manner(tokens, reasons);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!likelihood.doubtful(i)) continue;
      if (reasons[i] == NameReason::no && left_to_rules(tokens, i)) continue;
      const Manner rest = manner.without(tokens[i], reasons[i]);
      const Surroundings around(tokens, lexicon, reasons, i);
      const Likelihood::Signs signs = signs_of(tokens, reasons, rest, around, i);
      const Layer::Rows rows = Layer::rows_of(tokens, reasons, rest, around, i);
      all.push_back({from + tokens[i].start,
                     from + tokens[i].end,
                     {signs.numbers.begin(), signs.numbers.begin() + signs.count},
                     {rows.numbers.begin(), rows.numbers.begin() + rows.count},
                     reasons[i] != NameReason::no,
                     static_cast<unsigned>(doubt_of(tokens[i])),
                     likelihood.score(i, manner)});
    }
    add_edges(tokens, lexicon, judge, reasons, from, all);
    from += piece.size();
  }
  return all;
}

static_assert(figure_signs == FigureVoice::weights);

std::vector<Doubt> figure_doubts(std::string_view text, const AllowList& allow) {
  std::deque<Block> blocks;
  Said said;
  for (const std::string_view piece : cut_into_blocks(text)) {
    blocks.emplace_back(piece, allow, Lexicon::compiled_in());
    said.add(blocks.back().said());
  }
  said.settle();
  std::vector<Doubt> all;
  std::size_t from = 0;
  for (Block& block : blocks) {
    const Findings found = block.findings_of_rules(said);
    const TokenStream& tokens = block.tokens();
    FigureVoice voice(tokens);
    voice.hear(found);
    for (const Figure& figure : voice.figures()) {
      const FigureVoice::Signs signs = voice.signs(figure);
      Doubt doubt;
      doubt.start = from + tokens[figure.first].start;
      doubt.end = from + tokens[figure.last].end;
      doubt.signs.assign(signs.numbers.begin(), signs.numbers.begin() + signs.count);
      doubt.by_rules = voice.found(figure);
      doubt.kind = static_cast<unsigned>(figure.kind);
      doubt.score = voice.score(figure);
      all.push_back(std::move(doubt));
    }
    from += block.text().size();
  }
  return all;
}

}  // namespace fieldfare::guard
