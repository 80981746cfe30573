#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fieldfare::selection {

/// Words of person-level data with the value that they stand for; texts are folded (headings.h).

/// "male" for "M", "boy"; nothing for a word of another kind.
[[nodiscard]] std::optional<std::string_view> known_gender(std::string_view text);
/// "White British" for "WBRI" (codes of the school census, main and extended).
[[nodiscard]] std::optional<std::string_view> known_ethnicity(std::string_view text);
/// "autism" for "ASD", "Autistic spectrum disorder": the needs of the school census and a few more
/// that authorities write.
[[nodiscard]] std::optional<std::string_view> known_need(std::string_view text);
/// A value that a category or list field of a framework may have ("ehc-plan", "out-of-area").
/// Several may be meant ("independent" is also "independent-registered"): the surest first.
[[nodiscard]] std::vector<std::string_view> known_categories(std::string_view text);
/// True or false for yes and no in any of their forms.
[[nodiscard]] std::optional<bool> known_flag(std::string_view text);
/// "not known", "n/a", "refused", "-": an empty cell in words.
[[nodiscard]] bool says_unknown(std::string_view text);

/// All words for one value, to be found in notes: "boy", "male", "lad" for "male".
struct WordsFor {
  std::string_view field;
  std::string_view value;
  std::string_view words;
};
[[nodiscard]] const std::vector<WordsFor>& all_known_words();

}  // namespace fieldfare::selection
