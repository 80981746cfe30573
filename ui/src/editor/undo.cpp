#include <fieldfare/ui/editor/undo.h>

#include <fieldfare/core/error.h>

namespace fieldfare::ui::editor {
namespace {

bool is_blank(char byte) noexcept {
  return byte == ' ' || byte == '\n' || byte == '\t';
}

}  // namespace

void UndoHistory::record(StepKind kind, std::size_t at, std::string_view removed,
                         std::string_view inserted, Selection before, Selection after) {
  if (done_ < steps_.size()) {
    texts_.truncate(steps_[done_].removed.start);
    steps_.resize(done_);
    sealed_ = true;
  }
  const bool may_join = !sealed_ && !steps_.empty() && steps_.back().kind == kind;
  if (may_join && kind == StepKind::typing && join_typing(at, inserted, after)) return;
  if (may_join && kind == StepKind::erasing && join_erasing(at, removed, after)) return;

  Record fresh{kind, at, {}, {}, before, after};
  fresh.removed = {texts_.size(), texts_.size() + removed.size()};
  texts_.append(removed);
  fresh.inserted = {texts_.size(), texts_.size() + inserted.size()};
  texts_.append(inserted);
  steps_.push_back(fresh);
  done_ = steps_.size();
  sealed_ = kind == StepKind::other;
  if (texts_.size() > limit_bytes) forget_oldest();
}

bool UndoHistory::join_typing(std::size_t at, std::string_view inserted, Selection after) {
  Record& last = steps_.back();
  if (at != last.at + last.inserted.size() || inserted.empty()) return false;
  const std::string_view so_far = texts_.view().substr(last.inserted.start, last.inserted.size());
  // A step holds a word and the blanks after it: undo takes words back, not letters.
  if (!so_far.empty() && is_blank(so_far.back()) && !is_blank(inserted.front())) return false;
  texts_.append(inserted);
  last.inserted.end += inserted.size();
  last.after = after;
  return true;
}

bool UndoHistory::join_erasing(std::size_t at, std::string_view removed, Selection after) {
  Record& last = steps_.back();
  if (!last.inserted.empty() || removed.empty()) return false;
  const bool backwards = at + removed.size() == last.at;
  if (!backwards && at != last.at) return false;
  const std::size_t place = backwards ? last.removed.start : last.removed.end;
  texts_.replace({place, place}, removed);
  last.removed.end += removed.size();
  last.inserted = {last.removed.end, last.removed.end};
  last.at = at;
  last.after = after;
  return true;
}

UndoHistory::Step UndoHistory::step(const Record& record) const noexcept {
  return {record.at,
          texts_.view().substr(record.removed.start, record.removed.size()),
          texts_.view().substr(record.inserted.start, record.inserted.size()),
          record.before,
          record.after,
          record.kind};
}

UndoHistory::Step UndoHistory::undo() {
  FIELDFARE_ASSERT(can_undo());
  sealed_ = true;
  return step(steps_[--done_]);
}

UndoHistory::Step UndoHistory::redo() {
  FIELDFARE_ASSERT(can_redo());
  sealed_ = true;
  return step(steps_[done_++]);
}

void UndoHistory::clear() noexcept {
  texts_.clear();
  steps_.clear();
  done_ = 0;
  sealed_ = true;
}

void UndoHistory::forget_oldest() {
  std::size_t drop = 0;
  while (drop + 1 < steps_.size() && texts_.size() - steps_[drop].inserted.end > limit_bytes / 2) {
    ++drop;
  }
  if (drop == 0) return;
  const std::size_t bytes = steps_[drop].removed.start;
  texts_.replace({0, bytes}, {});
  steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(drop));
  for (Record& record : steps_) {
    record.removed = {record.removed.start - bytes, record.removed.end - bytes};
    record.inserted = {record.inserted.start - bytes, record.inserted.end - bytes};
  }
  done_ = steps_.size();
}

}  // namespace fieldfare::ui::editor
