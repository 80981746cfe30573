#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/time.h>

/// The spelling of outputs: plain British English for readers outside the team.
namespace fieldfare::output {

/// "15 June 2026".
[[nodiscard]] std::string day_in_words(Date date);
/// "15, 16 and 18 June 2026"; days of several months are told month by month.
[[nodiscard]] std::string days_in_words(const std::set<Date>& days);
/// "education, health and care"; empty for none.
[[nodiscard]] std::string listed(const std::vector<std::string>& items);
[[nodiscard]] std::string listed(const std::set<std::string>& items);
[[nodiscard]] std::string role_in_words(std::string_view role);
[[nodiscard]] std::string inspectorate_in_words(std::string_view inspectorate);
[[nodiscard]] std::string mode_in_words(std::string_view mode);

}  // namespace fieldfare::output
