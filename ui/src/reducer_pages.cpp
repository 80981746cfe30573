// The pages round the notes: what they remember between frames and what they ask for.
#include <algorithm>
#include <iterator>
#include <utility>

#include "reducer.h"

namespace fieldfare::ui {
namespace {

/// Pages whose data is read only while they are open.
bool has_own_data(Screen screen) {
  constexpr Screen pages[] = {Screen::people,    Screen::team,     Screen::timetable,
                              Screen::deadlines, Screen::requests, Screen::outputs,
                              Screen::selection, Screen::coverage};
  return std::find(std::begin(pages), std::end(pages), screen) != std::end(pages);
}

}  // namespace

void Reducer::watch() {
  if (state_.snapshot->lock != Lock::open) return;
  const Screen wanted = has_own_data(state_.screen) ? state_.screen : Screen::today;
  const bool opens = wanted == Screen::team || wanted == Screen::timetable ||
                     wanted == Screen::outputs || wanted == Screen::selection;
  const std::string about =
      opens ? state_.choice(std::string(screen_id(wanted)) + "/part") : std::string();
  if (wanted == state_.watched && about == state_.watched_about) return;
  state_.watched = wanted;
  state_.watched_about = about;
  commands_.push_back(command::Watch{wanted, about});
}

void Reducer::forget_form(const std::string& key) {
  state_.forms.erase(key);
  const std::string parts = key + '/';
  std::erase_if(state_.forms, [&](const auto& each) { return each.first.starts_with(parts); });
  std::erase_if(state_.choices, [&](const auto& each) { return each.first.starts_with(parts); });
}

void Reducer::operator()(const action::Choose& a) {
  if (state_.snapshot->lock != Lock::open) return;
  if (a.opens) state_.page_open = true;
  if (a.value.empty()) {
    state_.choices.erase(a.key);
  } else {
    state_.choices.insert_or_assign(a.key, a.value);
  }
}

void Reducer::operator()(const action::Do& a) {
  if (state_.snapshot->lock != Lock::open) return;
  crypto::SecureBuffer words;
  std::map<std::string, crypto::SecureBuffer> fields;
  if (!a.key.empty()) {
    Form& form = state_.forms[a.key];
    if (form.sent) return;
    keep(a.key, form);
    form.sent = true;
    form.sent_revision = form.editor.revision();
    form.problem.clear();
    words = secret_copy(form.editor.text());
    const std::string parts = a.key + '/';
    for (const auto& [name, field] : state_.forms) {
      if (!name.starts_with(parts)) continue;
      fields.emplace(name.substr(parts.size()), secret_copy(field.editor.text()));
    }
  }
  commands_.push_back(command::Do{a.key, a.what, std::move(words), std::move(fields)});
}

void Reducer::operator()(event::Done& e) {
  const auto found = state_.forms.find(e.key);
  const bool typed_since = found != state_.forms.end() && found->second.sent &&
                           found->second.editor.revision() != found->second.sent_revision &&
                           !found->second.editor.empty();
  if (typed_since) {
    // Nothing of it is lost: the words stay, to be sent again or taken out.
    Form& form = found->second;
    form.sent = false;
    form.kept_at.clear();
    form.facts_changed = true;
    keep(e.key, form);
  } else {
    forget_form(e.key);
  }
  if (!e.id.empty() && e.key == form_key(Screen::lines, "")) state_.line_id = e.id;
  if (!e.id.empty() && e.key == form_key(Screen::concerns, "")) state_.concern_id = e.id;
  const bool entered =
      e.key == form_key(Screen::visits, "new") || e.key == form_key(Screen::visits, "join");
  if (entered && !e.id.empty()) (*this)(action::OpenVisit{e.id});
  if (!e.words.empty()) toast(std::move(e.words));
}

}  // namespace fieldfare::ui
