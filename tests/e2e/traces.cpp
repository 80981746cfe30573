#include "traces.h"

#include <fstream>
#include <iterator>

namespace fieldfare::e2e {

namespace {

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// The words searched for are ASCII, so each letter is itself beside a zero byte.
std::string utf16(const std::string& text, bool big_endian) {
  std::string out;
  for (const char c : text) {
    if (big_endian) out += '\0';
    out += c;
    if (!big_endian) out += '\0';
  }
  return out;
}

}  // namespace

std::vector<std::string> traces_of(const std::vector<std::string>& words,
                                   const std::filesystem::path& root) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes =
        lower(std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()) +
              "\n" + entry.path().filename().string());
    for (const std::string& given : words) {
      const std::string word = lower(given);
      if (bytes.find(word) != std::string::npos ||
          bytes.find(utf16(word, true)) != std::string::npos ||
          bytes.find(utf16(word, false)) != std::string::npos) {
        found.push_back(entry.path().string() + ": " + given);
      }
    }
  }
  return found;
}

}  // namespace fieldfare::e2e
