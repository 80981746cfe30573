#include <fieldfare/core/utf8.h>

#include <cstdint>
#include <cstring>

#include <fieldfare/core/error.h>

namespace fieldfare::utf8 {
namespace {

/// True when the eight bytes from `at` are there and all ASCII: most of what people write.
bool eight_ascii(std::string_view text, std::size_t at) noexcept {
  std::uint64_t bytes = 0;
  if (text.size() - at < sizeof(bytes)) return false;
  std::memcpy(&bytes, text.data() + at, sizeof(bytes));
  return (bytes & 0x8080'8080'8080'8080U) == 0;
}

struct Lead {
  std::size_t size;
  unsigned char second_low;
  unsigned char second_high;
};

/// What the first byte promises. The bounds of the second byte shut out overlong forms,
/// surrogates and code points past U+10FFFF.
std::optional<Lead> lead_of(unsigned char byte) noexcept {
  if (byte < 0x80) return Lead{1, 0, 0};
  if (byte < 0xC2) return std::nullopt;
  if (byte < 0xE0) return Lead{2, 0x80, 0xBF};
  if (byte == 0xE0) return Lead{3, 0xA0, 0xBF};
  if (byte == 0xED) return Lead{3, 0x80, 0x9F};
  if (byte < 0xF0) return Lead{3, 0x80, 0xBF};
  if (byte == 0xF0) return Lead{4, 0x90, 0xBF};
  if (byte < 0xF4) return Lead{4, 0x80, 0xBF};
  if (byte == 0xF4) return Lead{4, 0x80, 0x8F};
  return std::nullopt;
}

}  // namespace

std::optional<Decoded> decode(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return std::nullopt;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto lead = lead_of(byte(0));
  if (!lead || lead->size > text.size() - at) return std::nullopt;
  if (lead->size == 1) return Decoded{byte(0), 1};
  if (byte(1) < lead->second_low || byte(1) > lead->second_high) return std::nullopt;
  char32_t point = byte(0) & (0x7FU >> lead->size);
  for (std::size_t i = 1; i < lead->size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return std::nullopt;
    point = (point << 6U) | (byte(i) & 0x3FU);
  }
  return Decoded{point, lead->size};
}

bool valid(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size()) {
    if (eight_ascii(text, at)) {
      at += 8;
      continue;
    }
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const auto next = decode(text, at);
    if (!next) return false;
    at += next->size;
  }
  return true;
}

std::size_t count(std::string_view text) noexcept {
  std::size_t points = 0;
  for (const char byte : text)
    points += starts_code_point(byte) ? 1U : 0U;
  return points;
}

std::size_t byte_offset(std::string_view text, std::size_t index) noexcept {
  std::size_t at = 0;
  for (std::size_t points = 0; at < text.size(); ++at) {
    if (!starts_code_point(text[at])) continue;
    if (points == index) return at;
    ++points;
  }
  return text.size();
}

std::size_t OffsetCounter::at(std::size_t offset) noexcept {
  FIELDFARE_ASSERT(offset <= text_.size());
  if (offset < bytes_) bytes_ = points_ = 0;
  points_ += count(text_.substr(bytes_, offset - bytes_));
  bytes_ = offset;
  return points_;
}

}  // namespace fieldfare::utf8
