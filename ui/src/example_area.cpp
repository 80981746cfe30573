// The made-up area's officials and surveys, and the end of its visit.
#include <algorithm>

#include <fieldfare/ui/example.h>

#include "example_pages.h"

namespace fieldfare::ui {

ContactsView example_contacts() {
  ContactsView out;
  out.roles = {{"nominated-officer", "Local area nominated officer"},
               {"dcs", "Director of children’s services"},
               {"icb-lead", "Lead of the integrated care board"},
               {"parent-carer-forum", "Chair of the parent carer forum"}};
  out.rows = {
      {"o1", "nominated-officer", "Local area nominated officer", "Avery Winterbourne",
       "01632 960 417", "lano@northmere.example"},
      {"o2", "dcs", "Director of children’s services", "Rowan Ashdown", "01632 960 402", ""}};
  out.still_open = {"Lead of the integrated care board"};
  return out;
}

SurveysView example_surveys() {
  SurveysView out;
  out.may_add = true;
  SurveyRow families{"s-families",
                     "Survey of parents and carers",
                     "Parents and carers",
                     "closed",
                     "It closed on Sun 14 June",
                     "The link was shared on 1 June 2026.",
                     "312 replies as at 14 June 2026",
                     true,
                     "The parent carer forum and every school passed it on.",
                     "Easy read, and in Polish.",
                     {"It closes before the first day on site."}};
  SurveyRow young{"s-young",
                  "Survey of children and young people",
                  "Children and young people",
                  "open",
                  "Open until Tue 16 June",
                  "",
                  "",
                  false,
                  "",
                  "",
                  {"It closes before the first day on site."}};
  out.rows = {families, young};
  return out;
}

void ExampleBackend::show_area(Pages& out) const {
  if (watched_ == Screen::contacts) out.contacts = pages_.contacts;
  if (watched_ == Screen::surveys) out.surveys = pages_.surveys;
  if (watched_ != Screen::ending) return;
  EndingView ending = *pages_.ending;
  if (world.visit && !world.visit->row.closed) {
    ending.missing = {"The summary note has not left yet.", "1 conflict is open.",
                      "1 concern is open."};
  }
  out.ending = ending;
}

void ExampleBackend::meet(const Asked& c, const ask::SetContact& a) {
  const std::string name(as_text(c.words.view()));
  if (std::any_of(name.begin(), name.end(), [](char each) { return each >= '0' && each <= '9'; })) {
    answer(event::FormRefused{c.key,
                              {},
                              "A contact is an official’s name, phone and e-mail "
                              "address, each in its place."});
    return;
  }
  ContactsView& view = *pages_.contacts;
  ContactRow row;
  row.id = a.contact.empty() ? "new-contact-" + std::to_string(++saved_) : a.contact;
  row.role = a.role;
  for (const OfficeRow& office : view.roles) {
    if (office.id == a.role) row.role_label = office.label;
  }
  row.name = name;
  row.phone = field(c, "phone");
  row.email = field(c, "email");
  std::erase_if(view.rows, [&](const ContactRow& each) { return each.id == row.id; });
  std::erase(view.still_open, row.role_label);
  view.rows.push_back(row);
  done(c, "The contact is kept on this tablet.", row.id);
}

void ExampleBackend::meet(const Asked& c, const ask::RemoveContact& a) {
  std::erase_if(pages_.contacts->rows, [&](const ContactRow& row) { return row.id == a.contact; });
  done(c, "The contact is gone.");
}

namespace {

SurveyRow* survey(Pages& pages, const std::string& id) {
  for (SurveyRow& row : pages.surveys->rows) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

}  // namespace

void ExampleBackend::meet(const Asked& c, const ask::HoldSurvey& a) {
  if (SurveyRow* row = survey(pages_, a.survey)) row->state = a.held ? "open" : "not-held";
  done(c, a.held ? "It is held." : "This visit does without it.", {},
       ask::HoldSurvey{a.survey, !a.held});
}

void ExampleBackend::meet(const Asked& c, const ask::ShareSurvey& a) {
  if (SurveyRow* row = survey(pages_, a.survey))
    row->shared = "The link was shared on 15 June 2026.";
  done(c, "");
}

void ExampleBackend::meet(const Asked& c, const ask::PaperSurvey& a) {
  if (SurveyRow* row = survey(pages_, a.survey)) row->paper = a.paper;
  done(c, "");
}

void ExampleBackend::meet(const Asked& c, const ask::CountSurvey& a) {
  if (SurveyRow* row = survey(pages_, a.survey))
    row->replies = std::string(as_text(c.words.view())) + " replies as at 15 June 2026";
  done(c, "The number is kept.");
}

void ExampleBackend::meet(const Asked& c, const ask::TellSurvey& a) {
  const auto words = passed(c);
  if (!words) return;
  if (SurveyRow* row = survey(pages_, a.survey)) {
    row->distribution = *words;
    row->accessibility = field(c, "accessibility");
  }
  done(c, "It is kept.");
}

void ExampleBackend::meet(const Asked& c, const ask::AddSurvey&) {
  const auto title = passed(c);
  if (!title) return;
  SurveyRow row;
  row.id = "new-survey-" + std::to_string(++saved_);
  row.title = *title;
  row.audiences = field(c, "audience");
  row.state = "not-open";
  pages_.surveys->rows.push_back(row);
  done(c, "The survey is on the list.", row.id);
}

void ExampleBackend::meet(const Asked& c, const ask::CloseVisit& a) {
  if (!world.visit) return;
  world.visit->row.closed = a.closed;
  for (VisitRow& row : world.visits) {
    if (row.id == world.visit->row.id) row.closed = a.closed;
  }
  done(c, a.closed ? "The visit is closed." : "The visit goes on.");
}

void ExampleBackend::meet(const Asked& c, const ask::DisposeVisit&) {
  const auto reason = passed(c);
  if (!reason) return;
  const bool against = !world.visit->row.closed || world.visit->sync.only_here > 0;
  if (against && reason->empty()) {
    answer(event::Failed{"This visit cannot be disposed of yet. The visit is not closed.",
                         "Sync, close the visit, or give a reason to do it nevertheless.", c.key});
    return;
  }
  std::erase_if(world.visits, [&](const VisitRow& row) { return row.id == world.visit->row.id; });
  world.visit.reset();
  world.forms.clear();
  world.drafts.clear();
  world.disposals.push_back(
      {"15 June, 10:42",
       "Fieldfare record of disposal, format 1\nvisit: 3f2a\nentries: 46, of which the hub "
       "confirmed "
       "46 and 0 were here alone\nkeys destroyed: 3 of the visit, and this member's own\n" +
           (reason->empty() ? std::string() : "done nevertheless because: " + *reason + "\n"),
       true});
  done(c, "It is erased. The signed record stands below.");
}

}  // namespace fieldfare::ui
