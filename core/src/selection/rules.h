#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <fieldfare/core/selection/propose.h>

namespace fieldfare::selection {

/// A rule of the framework made ready for a table.
struct ReadyRule {
  const framework::SelectionRule* rule = nullptr;
  RuleKind kind = RuleKind::weigh;
  const PersonColumn* column = nullptr;  ///< null: the list does not hold the field
  std::vector<char> fits;                ///< by code of the column: 1 fits, 0 does not, 2 not known
  std::int64_t minimum = 0;
  std::int64_t maximum = -1;  ///< -1: none
  std::int64_t weight = 0;    ///< how much one person who is wanted for it counts

  [[nodiscard]] bool fit(std::size_t row) const {
    return column != nullptr && fits[column->codes[row]] == 1;
  }
  [[nodiscard]] bool unfit(std::size_t row) const {
    return column != nullptr && fits[column->codes[row]] == 0;
  }
};

/// The framework's rules on cases, in its order.
[[nodiscard]] std::vector<ReadyRule> ready_rules(const PersonTable& table,
                                                 const framework::Framework& framework);

/// A field in which the chosen are to differ. Ages count by phase, lists by their parts.
struct Dimension {
  std::string field;
  std::string title;
  std::int64_t weight = 1;
  std::vector<std::vector<std::uint32_t>> kinds;  ///< by code: which kinds a value shows
  const PersonColumn* column = nullptr;
  std::vector<std::string> names;  ///< of the kinds

  [[nodiscard]] const std::vector<std::uint32_t>& of(std::size_t row) const {
    return kinds[column->codes[row]];
  }
};

/// All fields that the range is seen by; those that a rule wants spread weigh more.
[[nodiscard]] std::vector<Dimension> dimensions_of(const PersonTable& table,
                                                   const framework::Framework& framework);

/// The outcome of each rule for a set of rows.
[[nodiscard]] std::vector<RuleOutcome> outcomes(const std::vector<ReadyRule>& rules,
                                                const std::vector<Dimension>& dimensions,
                                                const std::vector<std::size_t>& chosen,
                                                const std::vector<std::size_t>& eligible);

}  // namespace fieldfare::selection
