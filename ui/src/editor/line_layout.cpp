#include <fieldfare/ui/editor/line_layout.h>

#include <algorithm>

#include <fieldfare/core/error.h>
#include <fieldfare/ui/editor/boundaries.h>

namespace fieldfare::ui::editor {
namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_space(char32_t value) noexcept {
  return value == U' ' || value == U'\t' || value == U'\u3000' ||
         (value >= U'\u2000' && value <= U'\u200A' && value != U'\u2007');
}

/// A space or hyphen that carries an accent of its own is no place to break.
bool stands_alone(std::string_view text, std::size_t at, std::size_t next) noexcept {
  return next >= text.size() || static_cast<unsigned char>(text[next]) < 0x80 ||
         next_grapheme(text, at) == next;
}

bool breaks_after(char32_t value) noexcept {
  return value == U'-' || value == U'/' || value == U'\u2010' || value == U'\u2013' ||
         value == U'\u2014' || value == U'\u200B';
}

}  // namespace

void LineLayout::rebuild(std::string_view text, const Metrics& metrics, float width) {
  metrics_ = &metrics;
  width_ = width;
  for (char32_t c = 0; c < 128; ++c)
    ascii_[c] = c < 32 ? 0.0F : metrics.advance(c);
  ascii_[U'\t'] = 4 * ascii_[U' '];
  starts_.assign(1, 0);
  for (std::size_t at = next_start(text, 0); at != none; at = next_start(text, at)) {
    starts_.push_back(static_cast<std::uint32_t>(at));
  }
}

float LineLayout::advance(char32_t value) const noexcept {
  if (value < 128) return ascii_[value];
  return metrics_ == nullptr ? 0.0F : metrics_->advance(value);
}

std::size_t LineLayout::next_start(std::string_view text, std::size_t start) const noexcept {
  float x = 0;
  std::size_t last_break = none;
  std::size_t at = start;
  while (at < text.size()) {
    const CodePoint here = code_point_at(text, at);
    if (here.value == U'\n') return here.next;
    const float wide = advance(here.value);
    if (is_space(here.value)) {
      if (stands_alone(text, at, here.next)) last_break = here.next;
    } else if (x + wide > width_ && at > start) {
      return last_break != none ? last_break : break_inside_word(text, start, at);
    } else if (breaks_after(here.value) && stands_alone(text, at, here.next)) {
      last_break = here.next;
    }
    x += wide;
    at = here.next;
  }
  return none;
}

std::size_t LineLayout::break_inside_word(std::string_view text, std::size_t start,
                                          std::size_t limit) const noexcept {
  std::size_t at = next_grapheme(text, start);
  while (true) {
    const std::size_t next = next_grapheme(text, at);
    if (next > limit || next == at) break;
    at = next;
  }
  return at >= text.size() ? none : at;
}

void LineLayout::edited(std::string_view text, std::size_t at, std::size_t removed,
                        std::size_t inserted) {
  FIELDFARE_ASSERT(metrics_ != nullptr);
  // A break depends on the word that follows it, so wrapping begins again one line before the line
  // in which the edited word starts.
  std::size_t word = at;
  while (word > 0 && !is_space(static_cast<unsigned char>(text[word - 1])) &&
         text[word - 1] != '\n') {
    --word;
  }
  const std::size_t word_line = line_of(word);
  const std::size_t first = word_line == 0 ? 0 : word_line - 1;

  scratch_.clear();
  std::size_t old = first + 1;  // the first old start that may still be valid
  std::size_t start = starts_[first];
  bool joined = false;
  while ((start = next_start(text, start)) != none) {
    if (start >= at + inserted) {
      const std::size_t before_edit = start - inserted + removed;
      while (old < starts_.size() && starts_[old] < before_edit)
        ++old;
      if (old < starts_.size() && starts_[old] == before_edit && before_edit >= at + removed) {
        joined = true;
        break;
      }
    }
    scratch_.push_back(static_cast<std::uint32_t>(start));
  }
  if (!joined) old = starts_.size();
  const auto delta = static_cast<std::uint32_t>(inserted - removed);  // modulo 2^32, on purpose
  for (std::size_t i = old; i < starts_.size(); ++i)
    starts_[i] += delta;
  const auto keep = starts_.begin() + static_cast<std::ptrdiff_t>(first) + 1;
  const auto tail = starts_.begin() + static_cast<std::ptrdiff_t>(old);
  const auto hole = static_cast<std::size_t>(tail - keep);
  const std::size_t same = std::min(hole, scratch_.size());
  std::copy_n(scratch_.begin(), same, keep);
  const auto rest = keep + static_cast<std::ptrdiff_t>(same);
  if (scratch_.size() > hole) {
    starts_.insert(rest, scratch_.begin() + static_cast<std::ptrdiff_t>(same), scratch_.end());
  } else {
    starts_.erase(rest, tail);
  }
}

std::size_t LineLayout::line_of(std::size_t offset) const noexcept {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::size_t>(after - starts_.begin()) - 1;
}

Range LineLayout::line(std::string_view text, std::size_t index) const noexcept {
  const std::size_t start = std::min<std::size_t>(starts_[index], text.size());
  const std::size_t end = index + 1 < starts_.size() ? starts_[index + 1] : text.size();
  return {start, std::max(start, end)};
}

Range LineLayout::caret_range(std::string_view text, std::size_t index) const noexcept {
  Range range = line(text, index);
  if (index + 1 == starts_.size() || range.empty()) return range;
  range.end = std::max(range.start, previous_grapheme(text, range.end));
  return range;
}

float LineLayout::x_of(std::string_view text, std::size_t offset) const noexcept {
  float x = 0;
  std::size_t at = starts_[line_of(offset)];
  while (at < offset && at < text.size()) {
    const CodePoint here = code_point_at(text, at);
    x += advance(here.value);
    at = here.next;
  }
  return x;
}

std::size_t LineLayout::offset_at(std::string_view text, std::size_t index,
                                  float x) const noexcept {
  const Range range = caret_range(text, index);
  float left = 0;
  std::size_t at = range.start;
  while (at < range.end) {
    const std::size_t next = next_grapheme(text, at);
    float wide = 0;
    for (std::size_t p = at; p < next;) {
      const CodePoint here = code_point_at(text, p);
      wide += advance(here.value);
      p = here.next;
    }
    if (x < left + wide / 2) return at;
    left += wide;
    at = next;
  }
  return range.end;
}

}  // namespace fieldfare::ui::editor
