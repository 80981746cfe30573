#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fieldfare/ui/snapshot.h>

namespace fieldfare::ui {

/// How much stands under each question of the framework, in its order. A note counts once under
/// each question that it names; its sector is the one of its activity, if that has any. Restricted
/// notes do not count: a figure would tell of them. Notes are told one by one, so that 100,000 need
/// not be in memory together.
class Coverage {
 public:
  Coverage(const std::vector<ThemeOfQuestions>& themes, const std::vector<ActivityRow>& activities);
  void add(const std::string& activity_id, const NoteFacts& facts) { count(activity_id, facts, 1); }
  /// A note that was told before is told no more, or will be told anew with other facts.
  void take_off(const std::string& activity_id, const NoteFacts& facts) {
    count(activity_id, facts, static_cast<std::size_t>(-1));
  }
  [[nodiscard]] const std::vector<CoverageTheme>& rows() const noexcept { return rows_; }

 private:
  /// `by` is 1, or as many as make one less.
  void count(const std::string& activity_id, const NoteFacts& facts, std::size_t by);

  std::vector<CoverageTheme> rows_;
  std::map<std::string, std::pair<std::size_t, std::size_t>> places_;
  std::map<std::string, std::size_t> sectors_;
};

/// The same for notes that are in memory.
[[nodiscard]] std::vector<CoverageTheme> coverage_of(const std::vector<ThemeOfQuestions>& themes,
                                                     const std::vector<ActivityRow>& activities,
                                                     const std::vector<NoteRow>& notes);

/// Whether a note stands under at least one of these questions; restricted ones do not count.
[[nodiscard]] bool is_under(const std::vector<std::string>& questions, const NoteFacts& facts);
/// Notes under at least one of these questions.
[[nodiscard]] std::size_t notes_under(const std::vector<std::string>& questions,
                                      const std::vector<NoteRow>& notes);

}  // namespace fieldfare::ui
