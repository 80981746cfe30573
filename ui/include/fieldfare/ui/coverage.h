#pragma once

#include <vector>

#include <fieldfare/ui/snapshot.h>

namespace fieldfare::ui {

/// How much stands under each question of the framework, in its order. A note counts once under
/// each question that it names; its sector is the one of its activity, if that has any. Restricted
/// notes do not count: a figure would tell of them. Linear in notes.
[[nodiscard]] std::vector<CoverageTheme> coverage_of(const std::vector<ThemeOfQuestions>& themes,
                                                     const std::vector<ActivityRow>& activities,
                                                     const std::vector<NoteRow>& notes);

/// Notes under at least one of these questions.
[[nodiscard]] std::size_t notes_under(const std::vector<std::string>& questions,
                                      const std::vector<NoteRow>& notes);

}  // namespace fieldfare::ui
