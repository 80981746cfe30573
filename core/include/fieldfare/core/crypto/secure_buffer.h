#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/ports/entropy.h>

namespace fieldfare::crypto {

/// Memory for a secret: locked against swapping where the system allows it, between guard pages,
/// left out of core dumps, wiped when freed. Move-only; a moved-from buffer is empty. Allocation
/// costs several system calls: allocate once and reuse, never per entry.
class SecureBuffer {
 public:
  SecureBuffer() noexcept = default;
  explicit SecureBuffer(std::size_t size);
  SecureBuffer(SecureBuffer&& other) noexcept;
  SecureBuffer& operator=(SecureBuffer&& other) noexcept;
  SecureBuffer(const SecureBuffer&) = delete;
  SecureBuffer& operator=(const SecureBuffer&) = delete;
  ~SecureBuffer();

  [[nodiscard]] static SecureBuffer copy_of(ByteView bytes);
  [[nodiscard]] static SecureBuffer random(std::size_t size, ports::Entropy& entropy);

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] ByteView view() const noexcept { return {data_, size_}; }
  [[nodiscard]] std::span<std::uint8_t> span() noexcept { return {data_, size_}; }
  [[nodiscard]] std::uint8_t* data() noexcept { return data_; }
  [[nodiscard]] const std::uint8_t* data() const noexcept { return data_; }
  [[nodiscard]] SecureBuffer clone() const { return copy_of(view()); }

 private:
  std::uint8_t* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Overwrites memory in a way the compiler cannot leave out.
void wipe(std::span<std::uint8_t> memory) noexcept;

/// Compares without telling by its time where the difference is. Unequal sizes are unequal.
[[nodiscard]] bool equal_constant_time(ByteView a, ByteView b) noexcept;

/// A fixed array on the stack or in a member, wiped when it goes out of scope: for the short life
/// of an entry's data key, where a SecureBuffer's system calls would dominate.
template <std::size_t N>
struct WipedArray {
  std::uint8_t bytes[N] = {};
  WipedArray() = default;
  WipedArray(const WipedArray&) = delete;
  WipedArray& operator=(const WipedArray&) = delete;
  ~WipedArray() { wipe({bytes, N}); }
  [[nodiscard]] ByteView view() const noexcept { return {bytes, N}; }
  [[nodiscard]] std::span<std::uint8_t> span() noexcept { return {bytes, N}; }
};

}  // namespace fieldfare::crypto
