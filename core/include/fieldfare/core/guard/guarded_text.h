#pragma once

#include <string>
#include <utility>

namespace fieldfare::guard {

class Guard;

/// Text that the identity guard has passed. Only the guard can make one, and every function that
/// puts text into the log or the draft journal takes one, so no path stores raw text.
class GuardedText {
 public:
  [[nodiscard]] const std::string& str() const noexcept { return text_; }
  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

 private:
  friend class Guard;
  explicit GuardedText(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

}  // namespace fieldfare::guard
