#include <algorithm>
#include <numeric>

#include <fieldfare/core/utf8.h>

#include <output/writers.h>

/// What the writers of pages share.
namespace fieldfare::output {

namespace {

/// How wide a column would like to be, in letters: its longest cell, within bounds that keep a long
/// text from pushing all others aside.
double wish_of(const Table& table, std::size_t column) {
  constexpr std::size_t narrowest = 6;
  constexpr std::size_t widest = 36;
  std::size_t longest = table.columns[column].size();
  for (const auto& row : table.rows)
    longest = std::max(longest, row[column].size());
  return static_cast<double>(std::clamp(longest, narrowest, widest));
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  std::size_t length = 0;
  for (const char c : text) {
    length = c == ' ' || c == '\n' || c == '-' ? 0 : length + 1;
    longest = std::max(longest, length);
  }
  return longest;
}

/// The share that a column needs so that its words stay whole: a letter of a table is about 1.2 %
/// of a page's width, and the gap beside it 2.5 %. Hashes and the like are broken.
double least_of(const Table& table, std::size_t column) {
  constexpr std::size_t longest_kept = 24;
  std::size_t longest = longest_word(table.columns[column]);
  for (const auto& row : table.rows) {
    const std::size_t word = longest_word(row[column]);
    if (word <= longest_kept) longest = std::max(longest, word);
  }
  return 0.012 * static_cast<double>(std::min(longest, longest_kept)) + 0.025;
}

/// What XML 1.0 cannot hold, or what would steer the program that shows it.
bool is_control(char32_t point) noexcept {
  return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0xFFFE || point == 0xFFFF;
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = utf8::decode(text, at);
    if (!decoded) {
      out += "\xEF\xBF\xBD";
      for (++at; at < text.size() && !utf8::starts_code_point(text[at]);)
        ++at;
      continue;
    }
    if (text[at] == '\n') {
      out += '\n';
    } else if (!is_control(decoded->code_point)) {
      out.append(text.substr(at, decoded->size));
    } else if (text[at] != '\r' || at + 1 == text.size() || text[at + 1] != '\n') {
      out += ' ';
    }
    at += decoded->size;
  }
  return out;
}

std::string stage_in_words(std::string_view stage) {
  std::string out(stage);
  std::replace(out.begin(), out.end(), '-', ' ');
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z') {
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  }
  return out;
}

std::vector<double> column_shares(const Table& table) {
  const std::size_t count = table.columns.size();
  std::vector<double> least(count);
  std::vector<double> wishes(count);
  for (std::size_t i = 0; i < count; ++i) {
    least[i] = least_of(table, i);
    wishes[i] = wish_of(table, i);
  }
  const double all_least = std::accumulate(least.begin(), least.end(), 0.0);
  const double all_wishes = std::accumulate(wishes.begin(), wishes.end(), 0.0);
  std::vector<double> shares(count);
  for (std::size_t i = 0; i < count; ++i) {
    shares[i] =
        all_least < 1 ? least[i] + (1 - all_least) * wishes[i] / all_wishes : least[i] / all_least;
  }
  return shares;
}

}  // namespace fieldfare::output
