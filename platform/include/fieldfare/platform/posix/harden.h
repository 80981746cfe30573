#pragma once

namespace fieldfare::platform {

/// First thing in every main(): no core dumps, no debugger of another process of the same user (in
/// builds without sanitizers, which need it), files for this user only (umask 077). Throws
/// Error(internal) when the system refuses.
void harden_process();

}  // namespace fieldfare::platform
