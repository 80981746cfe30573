// Cases and providers as they are chosen, and the area's list taken in.
#include <fmt/format.h>

#include <fieldfare/core/app/commands/provider_selection.h>
#include <fieldfare/core/app/commands/providers.h>

#include "asks.h"
#include "names_of.h"

namespace fieldfare::tablet {

namespace ask = ui::ask;

Answer meet(const Asking& asking, const ask::ImportList& a) {
  app::CasesImport import;
  import.visit = asking.visit();
  import.file = a.file;
  import.map = a.map;
  if (!a.sheet.empty()) import.sheet = a.sheet;
  if (!a.list.empty()) import.list = a.list;
  import.as_at = date_from_iso8601(a.as_at);
  const auto taken = asking.notebook.execute(import);
  return {fmt::format("{} {} taken in; they stay on this tablet.", taken.rows,
                      taken.rows == 1 ? "row is" : "rows are"),
          {}};
}

Answer meet(const Asking& asking, const ask::SelectCases& a) {
  app::CasesSelect select;
  select.visit = asking.visit();
  select.rows = a.rows;
  if (!asking.words.empty()) select.reason = app::RawText(asking.words);
  const auto made = asking.notebook.execute(select);
  return {fmt::format("{} {} on the list of cases.", made.cases.size(),
                      made.cases.size() == 1 ? "case is" : "cases are"),
          {}};
}

namespace {

EntityId add_provider(const Asking& asking, const std::string& title, const std::string& sector,
                      const std::string& kind) {
  app::ProviderAdd add;
  add.visit = asking.visit();
  add.title = app::RawText(title);
  add.sector = sector;
  if (!kind.empty()) add.kind = app::RawText(kind);
  return asking.notebook.execute(add).provider_id;
}

}  // namespace

Answer meet(const Asking& asking, const ask::TakeProvider& a) {
  app::ProviderSelect select;
  select.visit = asking.visit();
  select.providers = {add_provider(asking, a.title, a.sector, a.kind)};
  select.known_by = "area";
  static_cast<void>(asking.notebook.execute(select));
  return {a.title + " is proposed.", {}};
}

Answer meet(const Asking& asking, const ask::AddProvider& a) {
  const EntityId made = add_provider(asking, asking.words, a.sector, asking.field("kind"));
  return {"It is known to the visit.", made.hex()};
}

Answer meet(const Asking& asking, const ask::ChooseProviders& a) {
  app::ProviderPropose before;
  before.visit = asking.visit();
  Answer answer{"The choice is kept.", {}};
  if (a.providers.size() == 1) {
    for (const auto& each : asking.notebook.execute(before).proposal) {
      if (each.provider_id == a.providers.front() && !each.state.empty())
        answer.undo = ask::ChooseProviders{a.providers, each.state};
    }
  }
  app::ProviderSelect select;
  select.visit = asking.visit();
  for (const std::string& id : a.providers)
    select.providers.push_back(entity(id));
  select.state = a.state;
  static_cast<void>(asking.notebook.execute(select));
  return answer;
}

}  // namespace fieldfare::tablet
