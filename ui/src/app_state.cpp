#include <fieldfare/ui/app_state.h>

#include <algorithm>

namespace fieldfare::ui {

const char* screen_id(Screen screen) noexcept {
  switch (screen) {
    case Screen::unlock:
      return "unlock";
    case Screen::visits:
      return "visits";
    case Screen::today:
      return "today";
    case Screen::activity:
      return "activity";
    case Screen::notes:
      return "notes";
    case Screen::coverage:
      return "coverage";
    case Screen::lines:
      return "lines";
    case Screen::cases:
      return "cases";
    case Screen::concerns:
      return "concerns";
    case Screen::conflicts:
      return "conflicts";
    case Screen::sync:
      return "sync";
    case Screen::meeting:
      return "meeting";
    case Screen::team:
      return "team";
    case Screen::timetable:
      return "timetable";
    case Screen::deadlines:
      return "deadlines";
    case Screen::requests:
      return "requests";
    case Screen::outputs:
      return "outputs";
    case Screen::selection:
      return "selection";
    case Screen::judgement:
      return "judgement";
    case Screen::summaries:
      return "summaries";
    case Screen::plan:
      return "plan";
    case Screen::days:
      return "days";
    case Screen::providers:
      return "providers";
    case Screen::contacts:
      return "contacts";
    case Screen::surveys:
      return "surveys";
    case Screen::afterwards:
      return "afterwards";
    case Screen::ending:
      return "ending";
    case Screen::people:
      return "people";
    case Screen::leaves:
      return "leaves";
    case Screen::settings:
      return "settings";
    case Screen::more:
      return "more";
  }
  return "unlock";
}

std::string draft_key(const std::string& activity_id, const std::string& note_id) {
  return note_id.empty() ? "new:" + activity_id : "note:" + note_id;
}

std::string form_key(Screen screen, const std::string& about) {
  return std::string(screen_id(screen)) + ':' + about;
}

bool is_journaled(const std::string& key) noexcept {
  for (const Screen other : {Screen::visits, Screen::people, Screen::sync, Screen::meeting,
                             Screen::settings, Screen::contacts}) {
    if (key.starts_with(std::string(screen_id(other)) + ':')) return false;
  }
  // What is looked for, and what is typed to be certain, is no text of the visit.
  return !key.ends_with(":find") && !key.ends_with(":name");
}

AppState::AppState() : snapshot(std::make_shared<Snapshot>()) {}

Draft* AppState::open_draft() {
  const auto found = drafts.find(draft);
  return found == drafts.end() ? nullptr : &found->second;
}

const Draft* AppState::open_draft() const {
  const auto found = drafts.find(draft);
  return found == drafts.end() ? nullptr : &found->second;
}

Written* AppState::written(const std::string& key) {
  if (key.empty()) return open_draft();
  if (const auto found = drafts.find(key); found != drafts.end()) return &found->second;
  const auto form = forms.find(key);
  return form == forms.end() ? nullptr : &form->second;
}

const OpenVisit* AppState::visit() const noexcept {
  return snapshot->visit ? &*snapshot->visit : nullptr;
}

namespace {

template <class Row>
const Row* with_id(const std::vector<Row>& rows, const std::string& id) noexcept {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

const NoteRow* AppState::note_row(std::size_t index) const noexcept {
  if (visit() == nullptr) return nullptr;
  if (index < visit()->notes.size()) return &visit()->notes[index];
  const auto page = note_pages.find(index / notes_page);
  if (page == note_pages.end() || index % notes_page >= page->second.size()) return nullptr;
  return &page->second[index % notes_page];
}

const ActivityRow* AppState::activity() const noexcept {
  return visit() == nullptr ? nullptr : with_id(visit()->activities, activity_id);
}

const ConflictRow* AppState::conflict() const noexcept {
  return visit() == nullptr ? nullptr : with_id(visit()->conflicts, conflict_id);
}

Form* AppState::own_text() {
  const auto found = forms.find(form_key(Screen::conflicts, conflict_id));
  return found == forms.end() || conflict_id.empty() ? nullptr : &found->second;
}

const LineRow* AppState::line() const noexcept {
  return visit() == nullptr ? nullptr : with_id(visit()->lines, line_id);
}

const ConcernRow* AppState::concern() const noexcept {
  return visit() == nullptr ? nullptr : with_id(visit()->concerns, concern_id);
}

const std::string& AppState::choice(const std::string& key) const noexcept {
  static const std::string none;
  const auto found = choices.find(key);
  return found == choices.end() ? none : found->second;
}

std::string AppState::next_code(std::string_view kind) const {
  const auto taken = [&](const std::string& name) {
    const bool given = std::find(codes.begin(), codes.end(), name) != codes.end();
    const auto says = [&](const auto& entry) {
      return entry.second.editor.text().find(name) != std::string_view::npos;
    };
    return given || std::any_of(drafts.begin(), drafts.end(), says) ||
           std::any_of(forms.begin(), forms.end(), says);
  };
  for (char letter = 'A'; letter <= 'Z'; ++letter) {
    std::string name = std::string(kind) + ' ' + letter;
    if (!taken(name)) return name;
  }
  return std::string(kind) + " Z";
}

}  // namespace fieldfare::ui
