#include <support/stored_zip.h>

#include <set>

namespace fieldfare::test {

namespace {

std::uint32_t number(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = size; i-- > 0;)
    value = (value << 8U) | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

/// Bit by bit, as the standard writes it.
std::uint32_t check_sum(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit)
      crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xEDB88320U : crc >> 1U;
  }
  return ~crc;
}

/// Reads one start tag's attributes; the fault, or empty.
std::string attribute_fault(std::string_view text) {
  std::set<std::string, std::less<>> names;
  std::size_t at = 0;
  for (;;) {
    at = text.find_first_not_of(" \n", at);
    if (at == std::string_view::npos) return {};
    const std::size_t equals = text.find('=', at);
    if (equals == std::string_view::npos || equals + 1 >= text.size() || text[equals + 1] != '"')
      return "an attribute without a quoted value: " + std::string(text.substr(at));
    const std::size_t close = text.find('"', equals + 2);
    if (close == std::string_view::npos) return "an open quote";
    if (!names.insert(std::string(text.substr(at, equals - at))).second)
      return "an attribute twice: " + std::string(text.substr(at, equals - at));
    at = close + 1;
  }
}

std::string text_fault(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::string_view rest = text.substr(at);
    if (!rest.starts_with("&amp;") && !rest.starts_with("&lt;") && !rest.starts_with("&gt;") &&
        !rest.starts_with("&quot;"))
      return "a bare &";
  }
  return {};
}

}  // namespace

std::optional<std::map<std::string, std::string>> stored_files(std::string_view zip) {
  std::map<std::string, std::string> out;
  if (zip.size() < 22 || zip.substr(zip.size() - 22, 4) != "PK\x05\x06") return std::nullopt;
  const std::size_t end = zip.size() - 22;
  std::size_t at = number(zip, end + 16, 4);
  if (at + number(zip, end + 12, 4) != end) return std::nullopt;
  for (std::uint32_t left = number(zip, end + 10, 2); left > 0; --left) {
    if (at + 46 > end || zip.substr(at, 4) != "PK\x01\x02") return std::nullopt;
    const std::size_t local = number(zip, at + 42, 4);
    const std::size_t name_size = number(zip, at + 28, 2);
    const std::size_t size = number(zip, at + 20, 4);
    if (number(zip, at + 10, 2) != 0 || size != number(zip, at + 24, 4)) return std::nullopt;
    const std::string_view name = zip.substr(at + 46, name_size);
    // From "version needed" to the name's length both headers say the same.
    if (zip.substr(local, 4) != "PK\x03\x04" ||
        zip.substr(local + 4, 24) != zip.substr(at + 6, 24) ||
        zip.substr(local + 30, name_size) != name)
      return std::nullopt;
    const std::string_view bytes = zip.substr(local + 30 + name_size, size);
    if (check_sum(bytes) != number(zip, at + 16, 4)) return std::nullopt;
    out.emplace(name, bytes);
    at += 46 + name_size;
  }
  if (at != end) return std::nullopt;
  return out;
}

std::string xml_fault(std::string_view xml) {
  constexpr std::string_view declaration =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  if (!xml.starts_with(declaration)) return "no declaration";
  std::vector<std::string> open;
  std::size_t roots = 0;
  for (std::size_t at = declaration.size(); at < xml.size();) {
    const std::size_t start = xml.find('<', at);
    if (std::string fault = text_fault(xml.substr(at, start - at)); !fault.empty()) return fault;
    if (start == std::string_view::npos) break;
    const std::size_t close = xml.find('>', start);
    if (close == std::string_view::npos) return "an open tag";
    std::string_view tag = xml.substr(start + 1, close - start - 1);
    at = close + 1;
    if (tag.starts_with('/')) {
      if (open.empty() || open.back() != tag.substr(1)) return "</" + std::string(tag.substr(1));
      open.pop_back();
      continue;
    }
    const bool empty = tag.ends_with('/');
    if (empty) tag.remove_suffix(1);
    const std::size_t name = tag.find_first_of(" \n");
    if (name != std::string_view::npos) {
      if (std::string fault = attribute_fault(tag.substr(name)); !fault.empty()) return fault;
    }
    if (open.empty()) ++roots;
    if (!empty) open.emplace_back(tag.substr(0, name));
  }
  if (!open.empty()) return "never closed: " + open.back();
  return roots == 1 ? "" : "not one root";
}

}  // namespace fieldfare::test
