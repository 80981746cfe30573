#include "app/membership_writer.h"

#include <algorithm>

#include <fieldfare/core/log/entry.h>

namespace fieldfare::app {

namespace {

log::MembershipRecord next_record(const VisitState& visit) {
  log::MembershipRecord record = visit.chain.last();
  record.visit = visit.id;
  record.number += 1;
  record.previous = visit.chain.head();
  record.salt.clear();
  record.seals.clear();
  return record;
}

log::KeySeal seal_for(std::size_t member, const crypto::BoxPublicKey& to, std::uint32_t epoch,
                      ByteView key) {
  return {static_cast<std::uint16_t>(member), epoch, log::key_id_of(key), crypto::seal(to, key)};
}

/// The epoch that a key belongs to, as some record of the chain says.
std::uint32_t epoch_of(const VisitState& visit, const KeyId& key) {
  for (const log::MembershipRecord& record : visit.chain.records()) {
    if (record.epoch_key == key) return record.epoch;
  }
  return 0;
}

}  // namespace

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

void enter_visit(Engine& engine, const std::vector<Bytes>& chain, std::string_view hub) {
  log::MembershipChain checked;
  for (const Bytes& record : chain)
    checked.append(record);
  if (checked.empty()) throw Error(ErrorCode::damaged, "The invitation names nobody.");
  const log::Member* self = nullptr;
  for (const log::Member& member : checked.last().members) {
    auto row = engine.database().prepare("SELECT 1 FROM member_key WHERE sign_key = ?1");
    row.bind(1, member.sign_key.view());
    if (!member.removed && row.step()) self = &member;
  }
  if (self == nullptr) {
    throw Error(ErrorCode::not_possible, "This invitation was made for another device.",
                "Give the lead a card of this device: `fieldfare device card`.");
  }
  engine.enter_visit(checked.visit(), self->sign_key, chain, hub);
}

Bytes first_record(Engine& engine, const MemberKeys& keys) {
  const auto epoch_key = crypto::SecureBuffer::random(32, engine.entropy());
  log::MembershipRecord record;
  record.salt.resize(16);
  engine.entropy().fill(record.salt);
  record.epoch_key = log::key_id_of(epoch_key.view());
  record.members.push_back({keys.sign.public_key(), keys.box.public_key(), log::Role::lead, false});
  record.seals.push_back(seal_for(0, keys.box.public_key(), 1, epoch_key.view()));
  return log::sign_record(record, keys.sign);
}

Bytes record_adding(VisitState& visit, const log::Member& member) {
  log::MembershipRecord record = next_record(visit);
  const std::size_t index = record.members.size();
  if (index == log::max_members) {
    throw Error(ErrorCode::not_possible, "A visit can have 64 members at most.");
  }
  record.members.push_back(member);
  for (const auto& [id, key] : visit.epoch_keys) {
    record.seals.push_back(seal_for(index, member.box_key, epoch_of(visit, id), key.view()));
  }
  return log::sign_record(record, visit.sign_key);
}

Bytes record_removing(Engine& engine, VisitState& visit, const MemberId& member) {
  log::MembershipRecord record = next_record(visit);
  const auto found =
      std::find_if(record.members.begin(), record.members.end(),
                   [&](const log::Member& m) { return log::member_id_of(m.sign_key) == member; });
  if (found == record.members.end() || found->removed) {
    throw Error(ErrorCode::not_found, "There is no such member in this visit.",
                "`fieldfare member list` shows the members.");
  }
  found->removed = true;
  const auto key = crypto::SecureBuffer::random(32, engine.entropy());
  record.epoch += 1;
  record.epoch_key = log::key_id_of(key.view());
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    if (record.members[i].removed) continue;
    record.seals.push_back(seal_for(i, record.members[i].box_key, record.epoch, key.view()));
  }
  return log::sign_record(record, visit.sign_key);
}

}  // namespace fieldfare::app
