#include <fieldfare/ui/coverage.h>

#include <algorithm>
#include <map>
#include <string_view>

namespace fieldfare::ui {
namespace {

constexpr std::array<std::string_view, 4> sectors{"education", "health", "care", "joint"};

/// 0 to 3; 4 for none.
std::size_t sector_of(std::string_view name) {
  return static_cast<std::size_t>(std::find(sectors.begin(), sectors.end(), name) -
                                  sectors.begin());
}

}  // namespace

std::vector<CoverageTheme> coverage_of(const std::vector<ThemeOfQuestions>& themes,
                                       const std::vector<ActivityRow>& activities,
                                       const std::vector<NoteRow>& notes) {
  std::vector<CoverageTheme> out;
  std::map<std::string_view, std::pair<std::size_t, std::size_t>> places;
  for (const ThemeOfQuestions& theme : themes) {
    CoverageTheme group{theme.title, {}};
    for (const Question& question : theme.questions) {
      places[question.id] = {out.size(), group.questions.size()};
      CoverageRow row;
      row.id = question.id;
      row.title = question.title.empty() ? question.text : question.title;
      group.questions.push_back(std::move(row));
    }
    out.push_back(std::move(group));
  }
  std::map<std::string_view, std::size_t> sector_of_activity;
  for (const ActivityRow& activity : activities)
    sector_of_activity[activity.id] = sector_of(activity.sector);
  for (const NoteRow& note : notes) {
    if (note.facts.restricted) continue;
    const auto activity = sector_of_activity.find(note.activity_id);
    for (const std::string& criterion : note.facts.criteria) {
      const auto place = places.find(criterion);
      if (place == places.end()) continue;
      CoverageRow& row = out[place->second.first].questions[place->second.second];
      row.notes += 1;
      if (activity != sector_of_activity.end() && activity->second < row.sectors.size()) {
        row.sectors[activity->second] += 1;
      }
      if (note.facts.basis != Basis::unsaid) {
        row.bases[static_cast<std::size_t>(note.facts.basis) - 1] += 1;
      }
    }
  }
  return out;
}

std::size_t notes_under(const std::vector<std::string>& questions,
                        const std::vector<NoteRow>& notes) {
  return static_cast<std::size_t>(
      std::count_if(notes.begin(), notes.end(), [&](const NoteRow& note) {
        return !note.facts.restricted &&
               std::any_of(note.facts.criteria.begin(), note.facts.criteria.end(),
                           [&](const std::string& id) {
                             return std::find(questions.begin(), questions.end(), id) !=
                                    questions.end();
                           });
      }));
}

}  // namespace fieldfare::ui
