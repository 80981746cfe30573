#pragma once

#include <string>

#include "session.h"
#include "verb.h"

namespace fieldfare::cli {

/// Findings as the contract lists them, offsets in code points.
[[nodiscard]] Json findings_json(std::string_view text, const guard::Findings& findings);

/// After a refusal: what the guard finds in each text of the call, with the option it was given by.
/// Empty when it cannot be told any more.
[[nodiscard]] Json findings_in(const Verb& verb, const Json& members, Session& session);

/// One line for each finding; never the text itself.
[[nodiscard]] std::string findings_in_words(const Json& findings);

}  // namespace fieldfare::cli
