// A visit that judges, played through its pages over a real store.
#include <fstream>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/visits.h>

#include "walk.h"
#include "walker.h"

namespace fieldfare::tablet {
namespace {

namespace fs = std::filesystem;

constexpr Date first_day{std::chrono::year{2026}, std::chrono::June, std::chrono::day{15}};

EntityId add_activity(app::Notebook& notebook, const VisitId& visit, const char* kind,
                      const char* title, int from, int to) {
  app::ActivityAdd add;
  add.visit = visit;
  add.kind = kind;
  add.title = app::RawText(title);
  add.starts = uk_time(first_day, from);
  add.ends = uk_time(first_day, to);
  return notebook.execute(add).activity_id;
}

/// The visit with the meeting in which it is judged, and a note that the judgement can rest on.
void prepare(const fs::path& store, const app::Ports& ports) {
  const auto lead =
      app::Notebook::create(store, secret(), {"Education HMI", "ofsted", true}, ports);
  app::VisitCreate create;
  create.framework = "area-send-2023";
  create.area = app::RawText("Harrow Fen");
  create.fieldwork_start = first_day;
  const VisitId visit = lead->execute(create).visit_id;
  const EntityId leaders = add_activity(*lead, visit, "leaders-meeting",
                                        "Leaders of education and health", 9 * 60, 10 * 60);
  static_cast<void>(
      add_activity(*lead, visit, "final-team-meeting", "Final team meeting", 16 * 60, 18 * 60));
  app::NoteAdd add;
  add.activity = leaders;
  add.text = app::RawText("Leaders check every quarter what became of each plan that is late.");
  add.basis = "told";
  static_cast<void>(lead->execute(add));
}

void write_list(const fs::path& file) {
  std::ofstream out(file);
  out << "Reference,Age,Primary need,Where,Notes\n";
  for (int i = 0; i < 24; ++i)
    out << "R" << 100 + i << ',' << 5 + i % 12 << ',' << (i % 2 == 0 ? "ASD" : "SLCN")
        << ",Hilltop Academy,x\n";
}

void plan_and_call_off(Walker& lead) {
  lead.more("more.timetable");
  lead.hands.tap("timetable.plan");
  lead.hands.tap("plan.kind.strategy-meeting");
  lead.hands.tap("plan.title");
  lead.hands.type("How plans are kept on time");
  lead.hands.tap("plan.day.2026-06-16");
  lead.hands.tap("plan.starts.more");
  lead.picture("an-activity-is-planned");
  lead.hands.tap("plan.keep");
  lead.until("Planned.");
  lead.hands.tap("timetable.day.2026-06-16");
  lead.hands.tap(lead.named("timetable.change.", "How plans are kept on time"));
  lead.until("09:15");
  lead.hands.tap("plan.starts.more");
  lead.hands.tap("plan.mode.video");
  lead.hands.tap("plan.keep");
  lead.until("Changed.");
  lead.until("09:30 to");
  lead.hands.tap(lead.named("timetable.change.", "How plans are kept on time"));
  lead.until("How it came to this");
  lead.hands.tap("plan.cancel");
  lead.hands.tap("plan.cancel.reason");
  lead.hands.type("The board does not sit that week");
  lead.hands.tap("plan.cancel.do");
  lead.until("(cancelled)");
  lead.hands.tap("toast.undo");
  lead.until("It is planned again.");
}

void take_a_list_in(Walker& lead, const fs::path& folder) {
  write_list(folder / "list.csv");
  lead.more("more.selection");
  lead.hands.app().act(ui::action::Choose{"selection/with.folder", folder.string()});
  lead.until("list.csv");
  lead.hands.tap("files.find");
  lead.hands.type("no such name");
  lead.until("No such name here");
  for (int i = 0; i < 12; ++i)
    lead.hands.press(ui::Key::backspace);
  lead.hands.type("LIST csv");
  lead.until("list.csv");
  lead.picture("a-file-is-chosen");
  lead.hands.tap("files.row.list.csv");
  lead.until("24 rows.");
  lead.hands.tap("selection.column.D");
  lead.hands.tap(lead.named("selection.field.setting"));
  lead.until("24 filled");
  lead.picture("columns-are-named");
  lead.hands.tap("selection.as_at");
  lead.hands.tap("selection.as_at.2026-06-01");
  lead.hands.tap("selection.import");
  lead.until("as at 1 June 2026");
  lead.picture("cases-are-proposed");
}

void reach_the_area(Walker& lead) {
  lead.more("more.providers");
  lead.hands.tap("providers.name");
  lead.hands.type("Reed Street Clinic");
  lead.hands.tap("providers.sector.health");
  lead.hands.tap("providers.add");
  lead.until("It is known to the visit.");
  lead.until("Reed Street Clinic");
  lead.hands.tap(lead.named(".discussed"));
  lead.until("The choice is kept.");
  lead.more("more.contacts");
  lead.hands.tap("contacts.begin");
  lead.hands.tap("contacts.role.lano");
  lead.hands.tap("contacts.name");
  lead.hands.type("Robin Fairweather");
  lead.hands.tap("contacts.phone");
  lead.hands.type("01632 960 417");
  lead.hands.tap("contacts.keep");
  lead.until("The contact is kept on this tablet.");
  lead.more("more.surveys");
  lead.hands.tap("surveys.row.parents-carers");
  lead.hands.tap("surveys.count");
  lead.hands.type("312");
  lead.hands.tap("surveys.count.keep");
  lead.until("312 replies as at 15 June 2026");
  lead.hands.tap("surveys.share");
  lead.until("The link was shared on 15 June 2026.");
  lead.picture("replies-are-counted");
}

void judge(Walker& lead) {
  lead.more("more.judgement");
  lead.hands.tap("judgement.begin");
  lead.hands.tap("judgement.kind.strength");
  lead.hands.tap("judgement.new.words");
  lead.hands.type("Leaders know which plans are late, and why.");
  lead.hands.tap("judgement.add");
  lead.until("It rests on no note.");
  lead.hands.tap("judgement.find");
  lead.hands.type("quarter");
  lead.hands.tap("judgement.find.do");
  lead.until("Leaders check every quarter");
  lead.hands.tap(lead.named("judgement.candidate.", "Rests on it"));
  lead.until("Take off");
  lead.picture("a-strength-rests-on-a-note");
  lead.hands.tap("judgement.whole");
  for (const char* test : {"strong-outcomes", "positive-experiences"})
    lead.hands.tap(std::string("judgement.test.") + test + ".no");
  lead.hands.tap("judgement.outcome.inconsistent");
  lead.until("The outcome is chosen.");
  lead.picture("an-outcome-is-chosen");
  lead.more("more.summaries");
  lead.hands.tap("summaries.own");
  lead.hands.tap("summaries.words");
  lead.hands.type("Plans are late, and leaders know it. What is done about it is slow.");
  lead.hands.tap("summaries.keep");
  lead.until("Today’s version is kept.");
  lead.picture("a-summary-of-the-day");
}

/// Names in forms, a pause, what follows the visit, and evidence that is kept longer.
void what_follows(Walker& lead) {
  lead.more("more.lines");
  lead.hands.tap("lines.begin");
  lead.hands.tap("lines.text");
  lead.hands.type("Does Marwenna Tork know who writes the plan?");
  lead.until("Use a code");
  lead.picture("a-name-in-a-form");
  lead.hands.tap("lines.text.finding.code.Parent");
  lead.hands.tap("lines.add");
  lead.until("The line of enquiry is open.");
  lead.more("more.days");
  lead.hands.tap("days.holiday");
  lead.hands.tap("days.holiday.from.2026-06-18");
  lead.hands.tap("days.holiday.until.2026-06-19");
  lead.hands.tap("days.holiday.do");
  lead.until("18 June 2026 to 19 June 2026");
  lead.hands.tap("days.pause");
  lead.hands.tap("days.pause.from.2026-06-16");
  lead.hands.tap("days.pause.reason");
  lead.hands.type("Asked for by Marwenna Tork, for a funeral in the team.");
  lead.until("Parent A");  // the code that she has in this session
  lead.hands.tap("days.pause.do");
  lead.until("The visit stands still from that day on.");
  lead.until("Asked for by Parent A");
  lead.picture("a-visit-stands-still");
  lead.hands.tap("days.resume");
  lead.hands.tap("days.resume.on.2026-06-17");
  lead.hands.tap("days.resume.do");
  lead.until("The visit goes on.");
  lead.more("more.afterwards");
  lead.hands.tap(lead.named("afterwards.step."));
  lead.until("Done on 15 June 2026 by Education HMI");
  lead.hands.tap("afterwards.show.complaints");
  lead.hands.tap("afterwards.about.process");
  lead.hands.tap("afterwards.complaint.text");
  lead.hands.type("Families heard of the meeting a day before it.");
  lead.hands.tap("afterwards.complaint.add");
  lead.until("Publication waits for an answer.");
  lead.picture("a-complaint-is-recorded");
  lead.hands.tap(lead.named("afterwards.answer."));
  lead.hands.tap("afterwards.outcome.withdrawn");
  lead.hands.tap("afterwards.complaint.keep");
  lead.until("Withdrawn on 15 June 2026");
  lead.more("more.ending");
  lead.hands.tap("ending.hold");
  lead.hands.tap("ending.hold.reason");
  lead.hands.type("Research on plans that are late");
  lead.hands.tap("ending.hold.do");
  lead.until("It is kept until this is released.");
}

void end(Walker& lead) {
  lead.more("more.ending");
  lead.hands.tap("ending.close");
  lead.until("It is closed");
  lead.hands.tap("ending.name");
  lead.hands.type("Harrow Fen");
  lead.hands.tap("ending.erase");
  lead.hands.tap("ending.erase.yes");
  lead.until("This visit cannot be disposed of yet.");
  lead.hands.tap("ending.reason");
  lead.hands.type("This was a rehearsal");
  lead.hands.tap("ending.erase");
  lead.hands.tap("ending.erase.yes");
  lead.until("Signed by this device");
  lead.picture("the-visit-is-erased");
}

}  // namespace

std::vector<std::string> walk_a_judging_visit(const fs::path& store, const fs::path& pictures,
                                              const app::Ports& ports, DayClock& clock,
                                              int& taken) {
  clock.set(8, 30);
  prepare(store, ports);
  clock.set(16, 30);
  Walker lead(store, ports, pictures, taken);
  lead.hands.app().come_up();
  lead.unlock();
  lead.hands.tap(lead.named("visits.row."));
  plan_and_call_off(lead);
  take_a_list_in(lead, store.parent_path());
  reach_the_area(lead);
  judge(lead);
  what_follows(lead);
  end(lead);
  return lead.written;
}

}  // namespace fieldfare::tablet
