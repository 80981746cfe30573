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

AppState::AppState() : snapshot(std::make_shared<Snapshot>()) {}

Draft* AppState::open_draft() {
  const auto found = drafts.find(draft);
  return found == drafts.end() ? nullptr : &found->second;
}

const Draft* AppState::open_draft() const {
  const auto found = drafts.find(draft);
  return found == drafts.end() ? nullptr : &found->second;
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

const ActivityRow* AppState::activity() const noexcept {
  return visit() == nullptr ? nullptr : with_id(visit()->activities, activity_id);
}

const ConflictRow* AppState::conflict() const noexcept {
  return visit() == nullptr ? nullptr : with_id(visit()->conflicts, conflict_id);
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

std::string AppState::code_for(std::string_view words) const {
  for (const Pairing& pairing : pairings_) {
    if (pairing.words.view() == words) return pairing.code;
  }
  return {};
}

std::string AppState::next_code(std::string_view kind) const {
  const auto taken = [&](const std::string& name) {
    const bool paired = std::any_of(pairings_.begin(), pairings_.end(),
                                    [&](const Pairing& pairing) { return pairing.code == name; });
    return paired || std::any_of(drafts.begin(), drafts.end(), [&](const auto& entry) {
             return entry.second.editor.text().find(name) != std::string_view::npos;
           });
  };
  for (char letter = 'A'; letter <= 'Z'; ++letter) {
    std::string name = std::string(kind) + ' ' + letter;
    if (!taken(name)) return name;
  }
  return std::string(kind) + " Z";
}

}  // namespace fieldfare::ui
