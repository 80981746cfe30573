#include "app/whereabouts.h"

#include <algorithm>

#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/log/compare.h>
#include <fieldfare/core/planted.h>

#include "app/erasures.h"
#include "app/holes.h"

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
    members_[statement.member] = holding_of(statement);
  }
  auto hub = engine.database().prepare("SELECT holds FROM hub WHERE vid = ?1");
  hub.bind(1, visit.vid);
  while (hub.step())
    hubs_.push_back(holding_of(log::decode_statement(hub.blob(0))));
}

bool Whereabouts::Holding::has(std::int64_t entry) const {
  return length_in(lengths, log::lid_of(entry)) >= log::sequence_of(entry) &&
         !holes.contains(entry);
}

Whereabouts::Holding Whereabouts::holding_of(const log::HoldingStatement& told) {
  Holding out{lengths_of(told.holds), {}};
  if (planted(Fault::hole_counts_as_held)) return out;
  for (const log::Hole& hole : told.holes) {
    if (const auto entry = entry_of(*engine_, *visit_, hole)) out.holes.insert(*entry);
  }
  // Who follows an order that counts no more has not heard of that, and has not got the content.
  out.holes.merge(erased_by_refused(*engine_, *visit_, told.erased));
  return out;
}

Whereabouts::Holdings Whereabouts::of_members() const {
  Holdings out;
  for (const auto& [member, holding] : members_)
    out.push_back(&holding);
  return out;
}

Whereabouts::Holdings Whereabouts::of_hubs() const {
  Holdings out;
  for (const Holding& hub : hubs_)
    out.push_back(&hub);
  return out;
}

std::int64_t Whereabouts::held(const log::LogRow& row, const Holdings& places) {
  std::uint64_t length = row.head.start - 1;
  std::set<std::int64_t> lacked_by_some;
  for (const Holding* place : places) {
    length = std::max(length, length_in(place->lengths, row.lid));
    lacked_by_some.insert(place->holes.lower_bound(log::entry_number(row.lid, 0)),
                          place->holes.lower_bound(log::entry_number(row.lid + 1, 0)));
  }
  auto held = static_cast<std::int64_t>(length - (row.head.start - 1));
  for (const std::int64_t entry : lacked_by_some) {
    const bool had =
        std::ranges::any_of(places, [&](const Holding* place) { return place->has(entry); });
    if (log::sequence_of(entry) <= length && !had) --held;
  }
  return held;
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
  const auto has_all = [&](const Holding& place) {
    return std::ranges::all_of(entries, [&](std::int64_t entry) { return place.has(entry); });
  };
  Where where;
  where.team_devices =
      std::ranges::count_if(members_, [&](const auto& member) { return has_all(member.second); });
  where.hub = std::ranges::any_of(hubs_, has_all) ? "confirmed" : "waiting";
  return where;
}

std::int64_t Whereabouts::waiting() const {
  Holdings places = of_members();
  for (const Holding* hub : of_hubs())
    places.push_back(hub);
  std::int64_t waiting = 0;
  for (const log::LogRow& row : visit_->logs) {
    if (row.writer != visit_->self) continue;
    waiting +=
        static_cast<std::int64_t>(row.head.length - (row.head.start - 1)) - held(row, places);
  }
  return waiting;
}

Held Whereabouts::entries() const {
  const Holdings members = of_members();
  const Holdings hubs = of_hubs();
  Holdings everybody = members;
  everybody.insert(everybody.end(), hubs.begin(), hubs.end());
  Held out;
  for (const log::LogRow& row : visit_->logs) {
    const auto all = static_cast<std::int64_t>(row.head.length - (row.head.start - 1));
    out.all += all;
    out.team_devices += held(row, members);
    out.hub += held(row, hubs);
    out.this_device_only += all - held(row, everybody);
  }
  return out;
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
  for (const log::LogRow& row : visit_->logs)
    sum += held(row, {&found->second});
  return sum;
}

}  // namespace fieldfare::app
