#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fieldfare/core/app/notebook.h>
#include <fieldfare/ui/coverage.h>
#include <fieldfare/ui/snapshot.h>

namespace fieldfare::tablet {

/// What is counted over all notes of a visit: how much stands under each question and line of
/// enquiry and about each case, and who holds them. 100,000 notes take seconds to read, so they are
/// counted a page at a time while nothing else is to be done, and what is saved here is counted by
/// itself.
class NoteCounts {
 public:
  /// Counts for this visit from now on; anew when its lines, activities or questions are others.
  /// True when there is something to count.
  bool begin(const ui::OpenVisit& visit);
  /// The same, although nothing of that has changed.
  void anew() { key_.clear(); }
  /// Counts one more page; true when that was the last.
  bool step(app::Notebook& notebook, const VisitId& visit);
  /// A note was saved here: as it was (null: it is new), and as it is.
  void saved(const ui::NoteRow* before, const ui::NoteRow& after);
  /// Writes what is counted so far.
  void show(ui::OpenVisit& out) const;

 private:
  void count(const ui::NoteRow& row, bool off);

  std::string key_;  ///< of what is counted under; empty: nothing
  std::unique_ptr<ui::Coverage> coverage_;
  std::vector<std::pair<std::string, std::vector<std::string>>> lines_;  ///< id and questions
  std::map<std::string, std::size_t> under_;                             ///< by line
  std::map<std::string, std::size_t> about_;                             ///< by case
  ui::SyncView held_;
  std::size_t page_ = 0;
  bool done_ = false;
};

}  // namespace fieldfare::tablet
