#pragma once

#include <optional>
#include <string>

#include <fieldfare/core/output/build.h>

#include "app/engine.h"

/// Reads from the store what an output is made of.
namespace fieldfare::app {

/// The text of an output's section, or of an item of it: the same entity on every device, so that
/// two people who write it meet.
[[nodiscard]] EntityId output_part_id(const VisitId& visit, std::string_view output,
                                      std::string_view section, std::string_view item);
/// A word that the lead let pass in an output; the same on every device.
[[nodiscard]] EntityId allowed_wording_id(const VisitId& visit, std::string_view output,
                                          std::string_view term);

/// Everything for `output`, and for one without evidence no more than that: notes, cases and
/// concerns are read only for the evidence base, the extracts and what judges.
[[nodiscard]] output::OutputFacts facts_for(Engine& engine, VisitState& visit,
                                            const framework::Output& output, bool restricted);

[[nodiscard]] output::Written written_for(Engine& engine, VisitState& visit,
                                          std::string_view output);
[[nodiscard]] std::vector<output::AllowedWord> allowed_for(Engine& engine, VisitState& visit,
                                                           std::string_view output);

}  // namespace fieldfare::app
