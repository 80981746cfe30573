#include <fieldfare/ui/coverage.h>

#include <algorithm>
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

Coverage::Coverage(const std::vector<ThemeOfQuestions>& themes,
                   const std::vector<ActivityRow>& activities) {
  for (const ThemeOfQuestions& theme : themes) {
    CoverageTheme group{theme.title, {}};
    for (const Question& question : theme.questions) {
      places_[question.id] = {rows_.size(), group.questions.size()};
      CoverageRow row;
      row.id = question.id;
      row.title = question.title.empty() ? question.text : question.title;
      group.questions.push_back(std::move(row));
    }
    rows_.push_back(std::move(group));
  }
  for (const ActivityRow& activity : activities)
    sectors_[activity.id] = sector_of(activity.sector);
}

void Coverage::count(const std::string& activity_id, const NoteFacts& facts, std::size_t by) {
  if (facts.restricted) return;
  const auto sector = sectors_.find(activity_id);
  for (const std::string& criterion : facts.criteria) {
    const auto place = places_.find(criterion);
    if (place == places_.end()) continue;
    CoverageRow& row = rows_[place->second.first].questions[place->second.second];
    row.notes += by;
    if (sector != sectors_.end() && sector->second < row.sectors.size()) {
      row.sectors[sector->second] += by;
    }
    if (facts.basis != Basis::unsaid) {
      row.bases[static_cast<std::size_t>(facts.basis) - 1] += by;
    }
  }
}

std::vector<CoverageTheme> coverage_of(const std::vector<ThemeOfQuestions>& themes,
                                       const std::vector<ActivityRow>& activities,
                                       const std::vector<NoteRow>& notes) {
  Coverage coverage(themes, activities);
  for (const NoteRow& note : notes)
    coverage.add(note.activity_id, note.facts);
  return coverage.rows();
}

bool is_under(const std::vector<std::string>& questions, const NoteFacts& facts) {
  return !facts.restricted &&
         std::any_of(facts.criteria.begin(), facts.criteria.end(), [&](const std::string& id) {
           return std::find(questions.begin(), questions.end(), id) != questions.end();
         });
}

std::size_t notes_under(const std::vector<std::string>& questions,
                        const std::vector<NoteRow>& notes) {
  return static_cast<std::size_t>(
      std::count_if(notes.begin(), notes.end(),
                    [&](const NoteRow& note) { return is_under(questions, note.facts); }));
}

}  // namespace fieldfare::ui
