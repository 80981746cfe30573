#include <fieldfare/ui/editor/marks.h>

#include <algorithm>
#include <utility>

namespace fieldfare::ui::editor {
namespace {

/// Where `offset` stands after `change`; a place inside what was removed goes to its edge.
std::size_t moved_offset(std::size_t offset, const Change& change, bool to_end) noexcept {
  const std::size_t removed_end = change.at + change.removed;
  if (offset >= removed_end && (offset > change.at || !to_end)) {
    return offset - change.removed + change.inserted;
  }
  if (offset <= change.at) return offset;
  return to_end ? change.at : change.at + change.inserted;
}

void drop_empty(std::vector<Mark>& marks) {
  std::erase_if(marks, [](const Mark& mark) { return mark.range.empty(); });
}

}  // namespace

Range moved(Range range, const Change& change) noexcept {
  if (range.empty()) return {change.at, change.at};
  const std::size_t start = moved_offset(range.start, change, false);
  const std::size_t end = moved_offset(range.end, change, true);
  return end <= start ? Range{start, start} : Range{start, end};
}

void Marks::changed(const Change& change, std::uint64_t revision) {
  since_.push_back({change, revision});
  for (Mark& mark : marks_)
    mark.range = moved(mark.range, change);
  drop_empty(marks_);
}

void Marks::arrived(std::vector<Mark> marks, std::uint64_t revision) {
  if (revision < revision_) return;
  revision_ = revision;
  while (!since_.empty() && since_.front().revision <= revision)
    since_.pop_front();
  for (Mark& mark : marks) {
    for (const Logged& logged : since_)
      mark.range = moved(mark.range, logged.change);
  }
  marks_ = std::move(marks);
  drop_empty(marks_);
  std::sort(marks_.begin(), marks_.end(),
            [](const Mark& a, const Mark& b) { return a.range.start < b.range.start; });
}

void Marks::clear() noexcept {
  marks_.clear();
  since_.clear();
  revision_ = 0;
}

const Mark* Marks::at(std::size_t offset) const noexcept {
  for (const Mark& mark : marks_) {
    if (mark.range.start > offset) break;
    if (offset <= mark.range.end) return &mark;
  }
  return nullptr;
}

}  // namespace fieldfare::ui::editor
