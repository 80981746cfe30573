#pragma once

#include <string>

#include <fieldfare/core/bytes.h>

namespace fieldfare::log {

/// True when the bytes have the size and the format of an entry's header, with or without the body
/// and the wrapped key behind it (each a u32 length and its bytes).
[[nodiscard]] bool looks_like_entry(ByteView bytes) noexcept;

/// A sealed entry in words: its place, its hashes and sizes, whether its body fits; no content,
/// since that needs a key. Error(damaged) when it is not one.
[[nodiscard]] std::string describe_entry(ByteView bytes);

}  // namespace fieldfare::log
