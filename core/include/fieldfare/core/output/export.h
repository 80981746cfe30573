#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/app/commands/outputs.h>
#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/output/document.h>

/// Takes an output out of the notebook.
namespace fieldfare::output {

/// An export that was refused, and every reason at once: Error(not_possible) while something that
/// the framework requires is missing, Error(guard_refused) when something stands in it that must
/// not leave.
class ExportRefused : public Error {
 public:
  ExportRefused(ErrorCode code, const std::string& message, std::vector<std::string> reasons,
                std::string hint)
      : Error(code, message, std::move(hint)), reasons_(std::move(reasons)) {}
  [[nodiscard]] const std::vector<std::string>& reasons() const noexcept { return reasons_; }

 private:
  std::vector<std::string> reasons_;
};

struct ExportOptions {
  Format format = Format::markdown;
  std::string stage;                         ///< empty: the output's first
  std::optional<app::RawText> remarks = {};  ///< as of app::OutputPreview
  bool restricted = false;                   ///< evidence base: with restricted notes
};

struct Exported {
  std::string bytes;  ///< the file
  std::vector<std::string> warnings;
  app::ExportRecord record;  ///< to be executed once the file is on the disk and before it is seen
};

/// An output of a visit as a file. Throws ExportRefused, Error(forbidden) unless this member may
/// take it out, Error(not_possible) when the framework has no such output. A long command of the
/// notebook: `Notebook::stop_work` stops it until the file's last block is written.
[[nodiscard]] Exported export_output(app::Notebook& notebook, const VisitId& visit,
                                     std::string_view output, const ExportOptions& options);

}  // namespace fieldfare::output
