#pragma once

#include <string>

#include <fieldfare/core/bytes.h>

namespace fieldfare::selection {

/// The text of a file as UTF-8: by its byte order mark; else UTF-16 when every other byte of its
/// beginning is zero; else UTF-8 when it is well-formed; else Windows-1252, as Excel in Britain
/// writes CSV. Error(damaged) when it is no text at all (it holds NUL, or broken UTF-16).
[[nodiscard]] std::string to_utf8(ByteView bytes);

}  // namespace fieldfare::selection
