#pragma once

#include <optional>
#include <string>

#include "session.h"
#include "verb.h"

namespace fieldfare::cli {

/// A call that is understood: which verb, with which words.
struct Call {
  const Noun* noun = nullptr;
  const Verb* verb = nullptr;
  Globals globals;
  Json typed = Json::object();  ///< a list of words for each parameter given, by its name
};

/// Reads the arguments. Nothing when help or the version was asked for and printed. Throws
/// Error(usage) with a hint that names the verbs or the help page.
[[nodiscard]] std::optional<Call> parse(int argc, const char* const* argv);

}  // namespace fieldfare::cli
