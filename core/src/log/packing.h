#pragma once

#include <fieldfare/core/bytes.h>

namespace fieldfare::log {

/// A change as it is encrypted: compressed, and padded so that the length tells steps of 128 bytes
/// and no more. Layout in log-format.md, "An entry".
[[nodiscard]] Bytes pack(ByteView change);
/// Error(damaged) for anything that `pack` cannot have written, before more than `max_change` bytes
/// are allocated.
[[nodiscard]] Bytes unpack(ByteView padded);
/// Overwrites what this thread keeps of what it packed and unpacked last. A thread's end does, too.
void forget_packed() noexcept;

}  // namespace fieldfare::log
