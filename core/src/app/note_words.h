#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/edit.h"

/// The words that notes and their drafts share.
namespace fieldfare::app {

[[nodiscard]] inline Token basis_token(std::string_view value) {
  return Token::of(value, "a basis", {"observed", "told", "read", "survey"});
}

[[nodiscard]] inline Token recency_token(std::string_view value) {
  return Token::of(value, "a recency", {"current", "historical"});
}

[[nodiscard]] inline Token audience_token(std::string_view value) {
  return Token::of(value, "an audience", {"team", "restricted"});
}

[[nodiscard]] inline std::vector<Token> criteria_tokens(const std::vector<std::string>& ids,
                                                        const framework::Framework& framework) {
  std::vector<Token> out;
  for (const auto& id : ids)
    out.push_back(Token::criterion(id, framework));
  return out;
}

[[nodiscard]] inline std::vector<Token> tag_tokens(const std::vector<std::string>& tags,
                                                   const framework::Framework& framework) {
  std::vector<Token> out;
  for (const auto& tag : tags)
    out.push_back(Token::tag(tag, framework));
  return out;
}

}  // namespace fieldfare::app
