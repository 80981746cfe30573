#pragma once

#include <string>
#include <vector>

#include <fieldfare/core/bytes.h>

namespace fieldfare::simulator {

/// For each byte of a request or of an answer the field that it belongs to, read by what
/// sync/docs/protocol.md and core/docs/log-format.md say, not by the program's own reader.
/// The message must be sound.
[[nodiscard]] std::vector<std::string> fields_of_request(ByteView message);
[[nodiscard]] std::vector<std::string> fields_of_answer(ByteView message);

}  // namespace fieldfare::simulator
