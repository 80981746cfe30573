#include "app/membership_writer.h"

#include <algorithm>

#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/planted.h>

#include "app/edit.h"
#include "app/late_work.h"
#include "app/visit_entity.h"

namespace fieldfare::app {

namespace {

/// A record upon the head, as it will be signed: who changes what fills in the members, `complete`
/// the epoch and the seals.
log::MembershipRecord next_record(const VisitState& visit) {
  log::MembershipRecord record = visit.chain.last();
  record.visit = visit.id;
  record.number += 1;
  record.previous = visit.chain.head();
  record.salt.clear();
  record.seals.clear();
  return record;
}

std::size_t place_of(const log::MembershipRecord& record, const MemberId& member) {
  const auto found =
      std::find_if(record.members.begin(), record.members.end(),
                   [&](const log::Member& m) { return log::member_id_of(m.sign_key) == member; });
  return static_cast<std::size_t>(found - record.members.begin());
}

log::KeySeal seal_for(std::size_t member, const crypto::BoxPublicKey& to, log::SealKind kind,
                      std::uint32_t epoch, const KeyId& id, ByteView key) {
  return {static_cast<std::uint16_t>(member), epoch, id, crypto::seal(to, key), kind};
}

/// Gives the record an epoch of its own, sealed to everybody who is not removed in it.
void begin_epoch(Engine& engine, log::MembershipRecord& record) {
  const auto key = crypto::SecureBuffer::random(32, engine.entropy());
  const auto audience = crypto::BoxKey::generate(engine.entropy());
  const auto audience_seed = audience.seed();
  record.epoch_key = log::key_id_of(key.view());
  record.audience = audience.public_key();
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    const log::Member& to = record.members[i];
    if (to.removed) continue;
    record.seals.push_back(seal_for(i, to.box_key, log::SealKind::epoch_key, record.epoch,
                                    record.epoch_key, key.view()));
    if (!to.restricted) continue;
    record.seals.push_back(seal_for(i, to.box_key, log::SealKind::audience, record.epoch,
                                    log::audience_id_of(record.audience), audience_seed.view()));
  }
}

/// Seals to everybody what this device holds and they have not been sealed yet; to who is new in
/// the record all of it, since a record stands for itself.
void seal_what_is_lacking(const VisitState& visit, log::MembershipRecord& record) {
  const std::vector<log::Member>& before = visit.chain.last().members;
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    const log::Member& to = record.members[i];
    if (to.removed) continue;
    const bool is_new = i >= before.size();
    const bool enters_audience = is_new || !before[i].restricted;
    const MemberId id = log::member_id_of(to.sign_key);
    for (const log::Membership::Epoch& epoch : visit.chain.epochs()) {
      if (record.seals.size() + 2 > log::max_seals) return;
      const auto* key = visit.epoch_key(epoch.key);
      if (planted(Fault::old_keys_withheld)) continue;
      if (key != nullptr && (is_new || !epoch.sealed_to.contains(id))) {
        record.seals.push_back(seal_for(i, to.box_key, log::SealKind::epoch_key, epoch.number,
                                        epoch.key, key->view()));
      }
      const auto audience = visit.audience_keys.find(epoch.audience_id);
      if (to.restricted && audience != visit.audience_keys.end() &&
          (enters_audience || !epoch.audience_sealed_to.contains(id))) {
        const auto seed = audience->second.seed();
        record.seals.push_back(seal_for(i, to.box_key, log::SealKind::audience, epoch.number,
                                        epoch.audience_id, seed.view()));
      }
    }
  }
}

/// True when the head's epoch cannot go on with these members: somebody left, somebody has its key
/// who is no member, or this device cannot seal it to somebody new.
bool needs_epoch(const VisitState& visit, const log::MembershipRecord& record) {
  const log::MembershipRecord& last = visit.chain.last();
  const log::Membership::Epoch* epoch = visit.chain.epoch(last.epoch_key);
  const auto stays = [&](const MemberId& id, bool in_audience) {
    const std::size_t place = place_of(record, id);
    if (place == record.members.size()) return visit.chain.is_present(id);
    const log::Member& member = record.members[place];
    return !member.removed && (!in_audience || member.restricted);
  };
  const bool someone_left =
      !std::all_of(epoch->recipients.begin(), epoch->recipients.end(),
                   [&](const MemberId& id) { return stays(id, false); }) ||
      !std::all_of(epoch->audience_recipients.begin(), epoch->audience_recipients.end(),
                   [&](const MemberId& id) { return stays(id, true); });
  if (someone_left) return true;
  const bool can_seal = visit.epoch_key(last.epoch_key) != nullptr;
  const bool can_seal_audience = visit.audience_keys.contains(epoch->audience_id);
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    const log::Member& member = record.members[i];
    if (member.removed) continue;
    const bool is_new = i >= last.members.size();
    if (is_new && !can_seal) return true;
    const bool enters_audience = is_new || !last.members[i].restricted;
    if (member.restricted && enters_audience && !can_seal_audience) return true;
  }
  return false;
}

Bytes complete(Engine& engine, const VisitState& visit, log::MembershipRecord& record,
               bool with_epoch = false) {
  if (with_epoch || (needs_epoch(visit, record) && !planted(Fault::epoch_kept_after_removal))) {
    record.epoch += 1;
    begin_epoch(engine, record);
  }
  seal_what_is_lacking(visit, record);
  return log::sign_record(record, visit.sign_key);
}

log::MembershipRecord with_member(const VisitState& visit, const MemberId& member,
                                  std::size_t& place) {
  log::MembershipRecord record = next_record(visit);
  place = place_of(record, member);
  if (place == record.members.size() && visit.chain.is_present(member)) {
    throw Error(ErrorCode::not_possible, "This member has not been added for good yet.",
                "It was added while the team was changed elsewhere too. Sync, then try again.");
  }
  if (place == record.members.size() || record.members[place].removed ||
      !visit.chain.is_present(member)) {
    throw Error(ErrorCode::not_found, "There is no such member in this visit.",
                "`fieldfare member list` shows the members.");
  }
  return record;
}

/// Marks as removed whoever is so by a record off the main branch. False when a rule keeps this
/// member from it.
bool take_over_removals(const VisitState& visit, const log::Member& me,
                        log::MembershipRecord& record, bool& changed) {
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    if (record.members[i].removed || !visit.chain.members()[i].removed) continue;
    if (record.members[i].role == log::Role::lead && me.role != log::Role::lead) return false;
    record.members[i].removed = true;
    changed = true;
  }
  return true;
}

/// Takes out of the restricted audience whoever is so by a record off the main branch.
void take_over_withdrawals(const VisitState& visit, log::MembershipRecord& record, bool& changed) {
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    log::Member& member = record.members[i];
    if (member.removed || !member.restricted || visit.chain.members()[i].restricted) continue;
    member.restricted = false;
    changed = true;
  }
}

/// Adds whoever is in waiting. False when somebody has to stay there.
bool add_waiting(const VisitState& visit, const log::Member& me, log::MembershipRecord& record,
                 bool& changed) {
  const auto& members = visit.chain.members();
  bool all = true;
  for (std::size_t i = visit.chain.in_head(); i < members.size(); ++i) {
    const bool allowed = members[i].role != log::Role::lead || me.role == log::Role::lead;
    if (!allowed || record.members.size() == log::max_members) {
      all = false;
      continue;
    }
    record.members.push_back(members[i]);
    changed = true;
  }
  return all;
}

}  // namespace

std::optional<Bytes> healing_record(Engine& engine, const VisitState& visit) {
  const log::Member* me = visit.me();
  if (me == nullptr || me->removed || !log::administers(me->role)) return std::nullopt;
  log::MembershipRecord record = next_record(visit);
  if (place_of(record, visit.self) == record.members.size()) return std::nullopt;
  bool changed = false;
  if (!take_over_removals(visit, *me, record, changed)) return std::nullopt;
  take_over_withdrawals(visit, record, changed);
  const bool all_added = add_waiting(visit, *me, record, changed);
  const bool cannot_write =
      visit.chain.writing_epoch() == nullptr || visit.chain.writing_audience() == nullptr;
  const bool with_epoch = !changed && all_added && cannot_write;
  if (changed || with_epoch) return complete(engine, visit, record, with_epoch);
  seal_what_is_lacking(visit, record);
  if (record.seals.empty()) return std::nullopt;
  return log::sign_record(record, visit.sign_key);
}

MemberKeys new_member_keys(Engine& engine) {
  MemberKeys keys{crypto::SigningKey::generate(engine.entropy()),
                  crypto::BoxKey::generate(engine.entropy())};
  const auto sign_seed = keys.sign.seed();
  const auto box_seed = keys.box.seed();
  storage::Transaction transaction(engine.database());
  auto insert = engine.database().prepare(
      "INSERT INTO member_key(sign_key, sign_seed, box_seed) VALUES(?1, ?2, ?3)");
  insert.bind(1, keys.sign.public_key().view()).bind(2, sign_seed.view());
  insert.bind(3, box_seed.view()).run();
  transaction.commit();
  return keys;
}

void enter_visit(Engine& engine, const std::vector<Bytes>& records, std::string_view hub) {
  log::Membership checked;
  for (const Bytes& record : records) {
    const auto outcome = checked.add(record);
    if (outcome.result == log::Membership::Added::refused)
      throw Error(ErrorCode::damaged, outcome.reason);
  }
  if (checked.empty()) throw Error(ErrorCode::damaged, "The invitation names nobody.");
  const log::Member* self = nullptr;
  for (const log::Member& member : checked.members()) {
    auto row = engine.database().prepare("SELECT 1 FROM member_key WHERE sign_key = ?1");
    row.bind(1, member.sign_key.view());
    if (!member.removed && row.step()) self = &member;
  }
  if (self == nullptr) {
    throw Error(ErrorCode::not_possible, "This invitation was made for another device.",
                "Give the lead a card of this device: `fieldfare device card`.");
  }
  engine.enter_visit(checked.visit(), self->sign_key, records, hub);
}

Bytes first_record(Engine& engine, const MemberKeys& keys) {
  log::MembershipRecord record;
  record.salt.resize(16);
  engine.entropy().fill(record.salt);
  record.members.push_back(
      {keys.sign.public_key(), keys.box.public_key(), log::Role::lead, false, true});
  begin_epoch(engine, record);
  return log::sign_record(record, keys.sign);
}

Bytes record_adding(Engine& engine, const VisitState& visit, const log::Member& member) {
  log::MembershipRecord record = next_record(visit);
  if (record.members.size() == log::max_members) {
    throw Error(ErrorCode::not_possible, "A visit can have 64 members at most.");
  }
  if (member.role == log::Role::lead && visit.me()->role != log::Role::lead) {
    throw Error(ErrorCode::forbidden, "Only a lead can add a lead.");
  }
  record.members.push_back(member);
  return complete(engine, visit, record);
}

Bytes record_removing(Engine& engine, const VisitState& visit, const MemberId& member) {
  std::size_t place = 0;
  log::MembershipRecord record = with_member(visit, member, place);
  if (record.members[place].role == log::Role::lead && visit.me()->role != log::Role::lead) {
    throw Error(ErrorCode::forbidden, "Only a lead can remove a lead.",
                "When the lead cannot be reached: `fieldfare member take-over`.");
  }
  record.members[place].removed = true;
  return complete(engine, visit, record);
}

Bytes record_changing_role(Engine& engine, const VisitState& visit, const MemberId& member,
                           log::Role role) {
  std::size_t place = 0;
  log::MembershipRecord record = with_member(visit, member, place);
  log::Member& changed = record.members[place];
  if (changed.role == role) {
    throw Error(ErrorCode::not_possible, "The member has this role already.");
  }
  if (log::administers(changed.role) != log::administers(role))
    changed.restricted = log::administers(role);
  changed.role = role;
  const bool somebody_leads =
      std::any_of(record.members.begin(), record.members.end(),
                  [](const log::Member& m) { return m.role == log::Role::lead && !m.removed; });
  if (!somebody_leads) {
    throw Error(ErrorCode::not_possible, "Somebody has to lead the visit.",
                "Give another member the role of lead first.");
  }
  return complete(engine, visit, record);
}

Bytes record_changing_audience(Engine& engine, const VisitState& visit, const MemberId& member,
                               bool restricted) {
  std::size_t place = 0;
  log::MembershipRecord record = with_member(visit, member, place);
  if (record.members[place].restricted == restricted) {
    throw Error(ErrorCode::not_possible, restricted
                                             ? "The member reads what is restricted already."
                                             : "The member does not read what is restricted.");
  }
  record.members[place].restricted = restricted;
  return complete(engine, visit, record);
}

Bytes record_taking_over(Engine& engine, const VisitState& visit) {
  std::size_t place = 0;
  log::MembershipRecord record = with_member(visit, visit.self, place);
  for (log::Member& member : record.members)
    member.removed = member.removed || member.role == log::Role::lead;
  record.members[place].role = log::Role::lead;
  return complete(engine, visit, record);
}

void issue(Engine& engine, VisitState& visit, const Bytes& record) {
  const std::int64_t added = engine.add_membership(visit, {record});
  FIELDFARE_ASSERT(added == 1);
}

log::Role role_named(std::string_view name) {
  const auto role = log::role_from_name(name);
  if (!role) {
    throw Error(ErrorCode::usage, "\"" + std::string(name) + "\" is not a role.",
                "Possible: lead, deputy, inspector, observer, quality, custodian.");
  }
  return *role;
}

void say_where_it_ends(Engine& engine, VisitState& visit, const std::vector<MemberId>& members,
                       std::string_view field) {
  Edit edit(engine, visit.id);
  for (const MemberId& member : members) {
    const EntityId about = member_entity_id(member);
    if (field == until_field) edit.set(model::Kind::member, about, removed_at_field, engine.now());
    for (auto& [name, end] : present_ends(visit, member))
      edit.set_fact(about, std::string(field) + name, std::move(end));
  }
  edit.commit();
}

}  // namespace fieldfare::app
