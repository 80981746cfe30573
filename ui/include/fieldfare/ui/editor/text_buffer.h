#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include <fieldfare/core/crypto/secure_buffer.h>

namespace fieldfare::ui::editor {

/// A half-open stretch of bytes, at code point boundaries.
struct Range {
  std::size_t start = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const noexcept { return end - start; }
  [[nodiscard]] bool empty() const noexcept { return start == end; }
  [[nodiscard]] bool contains(std::size_t offset) const noexcept {
    return offset >= start && offset < end;
  }
  bool operator==(const Range&) const = default;
};

/// Text being typed, before the identity guard has passed it. It lies in one piece, in locked
/// memory that is wiped when given back, so raw text does not outlive its editor. Inserting moves
/// what follows: 200,000 bytes move in a few microseconds, which is why there is no gap and no
/// tree. Not thread-safe.
class TextBuffer {
 public:
  TextBuffer() noexcept = default;
  TextBuffer(TextBuffer&& other) noexcept
      : memory_(std::move(other.memory_)), size_(std::exchange(other.size_, 0)) {}
  TextBuffer& operator=(TextBuffer&& other) noexcept {
    memory_ = std::move(other.memory_);
    size_ = std::exchange(other.size_, 0);
    return *this;
  }
  TextBuffer(const TextBuffer&) = delete;
  TextBuffer& operator=(const TextBuffer&) = delete;
  ~TextBuffer() = default;

  /// Valid until the next change.
  [[nodiscard]] std::string_view view() const noexcept {
    return as_text(memory_.view().first(size_));
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Replaces `range` by `with`, which must not point into this buffer.
  void replace(Range range, std::string_view with);
  void append(std::string_view text) { replace({size_, size_}, text); }
  void truncate(std::size_t size) { replace({size, size_}, {}); }
  /// Wipes and gives back the memory.
  void clear() noexcept;

 private:
  crypto::SecureBuffer memory_;
  std::size_t size_ = 0;
};

}  // namespace fieldfare::ui::editor
