#include "walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/platform/posix/files.h>
#include <fieldfare/sync/bundle.h>

#include "walker.h"

namespace fieldfare::tablet {
namespace {

namespace fs = std::filesystem;

/// What stands before the day begins: two stores, one visit, its plan, and a note that both hold.
struct Morning {
  fs::path lead;
  fs::path care;
  VisitId visit;
  EntityId opening;
  EntityId note;
};

EntityId plan(app::Notebook& notebook, const VisitId& visit, const char* kind, const char* title,
              int from, int to) {
  const Date day{std::chrono::year{2026}, std::chrono::June, std::chrono::day{15}};
  app::ActivityAdd add;
  add.visit = visit;
  add.kind = kind;
  add.title = app::RawText(title);
  add.starts = uk_time(day, from);
  add.ends = uk_time(day, to);
  return notebook.execute(add).activity_id;
}

void carry(app::Notebook& from, app::Notebook& to, const VisitId& visit, const fs::path& file) {
  platform::SystemFiles files;
  const auto sender = from.replica(visit);
  static_cast<void>(sync::bundle_out(*sender, files, file, false));
  const auto receiver = to.replica(visit);
  static_cast<void>(sync::bundle_in(*receiver, files, file));
  fs::remove(file);
}

void edit(app::Notebook& notebook, const EntityId& note, const char* text) {
  app::NoteEdit change;
  change.note = note;
  change.text = app::RawText(text);
  static_cast<void>(notebook.execute(change));
}

Morning prepare(const fs::path& directory, const app::Ports& ports) {
  Morning out{directory / "lead", directory / "care", {}, {}, {}};
  const auto lead =
      app::Notebook::create(out.lead, secret(), {"Education HMI", "ofsted", true}, ports);
  const auto care =
      app::Notebook::create(out.care, secret(), {"Care inspector", "cqc", true}, ports);
  app::VisitCreate create;
  create.framework = "local-offer-2026";
  create.area = app::RawText("Northmere");
  create.fieldwork_start = Date{std::chrono::year{2026}, std::chrono::June, std::chrono::day{15}};
  out.visit = lead->execute(create).visit_id;
  const std::string card = care->execute(app::DeviceCard{}).card;
  const auto added = lead->execute(app::MemberAdd{out.visit, card, "inspector"});
  static_cast<void>(care->execute(app::VisitJoin{added.invite}));
  out.opening = plan(*lead, out.visit, "strategic-planning-meeting",
                     "Leaders of education, health and care", 9 * 60, 9 * 60 + 45);
  static_cast<void>(
      plan(*lead, out.visit, "sampling-meeting", "Parents and carers", 10 * 60, 11 * 60 + 15));
  static_cast<void>(
      plan(*lead, out.visit, "team-meeting", "Team meeting, first evening", 17 * 60, 18 * 60));
  app::NoteAdd add;
  add.activity = out.opening;
  add.text = app::RawText(
      "Parents said that the pages on short breaks are clear. Two could not find the form.");
  add.basis = "told";
  out.note = lead->execute(add).note_id;
  carry(*lead, *care, out.visit, directory / "morning.bundle");
  edit(*lead, out.note,
       "Parents said that the pages on short breaks are clear and up to date. Two could not find "
       "the form.");
  edit(*care, out.note,
       "Parents said that the pages on short breaks are clear and easy to find. Two could not find "
       "the form.");
  return out;
}

void write_a_note(Walker& lead) {
  lead.hands.tap("today.write");
  lead.hands.type(
      "Nine parents came. Most use the pages on their phone. One came with Marwenna Tork, who "
      "chairs the forum and");
  lead.hands.wait(1);
  lead.until("name");
  lead.picture("a-name-is-found");
  lead.hands.tap(lead.named(".code.Parent"));
  lead.hands.type(" speaks well of the café mornings.");
  lead.hands.wait(1);
  lead.picture("a-code-in-its-place");
  lead.hands.tap("capture.save");
  lead.until("Saved on this tablet, not yet shared");
  lead.picture("saved-on-this-tablet");
}

/// The care inspector takes the other tablet up and joins.
void join(Walker& care, const ui::MeetingView& meeting) {
  care.hands.app().come_up();
  care.unlock();
  care.hands.tap(care.named("visits.row."));
  care.more("more.meeting");
  care.hands.tap("meeting.words");
  care.hands.type(meeting.words);
  care.hands.tap("meeting.address");
  care.hands.type(meeting.address);
  care.hands.tap("meeting.join.by_hand");
  care.until("With Education HMI");
  care.picture("joined-with-eight-words");
}

void meet(Walker& lead, Walker& care) {
  lead.more("more.meeting");
  lead.hands.tap("meeting.host");
  lead.until("The meeting is open");
  lead.picture("a-meeting-is-open");
  join(care, lead.hands.state().visit()->meeting);
  lead.hands.app().come_up();
  lead.until("Brought");
  lead.picture("who-has-come");
  lead.hands.tap("meeting.end");
  lead.until("The meeting has ended.");
}

void settle_conflict(Walker& lead) {
  lead.hands.tap("rail.conflicts");
  lead.hands.tap(lead.named("conflicts.row."));
  lead.picture("a-conflict");
  lead.hands.tap("conflict.write");
  lead.hands.tap("conflict.own");
  lead.hands.type(" One gave up and rang the helpline.");
  lead.picture("a-text-of-ones-own");
  lead.hands.tap("conflict.keep_own");
  lead.until("Conflict resolved.");
  lead.picture("the-conflict-is-settled");
}

void hold_team_meeting(Walker& lead) {
  lead.more("more.team");
  lead.hands.tap(lead.named("team.row.", "Team meeting"));
  lead.picture("the-team-meeting-is-prepared");
  lead.hands.tap("team.as.outcome");
  lead.hands.tap("team.words");
  lead.hands.type(
      "Families learn of the offer from nurseries and advisers more often than from the page.");
  lead.hands.tap("team.record");
  lead.until("Recorded");
  lead.picture("an-outcome-is-recorded");
}

void export_note(Walker& lead) {
  lead.more("more.outputs");
  lead.hands.tap("outputs.row.summary-note");
  lead.picture("the-summary-note");
  lead.hands.tap("outputs.format.html");
  lead.hands.tap("outputs.export");
  lead.until("Written to");
  lead.picture("the-summary-note-is-exported");
}

}  // namespace

std::vector<std::string> walk_a_day(const fs::path& directory, ports::Entropy& entropy) {
  if (fs::exists(directory) && !fs::is_empty(directory)) {
    throw Error(ErrorCode::not_possible, directory.string() + " is not empty.",
                "Give a new folder: the walk makes its own stores there.");
  }
  fs::create_directories(directory / "pictures");
  const fs::path whole = fs::canonical(directory);
  ::setenv("FIELDFARE_EXPORTS", (whole / "exports").c_str(), 1);
  DayClock clock;
  const app::Ports ports{&clock, &entropy};
  const Morning morning = prepare(whole, ports);
  int taken = 0;
  Walker lead(morning.lead, ports, whole / "pictures", taken);
  Walker care(morning.care, ports, whole / "pictures", taken);
  clock.set(10, 12);
  lead.hands.app().come_up();
  lead.picture("locked");
  lead.unlock();
  lead.hands.tap(lead.named("visits.row."));
  lead.picture("the-day");
  write_a_note(lead);
  clock.set(16, 50);
  lead.hands.tap("rail.sync");
  lead.picture("offline");
  meet(lead, care);
  settle_conflict(lead);
  clock.set(17, 5);
  hold_team_meeting(lead);
  clock.set(18, 10);
  export_note(lead);
  std::vector<std::string> judged =
      walk_a_judging_visit(whole / "judging", whole / "pictures", ports, clock, taken);
  std::vector<std::string> all = lead.written;
  all.insert(all.end(), care.written.begin(), care.written.end());
  all.insert(all.end(), judged.begin(), judged.end());
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace fieldfare::tablet
