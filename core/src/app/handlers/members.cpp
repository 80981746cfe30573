#include <fieldfare/core/log/card.h>

#include <fieldfare/core/app/commands/members.h>

#include "app/edit.h"
#include "app/late_work.h"
#include "app/membership_writer.h"
#include "app/names.h"
#include "app/statements.h"
#include "app/team_parts.h"
#include "app/visit_entity.h"
#include "app/whereabouts.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::member;

/// What the card says of the member, entered in the visit's log.
void introduce(Engine& engine, const VisitId& visit, const log::Card& card, log::Role role) {
  const EntityId id = member_entity_id(log::member_id_of(card.sign_key));
  Edit edit(engine, visit);
  edit.set(kind, id, "name", engine.guarded(visit, RawText(card.title)));
  edit.set(kind, id, "inspectorate",
           Token::of(card.inspectorate, "an inspectorate", {"ofsted", "cqc"}));
  edit.set(kind, id, "identity", card.identity);
  edit.set(kind, id, "role", Token::role(role));
  edit.set(kind, id, "at", engine.now());
  edit.commit();
}

}  // namespace

DeviceCard::Result handle(Engine& engine, const DeviceCard&) {
  const MemberKeys keys = new_member_keys(engine);
  log::Card card;
  card.title = engine.device().title;
  card.inspectorate = engine.device().inspectorate;
  card.identity = engine.device().identity.public_key();
  card.sign_key = keys.sign.public_key();
  card.box_key = keys.box.public_key();
  return {log::encode_card(card, engine.device().identity)};
}

MemberAdd::Result handle(Engine& engine, const MemberAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::lead, log::Role::deputy, log::Role::custodian},
               "add members to it");
  const log::Role role = role_named(command.role);
  const log::Card card = log::decode_card(command.card);
  const MemberId id = log::member_id_of(card.sign_key);
  const log::Member* present = visit.chain.find(id);
  if (present != nullptr && present->removed) {
    throw Error(ErrorCode::not_possible, "This card's member was removed from the visit.",
                "Ask for a new card of that device: `fieldfare device card`.");
  }
  if (present == nullptr) {
    static_cast<void>(engine.guarded(command.visit, RawText(card.title)));
    const Bytes record = record_adding(
        engine, visit, {card.sign_key, card.box_key, role, false, log::administers(role)});
    issue(engine, visit, record);
  }
  if (!engine.entities().find(visit.vid, kind, member_entity_id(id))) {
    introduce(engine, command.visit, card, role);
  }
  VisitState& now = engine.visit(command.visit);
  return {id, log::encode_invite({command.visit, now.hub, now.chain.encoded()})};
}

MemberList::Result handle(Engine& engine, const MemberList& command) {
  VisitState& visit = engine.visit(command.visit);
  Names names(engine, visit);
  const Whereabouts whereabouts(engine, visit);
  MemberList::Result result;
  const auto& members = visit.chain.members();
  for (std::size_t i = 0; i < members.size(); ++i) {
    const log::Member& member = members[i];
    MemberView view;
    view.member_id = log::member_id_of(member.sign_key);
    view.name = names.of(view.member_id);
    view.role = log::role_name(member.role);
    view.state = member.removed ? "removed" : i < visit.chain.in_head() ? "member" : "waiting";
    view.restricted = member.restricted;
    view.late = undecided_entries(engine, visit, view.member_id);
    view.this_device = view.member_id == visit.self;
    if (const auto about =
            engine.entities().find(visit.vid, kind, member_entity_id(view.member_id))) {
      view.inspectorate = model::Fields(about->state).text("inspectorate");
      view.part = model::Fields(about->state).text("part");
    }
    view.last_heard = last_heard(engine, visit, view.member_id);
    view.holds_entries = whereabouts.held_by(view.member_id).value_or(0);
    result.members.push_back(std::move(view));
  }
  if (const auto words = engine.vocabulary(visit.id); words->framework)
    result.team_differs = team_differs(words->framework->team, result.members);
  return result;
}

MemberPart::Result handle(Engine& engine, const MemberPart& command) {
  VisitState& visit = engine.visit(command.visit);
  if (command.member != visit.self)
    require_role(visit, {log::Role::lead, log::Role::deputy}, "say who has which part in it");
  if (visit.chain.find(command.member) == nullptr) {
    throw Error(ErrorCode::not_found, "There is no such member in this visit.",
                "`fieldfare member list` shows them with their ids.");
  }
  std::vector<std::string> parts;
  for (const framework::TeamMember& part : engine.framework(visit.id).team.members)
    parts.push_back(part.role);
  Edit edit(engine, command.visit);
  edit.set(kind, member_entity_id(command.member), "part",
           Token::among(command.part, "a part in this kind of team", parts));
  edit.commit();
  return {};
}

MemberRemove::Result handle(Engine& engine, const MemberRemove& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::lead, log::Role::deputy, log::Role::custodian},
               "remove members from it");
  if (command.member == visit.self) {
    throw Error(ErrorCode::not_possible, "A device cannot remove its own member.",
                "Another lead, deputy or custodian can.");
  }
  issue(engine, visit, record_removing(engine, visit, command.member));
  say_where_it_ends(engine, visit, {command.member}, until_field);
  return {};
}

VisitJoin::Result handle(Engine& engine, const VisitJoin& command) {
  const log::Invite invite = log::decode_invite(command.invite);
  auto known = engine.database().prepare("SELECT 1 FROM visit WHERE visit = ?1");
  known.bind(1, invite.visit.view());
  if (known.step()) {
    known.reset();
    engine.add_membership(engine.visit(invite.visit), invite.membership);
    return {invite.visit};
  }
  if (invite.membership.empty() ||
      VisitId::from(log::record_hash(invite.membership.front()).view()) != invite.visit) {
    throw Error(ErrorCode::damaged, "The invitation does not fit the visit that it names.",
                "Ask the lead for it again.");
  }
  enter_visit(engine, invite.membership, invite.hub);
  return {invite.visit};
}

}  // namespace fieldfare::app
