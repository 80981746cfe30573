#include "tablet_app.h"

#include <algorithm>
#include <utility>

namespace fieldfare::simulator {

TabletApp::TabletApp(std::filesystem::path store, app::Ports ports)
    : backend_(std::move(store), ports) {
  submit({});
}

/// Does what the screens' frames do, until nothing is left to be answered.
void TabletApp::submit(std::vector<ui::Command> commands) {
  for (ui::Command& command : commands)
    backend_.submit(std::move(command));
  for (auto events = backend_.take_events(); !events.empty(); events = backend_.take_events()) {
    for (ui::Event& event : events) {
      if (const auto* saved = std::get_if<ui::event::Saved>(&event))
        saved_ = EntityId::from_hex(saved->note_id);
      for (ui::Command& command : ui::receive(state_, std::move(event)))
        backend_.submit(std::move(command));
    }
  }
}

void TabletApp::act(const ui::Action& action) {
  state_.last_input = now_;
  submit(ui::reduce(state_, action));
}

bool TabletApp::unlock(std::string_view passphrase, const VisitId& visit,
                       const EntityId& activity) {
  state_.passphrase.insert(passphrase);
  act(ui::action::Unlock{});
  if (!is_open()) return false;
  if (state_.visit() == nullptr) act(ui::action::OpenVisit{visit.hex()});
  if (state_.visit() != nullptr) act(ui::action::OpenActivity{activity.hex()});
  return state_.open_draft() != nullptr;
}

void TabletApp::type(std::string_view words) {
  ui::Draft* draft = state_.open_draft();
  if (draft == nullptr) return;
  state_.last_input = now_;
  const std::size_t end = draft->editor.text().size();
  draft->editor.select({end, end});
  draft->editor.insert(words);
}

/// In the steps that the app asks for.
void TabletApp::wait(double seconds) {
  const double until = now_ + seconds;
  while (now_ < until) {
    submit(ui::tick(state_, now_));
    const auto next = ui::next_tick(state_);
    now_ = next && *next > now_ ? std::min(*next, until) : until;
  }
  submit(ui::tick(state_, now_));
}

std::optional<EntityId> TabletApp::save() {
  saved_.reset();
  act(ui::action::SaveNote{});
  return std::exchange(saved_, std::nullopt);
}

std::string TabletApp::text() {
  const ui::Draft* draft = state_.open_draft();
  return draft == nullptr ? std::string() : std::string(draft->editor.text());
}

bool TabletApp::restricted() {
  const ui::Draft* draft = state_.open_draft();
  return draft != nullptr && draft->facts.restricted;
}

bool TabletApp::is_kept() {
  const ui::Draft* draft = state_.open_draft();
  return draft != nullptr && draft->kept_revision == draft->editor.revision();
}

bool TabletApp::shows_words() const {
  return !state_.drafts.empty() || !state_.discarded.empty() || !state_.forms.empty();
}

}  // namespace fieldfare::simulator
