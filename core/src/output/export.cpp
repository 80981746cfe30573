#include <fieldfare/core/output/export.h>

#include <fmt/format.h>

#include <fieldfare/core/crypto/hash.h>

namespace fieldfare::output {

namespace {

[[noreturn]] void refuse(ErrorCode code, std::string message, std::vector<std::string> reasons,
                         std::string hint) {
  for (const std::string& reason : reasons)
    message += " " + reason;
  throw ExportRefused(code, message, std::move(reasons), std::move(hint));
}

void require_clean(const app::OutputPreview::Result& preview) {
  if (!preview.reasons.empty()) {
    refuse(ErrorCode::not_possible, fmt::format("\"{}\" cannot be exported yet:", preview.title),
           preview.reasons, "Nothing was written. Add what is missing first.");
  }
  std::vector<std::string> found;
  for (const app::LeakView& leak : preview.leaks)
    found.push_back(fmt::format("{}: {} ({}).", leak.place, leak.what, leak.rule));
  if (found.empty()) return;
  refuse(ErrorCode::guard_refused, fmt::format("\"{}\" holds what must not leave:", preview.title),
         std::move(found),
         "Nothing was written. Say it without the person's identity, in the note or with "
         "`fieldfare output write`.");
}

}  // namespace

Exported export_output(app::Notebook& notebook, const VisitId& visit, std::string_view output,
                       const ExportOptions& options) {
  app::OutputPreview request;
  request.visit = visit;
  request.output = output;
  request.stage = options.stage;
  request.remarks = options.remarks;
  request.restricted = options.restricted;
  Exported out;
  app::OutputPreview::Result preview;
  notebook.at_length([&](const GoOn& go_on) {
    preview = notebook.execute(request);
    if (!preview.may_export) {
      throw Error(ErrorCode::forbidden,
                  fmt::format("This member's role does not export \"{}\".", preview.title),
                  "Ask the lead to export it.");
    }
    require_clean(preview);
    out.bytes = write(preview.document, options.format, go_on);
  });
  out.warnings = preview.warnings;
  out.record.visit = visit;
  out.record.output = output;
  out.record.stage = preview.stage;
  out.record.format = format_name(options.format);
  out.record.hash = crypto::hash(as_bytes(out.bytes));
  out.record.bytes = static_cast<std::int64_t>(out.bytes.size());
  out.record.restricted = options.restricted;
  return out;
}

}  // namespace fieldfare::output
