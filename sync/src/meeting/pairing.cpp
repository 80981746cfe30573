#include <fieldfare/sync/meeting/pairing.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include <fieldfare/core/error.h>

#include "meeting/words.h"

namespace fieldfare::sync::meeting {
namespace {

constexpr std::string_view text_mark = "fieldfare-meet:";
constexpr std::string_view text_version = "1/";
constexpr std::size_t longest_place = 64;
constexpr const char* what_to_type =
    "Type the eight words that the host's screen shows, or paste its text whole.";

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The words in lower case; what is no letter stands between them.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  bool inside = false;
  for (const char given : text) {
    const char c = lower(given);
    const bool letter = c >= 'a' && c <= 'z';
    if (letter && !inside) out.emplace_back();
    if (letter) out.back() += c;
    inside = letter;
  }
  return out;
}

/// How many letters must change to make one word of the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, change});
    }
  }
  return row.back();
}

[[noreturn]] void unknown_word(const std::string& given) {
  // Longer than any of ours is no slip of a letter; it also bounds the work.
  if (given.size() <= 12) {
    for (const std::string_view word : words) {
      if (distance(given, word) <= 1) {
        throw Error(ErrorCode::usage, "The pairing code has no word “" + given + "”.",
                    "Is it “" + std::string(word) + "”?");
      }
    }
  }
  throw Error(ErrorCode::usage, "The pairing code has no word “" + given.substr(0, 40) + "”.",
              what_to_type);
}

Pairing read_words(std::string_view given) {
  Pairing out;
  for (const std::string& word : split(given.substr(0, 1024))) {
    const auto at = std::ranges::lower_bound(words, std::string_view(word));
    if (at == words.end() || *at != word) unknown_word(word);
    out.fingerprint.push_back(static_cast<std::uint8_t>(at - words.begin()));
  }
  if (out.fingerprint.size() != pairing_word_count) {
    throw Error(
        ErrorCode::usage,
        "The pairing code has eight words, not " + std::to_string(out.fingerprint.size()) + ".",
        what_to_type);
  }
  return out;
}

bool is_place(std::string_view text) {
  return !text.empty() && text.size() <= longest_place &&
         text.find_first_not_of("0123456789abcdefABCDEF.:[]") == std::string_view::npos &&
         text.find(':') != std::string_view::npos;
}

std::optional<Pairing> read_text(std::string_view text) {
  if (!text.starts_with(text_version)) return std::nullopt;
  text.remove_prefix(text_version.size());
  Pairing out;
  const std::size_t slash = text.find('/');
  const auto fingerprint = from_base64url(text.substr(0, slash));
  if (!fingerprint || fingerprint->size() != Hash::size) return std::nullopt;
  out.fingerprint = *fingerprint;
  while (text.find('/') != std::string_view::npos) {
    text.remove_prefix(text.find('/') + 1);
    const std::string_view place = text.substr(0, text.find('/'));
    if (!is_place(place) || out.places.size() == max_pairing_places) return std::nullopt;
    out.places.emplace_back(place);
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

}  // namespace

std::string pairing_words(const Hash& fingerprint) {
  std::string out;
  for (std::size_t i = 0; i < pairing_word_count; ++i) {
    if (i > 0) out += ' ';
    out += words[fingerprint.bytes[i]];
  }
  return out;
}

std::string pairing_text(const Hash& fingerprint, const std::vector<std::string>& places) {
  std::string out(text_mark);
  out += text_version;
  out += to_base64url(fingerprint.view());
  for (std::size_t i = 0; i < std::min(places.size(), max_pairing_places); ++i)
    out += "/" + places[i];
  return out;
}

bool Pairing::fits(const Hash& seen) const noexcept {
  return fingerprint.size() >= pairing_word_count && fingerprint.size() <= Hash::size &&
         std::ranges::equal(fingerprint, seen.view().first(fingerprint.size()));
}

Pairing read_pairing(std::string_view given) {
  given = trimmed(given);
  if (!given.starts_with(text_mark)) return read_words(given);
  if (auto out = read_text(given.substr(text_mark.size()))) return *out;
  throw Error(ErrorCode::usage, "This pairing text is cut short or of another version.",
              what_to_type);
}

}  // namespace fieldfare::sync::meeting
