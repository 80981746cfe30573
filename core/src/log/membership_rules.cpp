#include "log/membership_rules.h"

#include <algorithm>

#include <fieldfare/core/log/entry.h>

/// The rules of log-format.md, "When a record is valid".
namespace fieldfare::log {

namespace {

constexpr std::string_view sound;

bool is_lead(const Member& member) {
  return !member.removed && member.role == Role::lead;
}

bool has_seal(const MembershipRecord& record, std::size_t member, SealKind kind) {
  const KeyId key =
      kind == SealKind::epoch_key ? record.epoch_key : audience_id_of(record.audience);
  return std::any_of(record.seals.begin(), record.seals.end(), [&](const KeySeal& seal) {
    return seal.kind == kind && seal.member == member && seal.epoch == record.epoch &&
           seal.key == key;
  });
}

std::string_view check_members(const MembershipRecord& record) {
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (record.members[i].sign_key == record.members[j].sign_key) return "a member stands twice";
    }
  }
  if (std::none_of(record.members.begin(), record.members.end(), is_lead)) return "nobody leads";
  return sound;
}

/// Keys and removals, against the predecessor.
std::string_view check_kept(const MembershipRecord& before, const MembershipRecord& record) {
  if (record.members.size() < before.members.size()) return "a member has been dropped";
  for (std::size_t i = 0; i < before.members.size(); ++i) {
    const Member& was = before.members[i];
    const Member& is = record.members[i];
    if (was.sign_key != is.sign_key || was.box_key != is.box_key) return "a member's key changed";
    if (was.removed && !is.removed) return "a removed member came back";
    if (was.removed && was != is) return "a removed member's part changed";
  }
  for (std::size_t i = before.members.size(); i < record.members.size(); ++i) {
    if (record.members[i].removed) return "a new member is removed already";
  }
  return sound;
}

/// A deputy or custodian who becomes a lead must take the place of every lead, and do nothing else.
std::string_view check_take_over(const MembershipRecord& before, const MembershipRecord& record,
                                 std::size_t signer) {
  for (std::size_t i = 0; i < before.members.size(); ++i) {
    if (i == signer) continue;
    if (is_lead(before.members[i]) && !record.members[i].removed)
      return "a take-over leaves a former lead";
    if (before.members[i].role != record.members[i].role)
      return "a take-over changes another member's role";
  }
  return sound;
}

std::string_view check_roles(const MembershipRecord& before, const MembershipRecord& record,
                             std::size_t signer) {
  if (record.members[signer].removed) return "its signer removes itself";
  if (before.members[signer].role == Role::lead) return sound;
  for (std::size_t i = before.members.size(); i < record.members.size(); ++i) {
    if (record.members[i].role == Role::lead) return "only a lead adds a lead";
  }
  if (record.members[signer].role == Role::lead) return check_take_over(before, record, signer);
  for (std::size_t i = 0; i < before.members.size(); ++i) {
    if (before.members[i].role != record.members[i].role) return "only a lead changes roles";
    if (is_lead(before.members[i]) && record.members[i].removed)
      return "only a lead removes a lead";
  }
  return sound;
}

std::string_view check_new_epoch(const MembershipRecord& record) {
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    if (record.members[i].removed) continue;
    if (!has_seal(record, i, SealKind::epoch_key)) return "a member has no seal of the epoch's key";
    if (record.members[i].restricted && !has_seal(record, i, SealKind::audience))
      return "a member of the restricted audience has no seal of its key";
  }
  return sound;
}

std::string_view check_same_epoch(const MembershipRecord& before, const MembershipRecord& record) {
  if (record.epoch_key != before.epoch_key || record.audience != before.audience)
    return "the epoch and its keys do not change together";
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    const Member& is = record.members[i];
    const bool is_new = i >= before.members.size();
    if (!is_new && is.removed != before.members[i].removed) return "a removal needs a new epoch";
    if (!is_new && before.members[i].restricted && !is.restricted)
      return "leaving the restricted audience needs a new epoch";
    if (is_new && !has_seal(record, i, SealKind::epoch_key))
      return "a new member has no seal of the epoch's key";
    const bool enters = is.restricted && (is_new || !before.members[i].restricted);
    if (enters && !has_seal(record, i, SealKind::audience))
      return "a member of the restricted audience has no seal of its key";
  }
  return sound;
}

std::string_view check_epoch(const MembershipRecord& before, const MembershipRecord& record) {
  if (record.epoch == before.epoch) return check_same_epoch(before, record);
  if (record.epoch != before.epoch + 1) return "an epoch is missing";
  if (record.epoch_key == before.epoch_key || record.audience == before.audience)
    return "the epoch and its keys do not change together";
  return check_new_epoch(record);
}

std::string_view check_seals(const MembershipRecord& record) {
  for (const KeySeal& seal : record.seals) {
    const Member& to = record.members[seal.member];
    if (to.removed) return "it seals a key to a removed member";
    if (seal.kind == SealKind::audience && !to.restricted)
      return "it seals the restricted audience's key to somebody outside it";
  }
  return sound;
}

std::string_view check_first(const MembershipRecord& record) {
  if (record.number != 0 || !record.visit.is_zero() || !record.previous.is_zero())
    return "it is not a first record";
  if (record.epoch != 1) return "the first epoch has the number 1";
  if (!is_lead(record.members[0])) return "the first member does not lead";
  if (index_of(record, record.signer) != 0) return "its signer may not change the team";
  for (const Member& member : record.members) {
    if (member.removed) return "a new member is removed already";
  }
  return check_new_epoch(record);
}

std::string_view check_next(const MembershipRecord& before, const MembershipRecord& record) {
  if (record.number != before.number + 1) return "its number does not follow";
  const std::size_t signer = index_of(before, record.signer);
  if (signer == before.members.size() || before.members[signer].removed ||
      !administers(before.members[signer].role))
    return "its signer may not change the team";
  if (const auto kept = check_kept(before, record); !kept.empty()) return kept;
  if (const auto roles = check_roles(before, record, signer); !roles.empty()) return roles;
  return check_epoch(before, record);
}

}  // namespace

std::size_t index_of(const MembershipRecord& record, const MemberId& id) {
  const auto at = std::find_if(record.members.begin(), record.members.end(),
                               [&](const Member& m) { return member_id_of(m.sign_key) == id; });
  return static_cast<std::size_t>(at - record.members.begin());
}

std::string broken_rule(const MembershipRecord& record, const MembershipRecord* predecessor) {
  if (const auto members = check_members(record); !members.empty()) return std::string(members);
  if (const auto seals = check_seals(record); !seals.empty()) return std::string(seals);
  return std::string(predecessor == nullptr ? check_first(record)
                                            : check_next(*predecessor, record));
}

}  // namespace fieldfare::log
