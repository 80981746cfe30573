#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fieldfare/core/guard/guard.h>

#include "guard/said.h"
#include "guard/token.h"

namespace fieldfare::guard {

/// One check in progress: the tokens, and the findings so far. Each scan looks for one kind of
/// identity and covers what it found, so that later scans leave it alone. Order: contacts, numbers,
/// dates, addresses, relations, names; from the certain to the likely.
class Scan {
 public:
  Scan(TokenStream& tokens, Findings& findings) : tokens_(tokens), findings_(findings) {}

  [[nodiscard]] TokenStream& tokens() const noexcept { return tokens_; }
  [[nodiscard]] const Findings& findings() const noexcept { return findings_; }
  [[nodiscard]] std::string_view text() const noexcept { return tokens_.text(); }

  /// Adds a finding over the bytes [start, end) and covers its tokens. `rule` must be a literal.
  void add(std::size_t start, std::size_t end, Label label, Tier tier, std::string_view rule);

  /// The same over the tokens first to last, both included, and the bracket that closes one
  /// opened within.
  void add_tokens(std::size_t first, std::size_t last, Label label, Tier tier,
                  std::string_view rule);

  /// Takes the tokens first to last, beside it, into the finding at `index`, and covers them; ends
  /// it as add_tokens does.
  void widen(std::size_t index, std::size_t first, std::size_t last);

 private:
  TokenStream& tokens_;
  Findings& findings_;
};

/// E-mails, handles on social media, links to a person's page.
void scan_contacts(Scan& scan, const Lexicon& lexicon);
/// NHS numbers, UPNs, ULNs, National Insurance, passports, phones, postcodes, vehicles and local
/// case numbers.
void scan_numbers(Scan& scan);
/// Dates of birth and ages with birthdays; needs nothing but the tokens.
void scan_birthdays(Scan& scan);
/// Street addresses.
void scan_addresses(Scan& scan);
/// "the headteacher's daughter".
void scan_relations(Scan& scan);
/// Names, last, when everything else is covered; gives their words.
[[nodiscard]] Said scan_names(Scan& scan, const Lexicon& lexicon);
/// Every other mention of the names that the note says.
void scan_mentions(Scan& scan, const Lexicon& lexicon, const Said& said);
/// Whether some word of theirs is looked for among those that a note says by one of these (rising,
/// distinct): what scan_mentions finds may differ when the note says one more or less of them.
[[nodiscard]] bool mentions_any(const TokenStream& tokens, const std::vector<std::uint64_t>& words);
/// Dates beside a person's name; needs the names.
void scan_dates_beside_names(Scan& scan);

}  // namespace fieldfare::guard
