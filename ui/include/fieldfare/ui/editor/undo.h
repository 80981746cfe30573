#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fieldfare/ui/editor/text_buffer.h>

namespace fieldfare::ui::editor {

/// Caret and anchor; the selection lies between them.
struct Selection {
  std::size_t anchor = 0;
  std::size_t caret = 0;

  [[nodiscard]] Range range() const noexcept {
    return anchor < caret ? Range{anchor, caret} : Range{caret, anchor};
  }
  [[nodiscard]] bool empty() const noexcept { return anchor == caret; }
  bool operator==(const Selection&) const = default;
};

/// What may be merged with the step before it.
/// `stand_in`: words gave way to a code; who takes that back means those words.
enum class StepKind : std::uint8_t { typing, erasing, other, stand_in };

/// The steps that undo walks back and redo walks forth. Typing joins into one step per word,
/// erasing into one step per run. The texts of all steps lie in one wiped buffer. The oldest steps
/// are forgotten when they pass `limit_bytes` together.
///
/// Law: undoing every step, then redoing every step, gives the text and selection back.
class UndoHistory {
 public:
  static constexpr std::size_t limit_bytes = 4U << 20;  ///< more than a day of typing

  struct Step {
    std::size_t at = 0;
    std::string_view removed;   ///< valid until the next change of the history
    std::string_view inserted;  ///< the same
    Selection before;
    Selection after;
    StepKind kind = StepKind::other;
  };

  /// Records one replacement; forgets what could be redone.
  void record(StepKind kind, std::size_t at, std::string_view removed, std::string_view inserted,
              Selection before, Selection after);
  /// Ends the run: the next typing starts a step of its own.
  void seal() noexcept { sealed_ = true; }

  [[nodiscard]] bool can_undo() const noexcept { return done_ > 0; }
  [[nodiscard]] bool can_redo() const noexcept { return done_ < steps_.size(); }
  /// The step to take back; call only when `can_undo`.
  [[nodiscard]] Step undo();
  /// The step to do again; call only when `can_redo`.
  [[nodiscard]] Step redo();
  void clear() noexcept;

 private:
  struct Record {
    StepKind kind = StepKind::other;
    std::size_t at = 0;
    Range removed;  ///< in texts_; `inserted` follows it directly
    Range inserted;
    Selection before;
    Selection after;
  };

  [[nodiscard]] bool join_typing(std::size_t at, std::string_view inserted, Selection after);
  [[nodiscard]] bool join_erasing(std::size_t at, std::string_view removed, Selection after);
  [[nodiscard]] Step step(const Record& record) const noexcept;
  void forget_oldest();

  TextBuffer texts_;
  std::vector<Record> steps_;
  std::size_t done_ = 0;
  bool sealed_ = true;
};

}  // namespace fieldfare::ui::editor
