#include <algorithm>
#include <charconv>
#include <filesystem>

#include <fieldfare/core/app/commands/person_data.h>
#include <fieldfare/core/selection/limits.h>
#include <fieldfare/core/selection/person_import.h>
#include <fieldfare/core/selection/spreadsheet.h>

#include "app/case_code.h"
#include "app/edit.h"
#include "app/person_filter.h"
#include "storage/files.h"

namespace fieldfare::app {

namespace {

constexpr std::int64_t most_rows_shown = 1'000;

/// A file's bytes, wiped when they go.
class FileBytes {
 public:
  explicit FileBytes(const std::string& file) {
    std::error_code unknown;
    if (!std::filesystem::exists(file, unknown)) {
      throw Error(ErrorCode::not_found, "There is no file " + file + ".", "Check the path.");
    }
    if (!std::filesystem::is_regular_file(file, unknown))
      throw Error(ErrorCode::usage, file + " is not a file.", "Give a workbook or a CSV file.");
    if (std::filesystem::file_size(file, unknown) > selection::limits::file_bytes) {
      throw Error(ErrorCode::not_possible, "The file is larger than 64 MiB.",
                  "Ask the area for the list alone, without other tables.");
    }
    bytes_ = storage::read_small_file(file, selection::limits::file_bytes).value_or(Bytes());
  }
  ~FileBytes() { crypto::wipe(bytes_); }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  [[nodiscard]] ByteView view() const noexcept { return bytes_; }

 private:
  Bytes bytes_;
};

/// What preview and import share.
struct Wanted {
  VisitId visit;
  const std::string& file;
  const std::vector<std::string>& map;
  const std::optional<std::string>& sheet;
  const std::optional<std::string>& list;
};

struct Understood {
  PersonImportView view;
  selection::PersonTable table;
};

std::vector<selection::ColumnChoice> choices_of(const std::vector<std::string>& map) {
  std::vector<selection::ColumnChoice> out;
  for (const std::string& one : map) {
    const auto equals = one.rfind('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == one.size()) {
      throw Error(ErrorCode::usage, "\"" + one + "\" does not say which column fills what.",
                  "For example: C=age, \"Primary need=needs\", D=ignore.");
    }
    out.push_back({one.substr(0, equals), one.substr(equals + 1)});
  }
  return out;
}

std::string list_of(const framework::Framework& framework,
                    const std::optional<std::string>& wanted) {
  if (wanted) return *wanted;
  const auto& lists = framework.person_level_data.lists;
  return lists.empty() ? std::string() : lists.front().id;
}

/// Reads one file for one visit.
class Reading {
 public:
  Reading(Engine& engine, const Wanted& wanted)
      : engine_(&engine), wanted_(&wanted), words_(engine.vocabulary(wanted.visit)) {}

  Understood run() {
    const FileBytes bytes(wanted_->file);
    const framework::Framework& framework = engine_->framework(wanted_->visit);
    Understood out;
    out.view.list = list_of(framework, wanted_->list);
    const selection::RawTable table = read(bytes.view(), framework, out.view);
    selection::ImportWishes wishes;
    wishes.choices = choices_of(wanted_->map);
    wishes.list = out.view.list;
    wishes.today = date_of(engine_->now());
    auto mapped = selection::map_people(table, framework, engine_->guard(), words_->allow, wishes);
    fill(out.view, mapped);
    out.table = std::move(mapped.table);
    return out;
  }

 private:
  selection::Heard heard() {
    return [this](std::uint64_t done, std::uint64_t total) {
      return engine_->work().report(done, total);
    };
  }

  selection::RawTable read(ByteView bytes, const framework::Framework& framework,
                           PersonImportView& view) {
    if (selection::kind_of_file(bytes) == selection::FileKind::text) {
      if (wanted_->sheet)
        throw Error(ErrorCode::usage, "A CSV file has no sheets.", "Leave --sheet out.");
      return selection::read_csv(bytes, heard());
    }
    selection::Workbook workbook(bytes);
    const std::size_t sheet = chosen_sheet(workbook, framework, view);
    for (const auto& name : workbook.sheets())
      view.sheets.push_back(masked(name.title) + (name.hidden ? " (hidden)" : ""));
    view.sheet = masked(workbook.sheets()[sheet].title);
    auto table = workbook.read(sheet, selection::limits::rows, heard());
    if (const auto empty = workbook.formulas_without_result(); empty > 0) {
      view.warnings.push_back("Cells with a formula that holds no result, taken as empty: " +
                              std::to_string(empty) + ". Formulas are never run.");
    }
    return table;
  }

  std::size_t chosen_sheet(selection::Workbook& workbook, const framework::Framework& framework,
                           PersonImportView& view) {
    const auto& sheets = workbook.sheets();
    if (wanted_->sheet) {
      std::size_t number = 0;
      const std::string& wanted = *wanted_->sheet;
      for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (sheets[i].title == wanted) return i;
      }
      const auto read = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
      if (read.ec == std::errc() && number >= 1 && number <= sheets.size()) return number - 1;
      throw Error(ErrorCode::usage, "The workbook has no such sheet.",
                  "Give its name or its number from 1 to " + std::to_string(sheets.size()) + ".");
    }
    std::size_t best = 0;
    std::size_t most = 0;
    std::size_t fitting = 0;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      if (sheets[i].hidden) continue;
      const auto top = workbook.read(i, selection::limits::heading_rows, {});
      const std::size_t known = selection::recognised_headings(top, framework);
      fitting += known >= 6 ? 1 : 0;
      if (known > most) {
        most = known;
        best = i;
      }
    }
    if (fitting > 1) {
      view.warnings.emplace_back(
          "Several sheets look like lists of people; the one with most known headings is read. "
          "Another is named with --sheet.");
    }
    return best;
  }

  std::string masked(const std::string& text) const {
    return engine_->guard().mask(text.substr(0, 120), words_->allow).str();
  }

  static void fill(PersonImportView& view, const selection::PersonImport& mapped) {
    view.rows = static_cast<std::int64_t>(mapped.table.rows());
    view.heading_row = mapped.heading_row;
    view.missing = mapped.missing;
    view.warnings.insert(view.warnings.end(), mapped.warnings.begin(), mapped.warnings.end());
    for (const selection::ColumnFate& fate : mapped.columns) {
      view.columns.push_back({fate.column, fate.heading, std::string(selection::name(fate.state)),
                              fate.field, fate.why, fate.filled, fate.unread, fate.withheld});
      if (fate.state != selection::ColumnState::refused) continue;
      view.refused_columns.push_back(fate.heading.empty() ? "column " + fate.column : fate.heading);
    }
  }

  Engine* engine_;
  const Wanted* wanted_;
  std::shared_ptr<const Vocabulary> words_;
};

PersonFieldView field_view(const framework::Framework& framework,
                           const selection::PersonColumn& column) {
  PersonFieldView out;
  out.field = column.field;
  for (const framework::PersonField& field : framework.person_level_data.fields) {
    if (field.id != column.field) continue;
    out.title = field.title;
    out.special_category = field.special_category;
  }
  out.filled = std::count_if(column.codes.begin(), column.codes.end(),
                             [&](std::uint32_t code) { return !column.values[code].empty(); });
  out.values = static_cast<std::int64_t>(column.values.size()) - 1;
  return out;
}

void may_see_people(VisitState& visit) {
  require_role(visit, {log::Role::lead, log::Role::deputy, log::Role::inspector},
               "work with person-level data");
}

}  // namespace

CasesPreview::Result handle(Engine& engine, const CasesPreview& query) {
  VisitState& visit = engine.visit(query.visit);
  may_see_people(visit);
  const Work::Running running(engine.work());
  const Wanted wanted{query.visit, query.file, query.map, query.sheet, query.list};
  return Reading(engine, wanted).run().view;
}

CasesImport::Result handle(Engine& engine, const CasesImport& command) {
  VisitState& visit = engine.visit(command.visit);
  may_see_people(visit);
  require_open(engine, visit);
  const Work::Running running(engine.work());
  const Wanted wanted{command.visit, command.file, command.map, command.sheet, command.list};
  Understood understood = Reading(engine, wanted).run();
  PersonList list;
  list.list = understood.view.list;
  list.as_at = command.as_at ? to_iso8601(*command.as_at) : std::string();
  list.imported_at = to_iso8601(engine.now());
  list.refused = understood.view.refused_columns;
  list.table = std::move(understood.table);
  engine.people().keep(visit.vid, list);
  engine.emit(Event::Kind::changed, visit.id);
  return std::move(understood.view);
}

CasesData::Result handle(Engine& engine, const CasesData& query) {
  VisitState& visit = engine.visit(query.visit);
  may_see_people(visit);
  CasesData::Result result;
  const auto lists = engine.people().lists(visit.vid);
  for (const PersonList& list : *lists) {
    const framework::Framework& framework = engine.framework(visit.id);
    PersonListView view;
    view.list = list.list;
    for (const auto& one : framework.person_level_data.lists) {
      if (one.id == list.list) view.title = one.title;
    }
    view.rows = static_cast<std::int64_t>(list.table.rows());
    view.as_at = list.as_at;
    view.imported_at = list.imported_at;
    view.refused_columns = list.refused;
    for (const auto& column : list.table.columns)
      view.fields.push_back(field_view(framework, column));
    result.lists.push_back(std::move(view));
  }
  return result;
}

CasesRows::Result handle(Engine& engine, const CasesRows& query) {
  VisitState& visit = engine.visit(query.visit);
  may_see_people(visit);
  const auto lists = engine.people().lists(visit.vid);
  const PersonFilter filter(query.where);
  const auto codes = codes_by_row(engine, visit);
  const std::int64_t limit = std::clamp<std::int64_t>(query.limit, 0, most_rows_shown);
  CasesRows::Result result;
  for (const PersonList& list : *lists) {
    for (std::size_t row = 0; row < list.table.rows(); ++row) {
      if (!filter.fits(list.table, row)) continue;
      const std::int64_t place = result.total++;
      if (place < query.offset || place >= query.offset + limit) continue;
      PersonRowView view;
      const PersonRow name{list.list, list.table.numbers[row]};
      view.row = row_name(engine.framework(visit.id), name);
      if (const auto code = codes.find(name); code != codes.end()) view.case_code = code->second;
      for (const auto& column : list.table.columns) {
        if (!column.at(row).empty()) view.values.push_back({column.field, column.at(row)});
      }
      result.rows.push_back(std::move(view));
    }
  }
  return result;
}

CasesWipe::Result handle(Engine& engine, const CasesWipe& command) {
  VisitState& visit = engine.visit(command.visit);
  const std::int64_t rows = engine.people().wipe(visit.vid);
  engine.emit(Event::Kind::changed, visit.id);
  return {rows};
}

}  // namespace fieldfare::app
