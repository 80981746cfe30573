#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fieldfare::merge {

/// A text cut into the tokens of merge-algebra.md, section 4. Views the text, which must outlive
/// it. Law: the tokens, joined, are the text.
class TokenText {
 public:
  explicit TokenText(std::string_view text);

  [[nodiscard]] std::size_t size() const noexcept { return starts_.size() - 1; }
  [[nodiscard]] std::string_view token(std::size_t index) const { return text(index, index + 1); }
  /// The text of tokens `begin` to `end`, the last not included.
  [[nodiscard]] std::string_view text(std::size_t begin, std::size_t end) const {
    return text_.substr(starts_[begin], starts_[end] - starts_[begin]);
  }
  /// True when one of those tokens is a word.
  [[nodiscard]] bool has_word(std::size_t begin, std::size_t end) const {
    return words_before_[begin] != words_before_[end];
  }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;        ///< byte offsets; one more than tokens
  std::vector<std::uint32_t> words_before_;  ///< how many words stand before; one more than tokens
};

/// Gives equal tokens equal numbers, over all texts that are numbered by it.
class TokenNumbers {
 public:
  [[nodiscard]] std::vector<std::uint32_t> number(const TokenText& text);

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

}  // namespace fieldfare::merge
