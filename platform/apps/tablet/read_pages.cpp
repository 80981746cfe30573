#include "read_pages.h"

#include <fieldfare/core/app/commands/coverage.h>
#include <fieldfare/core/app/commands/frameworks.h>
#include <fieldfare/core/app/commands/notices.h>

#include "words_of.h"

namespace fieldfare::tablet {

ui::Pages read_pages(app::Notebook& notebook, const VisitId& visit, ui::Screen screen,
                     const std::string& about) {
  ui::Pages pages;
  if (screen == ui::Screen::team) pages.team = read_team(notebook, visit, about);
  if (screen == ui::Screen::timetable) pages.timetable = read_timetable(notebook, visit, about);
  if (screen == ui::Screen::deadlines) pages.deadlines = read_deadlines(notebook, visit);
  if (screen == ui::Screen::requests) pages.requests = read_requests(notebook, visit);
  if (screen == ui::Screen::selection) pages.selection = read_selection(notebook, visit, about);
  if (screen == ui::Screen::coverage) {
    for (const app::CoverageGap& gap : notebook.execute(app::CoverageShow{visit, {}}).gaps)
      pages.gaps.push_back(gap.text);
  }
  if (screen == ui::Screen::outputs) pages.outputs = read_outputs(notebook, visit, about);
  if (screen == ui::Screen::people) pages.people = read_people(notebook, visit);
  return pages;
}

std::vector<ui::NoticeRow> read_notices(app::Notebook& notebook, const VisitId& visit) {
  std::vector<ui::NoticeRow> out;
  for (const app::NoticeView& view : notebook.execute(app::NoticeList{visit}).notices) {
    out.push_back({view.notice_id, view.message, moment_words(view.at)});
  }
  return out;
}

std::vector<ui::FrameworkRow> read_frameworks(app::Notebook& notebook) {
  std::vector<ui::FrameworkRow> out;
  for (const app::FrameworkSummary& each : notebook.execute(app::FrameworkList{}).frameworks) {
    out.push_back({each.id, each.title});
  }
  return out;
}

}  // namespace fieldfare::tablet
