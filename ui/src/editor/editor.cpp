#include <fieldfare/ui/editor/editor.h>

#include <algorithm>
#include <utility>

#include <fieldfare/core/error.h>
#include <fieldfare/ui/editor/boundaries.h>

namespace fieldfare::ui::editor {
namespace {

/// The end of `query` when it stands at `at` in `text`, compared folded; npos when it does not.
std::size_t matches_at(std::string_view text, std::size_t at, std::string_view query) noexcept {
  std::size_t q = 0;
  while (q < query.size()) {
    if (at >= text.size()) return std::string_view::npos;
    const CodePoint a = code_point_at(text, at);
    const CodePoint b = code_point_at(query, q);
    if (folded(a.value) != folded(b.value)) return std::string_view::npos;
    at = a.next;
    q = b.next;
  }
  return at;
}

}  // namespace

void Editor::load(std::string_view text) {
  clear();
  apply({0, 0}, cleaned(text, mode_ != Mode::note));
  selection_ = {text_.size(), text_.size()};
}

void Editor::clear() {
  const std::size_t size = text_.size();
  text_.clear();
  history_.clear();
  taken_back_.clear();
  selection_ = {};
  ++revision_;
  marks_.clear();
  marks_.changed({0, size, 0}, revision_);
  laid_out_ = false;
  wished_x_ = -1;
  scroll_y = -1;
}

std::string_view Editor::selected() const noexcept {
  if (mode_ == Mode::secret) return {};
  const Range range = selection_.range();
  return text().substr(range.start, range.size());
}

void Editor::place_caret(std::size_t offset, bool extend) {
  selection_.caret = at_or_before_grapheme(text(), offset);
  if (!extend) selection_.anchor = selection_.caret;
  wished_x_ = -1;
  history_.seal();
}

void Editor::select(Range range) {
  selection_.anchor = at_or_before_grapheme(text(), range.start);
  selection_.caret = at_or_before_grapheme(text(), range.end);
  wished_x_ = -1;
  history_.seal();
}

Range Editor::word(std::size_t offset) const noexcept {
  if (mode_ == Mode::secret) return {0, text_.size()};
  return word_around(text(), offset);
}

void Editor::select_paragraph(std::size_t offset) {
  select(paragraph_around(text(), offset));
}

void Editor::move(Motion motion, bool extend, std::size_t page_lines) {
  const bool vertical_motion = motion == Motion::line_up || motion == Motion::line_down ||
                               motion == Motion::page_up || motion == Motion::page_down;
  const bool collapses =
      !extend && !selection_.empty() && (motion == Motion::left || motion == Motion::right);
  std::size_t to = 0;
  if (collapses) {
    const Range range = selection_.range();
    to = motion == Motion::left ? range.start : range.end;
  } else {
    to = target(motion, page_lines);
  }
  const float wished = wished_x_;
  place_caret(to, extend);
  if (vertical_motion) wished_x_ = wished;
  reveal_ = true;
}

std::size_t Editor::target(Motion motion, std::size_t page_lines) {
  const auto page = static_cast<std::ptrdiff_t>(page_lines);
  const std::size_t here = selection_.caret;
  const bool one_word = mode_ == Mode::secret;
  switch (motion) {
    case Motion::left:
      return previous_grapheme(text(), here);
    case Motion::right:
      return next_grapheme(text(), here);
    case Motion::word_left:
      return one_word ? 0 : word_start_before(text(), here);
    case Motion::word_right:
      return one_word ? text_.size() : word_end_after(text(), here);
    case Motion::line_up:
      return vertical(-1);
    case Motion::line_down:
      return vertical(1);
    case Motion::page_up:
      return vertical(-page);
    case Motion::page_down:
      return vertical(page);
    case Motion::line_start:
      return laid_out_ ? layout_.caret_range(text(), layout_.line_of(here)).start
                       : paragraph_around(text(), here).start;
    case Motion::line_end:
      return laid_out_ ? layout_.caret_range(text(), layout_.line_of(here)).end
                       : paragraph_around(text(), here).end;
    case Motion::text_start:
      return 0;
    case Motion::text_end:
      return text_.size();
  }
  return here;
}

std::size_t Editor::vertical(std::ptrdiff_t lines) {
  if (!laid_out_) return lines < 0 ? 0 : text_.size();
  if (wished_x_ < 0) wished_x_ = layout_.x_of(text(), selection_.caret);
  const auto here = static_cast<std::ptrdiff_t>(layout_.line_of(selection_.caret));
  const auto last = static_cast<std::ptrdiff_t>(layout_.line_count()) - 1;
  const std::ptrdiff_t line = here + lines;
  if (line < 0 && here == 0) return 0;
  if (line > last && here == last) return text_.size();
  return layout_.offset_at(
      text(), static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(line, 0, last)), wished_x_);
}

void Editor::apply(Range range, std::string_view with) {
  text_.replace(range, with);
  ++revision_;
  marks_.changed({range.start, range.size(), with.size()}, revision_);
  if (laid_out_) layout_.edited(text(), range.start, range.size(), with.size());
}

void Editor::change(StepKind kind, Range range, std::string_view with, Selection after) {
  if (range.empty() && with.empty()) return;
  touch_bar = false;
  if (mode_ != Mode::secret) {
    history_.record(kind, range.start, text().substr(range.start, range.size()), with, selection_,
                    after);
  }
  apply(range, with);
  // What was typed may join the grapheme beside it (an accent after its letter).
  selection_ = {at_or_before_grapheme(text(), after.anchor),
                at_or_before_grapheme(text(), after.caret)};
  if (selection_.caret != after.caret && after.caret > 0) {
    const std::size_t end = next_grapheme(text(), selection_.caret);
    selection_ = {end, end};
  }
  wished_x_ = -1;
  reveal_ = true;
}

void Editor::insert(std::string_view typed) {
  std::string clean = cleaned(typed, mode_ != Mode::note);
  const Range range = selection_.range();
  const std::size_t end = range.start + clean.size();
  const bool typing = range.empty() && clean.size() <= 4;
  change(typing ? StepKind::typing : StepKind::other, range, clean, {end, end});
  std::fill(clean.begin(), clean.end(), '\0');
}

void Editor::erase(Motion motion) {
  Range range = selection_.range();
  const bool single = range.empty();
  if (single) {
    const std::size_t to = target(motion, 1);
    range = to < selection_.caret ? Range{to, selection_.caret} : Range{selection_.caret, to};
  }
  change(single ? StepKind::erasing : StepKind::other, range, {}, {range.start, range.start});
}

void Editor::replace(Range range, std::string_view with) {
  give_way(StepKind::other, range, with);
}

void Editor::stand_in(Range range, std::string_view with) {
  give_way(StepKind::stand_in, range, with);
}

void Editor::give_way(StepKind kind, Range range, std::string_view with) {
  const std::string clean = cleaned(with, mode_ != Mode::note);
  history_.seal();
  const auto follow = [&](std::size_t offset) {
    if (offset >= range.end) return offset - range.size() + clean.size();
    return offset > range.start ? range.start + clean.size() : offset;
  };
  change(kind, range, clean, {follow(selection_.anchor), follow(selection_.caret)});
}

std::size_t Editor::replace_all(std::string_view phrase, std::string_view with) {
  std::size_t count = 0;
  std::size_t from = 0;
  if (phrase.empty()) return 0;
  while (from < text_.size()) {
    const std::size_t end = matches_at(text(), from, phrase);
    if (end == std::string_view::npos) {
      from = code_point_at(text(), from).next;
      continue;
    }
    const bool whole = word_around(text(), from).start == from &&
                       word_around(text(), previous_grapheme(text(), end)).end == end;
    if (!whole) {
      from = code_point_at(text(), from).next;
      continue;
    }
    stand_in({from, end}, with);
    from += with.size();
    ++count;
  }
  return count;
}

bool Editor::undo() {
  if (!history_.can_undo()) return false;
  const UndoHistory::Step step = history_.undo();
  if (step.kind == StepKind::stand_in) {
    taken_back_.clear();
    taken_back_.append(step.removed);
  }
  apply({step.at, step.at + step.inserted.size()}, step.removed);
  selection_ = step.before;
  wished_x_ = -1;
  reveal_ = true;
  return true;
}

bool Editor::redo() {
  if (!history_.can_redo()) return false;
  const UndoHistory::Step step = history_.redo();
  apply({step.at, step.at + step.removed.size()}, step.inserted);
  selection_ = {at_or_before_grapheme(text(), step.after.anchor),
                at_or_before_grapheme(text(), step.after.caret)};
  wished_x_ = -1;
  reveal_ = true;
  return true;
}

std::optional<Range> Editor::find(std::string_view query, std::size_t from) const {
  if (query.empty()) return std::nullopt;
  const auto search = [&](std::size_t begin, std::size_t stop) -> std::optional<Range> {
    for (std::size_t at = begin; at < stop; at = code_point_at(text(), at).next) {
      const std::size_t end = matches_at(text(), at, query);
      if (end != std::string_view::npos) return Range{at, end};
    }
    return std::nullopt;
  };
  from = at_or_before_grapheme(text(), from);
  if (const auto found = search(from, text_.size())) return found;
  return search(0, from);
}

std::optional<Range> Editor::find_before(std::string_view query, std::size_t before) const {
  if (query.empty()) return std::nullopt;
  std::optional<Range> last;
  for (std::size_t at = 0; at < text_.size(); at = code_point_at(text(), at).next) {
    // Round the start: the last one of all, when there is none before.
    if (at >= before && last && last->start < before) break;
    const std::size_t end = matches_at(text(), at, query);
    if (end != std::string_view::npos) last = Range{at, end};
  }
  return last;
}

const LineLayout& Editor::lay_out(const Metrics& metrics, float width,
                                  std::uint64_t metrics_version) {
  if (!laid_out_ || layout_.width() != width || metrics_version_ != metrics_version) {
    layout_.rebuild(text(), metrics, width);
    laid_out_ = true;
    metrics_version_ = metrics_version;
  }
  return layout_;
}

bool Editor::take_reveal() noexcept {
  return std::exchange(reveal_, false);
}

}  // namespace fieldfare::ui::editor
