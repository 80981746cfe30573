#pragma once

#include <string>
#include <variant>

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

}  // namespace ask

using Ask =
    std::variant<ask::MakeVisit, ask::JoinVisit, ask::MakeCard, ask::AddMember, ask::SetRole,
                 ask::RemoveMember, ask::TakeOver, ask::DecideLate, ask::SetHub, ask::DismissNotice,
                 ask::HostMeeting, ask::EndMeeting, ask::JoinMeeting>;

}  // namespace fieldfare::ui
