// Contacts, surveys, and the end of a visit.
#include <algorithm>

#include <fieldfare/core/app/commands/contacts.h>
#include <fieldfare/core/app/commands/disposal.h>
#include <fieldfare/core/app/commands/surveys.h>
#include <fieldfare/core/app/commands/visits.h>

#include "asks.h"
#include "names_of.h"

namespace fieldfare::tablet {

namespace ask = ui::ask;

namespace {

app::SurveyUpdate about(const Asking& asking, const std::string& survey) {
  app::SurveyUpdate update;
  update.visit = asking.visit();
  update.survey = survey;
  return update;
}

}  // namespace

Answer meet(const Asking& asking, const ask::SetContact& a) {
  app::ContactSet set;
  set.visit = asking.visit();
  set.role = a.role;
  set.title = app::RawText(asking.words);
  set.phone = app::RawText(asking.field("phone"));
  set.email = app::RawText(asking.field("email"));
  set.contact = optional_entity(a.contact);
  const auto made = asking.notebook.execute(set);
  return {"The contact is kept on this tablet.", made.contact_id.hex()};
}

Answer meet(const Asking& asking, const ask::RemoveContact& a) {
  static_cast<void>(asking.notebook.execute(app::ContactRemove{asking.visit(), entity(a.contact)}));
  return {"The contact is gone.", {}};
}

Answer meet(const Asking& asking, const ask::HoldSurvey& a) {
  app::SurveyUpdate update = about(asking, a.survey);
  update.held = a.held;
  asking.notebook.execute(update);
  Answer answer{a.held ? "It is held." : "This visit does without it.", {}};
  answer.undo = ask::HoldSurvey{a.survey, !a.held};
  return answer;
}

Answer meet(const Asking& asking, const ask::ShareSurvey& a) {
  app::SurveyUpdate update = about(asking, a.survey);
  update.link_shared_on = date_of(asking.now);
  asking.notebook.execute(update);
  return {};
}

Answer meet(const Asking& asking, const ask::PaperSurvey& a) {
  app::SurveyUpdate update = about(asking, a.survey);
  update.paper_copies = a.paper;
  asking.notebook.execute(update);
  return {};
}

Answer meet(const Asking& asking, const ask::CountSurvey& a) {
  const bool number = !asking.words.empty() && asking.words.size() < 8 &&
                      std::all_of(asking.words.begin(), asking.words.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  if (!number) throw Error(ErrorCode::usage, "This is no number of replies.", "Type digits alone.");
  app::SurveyUpdate update = about(asking, a.survey);
  update.responses = std::stoll(asking.words);
  asking.notebook.execute(update);
  return {"The number is kept.", {}};
}

Answer meet(const Asking& asking, const ask::TellSurvey& a) {
  app::SurveyUpdate update = about(asking, a.survey);
  update.distribution = app::RawText(asking.words);
  update.accessibility = app::RawText(asking.field("accessibility"));
  asking.notebook.execute(update);
  return {"It is kept.", {}};
}

Answer meet(const Asking& asking, const ask::AddSurvey&) {
  app::SurveyAdd add;
  add.visit = asking.visit();
  add.title = app::RawText(asking.words);
  add.audience = app::RawText(asking.field("audience"));
  const auto made = asking.notebook.execute(add);
  return {"The survey is on the list.", made.survey_id.hex()};
}

Answer meet(const Asking& asking, const ask::CloseVisit& a) {
  if (!a.closed) {
    asking.notebook.execute(app::VisitReopen{asking.visit()});
    return {"The visit goes on.", {}};
  }
  app::VisitClose close;
  close.visit = asking.visit();
  static_cast<void>(asking.notebook.execute(close));
  return {"The visit is closed.", {}};
}

}  // namespace fieldfare::tablet
