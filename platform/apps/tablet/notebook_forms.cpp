// Lines of enquiry, concerns and cases, as the screens ask for them.
#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/concerns.h>
#include <fieldfare/core/app/commands/lines.h>

#include "names_of.h"
#include "notebook_backend.h"

namespace fieldfare::tablet {

namespace command = ui::command;
namespace event = ui::event;

void NotebookBackend::run(command::AddLine& c) {
  const auto made = notebook().execute(app::LineAdd{visit(), raw(c.text), {}});
  done(c.key, "The line of enquiry is open.", made.line_id.hex());
  refresh();
}

void NotebookBackend::run(command::CloseLine& c) {
  app::LineClose close;
  close.line = entity(c.line_id);
  if (c.outcome.size() > 0) close.outcome = raw(c.outcome);
  notebook().execute(close);
  done(c.key, "The line of enquiry is closed.");
  refresh();
}

void NotebookBackend::run(command::RaiseConcern& c) {
  app::ConcernAdd add;
  add.visit = visit();
  add.kind = concern_name(c.kind);
  add.text = raw(c.text);
  const auto made = notebook().execute(add);
  done(c.key, "The concern is recorded. Say next who was told.", made.concern_id.hex());
  refresh();
}

void NotebookBackend::run(command::ActOnConcern& c) {
  app::ConcernAct act;
  act.concern = entity(c.concern_id);
  act.action = raw(c.action);
  act.resolved = c.resolved;
  notebook().execute(act);
  done(c.key, c.resolved ? "Recorded; the concern is resolved." : "Recorded.");
  refresh();
}

void NotebookBackend::run(command::AddCase& c) {
  app::CaseAdd add;
  add.visit = visit();
  add.kind = c.tracked ? "tracked" : "sampled";
  const auto made = notebook().execute(add);
  answer(event::Done{"", "Case " + made.code + " is on the list.", made.case_id.hex()});
  refresh();
}

void NotebookBackend::run(command::SetConsent& c) {
  notebook().execute(app::CaseConsent{entity(c.case_id), consent_name(c.consent)});
  refresh();
}

}  // namespace fieldfare::tablet
