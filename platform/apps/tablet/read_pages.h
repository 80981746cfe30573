#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <fieldfare/core/app/notebook.h>
#include <fieldfare/ui/pages.h>
#include <fieldfare/ui/screen.h>

/// Queries for the pages round the notes.
namespace fieldfare::tablet {

/// What `screen` shows beside the rest of the visit; nothing for screens that need no more.
/// `about`: what is open on it.
[[nodiscard]] ui::Pages read_pages(app::Notebook& notebook, const VisitId& visit, ui::Screen screen,
                                   const std::string& about);
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
/// `file`: the one that is looked at before it is taken in; empty: none.
[[nodiscard]] ui::SelectionView read_selection(app::Notebook& notebook, const VisitId& visit,
                                               const std::string& file);
/// Where exports are written: FIELDFARE_EXPORTS, else the folder Fieldfare among the documents.
[[nodiscard]] std::filesystem::path export_folder();

}  // namespace fieldfare::tablet
