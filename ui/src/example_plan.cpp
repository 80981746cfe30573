// The made-up visit's team meeting, timetable, deadlines, requests and outputs.
#include "example_pages.h"

namespace fieldfare::ui {

TeamView example_team() {
  TeamMeeting open;
  open.row = {"a7", "Team meeting, first evening", "Mon 15 June, 17:00 to 18:00", "begun"};
  open.since = "From the beginning";
  open.items = {
      {"i1", "Key evidence so far, question by question", "Education HMI, 17:04", true, false},
      {"i2", "Lines of enquiry: which are answered, which go on", "", false, false},
      {"i3", "Concerns and what was done about them",
       "One safeguarding concern has not been passed on yet", false, true}};
  open.points = {
      {"p1", "outcome",
       "Families without a computer learn of the offer from nurseries and advisers, not from the "
       "page.",
       "Education HMI, 17:06", "", false},
      {"p2", "action", "Ask the helpline how often it is rung for the short-breaks form.",
       "Care inspector, 17:09", "", true}};
  open.notes = {
      "Care inspector, 09:21: Care leaders could not say who takes a closed service off the page.",
      "Health inspector, 09:33, changed since: Health partners keep their own directory.",
      "Education HMI, 10:12: Of nine parents, four had heard of the local offer before their "
      "child’s plan was made."};
  open.gaps = {"Nothing yet on help for those without a computer.",
               "What changed after families spoke: told by people, not yet seen or read."};
  open.changes = {"Health partners: now 10:00 to 11:00 (was 09:30), by Health inspector"};
  open.members = {"Health inspector: last heard from yesterday, 17:40; 3 changes are not here yet"};
  open.conflicts = 1;
  open.concerns = 1;
  return {{open.row, {"a8", "Team meeting, second day", "Tue 16 June, 13:00 to 14:00", "planned"}},
          open};
}

TimetableView example_timetable() {
  TimetableView out;
  out.days = {{"2026-06-15",
               "Mon 15 June",
               "On site",
               {{"a1", "Leaders of education, health and care", "Everybody · in person", 9, 9.75F},
                {"a2", "Parents and carers", "Education HMI · in person", 10, 11.25F},
                {"a3", "Young people’s panel", "Health inspector · by video", 13, 14},
                {"a4", "Information, advice and support service", "Health inspector · in person",
                 13.5F, 15.5F},
                {"a7", "Team meeting, first evening", "Everybody", 17, 18}}},
              {"2026-06-16",
               "Tue 16 June",
               "On site",
               {{"a5", "Health partners", "Health inspector · by video", 9.5F, 10.5F},
                {"a6", "Those who keep the website", "Care inspector · in person", 11, 12},
                {"a8", "Team meeting, second day", "Everybody", 13, 14}}}};
  out.days[0].slots[2].clashes = out.days[0].slots[3].clashes = true;
  out.findings = {
      {"clash", "2026-06-15",
       "Health inspector is in two places on Monday 15 June from 13:30 to 14:00: Young people’s "
       "panel, and Information, advice and support service.",
       ""},
      {"mode", "2026-06-16", "Health partners meet by video though it is an on-site day.",
       "Their building is closed that week."}};
  MemberRow health;
  health.id = "m3";
  health.name = "Health inspector";
  out.members = {health};
  out.to_tell = {"Health partners: new time, for the health lead"};
  out.agreed = "Agreed with the area on 10 June 2026";
  out.may_agree = true;
  return out;
}

DeadlinesView example_deadlines() {
  DeadlinesView out;
  out.may_move = true;
  out.rows = {
      {"d1", "Surveys of families close", "Sun 14 June 2026", "Passed yesterday", "overdue",
       "Counts from the first day on site.", "", "2026-06-14"},
      {"d2", "Keep-in-touch meeting with the area’s leaders", "Mon 15 June 2026, by 17:00", "Today",
       "due-today", "Lead inspector. Each on-site day.", "", "2026-06-15"},
      {"d4", "Draft summary note to the local authority", "Thu 2 July 2026", "In 13 working days",
       "upcoming", "Lead inspector. Counts from the last day on site.",
       "Moved from Tue 30 June 2026 by Education HMI: the area’s offices are closed that week.",
       "2026-07-02"},
      {"d6", "Comments of the local authority", "No day yet", "The guidance gives none", "undated",
       "The local authority, on the draft.", "", ""},
      {"d5", "Notification", "Mon 1 June 2026", "Done on 1 June by Education HMI", "done", "", "",
       "2026-06-01"}};
  return out;
}

RequestsView example_requests() {
  RequestsView out;
  RequestRow strategy;
  strategy.id = "r1";
  strategy.title = "The strategy that the local offer is part of";
  strategy.group = "Needs and strategy";
  strategy.state = "received";
  strategy.state_words = "Come on 4 June";
  strategy.from = "the local authority";
  strategy.documents = {"Shared folder, strategy 2025 to 2028, pages 4 to 9 (as at 31 March 2026)"};
  RequestRow figures;
  figures.id = "r2";
  figures.title = "Visits to the website, month by month, and what people search for";
  figures.group = "Use";
  figures.state = "requested";
  figures.state_words = "Asked for, due Fri 5 June, overdue";
  figures.from = "those who keep the website";
  figures.overdue = figures.reminder = true;
  RequestRow minutes;
  minutes.id = "r3";
  minutes.title = "Minutes of the board that looks at the offer";
  minutes.group = "Keeping it true";
  minutes.state = "part-received";
  minutes.state_words = "Come in part, due Fri 12 June";
  minutes.from = "the local authority";
  minutes.parts = {"✓ January to March", "✓ April", "May, still to come"};
  minutes.documents = {"Shared folder, board, January to April"};
  out.rows = {strategy, figures, minutes};
  out.asked = 3;
  out.come = 1;
  out.overdue = 1;
  return out;
}

OutputsView example_outputs() {
  OutputsView out;
  out.folder = "Documents/Fieldfare";
  OutputPage page;
  page.row = {"summary-note", "Summary note", "For the local authority · has not left yet", true};
  page.stage = "draft";
  page.stages = {"draft", "final"};
  page.warnings = {
      "Two activities have no notes yet: Health partners; Those who keep the website."};
  BlockRow facts;
  facts.kind = BlockRow::Kind::table;
  facts.rows = {
      {"Area", "Northmere"}, {"Fieldwork", "15 to 16 June 2026"}, {"Led by", "Education HMI"}};
  BlockRow table;
  table.kind = BlockRow::Kind::table;
  table.columns = {"Activity", "When", "Sector"};
  table.rows = {{"Leaders of education, health and care", "Mon 15 June, 09:00", "Joint"},
                {"Parents and carers", "Mon 15 June, 10:00", "Education"},
                {"Young people’s panel", "Mon 15 June, 13:00", "Joint"}};
  SectionRow about;
  about.id = "about";
  about.title = "The visit";
  about.blocks = {facts};
  SectionRow activities;
  activities.id = "activities";
  activities.title = "What was done";
  activities.blocks = {table};
  SectionRow remarks;
  remarks.id = "remarks";
  remarks.title = "Remarks of the lead inspector";
  remarks.help = "Facts on how the visit ran; no judgement.";
  remarks.written = true;
  page.sections = {about, activities, remarks};
  // Where the visit judges.
  page.quality = "draft-quality-assured";
  page.compare = {{"How needs are met together",
                   {"Leaders were told that the offer is kept true, month by month."},
                   {"Leaders look at what the offer says every second month."},
                   ""},
                  {"Leadership",
                   {},
                   {"Who takes a service off the page is not agreed."},
                   "Nothing was told at the feedback about this."}};
  out.outputs = {page.row,
                 {"evidence", "Evidence base", "For hand-over · has not left yet", true},
                 {"national", "Observations for the national report", "Tied to no area", true}};
  out.open = page;
  return out;
}

}  // namespace fieldfare::ui
