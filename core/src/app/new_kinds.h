#pragma once

#include "app/engine.h"

namespace fieldfare::app {

/// What an older program took in of kinds that it did not know stood in the log alone. The program
/// that knows them shows it: called when a store is opened, it reads the log once for each set of
/// new kinds. Nothing is done where the log cannot be read; the next opening tries again.
void show_new_kinds(Engine& engine);

/// A store that is founded holds nothing of any kind.
void know_all_kinds(storage::Transaction& transaction);

}  // namespace fieldfare::app
