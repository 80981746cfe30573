#include "app/population.h"

#include <algorithm>
#include <map>

#include "model/fields.h"

namespace fieldfare::app {

namespace {

using selection::PersonColumn;
using selection::PersonTable;

/// The codes of one list's column in the values of all lists together.
void append(PersonColumn& out, const PersonColumn* from, std::size_t rows,
            std::map<std::string, std::uint32_t>& known) {
  if (from == nullptr) {
    out.codes.insert(out.codes.end(), rows, 0);
    return;
  }
  std::vector<std::uint32_t> codes;
  for (const std::string& value : from->values) {
    const auto [at, fresh] =
        known.try_emplace(value, static_cast<std::uint32_t>(out.values.size()));
    if (fresh) out.values.push_back(value);
    codes.push_back(at->second);
  }
  for (const std::uint32_t code : from->codes)
    out.codes.push_back(codes[code]);
}

PersonTable together(const std::vector<PersonList>& lists) {
  PersonTable out;
  for (const PersonList& list : lists) {
    for (const PersonColumn& column : list.table.columns) {
      if (out.column(column.field) != nullptr) continue;
      PersonColumn all;
      all.field = column.field;
      std::map<std::string, std::uint32_t> known{{"", 0}};
      for (const PersonList& one : lists)
        append(all, one.table.column(column.field), one.table.rows(), known);
      out.columns.push_back(std::move(all));
    }
  }
  for (const PersonList& list : lists) {
    for (std::size_t i = 0; i < list.table.rows(); ++i)
      out.numbers.push_back(static_cast<std::uint32_t>(out.numbers.size() + 1));
  }
  return out;
}

}  // namespace

std::optional<std::size_t> Population::find(const PersonRow& row) const {
  const auto found = std::find(rows.begin(), rows.end(), row);
  if (found == rows.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rows.begin());
}

std::optional<Population> population_of(Engine& engine, const VisitState& visit) {
  const auto lists = engine.people().lists(visit.vid);
  if (lists->empty()) return std::nullopt;
  Population out;
  for (const PersonList& list : *lists) {
    for (const std::uint32_t number : list.table.numbers)
      out.rows.push_back({list.list, number});
  }
  if (lists->size() == 1) {
    // The table lives as long as the lists that it is part of.
    out.table = std::shared_ptr<const PersonTable>(lists, &lists->front().table);
  } else {
    out.table = std::make_shared<const PersonTable>(together(*lists));
  }
  return out;
}

std::vector<selection::Said> said_by_case(Engine& engine, VisitState& visit,
                                          const EntityId& case_id, const PersonTable& table) {
  const auto entity = engine.entities().find(visit.vid, model::Kind::case_, case_id);
  if (!entity) return {};
  const model::Fields fields(entity->state);
  std::string text;
  for (const std::string& attribute : fields.list("attributes"))
    text += attribute + ". ";
  auto out = selection::said_in(text, table, engine.framework(visit.id));
  if (table.column("age") != nullptr) {
    const std::string phase = fields.text("phase");
    if (const auto age = fields.integer("age")) {
      out.push_back({"age", std::to_string(*age)});
    } else if (!phase.empty()) {
      out.push_back({"age", phase});
    }
  }
  return out;
}

std::vector<std::string> warnings_of_case(Engine& engine, VisitState& visit,
                                          const EntityId& case_id) {
  const auto people = population_of(engine, visit);
  if (!people) return {};
  const auto said = said_by_case(engine, visit, case_id, *people->table);
  const auto found = selection::combine(said, *people->table, engine.framework(visit.id));
  if (found.warning.empty()) return {};
  return {found.warning};
}

std::vector<std::string> warnings_of_text(Engine& engine, VisitState& visit, std::string_view text,
                                          const std::optional<EntityId>& case_id) {
  const auto people = population_of(engine, visit);
  if (!people) return {};
  const framework::Framework& framework = engine.framework(visit.id);
  auto said = selection::said_in(text, *people->table, framework);
  if (said.empty()) return {};
  if (case_id) {
    for (auto& one : said_by_case(engine, visit, *case_id, *people->table))
      said.push_back(std::move(one));
  }
  const auto found = selection::combine(said, *people->table, framework);
  if (found.warning.empty() || found.said.size() < 2 || found.rows == 0) return {};
  return {found.warning};
}

}  // namespace fieldfare::app
