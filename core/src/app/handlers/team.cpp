#include <algorithm>
#include <map>
#include <string>

#include <fieldfare/core/app/commands/members.h>

#include "app/edit.h"
#include "app/late_work.h"
#include "app/membership_writer.h"
#include "app/names.h"
#include "app/recoverable.h"
#include "app/visit_entity.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::member;

/// What late entries call the members that they introduce.
using Introduced = std::map<EntityId, std::string>;

/// What one late entry says, for a person to decide on.
void read_items(const VisitState& visit, const log::SealedEntry& entry, LateWorkView& view,
                Introduced& introduced) {
  std::optional<log::Change> change;
  try {
    change = read_change(visit, entry);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) throw;
  }
  if (!change) {
    view.items.emplace_back();
    return;
  }
  for (const log::EntityChange& part : change->entities) {
    LateItem item;
    item.erases = static_cast<std::int64_t>(change->redacted.size());
    item.reason = change->reason;
    item.at = to_iso8601(change->at);
    item.entity_kind = part.kind;
    item.entity_id = part.id.hex();
    for (const log::FieldChange& set : part.fields) {
      item.fields.push_back(set.field);
      const auto* text = std::get_if<std::string>(&set.value);
      if (set.field == "text" && text != nullptr) item.text = *text;
      if (set.field == "name" && text != nullptr && part.kind == model::kind_name(kind))
        introduced[part.id] = *text;
    }
    view.items.push_back(std::move(item));
  }
}

LateWorkView late_work_of(Engine& engine, const VisitState& visit, const MemberId& member,
                          Introduced& introduced) {
  LateWorkView view;
  view.member_id = member;
  bool all_refused = true;
  for (const log::LogRow& row : visit.logs) {
    if (row.writer != member) continue;
    const std::uint64_t refused = refused_until(engine, visit, member, row);
    for (std::uint64_t sequence = row.head.start; sequence <= row.head.length; ++sequence) {
      if (visit.counts(row, sequence)) continue;
      const auto stored = engine.logs().entry(log::entry_number(row.lid, sequence));
      if (!stored) continue;
      ++view.entries;
      all_refused = all_refused && sequence <= refused;
      read_items(visit, stored->entry, view, introduced);
    }
  }
  view.state = all_refused ? "refused" : "waiting";
  return view;
}

/// Decides on all late work of a member that is here.
LateDecision decide(Engine& engine, const VisitId& id, const MemberId& member,
                    std::string_view field) {
  VisitState& visit = engine.visit(id);
  require_role(visit, {log::Role::lead, log::Role::deputy}, "decide on late work");
  Introduced introduced;
  const LateWorkView late = late_work_of(engine, visit, member, introduced);
  if (late.entries == 0) {
    throw Error(ErrorCode::not_found, "There is no late work of this member.",
                "`fieldfare member late` lists what there is.");
  }
  say_where_it_ends(engine, visit, {member}, field);
  return {late.entries};
}

}  // namespace

MemberRole::Result handle(Engine& engine, const MemberRole& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::lead}, "change roles");
  const log::Role role = role_named(command.role);
  issue(engine, visit, record_changing_role(engine, visit, command.member, role));
  Edit edit(engine, command.visit);
  edit.set(kind, member_entity_id(command.member), "role", Token::role(role));
  edit.commit();
  return {};
}

MemberRestricted::Result handle(Engine& engine, const MemberRestricted& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::lead}, "say who reads what is restricted");
  const log::Member* member = visit.chain.find(command.member);
  if (member != nullptr && command.grant && member->role == log::Role::observer) {
    throw Error(ErrorCode::not_possible, "Whoever shadows the team reads nothing restricted.",
                "Give the member another role first.");
  }
  if (!command.grant && command.member == visit.self) {
    throw Error(ErrorCode::not_possible, "A lead goes on reading what is restricted.",
                "Another lead can take it from this member.");
  }
  issue(engine, visit, record_changing_audience(engine, visit, command.member, command.grant));
  return {};
}

MemberTakeOver::Result handle(Engine& engine, const MemberTakeOver& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::deputy, log::Role::custodian}, "take its lead over");
  MemberTakeOver::Result result;
  for (const log::Member& member : visit.chain.members()) {
    if (member.role == log::Role::lead && !member.removed)
      result.removed.push_back(log::member_id_of(member.sign_key));
  }
  issue(engine, visit, record_taking_over(engine, visit));
  say_where_it_ends(engine, visit, result.removed, until_field);
  Edit edit(engine, command.visit);
  edit.set(kind, member_entity_id(visit.self), "role", Token::role(log::Role::lead));
  edit.commit();
  return result;
}

MemberLate::Result handle(Engine& engine, const MemberLate& command) {
  VisitState& visit = engine.visit(command.visit);
  Names names(engine, visit);
  MemberLate::Result result;
  Introduced introduced;
  for (const MemberId& member : visit.ended) {
    LateWorkView late = late_work_of(engine, visit, member, introduced);
    if (late.entries == 0) continue;
    late.name = names.of(member);
    if (const auto by = visit.chain.let_in_by(member)) late.let_in_by = names.of(*by);
    result.late.push_back(std::move(late));
  }
  // What a newcomer is called stands in the late work of who let them in.
  for (LateWorkView& late : result.late) {
    const auto called = introduced.find(member_entity_id(late.member_id));
    if (!late.let_in_by.empty() && called != introduced.end()) late.name = called->second;
  }
  return result;
}

MemberAccept::Result handle(Engine& engine, const MemberAccept& command) {
  return decide(engine, command.visit, command.member, until_field);
}

MemberRefuse::Result handle(Engine& engine, const MemberRefuse& command) {
  return decide(engine, command.visit, command.member, refused_field);
}

MemberProve::Result handle(Engine& engine, const MemberProve& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::custodian}, "prove that its keys can be recovered");
  const EntityId me = member_entity_id(visit.self);
  const auto about = engine.entities().find(visit.vid, kind, me);
  MemberProve::Result result;
  Edit edit(engine, command.visit);
  const auto prove = [&](const KeyId& id, ByteView key, std::uint32_t epoch) {
    ++result.proven;
    Bytes proof = recovery_proof(key, visit.id, epoch);
    const std::string field = recovery_field(id);
    if (!about || model::Fields(about->state).bytes(field) != proof)
      edit.set_fact(me, field, std::move(proof));
  };
  for (const log::Membership::Epoch& epoch : visit.chain.epochs()) {
    const crypto::SecureBuffer* key = visit.epoch_key(epoch.key);
    const auto audience = visit.audience_keys.find(epoch.audience_id);
    if (key != nullptr) prove(epoch.key, key->view(), epoch.number);
    if (audience != visit.audience_keys.end())
      prove(epoch.audience_id, audience->second.seed().view(), epoch.number);
    if (key == nullptr || audience == visit.audience_keys.end())
      result.missing.push_back(epoch.number);
  }
  edit.commit();
  return result;
}

}  // namespace fieldfare::app
