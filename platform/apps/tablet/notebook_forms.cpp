// Lines of enquiry, concerns and cases, as the screens ask for them.
#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/concerns.h>
#include <fieldfare/core/app/commands/lines.h>
#include <fieldfare/core/app/guard_refusal.h>
#include <fieldfare/ui/app_state.h>

#include "names_of.h"
#include "notebook_backend.h"

namespace fieldfare::tablet {

namespace command = ui::command;
namespace event = ui::event;

event::FormRefused NotebookBackend::form_refused(const ui::Command& command,
                                                 const app::GuardRefusal& refusal) {
  event::FormRefused told{form_key_of(command), {}, {}, {}};
  // Officials' names stand in contacts: there a code is no answer.
  if (told.key.starts_with(ui::form_key(ui::Screen::contacts, ""))) {
    told.marks = marks_of(refusal.findings());
    told.problem = refusal.hint();
    return told;
  }
  const auto* words = form_words_of(command);
  const auto* asked = std::get_if<command::Do>(&command);
  if (asked != nullptr && visit_ && !asked->fields.empty()) {
    // The refusal does not say which of the texts it was: the guard is asked again.
    const auto clean = [&](const crypto::SecureBuffer& text) {
      guard::LiveCheck check;
      return notebook().check(as_text(text.view()), visit(), check, &pseudonyms_).empty();
    };
    for (auto field = asked->fields.begin(); clean(*words) && field != asked->fields.end();
         ++field) {
      if (clean(field->second)) continue;
      told.field = field->first;
      words = &field->second;
    }
  }
  told.marks = words == nullptr ? marks_of(refusal.findings())
                                : marks_of(refusal.findings(), as_text(words->view()), pseudonyms_);
  return told;
}

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
