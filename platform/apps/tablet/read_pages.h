#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/time.h>
#include <fieldfare/ui/pages.h>
#include <fieldfare/ui/screen.h>

/// Queries for the pages round the notes.
namespace fieldfare::tablet {

/// The page that is open: what is open on it, and how it is to be read.
struct Watched {
  ui::Screen screen = ui::Screen::today;
  std::string about;
  std::map<std::string, std::string> with;

  /// What was asked under this name; empty: nothing.
  [[nodiscard]] std::string asked(const std::string& name) const;
};

/// What the screen shows beside the rest of the visit; nothing for screens that need no more.
[[nodiscard]] ui::Pages read_pages(app::Notebook& notebook, const VisitId& visit, const Watched& at,
                                   Time now);
[[nodiscard]] std::vector<ui::NoticeRow> read_notices(app::Notebook& notebook,
                                                      const VisitId& visit);
[[nodiscard]] std::vector<ui::FrameworkRow> read_frameworks(app::Notebook& notebook);
[[nodiscard]] ui::PeopleView read_people(app::Notebook& notebook, const VisitId& visit);
/// `member`: whose timetable, an id; empty: everybody's.
[[nodiscard]] ui::TimetableView read_timetable(app::Notebook& notebook, const VisitId& visit,
                                               const std::string& member);
[[nodiscard]] ui::DeadlinesView read_deadlines(app::Notebook& notebook, const VisitId& visit);
[[nodiscard]] ui::RequestsView read_requests(app::Notebook& notebook, const VisitId& visit);
[[nodiscard]] ui::TeamView read_team(app::Notebook& notebook, const VisitId& visit,
                                     const std::string& open);
[[nodiscard]] ui::OutputsView read_outputs(app::Notebook& notebook, const VisitId& visit,
                                           const std::string& open);
/// `open`: a record's id; `find`: words that the notes offered for it hold.
[[nodiscard]] ui::JudgementView read_judgement(app::Notebook& notebook, const VisitId& visit,
                                               const std::string& open, const std::string& find);
/// `open`: "own", or a member's id, a slash and a theme. `own_theme`: of one's own.
[[nodiscard]] ui::SummariesView read_summaries(app::Notebook& notebook, const VisitId& visit,
                                               const std::string& open,
                                               const std::string& own_theme, Time now);
/// `open`: an activity's id, or "new".
[[nodiscard]] ui::PlanView read_plan(app::Notebook& notebook, const VisitId& visit,
                                     const std::string& open);
/// What is open is the file that is looked at before it is taken in; asked are "folder" (a file is
/// chosen in it), "find" (words of its name), "sheet", "list" and "map.COLUMN".
[[nodiscard]] ui::SelectionView read_selection(app::Notebook& notebook, const VisitId& visit,
                                               const Watched& at);
[[nodiscard]] ui::ProvidersView read_providers(app::Notebook& notebook, const VisitId& visit);
[[nodiscard]] ui::ContactsView read_contacts(app::Notebook& notebook, const VisitId& visit);
[[nodiscard]] ui::SurveysView read_surveys(app::Notebook& notebook, const VisitId& visit);
[[nodiscard]] ui::EndingView read_ending(app::Notebook& notebook, const VisitId& visit);
[[nodiscard]] ui::DaysView read_days(app::Notebook& notebook, const VisitId& visit);
[[nodiscard]] ui::AfterwardsView read_afterwards(app::Notebook& notebook, const VisitId& visit);
[[nodiscard]] std::vector<ui::DisposalRow> read_disposals(app::Notebook& notebook);
/// Where exports are written: FIELDFARE_EXPORTS, else the folder Fieldfare among the documents.
[[nodiscard]] std::filesystem::path export_folder();

}  // namespace fieldfare::tablet
