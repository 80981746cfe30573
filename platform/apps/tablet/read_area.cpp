// Contacts, surveys and the end of a visit, as the screens show them.
#include <fmt/format.h>

#include <fieldfare/core/app/commands/contacts.h>
#include <fieldfare/core/app/commands/disposal.h>
#include <fieldfare/core/app/commands/surveys.h>
#include <fieldfare/core/app/commands/visits.h>

#include "read_pages.h"
#include "words_of.h"

namespace fieldfare::tablet {
namespace {

std::string when_words(const app::SurveyView& view) {
  const std::string until =
      view.closes.empty()
          ? std::string()
          : day_words(view.closes) + (view.closes_time.empty() ? "" : ", " + view.closes_time);
  if (view.state == "closed") return until.empty() ? "Closed" : "It closed on " + until;
  if (view.state == "open") return until.empty() ? "Open" : "Open until " + until;
  if (view.state == "not-held") return {};
  return view.opens.empty() ? "" : "It opens on " + day_words(view.opens);
}

ui::SurveyRow survey_row(const app::SurveyView& view) {
  ui::SurveyRow row;
  // The framework's own are named by its id; one that the team added by what it is stored under.
  row.id = view.survey.empty() ? view.survey_id.hex() : view.survey;
  row.title = view.title;
  for (const std::string& audience : view.audiences)
    row.audiences += (row.audiences.empty() ? "" : ", ") + audience;
  row.state = view.state;
  row.when = when_words(view);
  if (!view.link_shared_on.empty())
    row.shared = "The link was shared on " + date_words(view.link_shared_on) + ".";
  if (view.responses) {
    row.replies = fmt::format("{} {}", *view.responses, *view.responses == 1 ? "reply" : "replies");
    if (!view.responses_as_at.empty()) row.replies += " as at " + date_words(view.responses_as_at);
  }
  row.paper = view.paper_copies;
  row.distribution = view.distribution;
  row.accessibility = view.accessibility;
  row.rules = view.rules;
  return row;
}

}  // namespace

ui::ContactsView read_contacts(app::Notebook& notebook, const VisitId& visit) {
  ui::ContactsView out;
  const auto framework = notebook.framework(visit);
  if (!framework) return out;
  for (const framework::Role& role : framework->roles) {
    const bool official =
        role.side != framework::Side::team && role.side != framework::Side::family;
    if (official) out.roles.push_back({role.id, role.label});
  }
  const auto listed = notebook.execute(app::ContactList{visit});
  for (const app::ContactView& view : listed.contacts) {
    out.rows.push_back(
        {view.contact_id.hex(), view.role, view.role_label, view.title, view.phone, view.email});
  }
  out.still_open = listed.still_open;
  return out;
}

ui::SurveysView read_surveys(app::Notebook& notebook, const VisitId& visit) {
  ui::SurveysView out;
  for (const app::SurveyView& view : notebook.execute(app::SurveyList{visit}).surveys)
    out.rows.push_back(survey_row(view));
  out.may_add = read_people(notebook, visit).may_decide;
  return out;
}

ui::EndingView read_ending(app::Notebook& notebook, const VisitId& visit) {
  ui::EndingView out;
  app::VisitClose look;
  look.visit = visit;
  look.only_check = true;
  out.missing = notebook.execute(look).missing;
  const ui::PeopleView people = read_people(notebook, visit);
  out.may_close = people.may_decide;
  out.may_hold = people.may_add;  // lead, deputy or custodian
  const auto shown = notebook.execute(app::VisitShow{visit, true});
  out.hold = shown.hold;
  if (!shown.hold_until.empty()) out.hold_until = date_words(shown.hold_until);
  return out;
}

std::vector<ui::DisposalRow> read_disposals(app::Notebook& notebook) {
  std::vector<ui::DisposalRow> out;
  for (const app::DisposalView& view : notebook.execute(app::VisitDisposals{}).disposals)
    out.push_back({moment_words(view.at), view.receipt, view.genuine});
  return out;
}

}  // namespace fieldfare::tablet
