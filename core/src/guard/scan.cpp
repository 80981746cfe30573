#include "guard/scan.h"

#include <algorithm>

namespace fieldfare::guard {
namespace {

/// `end`, past the bracket that closes one opened within [start, end): "9 Lord St (basement)".
std::size_t past_bracket(std::string_view text, std::size_t start, std::size_t end) {
  if (end >= text.size() || text[end] != ')') return end;
  const std::string_view within = text.substr(start, end - start);
  const auto opened = std::count(within.begin(), within.end(), '(');
  return opened > std::count(within.begin(), within.end(), ')') ? end + 1 : end;
}

}  // namespace

void Scan::add(std::size_t start, std::size_t end, Label label, Tier tier, std::string_view rule) {
  findings_.push_back(Finding{start, end, label, tier, rule});
  for (std::size_t i = tokens_.token_at(start); i < tokens_.size() && tokens_[i].start < end; ++i)
    tokens_[i].covered = true;
}

void Scan::add_tokens(std::size_t first, std::size_t last, Label label, Tier tier,
                      std::string_view rule) {
  const std::size_t start = tokens_[first].start;
  add(start, past_bracket(text(), start, tokens_[last].end), label, tier, rule);
}

void Scan::widen(std::size_t index, std::size_t first, std::size_t last) {
  Finding& finding = findings_[index];
  finding.start = std::min<std::size_t>(finding.start, tokens_[first].start);
  const std::size_t end = std::max<std::size_t>(finding.end, tokens_[last].full_end);
  finding.end = past_bracket(text(), finding.start, end);
  for (std::size_t i = first; i <= last; ++i)
    tokens_[i].covered = true;
}

}  // namespace fieldfare::guard
