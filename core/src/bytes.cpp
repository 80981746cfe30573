#include <algorithm>
#include <string>
#include <utility>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/error.h>

namespace fieldfare {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<std::int8_t, 256> reverse_table(std::string_view digits) {
  std::array<std::int8_t, 256> table{};
  table.fill(-1);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    table[static_cast<std::uint8_t>(digits[i])] = static_cast<std::int8_t>(i);
  }
  return table;
}

constexpr auto base64_values = reverse_table(base64_digits);

int hex_value(char digit) noexcept {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

template <class Integer>
void append_big_endian(Bytes& out, Integer value) {
  for (std::size_t i = sizeof(Integer); i-- > 0;) {
    out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }
}

template <class Integer>
Integer big_endian(ByteView bytes) noexcept {
  Integer value = 0;
  for (const std::uint8_t byte : bytes)
    value = static_cast<Integer>((value << 8) | byte);
  return value;
}

}  // namespace

std::string to_hex(ByteView bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    out.push_back(hex_digits[byte >> 4]);
    out.push_back(hex_digits[byte & 15]);
  }
  return out;
}

std::optional<Bytes> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  Bytes out;
  out.reserve(hex.size() / 2);
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = hex_value(hex[i]);
    const int low = hex_value(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return out;
}

std::string to_base64url(ByteView bytes) {
  std::string out;
  out.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t pending = 0;
  int bits = 0;
  for (const std::uint8_t byte : bytes) {
    pending = (pending << 8) | byte;
    for (bits += 8; bits >= 6;) {
      bits -= 6;
      out.push_back(base64_digits[(pending >> bits) & 63]);
    }
  }
  if (bits > 0) out.push_back(base64_digits[(pending << (6 - bits)) & 63]);
  return out;
}

std::optional<Bytes> from_base64url(std::string_view text) {
  if (text.size() % 4 == 1) return std::nullopt;
  Bytes out;
  out.reserve(text.size() * 3 / 4);
  std::uint32_t pending = 0;
  int bits = 0;
  for (const char digit : text) {
    const std::int8_t value = base64_values[static_cast<std::uint8_t>(digit)];
    if (value < 0) return std::nullopt;
    pending = (pending << 6) | static_cast<std::uint32_t>(value);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out.push_back(static_cast<std::uint8_t>(pending >> bits));
    }
  }
  // Left-over bits that are not zero would give one value two spellings.
  if ((pending & ((1U << bits) - 1)) != 0) return std::nullopt;
  return out;
}

ByteWriter& ByteWriter::u8(std::uint8_t value) {
  bytes_.push_back(value);
  return *this;
}

ByteWriter& ByteWriter::u16(std::uint16_t value) {
  append_big_endian(bytes_, value);
  return *this;
}

ByteWriter& ByteWriter::u32(std::uint32_t value) {
  append_big_endian(bytes_, value);
  return *this;
}

ByteWriter& ByteWriter::u64(std::uint64_t value) {
  append_big_endian(bytes_, value);
  return *this;
}

ByteWriter& ByteWriter::raw(ByteView bytes) {
  bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  return *this;
}

ByteWriter& ByteWriter::sized(ByteView bytes) {
  FIELDFARE_ASSERT(bytes.size() <= UINT32_MAX);
  return u32(static_cast<std::uint32_t>(bytes.size())).raw(bytes);
}

ByteView ByteReader::raw(std::size_t count) {
  if (count > rest_.size()) {
    throw Error(ErrorCode::damaged, std::string(what_) + " is cut short");
  }
  const ByteView taken = rest_.first(count);
  rest_ = rest_.subspan(count);
  return taken;
}

std::uint8_t ByteReader::u8() {
  return raw(1)[0];
}
std::uint16_t ByteReader::u16() {
  return big_endian<std::uint16_t>(raw(2));
}
std::uint32_t ByteReader::u32() {
  return big_endian<std::uint32_t>(raw(4));
}
std::uint64_t ByteReader::u64() {
  return big_endian<std::uint64_t>(raw(8));
}

ByteView ByteReader::sized(std::size_t limit) {
  const std::uint32_t size = u32();
  if (size > limit) {
    throw Error(ErrorCode::damaged, std::string(what_) + " names a length of " +
                                        std::to_string(size) + " bytes where at most " +
                                        std::to_string(limit) + " are allowed");
  }
  return raw(size);
}

void ByteReader::expect_end() const {
  if (!rest_.empty()) {
    throw Error(ErrorCode::damaged,
                std::string(what_) + " has " + std::to_string(rest_.size()) + " bytes too many");
  }
}

}  // namespace fieldfare
