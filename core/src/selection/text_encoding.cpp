#include "selection/text_encoding.h"

#include <algorithm>
#include <array>

#include <fieldfare/core/error.h>
#include <fieldfare/core/utf8.h>

namespace fieldfare::selection {

namespace {

/// Bytes 0x80 to 0x9F of Windows-1252; the five that it leaves open give U+FFFD.
constexpr std::array<char32_t, 32> windows = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

[[noreturn]] void no_text() {
  throw Error(ErrorCode::damaged, "The file is neither an Excel workbook nor a text.",
              "Import a workbook saved by Excel (.xlsx) or a CSV file.");
}

void append(std::string& out, char32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xC0U | (point >> 6U));
    out += static_cast<char>(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0U | (point >> 12U));
    out += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (point & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (point >> 18U));
    out += static_cast<char>(0x80U | ((point >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((point >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (point & 0x3FU));
  }
}

std::string from_utf16(ByteView bytes, bool big_endian) {
  if (bytes.size() % 2 != 0) no_text();
  const auto unit = [&](std::size_t i) {
    return static_cast<char32_t>(big_endian ? (bytes[i] << 8U) | bytes[i + 1]
                                            : (bytes[i + 1] << 8U) | bytes[i]);
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    char32_t point = unit(i);
    if (point == 0 || (point >= 0xDC00 && point < 0xE000)) no_text();
    if (point >= 0xD800 && point < 0xDC00) {
      i += 2;
      if (i >= bytes.size() || unit(i) < 0xDC00 || unit(i) > 0xDFFF) no_text();
      point = 0x10000 + ((point - 0xD800) << 10U) + (unit(i) - 0xDC00);
    }
    append(out, point);
  }
  return out;
}

std::string from_windows_1252(ByteView bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const std::uint8_t byte : bytes)
    append(out, byte >= 0x80 && byte < 0xA0 ? windows[byte - 0x80] : char32_t{byte});
  return out;
}

/// Where the zeros stand in a text that is mostly of Latin letters: 0 nowhere, else 1 or 2.
int zeros(ByteView bytes) {
  const ByteView head = bytes.first(std::min<std::size_t>(bytes.size(), 512) & ~std::size_t{1});
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < head.size(); ++i)
    (i % 2 == 0 ? even : odd) += head[i] == 0 ? 1 : 0;
  if (odd * 4 > head.size() && even == 0) return 1;
  if (even * 4 > head.size() && odd == 0) return 2;
  return 0;
}

}  // namespace

std::string to_utf8(ByteView bytes) {
  const std::string_view text = as_text(bytes);
  if (text.starts_with("\xEF\xBB\xBF")) bytes = bytes.subspan(3);
  if (text.starts_with("\xFF\xFE")) return from_utf16(bytes.subspan(2), false);
  if (text.starts_with("\xFE\xFF")) return from_utf16(bytes.subspan(2), true);
  if (const int where = zeros(bytes); where != 0) return from_utf16(bytes, where == 2);
  if (std::find(bytes.begin(), bytes.end(), 0) != bytes.end()) no_text();
  return utf8::valid(as_text(bytes)) ? std::string(as_text(bytes)) : from_windows_1252(bytes);
}

}  // namespace fieldfare::selection
