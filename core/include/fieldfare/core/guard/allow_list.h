#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fieldfare::guard {

/// Why a phrase may stand in this visit's text.
enum class AllowedAs { setting, place, staff_role, not_a_person };

[[nodiscard]] std::string_view allowed_as_name(AllowedAs as) noexcept;
[[nodiscard]] std::optional<AllowedAs> allowed_as_from_name(std::string_view name) noexcept;

/// A visit's allowed phrases. A phrase is allowed as a whole: "Rowan House" does not allow "Rowan".
/// Compared by words, without regard to case, diacritics kept. Not thread-safe while being filled.
class AllowList {
 public:
  void add(std::string_view phrase, AllowedAs as);
  [[nodiscard]] bool empty() const noexcept { return phrases_.empty(); }
  [[nodiscard]] const std::vector<std::string>& phrases() const noexcept { return phrases_; }

 private:
  std::vector<std::string> phrases_;  ///< folded, words joined by one space, sorted, distinct
};

}  // namespace fieldfare::guard
