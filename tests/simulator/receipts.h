#pragma once

#include <support/memory_hub.h>

namespace fieldfare::app {
class Notebook;
}

namespace fieldfare::simulator {

/// Whether all that the notebook shows as held by the hub is in the hub's store.
[[nodiscard]] bool calls_held_what_is(app::Notebook& notebook, test::MemoryHub& hub);

}  // namespace fieldfare::simulator
