#include <fieldfare/core/planted.h>
#include <fieldfare/sync/hub/service.h>

#include <algorithm>

#include <fieldfare/sync/limits.h>

#include "service_parts.h"

/// What an answer brings: what the asker lacks, what is held here, and the receipt.
namespace fieldfare::sync::hub {

void HubService::fill(const VisitId& visit, const Parcel& asked, Answer& answer) {
  Parcel& parcel = answer.parcel;
  const std::vector<Bytes>& records = chain(visit).encoded();
  parcel.held_records = ids_of_records(records);
  parcel.records = missing_records(records, asked.held_records);

  const auto row = store_.find(visit);
  if (!row) throw Refusal{403, "not_registered", "the visit was erased here meanwhile"};
  // After the row: the vector may be ahead of the feed position that the receipt tells, never
  // behind.
  const std::vector<Bytes> erasures = store_.erasures(visit);
  parcel.held_erasures = ids_of_erasures(erasures);
  parcel.erasures = missing_erasures(erasures, asked.held_erasures);
  const std::vector<Bytes> statements = store_.statements(visit);
  parcel.known_statements = counts_of(statements);
  parcel.statements = newer_statements(statements, asked.known_statements);
  parcel.holes = store_.holes(visit);
  if (parcel.holes.size() > log::max_holes) parcel.holes.resize(log::max_holes);
  fill_runs(visit, asked, answer);
  Receipt receipt;
  receipt.era = store_.era();
  receipt.feed = row->feed;
  receipt.time = static_cast<std::uint64_t>(clock_.now().ms);
  answer.receipt =
      sign_receipt(key_, {visit, parcel.ends, parcel.holes, parcel.held_erasures}, receipt);
}

void HubService::Room::use(const log::EntryRun& run) {
  entries -= std::min(entries, run.entries.size());
  for (const log::SealedEntry& entry : run.entries)
    bytes -= std::min(bytes, wire_size(entry));
}

/// What the asker holds without its content, as far as the content is here.
void HubService::fill_content(const VisitId& visit, const Parcel& asked,
                              const log::VersionVector& segments, Room& room, Answer& answer) {
  const std::size_t looked_at = std::min(asked.holes.size(), limits::asked_holes);
  for (std::size_t i = 0; i < looked_at; ++i) {
    const log::Hole& hole = asked.holes[i];
    if (std::ranges::binary_search(answer.parcel.holes, hole)) continue;  // lacking here as well
    for (const log::LogHead& segment : segments_of(segments, hole.log)) {
      if (hole.sequence < segment.start || hole.sequence > segment.length) continue;
      const auto hash = store_.hash_at(visit, hole.log, segment.branch, hole.sequence);
      if (!hash || log::hole_at(hole.log, hole.sequence, *hash) != hole) continue;
      if (room.none()) {
        answer.more = true;
        return;
      }
      log::EntryRun run = store_.read(visit, segment, hole.sequence, 1, room.bytes);
      if (run.entries.empty() || run.entries.front().body.empty()) continue;
      room.use(run);
      ++metrics_.totals.entries_served;
      answer.parcel.runs.push_back(std::move(run));
    }
  }
}

void HubService::fill_runs(const VisitId& visit, const Parcel& asked, Answer& answer) {
  const log::VersionVector segments = store_.segments(visit);
  const auto held = [&](const LogId& id, const BranchId& branch, std::uint64_t sequence) {
    return store_.hash_at(visit, id, branch, sequence);
  };
  answer.parcel.ends = log::ends_of(segments);
  const log::Comparison difference = log::compare(segments, asked.ends, held);
  log::add_landmarks(answer.parcel.ends, segments, difference.differ, held);
  Room room{std::min(asked.want_entries, limits::max_entries),
            std::min<std::size_t>(asked.want_bytes, limits::max_message / 2)};
  fill_content(visit, asked, segments, room, answer);
  for (const Gap& gap : difference.lacks) {
    if (room.none()) {
      answer.more = true;
      return;
    }
    const auto segment = std::ranges::find_if(segments, [&](const log::LogHead& head) {
      return head.log == gap.log && head.branch == gap.branch;
    });
    const auto wanted = std::min<std::uint64_t>(room.entries, gap.last - gap.first + 1);
    log::EntryRun run =
        store_.read(visit, *segment, gap.first, static_cast<std::size_t>(wanted), room.bytes);
    if (planted(Fault::hub_drops_last_entry) && !run.entries.empty()) run.entries.pop_back();
    room.use(run);
    answer.more = answer.more || gap.first + run.entries.size() <= gap.last;
    metrics_.totals.entries_served += run.entries.size();
    answer.parcel.runs.push_back(std::move(run));
  }
}

}  // namespace fieldfare::sync::hub
