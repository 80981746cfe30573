// Timetable, deadlines and information requests.
#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/requests.h>
#include <fieldfare/core/app/commands/timetable.h>

#include "asks.h"
#include "names_of.h"

namespace fieldfare::tablet {

namespace ask = ui::ask;

Answer meet(const Asking& asking, const ask::SettleDeadline& a) {
  if (a.done) {
    asking.notebook.execute(app::DeadlineDone{asking.visit(), a.id, {}});
    return {"It is done.", {}};
  }
  asking.notebook.execute(app::DeadlineReopen{asking.visit(), a.id});
  return {"It is open again.", {}};
}

Answer meet(const Asking& asking, const ask::MoveDeadline& a) {
  if (a.to.empty()) {
    asking.notebook.execute(app::DeadlineRestore{asking.visit(), a.id});
    return {"It is due as the guidance has it.", {}};
  }
  const auto day = date_from_iso8601(a.to);
  if (!day) throw Error(ErrorCode::usage, "The new day is missing.", "Choose a day.");
  app::DeadlineMove move;
  move.visit = asking.visit();
  move.deadline = a.id;
  move.to = *day;
  if (!asking.words.empty()) move.reason = app::RawText(asking.words);
  asking.notebook.execute(move);
  return {"It is moved; the team sees the reason.", {}};
}

Answer meet(const Asking& asking, const ask::SetRequest& a) {
  app::RequestUpdate update;
  update.visit = asking.visit();
  update.request = a.id;
  update.state = a.state;
  static_cast<void>(asking.notebook.execute(update));
  return {};
}

Answer meet(const Asking& asking, const ask::RemindRequest& a) {
  app::RequestUpdate update;
  update.visit = asking.visit();
  update.request = a.id;
  update.reminded = true;
  static_cast<void>(asking.notebook.execute(update));
  return {"Noted: the area was reminded today.", {}};
}

Answer meet(const Asking& asking, const ask::AddDocument& a) {
  app::RequestDocument document;
  document.visit = asking.visit();
  document.reference = app::RawText(asking.words);
  document.requests = {a.request};
  document.in_part = a.in_part;
  const auto made = asking.notebook.execute(document);
  return {"The document is noted.", made.document_id.hex()};
}

Answer meet(const Asking& asking, const ask::AddRequest&) {
  app::RequestAdd add;
  add.visit = asking.visit();
  add.title = app::RawText(asking.words);
  add.reason = app::RawText(asking.field("reason"));
  const auto made = asking.notebook.execute(add);
  return {"It is on the list.", made.request_id.hex()};
}

Answer meet(const Asking& asking, const ask::ExplainTimetable& a) {
  app::TimetableExplain explain;
  explain.visit = asking.visit();
  explain.rule = a.rule;
  explain.date = date_from_iso8601(a.date);
  explain.reason = app::RawText(asking.words);
  asking.notebook.execute(explain);
  return {"The reason is kept.", {}};
}

Answer meet(const Asking& asking, const ask::AgreeTimetable&) {
  asking.notebook.execute(app::TimetableAgree{asking.visit(), {}});
  return {"The timetable is agreed as it stands.", {}};
}

Answer meet(const Asking& asking, const ask::TellTimetable&) {
  static_cast<void>(asking.notebook.execute(app::TimetableTold{asking.visit(), {}, {}}));
  return {"Noted: they know it as it stands.", {}};
}

}  // namespace fieldfare::tablet
