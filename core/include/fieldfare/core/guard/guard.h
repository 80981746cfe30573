#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fieldfare/core/guard/allow_list.h>
#include <fieldfare/core/guard/guarded_text.h>

namespace fieldfare::guard {

/// What a finding may be: the labels of the command line's contract.
enum class Label { person, dob, phone, email, postcode, address, id, handle };

/// `block`: certain, never written. `ask`: likely, a person decides with one tap.
enum class Tier { ask, block };

/// The contract's spelling: "PERSON", "DOB", ...; "ask", "block".
[[nodiscard]] std::string_view label_name(Label label) noexcept;
[[nodiscard]] std::string_view tier_name(Tier tier) noexcept;

/// One stretch of text that may say who somebody is. Offsets are bytes of the UTF-8 text, at
/// code point boundaries, `end` exclusive. `rule` says in plain words why, for example "a valid NHS
/// number"; it never repeats the text.
struct Finding {
  std::size_t start = 0;
  std::size_t end = 0;
  Label label = Label::person;
  Tier tier = Tier::ask;
  std::string_view rule;

  bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

/// The identity guard. Finds names of any origin, dates of birth, identity numbers, phones,
/// e-mails, postcodes, addresses and handles in hurried field notes. Pure: the same text and allow
/// list give the same findings. Immutable after construction and thread-safe; the lexicon it reads
/// is compiled in and shared.
class Guard {
 public:
  Guard();

  /// All findings in `text`, by start, never overlapping. Text that is not valid UTF-8 gives one
  /// blocking finding over the whole.
  [[nodiscard]] Findings check(std::string_view text, const AllowList& allow) const;

  /// Valid UTF-8 of less than 4 GiB.
  [[nodiscard]] static bool readable(std::string_view text) noexcept;

  /// The text as GuardedText when nothing was found, else the findings.
  [[nodiscard]] std::variant<GuardedText, Findings> admit(std::string_view text,
                                                          const AllowList& allow) const;

  /// The text with each finding replaced by "[withheld: name]" and the like: what the draft journal
  /// may hold.
  [[nodiscard]] GuardedText mask(std::string_view text, const AllowList& allow) const;

  /// Text that holds no finding by construction: numbers, dates and words of the framework chosen
  /// from a list. Aborts when the guard would object, so a caller cannot smuggle raw text.
  [[nodiscard]] GuardedText trusted(std::string_view text) const;
};

}  // namespace fieldfare::guard
