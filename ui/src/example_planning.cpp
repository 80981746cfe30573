// The made-up visit's activities as they are planned and changed.
#include <algorithm>
#include <cmath>

#include <fieldfare/ui/example.h>

#include "example_pages.h"

namespace fieldfare::ui {

PlanView example_plan() {
  PlanView out;
  out.kinds = {
      {"leaders-meeting", "Meeting with leaders", "How the offer is led and kept", "in-person", 60},
      {"family-meeting", "Meeting with families", "What families look for and find", "in-person",
       75},
      {"sampling-meeting", "Sampling meeting", "How one service is described and found", "video",
       60},
      {"team-meeting", "Team meeting", "Bring evidence together", "", 60}};
  out.goers = {{"m1", "Education HMI"}, {"m2", "Care inspector"}, {"m3", "Health inspector"}};
  out.days = {"2026-06-15", "2026-06-16"};
  out.told = "the local area nominated officer";
  out.agreed = true;
  return out;
}

SlotRow* ExampleBackend::slot(const std::string& activity) {
  for (DayRow& day : pages_.timetable->days) {
    for (SlotRow& slot : day.slots) {
      if (slot.activity_id == activity) return &slot;
    }
  }
  return nullptr;
}

void ExampleBackend::show_planned(Pages& out) const {
  if (watched_ != Screen::plan) return;
  out.plan = pages_.plan;
  for (const DayRow& day : pages_.timetable->days) {
    for (const SlotRow& slot : day.slots) {
      if (slot.activity_id != watched_about_) continue;
      PlannedRow row;
      row.id = slot.activity_id;
      row.kind = "sampling-meeting";
      row.title = slot.title;
      row.date = day.date;
      row.starts = static_cast<int>(std::lround(slot.starts * 60));
      row.ends = static_cast<int>(std::lround(slot.ends * 60));
      row.mode = slot.under.find("video") != std::string::npos ? "video" : "in-person";
      for (const GoerRow& goer : out.plan->goers) {
        if (slot.under.starts_with("Everybody") || slot.under.find(goer.name) != std::string::npos)
          row.members.push_back(goer.id);
      }
      row.cancelled = slot.cancelled;
      if (row.cancelled) row.reason = "The service has closed.";
      row.history = {"10 June, 14:20, Education HMI: planned"};
      out.plan->open = std::move(row);
    }
  }
}

void ExampleBackend::meet(const Asked& c, const ask::PlanActivity& a) {
  const auto title = passed(c);
  if (!title) return;
  if (!form_passes(c.key, field(c, "place"))) return;
  SlotRow row;
  row.activity_id = a.activity.empty() ? "new-activity-" + std::to_string(++saved_) : a.activity;
  row.title = *title;
  for (const GoerRow& goer : pages_.plan->goers) {
    if (std::find(a.members.begin(), a.members.end(), goer.id) == a.members.end()) continue;
    row.under += (row.under.empty() ? "" : ", ") + goer.name;
  }
  if (row.under.empty()) row.under = "Nobody is down for it";
  if (const std::string place = field(c, "place"); !place.empty()) row.under += " · " + place;
  if (a.mode == "video" || a.mode == "phone") row.under += " · by " + a.mode;
  row.starts = static_cast<float>(a.starts) / 60;
  row.ends = static_cast<float>(a.ends) / 60;
  for (DayRow& day : pages_.timetable->days) {
    std::erase_if(day.slots, [&](const SlotRow& slot) { return slot.activity_id == a.activity; });
    if (day.date == a.date) day.slots.push_back(row);
  }
  pages_.timetable->to_tell.push_back(row.title + ": new time, for the nominated officer");
  done(c,
       a.activity.empty() ? "Planned. To be told: the nominated officer."
                          : "Changed. To be told: the nominated officer.",
       row.activity_id);
}

void ExampleBackend::meet(const Asked& c, const ask::CancelActivity& a) {
  if (!passed(c)) return;
  if (SlotRow* row = slot(a.activity)) row->cancelled = true;
  done(c, "It does not take place.", {}, ask::ResumeActivity{a.activity});
}

void ExampleBackend::meet(const Asked& c, const ask::ResumeActivity& a) {
  if (SlotRow* row = slot(a.activity)) row->cancelled = false;
  done(c, "It is planned again.");
}

}  // namespace fieldfare::ui
