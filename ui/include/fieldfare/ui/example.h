#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/ui/backend.h>

namespace fieldfare::ui {

/// A made-up local offer visit of a place that does not exist, so that every screen can be shown
/// and tested without a store. It answers as a real backend does, but at once and from memory:
/// drafts are journaled with findings masked, notes are saved, conflicts resolved.
class ExampleBackend : public Backend {
 public:
  /// The one passphrase that opens it.
  static constexpr std::string_view passphrase = "practice makes calm";

  ExampleBackend();

  void submit(Command command) override;
  [[nodiscard]] std::vector<Event> take_events() override;
  void wake_with(std::function<void()> wake) override;

  /// The words that this guard takes for names; others pass. Digits in groups of ten are an
  /// identity number.
  std::vector<std::string> names{"Quillan", "Marwenna Tork"};

  /// Makes the QR codes, if there is a way to; without, pages show the text alone.
  std::function<Qr(std::string_view)> make_qr;

 protected:
  void answer(Event event) { events_.push_back(std::move(event)); }
  void publish();

  /// Changed freely by tests between commands; call `publish` afterwards.
  Snapshot world;

 private:
  [[nodiscard]] std::vector<editor::Mark> check(std::string_view text) const;
  /// False, and the form is told, when this guard objects.
  bool form_passes(const std::string& key, std::string_view text);
  /// The form's words are in the store now.
  void done(const std::string& key, const char* words, const std::string& id);
  void run(command::Unlock& c);
  void run(command::StopUnlock&);
  void run(command::StopWork&);
  void run(command::Lock&);
  void run(command::OpenVisit& c);
  void run(command::KeepDraft& c);
  void run(command::KeepForm& c);
  void run(command::DropDraft& c);
  void run(command::SaveNote& c);
  void run(command::Pair& c);
  void run(command::LeaveWords& c);
  void run(command::Allow& c);
  void run(command::ReadNotes& c);
  void run(command::ReadNote& c);
  void run(command::Search& c);
  void run(command::ResolveConflict& c);
  void run(command::AddLine& c);
  void run(command::CloseLine& c);
  void run(command::RaiseConcern& c);
  void run(command::ActOnConcern& c);
  void run(command::AddCase& c);
  void run(command::SetConsent& c);
  void run(command::Sync&);
  void run(command::CancelSync&);
  void run(command::Refresh&);
  void run(command::StoreSettings& c);
  void run(command::Watch& c);
  void run(command::Do& c);

  // What the pages ask for, in example_pages.cpp.
  using Asked = command::Do;
  void meet(const Asked& c, const ask::MakeVisit& a);
  void meet(const Asked& c, const ask::JoinVisit&);
  void meet(const Asked& c, const ask::MakeCard&);
  void meet(const Asked& c, const ask::AddMember& a);
  void meet(const Asked& c, const ask::SetRole& a);
  void meet(const Asked& c, const ask::RemoveMember& a);
  void meet(const Asked& c, const ask::TakeOver&);
  void meet(const Asked& c, const ask::DecideLate& a);
  void meet(const Asked& c, const ask::SetHub&);
  void meet(const Asked& c, const ask::DismissNotice& a);
  void meet(const Asked& c, const ask::HostMeeting&);
  void meet(const Asked& c, const ask::EndMeeting&);
  void meet(const Asked& c, const ask::JoinMeeting& a);
  void meet(const Asked& c, const ask::RecordPoint& a);
  void meet(const Asked& c, const ask::ClosePoint& a);
  void meet(const Asked& c, const ask::TickItem& a);
  void meet(const Asked& c, const ask::HoldMeeting& a);
  void meet(const Asked& c, const ask::SettleDeadline& a);
  void meet(const Asked& c, const ask::MoveDeadline& a);
  void meet(const Asked& c, const ask::SetRequest& a);
  void meet(const Asked& c, const ask::RemindRequest& a);
  void meet(const Asked& c, const ask::AddDocument& a);
  void meet(const Asked& c, const ask::AddRequest&);
  void meet(const Asked& c, const ask::ExplainTimetable& a);
  void meet(const Asked& c, const ask::AgreeTimetable&);
  void meet(const Asked& c, const ask::TellTimetable&);
  void meet(const Asked& c, const ask::WriteSection& a);
  void meet(const Asked& c, const ask::Export& a);
  void meet(const Asked& c, const ask::ImportList& a);
  void meet(const Asked& c, const ask::SelectCases& a);
  void meet(const Asked& c, const ask::ReopenPoint& a);
  void meet(const Asked& c, const ask::PlanActivity& a);
  void meet(const Asked& c, const ask::CancelActivity& a);
  void meet(const Asked& c, const ask::ResumeActivity& a);
  void meet(const Asked& c, const ask::AnswerTest& a);
  void meet(const Asked& c, const ask::ChooseOutcome& a);
  void meet(const Asked& c, const ask::WriteJudgement&);
  void meet(const Asked& c, const ask::AddRecord& a);
  void meet(const Asked& c, const ask::EditRecord& a);
  void meet(const Asked& c, const ask::ValueRecord& a);
  void meet(const Asked& c, const ask::RestOnNote& a);
  void meet(const Asked& c, const ask::WithdrawRecord& a);
  void meet(const Asked& c, const ask::WriteSummary& a);
  void meet(const Asked& c, const ask::Disallow& a);
  void meet(const Asked& c, const ask::TakeProvider& a);
  void meet(const Asked& c, const ask::AddProvider& a);
  void meet(const Asked& c, const ask::ChooseProviders& a);
  void meet(const Asked& c, const ask::SetContact& a);
  void meet(const Asked& c, const ask::RemoveContact& a);
  void meet(const Asked& c, const ask::HoldSurvey& a);
  void meet(const Asked& c, const ask::ShareSurvey& a);
  void meet(const Asked& c, const ask::PaperSurvey& a);
  void meet(const Asked& c, const ask::CountSurvey& a);
  void meet(const Asked& c, const ask::TellSurvey& a);
  void meet(const Asked& c, const ask::AddSurvey&);
  void meet(const Asked& c, const ask::CloseVisit& a);
  void meet(const Asked& c, const ask::DisposeVisit&);
  void meet(const Asked& c, const ask::HoldEvidence& a);
  void meet(const Asked& c, const ask::PauseVisit& a);
  void meet(const Asked& c, const ask::ResumeVisit& a);
  void meet(const Asked& c, const ask::TakePauseBack& a);
  void meet(const Asked& c, const ask::SetHoliday& a);
  void meet(const Asked& c, const ask::TickStep& a);
  void meet(const Asked& c, const ask::SendOutput& a);
  void meet(const Asked& c, const ask::AddComment& a);
  void meet(const Asked& c, const ask::AnswerComment& a);
  void meet(const Asked& c, const ask::AddComplaint& a);
  void meet(const Asked& c, const ask::AnswerComplaint& a);
  void meet(const Asked& c, const ask::ReopenComplaint& a);
  void meet(const Asked& c, const ask::TakeOverWeaknesses& a);
  void done(const Asked& c, std::string words, std::string id = {}, std::optional<Ask> undo = {});
  /// The words of the form, unless this guard objects; then the form is told.
  [[nodiscard]] std::optional<std::string> passed(const Asked& c);
  /// A further field of the form; empty when there is none.
  [[nodiscard]] static std::string field(const Asked& c, const std::string& name);
  [[nodiscard]] Pages watched_pages() const;
  void show_planned(Pages& out) const;
  void show_judged(Pages& out) const;
  void show_chosen(Pages& out) const;
  void show_area(Pages& out) const;
  void show_closing(Pages& out) const;
  /// A planned activity on the day's timetable; null when there is none.
  [[nodiscard]] SlotRow* slot(const std::string& activity);

  std::vector<Event> events_;
  std::map<std::string, std::string> stand_ins_;  ///< made-up names, so they need no locked memory
  std::vector<NoteDetail> notes_;
  OpenVisit visit_;
  Pages pages_;  ///< of which the watched one is shown
  Screen watched_ = Screen::today;
  std::string watched_about_;
  std::map<std::string, std::string> watched_with_;
  std::vector<std::string> allowed_;                    ///< names that were let pass, by number
  std::map<std::string, std::vector<KeptForm>> forms_;  ///< of visits that are not open
  std::size_t saved_ = 0;
};

}  // namespace fieldfare::ui
