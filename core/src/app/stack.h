#pragma once

namespace fieldfare::app {

/// Overwrites the stack below the caller, as deep as handlers go. For the end of a thread that read
/// what people wrote: the system keeps a thread's stack for the next one, with all that lay in it.
void wipe_stack_below() noexcept;

/// Whether handlers may run on the calling thread's stack: it is deep enough for them, and is
/// overwritten when the thread ends.
[[nodiscard]] bool stack_takes_handlers() noexcept;

}  // namespace fieldfare::app
