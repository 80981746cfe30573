#pragma once

#include <string>
#include <vector>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/providers.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/framework.h>
#include <fieldfare/core/output/document.h>

/// The summary note: what the local authority receives after a thematic visit, "a record of the
/// activities carried out", without evaluation, outcomes or recommendations (local-offer-2026
/// L420). Its sections and the conditions on it come from the visit's framework.
namespace fieldfare::output {

/// All that the note may be made of. Notes, cases and concerns are not in it, so none can slip
/// through.
struct SummaryNoteFacts {
  app::VisitShow::Result visit;
  std::vector<app::MemberView> members;
  std::vector<app::ActivityView> activities;
  std::vector<app::ProviderView> providers;
  Time now;             ///< what has ended by now was carried out
  std::string stage;    ///< one of the framework's stages; empty: the first
  std::string remarks;  ///< the lead's own words, or empty
};

struct SummaryNote {
  Document document;
  std::vector<std::string> missing;   ///< reasons why it must not be exported yet
  std::vector<std::string> warnings;  ///< for the lead to weigh, evaluative words among them
};

/// Pure. Error(not_possible) when the framework has no summary note, Error(usage) for a stage that
/// it does not know.
[[nodiscard]] SummaryNote build_summary_note(const framework::Framework& framework,
                                             const SummaryNoteFacts& facts);

/// An export that was refused, and every reason at once.
class ExportRefused : public Error {
 public:
  ExportRefused(const std::string& message, std::vector<std::string> reasons, std::string hint)
      : Error(ErrorCode::not_possible, message, std::move(hint)), reasons_(std::move(reasons)) {}
  [[nodiscard]] const std::vector<std::string>& reasons() const noexcept { return reasons_; }

 private:
  std::vector<std::string> reasons_;
};

struct SummaryNoteOptions {
  Format format = Format::markdown;
  std::string stage;
  app::RawText remarks;
};

struct Exported {
  std::string bytes;
  std::vector<std::string> warnings;
};

/// The note of a visit, ready to be written to a file. Throws ExportRefused while something that
/// the framework requires is missing, Error(forbidden) unless this member is the lead or a deputy,
/// Error(guard_refused) when the identity guard finds something in what people typed.
[[nodiscard]] Exported export_summary_note(app::Notebook& notebook, const VisitId& visit, Time now,
                                           const SummaryNoteOptions& options);

}  // namespace fieldfare::output
