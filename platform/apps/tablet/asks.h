#pragma once

#include <map>
#include <optional>
#include <string>

#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/app/raw_text.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/core/time.h>
#include <fieldfare/ui/ask.h>
#include <fieldfare/ui/pages.h>

/// What the pages round the notes ask for, done with the notebook's commands. Errors and guard
/// refusals pass through; nothing is changed then.
namespace fieldfare::tablet {

struct Asking {
  app::Notebook& notebook;
  std::optional<VisitId> open;  ///< the open visit
  Time now;
  std::string words;                            ///< of the form
  std::map<std::string, std::string> fields{};  ///< of its further fields

  /// The words of a further field; empty when there is none.
  [[nodiscard]] std::string field(const std::string& name) const;

  /// Error(not_possible) when none is open.
  [[nodiscard]] const VisitId& visit() const;
};

struct Answer {
  std::string words;  ///< for people; may be empty
  std::string id;     ///< of what was made; may be empty
  std::optional<ui::Slip> slip{};
  std::optional<ui::Ask> undo{};  ///< takes it back
};

[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::MakeVisit& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::JoinVisit& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::MakeCard& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::AddMember& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::SetRole& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::RemoveMember& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::TakeOver& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::DecideLate& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::SetHub& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::DismissNotice& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::RecordPoint& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::ClosePoint& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::TickItem& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::HoldMeeting& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::SettleDeadline& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::MoveDeadline& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::SetRequest& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::RemindRequest& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::AddDocument& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::AddRequest& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::ExplainTimetable& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::AgreeTimetable& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::TellTimetable& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::WriteSection& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::Export& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::ImportList& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::SelectCases& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::ReopenPoint& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::PlanActivity& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::CancelActivity& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::ResumeActivity& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::AnswerTest& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::ChooseOutcome& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::WriteJudgement& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::AddRecord& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::EditRecord& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::ValueRecord& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::RestOnNote& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::WithdrawRecord& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::WriteSummary& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::TakeProvider& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::AddProvider& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::ChooseProviders& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::SetContact& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::RemoveContact& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::HoldSurvey& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::ShareSurvey& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::PaperSurvey& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::CountSurvey& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::TellSurvey& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::AddSurvey& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::CloseVisit& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::HoldEvidence& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::PauseVisit& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::ResumeVisit& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::TakePauseBack& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::SetHoliday& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::TickStep& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::SendOutput& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::AddComment& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::AnswerComment& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::AddComplaint& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::AnswerComplaint& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::ReopenComplaint& a);
[[nodiscard]] Answer meet(const Asking& asking, const ui::ask::TakeOverWeaknesses& a);

}  // namespace fieldfare::tablet
