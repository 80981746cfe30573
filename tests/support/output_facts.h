#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/output/build.h>

#include <support/summary_facts.h>

/// Facts of finished visits, for tests of what they put out.
namespace fieldfare::test {

inline app::ActivityView held(std::string kind, std::string kind_title, std::string starts,
                              std::string ends, std::uint8_t number) {
  app::ActivityView out = activity(std::move(kind), std::move(starts), std::move(ends), "joint");
  out.activity_id = entity_numbered(number);
  out.kind_title = std::move(kind_title);
  out.title = "Day one";
  return out;
}

inline output::NoteFacts note_numbered(std::uint8_t number, const EntityId& activity,
                                       std::string text, std::vector<std::string> criteria,
                                       std::vector<std::string> tags = {}) {
  output::NoteFacts out;
  out.note.note_id = entity_numbered(number);
  out.note.activity_id = activity;
  out.note.author = "CQC inspector";
  out.note.captured_at = "2026-06-16T10:05:00+01:00";
  out.note.capture = "in-activity";
  out.note.text = std::move(text);
  out.note.criteria = std::move(criteria);
  out.note.basis = "told";
  out.note.recency = "current";
  out.note.audience = "team";
  out.tags = std::move(tags);
  app::NoteVersion version;
  version.author = out.note.author;
  version.at = out.note.captured_at;
  version.text = out.note.text;
  version.fields = {"text"};
  version.entry = std::string(62, 'a') + "07";
  out.versions = {version};
  return out;
}

inline app::CaseView case_coded(std::uint8_t number, std::string code, std::string kind) {
  app::CaseView out;
  out.case_id = entity_numbered(number);
  out.code = std::move(code);
  out.kind = std::move(kind);
  return out;
}

/// A visit of any kind with a lead and an inspector of CQC, all over by `now`.
inline output::OutputFacts finished(const framework::Framework& framework) {
  output::OutputFacts all = finished_visit();
  all.visit.visit.on_site_days = framework.length.on_site_days;
  all.visit.now = *time_from_iso8601("2026-06-22T09:00:00+01:00");
  while (all.visit.members.size() < static_cast<std::size_t>(framework.team.size))
    all.visit.members.push_back(member("Social care inspector", "ofsted", "inspector"));
  all.visit.activities.clear();
  std::uint8_t number = 100;
  for (const char* kind : {"tracking-meeting", "engagement-meeting", "debrief",
                           "final-team-meeting", "feedback-meeting"}) {
    if (const auto* known = framework.activity_kind(kind)) {
      all.visit.activities.push_back(held(kind, known->title, "2026-06-16T10:00:00+01:00",
                                          "2026-06-16T11:00:00+01:00", number++));
    }
  }
  return all;
}

inline bool mentions(const std::vector<std::string>& lines, std::string_view words) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.find(words) != std::string::npos;
  });
}

inline std::string markdown_of(const output::Built& built) {
  return output::write(built.document, output::Format::markdown);
}

/// A full inspection that has been judged.
inline output::OutputFacts judged_inspection(const framework::Framework& framework) {
  output::OutputFacts all = finished(framework);
  all.written["experiences"] = {"Many children wait long for therapy.\n\nMost feel listened to.",
                                false};
  all.written["alternative-provision"] = {"The authority knows who attends.", false};
  all.judgement.outcome = "widespread-failings";
  all.judgement.records = {
      {"strength", "Settings know the children well.", "", "", "", 3},
      {"improvement", "Plans are late.", "", "", "", 2},
      {"recommendation", "Leaders should agree one plan for therapy.", "", "", "", 1},
      {"priority-action", "Waits for therapy.", "widespread", "Local authority and ICB", "", 4}};
  return all;
}

inline output::OutputFacts judged_monitoring(const framework::Framework& framework) {
  output::OutputFacts all = finished(framework);
  all.judgement.outcome = "effective-action";
  all.judgement.text = "Leaders have acted on each weakness.";
  all.judgement.records = {
      {"weakness", "Waits for therapy.", "sufficient-progress", "", "Waits have halved.", 2},
      {"new-weakness", "Transport after 16.", "", "", "", 1}};
  return all;
}

inline output::OutputFacts held_engagement(const framework::Framework& framework) {
  output::OutputFacts all = finished(framework);
  all.meeting.attended = {"Director of children's services", "ICB representative"};
  for (const char* item : {"self-evaluation", "impact", "previous-inspections", "broader-issues"})
    all.meeting.said[item] = std::string("Leaders spoke about ") + item + ".";
  all.written["next-steps"] = {"Leaders send the updated plan by 1 July.", false};
  all.written["next-meeting"] = {"About June 2027.", false};
  return all;
}

}  // namespace fieldfare::test
