#include "guard/scan.h"

#include <algorithm>

namespace fieldfare::guard {

void Scan::add(std::size_t start, std::size_t end, Label label, Tier tier, std::string_view rule) {
  findings_.push_back(Finding{start, end, label, tier, rule});
  for (std::size_t i = tokens_.token_at(start); i < tokens_.size() && tokens_[i].start < end; ++i)
    tokens_[i].covered = true;
}

void Scan::add_tokens(std::size_t first, std::size_t last, Label label, Tier tier,
                      std::string_view rule) {
  add(tokens_[first].start, tokens_[last].end, label, tier, rule);
}

void Scan::widen(std::size_t index, std::size_t first, std::size_t last) {
  Finding& finding = findings_[index];
  finding.start = std::min<std::size_t>(finding.start, tokens_[first].start);
  finding.end = std::max<std::size_t>(finding.end, tokens_[last].full_end);
  for (std::size_t i = first; i <= last; ++i)
    tokens_[i].covered = true;
}

}  // namespace fieldfare::guard
