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
};
/// The words are what was weighed.
struct SelectCases {
  std::vector<std::string> rows;  ///< of the area's list
};

}  // namespace ask

using AskKinds =
    std::variant<ask::MakeVisit, ask::JoinVisit, ask::MakeCard, ask::AddMember, ask::SetRole,
                 ask::RemoveMember, ask::TakeOver, ask::DecideLate, ask::SetHub, ask::DismissNotice,
                 ask::HostMeeting, ask::EndMeeting, ask::JoinMeeting, ask::RecordPoint,
                 ask::ClosePoint, ask::TickItem, ask::HoldMeeting, ask::SettleDeadline,
                 ask::MoveDeadline, ask::SetRequest, ask::RemindRequest, ask::AddDocument,
                 ask::AddRequest, ask::ExplainTimetable, ask::AgreeTimetable, ask::TellTimetable,
                 ask::WriteSection, ask::Export, ask::ImportList, ask::SelectCases>;
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
