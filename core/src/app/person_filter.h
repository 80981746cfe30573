#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/framework/framework.h>
#include <fieldfare/core/selection/person_table.h>

#include "app/person_data.h"

namespace fieldfare::app {

/// "17" for a row of the first or only list, "leavers:17" for another's.
[[nodiscard]] std::string row_name(const framework::Framework& framework, const PersonRow& row);
/// Error(usage) when it is no row's name.
[[nodiscard]] PersonRow row_from_name(const framework::Framework& framework,
                                      const std::string& text);

/// Conditions on rows, all of which must hold: "support=sen-support", "needs=autism" (one of a
/// list is enough), "age=14-16". Error(usage) for one that cannot be read.
class PersonFilter {
 public:
  explicit PersonFilter(const std::vector<std::string>& where);
  [[nodiscard]] bool fits(const selection::PersonTable& table, std::size_t row) const;

 private:
  struct Condition {
    std::string field;
    std::string value;
  };
  std::vector<Condition> conditions_;
};

/// True when a value of a row has what is asked: the same text, one of its parts, or a number
/// within the span.
[[nodiscard]] bool value_has(std::string_view value, std::string_view wanted);

}  // namespace fieldfare::app
