#include "log/membership_fold.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/planted.h>

#include "log/membership_rules.h"

namespace fieldfare::log {

namespace {

std::size_t place_of(const std::vector<MemberId>& ids, const MemberId& id) {
  return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

template <class Set>
void add_all(Set& to, const Set& from) {
  to.insert(from.begin(), from.end());
}

}  // namespace

Membership::Settled MembershipFold::run() {
  if (nodes_.empty()) return {};
  choose_main();
  order_nodes();
  judge_sides();
  fold_members();
  fold_audience();
  fold_epochs();
  choose_writing();
  return std::move(out_);
}

/// From the leaves to the root: children stand behind their parents.
void MembershipFold::choose_main() {
  const std::size_t none = nodes_.size();
  next_.assign(nodes_.size(), none);
  length_.assign(nodes_.size(), 1);
  std::vector<std::set<MemberId>> removed(nodes_.size());  // anywhere in the branch
  for (std::size_t i = nodes_.size(); i-- > 0;) {
    const Membership::Node& node = nodes_[i];
    if (!node.children.empty()) {
      next_[i] = node.children.size() == 1 ? node.children[0] : chosen(i, removed);
      length_[i] += length_[next_[i]];
      removed[i] = std::move(removed[node.children[0]]);
      for (std::size_t k = 1; k < node.children.size(); ++k)
        add_all(removed[i], removed[node.children[k]]);
    } else {
      for (std::size_t m = 0; m < node.ids.size(); ++m) {
        if (node.record.members[m].removed) removed[i].insert(node.ids[m]);
      }
    }
  }
  out_.on_main.assign(nodes_.size(), false);
  for (std::size_t i = 0; i != none; i = next_[i]) {
    out_.main.push_back(i);
    out_.on_main[i] = true;
  }
}

std::size_t MembershipFold::chosen(std::size_t fork,
                                   const std::vector<std::set<MemberId>>& removed) const {
  const std::vector<std::size_t>& rivals = nodes_[fork].children;
  std::vector<std::size_t> left;
  for (const std::size_t branch : rivals) {
    const bool beaten = std::any_of(rivals.begin(), rivals.end(), [&](std::size_t other) {
      return other != branch && removed[other].contains(nodes_[branch].record.signer);
    });
    if (!beaten) left.push_back(branch);
  }
  if (left.empty()) left = rivals;
  const auto rank = [&](std::size_t branch) {
    const Membership::Node& first = nodes_[branch];
    const std::size_t signer = place_of(nodes_[fork].ids, first.record.signer);
    return std::tuple(nodes_[fork].record.members[signer].role,
                      nodes_.size() - backing(fork, branch), nodes_.size() - length_[branch],
                      first.hash);
  };
  return *std::min_element(left.begin(), left.end(),
                           [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
}

/// How many who administered before the fork have signed on the branch.
std::size_t MembershipFold::backing(std::size_t fork, std::size_t branch) const {
  const Membership::Node& before = nodes_[fork];
  std::set<MemberId> signers;
  for (std::size_t i = branch; i != nodes_.size(); i = next_[i]) {
    const MemberId& signer = nodes_[i].record.signer;
    const std::size_t place = place_of(before.ids, signer);
    if (place == before.ids.size()) continue;
    const Member& member = before.record.members[place];
    if (!member.removed && administers(member.role)) signers.insert(signer);
  }
  return signers.size();
}

void MembershipFold::order_nodes() {
  order_.resize(nodes_.size());
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(nodes_[a].record.number, nodes_[a].hash) <
           std::tie(nodes_[b].record.number, nodes_[b].hash);
  });
}

/// The record of a node's own branch that added the member.
std::size_t MembershipFold::adder_of(std::size_t node, const MemberId& member) const {
  while (node != 0 && place_of(nodes_[nodes_[node].parent].ids, member) !=
                          nodes_[nodes_[node].parent].ids.size())
    node = nodes_[node].parent;
  return node;
}

bool MembershipFold::judge(std::size_t node) const {
  if (out_.on_main[node]) return true;
  const Membership::Node& head = nodes_[out_.main.back()];
  const MemberId& signer = nodes_[node].record.signer;
  const std::size_t place = place_of(head.ids, signer);
  if (place != head.ids.size()) return !head.record.members[place].removed;
  return stands_[adder_of(nodes_[node].parent, signer)];
}

void MembershipFold::judge_sides() {
  stands_.assign(nodes_.size(), false);
  for (const std::size_t i : order_) {
    stands_[i] = judge(i);
    if (out_.on_main[i]) continue;
    const Membership::Node& node = nodes_[i];
    const Membership::Node& parent = nodes_[node.parent];
    Membership::Side side{node.hash, node.record.signer, stands_[i], {}, {}, {}, false};
    for (std::size_t m = 0; m < node.ids.size(); ++m) {
      const bool was = m < parent.ids.size() && parent.record.members[m].restricted;
      if (was && !node.record.members[m].restricted) side.withdraws.push_back(node.ids[m]);
      if (m >= parent.ids.size()) {
        side.adds.push_back(node.ids[m]);
      } else if (node.record.members[m].removed != parent.record.members[m].removed) {
        side.removes.push_back(node.ids[m]);
      } else if (node.record.members[m].role != parent.record.members[m].role) {
        side.changes_roles = true;
      }
    }
    out_.sides.push_back(std::move(side));
  }
}

void MembershipFold::fold_members() {
  const Membership::Node& head = nodes_[out_.main.back()];
  out_.members = head.record.members;
  out_.ids = head.ids;
  out_.in_head = out_.members.size();
  std::set<MemberId> removed;
  for (const Membership::Side& side : out_.sides) {
    if (side.stands) removed.insert(side.removes.begin(), side.removes.end());
  }
  for (std::size_t i = 0; i < out_.members.size(); ++i) {
    if (removed.contains(out_.ids[i])) out_.members[i].removed = true;
  }
  const auto leads = [](const Member& m) { return m.role == Role::lead && !m.removed; };
  if (std::none_of(out_.members.begin(), out_.members.end(), leads)) {
    for (std::size_t i = 0; i < out_.members.size(); ++i) {
      if (out_.members[i].role == Role::lead) out_.members[i] = head.record.members[i];
    }
  }
  add_waiting(removed);
}

void MembershipFold::add_waiting(const std::set<MemberId>& removed) {
  for (const std::size_t i : order_) {
    if (out_.on_main[i] || !stands_[i]) continue;
    const Membership::Node& node = nodes_[i];
    for (std::size_t m = nodes_[node.parent].ids.size(); m < node.ids.size(); ++m) {
      if (removed.contains(node.ids[m]) || place_of(out_.ids, node.ids[m]) != out_.ids.size())
        continue;
      out_.members.push_back(node.record.members[m]);
      out_.ids.push_back(node.ids[m]);
    }
  }
}

/// Whoever a record that stands took out of the restricted audience is out of it, until a record of
/// the main branch behind the fork has said so: what that branch says later counts alone.
void MembershipFold::fold_audience() {
  std::set<MemberId> withdrawn;
  std::size_t side = 0;
  for (const std::size_t i : order_) {
    if (out_.on_main[i]) continue;
    const Membership::Side& record = out_.sides[side++];
    if (planted(Fault::withdrawal_aside_forgotten)) continue;
    for (const MemberId& id : record.withdraws) {
      if (record.stands && !settled_on_main(i, id)) withdrawn.insert(id);
    }
  }
  std::vector<Member> members = out_.members;
  for (std::size_t i = 0; i < members.size(); ++i)
    members[i].restricted = members[i].restricted && !withdrawn.contains(out_.ids[i]);
  const auto reads = [](const Member& m) { return m.restricted && !m.removed; };
  if (std::any_of(members.begin(), members.end(), reads)) out_.members = std::move(members);
}

/// Whether the main branch, from where `node` left it, has somebody outside the restricted
/// audience.
bool MembershipFold::settled_on_main(std::size_t node, const MemberId& id) const {
  while (!out_.on_main[node])
    node = nodes_[node].parent;
  for (; node != nodes_.size(); node = next_[node]) {
    const std::size_t place = place_of(nodes_[node].ids, id);
    if (place != nodes_[node].ids.size() && !nodes_[node].record.members[place].restricted)
      return true;
  }
  return false;
}

void MembershipFold::fold_epochs() {
  std::map<std::pair<std::uint32_t, KeyId>, Membership::Epoch> epochs;
  std::map<KeyId, Membership::Epoch*> by_key;
  std::map<KeyId, std::vector<Membership::Epoch*>> by_audience;
  for (const std::size_t i : order_) {
    const MembershipRecord& record = nodes_[i].record;
    const bool begins = i == 0 || record.epoch != nodes_[nodes_[i].parent].record.epoch;
    if (!begins || (by_key.contains(record.epoch_key) && !out_.on_main[i])) continue;
    if (const auto other = by_key.find(record.epoch_key); other != by_key.end())
      epochs.erase({other->second->number, record.epoch_key});
    Membership::Epoch& epoch = epochs[{record.epoch, record.epoch_key}];
    epoch = {record.epoch,
             record.epoch_key,
             record.audience,
             audience_id_of(record.audience),
             nodes_[i].hash,
             out_.on_main[i],
             {},
             {},
             {},
             {}};
    by_key[record.epoch_key] = &epoch;
  }
  for (auto& [name, epoch] : epochs)
    by_audience[epoch.audience_id].push_back(&epoch);
  for (const std::size_t i : order_) {
    for (const KeySeal& seal : nodes_[i].record.seals) {
      const MemberId& to = nodes_[i].ids[seal.member];
      if (seal.kind == SealKind::epoch_key) {
        const auto found = by_key.find(seal.key);
        if (found == by_key.end()) continue;
        found->second->sealed_to.insert(to);
        if (stands_[i]) found->second->recipients.insert(to);
      } else if (const auto found = by_audience.find(seal.key); found != by_audience.end()) {
        for (Membership::Epoch* epoch : found->second) {
          epoch->audience_sealed_to.insert(to);
          if (stands_[i]) epoch->audience_recipients.insert(to);
        }
      }
    }
  }
  for (auto& [name, epoch] : epochs)
    out_.epochs.push_back(std::move(epoch));
}

void MembershipFold::choose_writing() {
  std::set<MemberId> present;
  std::set<MemberId> restricted;
  for (std::size_t i = 0; i < out_.members.size(); ++i) {
    if (out_.members[i].removed) continue;
    present.insert(out_.ids[i]);
    if (out_.members[i].restricted) restricted.insert(out_.ids[i]);
  }
  const std::size_t none = out_.epochs.size();
  out_.writing_epoch = none;
  out_.writing_audience = none;
  // Newest first; what is found on the main branch goes before anything off it.
  for (const bool on_main : {true, false}) {
    for (std::size_t i = none; i-- > 0;) {
      const Membership::Epoch& epoch = out_.epochs[i];
      if (epoch.on_main != on_main) continue;
      if (out_.writing_epoch == none && epoch.recipients == present) out_.writing_epoch = i;
      if (out_.writing_audience == none && epoch.audience_recipients == restricted)
        out_.writing_audience = i;
    }
  }
}

}  // namespace fieldfare::log
