#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/guard/guard.h>

#include "guard/said.h"
#include "guard/scan.h"
#include "guard/token.h"

namespace fieldfare::guard {

/// Cuts a note into the stretches that are checked one by one, in order and without gaps. A block
/// is one line or more: a short line, or one that ends with a colon, goes with the next. Lines of
/// more than some 1,000 bytes are cut at ends of sentences, counted from the cut before, so that a
/// key press hardly ever moves another cut than the next.
[[nodiscard]] std::vector<std::string_view> cut_into_blocks(std::string_view text);

/// Everything that is looked for before names, from the allowed phrases on.
void scan_before_names(Scan& scan, const AllowList& allow, const Lexicon& lexicon);

/// One block with what was found in it. What it says does not depend on other blocks, but for the
/// names that they say.
class Block {
 public:
  /// `text` must outlive the block.
  Block(std::string_view text, const AllowList& allow, const Lexicon& lexicon);
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;

  [[nodiscard]] std::string_view text() const noexcept { return tokens_.text(); }
  [[nodiscard]] const Said& said() const noexcept { return said_; }

  /// All findings, by start, apart; offsets are those of the block. `said` is what the whole note
  /// says, settled.
  [[nodiscard]] Findings findings(const Said& said);
  /// Whether what is found may change when the note says these words (rising, distinct) or no
  /// longer does.
  [[nodiscard]] bool says_any(const std::vector<std::uint64_t>& words) const;
  /// What rules and the voice for names find of them, in any order.
  [[nodiscard]] Findings findings_of_rules(const Said& said);
  [[nodiscard]] const TokenStream& tokens() const noexcept { return tokens_; }

 private:
  const Lexicon& lexicon_;
  TokenStream tokens_;
  Findings found_;  ///< without the other mentions of names
  Said said_;
  std::vector<bool> covered_;  ///< by `found_`, token by token
};

}  // namespace fieldfare::guard
