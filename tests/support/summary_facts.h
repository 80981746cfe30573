#pragma once

#include <initializer_list>
#include <string>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/providers.h>
#include <fieldfare/core/output/build.h>

namespace fieldfare::test {

inline EntityId entity_numbered(std::uint8_t number) {
  EntityId id;
  id.bytes.back() = number;
  return id;
}

inline app::ActivityView activity(std::string kind, std::string starts, std::string ends,
                                  std::string sector, std::string mode = "in-person") {
  app::ActivityView out;
  out.kind = std::move(kind);
  out.title = "A title that stays inside";
  out.starts = std::move(starts);
  out.ends = std::move(ends);
  out.sector = std::move(sector);
  out.mode = std::move(mode);
  return out;
}

inline app::MemberView member(std::string name, std::string inspectorate, std::string role) {
  app::MemberView out;
  out.name = std::move(name);
  out.inspectorate = std::move(inspectorate);
  out.role = std::move(role);
  out.state = "member";
  return out;
}

inline app::DeadlineView deadline(std::string id, std::string title, std::string due,
                                  std::string time) {
  app::DeadlineView out;
  out.id = std::move(id);
  out.title = std::move(title);
  out.due = std::move(due);
  out.time = std::move(time);
  out.state = "done";
  return out;
}

/// A local offer visit in the evening of its last day, with everything that the note needs.
inline output::OutputFacts finished_visit() {
  output::OutputFacts all;
  output::VisitFacts& facts = all.visit;
  facts.visit.visit.area = "Northshire";
  facts.visit.visit.fieldwork_start = "2026-06-15";
  facts.visit.visit.role = "lead";
  facts.visit.on_site_days = 4;
  facts.visit.notification = "2026-06-01";
  facts.visit.deadlines = {deadline("survey-opens", "Survey opens", "2026-06-02", ""),
                           deadline("survey-closes", "Survey closes", "2026-06-11", "12:00")};
  facts.members = {member("Education HMI", "ofsted", "lead"),
                   member("Social care inspector", "ofsted", "inspector"),
                   member("CQC inspector", "cqc", "inspector")};
  app::ActivityView visit = activity("sampling-visit", "2026-06-16T13:00:00+01:00",
                                     "2026-06-16T15:00:00+01:00", "education");
  visit.provider = entity_numbered(1).hex();
  facts.activities = {
      activity("set-up-call", "2026-06-03T10:00:00+01:00", "2026-06-03T11:30:00+01:00", "joint",
               "video"),
      activity("tracking-meeting", "2026-06-15T09:30:00+01:00", "2026-06-15T11:00:00+01:00",
               "education"),
      activity("tracking-meeting", "2026-06-16T09:30:00+01:00", "2026-06-16T11:00:00+01:00",
               "health", "video"),
      visit,
      activity("travel", "2026-06-16T15:00:00+01:00", "2026-06-16T16:00:00+01:00", "", ""),
      activity("debrief", "2026-06-18T14:00:00+01:00", "2026-06-18T15:00:00+01:00", "joint"),
  };
  app::ProviderView provider;
  provider.provider_id = entity_numbered(1);
  provider.title = "Rowan House";
  provider.sector = "education";
  provider.kind = "special school";
  facts.providers = {provider};
  facts.now = *time_from_iso8601("2026-06-19T09:00:00+01:00");
  return all;
}

}  // namespace fieldfare::test
