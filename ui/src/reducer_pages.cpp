// The pages round the notes: what they remember between frames and what they ask for.
#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "reducer.h"

namespace fieldfare::ui {
namespace {

/// Pages whose data is read only while they are open.
bool has_own_data(Screen screen) {
  constexpr Screen pages[] = {
      Screen::people,  Screen::team,      Screen::timetable, Screen::deadlines, Screen::requests,
      Screen::outputs, Screen::selection, Screen::coverage,  Screen::judgement, Screen::summaries,
      Screen::plan,    Screen::providers, Screen::contacts,  Screen::surveys,   Screen::ending,
      Screen::days,    Screen::afterwards};
  return std::find(std::begin(pages), std::end(pages), screen) != std::end(pages);
}

/// Pages that are read for what is open on them.
bool is_read_in_part(Screen screen) {
  constexpr Screen pages[] = {Screen::team,      Screen::timetable, Screen::outputs,
                              Screen::selection, Screen::judgement, Screen::summaries,
                              Screen::plan};
  return std::find(std::begin(pages), std::end(pages), screen) != std::end(pages);
}

}  // namespace

void Reducer::watch() {
  if (state_.snapshot->lock != Lock::open) return;
  const Screen wanted = has_own_data(state_.screen) ? state_.screen : Screen::today;
  const std::string page = screen_id(wanted);
  const std::string about = is_read_in_part(wanted) ? state_.choice(page + "/part") : std::string();
  std::map<std::string, std::string> with;
  for (const std::string& prefix : {page + "/with.", page + "/part."}) {
    for (auto at = state_.choices.lower_bound(prefix);
         at != state_.choices.end() && at->first.starts_with(prefix); ++at) {
      with.emplace(at->first.substr(prefix.size()), at->second);
    }
  }
  if (wanted == state_.watched && about == state_.watched_about && with == state_.watched_with) {
    return;
  }
  state_.watched = wanted;
  state_.watched_about = about;
  state_.watched_with = with;
  commands_.push_back(command::Watch{wanted, about, std::move(with)});
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
  if (a.key.ends_with("/part")) {
    // How another part was to be read says nothing of this one.
    const std::string of_part = a.key + '.';
    std::erase_if(state_.choices,
                  [&](const auto& each) { return each.first.starts_with(of_part); });
  }
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
    for (auto& [name, field] : state_.forms) {
      if (!name.starts_with(parts)) continue;
      field.sent_revision = field.editor.revision();
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
  if (!e.id.empty() && e.key == form_key(Screen::judgement, "new")) {
    state_.choices.insert_or_assign("judgement/part", e.id);
  }
  if (e.key.starts_with(form_key(Screen::contacts, ""))) state_.choices.erase("contacts/part");
  if (e.key == form_key(Screen::ending, "erase")) forget_visit();
  // What was refused stays open: it is mended where it was written.
  if (e.key.starts_with(form_key(Screen::days, ""))) state_.choices.erase("days/open");
  if (e.key.starts_with(form_key(Screen::afterwards, ""))) {
    state_.choices.erase("afterwards/open");
    state_.choices.erase("afterwards/outcome");
  }
  if (e.key == form_key(Screen::selection, "import")) {
    (*this)(action::Choose{"selection/part", ""});
    state_.choices.erase("selection/as_at");
  }
  // What was planned is seen in its day.
  if (e.key.starts_with(form_key(Screen::plan, "")) && state_.screen == Screen::plan) {
    state_.screen = Screen::timetable;
  }
  if (e.words.empty()) return;
  toast(std::move(e.words));
  state_.toasts.back().undo = std::move(e.undo);
}

}  // namespace fieldfare::ui
