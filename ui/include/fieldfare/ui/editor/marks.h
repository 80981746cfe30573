#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include <fieldfare/ui/editor/text_buffer.h>

namespace fieldfare::ui::editor {

/// What the identity guard says about a stretch of text, as the editor shows it.
struct Mark {
  Range range;
  std::string label;        ///< the guard's label, for example "PERSON"
  std::string why;          ///< in plain words; never the text itself
  bool certain = false;     ///< the guard blocks it: there is no choice but to take it out
  std::string with = {};    ///< the code or role that stands for it in this session; or empty
  std::string likely = {};  ///< a code that may be meant: to be offered first; or empty

  bool operator==(const Mark&) const = default;
};

/// One replacement of bytes.
struct Change {
  std::size_t at = 0;
  std::size_t removed = 0;
  std::size_t inserted = 0;
};

/// Moves `range` over `change`: what lies behind shifts, what is typed inside widens it, what is
/// removed from it shrinks it. A range that was removed altogether becomes empty.
[[nodiscard]] Range moved(Range range, const Change& change) noexcept;

/// The marks of a text that goes on changing while the guard looks at an earlier revision of it.
///
/// Laws:
/// - Marks never overlap, are never empty and stand in order.
/// - Marks that arrive for revision r are moved over every change made after r, so they lie on the
///   words that were looked at.
/// - Marks for a revision older than the last that arrived are ignored.
class Marks {
 public:
  /// Tells of a change that made `revision`.
  void changed(const Change& change, std::uint64_t revision);
  /// Takes the guard's answer for `revision`.
  void arrived(std::vector<Mark> marks, std::uint64_t revision);
  void clear() noexcept;

  [[nodiscard]] const std::vector<Mark>& all() const noexcept { return marks_; }
  /// The mark that a caret at `offset` touches, its end included; null when there is none.
  [[nodiscard]] const Mark* at(std::size_t offset) const noexcept;
  /// The revision that the marks were made for.
  [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }

 private:
  struct Logged {
    Change change;
    std::uint64_t revision = 0;
  };

  std::vector<Mark> marks_;
  std::deque<Logged> since_;  ///< changes later than revision_
  std::uint64_t revision_ = 0;
};

}  // namespace fieldfare::ui::editor
