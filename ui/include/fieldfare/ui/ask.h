#pragma once

#include <string>
#include <variant>
#include <vector>

#include <fieldfare/ui/screen.h>

/// What the pages round the notes ask for. Plain data: words that may tell who somebody is are
/// never in here, they go with the form (`command::Do`). Answered by Done, FormRefused or Failed.
namespace fieldfare::ui {

namespace ask {

/// The words are the area.
struct MakeVisit {
  std::string framework;
  std::string first_day;  ///< "2026-06-15"
};
/// The words are the invitation.
struct JoinVisit {};
/// Makes a fresh card of this device; it comes as the snapshot's slip.
struct MakeCard {};
/// The words are the card; the invitation comes as the snapshot's slip.
struct AddMember {
  std::string role;
};
struct SetRole {
  std::string member;
  std::string role;
};
struct RemoveMember {
  std::string member;
};
struct TakeOver {};
struct DecideLate {
  std::string member;
  bool accept = false;
};
/// The words are the central store's address.
struct SetHub {};
struct DismissNotice {
  std::string id;
};
/// Opens a meeting on the local network; see MeetingView.
struct HostMeeting {};
struct EndMeeting {};
/// The words are what the host's screen shows: eight words, or the QR code's text. Without any, a
/// host of this visit is listened for.
struct JoinMeeting {
  std::string address;  ///< "ADDRESS:PORT"; empty: found on the network
};

/// The words are the point, outcome, decision or action of a team meeting.
struct RecordPoint {
  std::string meeting;
  std::string as;  ///< "point", "outcome", "decision", "action" or "question"
};
/// The words are what came of it.
struct ClosePoint {
  std::string point;
};
/// Takes back that it is done: it is open again and its outcome stays to be changed.
struct ReopenPoint {
  std::string point;
};
struct TickItem {
  std::string meeting;
  std::string item;
  bool done = true;
};
struct HoldMeeting {
  std::string meeting;
  bool held = true;
};
struct SettleDeadline {
  std::string id;
  bool done = true;  ///< false: it is open again
};
/// The words are the reason.
struct MoveDeadline {
  std::string id;
  std::string to;  ///< "2026-06-22"; empty: back to the day that the guidance gives
};
struct SetRequest {
  std::string id;
  std::string state;
};
struct RemindRequest {
  std::string id;
};
/// The words are where the document is found.
struct AddDocument {
  std::string request;
  bool in_part = false;
};
/// The words are the title; the field "reason" says why it is needed.
struct AddRequest {};
/// The words are the reason.
struct ExplainTimetable {
  std::string rule;
  std::string date;  ///< empty: of the whole visit
};
struct AgreeTimetable {};
/// Who is to be told has been told of all that is new or changed.
struct TellTimetable {};
/// Plans an activity, or changes one. The words are its title; the field "place" says where, and
/// "reason" why it changed. What is as it was is left alone.
struct PlanActivity {
  std::string activity;  ///< empty: a new one
  std::string kind;      ///< of a new one
  std::string date;      ///< "2026-06-15"
  int starts = 0;        ///< minutes after midnight
  int ends = 0;
  std::string mode;    ///< "in-person", "phone" or "video"
  std::string sector;  ///< may be empty
  std::vector<std::string> members;
};
/// The words are the reason.
struct CancelActivity {
  std::string activity;
};
/// A cancelled one is planned again.
struct ResumeActivity {
  std::string activity;
};

struct AnswerTest {
  std::string test;
  bool yes = false;
};
struct ChooseOutcome {
  std::string outcome;  ///< empty: it is taken back
};
/// The words are the judgement in the team's own words.
struct WriteJudgement {};
/// The words are the record's; the field "who" says who must act.
struct AddRecord {
  std::string kind;
  bool from_report = false;
};
/// The words are the record's; the fields "who" and "progress" are changed with them.
struct EditRecord {
  std::string record;
};
struct ValueRecord {
  std::string record;
  std::string value;
};
/// Says that a record rests on a note, or no longer does.
struct RestOnNote {
  std::string record;
  std::string note;
  bool rests = true;
};
struct WithdrawRecord {
  std::string record;
  bool withdrawn = true;
};
/// The words are this member's summary of today.
struct WriteSummary {
  std::string theme;  ///< empty: of the whole
};

/// Makes a setting of the area's list known to the visit, as proposed to be visited.
struct TakeProvider {
  std::string title;
  std::string sector;
  std::string kind;
};
/// The words are the name; the field "kind" says what it is.
struct AddProvider {
  std::string sector;
};
/// Moves providers on in the choice.
struct ChooseProviders {
  std::vector<std::string> providers;
  std::string state;
};

/// The words are the official's name; the fields "phone" and "email" go with it.
struct SetContact {
  std::string contact;  ///< empty: a new one
  std::string role;
};
struct RemoveContact {
  std::string contact;
};
struct HoldSurvey {
  std::string survey;
  bool held = true;
};
/// The link was shared today.
struct ShareSurvey {
  std::string survey;
};
struct PaperSurvey {
  std::string survey;
  bool paper = true;
};
/// The words are the number of replies, as counted today.
struct CountSurvey {
  std::string survey;
};
/// The words are who passes it on; the field "accessibility" what was considered.
struct TellSurvey {
  std::string survey;
};
/// The words are the title; the field "audience" whom it asks.
struct AddSurvey {};
struct CloseVisit {
  bool closed = true;  ///< false: it takes evidence again
};
/// The words are why the evidence is kept longer.
struct HoldEvidence {
  std::string until;  ///< "2027-06-30"; empty: until it is released
  bool released = false;
};
/// The visit stands still. The words are why.
struct PauseVisit {
  std::string from;   ///< the first day lost
  std::string until;  ///< the first day that counts again; empty: it goes on
};
/// It goes on: this is the first day that counts again.
struct ResumeVisit {
  std::string on;
};
/// The pause from that day never was.
struct TakePauseBack {
  std::string from;
};
struct SetHoliday {
  std::string from;
  std::string until;  ///< its last day
  bool removed = false;
};
/// A step after the visit.
struct TickStep {
  std::string id;
  bool done = true;
};
/// Somebody received an output today, or did not after all.
struct SendOutput {
  std::string output;
  std::string stage;
  std::string to;
  bool sent = true;
};
/// The words are what the area says about a draft.
struct AddComment {
  std::string output;
};
/// The words are the answer.
struct AnswerComment {
  std::string comment;
  bool changed = false;
};
/// The words are what it is about, in a sentence.
struct AddComplaint {
  std::string about;  ///< "findings", "process", "conduct" or "other"
};
/// The words are the answer in a sentence.
struct AnswerComplaint {
  std::string complaint;
  std::string outcome;  ///< "upheld", "partly-upheld", "not-upheld" or "withdrawn"
};
struct ReopenComplaint {
  std::string complaint;
};
struct TakeOverWeaknesses {
  std::vector<std::string> only;
};

/// Erases the open visit from this tablet. The words are why, when something stands against it.
struct DisposeVisit {};

/// A phrase that was allowed since the tablet was unlocked is asked about again.
struct Disallow {
  std::size_t number = 0;  ///< as in event::Allowed
};
/// The words are the section's.
struct WriteSection {
  std::string output;
  std::string section;
};
/// Takes an output into a file of the folder that OutputsView names.
struct Export {
  std::string output;
  std::string stage;
  std::string format;  ///< "docx", "pdf", "html", "md" or "json"
};

struct ImportList {
  std::string file;
  std::string sheet;             ///< empty: the one that fits best
  std::string list;              ///< empty: the framework's first
  std::string as_at;             ///< "2026-05-31"; empty: not said
  std::vector<std::string> map;  ///< "C=age", "D=ignore"
};
/// The words are what was weighed.
struct SelectCases {
  std::vector<std::string> rows;  ///< of the area's list
};

}  // namespace ask

using AskKinds = std::variant<
    ask::MakeVisit, ask::JoinVisit, ask::MakeCard, ask::AddMember, ask::SetRole, ask::RemoveMember,
    ask::TakeOver, ask::DecideLate, ask::SetHub, ask::DismissNotice, ask::HostMeeting,
    ask::EndMeeting, ask::JoinMeeting, ask::RecordPoint, ask::ClosePoint, ask::ReopenPoint,
    ask::TickItem, ask::HoldMeeting, ask::SettleDeadline, ask::MoveDeadline, ask::SetRequest,
    ask::RemindRequest, ask::AddDocument, ask::AddRequest, ask::ExplainTimetable,
    ask::AgreeTimetable, ask::TellTimetable, ask::WriteSection, ask::Export, ask::ImportList,
    ask::SelectCases, ask::PlanActivity, ask::CancelActivity, ask::ResumeActivity, ask::AnswerTest,
    ask::ChooseOutcome, ask::WriteJudgement, ask::AddRecord, ask::EditRecord, ask::ValueRecord,
    ask::RestOnNote, ask::WithdrawRecord, ask::WriteSummary, ask::Disallow, ask::TakeProvider,
    ask::AddProvider, ask::ChooseProviders, ask::SetContact, ask::RemoveContact, ask::HoldSurvey,
    ask::ShareSurvey, ask::PaperSurvey, ask::CountSurvey, ask::TellSurvey, ask::AddSurvey,
    ask::CloseVisit, ask::DisposeVisit, ask::HoldEvidence, ask::PauseVisit, ask::ResumeVisit,
    ask::TakePauseBack, ask::SetHoliday, ask::TickStep, ask::SendOutput, ask::AddComment,
    ask::AnswerComment, ask::AddComplaint, ask::AnswerComplaint, ask::ReopenComplaint,
    ask::TakeOverWeaknesses>;
struct Ask : AskKinds {
  using AskKinds::variant;
  Ask();
  Ask(const Ask& other);
  Ask(Ask&& other) noexcept;
  Ask& operator=(const Ask& other);
  Ask& operator=(Ask&& other) noexcept;
  ~Ask();
};

}  // namespace fieldfare::ui
