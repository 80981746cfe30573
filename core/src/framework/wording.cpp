#include <fieldfare/core/framework/wording.h>

#include <cstddef>
#include <optional>
#include <utility>

namespace fieldfare::framework {

namespace {

char folded(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Bytes of letters outside ASCII belong to a word as well, so "déjudge" holds no "judge".
bool in_word(char c) noexcept {
  const char f = folded(c);
  return (f >= 'a' && f <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool parts_words(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '-';
}

/// Where `term`, begun at `start` of the text, ends in it; nothing when it does not stand there.
std::optional<std::size_t> match_at(std::string_view text, std::size_t start,
                                    std::string_view term) {
  const bool any_ending = !term.empty() && term.back() == '*';
  if (any_ending) term.remove_suffix(1);
  std::size_t at = start;
  for (const char wanted : term) {
    if (parts_words(wanted)) {
      if (at == text.size() || !parts_words(text[at])) return std::nullopt;
      while (at < text.size() && parts_words(text[at]))
        ++at;
    } else {
      if (at == text.size() || folded(text[at]) != wanted) return std::nullopt;
      ++at;
    }
  }
  if (any_ending) {
    while (at < text.size() && in_word(text[at]))
      ++at;
  }
  if (at < text.size() && in_word(text[at])) return std::nullopt;
  return at;
}

struct Stretch {
  std::size_t start;
  std::size_t end;
};

std::vector<Stretch> allowed_stretches(std::string_view text,
                                       const std::vector<std::size_t>& word_starts,
                                       const std::vector<std::string>& phrases) {
  std::vector<Stretch> out;
  for (const std::size_t start : word_starts) {
    for (const std::string& phrase : phrases) {
      if (const auto end = match_at(text, start, phrase)) out.push_back({start, *end});
    }
  }
  return out;
}

std::vector<std::size_t> word_starts_of(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_word(text[i]) && (i == 0 || !in_word(text[i - 1]))) out.push_back(i);
  }
  return out;
}

/// The longest term that stands at `start`.
std::optional<WordingHit> longest_at(std::string_view text, std::size_t start,
                                     const std::vector<EvaluativeWord>& words) {
  std::optional<WordingHit> best;
  for (const EvaluativeWord& word : words) {
    const auto end = match_at(text, start, word.term);
    if (end && (!best || *end > best->end)) best = {start, *end, word.term, word.reason};
  }
  return best;
}

}  // namespace

std::vector<WordingHit> evaluative_hits(const Framework& framework, std::string_view text) {
  const std::vector<std::size_t> starts = word_starts_of(text);
  const std::vector<Stretch> allowed =
      allowed_stretches(text, starts, framework.evaluative_words.allowed);
  std::vector<WordingHit> out;
  std::size_t allowed_from = 0;
  for (const std::size_t start : starts) {
    if (!out.empty() && start < out.back().end) continue;
    auto hit = longest_at(text, start, framework.evaluative_words.words);
    if (!hit) continue;
    while (allowed_from < allowed.size() && allowed[allowed_from].end <= start)
      ++allowed_from;
    bool excused = false;
    for (std::size_t i = allowed_from; i < allowed.size() && allowed[i].start <= start; ++i) {
      excused = excused || hit->end <= allowed[i].end;
    }
    if (!excused) out.push_back(std::move(*hit));
  }
  return out;
}

}  // namespace fieldfare::framework
