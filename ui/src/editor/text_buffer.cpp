#include <fieldfare/ui/editor/text_buffer.h>

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include <fieldfare/core/error.h>

namespace fieldfare::ui::editor {
namespace {

constexpr std::size_t page_size = 4096;

char* take_pages(std::size_t bytes) {
  void* memory = std::aligned_alloc(page_size, bytes);
  if (memory == nullptr) throw std::bad_alloc();
  // A refusal (the process's limit of locked memory) is no reason to stop an inspector's typing.
  static_cast<void>(mlock(memory, bytes));
  return static_cast<char*>(memory);
}

void give_back(char* memory, std::size_t bytes) noexcept {
  if (memory == nullptr) return;
  explicit_bzero(memory, bytes);
  static_cast<void>(munlock(memory, bytes));
  std::free(memory);
}

}  // namespace

TextBuffer::TextBuffer(TextBuffer&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      capacity_(std::exchange(other.capacity_, 0)) {}

TextBuffer& TextBuffer::operator=(TextBuffer&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(capacity_, other.capacity_);
  other.clear();
  return *this;
}

TextBuffer::~TextBuffer() { clear(); }

void TextBuffer::clear() noexcept {
  give_back(data_, capacity_);
  data_ = nullptr;
  size_ = 0;
  capacity_ = 0;
}

void TextBuffer::grow(std::size_t needed) {
  std::size_t capacity = std::max(page_size, capacity_ * 2);
  while (capacity < needed) capacity *= 2;
  char* fresh = take_pages(capacity);
  if (size_ > 0) std::memcpy(fresh, data_, size_);
  give_back(data_, capacity_);
  data_ = fresh;
  capacity_ = capacity;
}

void TextBuffer::replace(Range range, std::string_view with) {
  FIELDFARE_ASSERT(range.start <= range.end && range.end <= size_);
  const std::size_t size = size_ - range.size() + with.size();
  if (size > capacity_) grow(size);
  if (data_ == nullptr) return;
  std::memmove(data_ + range.start + with.size(), data_ + range.end, size_ - range.end);
  if (!with.empty()) std::memcpy(data_ + range.start, with.data(), with.size());
  if (size < size_) explicit_bzero(data_ + size, size_ - size);
  size_ = size;
}

}  // namespace fieldfare::ui::editor
