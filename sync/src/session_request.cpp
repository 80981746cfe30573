#include <algorithm>
#include <iterator>

#include <fieldfare/sync/limits.h>

#include "session_state.h"

/// What a request of the session says and brings.
namespace fieldfare::sync {

void Session::add_records(Parcel& parcel) {
  const auto add = [&](std::vector<Bytes>&& items, std::vector<Bytes>& to) {
    std::ranges::copy_if(items, std::back_inserter(to),
                         [&](const Bytes& item) { return sent_once_.insert(item).second; });
  };
  add(missing_records(records_, their_records_), parcel.records);
  add(missing_erasures(erasures_, their_erasures_), parcel.erasures);
}

void Session::add_runs(Parcel& parcel) {
  std::size_t entries = limits::batch_entries;
  std::size_t bytes = limits::batch_bytes;
  filling_ = 0;
  if (met_) add_content(parcel, entries, bytes);
  for (const Gap& gap : to_send()) {
    if (entries == 0 || bytes == 0) break;
    const auto wanted = std::min<std::uint64_t>(entries, gap.last - gap.first + 1);
    log::EntryRun run =
        replica_.read(gap.log, gap.branch, gap.first, static_cast<std::size_t>(wanted), bytes);
    if (run.entries.empty()) continue;
    entries -= run.entries.size();
    for (const log::SealedEntry& entry : run.entries)
      bytes -= std::min(bytes, wire_size(entry));
    parcel.runs.push_back(std::move(run));
  }
}

/// A statement says what is held, not that somebody was there, so an idle sync makes none.
bool Session::statement_is_due() {
  const MemberId self = replica_.member();
  for (const Bytes& bytes : statements_) {
    const log::HoldingStatement statement = log::decode_statement(bytes);
    if (statement.member != self) continue;
    return statement.holds != log::ends_of(mine_) || statement.holes != holes_ ||
           statement.erased != ids_of_erasures(erasures_);
  }
  return true;
}

/// A statement is worth a flush to disk on both sides only once all is held.
bool Session::ends_with(const Parcel& parcel) const {
  std::uint64_t sending = 0;
  for (const log::EntryRun& run : parcel.runs)
    sending += run.entries.size();
  return to_receive().empty() && to_fill().empty() && sending - filling_ == size(to_send());
}

/// With the first message: what statements the other side knows is not known yet, except that it
/// cannot know one that has just become due.
void Session::add_own_statement(Parcel& parcel) {
  if (!ends_with(parcel) || !statement_is_due()) return;
  Bytes statement = log::encode(replica_.statement());
  statements_ = replica_.statements();
  sent_once_.insert(statement);
  parcel.statements.push_back(std::move(statement));
}

void Session::add_statements(Parcel& parcel) {
  if (!ends_with(parcel)) return;
  if (statement_is_due()) {
    static_cast<void>(replica_.statement());
    statements_ = replica_.statements();
  }
  for (Bytes& statement : newer_statements(statements_, their_statements_)) {
    if (sent_once_.insert(statement).second) parcel.statements.push_back(std::move(statement));
  }
}

/// What a request says of what is held here, were that `mine`.
Parcel Session::state_with(const log::VersionVector& mine) {
  Parcel parcel;
  parcel.held_records = ids_of_records(records_);
  parcel.held_erasures = ids_of_erasures(erasures_);
  for (const log::Hole& hole : holes_) {
    if (parcel.holes.size() == limits::asked_holes) break;
    if (!asked_in_vain_.contains(hole)) parcel.holes.push_back(hole);
  }
  parcel.want_entries = limits::batch_entries;
  parcel.want_bytes = limits::batch_bytes;
  parcel.ends = log::ends_of(mine);
  log::add_landmarks(parcel.ends, mine, difference_.differ,
                     [this](const LogId& log, const BranchId& branch, std::uint64_t at) {
                       return held(log, branch, at);
                     });
  for (const LogEnd& end : theirs_) {
    if (not_usable_.contains(end.log)) log::put(parcel.ends, end);
  }
  parcel.known_statements = counts_of(statements_);
  return parcel;
}

Parcel Session::compose() {
  Parcel parcel = state_with(mine_);
  if (met_) {
    add_records(parcel);
    add_runs(parcel);
    add_statements(parcel);
  } else if (guessed_) {
    add_runs(parcel);
    add_own_statement(parcel);
  }
  return parcel;
}

}  // namespace fieldfare::sync
