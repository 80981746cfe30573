#include "read_pages.h"

#include <fieldfare/core/app/commands/coverage.h>
#include <fieldfare/core/app/commands/frameworks.h>
#include <fieldfare/core/app/commands/notices.h>

#include "words_of.h"

namespace fieldfare::tablet {

std::string Watched::asked(const std::string& name) const {
  const auto found = with.find(name);
  return found == with.end() ? std::string() : found->second;
}

ui::Pages read_pages(app::Notebook& notebook, const VisitId& visit, const Watched& at, Time now) {
  ui::Pages pages;
  const std::string& about = at.about;
  switch (at.screen) {
    case ui::Screen::team:
      pages.team = read_team(notebook, visit, about);
      break;
    case ui::Screen::timetable:
      pages.timetable = read_timetable(notebook, visit, about);
      break;
    case ui::Screen::plan:
      pages.plan = read_plan(notebook, visit, about);
      break;
    case ui::Screen::deadlines:
      pages.deadlines = read_deadlines(notebook, visit);
      break;
    case ui::Screen::requests:
      pages.requests = read_requests(notebook, visit);
      break;
    case ui::Screen::selection:
      pages.selection = read_selection(notebook, visit, at);
      break;
    case ui::Screen::coverage:
      for (const app::CoverageGap& gap : notebook.execute(app::CoverageShow{visit, {}}).gaps)
        pages.gaps.push_back(gap.text);
      break;
    case ui::Screen::outputs:
      pages.outputs = read_outputs(notebook, visit, about);
      break;
    case ui::Screen::people:
      pages.people = read_people(notebook, visit);
      break;
    case ui::Screen::judgement:
      pages.judgement = read_judgement(notebook, visit, about, at.asked("find"));
      break;
    case ui::Screen::summaries:
      pages.summaries = read_summaries(notebook, visit, about, at.asked("theme"), now);
      break;
    case ui::Screen::providers:
      pages.providers = read_providers(notebook, visit);
      break;
    case ui::Screen::contacts:
      pages.contacts = read_contacts(notebook, visit);
      break;
    case ui::Screen::surveys:
      pages.surveys = read_surveys(notebook, visit);
      break;
    case ui::Screen::days:
      pages.days = read_days(notebook, visit);
      break;
    case ui::Screen::afterwards:
      pages.afterwards = read_afterwards(notebook, visit);
      break;
    case ui::Screen::ending:
      pages.ending = read_ending(notebook, visit);
      break;
    default:  // the others show what the visit has anyway
      break;
  }
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
