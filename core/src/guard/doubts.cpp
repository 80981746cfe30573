#include <fieldfare/core/guard/doubts.h>

#include "guard/block.h"
#include "guard/names_left.h"
#include "guard/names_likely.h"
#include "guard/scan.h"

namespace fieldfare::guard {

static_assert(doubt_signs == Likelihood::weights);

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
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!likelihood.doubtful(i)) continue;
      if (reasons[i] == NameReason::no && left_to_rules(tokens, i)) continue;
      const Likelihood::Signs signs = likelihood.signs(i);
      all.push_back({from + tokens[i].start,
                     from + tokens[i].end,
                     {signs.numbers.begin(), signs.numbers.begin() + signs.count},
                     reasons[i] != NameReason::no});
    }
    from += piece.size();
  }
  return all;
}

}  // namespace fieldfare::guard
