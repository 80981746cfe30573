#include "guard/block.h"

#include <algorithm>

#include "guard/address_grammar.h"
#include "guard/ages.h"
#include "guard/allow.h"
#include "guard/figures.h"
#include "guard/scan.h"

namespace fieldfare::guard {
namespace {

constexpr std::size_t short_line = 24;
/// Longer blocks are cut at the next end of a sentence, or, without one, at a space.
constexpr std::size_t long_block = 1000;
constexpr std::size_t endless_sentence = 2000;

/// A label of a form ("DOB", "Name:") goes with what stands on the next line.
bool goes_on(std::string_view line) noexcept {
  const std::size_t end = line.find_last_not_of(" \t\r\n");
  if (end == std::string_view::npos) return false;
  return line[end] == ':' || end < short_line;
}

/// "KA 3.9.16 gastro": a line that may be one of a list of initials, which goes with its neighbour
/// of the same kind.
bool begins_with_letters(std::string_view line) noexcept {
  const auto capital = [&](std::size_t at) { return line[at] >= 'A' && line[at] <= 'Z'; };
  return line.size() > 3 && capital(0) && capital(1) &&
         std::string_view(" :,-=(/").find(line[2]) != std::string_view::npos;
}

bool sentence_end(std::string_view text, std::size_t at) noexcept {
  const char c = text[at];
  return (c == '.' || c == '!' || c == '?') && at + 1 < text.size() && text[at + 1] == ' ';
}

void cut_long(std::string_view text, std::vector<std::string_view>& blocks) {
  std::size_t from = 0;
  for (std::size_t at = 0; text.size() - from > long_block && at + 2 < text.size(); ++at) {
    const std::size_t size = at - from;
    if (size < long_block || text[at + 1] != ' ') continue;
    if (!sentence_end(text, at) && size < endless_sentence) continue;
    blocks.push_back(text.substr(from, at + 2 - from));
    from = at + 2;
  }
  if (from < text.size()) blocks.push_back(text.substr(from));
}

/// By start; of two that overlap, one over both with the label of the stricter or the longer.
Findings settled(Findings findings) {
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  });
  Findings out;
  for (const Finding& next : findings) {
    if (out.empty() || next.start >= out.back().end) {
      out.push_back(next);
      continue;
    }
    Finding& kept = out.back();
    const bool stricter = next.tier == Tier::block && kept.tier == Tier::ask;
    if (stricter) {
      kept.label = next.label;
      kept.rule = next.rule;
      kept.tier = next.tier;
    }
    kept.end = std::max(kept.end, next.end);
  }
  return out;
}

}  // namespace

std::vector<std::string_view> cut_into_blocks(std::string_view text) {
  std::vector<std::string_view> blocks;
  std::size_t from = 0;
  while (from < text.size()) {
    std::size_t end = from;
    while (end < text.size()) {
      const std::size_t line = end;
      const std::size_t newline = text.find('\n', line);
      end = newline == std::string_view::npos ? text.size() : newline + 1;
      const bool listed = begins_with_letters(text.substr(line, end - line)) &&
                          begins_with_letters(text.substr(end));
      if ((!listed && !goes_on(text.substr(line, end - line))) || end - from > long_block) break;
    }
    cut_long(text.substr(from, end - from), blocks);
    from = end;
  }
  return blocks;
}

void scan_before_names(Scan& scan, const AllowList& allow, const Lexicon& lexicon) {
  cover_allowed(scan.tokens(), allow, lexicon);
  scan_contacts(scan, lexicon);
  scan_numbers(scan);
  scan_birthdays(scan);
  scan_addresses(scan);
  scan_relations(scan);
}

Block::Block(std::string_view text, const AllowList& allow, const Lexicon& lexicon)
    : lexicon_(lexicon), tokens_(text, lexicon) {
  Scan scan(tokens_, found_);
  scan_before_names(scan, allow, lexicon);
  said_ = scan_names(scan, lexicon);
  covered_.reserve(tokens_.size());
  for (std::size_t i = 0; i < tokens_.size(); ++i)
    covered_.push_back(tokens_[i].covered);
}

Findings Block::findings_of_rules(const Said& said) {
  for (std::size_t i = 0; i < tokens_.size(); ++i)
    tokens_[i].covered = covered_[i];
  Findings found = found_;
  Scan scan(tokens_, found);
  scan_mentions(scan, lexicon_, said);
  scan_dates_beside_names(scan);
  return found;
}

bool Block::says_any(const std::vector<std::uint64_t>& words) const {
  return mentions_any(tokens_, words);
}

Findings Block::findings(const Said& said) {
  Findings found = findings_of_rules(said);
  Scan scan(tokens_, found);
  scan_likely_figures(scan);
  reach_over_births(scan);
  reach_over_addresses(scan);
  return settled(std::move(found));
}

}  // namespace fieldfare::guard
