#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// What the pages show on which the area's lists are taken in and cases and providers are chosen;
/// see pages.h.
namespace fieldfare::ui {

/// One name in a folder.
struct FileRow {
  std::string name;
  std::string path;
  bool folder = false;
};

/// A folder to choose a file from: names alone.
struct FolderView {
  std::string path;
  std::string above;          ///< the folder that it lies in; empty: none
  std::vector<FileRow> rows;  ///< folders first, then spreadsheets, by name
  std::size_t more = 0;       ///< names beyond what is shown
  std::string problem;        ///< why it cannot be read; empty: it can
};

/// A field of the framework that a column may be.
struct FieldRow {
  std::string id;
  std::string title;
};

/// What becomes of one column.
struct ColumnRow {
  std::string column;   ///< "C"
  std::string heading;  ///< masked by the guard
  std::string state;    ///< "taken", "refused" or "ignored"
  std::string field;    ///< id, when taken
  std::string words;    ///< what becomes of it: "214 filled, 1 withheld"
};

/// What an import of a file would do; nothing of it is kept.
struct ListPreview {
  std::string file;
  std::size_t rows = 0;
  std::vector<ColumnRow> columns;
  std::vector<FieldRow> fields;     ///< what a column may be
  std::vector<std::string> sheets;  ///< of a workbook
  std::string sheet;                ///< the one that is read
  std::vector<FieldRow> lists;      ///< which of the area's lists it is; one or none: no choice
  std::string list;
  std::vector<std::string> missing;  ///< fields that no column fills
  std::vector<std::string> warnings;
  std::string problem;  ///< why it cannot be read; empty: it can
  std::string hint;
};

struct ProposedRow {
  std::string row;    ///< of the area's list
  std::string code;   ///< of the case, when it is one already
  std::string about;  ///< its values, in words
  std::string why;
};

struct SelectionView {
  std::string list;                  ///< what is held, in words; empty: nothing
  std::string folder;                ///< where a choice of file begins
  std::optional<FolderView> picker;  ///< while a file is chosen
  std::optional<ListPreview> preview;
  std::vector<ProposedRow> proposal;
  std::vector<std::string> rules;
  std::vector<std::string> warnings;
};

/// A provider, service or setting that may be visited.
struct ProviderRow {
  std::string id;  ///< empty: the area's list names it, and the visit does not know it yet
  std::string title;
  std::string sector;
  std::string kind;
  std::string state;  ///< "proposed", "discussed", "confirmed", "informed", "not-suitable" or empty
  std::string why;
};

struct ProvidersView {
  std::vector<ProviderRow> proposal;  ///< with those that are chosen
  std::vector<ProviderRow> others;    ///< that the visit knows
  std::vector<std::string> rules;
  std::vector<std::string> warnings;
};

}  // namespace fieldfare::ui
