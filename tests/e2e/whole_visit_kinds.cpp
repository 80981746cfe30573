// How the six kinds of visit differ in a play. The days are those of core/docs/deadlines.md, where
// they are counted by hand.

#include <catch2/catch_test_macros.hpp>

#include "whole_visit.h"

namespace fieldfare::e2e {

namespace {

/// Sixty children and young people as an area sends them: with names, dates of birth, numbers and
/// postcodes that nobody asked for.
std::string list_of(int youngest, int ages) {
  std::string out =
      "Northshire: children and young people with SEND;;;;;;;;;;;\n\n"
      "Pseudonym;Forename;Family;DOB;NHS no;Home;Age;Primary need;SEN status;CLA;Involvement;AP\n";
  for (int i = 0; i < 60; ++i) {
    out += "REF" + std::to_string(500 + i) +
           ";Zebedee;Quillfeather;12/03/2014;9434765919;LS14 6QQ;" +
           std::to_string(youngest + i % ages) + ";" + (i % 2 == 0 ? "SEMH" : "ASD") + ";" +
           (i % 3 == 0 ? "K" : "EHCP") + ";" + (i % 7 == 0 ? "Yes" : "No") + ";" +
           (i % 2 == 0 ? "social care" : "health") + ";" + (i % 10 == 0 ? "Yes" : "No") + "\n";
  }
  return out;
}

const Words sent_by_the_area{"person-level-data", "provider-list", "requested-information"};
const Words told{"notify-area", "notify-health", "information-requested"};

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// Days on site with one meeting of the team at the first day's end and one on the last.
std::vector<Planned> days_on_site(const std::string& first, const std::string& second,
                                  const std::string& last, const std::string& evidence,
                                  const std::string& leaders) {
  return {{evidence, first, "09:30", "10:45"},
          {"sampling-visit", first, "11:30", "13:00"},
          {"team-meeting", first, "17:00", "17:45"},
          {"keep-in-touch", second, "16:00", "16:30"},
          {"final-team-meeting", last, "12:00", "13:00"},
          {leaders, last, "15:00", "16:30"}};
}

Kind full_inspection() {
  Kind kind;
  kind.framework = "area-send-2023";
  kind.title = "Inspection report";
  kind.created = "2026-03-26T09:00";
  kind.first_day = "2026-04-20";
  kind.last_day = "2026-04-24";
  const Words opened = with(told, {"surveys-open"});
  kind.notified = {"2026-04-02T10:00", {}, opened, opened};
  kind.late = {"2026-04-07T12:01", sent_by_the_area, {"cases-selected"}, sent_by_the_area};
  const Words behind{"tracked-information", "further-information", "set-up-call-held",
                     "providers-selected", "surveys-close"};
  kind.planned = {"2026-04-16T09:00",
                  behind,
                  {"remote-team-meetings"},
                  with(behind, {"remote-team-meetings", "plan-discussed", "provider-letters"})};
  const Words begins{"fieldwork-starts", "first-leaders-meeting", "strategy-meeting"};
  kind.first = {"2026-04-20T10:15", {}, begins, begins};
  kind.last = {"2026-04-24T17:30", {}, {"feedback-meeting"}, {"feedback-meeting"}};
  kind.cases = 6;
  kind.list = list_of(4, 20);
  kind.plan = days_on_site(kind.first_day, "2026-04-21", kind.last_day, "tracking-meeting",
                           "feedback-meeting");
  kind.days_without_a_team_meeting = {"2026-04-21", "2026-04-22", "2026-04-23"};
  kind.question = "FI1.2";
  kind.ending = {.kind = EndingKind::published,
                 .output = "report",
                 .draft = "draft-report",
                 .final = "final-report",
                 .draft_sent = "2026-05-14T09:00",
                 .comments_due = "2026-05-29",
                 .final_due = "2026-06-09",
                 .final_shared = "2026-06-09T09:00",
                 .complaint_until = "2026-06-16",
                 .publication_due = "2026-06-19",
                 .complaint = true,
                 .published = "2026-06-26T09:00",
                 .kept_until = "2032-06-26",
                 .left_open = {"safeguarding-told", "strategic-plan", "priority-action-plan"},
                 .handed_over = "evidence-submitted"};
  return kind;
}

Kind monitoring() {
  Kind kind;
  kind.framework = "area-send-monitoring-2023";
  kind.title = "Monitoring inspection";
  kind.three_members = false;
  kind.created = "2028-11-13T09:00";
  kind.first_day = "2028-12-04";
  kind.last_day = "2028-12-06";
  kind.on_site_days = "3";
  const Words opened{"notify-area", "notify-health", "forum-notified", "surveys-open"};
  kind.notified = {"2028-11-20T10:00", {}, opened, opened};
  kind.late = {"2028-11-29T09:00", {"surveys-close"}, {}, {"surveys-close"}};
  kind.planned = {"2028-12-01T09:00",
                  {},
                  {"information-available"},
                  {"information-available", "monitoring-call-held", "advisers-heard",
                   "provider-letters", "providers-selected", "cases-selected"}};
  kind.first = {"2028-12-04T10:15", {}, {"fieldwork-starts"}, {"fieldwork-starts"}};
  kind.last = {"2028-12-06T17:30", {}, {"feedback-meeting"}, {"feedback-meeting"}};
  kind.plan = days_on_site(kind.first_day, "2028-12-05", kind.last_day, "leaders-discussion",
                           "feedback-meeting");
  kind.days_without_a_team_meeting = {"2028-12-05"};
  kind.question = "MI1.1";
  kind.ending = {.kind = EndingKind::published,
                 .output = "letter",
                 .draft = "draft-letter",
                 .final = "final-letter",
                 .draft_sent = "2028-12-20T09:00",
                 .comments_due = "2029-01-08",
                 .final_due = "2029-01-22",
                 .final_shared = "2029-01-18T09:00",
                 .complaint_until = "2029-01-25",
                 .publication_due = "2029-01-30",
                 .complaint = false,
                 .published = "2029-01-30T09:00",
                 .kept_until = "2035-01-30",
                 .left_open = {},
                 .handed_over = "evidence-submitted"};
  return kind;
}

Kind engagement() {
  Kind kind;
  kind.framework = "area-send-engagement-2023";
  kind.title = "Engagement meeting";
  kind.three_members = false;
  kind.created = "2026-03-09T09:00";
  kind.first_day = "2026-04-07";
  kind.last_day = "2026-04-07";
  kind.notified = {"2026-03-16T10:00", {}, {}, {}};
  kind.late = {"2026-04-02T18:00", {}, {"agenda-agreed"}, {"agenda-agreed"}};
  kind.planned = {"2026-04-02T18:05", {}, {}, {"self-evaluation"}};
  kind.first = {"2026-04-07T13:30", {}, {"meeting"}, {"meeting"}};
  kind.last = {"2026-04-07T17:30", {}, {}, {}};
  kind.plan = {{"engagement-meeting", kind.first_day, "13:00", "15:00"},
               {"inspectorates-meeting", kind.first_day, "17:00", "17:45"}};
  kind.team_meeting = "inspectorates-meeting";
  kind.question = "EM1.1";
  kind.ending = {.kind = EndingKind::letter,
                 .output = "letter",
                 .final = "letter",
                 .final_due = "2026-05-07",
                 .final_shared = "2026-05-08T09:00",
                 .left_open = {},
                 .handed_over = "kept-for-planning"};
  return kind;
}

/// What the three thematic guidances have in common.
Kind thematic() {
  Kind kind;
  kind.title = "Summary note";
  kind.cases = 3;
  kind.extracts = true;
  kind.ending.kind = EndingKind::note;
  kind.ending.output = "summary-note";
  kind.ending.final = "summary-note-sent";
  kind.ending.left_open = {"summary-note-comments", "serious-concern-told"};
  kind.ending.handed_over = "evidence-handed-over";
  return kind;
}

Kind alternative_provision() {
  Kind kind = thematic();
  kind.framework = "alternative-provision-2023";
  kind.three_members = false;
  kind.created = "2023-03-20T09:00";
  kind.first_day = "2023-04-17";
  kind.last_day = "2023-04-20";
  const Words opened = with(told, {"survey-opens"});
  kind.notified = {"2023-03-30T10:00", {}, opened, opened};
  kind.late = {"2023-04-04T17:01", sent_by_the_area, {}, sent_by_the_area};
  const Words behind{"set-up-call-held", "providers-selected", "tracked-information",
                     "strategic-planning-meeting", "safeguarding-partnership-meeting"};
  kind.planned = {"2023-04-14T09:00",
                  behind,
                  {"timetable-agreed", "plan-confirmed"},
                  with(behind, {"plan-confirmed", "provider-letters"})};
  kind.first = {"2023-04-17T10:15", {}, {"fieldwork-starts"}, {"fieldwork-starts"}};
  const Words ends{"survey-closes", "debrief-held"};
  kind.last = {"2023-04-20T17:30", {}, ends, ends};
  kind.list = list_of(5, 13);
  kind.plan =
      days_on_site(kind.first_day, "2023-04-18", kind.last_day, "tracking-meeting", "debrief");
  kind.days_without_a_team_meeting = {"2023-04-18", "2023-04-19"};
  kind.question = "AP1.1";
  kind.ending.draft_sent = "2023-04-24T09:00";
  kind.ending.final_shared = "2023-05-05T09:00";
  return kind;
}

Kind preparation_for_adulthood() {
  Kind kind = thematic();
  kind.framework = "preparation-for-adulthood-2024";
  kind.three_members = false;
  kind.created = "2024-04-22T09:00";
  kind.first_day = "2024-05-20";
  kind.last_day = "2024-05-23";
  const Words opened = with(told, {"survey-opens"});
  kind.notified = {"2024-05-03T10:00", {}, opened, opened};
  kind.late = {"2024-05-09T17:01", sent_by_the_area, {}, sent_by_the_area};
  const Words behind{"set-up-call-held", "forum-notified", "providers-selected",
                     "tracked-information"};
  kind.planned = {
      "2024-05-17T09:00",
      behind,
      {"strategic-planning-meeting", "timetable-agreed", "plan-confirmed"},
      with(behind, {"strategic-planning-meeting", "plan-confirmed", "provider-letters"})};
  kind.first = {"2024-05-20T10:15", {}, {"fieldwork-starts"}, {"fieldwork-starts"}};
  const Words ends{"survey-closes", "debrief-held"};
  kind.last = {"2024-05-23T17:30", {}, ends, ends};
  kind.list = list_of(14, 11);
  kind.plan =
      days_on_site(kind.first_day, "2024-05-21", kind.last_day, "tracking-meeting", "debrief");
  kind.days_without_a_team_meeting = {"2024-05-21", "2024-05-22"};
  kind.question = "PFA1.1";
  kind.ending.unresolved_until = "2024-05-24";
  kind.ending.draft_sent = "2024-05-28T09:00";
  kind.ending.final_shared = "2024-06-07T09:00";
  return kind;
}

Kind local_offer() {
  Kind kind = thematic();
  kind.framework = "local-offer-2026";
  kind.created = "2026-12-14T09:00";
  kind.first_day = "2027-01-11";
  kind.last_day = "2027-01-14";
  const Words opened = with(told, {"survey-opens"});
  kind.notified = {"2026-12-23T10:00", {}, opened, opened};
  kind.late = {"2026-12-30T17:01", sent_by_the_area, {}, sent_by_the_area};
  const Words behind{"set-up-call-held", "providers-selected", "tracked-information",
                     "survey-closes"};
  kind.planned = {
      "2027-01-08T09:00",
      behind,
      {"strategic-planning-meeting", "timetable-agreed", "plan-confirmed"},
      with(behind, {"strategic-planning-meeting", "plan-confirmed", "provider-letters"})};
  kind.first = {"2027-01-11T10:15", {}, {"fieldwork-starts"}, {"fieldwork-starts"}};
  kind.last = {"2027-01-14T17:30", {}, {"debrief-held"}, {"debrief-held"}};
  kind.list = list_of(4, 20);
  kind.plan =
      days_on_site(kind.first_day, "2027-01-12", kind.last_day, "tracking-meeting", "debrief");
  kind.days_without_a_team_meeting = {"2027-01-12", "2027-01-13"};
  kind.question = "LO1.2";
  kind.ending.unresolved_until = "2027-01-15";
  kind.ending.draft_sent = "2027-01-18T09:00";
  kind.ending.final_shared = "2027-02-01T09:00";
  return kind;
}

}  // namespace

const Kind& kind_of_visit(const std::string& framework) {
  static const std::vector<Kind> kinds{
      full_inspection(),           monitoring(), engagement(), alternative_provision(),
      preparation_for_adulthood(), local_offer()};
  for (const Kind& kind : kinds) {
    if (kind.framework == framework) return kind;
  }
  FAIL("no play of " << framework);
  return kinds.front();
}

}  // namespace fieldfare::e2e
