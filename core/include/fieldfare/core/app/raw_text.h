#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <fieldfare/core/crypto/secure_buffer.h>

namespace fieldfare::app {

/// Text as a person typed it, before the guard has seen it. Wiped when it goes; it has no way into
/// the log or a file except through the guard.
class RawText {
 public:
  RawText() = default;
  explicit RawText(std::string text) : text_(std::move(text)) {}
  RawText(const RawText&) = default;
  RawText(RawText&&) noexcept = default;
  RawText& operator=(const RawText& other) {
    if (this != &other) {
      clear();
      text_ = other.text_;
    }
    return *this;
  }
  RawText& operator=(RawText&& other) noexcept {
    if (this != &other) {
      clear();
      text_ = std::move(other.text_);
    }
    return *this;
  }
  ~RawText() { clear(); }

  [[nodiscard]] std::string_view view() const noexcept { return text_; }

 private:
  void clear() noexcept {
    crypto::wipe({reinterpret_cast<std::uint8_t*>(text_.data()), text_.size()});
    text_.clear();
  }
  std::string text_;
};

}  // namespace fieldfare::app
