#include <support/membership_play.h>

#include <algorithm>

#include <fieldfare/core/log/entry.h>

namespace fieldfare::test {

namespace {

constexpr std::size_t most_members = 7;

log::Role role_of(std::size_t number) {
  return static_cast<log::Role>(number + 1);
}

}  // namespace

MembershipPlay::MembershipPlay(Choose below) : below_(std::move(below)) {
  log::MembershipRecord first;
  first.salt = Bytes(16, 7);
  first.epoch = 0;
  for (const log::Role role :
       {log::Role::lead, log::Role::lead, log::Role::deputy, log::Role::custodian}) {
    first.members.push_back(new_member(role));
  }
  begin_epoch(first);
  keep(sign(first, first.members[0].sign_key));
}

log::Member MembershipPlay::new_member(log::Role role) {
  Person person{crypto::SigningKey::generate(*entropy_), {}};
  entropy_->fill(person.box.bytes);
  people_.push_back(std::move(person));
  return {people_.back().sign.public_key(), people_.back().box, role, false,
          log::administers(role)};
}

void MembershipPlay::seal(log::MembershipRecord& record, std::size_t member, log::SealKind kind) {
  const KeyId id =
      kind == log::SealKind::epoch_key ? record.epoch_key : log::audience_id_of(record.audience);
  record.seals.push_back({static_cast<std::uint16_t>(member), record.epoch, id,
                          Bytes(32 + crypto::seal_overhead, 0), kind});
}

void MembershipPlay::begin_epoch(log::MembershipRecord& record) {
  record.epoch += 1;
  entropy_->fill(record.epoch_key.bytes);
  entropy_->fill(record.audience.bytes);
  record.seals.clear();
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    if (record.members[i].removed) continue;
    seal(record, i, log::SealKind::epoch_key);
    if (record.members[i].restricted) seal(record, i, log::SealKind::audience);
  }
}

log::MembershipRecord MembershipPlay::next(const log::MembershipRecord& before, const Hash& hash) {
  log::MembershipRecord record = before;
  record.visit = membership_.visit();
  record.number += 1;
  record.previous = hash;
  record.salt.clear();
  record.seals.clear();
  return record;
}

void MembershipPlay::take_over(log::MembershipRecord& record, std::size_t signer) {
  for (log::Member& member : record.members) {
    if (member.role == log::Role::lead) member.removed = true;
  }
  record.members[signer].role = log::Role::lead;
  record.members[signer].removed = false;
  begin_epoch(record);
}

void MembershipPlay::change(log::MembershipRecord& record, std::size_t signer) {
  const std::size_t member = below_(record.members.size());
  switch (below_(8)) {
    case 0:
    case 1:
      if (record.members.size() >= most_members) break;
      record.members.push_back(new_member(role_of(below_(6))));
      seal(record, record.members.size() - 1, log::SealKind::epoch_key);
      if (record.members.back().restricted)
        seal(record, record.members.size() - 1, log::SealKind::audience);
      break;
    case 2:
    case 3:
    case 4:
      record.members[member].removed = true;
      begin_epoch(record);
      break;
    case 5:
      record.members[member].role = role_of(below_(6));
      begin_epoch(record);
      break;
    case 6:
      take_over(record, signer);
      break;
    default:
      if (below_(2) == 0) record.members[member].restricted = !record.members[member].restricted;
      if (below_(3) != 0) begin_epoch(record);
  }
}

void MembershipPlay::step() {
  // Mostly upon a recent record, so that branches grow.
  const std::size_t count = membership_.size();
  const std::size_t back = std::min(below_(count), below_(count));
  const Bytes& before = membership_.encoded()[count - 1 - back];
  log::MembershipRecord record = next(log::decode_membership(before), log::record_hash(before));
  const std::size_t signer = below_(record.members.size());
  const crypto::SignPublicKey key = record.members[signer].sign_key;
  change(record, signer);
  keep(sign(record, key));
}

Bytes MembershipPlay::upon_head() {
  const log::MembershipRecord& head = membership_.last();
  log::MembershipRecord record = next(head, membership_.head());
  const auto lead = std::find_if(head.members.begin(), head.members.end(), [](const auto& member) {
    return member.role == log::Role::lead && !member.removed;
  });
  record.members.push_back(new_member(log::Role::inspector));
  seal(record, record.members.size() - 1, log::SealKind::epoch_key);
  return sign(record, lead->sign_key);
}

Bytes MembershipPlay::sign(log::MembershipRecord& record, const crypto::SignPublicKey& signer) {
  const auto person = std::find_if(people_.begin(), people_.end(),
                                   [&](const Person& p) { return p.sign.public_key() == signer; });
  return log::sign_record(record, person->sign);
}

void MembershipPlay::keep(const Bytes& bytes) {
  made_.push_back(bytes);
  static_cast<void>(membership_.add(bytes));
}

std::string in_words(const log::Membership& membership) {
  std::string out = "head " + membership.head().hex() + "\nin the head " +
                    std::to_string(membership.in_head()) + "\n";
  for (const log::Member& member : membership.members()) {
    out += log::member_id_of(member.sign_key).hex() + " " + std::string(role_name(member.role)) +
           (member.removed ? " removed" : "") + (member.restricted ? " restricted" : "") + "\n";
  }
  const auto list = [&](const auto& ids) {
    for (const MemberId& id : ids)
      out += " " + id.hex().substr(0, 8);
  };
  for (const log::Membership::Epoch& epoch : membership.epochs()) {
    out += "epoch " + std::to_string(epoch.number) + " " + epoch.key.hex() + " " +
           epoch.record.hex().substr(0, 8) + (epoch.on_main ? " main:" : ":");
    list(epoch.recipients);
    out += " /";
    list(epoch.audience_recipients);
    out += "\n";
  }
  for (const log::Membership::Side& side : membership.side_records()) {
    out += "side " + side.record.hex().substr(0, 8) + (side.stands ? " stands" : "") + " -";
    list(side.removes);
    out += " +";
    list(side.adds);
    out += " ~";
    list(side.withdraws);
    out += "\n";
  }
  const auto* writing = membership.writing_epoch();
  const auto* audience = membership.writing_audience();
  out += "writing " + (writing == nullptr ? "none" : writing->key.hex()) + " " +
         (audience == nullptr ? "none" : audience->key.hex()) + "\n";
  return out;
}

}  // namespace fieldfare::test
