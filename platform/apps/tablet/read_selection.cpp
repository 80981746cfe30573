// The area's lists, and the cases and providers that are chosen from them.
#include <fmt/format.h>

#include <algorithm>

#include <fieldfare/core/app/commands/provider_selection.h>
#include <fieldfare/core/app/commands/providers.h>
#include <fieldfare/core/app/commands/selection.h>

#include "folder.h"
#include "read_pages.h"
#include "words_of.h"

namespace fieldfare::tablet {
namespace {

/// What becomes of a column, in words.
std::string column_words(const app::PersonColumnView& column) {
  if (column.state != "taken") return column.why.empty() ? "Left out" : column.why;
  std::string out = fmt::format("{} filled", column.filled);
  if (column.withheld > 0) out += fmt::format(", {} withheld by the guard", column.withheld);
  if (column.unread > 0) out += fmt::format(", {} not read", column.unread);
  return out;
}

void add_choices(app::Notebook& notebook, const VisitId& visit, ui::ListPreview& out) {
  const auto framework = notebook.framework(visit);
  if (!framework) return;
  const framework::PersonLevelData& data = framework->person_level_data;
  const framework::PersonList* list = nullptr;
  for (const framework::PersonList& each : data.lists) {
    out.lists.push_back({each.id, each.title});
    if (each.id == out.list) list = &each;
  }
  for (const framework::PersonField& field : data.fields) {
    const bool in =
        list == nullptr || list->fields.empty() ||
        std::find(list->fields.begin(), list->fields.end(), field.id) != list->fields.end();
    if (in) out.fields.push_back({field.id, field.title});
  }
}

std::string title_of(const std::vector<ui::FieldRow>& fields, const std::string& id) {
  for (const ui::FieldRow& field : fields) {
    if (field.id == id) return field.title;
  }
  return id;
}

ui::ListPreview preview_of(app::Notebook& notebook, const VisitId& visit, const Watched& at) {
  ui::ListPreview out;
  out.file = at.about;
  try {
    app::CasesPreview ask;
    ask.visit = visit;
    ask.file = at.about;
    if (const std::string sheet = at.asked("sheet"); !sheet.empty()) ask.sheet = sheet;
    if (const std::string list = at.asked("list"); !list.empty()) ask.list = list;
    const std::string prefix = "map.";
    for (const auto& [name, value] : at.with) {
      if (name.starts_with(prefix)) ask.map.push_back(name.substr(prefix.size()) + '=' + value);
    }
    const auto seen = notebook.execute(ask);
    out.rows = static_cast<std::size_t>(seen.rows);
    out.sheets = seen.sheets;
    out.sheet = seen.sheet;
    out.list = seen.list;
    add_choices(notebook, visit, out);
    for (const std::string& field : seen.missing)
      out.missing.push_back(title_of(out.fields, field));
    out.warnings = seen.warnings;
    for (const app::PersonColumnView& column : seen.columns) {
      out.columns.push_back(
          {column.column, column.heading, column.state, column.field, column_words(column)});
    }
  } catch (const Error& error) {
    out.problem = error.what();
    out.hint = error.hint();
  }
  return out;
}

std::string rule_words(const app::SelectionRuleView& rule) {
  std::string out = rule.state == "met"       ? "Met: "
                    : rule.state == "not-met" ? "Not met: "
                    : rule.state == "cannot"  ? "This list cannot say: "
                                              : "To be weighed: ";
  out += rule.text;
  if (rule.wanted > 0) out += fmt::format(" ({} of {})", rule.chosen, rule.wanted);
  if (!rule.why.empty()) out += ". " + rule.why;
  return out;
}

void propose(app::Notebook& notebook, const VisitId& visit, ui::SelectionView& out) {
  app::CasesPropose ask;
  ask.visit = visit;
  const auto proposed = notebook.execute(ask);
  for (const app::ProposedView& each : proposed.proposal) {
    ui::ProposedRow row;
    row.row = each.row;
    row.code = each.case_code;
    row.why = each.why;
    row.about = "Row " + each.row;
    for (const app::PersonValueView& value : each.values)
      row.about += " · " + value.field + " " + value.value;
    out.proposal.push_back(std::move(row));
  }
  for (const app::SelectionRuleView& rule : proposed.rules)
    out.rules.push_back(rule_words(rule));
  out.warnings = proposed.warnings;
}

}  // namespace

ui::SelectionView read_selection(app::Notebook& notebook, const VisitId& visit, const Watched& at) {
  ui::SelectionView out;
  for (const app::PersonListView& list : notebook.execute(app::CasesData{visit}).lists) {
    out.list += (out.list.empty() ? "" : " · ") +
                fmt::format("{}: {} people{}", list.title, list.rows,
                            list.as_at.empty() ? "" : ", as at " + date_words(list.as_at));
  }
  out.folder = first_folder();
  if (const std::string folder = at.asked("folder"); !folder.empty()) {
    out.picker = read_folder(folder, at.asked("find"));
  } else if (!at.about.empty()) {
    out.preview = preview_of(notebook, visit, at);
  } else if (!out.list.empty()) {
    propose(notebook, visit, out);
  }
  return out;
}

namespace {

ui::ProviderRow provider_row(const app::ProviderChoiceView& view) {
  return {view.provider_id, view.title, view.sector, view.kind, view.state, view.why};
}

}  // namespace

ui::ProvidersView read_providers(app::Notebook& notebook, const VisitId& visit) {
  ui::ProvidersView out;
  app::ProviderPropose ask;
  ask.visit = visit;
  try {
    const auto proposed = notebook.execute(ask);
    for (const app::ProviderChoiceView& view : proposed.proposal)
      out.proposal.push_back(provider_row(view));
    for (const app::SelectionRuleView& rule : proposed.rules)
      out.rules.push_back(rule_words(rule));
    out.warnings = proposed.warnings;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_possible) throw;
    out.warnings = {error.what()};  // this kind of visit proposes none
  }
  for (const app::ProviderView& view : notebook.execute(app::ProviderList{visit}).providers) {
    const bool there =
        std::any_of(out.proposal.begin(), out.proposal.end(),
                    [&](const ui::ProviderRow& row) { return row.id == view.provider_id.hex(); });
    if (!there)
      out.others.push_back({view.provider_id.hex(), view.title, view.sector, view.kind, "", ""});
  }
  return out;
}

}  // namespace fieldfare::tablet
