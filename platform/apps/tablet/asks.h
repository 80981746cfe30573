#pragma once

#include <map>
#include <optional>
#include <string>

#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/app/raw_text.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/ui/ask.h>
#include <fieldfare/ui/pages.h>

/// What the pages round the notes ask for, done with the notebook's commands. Errors and guard
/// refusals pass through; nothing is changed then.
namespace fieldfare::tablet {

struct Asking {
  app::Notebook& notebook;
  std::optional<VisitId> open;                  ///< the open visit
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

}  // namespace fieldfare::tablet
