#include <iostream>

#include <fmt/format.h>

#include <fieldfare/core/output/summary_note.h>
#include <fieldfare/platform/posix/files.h>

#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

output::Format format_of(const std::string& name) {
  if (const auto format = output::format_from_name(name)) return *format;
  if (name == "docx" || name == "pdf") {
    throw Error(ErrorCode::not_possible, fmt::format("This version does not write {} files.", name),
                "Choose --format md, html or json; an HTML page opens in a word processor.");
  }
  throw Error(ErrorCode::usage, fmt::format("There is no format {}.", name),
              "Choose md, html or json.");
}

Outcome summary_note(Session& session, const Json& values) {
  output::SummaryNoteOptions options;
  const std::string format = values.at("format").get<std::string>();
  options.format = format_of(format);
  options.stage = values.value("stage", std::string());
  options.remarks = app::RawText(values.value("remarks", std::string()));
  const auto visit = VisitId::from_hex(values.at("visit").get<std::string>());
  const output::Exported note =
      output::export_summary_note(session.notebook(), *visit, session.now(), options);
  const auto file = values.at("file").get<std::string>();
  platform::SystemFiles().write(file, as_bytes(note.bytes));
  if (!session.json()) {
    for (const std::string& warning : note.warnings)
      std::cerr << "warning: " << warning << "\n";
  }
  return {{{"file", file}, {"format", format}, {"warnings", note.warnings}}};
}

std::string print_written(const Json& result) {
  return fmt::format("The summary note is in {}.\n",
                     printable(result.at("file").get<std::string>(), true));
}

}  // namespace

Noun export_noun() {
  return {
      "export",
      "What a visit puts out",
      {
          {"summary-note",
           "The record of activities for the local authority, without evaluation",
           "",
           {{"--visit", "visit", Kind::visit, "The visit, when there are several"},
            {"--format", "format", Kind::word, "md, html or json", required},
            {"--out", "file", Kind::file, "The file to write", required},
            {"--stage", "stage", Kind::word, "draft, comments or final (draft)"},
            {"--remarks", "remarks", Kind::text, "The lead's facts on how the visit ran"}},
           print_written,
           "fieldfare export summary-note --format html --out summary-note.html",
           summary_note},
      },
  };
}

}  // namespace fieldfare::cli
