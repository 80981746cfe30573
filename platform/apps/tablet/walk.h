#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <fieldfare/core/ports/entropy.h>

namespace fieldfare::tablet {

/// A day of two inspectors, played through the app's own screens over real stores that are made in
/// `directory`, which must be empty: unlocking, a note in which a name gives way to a code, work
/// offline, a meeting of two tablets over this machine's network, a conflict settled, a team
/// meeting recorded, the summary note exported. Then a visit that judges: an activity planned and
/// called off, the area's list taken in, a survey counted, a strength traced to a note, an outcome
/// chosen, a summary written, the visit closed and erased. Writes a numbered PNG of each step to
/// `directory`/pictures and returns their paths. Error(internal) names the step at which a screen
/// was not as expected.
[[nodiscard]] std::vector<std::string> walk_a_day(const std::filesystem::path& directory,
                                                  ports::Entropy& entropy);

}  // namespace fieldfare::tablet
