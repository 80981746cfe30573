// Lines of enquiry, concerns and cases: short forms that are sent as a whole.
#include <algorithm>
#include <utility>

#include "reducer.h"

namespace fieldfare::ui {

Form* Reducer::ready_form(const std::string& key, bool needs_words) {
  if (state_.visit() == nullptr) return nullptr;
  Form& form = state_.forms[key];
  if (form.sent || (needs_words && form.editor.empty())) return nullptr;
  keep(key, form);  // whatever becomes of the command, the journal has these very words
  form.sent = true;
  form.sent_revision = form.editor.revision();
  form.problem.clear();
  return &form;
}

void Reducer::operator()(const action::AddLine&) {
  const std::string key = form_key(Screen::lines, "");
  if (const Form* form = ready_form(key, true)) {
    commands_.push_back(command::AddLine{key, secret_copy(form->editor.text())});
  }
}

void Reducer::operator()(const action::OpenLine& a) {
  state_.screen = Screen::lines;
  state_.line_id = a.id;
  state_.page_open = true;
}

void Reducer::operator()(const action::CloseLine&) {
  if (state_.line() == nullptr || state_.line()->closed) return;
  const std::string key = form_key(Screen::lines, state_.line_id);
  if (const Form* form = ready_form(key, false)) {
    commands_.push_back(command::CloseLine{key, state_.line_id, secret_copy(form->editor.text())});
  }
}

void Reducer::operator()(const action::ChooseConcernKind& a) {
  state_.concern_kind = a.kind;
}

void Reducer::operator()(const action::RaiseConcern&) {
  const std::string key = form_key(Screen::concerns, "");
  if (const Form* form = ready_form(key, true)) {
    commands_.push_back(
        command::RaiseConcern{key, state_.concern_kind, secret_copy(form->editor.text())});
  }
}

void Reducer::operator()(const action::OpenConcern& a) {
  state_.screen = Screen::concerns;
  state_.concern_id = a.id;
  state_.page_open = true;
}

void Reducer::operator()(const action::ActOnConcern& a) {
  if (state_.concern() == nullptr) return;
  const std::string key = form_key(Screen::concerns, state_.concern_id);
  if (const Form* form = ready_form(key, true)) {
    commands_.push_back(command::ActOnConcern{key, state_.concern_id,
                                              secret_copy(form->editor.text()), a.resolved});
  }
}

void Reducer::operator()(const action::AddCase& a) {
  if (state_.visit() != nullptr) commands_.push_back(command::AddCase{a.tracked});
}

void Reducer::operator()(const action::SetConsent& a) {
  if (state_.visit() != nullptr) commands_.push_back(command::SetConsent{a.id, a.consent});
}

void Reducer::operator()(event::FormRefused& e) {
  const auto found = state_.forms.find(e.key);
  state_.resolving = false;
  if (found == state_.forms.end()) return;
  found->second.sent = false;
  const auto part = e.field.empty() ? state_.forms.end() : state_.forms.find(e.key + '/' + e.field);
  Form& form = part == state_.forms.end() ? found->second : part->second;
  const std::uint64_t before = form.editor.revision();
  const bool known = std::all_of(e.marks.begin(), e.marks.end(),
                                 [](const editor::Mark& mark) { return !mark.with.empty(); });
  form.editor.marks_arrived(std::move(e.marks), form.sent_revision);
  replace_by_codes(form);
  const bool gave_way = known && form.editor.revision() != before;
  form.problem = !e.problem.empty() ? e.problem
                 : gave_way ? "Not saved: names that you met before gave way to their codes. Look "
                              "it over, then send it again."
                            : "Not saved: the words may tell who somebody is. Use a code or a role "
                              "for each underlined place.";
  // They are the reducer's own words: what it changed above must not clear them.
  form.seen_revision = form.editor.revision();
  form.first_change = form.last_change = state_.now;
}

}  // namespace fieldfare::ui
