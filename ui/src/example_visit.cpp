#include "example_visit.h"

namespace fieldfare::ui {
namespace {

NoteDetail note(const char* id, const char* activity_id, const char* activity, const char* author,
                const char* captured, const char* capture, const char* text, NoteFacts facts,
                Where where, bool conflicted = false) {
  NoteDetail out;
  out.row = {id,   activity_id,      activity, author,    captured,
             text, std::move(facts), where,    conflicted};
  out.text = text;
  out.capture = capture;
  return out;
}

std::vector<ThemeOfQuestions> themes() {
  return {
      {"LO1",
       "Finding and using the local offer",
       {{"LO1.1",
         "How families learn that it exists",
         "How do children, young people and families learn that the local offer exists, and who "
         "tells them?",
         {"Who told them first, and when?", "What do those say who have never heard of it?"}},
        {"LO1.2", "Whether it answers what they ask", "", {}},
        {"LO1.3", "Help for those without a computer", "", {}}}},
      {"LO2",
       "Written with families",
       {{"LO2.1", "Who shaped what it says", "", {}},
        {"LO2.2", "What changed after they spoke", "", {}}}},
      {"LO3",
       "Kept true",
       {{"LO3.1", "How often it is checked", "", {}},
        {"LO3.2", "What happens when a service closes", "", {}}}},
  };
}

ActivityRow activity(const char* id, const char* title, const char* kind, const char* when,
                     const char* mode, const char* sector) {
  ActivityRow row;
  row.id = id;
  row.title = title;
  row.kind = kind;
  row.when = when;
  row.mode = mode;
  row.sector = sector;
  row.prompts = {"What do families look for first, and do they find it?",
                 "Which words do they use for it?", "Who helps those who cannot use the pages?"};
  row.today = row.when.starts_with("Mon 15");
  row.now = row.id == "a2";
  return row;
}

std::vector<ActivityRow> activities() {
  return {
      activity("a1", "Leaders of education, health and care", "Opening meeting",
               "Mon 15 June, 09:00 to 09:45", "in person", "joint"),
      activity("a2", "Parents and carers", "Meeting with families", "Mon 15 June, 10:00 to 11:15",
               "in person", "education"),
      activity("a3", "Young people’s panel", "Meeting with young people",
               "Mon 15 June, 13:00 to 14:00", "by video", "joint"),
      activity("a4", "Information, advice and support service", "Sampling visit",
               "Mon 15 June, 14:30 to 15:30", "in person", "education"),
      activity("a5", "Health partners", "Sampling meeting", "Tue 16 June, 09:30 to 10:30",
               "by video", "health"),
      activity("a6", "Those who keep the website", "Sampling meeting",
               "Tue 16 June, 11:00 to 12:00", "in person", "joint"),
  };
}

std::vector<DeadlineRow> deadlines() {
  return {
      {"d1", "Surveys of families close", "Sun 14 June", Due::overdue},
      {"d2", "Keep-in-touch meeting with the area’s leaders", "Mon 15 June, by 17:00", Due::today},
      {"d3", "Feedback meeting", "Tue 16 June, by 16:00", Due::coming},
      {"d4", "Draft summary note to the local authority", "Tue 30 June", Due::coming},
      {"d5", "Notification", "Mon 1 June", Due::done},
  };
}

std::vector<LineRow> lines() {
  return {
      {"l1",
       "Do families who have no computer learn what is on offer?",
       "Education HMI",
       {"LO1.1", "LO1.3"},
       0,
       false,
       ""},
      {"l2",
       "Who takes a service off the page when it closes?",
       "Care inspector",
       {"LO3.2"},
       0,
       false,
       ""},
      {"l3",
       "Were young people asked before the page on adulthood was written?",
       "Education HMI",
       {"LO2.1"},
       0,
       true,
       "A panel of six was asked in March; two of their wishes are on the page."},
  };
}

std::vector<ConcernRow> concerns() {
  ConcernRow open;
  open.id = "n1";
  open.kind = "Safeguarding";
  open.text =
      "A young person said in the panel that the taxi driver shouts and that they are afraid of "
      "the journey.";
  open.raised = "15 June, 10:40 by Care inspector";
  open.about = "T1";
  open.actions = {
      "15 June, 10:52, Care inspector: told the designated lead of the college by "
      "telephone (told: designated safeguarding lead)"};
  ConcernRow done;
  done.id = "n2";
  done.kind = "Wellbeing";
  done.text = "An adviser was in tears after the meeting about the closing of their service.";
  done.raised = "15 June, 09:50 by Education HMI";
  done.resolved = true;
  done.actions = {
      "15 June, 09:58, Education HMI: spoke with the head of service, who took them "
      "off duty for the day"};
  return {open, done};
}

ConflictRow conflict() {
  ConflictRow row;
  row.id = "c1";
  row.subject = "Note in Parents and carers";
  row.field = "Text";
  row.base = "Parents said that the pages on short breaks are clear. Two could not find the form.";
  row.values = {
      {"Education HMI", "15 June, 10:31",
       "Parents said that the pages on short breaks are clear and up to date. Two could not find "
       "the form."},
      {"Care inspector", "15 June, 10:33",
       "Parents said that the pages on short breaks are clear. Two could not find the form, and "
       "one "
       "gave up and rang the helpline."},
  };
  row.merged =
      "Parents said that the pages on short breaks are clear and up to date. Two could not find "
      "the "
      "form, and one gave up and rang the helpline.";
  return row;
}

}  // namespace

std::vector<VisitRow> example_visits() {
  return {
      {"v1", "Northmere", "Local offer 2026", "Fieldwork 15 to 16 June 2026", "You lead this visit",
       5, 1},
      {"v2", "Harrow Fen", "Area SEND inspection", "Fieldwork 6 to 17 July 2026",
       "You are the deputy", 0, 0},
      {"v3", "Sallowby", "Preparation for adulthood 2024", "Fieldwork 9 to 13 March 2026",
       "You were an inspector", 212, 0},
      {"v4", "Harrow Fen", "Monitoring inspection", "Fieldwork 5 to 6 October 2026",
       "You lead this visit", 0, 0},
  };
}

OpenVisit example_visit() {
  OpenVisit visit;
  visit.row = example_visits().front();
  visit.themes = themes();
  visit.activities = activities();
  visit.cases = {{"k1", "T1", "tracked, secondary", Consent::agreed, 0},
                 {"k2", "T2", "tracked, early years", Consent::unasked, 0},
                 {"k3", "S1", "sampled", Consent::declined, 0}};
  visit.deadlines = deadlines();
  visit.lines = lines();
  visit.concerns = concerns();
  visit.conflicts = {conflict()};
  visit.sync.link = Link::offline;
  visit.sync.since = "09:12";
  visit.sync.hub = "hub.example.org";
  visit.sync.peers = {{"Care inspector’s tablet", "Heard from today, 09:10", 41},
                      {"Health inspector’s tablet", "Heard from yesterday, 17:40", 38}};
  return visit;
}

std::vector<NoteDetail> example_notes() {
  const Where shared{true, 2, Hub::confirmed};
  const Where alone{true, 0, Hub::waiting};
  std::vector<NoteDetail> notes;
  notes.push_back(note(
      "n1", "a1", "Leaders of education, health and care", "Education HMI", "15 June, 09:08",
      "Typed in the meeting",
      "Leaders have a shared page for all three services since April. A board looks at it every "
      "second month; the minutes of May show eleven corrections.\n\nThe page for preparing for "
      "adulthood was the last to be written. Health partners say that they were asked late.",
      {{"LO3.1", "LO2.1"}, "", Basis::told, Recency::current, false}, shared));
  notes.push_back(note("n2", "a1", "Leaders of education, health and care", "Care inspector",
                       "15 June, 09:21", "Typed in the meeting",
                       "Care leaders could not say who takes a closed service off the page. Two of "
                       "the five short-break services listed have closed.",
                       {{"LO3.2"}, "", Basis::observed, Recency::current, false}, shared));
  notes.push_back(note("n3", "a1", "Leaders of education, health and care", "Health inspector",
                       "15 June, 09:33", "Written up 35 minutes afterwards",
                       "Health partners keep their own directory. It is linked from the offer, and "
                       "the link worked on the day.",
                       {{"LO1.2"}, "", Basis::read, Recency::current, false}, alone));
  notes.push_back(note("n4", "a2", "Parents and carers", "Education HMI", "15 June, 10:12",
                       "Typed in the meeting",
                       "Of nine parents, four had heard of the local offer before their child’s "
                       "plan was made. A flyer from the nursery had told three of them.",
                       {{"LO1.1"}, "", Basis::told, Recency::current, false}, alone));
  notes.push_back(note("n5", "a2", "Parents and carers", "Education HMI", "15 June, 10:31",
                       "Typed in the meeting",
                       "Parents said that the pages on short breaks are clear and up to date. Two "
                       "could not find the form.",
                       {{"LO1.2"}, "", Basis::told, Recency::current, false}, alone, true));
  return notes;
}

}  // namespace fieldfare::ui
