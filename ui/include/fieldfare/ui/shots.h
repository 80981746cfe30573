#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <fieldfare/ui/backend.h>
#include <fieldfare/ui/headless.h>

namespace fieldfare::ui {

/// One picture to draw: a screen brought to the state in which it is shown.
struct Shot {
  std::string name;  ///< "capture", "conflicts"
  std::function<void(Headless&)> arrange;
};

/// The pictures of all screens, over the example visit.
[[nodiscard]] std::vector<Shot> example_shots();
/// The pictures of all screens over whatever store the backend opened: the first visit, its first
/// activity, note and conflict.
[[nodiscard]] std::vector<Shot> store_shots();

/// Draws each shot in every theme and at three sizes: NAME-THEME.png lying, NAME-THEME-upright.png,
/// NAME-THEME-small.png in `directory`, each size from a fresh backend. Returns the paths.
/// Deterministic for the same backend.
std::vector<std::string> draw_shots(const std::function<std::unique_ptr<Backend>()>& backend,
                                    const std::vector<Shot>& shots, const std::string& directory);

}  // namespace fieldfare::ui
