#include <fieldfare/core/guard/guard.h>

#include <array>
#include <deque>

#include <fieldfare/core/error.h>
#include <fieldfare/core/utf8.h>

#include "guard/block.h"
#include "guard/figures.h"
#include "guard/names_likely.h"

namespace fieldfare::guard {
namespace {

constexpr std::array<std::string_view, 8> labels = {"PERSON",   "DOB",     "PHONE", "EMAIL",
                                                    "POSTCODE", "ADDRESS", "ID",    "HANDLE"};

constexpr std::array<std::string_view, 8> masks = {
    "[withheld: name]",     "[withheld: birthday]", "[withheld: phone]",  "[withheld: e-mail]",
    "[withheld: postcode]", "[withheld: address]",  "[withheld: number]", "[withheld: handle]"};

}  // namespace

std::string_view label_name(Label label) noexcept {
  return labels[static_cast<std::size_t>(label)];
}

std::string_view tier_name(Tier tier) noexcept {
  return tier == Tier::block ? "block" : "ask";
}

// Reads the heads of what is compiled in now, so that a damaged build fails at the start.
Guard::Guard() {
  static_cast<void>(Lexicon::compiled_in());
  Likelihood::check_weights();
  FigureVoice::check_weights();
}

bool Guard::readable(std::string_view text) noexcept {
  return utf8::valid(text) && text.size() <= 0xFFFFFFFFU;
}

Findings Guard::check(std::string_view text, const AllowList& allow) const {
  if (!readable(text))
    return {Finding{0, text.size(), Label::person, Tier::block, "not readable as text"}};
  std::deque<Block> blocks;
  Said said;
  for (const std::string_view piece : cut_into_blocks(text)) {
    blocks.emplace_back(piece, allow, Lexicon::compiled_in());
    said.add(blocks.back().said());
  }
  said.settle();
  Findings all;
  std::size_t at = 0;
  for (Block& block : blocks) {
    for (Finding finding : block.findings(said)) {
      finding.start += at;
      finding.end += at;
      all.push_back(finding);
    }
    at += block.text().size();
  }
  return all;
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
