#include <fieldfare/sync/session.h>

#include <algorithm>
#include <exception>
#include <set>
#include <tuple>

#include <fieldfare/core/log/chain.h>
#include <fieldfare/sync/limits.h>

#include "statements.h"

namespace fieldfare::sync {
namespace {

constexpr const char* not_sent = "the other side says that it holds this log, and did not send it";
constexpr const char* not_taken = "the other side did not take this entry and gave no reason";

/// One run of the session; protocol.md, "A session", tells the steps.
class Session {
 public:
  Session(log::Replica& replica, Remote& remote, const SessionOptions& options)
      : replica_(replica),
        remote_(remote),
        options_(options),
        begin_(remote.traffic()),
        records_(replica.membership()),
        mine_(ends_of(replica.holdings())),
        known_statements_(counts_of(replica.statements())) {}

  SyncOutcome run();

 private:
  void exchange();
  Parcel compose();
  void add_records(Parcel& parcel);
  void add_runs(Parcel& parcel);
  void add_statements(Parcel& parcel);
  void first_meeting(const Answer& answer);
  void note_sent(const Parcel& parcel, const Answer& answer);
  void take_in(const Answer& answer);
  bool differs_from(const Ends& theirs, const LogId& log);
  void note_forks_in(const std::vector<log::EntryRun>& runs);
  void take_in_records(const std::vector<Bytes>& records);
  void give_up_on_the_rest();
  void confirm();
  void keep_what_was_confirmed() noexcept;
  void report() const;

  std::vector<Gap> to_send() const;
  std::vector<Gap> to_receive() const;
  bool records_left() const;
  bool finished();

  log::Replica& replica_;
  Remote& remote_;
  const SessionOptions& options_;
  const Traffic begin_;

  std::vector<Bytes> records_;
  Ends mine_;
  std::vector<StatementCount> known_statements_;

  bool met_ = false;  ///< the other side has answered: what follows is known
  Ends theirs_;
  std::uint32_t their_record_count_ = 0;
  Hash their_record_head_;
  std::vector<StatementCount> their_statements_;
  Receipt receipt_;

  std::set<LogId> not_taken_;   ///< refused there: not sent again in this session
  std::set<LogId> not_usable_;  ///< refused here: not asked for again in this session
  std::set<LogId> forked_;
  bool records_sent_ = false;
  SyncOutcome outcome_;
};

std::uint64_t count(const std::vector<Gap>& gaps) {
  std::uint64_t sum = 0;
  for (const Gap& gap : gaps)
    sum += gap.last - gap.first + 1;
  return sum;
}

Hash head_of(const std::vector<Bytes>& records, std::size_t size) {
  return size == 0 ? Hash{} : log::record_hash(records[size - 1]);
}

std::vector<Gap> Session::to_send() const {
  std::vector<Gap> out = gaps(mine_, theirs_);
  std::erase_if(out, [&](const Gap& gap) { return not_taken_.contains(gap.log); });
  return out;
}

std::vector<Gap> Session::to_receive() const {
  std::vector<Gap> out = gaps(theirs_, mine_);
  std::erase_if(out, [&](const Gap& gap) { return not_usable_.contains(gap.log); });
  return out;
}

bool Session::records_left() const {
  return !records_sent_ && their_record_count_ < records_.size() &&
         head_of(records_, their_record_count_) == their_record_head_;
}

void Session::add_records(Parcel& parcel) {
  if (!records_left()) return;
  parcel.records.assign(records_.begin() + their_record_count_, records_.end());
  records_sent_ = true;
}

void Session::add_runs(Parcel& parcel) {
  std::size_t entries = limits::batch_entries;
  std::size_t bytes = limits::batch_bytes;
  for (const Gap& gap : to_send()) {
    if (entries == 0 || bytes == 0) break;
    const auto wanted = std::min<std::uint64_t>(entries, gap.last - gap.first + 1);
    log::EntryRun run = replica_.read(gap.log, gap.first, static_cast<std::size_t>(wanted), bytes);
    if (run.entries.empty()) continue;
    entries -= run.entries.size();
    for (const log::SealedEntry& entry : run.entries)
      bytes -= std::min(bytes, wire_size(entry));
    parcel.runs.push_back(std::move(run));
  }
}

void Session::add_statements(Parcel& parcel) {
  std::uint64_t sending = 0;
  for (const log::EntryRun& run : parcel.runs)
    sending += run.entries.size();
  // A statement is worth a flush to disk on both sides only once all is held.
  if (!to_receive().empty() || sending != count(to_send())) return;
  if (statement_is_due(replica_, mine_)) static_cast<void>(replica_.statement());
  parcel.statements = newer_statements(replica_.statements(), their_statements_);
}

Parcel Session::compose() {
  Parcel parcel;
  parcel.record_count = static_cast<std::uint32_t>(records_.size());
  parcel.record_head = head_of(records_, records_.size());
  parcel.want_entries = limits::batch_entries;
  parcel.want_bytes = limits::batch_bytes;
  parcel.ends = mine_;
  for (const LogId& log : not_usable_) {
    if (const LogEnd* end = find(theirs_, log)) put(parcel.ends, *end);
  }
  parcel.known_statements = known_statements_;
  if (met_) {
    add_records(parcel);
    add_runs(parcel);
    add_statements(parcel);
  }
  return parcel;
}

void Session::first_meeting(const Answer& answer) {
  const crypto::SignPublicKey key = remote_.key();
  const std::string name = "hub key of " + remote_.address().substr(0, 200);
  const Bytes pinned = replica_.remembered(name);
  const bool same = std::ranges::equal(pinned, key.view());
  outcome_.hub_key_changed = !pinned.empty() && !same;
  if (!same) replica_.remember(name, key.view());

  const log::Replica::HubState state = replica_.hub_state(key);
  if (!state.known) return;
  const bool same_era = std::ranges::equal(state.era, answer.receipt.era.view());
  const bool holds_less = !gaps(ends_of(state.holds), answer.parcel.ends).empty();
  outcome_.hub_rolled_back = holds_less || (same_era && answer.receipt.feed < state.cursor);
}

void Session::note_sent(const Parcel& parcel, const Answer& answer) {
  for (const log::EntryRun& run : parcel.runs) {
    const std::uint64_t last = run.first + run.entries.size() - 1;
    const std::uint64_t before = length_of(theirs_, run.log);
    const std::uint64_t after = std::min(last, length_of(answer.parcel.ends, run.log));
    if (after > before) outcome_.sent += after - before;
  }
  for (const log::Refused& refused : answer.refused) {
    if (not_taken_.insert(refused.log).second) outcome_.refused.push_back(refused);
    if (differs_from(answer.parcel.ends, refused.log)) forked_.insert(refused.log);
  }
}

/// True when the entry that ends the other side's log is another one here.
bool Session::differs_from(const Ends& theirs, const LogId& log) {
  const LogEnd* end = find(theirs, log);
  if (end == nullptr || end->length > length_of(mine_, log)) return false;
  const log::EntryRun own = replica_.read(log, end->length, 1, 1);
  return !own.entries.empty() && log::header_hash(own.entries[0].header) != end->head;
}

void Session::note_forks_in(const std::vector<log::EntryRun>& runs) {
  for (const log::LogHead& head : replica_.holdings()) {
    for (const log::EntryRun& run : runs) {
      if (run.log == head.log && log::check_run(replica_.visit(), head, run).forked)
        forked_.insert(run.log);
    }
  }
}

void Session::take_in_records(const std::vector<Bytes>& records) {
  if (records.empty()) return;
  try {
    replica_.add_membership(records);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) throw;
    outcome_.membership_differs = true;
  }
  records_ = replica_.membership();
}

void Session::take_in(const Answer& answer) {
  take_in_records(answer.parcel.records);
  theirs_ = answer.parcel.ends;
  their_record_count_ = answer.parcel.record_count;
  their_record_head_ = answer.parcel.record_head;
  their_statements_ = answer.parcel.known_statements;
  receipt_ = answer.receipt;
  if (!answer.parcel.runs.empty()) {
    log::ImportOutcome imported = replica_.import(answer.parcel.runs);
    outcome_.received += imported.accepted;
    for (log::Refused& refused : imported.refused) {
      if (not_usable_.insert(refused.log).second) outcome_.refused.push_back(std::move(refused));
    }
    if (!imported.refused.empty()) note_forks_in(answer.parcel.runs);
    mine_ = ends_of(replica_.holdings());
  }
  if (answer.parcel.statements.empty()) return;
  replica_.add_statements(answer.parcel.statements);
  known_statements_ = counts_of(replica_.statements());
}

/// Nothing moved in an exchange in which something should have: told, not tried for ever.
void Session::give_up_on_the_rest() {
  for (const Gap& gap : to_receive()) {
    not_usable_.insert(gap.log);
    outcome_.refused.push_back({gap.log, gap.first, not_sent});
  }
  for (const Gap& gap : to_send()) {
    not_taken_.insert(gap.log);
    outcome_.refused.push_back({gap.log, gap.first, not_taken});
  }
}

void Session::exchange() {
  const Parcel parcel = compose();
  const Answer answer = remote_.exchange(parcel);
  if (!met_) first_meeting(answer);
  const auto state = [&] {
    return std::tuple{mine_, theirs_, not_taken_.size(), not_usable_.size()};
  };
  const auto before = state();
  note_sent(parcel, answer);
  take_in(answer);
  const bool moved = state() != before;
  if (met_ && !moved) give_up_on_the_rest();
  const bool first = !met_;
  met_ = true;
  // A hub that fell back may have lost everything: what it confirmed must not stand until the end.
  if (first && outcome_.hub_rolled_back) confirm();
}

bool Session::finished() {
  if (!to_send().empty() || !to_receive().empty() || records_left()) return false;
  if (statement_is_due(replica_, mine_)) return false;
  return newer_statements(replica_.statements(), their_statements_).empty();
}

void Session::confirm() {
  log::VersionVector holds;
  for (const log::LogHead& own : replica_.holdings()) {
    const LogEnd* end = find(theirs_, own.log);
    if (end != nullptr) holds.push_back({own.log, own.key, end->length, end->head});
  }
  replica_.hub_confirmed(remote_.key(), receipt_.era.view(), receipt_.feed, holds);
}

/// On the way out with an error, which is the one to tell: a receipt that is not kept comes again.
void Session::keep_what_was_confirmed() noexcept {
  try {
    if (met_) confirm();
  } catch (const std::exception&) {
    return;
  }
}

void Session::report() const {
  if (!options_.progress) return;
  options_.progress({outcome_.sent, outcome_.received, count(to_send()), count(to_receive())});
}

SyncOutcome Session::run() {
  // After the last entries, statements may need one exchange more; a side that never takes them
  // must not hold the session.
  int idle = 0;
  try {
    do {
      if (options_.stop.stop_requested()) {
        outcome_.cancelled = true;
        break;
      }
      const bool only_state = met_ && to_send().empty() && to_receive().empty();
      idle = only_state ? idle + 1 : 0;
      exchange();
      report();
    } while (!finished() && idle < 2);
  } catch (...) {
    keep_what_was_confirmed();
    throw;
  }
  if (met_) confirm();
  const bool differs = their_record_count_ != records_.size() ||
                       their_record_head_ != head_of(records_, records_.size());
  outcome_.membership_differs = met_ && !outcome_.cancelled && differs;
  for (const LogId& log : forks(mine_, theirs_))
    forked_.insert(log);
  outcome_.forked.assign(forked_.begin(), forked_.end());
  const Traffic end = remote_.traffic();
  outcome_.bytes_sent = end.sent - begin_.sent;
  outcome_.bytes_received = end.received - begin_.received;
  return std::move(outcome_);
}

}  // namespace

SyncOutcome synchronise(log::Replica& replica, Remote& remote, const SessionOptions& options) {
  return Session(replica, remote, options).run();
}

}  // namespace fieldfare::sync
