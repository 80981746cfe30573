// The activity that is planned or changed, as its page shows it.
#include <fmt/format.h>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/timetable.h>

#include "names_of.h"
#include "read_pages.h"
#include "words_of.h"

namespace fieldfare::tablet {
namespace {

int minutes_of(const std::string& iso) {
  const auto time = time_from_iso8601(iso);
  return time ? minutes_of_day(*time) : 0;
}

std::string joined(const std::vector<std::string>& all) {
  std::string out;
  for (const std::string& each : all)
    out += (out.empty() ? "" : ", ") + each;
  return out;
}

std::string value_words(const std::string& value) {
  return time_from_iso8601(value) ? moment_words(value) : value;
}

std::string change_words(const app::ActivityChange& change) {
  std::string out = fmt::format("{}, {}: {} {}", moment_words(change.at), change.author,
                                change.field, value_words(change.to));
  if (!change.from.empty()) out += ", was " + value_words(change.from);
  if (!change.reason.empty()) out += ". " + change.reason;
  return out;
}

ui::PlannedRow planned_row(app::Notebook& notebook, const app::ActivityView& view) {
  ui::PlannedRow row;
  row.id = view.activity_id.hex();
  row.kind = view.kind;
  row.title = view.title;
  row.date = view.starts.substr(0, view.starts.find('T'));
  row.starts = minutes_of(view.starts);
  const bool next_day = view.ends.substr(0, view.ends.find('T')) != row.date;
  row.ends = minutes_of(view.ends) + (next_day ? 24 * 60 : 0);
  row.mode = view.mode;
  row.sector = view.sector;
  row.place = view.place;
  for (const MemberId& id : view.members)
    row.members.push_back(id.hex());
  row.cancelled = view.state == "cancelled";
  row.reason = view.reason;
  const auto history = notebook.execute(app::ActivityHistory{view.activity_id});
  for (const app::ActivityChange& change : history.changes) {
    // How it began stands above; here stands what became of it.
    if (!change.from.empty() || !change.reason.empty()) row.history.push_back(change_words(change));
  }
  return row;
}

}  // namespace

ui::PlanView read_plan(app::Notebook& notebook, const VisitId& visit, const std::string& open) {
  ui::PlanView out;
  const auto framework = notebook.framework(visit);
  if (!framework) return out;
  for (const auto& kind : framework->activity_kinds) {
    const std::string mode =
        kind.modes.empty() ? "" : std::string(framework::name(kind.modes.front()));
    out.kinds.push_back({kind.id, kind.title, kind.purpose, mode, kind.default_minutes});
  }
  std::vector<std::string> told;
  for (const std::string& id : framework->timetable_told) {
    const framework::Role* role = framework->role(id);
    told.push_back(role == nullptr ? id : role->label);
  }
  out.told = joined(told);
  for (const ui::MemberRow& row : read_people(notebook, visit).members) {
    if (row.state == "member" && row.role != "custodian") out.goers.push_back({row.id, row.name});
  }
  const auto shown = notebook.execute(app::TimetableShow{visit, std::nullopt});
  out.agreed = !shown.agreed_on.empty();
  for (const app::TimetableDay& day : shown.days) {
    if (day.on_site) out.days.push_back(day.date);
  }
  if (open.empty() || open == "new") return out;
  for (const app::ActivityView& view : notebook.execute(app::ActivityList{visit}).activities) {
    if (view.activity_id.hex() == open) out.open = planned_row(notebook, view);
  }
  if (!out.open || !out.agreed) return out;
  for (const app::ToTell& each : notebook.execute(app::TimetableInform{visit}).to_tell) {
    if (each.activity_id.hex() == open) out.open->to_tell = joined(each.labels);
  }
  return out;
}

}  // namespace fieldfare::tablet
