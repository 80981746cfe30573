#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fieldfare {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

[[nodiscard]] inline ByteView as_bytes(std::string_view text) noexcept {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

[[nodiscard]] inline std::string_view as_text(ByteView bytes) noexcept {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string to_hex(ByteView bytes);

/// Reads what `to_hex` wrote, in either case; nothing when a digit is wrong or the count is odd.
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view hex);

/// Base64 for URLs without padding (RFC 4648 section 5): cards and invites travel in it.
[[nodiscard]] std::string to_base64url(ByteView bytes);
[[nodiscard]] std::optional<Bytes> from_base64url(std::string_view text);

/// Appends fixed-width big-endian integers and raw bytes: every signed structure is written by it.
class ByteWriter {
 public:
  ByteWriter& u8(std::uint8_t value);
  ByteWriter& u16(std::uint16_t value);
  ByteWriter& u32(std::uint32_t value);
  ByteWriter& u64(std::uint64_t value);
  ByteWriter& raw(ByteView bytes);
  /// A u32 length, then the bytes.
  ByteWriter& sized(ByteView bytes);

  [[nodiscard]] const Bytes& bytes() const noexcept { return bytes_; }
  [[nodiscard]] Bytes take() noexcept { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

/// Reads what ByteWriter wrote. Every read is bounds-checked; the first read past the end throws
/// Error(damaged) that names `what`. Holds a view: the bytes must outlive the reader.
class ByteReader {
 public:
  ByteReader(ByteView bytes, std::string_view what) : rest_(bytes), what_(what) {}

  std::uint8_t u8();
  std::uint16_t u16();
  std::uint32_t u32();
  std::uint64_t u64();
  ByteView raw(std::size_t count);
  /// A u32 length of at most `limit`, then that many bytes.
  ByteView sized(std::size_t limit);
  template <std::size_t N>
  std::array<std::uint8_t, N> fixed() {
    std::array<std::uint8_t, N> out{};
    const ByteView view = raw(N);
    std::copy(view.begin(), view.end(), out.begin());
    return out;
  }

  [[nodiscard]] std::size_t remaining() const noexcept { return rest_.size(); }
  /// Throws Error(damaged) when bytes are left over.
  void expect_end() const;

 private:
  ByteView rest_;
  std::string_view what_;
};

}  // namespace fieldfare
