#pragma once

namespace fieldfare::app {

/// For the end of a thread that read what people wrote: overwrites the stack below the caller, as
/// deep as handlers go. The system keeps a thread's stack for the next one, with all that lay in
/// it.
void wipe_stack_below() noexcept;

}  // namespace fieldfare::app
