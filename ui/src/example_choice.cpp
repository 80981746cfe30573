// The made-up area's lists, and whom the team chooses from them.
#include <algorithm>

#include <fieldfare/ui/example.h>

#include "example_pages.h"

namespace fieldfare::ui {
namespace {

constexpr const char* home = "~";

FolderView folder_view(const std::string& path) {
  FolderView out;
  out.path = path;
  if (path == home) {
    out.rows = {{"Documents", path + "/Documents", true}, {"Downloads", path + "/Downloads", true}};
  } else {
    out.above = home;
    if (path.ends_with("Downloads")) {
      out.rows = {{"northmere-leavers.csv", path + "/northmere-leavers.csv", false},
                  {"northmere-list.xlsx", path + "/northmere-list.xlsx", false}};
    }
  }
  return out;
}

ListPreview preview(const std::string& file, const std::map<std::string, std::string>& with) {
  ListPreview out;
  out.file = file;
  out.rows = 214;
  out.fields = {{"age", "Age"},
                {"needs", "Primary need"},
                {"placement", "Where educated"},
                {"setting", "Setting"}};
  out.columns = {{"A", "Number", "ignored", "", "No field has such a heading"},
                 {"B", "Forename", "refused", "", "The heading says that it names somebody"},
                 {"C", "Year", "taken", "age", "214 filled"},
                 {"D", "Primary need", "taken", "needs", "209 filled, 1 withheld"},
                 {"E", "Prov", "ignored", "", "No field has such a heading"},
                 {"F", "Contact", "refused", "", "Its cells hold telephone numbers"}};
  const auto asked = [&](const std::string& name) {
    const auto found = with.find(name);
    return found == with.end() ? std::string() : found->second;
  };
  for (ColumnRow& row : out.columns) {
    const std::string said = asked("map." + row.column);
    if (said.empty() || row.state == "refused") continue;
    row.state = said == "ignore" ? "ignored" : "taken";
    row.field = said == "ignore" ? "" : said;
    row.words = said == "ignore" ? "Left out by you" : "208 filled, 6 not read";
  }
  if (file.ends_with(".xlsx")) out.sheets = {"EHC plans", "SEN support"};
  out.sheet = asked("sheet").empty() && !out.sheets.empty() ? out.sheets.front() : asked("sheet");
  for (const FieldRow& field : out.fields) {
    const bool filled = std::any_of(out.columns.begin(), out.columns.end(),
                                    [&](const ColumnRow& row) { return row.field == field.id; });
    if (!filled) out.missing.push_back(field.title);
  }
  return out;
}

}  // namespace

SelectionView example_selection() {
  SelectionView out;
  out.list = "Children and young people with a plan: 214 people, as at 31 May 2026";
  out.folder = std::string(home) + "/Downloads";
  out.proposal = {{"17", "T1", "Row 17 · age 15 · speech and language", "It is a case already."},
                  {"42", "", "Row 42 · age 19 · autism · college", "The only one above 18."},
                  {"103", "", "Row 103 · age 6 · hearing · mainstream",
                   "Early years and a sensory need, which no other has."}};
  out.rules = {"Met: usually six cases (6 of 6)",
               "Not met: at least one who is educated otherwise (0 of 1). The list names none."};
  out.warnings = {"Two proposed live in the same small place."};
  return out;
}

ProvidersView example_providers() {
  ProvidersView out;
  out.proposal = {{"p1", "Hazel Lane Nursery", "education", "nursery", "discussed",
                   "A sector of its own, and an adviser sits there."},
                  {"p2", "Northmere College", "education", "college", "",
                   "The only setting for those above 18."},
                  {"", "Tern House", "care", "short breaks", "",
                   "Many on the list attend it, and no other is of social care."}};
  out.others = {{"p4", "Children’s Therapy Hub", "health", "therapy", "not-suitable", ""}};
  out.rules = {"Met: each of education, health and care", "To be weighed: a setting out of area"};
  return out;
}

void ExampleBackend::show_chosen(Pages& out) const {
  if (watched_ == Screen::providers) out.providers = pages_.providers;
  if (watched_ != Screen::selection) return;
  out.selection = pages_.selection;
  if (const auto folder = watched_with_.find("folder"); folder != watched_with_.end()) {
    out.selection->picker = folder_view(folder->second);
  }
  if (!watched_about_.empty()) out.selection->preview = preview(watched_about_, watched_with_);
}

void ExampleBackend::meet(const Asked& c, const ask::ImportList& a) {
  pages_.selection->list = "Children and young people with a plan: 214 people" +
                           (a.as_at.empty() ? std::string() : ", as at " + a.as_at);
  done(c, "214 rows are taken in; they stay on this tablet.");
}

void ExampleBackend::meet(const Asked& c, const ask::SelectCases& a) {
  if (!passed(c)) return;
  for (ProposedRow& row : pages_.selection->proposal) {
    if (std::find(a.rows.begin(), a.rows.end(), row.row) == a.rows.end()) continue;
    row.code = "T" + std::to_string(++saved_ + 2);
  }
  done(c, std::to_string(a.rows.size()) + " cases are on the list of cases.");
}

void ExampleBackend::meet(const Asked& c, const ask::TakeProvider& a) {
  for (ProviderRow& row : pages_.providers->proposal) {
    if (row.title != a.title) continue;
    row.id = "new-provider-" + std::to_string(++saved_);
    row.state = "proposed";
  }
  done(c, a.title + " is proposed.");
}

void ExampleBackend::meet(const Asked& c, const ask::AddProvider& a) {
  const auto name = passed(c);
  if (!name) return;
  const std::string id = "new-provider-" + std::to_string(++saved_);
  pages_.providers->others.push_back({id, *name, a.sector, field(c, "kind"), "", ""});
  done(c, "It is known to the visit.", id);
}

void ExampleBackend::meet(const Asked& c, const ask::ChooseProviders& a) {
  std::optional<Ask> undo;
  for (auto* list : {&pages_.providers->proposal, &pages_.providers->others}) {
    for (ProviderRow& row : *list) {
      if (std::find(a.providers.begin(), a.providers.end(), row.id) == a.providers.end()) continue;
      if (!row.state.empty() && a.providers.size() == 1)
        undo = ask::ChooseProviders{a.providers, row.state};
      row.state = a.state;
    }
  }
  done(c, "The choice is kept.", {}, std::move(undo));
}

}  // namespace fieldfare::ui
