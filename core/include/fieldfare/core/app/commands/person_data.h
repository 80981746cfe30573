#pragma once

#include <fieldfare/core/app/commands/common.h>

/// The pseudonymised lists from which cases to track are chosen. They stay on this device in a
/// table of their own, are never synced, and go when the visit is closed
/// (core/docs/person-level-data.md).
namespace fieldfare::app {

/// What becomes of one column of a file.
struct PersonColumnView {
  std::string column;   ///< "C"
  std::string heading;  ///< as in the file, masked by the guard
  std::string state;    ///< taken, refused or ignored
  std::string field;    ///< of the framework, when taken
  std::string why;
  std::int64_t filled = 0;    ///< cells with a value
  std::int64_t unread = 0;    ///< of these, what the field cannot hold; left empty
  std::int64_t withheld = 0;  ///< of these, what the guard stopped; left empty
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("column", self.column);
    v("heading", self.heading);
    v("state", self.state);
    v("field", self.field);
    v("why", self.why);
    v("filled", self.filled);
    v("unread", self.unread);
    v("withheld", self.withheld);
  }
};

/// A file as it was understood.
struct PersonImportView {
  std::int64_t rows = 0;
  std::vector<std::string> refused_columns;  ///< headings, masked by the guard, or "column C"
  std::vector<PersonColumnView> columns;
  std::vector<std::string> missing;  ///< fields that no column fills
  std::vector<std::string> warnings;
  std::string list;                 ///< of the framework's lists; empty when it has one
  std::string sheet;                ///< that was read; empty for CSV
  std::vector<std::string> sheets;  ///< all there are, masked by the guard
  std::int64_t heading_row = 0;     ///< in the file; 0: none was found
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("rows", self.rows);
    v("refused_columns", self.refused_columns);
    v("columns", self.columns);
    v("missing", self.missing);
    v("warnings", self.warnings);
    v("list", self.list);
    v("sheet", self.sheet);
    v("sheets", self.sheets);
    v("heading_row", self.heading_row);
  }
};

/// What an import of this file would do, and nothing else: no cell of it is kept.
struct CasesPreview {
  static constexpr const char* name = "cases.preview";
  VisitId visit;
  std::string file;
  std::vector<std::string> map;      ///< "C=age", "Primary need=needs", "D=ignore"
  std::optional<std::string> sheet;  ///< its name or its number from 1; else the one that fits best
  std::optional<std::string> list;   ///< of the framework's lists; else its first
  using Result = PersonImportView;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("file", self.file);
    v("map", self.map);
    v("sheet", self.sheet);
    v("list", self.list);
  }
};

/// Takes a list in, in the place of the one that was there. Columns that say who somebody is are
/// refused by name and by content; so are single values. Refused columns are no error: the rest is
/// taken. Can be stopped, see Notebook::stop_work; then nothing has changed.
struct CasesImport {
  static constexpr const char* name = "cases.import";
  VisitId visit;
  std::string file;
  std::optional<Date> as_at;  ///< the day that the area's figures are of
  std::vector<std::string> map;
  std::optional<std::string> sheet;
  std::optional<std::string> list;
  using Result = PersonImportView;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("file", self.file);
    v("as_at", self.as_at);
    v("map", self.map);
    v("sheet", self.sheet);
    v("list", self.list);
  }
};

/// One field of a list that is held.
struct PersonFieldView {
  std::string field;
  std::string title;
  bool special_category = false;  ///< for selection alone
  std::int64_t filled = 0;        ///< rows that have it
  std::int64_t values = 0;        ///< different ones
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("field", self.field);
    v("title", self.title);
    v("special_category", self.special_category);
    v("filled", self.filled);
    v("values", self.values);
  }
};

struct PersonListView {
  std::string list;
  std::string title;
  std::int64_t rows = 0;
  std::string as_at;  ///< or empty
  std::string imported_at;
  std::vector<std::string> refused_columns;
  std::vector<PersonFieldView> fields;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("list", self.list);
    v("title", self.title);
    v("rows", self.rows);
    v("as_at", self.as_at);
    v("imported_at", self.imported_at);
    v("refused_columns", self.refused_columns);
    v("fields", self.fields);
  }
};

/// The lists that this device holds of a visit.
struct CasesData {
  static constexpr const char* name = "cases.data";
  VisitId visit;
  struct Result {
    std::vector<PersonListView> lists;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("lists", self.lists);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

struct PersonValueView {
  std::string field;
  std::string value;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("field", self.field);
    v("value", self.value);
  }
};

/// One person of a list. For choosing cases only: never shown beside a note.
struct PersonRowView {
  std::string row;  ///< "17", or "leavers:17" of another list than the first
  std::vector<PersonValueView> values;
  std::string case_code;  ///< of the case that was made from it on this device, or empty
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("row", self.row);
    v("values", self.values);
    v("case_code", self.case_code);
  }
};

/// Rows of the lists, for a choice by hand.
struct CasesRows {
  static constexpr const char* name = "cases.rows";
  VisitId visit;
  std::vector<std::string> where;  ///< "support=sen-support", "age=14-16": all of them must hold
  std::int64_t offset = 0;
  std::int64_t limit = 100;
  struct Result {
    std::vector<PersonRowView> rows;
    std::int64_t total = 0;  ///< that fit
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("rows", self.rows);
      v("total", self.total);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("where", self.where);
    v.with_default("offset", self.offset);
    v.with_default("limit", self.limit);
  }
};

/// Wipes the lists of a visit from this device, before its close.
struct CasesWipe {
  static constexpr const char* name = "cases.wipe";
  VisitId visit;
  struct Result {
    std::int64_t rows = 0;  ///< that were wiped
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("rows", self.rows);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
