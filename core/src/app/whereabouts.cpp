#include "app/whereabouts.h"

#include <algorithm>

namespace fieldfare::app {

namespace {

std::uint64_t length_in(const std::map<std::int64_t, std::uint64_t>& lengths, std::int64_t lid) {
  const auto found = lengths.find(lid);
  return found == lengths.end() ? 0 : found->second;
}

}  // namespace

Whereabouts::Whereabouts(Engine& engine, VisitState& visit) : visit_(&visit) {
  auto row = engine.database().prepare("SELECT bytes FROM statement WHERE vid = ?1");
  row.bind(1, visit.vid);
  while (row.step()) {
    const log::HoldingStatement statement = log::decode_statement(row.blob(0));
    const log::Member* member = visit.chain.find(statement.member);
    if (statement.member == visit.self || member == nullptr || member->removed) continue;
    members_[statement.member] = lengths_of(statement.holds);
  }
  auto hub = engine.database().prepare("SELECT holds FROM hub WHERE vid = ?1");
  hub.bind(1, visit.vid);
  while (hub.step())
    hubs_.push_back(lengths_of(log::decode_statement(hub.blob(0)).holds));
}

Whereabouts::Lengths Whereabouts::lengths_of(const log::VersionVector& holds) {
  Lengths out;
  for (const log::LogHead& head : holds) {
    const log::LogRow* row = visit_->find_log(head.log);
    if (row != nullptr) out[row->lid] = head.length;
  }
  return out;
}

Where Whereabouts::of(const std::vector<std::int64_t>& entries) const {
  const auto holds_all = [&](const Lengths& lengths) {
    return std::all_of(entries.begin(), entries.end(), [&](std::int64_t entry) {
      return length_in(lengths, log::lid_of(entry)) >= log::sequence_of(entry);
    });
  };
  Where where;
  where.team_devices = std::count_if(members_.begin(), members_.end(),
                                     [&](const auto& member) { return holds_all(member.second); });
  where.hub = std::any_of(hubs_.begin(), hubs_.end(), holds_all) ? "confirmed" : "waiting";
  return where;
}

std::int64_t Whereabouts::waiting() const {
  std::int64_t waiting = 0;
  for (const log::LogRow& row : visit_->logs) {
    if (row.writer != visit_->self) continue;
    std::uint64_t held = 0;
    for (const auto& [member, lengths] : members_)
      held = std::max(held, length_in(lengths, row.lid));
    for (const Lengths& lengths : hubs_)
      held = std::max(held, length_in(lengths, row.lid));
    if (row.head.length > held) waiting += static_cast<std::int64_t>(row.head.length - held);
  }
  return waiting;
}

std::optional<std::int64_t> Whereabouts::held_by(const MemberId& member) const {
  const auto found = members_.find(member);
  if (found == members_.end()) return std::nullopt;
  std::int64_t sum = 0;
  for (const auto& [lid, length] : found->second)
    sum += static_cast<std::int64_t>(length);
  return sum;
}

}  // namespace fieldfare::app
