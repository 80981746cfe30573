#include <iostream>

#include <fmt/format.h>

#include <fieldfare/core/output/export.h>
#include <fieldfare/platform/posix/files.h>

#include "nouns.h"
#include "print.h"
#include "session.h"
#include "watch.h"

namespace fieldfare::cli {

namespace {

output::Format format_of(const std::string& name) {
  if (const auto format = output::format_from_name(name)) return *format;
  throw Error(ErrorCode::usage, fmt::format("There is no format {}.", name),
              "Choose docx, pdf, html, md or json.");
}

/// On the disk first, then recorded in the visit, then given its name: an export that people can
/// see is one that the visit knows of.
void write_file(Session& session, const output::Exported& exported, const std::string& file,
                bool overwrite) {
  platform::NewFile out(file, overwrite ? platform::NewFile::Over::whatever_is_there
                                        : platform::NewFile::Over::nothing);
  out.write(as_bytes(exported.bytes));
  static_cast<void>(session.notebook().execute(exported.record));
  out.publish();
}

Outcome export_output(Session& session, const Json& values, std::string_view output) {
  output::ExportOptions options;
  const std::string format = values.at("format").get<std::string>();
  options.format = format_of(format);
  options.stage = values.value("stage", std::string());
  options.restricted = values.value("restricted", false);
  if (values.contains("remarks"))
    options.remarks = app::RawText(values.at("remarks").get<std::string>());
  const auto visit = VisitId::from_hex(values.at("visit").get<std::string>());
  const auto file = values.at("file").get<std::string>();
  app::Notebook& notebook = session.notebook();
  const output::Exported exported = [&] {
    const Watch watch(notebook, "Writing");
    return output::export_output(notebook, *visit, output, options);
  }();
  write_file(session, exported, file, values.value("overwrite", false));
  if (!session.json()) {
    for (const std::string& warning : exported.warnings)
      std::cerr << "warning: " << warning << "\n";
  }
  return {{{"file", file},
           {"format", format},
           {"stage", exported.record.stage},
           {"hash", exported.record.hash.hex()},
           {"warnings", exported.warnings}}};
}

template <const char* output>
Outcome run(Session& session, const Json& values) {
  return export_output(session, values, output);
}

constexpr char summary_note[] = "summary-note";
constexpr char evidence[] = "evidence";
constexpr char report[] = "report";
constexpr char letter[] = "letter";
constexpr char timeline[] = "timeline";
constexpr char national[] = "national";
constexpr char good_practice[] = "good-practice";

std::string print_written(const Json& result) {
  return fmt::format("Written to {}, stage {}.\nBLAKE2b-256 {}\n",
                     printable(result.at("file").get<std::string>(), true),
                     printable(result.at("stage").get<std::string>(), true),
                     result.at("hash").get<std::string>());
}

std::string print_list(const Json& result) {
  return table(result.at("exports"),
               {{"at", "at", Cell::time},
                {"output", "output"},
                {"stage", "stage"},
                {"format", "format"},
                {"bytes", "bytes"},
                {"restricted", "restricted", Cell::mark},
                {"by", "by"},
                {"hash", "hash"}},
               "Nothing has left this visit.");
}

Verb verb(std::string_view name, std::string_view summary, std::string_view example,
          Outcome (*work)(Session&, const Json&), std::initializer_list<Parameter> more = {}) {
  std::vector<Parameter> parameters = {
      {"--visit", "visit", Kind::visit, "The visit, when there are several"},
      {"--format", "format", Kind::word, "docx, pdf, html, md or json", required},
      {"--out", "file", Kind::file, "The file to write", required},
      {"--stage", "stage", Kind::word, "A stage of the output, such as draft (its first)"},
      {"--overwrite", "overwrite", Kind::flag, "Replace a file that is there"}};
  parameters.insert(parameters.end(), more.begin(), more.end());
  return {name, summary, "", std::move(parameters), print_written, example, work};
}

}  // namespace

Noun export_noun() {
  return {
      "export",
      "Takes what a visit puts out into a file",
      {
          verb("summary-note", "The record of activities for the local authority",
               "fieldfare export summary-note --format docx --out summary-note.docx",
               run<summary_note>,
               {{"--remarks", "remarks", Kind::text,
                 "The lead's facts on how the visit ran, instead of those kept"}}),
          verb("timeline", "What concerns the area, by date, for the area",
               "fieldfare export timeline --format docx --out timeline.docx", run<timeline>),
          verb("evidence", "The evidence base for hand-over, with how to check it",
               "fieldfare export evidence --format pdf --out evidence.pdf", run<evidence>,
               {{"--with-restricted", "restricted", Kind::flag,
                 "With restricted notes and what was done about concerns"}}),
          verb("report", "The inspection report's outline",
               "fieldfare export report --format docx --out report.docx", run<report>),
          verb("letter", "The letter after a monitoring inspection or an engagement meeting",
               "fieldfare export letter --format docx --out letter.docx", run<letter>),
          verb("national", "Observations for the national report, tied to no area",
               "fieldfare export national --format docx --out observations.docx", run<national>),
          verb("good-practice", "Good practice and insights, tied to no area",
               "fieldfare export good-practice --format docx --out good-practice.docx",
               run<good_practice>),
          {"list",
           "Lists what has left the visit",
           "export.list",
           {{"--visit", "visit", Kind::visit, "The visit, when there are several"}},
           print_list,
           "fieldfare export list"},
      },
  };
}

}  // namespace fieldfare::cli
