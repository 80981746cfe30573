#pragma once

#include <optional>
#include <string>

#include <fieldfare/core/bytes.h>

namespace fieldfare::storage {

/// A key file or a backup in words: what it is, what its derivation costs, how large its parts are;
/// never the salt, the nonce or the wrapped key. Nothing when the bytes begin like neither;
/// Error(damaged) when they do and are not whole.
[[nodiscard]] std::optional<std::string> describe_file(ByteView bytes);

}  // namespace fieldfare::storage
