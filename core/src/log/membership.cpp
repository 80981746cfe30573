#include <fieldfare/core/log/membership.h>
#include <fieldfare/core/planted.h>

#include <algorithm>
#include <utility>

#include "log/membership_fold.h"
#include "log/membership_rules.h"

namespace fieldfare::log {

namespace {

Membership::Outcome refused(const std::string& why) {
  return {Membership::Added::refused, "The team's record is not acceptable: " + why + "."};
}

}  // namespace

Membership::Outcome Membership::add(ByteView encoded) {
  const Hash hash = record_hash(encoded);
  if (holds(hash)) return {Added::known, {}};
  Node node;
  try {
    node.record = decode_membership(encoded);
  } catch (const Error& error) {
    return {Added::refused, error.what()};
  }
  const MembershipRecord* before = nullptr;
  if (!empty()) {
    if (node.record.number == 0 || node.record.visit != visit_)
      return refused("it belongs to another visit");
    const auto found = by_hash_.find(node.record.previous);
    if (found == by_hash_.end()) return refused("the record before it is not here");
    node.parent = found->second;
    before = &nodes_[node.parent].record;
  }
  if (const std::string broken = broken_rule(node.record, before); !broken.empty())
    return refused(broken);
  const MembershipRecord& authority = before == nullptr ? node.record : *before;
  const Member& signer = authority.members[index_of(authority, node.record.signer)];
  const ByteView signed_part = encoded.first(encoded.size() - crypto::Signature::size);
  if (!planted(Fault::record_signature_unchecked) &&
      !crypto::verify(signer.sign_key, membership_domain, signed_part, node.record.signature))
    return refused("its signature does not fit");

  node.hash = hash;
  for (const Member& member : node.record.members)
    node.ids.push_back(member_id_of(member.sign_key));
  if (empty()) {
    visit_ = VisitId::from(hash.view());
  } else {
    nodes_[node.parent].children.push_back(nodes_.size());
  }
  by_hash_[hash] = nodes_.size();
  nodes_.push_back(std::move(node));
  encoded_.emplace_back(encoded.begin(), encoded.end());
  settled_.reset();
  return {};
}

const Membership::Settled& Membership::settled() const {
  if (!settled_) settled_ = std::make_shared<const Settled>(MembershipFold(nodes_).run());
  return *settled_;
}

const MembershipRecord& Membership::last() const {
  return nodes_[settled().main.back()].record;
}

const Hash& Membership::head() const {
  return nodes_[settled().main.back()].hash;
}

std::vector<const MembershipRecord*> Membership::main_branch() const {
  std::vector<const MembershipRecord*> out;
  for (const std::size_t node : settled().main)
    out.push_back(&nodes_[node].record);
  return out;
}

const std::vector<Member>& Membership::members() const {
  return settled().members;
}

std::size_t Membership::in_head() const {
  return settled().in_head;
}

const Member* Membership::find(const MemberId& id) const {
  const Settled& now = settled();
  const auto found = std::find(now.ids.begin(), now.ids.end(), id);
  return found == now.ids.end() ? nullptr
                                : &now.members[static_cast<std::size_t>(found - now.ids.begin())];
}

bool Membership::is_present(const MemberId& id) const {
  const Member* member = find(id);
  return member != nullptr && !member->removed;
}

bool Membership::names(const MemberId& id) const {
  return std::any_of(nodes_.begin(), nodes_.end(), [&](const Node& node) {
    return std::find(node.ids.begin(), node.ids.end(), id) != node.ids.end();
  });
}

std::optional<MemberId> Membership::let_in_by(const MemberId& id) const {
  if (find(id) != nullptr) return std::nullopt;
  for (const Side& side : side_records()) {
    if (std::find(side.adds.begin(), side.adds.end(), id) != side.adds.end()) return side.signer;
  }
  return std::nullopt;
}

bool Membership::has_administered(const MemberId& id) const {
  return std::any_of(nodes_.begin(), nodes_.end(), [&](const Node& node) {
    const auto found = std::find(node.ids.begin(), node.ids.end(), id);
    if (found == node.ids.end()) return false;
    return administers(
        node.record.members[static_cast<std::size_t>(found - node.ids.begin())].role);
  });
}

const std::vector<Membership::Epoch>& Membership::epochs() const {
  return settled().epochs;
}

const Membership::Epoch* Membership::epoch(const KeyId& key) const {
  const auto& all = settled().epochs;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Epoch& epoch) { return epoch.key == key; });
  return found == all.end() ? nullptr : &*found;
}

bool Membership::usable(const Epoch& epoch) const {
  return std::all_of(epoch.recipients.begin(), epoch.recipients.end(),
                     [&](const MemberId& id) { return is_present(id); });
}

const Membership::Epoch* Membership::writing_epoch() const {
  const Settled& now = settled();
  return now.writing_epoch == now.epochs.size() ? nullptr : &now.epochs[now.writing_epoch];
}

const Membership::Epoch* Membership::writing_audience() const {
  const Settled& now = settled();
  return now.writing_audience == now.epochs.size() ? nullptr : &now.epochs[now.writing_audience];
}

const std::vector<Membership::Side>& Membership::side_records() const {
  return settled().sides;
}

}  // namespace fieldfare::log
