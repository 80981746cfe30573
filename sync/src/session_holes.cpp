#include <algorithm>
#include <iterator>

#include <fieldfare/sync/limits.h>

#include "session_state.h"

/// Content that one side holds and the other lacks: protocol.md, "Holes".
namespace fieldfare::sync {
namespace {

constexpr const char* no_content =
    "the other side says that it holds this entry, and did not send its content";

}  // namespace

std::optional<Session::Place> Session::place_of(const log::Hole& hole) {
  const auto first = std::ranges::lower_bound(mine_, hole.log, {}, &log::LogHead::log);
  for (auto at = first; at != mine_.end() && at->log == hole.log; ++at) {
    if (hole.sequence < at->start || hole.sequence > at->length) continue;
    const auto hash = held(hole.log, at->branch, hole.sequence);
    if (hash && log::hole_at(hole.log, hole.sequence, *hash) == hole) return Place{&*at, *hash};
  }
  return std::nullopt;
}

log::Holes Session::to_fill() const {
  log::Holes out;
  std::ranges::set_difference(their_holes_, holes_, std::back_inserter(out));
  std::erase_if(out, [&](const log::Hole& hole) { return looked_at_.contains(hole); });
  return out;
}

/// What they hold, do not name as a hole, and follow no order for.
log::Holes Session::to_be_filled() {
  log::Holes out;
  std::ranges::set_difference(holes_, their_holes_, std::back_inserter(out));
  std::erase_if(out, [&](const log::Hole& hole) {
    if (asked_in_vain_.contains(hole)) return true;
    const bool lacked = std::ranges::any_of(difference_.lacks, [&](const Gap& gap) {
      return gap.log == hole.log && gap.first <= hole.sequence && hole.sequence <= gap.last;
    });
    if (lacked) return true;
    const auto place = place_of(hole);
    if (!place) return true;
    const log::ErasedEntry what{place->segment->key, hole.sequence, place->entry};
    return std::ranges::binary_search(their_erasures_, log::erasure_id(what));
  });
  return out;
}

/// Content for their holes goes first: what follows may have waited for it.
void Session::add_content(Parcel& parcel, std::size_t& entries, std::size_t& bytes) {
  for (const log::Hole& hole : to_fill()) {
    if (entries == 0 || bytes == 0) return;
    looked_at_.insert(hole);
    const auto place = place_of(hole);
    if (!place) continue;
    log::EntryRun run = replica_.read(hole.log, place->segment->branch, hole.sequence, 1, bytes);
    if (run.entries.empty() || run.entries.front().body.empty()) continue;
    --entries;
    bytes -= std::min(bytes, wire_size(run.entries.front()));
    parcel.runs.push_back(std::move(run));
    ++filling_;
  }
}

/// They were asked for these, had room for more in their answer, and did not send them.
void Session::give_up_on_holes(const log::Holes& asked) {
  for (const log::Hole& hole : to_be_filled()) {
    if (!std::ranges::binary_search(asked, hole)) continue;
    asked_in_vain_.insert(hole);
    outcome_.refused.push_back({hole.log, hole.sequence, no_content});
  }
}

}  // namespace fieldfare::sync
