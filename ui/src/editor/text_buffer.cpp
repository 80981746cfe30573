#include <fieldfare/ui/editor/text_buffer.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include <fieldfare/core/error.h>

namespace fieldfare::ui::editor {
namespace {

constexpr std::size_t first_capacity = 4096;  // one page: what locking memory costs at least

}  // namespace

void TextBuffer::clear() noexcept {
  memory_ = crypto::SecureBuffer();
  size_ = 0;
}

void TextBuffer::replace(Range range, std::string_view with) {
  FIELDFARE_ASSERT(range.start <= range.end && range.end <= size_);
  const std::size_t size = size_ - range.size() + with.size();
  if (size > memory_.size()) {
    std::size_t capacity = std::max(first_capacity, memory_.size() * 2);
    while (capacity < size)
      capacity *= 2;
    crypto::SecureBuffer fresh(capacity);
    if (size_ > 0) std::memcpy(fresh.data(), memory_.data(), size_);
    memory_ = std::move(fresh);
  }
  if (memory_.empty()) return;
  std::uint8_t* start = memory_.data() + range.start;
  std::memmove(start + with.size(), memory_.data() + range.end, size_ - range.end);
  if (!with.empty()) std::memcpy(start, with.data(), with.size());
  if (size < size_) crypto::wipe(memory_.span().subspan(size, size_ - size));
  size_ = size;
}

}  // namespace fieldfare::ui::editor
