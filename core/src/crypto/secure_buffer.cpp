#include <algorithm>
#include <utility>

#include <fieldfare/core/crypto/secure_buffer.h>

#include "sodium.h"

namespace fieldfare::crypto {

SecureBuffer::SecureBuffer(std::size_t size) : size_(size) {
  if (size == 0) return;
  ensure_sodium();
  data_ = static_cast<std::uint8_t*>(sodium_malloc(size));
  if (data_ == nullptr) {
    size_ = 0;
    throw Error(ErrorCode::internal, "There is no memory left to hold a secret",
                "Close other programs and try again.");
  }
  std::fill_n(data_, size, std::uint8_t{0});
}

SecureBuffer::SecureBuffer(SecureBuffer&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

SecureBuffer& SecureBuffer::operator=(SecureBuffer&& other) noexcept {
  if (this != &other) {
    sodium_free(data_);
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}

SecureBuffer::~SecureBuffer() {
  sodium_free(data_);
}

SecureBuffer SecureBuffer::copy_of(ByteView bytes) {
  SecureBuffer out(bytes.size());
  std::copy(bytes.begin(), bytes.end(), out.data_);
  return out;
}

SecureBuffer SecureBuffer::random(std::size_t size, ports::Entropy& entropy) {
  SecureBuffer out(size);
  entropy.fill(out.span());
  return out;
}

void wipe(std::span<std::uint8_t> memory) noexcept {
  if (!memory.empty()) sodium_memzero(memory.data(), memory.size());
}

bool equal_constant_time(ByteView a, ByteView b) noexcept {
  if (a.size() != b.size()) return false;
  return a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace fieldfare::crypto
