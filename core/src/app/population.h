#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/selection/combination.h>
#include <fieldfare/core/selection/person_table.h>

#include "app/engine.h"

namespace fieldfare::app {

/// All lists of a visit on this device as one table.
struct Population {
  std::shared_ptr<const selection::PersonTable> table;
  std::vector<PersonRow> rows;  ///< what each row of the table is called

  [[nodiscard]] std::optional<std::size_t> find(const PersonRow& row) const;
};
/// Nothing when this device holds no list of the visit.
[[nodiscard]] std::optional<Population> population_of(Engine& engine, const VisitState& visit);

/// What a case says of somebody, in the words of the lists' fields.
[[nodiscard]] std::vector<selection::Said> said_by_case(Engine& engine, VisitState& visit,
                                                        const EntityId& case_id,
                                                        const selection::PersonTable& table);

/// A warning when a description of a case fits fewer than five people of the lists; none where
/// there are no lists.
[[nodiscard]] std::vector<std::string> warnings_of_case(Engine& engine, VisitState& visit,
                                                        const EntityId& case_id);
/// The same of a note's text, together with its case. A text that says one thing alone is about
/// many, or about a setting, so two things are needed; what fits nobody at all speaks of several
/// people and is not told.
[[nodiscard]] std::vector<std::string> warnings_of_text(Engine& engine, VisitState& visit,
                                                        std::string_view text,
                                                        const std::optional<EntityId>& case_id);

}  // namespace fieldfare::app
