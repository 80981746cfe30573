#pragma once

#include <optional>
#include <string>
#include <vector>

#include <fieldfare/ui/app_state.h>
#include <tablet/patient.h>

namespace fieldfare::simulator {

/// The tablet app over a store, without its screen: what is typed goes through the editor, the
/// reducer, the journal and the backend that users run. Every answer is waited for, and time passes
/// only when it is told to.
class TabletApp {
 public:
  TabletApp(std::filesystem::path store, app::Ports ports);

  /// Types the passphrase and opens the visit at the page of one activity's notes. False when the
  /// store did not open; `problem` says why.
  bool unlock(std::string_view passphrase, const VisitId& visit, const EntityId& activity);
  [[nodiscard]] bool is_open() const { return state_.snapshot->lock == ui::Lock::open; }
  [[nodiscard]] const std::string& problem() const { return state_.snapshot->unlock_problem; }

  void type(std::string_view words);  ///< behind what stands on the page
  void wait(double seconds);
  void act(const ui::Action& action);
  /// Presses Save; the note's id when the app says that it is saved.
  std::optional<EntityId> save();

  /// The page: what stands on it, whether it is marked restricted, and whether the app says that
  /// the journal has it as it stands.
  [[nodiscard]] std::string text();
  [[nodiscard]] bool restricted();
  [[nodiscard]] bool is_kept();
  /// True when some words are left in an editor: never while the app is locked.
  [[nodiscard]] bool shows_words() const;

 private:
  void submit(std::vector<ui::Command> commands);

  tablet::Patient backend_;
  ui::AppState state_;
  double now_ = 1;
  std::optional<EntityId> saved_;
};

}  // namespace fieldfare::simulator
