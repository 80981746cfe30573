#include "app/visit_state.h"

#include <algorithm>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/planted.h>

namespace fieldfare::app {
namespace {

constexpr std::string_view meeting_domain = "fieldfare/meeting/1";

}  // namespace

log::LogRow* VisitState::find_log(const LogId& log) {
  const auto found = std::lower_bound(
      logs.begin(), logs.end(), log,
      [](const log::LogRow& row, const LogId& wanted) { return row.head.log < wanted; });
  return found != logs.end() && found->head.log == log ? &*found : nullptr;
}

std::span<log::LogRow> VisitState::strands(const LogId& log) {
  log::LogRow* first = find_log(log);
  if (first == nullptr) return {};
  log::LogRow* last = first;
  while (last != logs.data() + logs.size() && last->head.log == log)
    ++last;
  return {first, last};
}

log::LogRow* VisitState::find_strand(const LogId& log, const BranchId& segment) {
  for (log::LogRow& row : strands(log)) {
    const bool holds =
        row.head.branch == segment ||
        std::ranges::any_of(row.cuts, [&](const log::Cut& cut) { return cut.next == segment; });
    if (holds) return &row;
  }
  return nullptr;
}

log::LogRow* VisitState::add_strand(log::LogRow&& row) {
  const auto place = std::ranges::upper_bound(
      logs, row.head.log, {}, [](const log::LogRow& other) { return other.head.log; });
  return &*logs.insert(place, std::move(row));
}

log::LogRow* VisitState::find_log(std::int64_t lid) {
  const auto found = std::find_if(logs.begin(), logs.end(),
                                  [&](const log::LogRow& row) { return row.lid == lid; });
  return found == logs.end() ? nullptr : &*found;
}

const crypto::SecureBuffer* VisitState::epoch_key(const KeyId& key) const {
  const auto found = epoch_keys.find(key);
  return found == epoch_keys.end() ? nullptr : &found->second;
}

bool VisitState::counts(const log::LogRow& row, std::uint64_t sequence) const {
  if (planted(Fault::late_work_counts)) return true;
  if (!row.writer || *row.writer == self || !ended.contains(*row.writer)) return true;
  const auto end = ends.find(row.lid);
  return end != ends.end() && sequence <= end->second;
}

log::VersionVector VisitState::holdings() const {
  return log::segments_of(logs);
}

std::vector<crypto::SecureBuffer> VisitState::meeting_keys() const {
  std::vector<crypto::SecureBuffer> out;
  const auto& epochs = chain.epochs();
  for (auto epoch = epochs.rbegin(); epoch != epochs.rend(); ++epoch) {
    const crypto::SecureBuffer* key = epoch_key(epoch->key);
    if (key == nullptr) continue;
    const Hash derived = crypto::keyed_hash(key->view(), {as_bytes(meeting_domain), id.view()});
    out.push_back(crypto::SecureBuffer::copy_of(derived.view()));
  }
  return out;
}

}  // namespace fieldfare::app
