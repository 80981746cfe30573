#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the pages round the notes show, as `snapshot.h` does for the rest. A page's data is read
/// while the page is open.
namespace fieldfare::ui {

/// A QR code: a square of dark and light modules, row by row. No side: there is none.
struct Qr {
  std::size_t side = 0;
  std::vector<bool> dark;
};

/// A text that goes to another device, by being shown, copied or scanned.
struct Slip {
  enum class Kind : std::uint8_t { card, invitation } kind = Kind::card;
  std::string about;  ///< whom an invitation is for
  std::string text;
  Qr code;
};

struct FrameworkRow {
  std::string id;
  std::string title;
};

struct MemberRow {
  std::string id;
  std::string name;       ///< a role, as the device was named
  std::string role;       ///< "lead", "deputy", "inspector", "observer", "quality", "custodian"
  std::string heard;      ///< "Last heard from 15 June, 09:10"
  std::string state;      ///< "member", "waiting" or "removed"
  std::size_t holds = 0;  ///< changes that its last statement says it has
  std::size_t late = 0;   ///< of a removed member: changes that nobody has decided on
  bool own = false;
};

/// What a removed member wrote that came after the removal.
struct LateRow {
  std::string member;
  std::string name;
  bool refused = false;
  std::size_t changes = 0;
  std::vector<std::string> items;  ///< "15 June, 10:42: Note: Parents said ..."
};

struct PeopleView {
  std::vector<MemberRow> members;  ///< those who take part first
  std::vector<LateRow> late;
  bool may_add = false;     ///< lead, deputy or custodian: adds and removes
  bool may_lead = false;    ///< lead: sets roles
  bool may_decide = false;  ///< lead or deputy: accepts late work
  bool may_take_over = false;
};

struct NoticeRow {
  std::string id;
  std::string message;
  std::string at;
};

struct GuestRow {
  std::string id;
  std::string name;
  std::string last;  ///< "10:42"
  std::size_t brought = 0;
  std::size_t took = 0;
};

/// A meeting on the local network that this tablet hosts.
struct MeetingView {
  enum class State : std::uint8_t { none, opening, open, ending } state = State::none;
  std::string address;
  std::vector<std::string> other_addresses;
  std::string words;  ///< eight of them
  Qr code;
  std::vector<GuestRow> guests;  ///< in the order they came
  std::string since;             ///< "10:30"
  std::string problem;           ///< why the last one could not open or ended early
  std::string hint;
};

/// Each is there while its page is open.
struct Pages {
  std::optional<PeopleView> people;
};

}  // namespace fieldfare::ui
