// Addresses that rules and the second voice found, with all the parts that stand beside them.

#include <algorithm>

#include "guard/address_grammar.h"

namespace fieldfare::guard {

void reach_over_addresses(Scan& scan) {
  constexpr std::size_t far = 12;
  const TokenStream& tokens = scan.tokens();
  const std::size_t found = scan.findings().size();
  for (std::size_t index = 0; index < found; ++index) {
    const Finding finding = scan.findings()[index];
    if (finding.label != Label::address) continue;
    const std::size_t first = tokens.token_at(finding.start);
    std::size_t last = first;
    while (last + 1 < tokens.size() && tokens[last + 1].start < finding.end)
      ++last;
    for (std::size_t from = first > far ? first - far : 0; from <= last; ++from) {
      const auto chain = address_at(tokens, from);
      if (!chain || chain->last < first) continue;
      if (chain->count > 1 && (chain->first < first || chain->last > last))
        scan.widen(index, std::min(chain->first, first), std::max(chain->last, last));
      break;
    }
  }
}

}  // namespace fieldfare::guard
