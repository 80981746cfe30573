#pragma once

#include <fieldfare/core/app/commands.h>

#include "app/command_list.h"
#include "app/engine.h"

namespace fieldfare::app {

/// One function a command, in handlers/. Runs in a turn of the worker's.
#define FIELDFARE_DECLARE(Command) Command::Result handle(Engine& engine, const Command& command);
FIELDFARE_COMMANDS(FIELDFARE_DECLARE)
#undef FIELDFARE_DECLARE

}  // namespace fieldfare::app
