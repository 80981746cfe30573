#include <fieldfare/core/guard/guard.h>

#include <algorithm>
#include <array>

#include <fieldfare/core/error.h>
#include <fieldfare/core/utf8.h>

#include "guard/allow.h"
#include "guard/scan.h"

namespace fieldfare::guard {
namespace {

constexpr std::array<std::string_view, 8> labels = {"PERSON",   "DOB",     "PHONE", "EMAIL",
                                                    "POSTCODE", "ADDRESS", "ID",    "HANDLE"};

constexpr std::array<std::string_view, 8> masks = {
    "[withheld: name]",     "[withheld: birthday]", "[withheld: phone]",  "[withheld: e-mail]",
    "[withheld: postcode]", "[withheld: address]",  "[withheld: number]", "[withheld: handle]"};

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

std::string_view label_name(Label label) noexcept {
  return labels[static_cast<std::size_t>(label)];
}

std::string_view tier_name(Tier tier) noexcept {
  return tier == Tier::block ? "block" : "ask";
}

// Reads the lexicon's head now, so that a damaged build fails at the start.
Guard::Guard() {
  static_cast<void>(Lexicon::compiled_in());
}

Findings Guard::check(std::string_view text, const AllowList& allow) const {
  if (!utf8::valid(text) || text.size() > 0xFFFFFFFFU)
    return {Finding{0, text.size(), Label::person, Tier::block, "not readable as text"}};
  const Lexicon& lexicon = Lexicon::compiled_in();
  TokenStream tokens(text, lexicon);
  Findings found;
  Scan scan(tokens, found);
  cover_allowed(tokens, allow, lexicon);
  scan_contacts(scan);
  scan_numbers(scan);
  scan_birthdays(scan);
  scan_addresses(scan);
  scan_relations(scan);
  scan_names(scan, lexicon);
  scan_dates_beside_names(scan);
  return settled(std::move(found));
}

std::variant<GuardedText, Findings> Guard::admit(std::string_view text,
                                                 const AllowList& allow) const {
  Findings findings = check(text, allow);
  if (!findings.empty()) return findings;
  return GuardedText(std::string(text));
}

GuardedText Guard::mask(std::string_view text, const AllowList& allow) const {
  std::string out;
  std::size_t at = 0;
  for (const Finding& finding : check(text, allow)) {
    out.append(text.substr(at, finding.start - at));
    out.append(masks[static_cast<std::size_t>(finding.label)]);
    at = finding.end;
  }
  out.append(text.substr(at));
  return GuardedText(std::move(out));
}

GuardedText Guard::trusted(std::string_view text) const {
  FIELDFARE_ASSERT(check(text, AllowList{}).empty());
  return GuardedText(std::string(text));
}

}  // namespace fieldfare::guard
