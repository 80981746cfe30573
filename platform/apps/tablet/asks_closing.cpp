// The days of a visit, and what follows it.
#include <fmt/format.h>

#include <fieldfare/core/app/commands/comments.h>
#include <fieldfare/core/app/commands/complaints.h>
#include <fieldfare/core/app/commands/disposal.h>
#include <fieldfare/core/app/commands/distribution.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/commands/weaknesses.h>

#include "asks.h"
#include "names_of.h"

namespace fieldfare::tablet {

namespace ask = ui::ask;

namespace {

Date day(const std::string& iso) {
  const auto date = date_from_iso8601(iso);
  if (!date) throw Error(ErrorCode::usage, "This is no day: " + iso);
  return *date;
}

std::optional<Date> optional_day(const std::string& iso) {
  return iso.empty() ? std::nullopt : std::optional(day(iso));
}

/// What else a person must know, after what was done.
std::string with(std::string words, const std::vector<std::string>& warnings) {
  for (const std::string& each : warnings)
    words += ' ' + each;
  return words;
}

std::string moved(std::size_t suspended, std::size_t changed) {
  std::string out;
  if (suspended > 0)
    out += fmt::format(" {} {}.", suspended, suspended == 1 ? "deadline waits" : "deadlines wait");
  if (changed > 0)
    out += fmt::format(" {} {}.", changed, changed == 1 ? "deadline moved" : "deadlines moved");
  return out;
}

}  // namespace

Answer meet(const Asking& asking, const ask::HoldEvidence& a) {
  app::VisitHold hold;
  hold.visit = asking.visit();
  hold.released = a.released;
  if (!asking.words.empty()) hold.reason = app::RawText(asking.words);
  hold.until = optional_day(a.until);
  asking.notebook.execute(hold);
  return {a.released ? "It need not be kept longer." : "It is kept longer.", {}};
}

Answer meet(const Asking& asking, const ask::PauseVisit& a) {
  app::VisitPause pause;
  pause.visit = asking.visit();
  pause.reason = app::RawText(asking.words);
  pause.from = optional_day(a.from);
  pause.until = optional_day(a.until);
  const auto told = asking.notebook.execute(pause);
  Answer answer{with("The visit stands still from that day on." +
                         moved(told.suspended.size(), told.changed.size()),
                     told.warnings),
                {}};
  answer.undo = ask::TakePauseBack{a.from};
  return answer;
}

Answer meet(const Asking& asking, const ask::ResumeVisit& a) {
  app::VisitResume resume;
  resume.visit = asking.visit();
  resume.on = optional_day(a.on);
  const auto told = asking.notebook.execute(resume);
  return {with("The visit goes on." + moved(0, told.changed.size()), told.warnings), {}};
}

Answer meet(const Asking& asking, const ask::TakePauseBack& a) {
  app::VisitPause pause;
  pause.visit = asking.visit();
  pause.from = day(a.from);
  pause.taken_back = true;
  const auto told = asking.notebook.execute(pause);
  return {"The pause is taken back." + moved(0, told.changed.size()), {}};
}

Answer meet(const Asking& asking, const ask::SetHoliday& a) {
  app::VisitHolidays set;
  set.visit = asking.visit();
  set.from = day(a.from);
  set.until = day(a.until);
  set.removed = a.removed;
  const auto told = asking.notebook.execute(set);
  Answer answer{with(a.removed ? "It is taken out." : "The holiday is kept.", told.warnings), {}};
  answer.undo = ask::SetHoliday{a.from, a.until, !a.removed};
  return answer;
}

Answer meet(const Asking& asking, const ask::TickStep& a) {
  app::AfterwardsDone done;
  done.visit = asking.visit();
  done.item = a.id;
  done.open = !a.done;
  asking.notebook.execute(done);
  return {};
}

Answer meet(const Asking& asking, const ask::SendOutput& a) {
  Answer answer;
  answer.undo = ask::SendOutput{a.output, a.stage, a.to, !a.sent};
  if (!a.sent) {
    asking.notebook.execute(app::DistributionTakeBack{asking.visit(), a.output, a.to, a.stage});
    answer.words = "They have not got it.";
    return answer;
  }
  app::DistributionSent sent;
  sent.visit = asking.visit();
  sent.output = a.output;
  sent.to = a.to;
  if (!a.stage.empty()) sent.stage = a.stage;
  const auto told = asking.notebook.execute(sent);
  answer.words = "It is noted that they have it.";
  for (const app::SettledDeadline& each : told.settled)
    answer.words += " Done by it: " + each.title + ".";
  answer.words = with(std::move(answer.words), told.warnings);
  return answer;
}

Answer meet(const Asking& asking, const ask::AddComment& a) {
  const auto made = asking.notebook.execute(
      app::CommentAdd{asking.visit(), a.output, app::RawText(asking.words)});
  return {"The comment is noted.", made.comment_id.hex()};
}

Answer meet(const Asking& asking, const ask::AnswerComment& a) {
  asking.notebook.execute(
      app::CommentAnswer{entity(a.comment), app::RawText(asking.words), a.changed});
  return {"The answer is kept.", {}};
}

Answer meet(const Asking& asking, const ask::AddComplaint& a) {
  app::ComplaintAdd add;
  add.visit = asking.visit();
  add.text = app::RawText(asking.words);
  if (!a.about.empty()) add.about = a.about;
  const auto made = asking.notebook.execute(add);
  return {with("The complaint is recorded.", made.warnings), made.complaint_id.hex()};
}

Answer meet(const Asking& asking, const ask::AnswerComplaint& a) {
  app::ComplaintAnswer answer;
  answer.complaint = entity(a.complaint);
  answer.outcome = a.outcome;
  if (!asking.words.empty()) answer.text = app::RawText(asking.words);
  const auto told = asking.notebook.execute(answer);
  return {told.next.empty() ? "The answer is kept." : "The answer is kept. " + told.next, {}};
}

Answer meet(const Asking& asking, const ask::ReopenComplaint& a) {
  asking.notebook.execute(app::ComplaintReopen{entity(a.complaint)});
  return {"It is open again.", {}};
}

Answer meet(const Asking& asking, const ask::TakeOverWeaknesses& a) {
  app::WeaknessTakeOver take;
  take.visit = asking.visit();
  take.only = a.only;
  const auto taken = asking.notebook.execute(take);
  std::string words = fmt::format("{} {} taken over from the earlier report.", taken.records.size(),
                                  taken.records.size() == 1 ? "weakness is" : "weaknesses are");
  if (taken.already > 0) words += fmt::format(" {} stood here already.", taken.already);
  return {std::move(words), {}};
}

}  // namespace fieldfare::tablet
