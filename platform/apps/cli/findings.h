#pragma once

#include <string>
#include <string_view>

#include <fieldfare/core/error.h>
#include <fieldfare/core/guard/guard.h>

#include "verb.h"

namespace fieldfare::cli {

/// Findings as the contract lists them, offsets in code points.
[[nodiscard]] Json findings_json(std::string_view text, const guard::Findings& findings);

/// What the guard found when it refused a call's text, with the option that the text was given by.
/// Empty when the refusal does not say.
[[nodiscard]] Json findings_of(const Error& refusal, const Verb& verb, const Json& members);

/// One line for each finding; never the text itself.
[[nodiscard]] std::string findings_in_words(const Json& findings);

}  // namespace fieldfare::cli
