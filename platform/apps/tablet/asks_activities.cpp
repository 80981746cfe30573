// Activities as they are planned, changed and cancelled.
#include <algorithm>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/timetable.h>

#include "asks.h"
#include "names_of.h"

namespace fieldfare::tablet {

namespace ask = ui::ask;

namespace {

struct Span {
  Time starts;
  Time ends;
};

/// UK civil time, as the timetable is read.
Span span_of(const ask::PlanActivity& a) {
  const auto day = date_from_iso8601(a.date);
  if (!day) throw Error(ErrorCode::usage, "The day is missing.", "Choose a day.");
  if (a.ends <= a.starts) {
    throw Error(ErrorCode::usage, "It would end before it begins.", "Move the end.");
  }
  return {uk_time(*day, a.starts), uk_time(*day, a.ends)};
}

/// "To be told: the nominated officer." Empty when nobody is to be told of it.
std::string told_words(const Asking& asking, const std::string& activity) {
  for (const app::ToTell& each :
       asking.notebook.execute(app::TimetableInform{asking.visit()}).to_tell) {
    if (each.activity_id.hex() != activity) continue;
    std::string out;
    for (const std::string& label : each.labels)
      out += (out.empty() ? " To be told: " : ", ") + label;
    return out.empty() ? out : out + ".";
  }
  return {};
}

Answer add(const Asking& asking, const ask::PlanActivity& a) {
  const Span span = span_of(a);
  app::ActivityAdd add;
  add.visit = asking.visit();
  add.kind = a.kind;
  add.title = app::RawText(asking.words);
  add.starts = span.starts;
  add.ends = span.ends;
  add.mode = a.mode;
  if (!a.sector.empty()) add.sector = a.sector;
  if (const std::string place = asking.field("place"); !place.empty())
    add.place = app::RawText(place);
  add.members = a.members;
  const std::string id = asking.notebook.execute(add).activity_id.hex();
  return {"Planned." + told_words(asking, id), id};
}

app::ActivityView activity(const Asking& asking, const std::string& id) {
  for (app::ActivityView& view :
       asking.notebook.execute(app::ActivityList{asking.visit()}).activities) {
    if (view.activity_id.hex() == id) return std::move(view);
  }
  throw Error(ErrorCode::not_found, "There is no such activity any more.");
}

bool same_members(const std::vector<MemberId>& before, std::vector<std::string> after) {
  std::vector<std::string> hex;
  for (const MemberId& id : before)
    hex.push_back(id.hex());
  std::sort(hex.begin(), hex.end());
  std::sort(after.begin(), after.end());
  return hex == after;
}

}  // namespace

Answer meet(const Asking& asking, const ask::PlanActivity& a) {
  if (a.activity.empty()) return add(asking, a);
  const app::ActivityView before = activity(asking, a.activity);
  const Span span = span_of(a);
  app::ActivityUpdate update;
  update.activity = entity(a.activity);
  // Only what changed: a colleague may change something else of it at the same time.
  if (asking.words != before.title) update.title = app::RawText(asking.words);
  if (time_from_iso8601(before.starts) != span.starts) update.starts = span.starts;
  if (time_from_iso8601(before.ends) != span.ends) update.ends = span.ends;
  if (a.mode != before.mode) update.mode = a.mode;
  if (!a.sector.empty() && a.sector != before.sector) update.sector = a.sector;
  if (const std::string place = asking.field("place"); place != before.place)
    update.place = app::RawText(place);
  if (!same_members(before.members, a.members)) update.members = a.members;
  const bool changes = update.title || update.starts || update.ends || update.mode ||
                       update.sector || update.place || update.members;
  if (!changes) return {"Nothing was changed.", a.activity};
  if (const std::string reason = asking.field("reason"); !reason.empty())
    update.reason = app::RawText(reason);
  asking.notebook.execute(update);
  return {"Changed." + told_words(asking, a.activity), a.activity};
}

Answer meet(const Asking& asking, const ask::CancelActivity& a) {
  asking.notebook.execute(app::ActivityCancel{entity(a.activity), app::RawText(asking.words)});
  Answer answer{"It does not take place." + told_words(asking, a.activity), a.activity};
  answer.undo = ask::ResumeActivity{a.activity};
  return answer;
}

Answer meet(const Asking& asking, const ask::ResumeActivity& a) {
  app::ActivityUpdate update;
  update.activity = entity(a.activity);
  update.state = "planned";
  asking.notebook.execute(update);
  return {"It is planned again." + told_words(asking, a.activity), a.activity};
}

}  // namespace fieldfare::tablet
