#pragma once

#include "demo/stage.h"

namespace fieldfare::cli::demo {

/// Plays the last on-site day of a local offer visit: three inspectors and a hub, each a process of
/// its own. Leaves the summary note, the transcript, the stores and the hub's database.
void play_day(Stage& stage);

}  // namespace fieldfare::cli::demo
