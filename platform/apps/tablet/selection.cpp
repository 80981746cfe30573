// The area's lists and the cases that are chosen from them.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <fieldfare/core/app/commands/selection.h>

#include "asks.h"
#include "read_pages.h"
#include "words_of.h"

namespace fieldfare::tablet {
namespace {

constexpr std::size_t most_files = 8;

/// Spreadsheets in the folders that browsers and mail programs save to, by name.
std::vector<std::string> spreadsheets() {
  std::vector<std::string> out;
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home != '/') return out;
  for (const char* folder : {"Downloads", "Documents"}) {
    std::error_code failed;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(home) / folder, failed)) {
      const std::string end = entry.path().extension().string();
      if (end == ".xlsx" || end == ".csv") out.push_back(entry.path().string());
    }
  }
  std::sort(out.begin(), out.end());
  out.resize(std::min(out.size(), most_files));
  return out;
}

ui::ListPreview preview_of(app::Notebook& notebook, const VisitId& visit, const std::string& file) {
  ui::ListPreview out;
  out.file = file;
  try {
    app::CasesPreview ask;
    ask.visit = visit;
    ask.file = file;
    const auto seen = notebook.execute(ask);
    out.rows = static_cast<std::size_t>(seen.rows);
    out.warnings = seen.warnings;
    for (const app::PersonColumnView& column : seen.columns) {
      const std::string words = fmt::format("{} ({}){}", column.heading, column.column,
                                            column.why.empty() ? "" : ": " + column.why);
      if (column.state == "taken") {
        out.taken.push_back(fmt::format("{} as {}: {} filled, {} withheld, {} not read",
                                        column.heading, column.field, column.filled,
                                        column.withheld, column.unread));
      } else if (column.state == "refused") {
        out.refused.push_back(words);
      } else {
        out.warnings.push_back("Left out: " + words);
      }
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

ui::SelectionView read_selection(app::Notebook& notebook, const VisitId& visit,
                                 const std::string& file) {
  ui::SelectionView out;
  for (const app::PersonListView& list : notebook.execute(app::CasesData{visit}).lists) {
    out.list += (out.list.empty() ? "" : " · ") +
                fmt::format("{}: {} people{}", list.title, list.rows,
                            list.as_at.empty() ? "" : ", as at " + date_words(list.as_at));
  }
  out.files = spreadsheets();
  if (!file.empty()) {
    out.preview = preview_of(notebook, visit, file);
  } else if (!out.list.empty()) {
    propose(notebook, visit, out);
  }
  return out;
}

Answer meet(const Asking& asking, const ui::ask::ImportList& a) {
  app::CasesImport import;
  import.visit = asking.visit();
  import.file = a.file;
  const auto taken = asking.notebook.execute(import);
  return {fmt::format("{} {} taken in; they stay on this tablet.", taken.rows,
                      taken.rows == 1 ? "row is" : "rows are"),
          {}};
}

Answer meet(const Asking& asking, const ui::ask::SelectCases& a) {
  app::CasesSelect select;
  select.visit = asking.visit();
  select.rows = a.rows;
  if (!asking.words.empty()) select.reason = app::RawText(asking.words);
  const auto made = asking.notebook.execute(select);
  return {fmt::format("{} {} on the list of cases.", made.cases.size(),
                      made.cases.size() == 1 ? "case is" : "cases are"),
          {}};
}

}  // namespace fieldfare::tablet
