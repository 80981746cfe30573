#pragma once

#include <fieldfare/core/app/commands/common.h>
#include <fieldfare/core/output/document.h>

/// What a visit puts out: what there is, how it looks now, what people write for it, and what left.
namespace fieldfare::app {

/// An output of the visit's framework.
struct OutputView {
  std::string output;  ///< "summary-note"
  std::string title;
  bool evaluative = false;
  bool confidential = false;
  bool published = false;
  bool may_export = false;          ///< by this member
  std::vector<std::string> stages;  ///< in order
  std::vector<std::string> readers;
  std::vector<std::string> leaves_out;  ///< in words
  std::string exported_at;              ///< when it left last, or empty
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("output", self.output);
    v("title", self.title);
    v("evaluative", self.evaluative);
    v("confidential", self.confidential);
    v("published", self.published);
    v("may_export", self.may_export);
    v("stages", self.stages);
    v("readers", self.readers);
    v("leaves_out", self.leaves_out);
    v("exported_at", self.exported_at);
  }
};

struct OutputList {
  static constexpr const char* name = "output.list";
  VisitId visit;
  struct Result {
    std::vector<OutputView> outputs;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("outputs", self.outputs);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

struct OutputRow {
  std::vector<std::string> cells;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("cells", self.cells);
  }
};

/// One block of a document: "paragraph" and "heading" have `text`; "list" has `items`; "table" has
/// `columns` and `rows`; "facts" has rows of two cells, label and value.
struct OutputBlock {
  std::string kind;
  std::string text;
  std::vector<std::string> items;
  std::vector<std::string> columns;
  std::vector<OutputRow> rows;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("kind", self.kind);
    v("text", self.text);
    v("items", self.items);
    v("columns", self.columns);
    v("rows", self.rows);
  }
};

/// A section as the framework has it, also while it is empty.
struct OutputSectionView {
  std::string section;
  std::string title;
  std::string help;  ///< what it is to say
  bool required = false;
  bool written = false;  ///< people write it: output.write
  std::string text;      ///< what they wrote, to go on from
  std::vector<OutputBlock> blocks;
  /// Who had a part in `text`, in the order in which they first wrote: CQC's inspector contributes
  /// to the letter (area SEND handbook 2023, para 138).
  std::vector<std::string> written_by = {};
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("section", self.section);
    v("title", self.title);
    v("help", self.help);
    v("required", self.required);
    v("written", self.written);
    v("text", self.text);
    v("blocks", self.blocks);
    v("written_by", self.written_by);
  }
};

/// A word that judges, in an output that must not.
struct WordView {
  std::string place;  ///< "Remarks of the lead inspector"
  std::string word;   ///< as it stands there
  std::string term;   ///< the framework's, for wording.allow: "effective*"
  std::string reason;
  std::string allowed;  ///< the lead's reason for letting it pass, or empty
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("place", self.place);
    v("word", self.word);
    v("term", self.term);
    v("reason", self.reason);
    v("allowed", self.allowed);
  }
};

/// Something that must not leave: where and what, never the text.
struct LeakView {
  std::string place;
  std::string what;
  std::string rule;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("place", self.place);
    v("what", self.what);
    v("rule", self.rule);
  }
};

/// How an output looks now, and what stands against its export. Error(not_possible) when the
/// framework has no such output. `remarks` stand for what was written in the section of that name;
/// they are not kept.
struct OutputPreview {
  static constexpr const char* name = "output.preview";
  VisitId visit;
  std::string output;
  std::string stage;  ///< empty: the first
  std::optional<RawText> remarks = {};
  bool restricted = false;  ///< evidence base: with restricted notes, as far as they are read here
  struct Result {
    std::string title;
    std::string stage;
    std::string marking;
    std::vector<OutputSectionView> sections;
    std::vector<std::string> reasons;   ///< why it is refused; empty: it may leave
    std::vector<std::string> warnings;  ///< to be weighed
    std::vector<WordView> words;
    std::vector<LeakView> leaks;
    bool may_export = false;         ///< by this member
    output::Document document = {};  ///< for the writers; its JSON form is `sections`
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("title", self.title);
      v("stage", self.stage);
      v("marking", self.marking);
      v("sections", self.sections);
      v("reasons", self.reasons);
      v("warnings", self.warnings);
      v("words", self.words);
      v("leaks", self.leaks);
      v("may_export", self.may_export);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("output", self.output);
    v.with_default("stage", self.stage);
    v("remarks", self.remarks);
    v.with_default("restricted", self.restricted);
  }
};

/// Writes a section's text, or that of one of its items: an item of the agenda, a note of an
/// extract that is to be put in other words. An empty text takes it away. Lead, deputy or
/// inspector, also after the visit was closed: letters and reports are written then.
struct OutputWrite {
  static constexpr const char* name = "output.write";
  VisitId visit;
  std::string output;
  std::string section;
  std::optional<std::string> item = {};
  RawText text;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("output", self.output);
    v("section", self.section);
    v("item", self.item);
    v("text", self.text);
  }
};

/// Whether the area agreed to be identified in the national report: no, until somebody says so.
/// Error(not_possible) where the framework never attributes (local offer 2026 L424; preparation for
/// adulthood 2024 L443 and alternative provision 2023 L412 do when the area agrees). Lead or
/// deputy.
struct OutputAttribution {
  static constexpr const char* name = "output.attribution";
  VisitId visit;
  bool agreed = false;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v.with_default("agreed", self.agreed);
  }
};

/// The evaluative words in an output that must not judge, or in `text` as if it stood there.
struct WordingCheck {
  static constexpr const char* name = "wording.check";
  VisitId visit;
  std::string output;
  std::optional<RawText> text = {};
  struct Result {
    std::vector<WordView> words;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("words", self.words);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("output", self.output);
    v("text", self.text);
  }
};

/// Lets a word of the framework's list pass in one output, with a reason; `withdraw` takes that
/// back. Lead or deputy.
struct WordingAllow {
  static constexpr const char* name = "wording.allow";
  VisitId visit;
  std::string output;
  std::string term;
  RawText reason;
  bool withdraw = false;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("output", self.output);
    v("term", self.term);
    v("reason", self.reason);
    v.with_default("withdraw", self.withdraw);
  }
};

/// Records that an output left the notebook: who, when, which, and the hash of the file, so that
/// hand-over and disposal can name it. Nothing of where the file went is kept.
struct ExportRecord {
  static constexpr const char* name = "export.record";
  VisitId visit;
  std::string output;
  std::string stage;
  std::string format;  ///< docx, pdf, html, md or json
  Hash hash;           ///< BLAKE2b-256 of the file
  std::int64_t bytes = 0;
  bool restricted = false;
  struct Result {
    EntityId export_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("export_id", self.export_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("output", self.output);
    v("stage", self.stage);
    v("format", self.format);
    v("hash", self.hash);
    v("bytes", self.bytes);
    v.with_default("restricted", self.restricted);
  }
};

struct ExportView {
  EntityId export_id;
  std::string output;
  std::string title;
  std::string stage;
  std::string format;
  std::string hash;
  std::int64_t bytes = 0;
  bool restricted = false;
  std::string by;
  std::string at;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("export_id", self.export_id);
    v("output", self.output);
    v("title", self.title);
    v("stage", self.stage);
    v("format", self.format);
    v("hash", self.hash);
    v("bytes", self.bytes);
    v("restricted", self.restricted);
    v("by", self.by);
    v("at", self.at);
  }
};

struct ExportList {
  static constexpr const char* name = "export.list";
  VisitId visit;
  struct Result {
    std::vector<ExportView> exports;  ///< oldest first
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("exports", self.exports);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
