#include "app/whereabouts.h"

#include <algorithm>

#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/log/compare.h>

namespace fieldfare::app {

namespace {

std::uint64_t length_in(const std::map<std::int64_t, std::uint64_t>& lengths, std::int64_t lid) {
  const auto found = lengths.find(lid);
  return found == lengths.end() ? 0 : found->second;
}

}  // namespace

Whereabouts::Whereabouts(Engine& engine, VisitState& visit)
    : engine_(&engine), visit_(&visit), holdings_(visit.holdings()) {
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

/// Of each strand as far as this vector says that it is held: whoever holds an entry holds all
/// before it, so that is one number a strand.
Whereabouts::Lengths Whereabouts::lengths_of(const log::Ends& holds) {
  Lengths out;
  for (const log::LogRow& row : visit_->logs)
    out[row.lid] = row.head.length;
  const auto held = [&](const LogId& log, const BranchId& branch, std::uint64_t sequence) {
    const log::LogRow* row = visit_->find_strand(log, branch);
    return row == nullptr ? std::nullopt : engine_->logs().hash_at(row->lid, sequence);
  };
  for (const log::Gap& gap : log::compare(holdings_, holds, held).lacks) {
    const log::LogRow* row = visit_->find_strand(gap.log, gap.branch);
    if (row != nullptr) out[row->lid] = std::min(out[row->lid], gap.first - 1);
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
    std::uint64_t held = row.head.start - 1;
    for (const auto& [member, lengths] : members_)
      held = std::max(held, length_in(lengths, row.lid));
    for (const Lengths& lengths : hubs_)
      held = std::max(held, length_in(lengths, row.lid));
    if (row.head.length > held) waiting += static_cast<std::int64_t>(row.head.length - held);
  }
  return waiting;
}

Held Whereabouts::entries() const {
  Held held;
  for (const log::LogRow& row : visit_->logs) {
    const std::uint64_t before = row.head.start - 1;
    std::uint64_t team = before;
    std::uint64_t hub = before;
    for (const auto& [member, lengths] : members_)
      team = std::max(team, length_in(lengths, row.lid));
    for (const Lengths& lengths : hubs_)
      hub = std::max(hub, length_in(lengths, row.lid));
    held.all += static_cast<std::int64_t>(row.head.length - before);
    held.team_devices += static_cast<std::int64_t>(team - before);
    held.hub += static_cast<std::int64_t>(hub - before);
    held.this_device_only += static_cast<std::int64_t>(row.head.length - std::max(team, hub));
  }
  return held;
}

Held Whereabouts::notes() const {
  Held held;
  engine_->entities().each_entries(
      visit_->vid, model::Kind::note, [&](const std::vector<std::int64_t>& entries) {
        const Where where = of(entries);
        const bool hub = where.hub == "confirmed";
        held.all += 1;
        held.team_devices += where.team_devices > 0 ? 1 : 0;
        held.hub += hub ? 1 : 0;
        held.this_device_only += where.team_devices == 0 && !hub ? 1 : 0;
      });
  return held;
}

std::optional<std::int64_t> Whereabouts::held_by(const MemberId& member) const {
  const auto found = members_.find(member);
  if (found == members_.end()) return std::nullopt;
  std::int64_t sum = 0;
  for (const log::LogRow& row : visit_->logs) {
    const std::uint64_t length = length_in(found->second, row.lid);
    if (length >= row.head.start) sum += static_cast<std::int64_t>(length - row.head.start + 1);
  }
  return sum;
}

}  // namespace fieldfare::app
