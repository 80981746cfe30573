// Visits, members and what is known of their devices.
#include <fmt/format.h>

#include <algorithm>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notices.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/platform/net/hub_address.h>

#include "asks.h"
#include "slips.h"

namespace fieldfare::tablet {
namespace {

namespace ask = ui::ask;

MemberId member(const std::string& hex) {
  const auto id = MemberId::from_hex(hex);
  if (!id) throw Error(ErrorCode::not_found, "There is no such member.");
  return *id;
}

/// Pasted and scanned texts come with blanks and line breaks.
std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
  return text;
}

std::string changes(std::int64_t count) {
  return fmt::format("{} {}", count, count == 1 ? "change is" : "changes are");
}

std::string name_of(app::Notebook& notebook, const VisitId& visit, const MemberId& id) {
  for (const app::MemberView& view : notebook.execute(app::MemberList{visit}).members) {
    if (view.member_id == id && !view.name.empty()) return view.name;
  }
  return "The device";
}

}  // namespace

const VisitId& Asking::visit() const {
  if (!open) throw Error(ErrorCode::not_possible, "No visit is open.", "Choose a visit first.");
  return *open;
}

std::string Asking::field(const std::string& name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

Answer meet(const Asking& asking, const ask::MakeVisit& a) {
  const auto day = date_from_iso8601(a.first_day);
  if (!day) throw Error(ErrorCode::usage, "The first day on site is missing.", "Choose a day.");
  app::VisitCreate create;
  create.framework = a.framework;
  create.area = app::RawText(asking.words);
  create.fieldwork_start = *day;
  const auto made = asking.notebook.execute(create);
  return {"The visit is made. Add the team’s devices under People and devices.",
          made.visit_id.hex()};
}

Answer meet(const Asking& asking, const ask::JoinVisit&) {
  const auto joined = asking.notebook.execute(app::VisitJoin{without_blanks(asking.words)});
  return {"You have joined. What the team wrote arrives at the first sync or meeting.",
          joined.visit_id.hex()};
}

Answer meet(const Asking& asking, const ask::MakeCard&) {
  const auto made = asking.notebook.execute(app::DeviceCard{});
  return {{}, {}, ui::Slip{ui::Slip::Kind::card, {}, made.card, qr_of(made.card)}};
}

Answer meet(const Asking& asking, const ask::AddMember& a) {
  const VisitId& visit = asking.visit();
  const auto added =
      asking.notebook.execute(app::MemberAdd{visit, without_blanks(asking.words), a.role});
  return {{},
          added.member_id.hex(),
          ui::Slip{ui::Slip::Kind::invitation, name_of(asking.notebook, visit, added.member_id),
                   added.invite, qr_of(added.invite)}};
}

Answer meet(const Asking& asking, const ask::SetRole& a) {
  asking.notebook.execute(app::MemberRole{asking.visit(), member(a.member), a.role});
  return {"The role is changed; the others see it at the next sync.", {}};
}

Answer meet(const Asking& asking, const ask::RemoveMember& a) {
  asking.notebook.execute(app::MemberRemove{asking.visit(), member(a.member)});
  return {"Removed. A new key has begun, which that device never gets.", {}};
}

Answer meet(const Asking& asking, const ask::TakeOver&) {
  static_cast<void>(asking.notebook.execute(app::MemberTakeOver{asking.visit()}));
  return {"You lead this visit now.", {}};
}

Answer meet(const Asking& asking, const ask::DecideLate& a) {
  const MemberId id = member(a.member);
  if (a.accept) {
    const auto done = asking.notebook.execute(app::MemberAccept{asking.visit(), id});
    return {changes(done.entries) + " part of the visit now.", {}};
  }
  const auto done = asking.notebook.execute(app::MemberRefuse{asking.visit(), id});
  return {changes(done.entries) + " left out.", {}};
}

Answer meet(const Asking& asking, const ask::SetHub&) {
  const std::string url = without_blanks(asking.words);
  static_cast<void>(platform::net::parse_hub_address(url));
  asking.notebook.execute(app::VisitSetHub{asking.visit(), url});
  return {"The address is kept. Sync now uses it.", {}};
}

Answer meet(const Asking& asking, const ask::DismissNotice& a) {
  asking.notebook.execute(app::NoticeDismiss{a.id});
  return {};
}

}  // namespace fieldfare::tablet
