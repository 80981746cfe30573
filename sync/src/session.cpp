#include <fieldfare/core/planted.h>
#include <fieldfare/sync/session.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include <fieldfare/sync/limits.h>

#include "ask_ahead.h"

namespace fieldfare::sync {
namespace {

constexpr const char* not_sent =
    "the other side says that it holds more of this log, and did not "
    "send it";
constexpr const char* no_content =
    "the other side says that it holds this entry, and did not send its content";
constexpr const char* not_taken = "the other side did not take this entry and gave no reason";

/// One run of the session; protocol.md, "A session", tells the steps.
class Session {
 public:
  Session(log::Replica& replica, Remote& remote, const SessionOptions& options)
      : replica_(replica),
        remote_(remote),
        ahead_(remote),
        options_(options),
        begin_(remote.traffic()) {
    read_own();
  }

  SyncOutcome run();

 private:
  void read_own();
  void compare_ends();
  void guess_theirs();
  void exchange();
  Parcel compose();
  [[nodiscard]] Parcel state_with(const log::VersionVector& mine);
  [[nodiscard]] bool nothing_to_give();
  void ask_for_more(const log::Arrival& arrival);
  void add_records(Parcel& parcel);
  void add_runs(Parcel& parcel);
  void add_content(Parcel& parcel, std::size_t& entries, std::size_t& bytes);
  [[nodiscard]] bool ends_with(const Parcel& parcel) const;
  void add_own_statement(Parcel& parcel);
  void add_statements(Parcel& parcel);
  void first_meeting(const Answer& answer, log::Arrival& arrival);
  [[nodiscard]] bool holds_less(const Ends& before, const Ends& now);
  void note_sent(const Answer& answer, log::Arrival& arrival);
  void take_in(Answer&& answer, log::Arrival&& arrival);
  void note_taken(log::ImportOutcome&& imported);
  void give_up_on_the_rest();
  void give_up_on_holes(const log::Holes& asked);
  void report() const;
  [[nodiscard]] std::optional<Hash> held(const LogId& log, const BranchId& branch,
                                         std::uint64_t sequence) {
    return replica_.hash_at(log, branch, sequence);
  }

  /// A hole's entry, as we hold it.
  struct Place {
    const log::LogHead* segment;
    Hash entry;
  };
  [[nodiscard]] std::optional<Place> place_of(const log::Hole& hole);
  /// Holes of theirs for which we may have the content, and holes of ours for which they should.
  [[nodiscard]] log::Holes to_fill() const;
  [[nodiscard]] log::Holes to_be_filled();
  [[nodiscard]] std::vector<Gap> to_send() const;
  [[nodiscard]] Ends to_receive() const;
  [[nodiscard]] std::uint64_t still_to_receive() const;
  [[nodiscard]] bool statement_is_due();
  [[nodiscard]] bool finished();

  log::Replica& replica_;
  Remote& remote_;
  AskAhead ahead_;
  const SessionOptions& options_;
  const Traffic begin_;

  log::VersionVector mine_;
  std::vector<Bytes> records_;
  std::vector<Bytes> erasures_;
  std::vector<Bytes> statements_;
  log::Holes holes_;

  bool met_ = false;      ///< the other side has answered: what follows is known
  bool guessed_ = false;  ///< not yet, but what it confirmed last time is a good guess
  Ends theirs_;
  RecordIds their_records_;
  ErasureIds their_erasures_;
  log::Holes their_holes_;
  std::vector<StatementCount> their_statements_;
  log::Comparison difference_;

  std::set<LogId> not_taken_;   ///< refused there: not sent again in this session
  std::set<LogId> not_usable_;  ///< refused here: not asked for again in this session
  std::set<LogId> forked_;
  std::size_t filling_ = 0;            ///< runs of the present request that bring content for holes
  std::set<log::Hole> looked_at_;      ///< holes of theirs for which we have sent what there is
  std::set<log::Hole> asked_in_vain_;  ///< holes of ours that they do not fill
  bool orders_dropped_ = false;  ///< in the last exchange: they may hold others for these entries
  std::set<Bytes> sent_once_;    ///< records, orders and statements: not sent again in this session
  SyncOutcome outcome_;
};

void Session::read_own() {
  mine_ = replica_.holdings();
  records_ = replica_.membership();
  erasures_ = replica_.erasures();
  statements_ = replica_.statements();
  holes_ = replica_.holes();
}

void Session::compare_ends() {
  difference_ = log::compare(mine_, theirs_,
                             [this](const LogId& log, const BranchId& branch, std::uint64_t at) {
                               return held(log, branch, at);
                             });
}

std::string pin_name(const Remote& remote) {
  return "hub key of " + remote.address().substr(0, 200);
}

/// What a hub confirmed last time it most likely still holds: then the first message can carry
/// entries. If it does not, its answer says so, and nothing is lost but that message's bytes.
void Session::guess_theirs() {
  if (!remote_.is_hub()) return;
  const Bytes pinned = replica_.remembered(pin_name(remote_));
  if (pinned.size() != crypto::SignPublicKey::size) return;
  log::Replica::HubState state = replica_.hub_state(crypto::SignPublicKey::from(pinned));
  if (!state.known) return;
  guessed_ = true;
  theirs_ = std::move(state.holds);
  compare_ends();
}

std::vector<Gap> Session::to_send() const {
  std::vector<Gap> out = difference_.lacks;
  std::erase_if(out, [&](const Gap& gap) { return not_taken_.contains(gap.log); });
  return out;
}

Ends Session::to_receive() const {
  Ends out = difference_.ahead;
  std::erase_if(out, [&](const LogEnd& end) { return not_usable_.contains(end.log); });
  return out;
}

/// As far as can be told: where a log forks, not more than what stands in that segment.
std::uint64_t Session::still_to_receive() const {
  std::map<std::pair<LogId, BranchId>, std::uint64_t> counts;
  for (const LogEnd& end : to_receive()) {
    std::uint64_t from = end.start - 1;
    for (const log::LogHead& own : mine_) {
      if (own.log == end.log && own.branch == end.branch && own.length < end.length)
        from = std::max(from, own.length);
    }
    auto& count = counts[{end.log, end.branch}];
    count = std::max(count, end.length - from);
  }
  std::uint64_t sum = 0;
  for (const auto& [segment, count] : counts)
    sum += count;
  return sum;
}

void Session::add_records(Parcel& parcel) {
  const auto add = [&](std::vector<Bytes>&& items, std::vector<Bytes>& to) {
    std::ranges::copy_if(items, std::back_inserter(to),
                         [&](const Bytes& item) { return sent_once_.insert(item).second; });
  };
  add(missing_records(records_, their_records_), parcel.records);
  add(missing_erasures(erasures_, their_erasures_), parcel.erasures);
}

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

/// True when something that we hold was held there before and is not now.
bool Session::holds_less(const Ends& before, const Ends& now) {
  const auto lacks = [&](const Ends& places) {
    return log::compare(mine_, places,
                        [this](const LogId& log, const BranchId& branch, std::uint64_t at) {
                          return held(log, branch, at);
                        });
  };
  const log::Comparison then = lacks(before);
  const log::Comparison present = lacks(now);
  return std::ranges::any_of(present.lacks, [&](const Gap& gap) {
    const auto of_segment = [&](const auto& one) {
      return one.log == gap.log && one.branch == gap.branch;
    };
    if (std::ranges::any_of(present.differ, of_segment)) return false;
    const auto old = std::ranges::find_if(then.lacks, of_segment);
    return old == then.lacks.end() || gap.first < old->first;
  });
}

void Session::first_meeting(const Answer& answer, log::Arrival& arrival) {
  if (!remote_.is_hub()) return;
  const crypto::SignPublicKey key = remote_.key();
  const std::string name = pin_name(remote_);
  const Bytes pinned = replica_.remembered(name);
  const bool same = std::ranges::equal(pinned, key.view());
  outcome_.hub_key_changed = !pinned.empty() && !same;
  if (!same) replica_.remember(name, key.view());
  if (outcome_.hub_key_changed)
    arrival.notices.push_back({"hub-key-changed", key.hex(), {{"hub", remote_.address()}}});

  const log::Replica::HubState state = replica_.hub_state(key);
  if (!state.known) return;
  const bool same_era = std::ranges::equal(state.era, answer.receipt.era.view());
  outcome_.hub_rolled_back = holds_less(state.holds, answer.parcel.ends) ||
                             (same_era && answer.receipt.feed < state.cursor);
  if (outcome_.hub_rolled_back) {
    arrival.notices.push_back(
        {"hub-rolled-back",
         key.hex(),
         {{"hub", remote_.address()}, {"position", std::to_string(answer.receipt.feed)}}});
  }
}

void Session::note_sent(const Answer& answer, log::Arrival& arrival) {
  outcome_.sent += answer.accepted;
  for (const log::Refused& refused : answer.refused) {
    if (!met_) continue;  // it followed from a guess: what it holds is known now
    if (!not_taken_.insert(refused.log).second) continue;
    outcome_.refused.push_back(refused);
    arrival.notices.push_back({"entries-refused",
                               refused.log.hex() + "@hub",
                               {{"log", refused.log.hex()},
                                {"sequence", std::to_string(refused.sequence)},
                                {"reason", refused.reason},
                                {"where", remote_.address()}}});
  }
}

void Session::note_taken(log::ImportOutcome&& imported) {
  outcome_.received += imported.accepted;
  for (log::Refused& refused : imported.refused) {
    if (not_usable_.insert(refused.log).second) outcome_.refused.push_back(std::move(refused));
  }
  forked_.insert(imported.forked.begin(), imported.forked.end());
  for (std::string& reason : imported.other_refused)
    outcome_.other_refused.push_back(std::move(reason));
}

void Session::take_in(Answer&& answer, log::Arrival&& arrival) {
  theirs_ = std::move(answer.parcel.ends);
  their_records_ = std::move(answer.parcel.held_records);
  their_erasures_ = std::move(answer.parcel.held_erasures);
  their_holes_ = std::move(answer.parcel.holes);
  their_statements_ = std::move(answer.parcel.known_statements);
  for (std::string& reason : answer.other_refused)
    outcome_.other_refused.push_back(std::move(reason));
  arrival.records = std::move(answer.parcel.records);
  arrival.erasures = std::move(answer.parcel.erasures);
  arrival.runs = std::move(answer.parcel.runs);
  arrival.statements = std::move(answer.parcel.statements);
  arrival.complete = !answer.more;
  if (remote_.is_hub()) {
    arrival.confirmed =
        log::Confirmation{remote_.key(),
                          Bytes(answer.receipt.era.bytes.begin(), answer.receipt.era.bytes.end()),
                          answer.receipt.feed,
                          planted(Fault::sent_counts_as_held) ? log::ends_of(mine_) : theirs_,
                          their_erasures_,
                          their_holes_,
                          Time{static_cast<std::int64_t>(answer.receipt.time), 0}};
  }
  ask_for_more(arrival);
  note_taken(replica_.take_in(arrival));
  read_own();
  compare_ends();
}

bool Session::nothing_to_give() {
  return to_send().empty() && to_fill().empty() &&
         missing_records(records_, their_records_).empty() &&
         missing_erasures(erasures_, their_erasures_).empty();
}

/// While much comes and nothing goes, the next request can be told before the present answer has
/// been taken in: the same, further on in the logs that it continues.
void Session::ask_for_more(const log::Arrival& arrival) {
  if (arrival.complete || !arrival.records.empty() || !arrival.erasures.empty()) return;
  compare_ends();
  if (!difference_.differ.empty() || !nothing_to_give()) return;
  log::VersionVector then = mine_;
  for (const log::EntryRun& run : arrival.runs) {
    if (run.entries.empty()) continue;
    const std::uint64_t last = run.first + run.entries.size() - 1;
    const Hash head = log::header_hash(run.entries.back().header);
    const auto at = std::ranges::find(then, run.log, &log::LogHead::log);
    const bool forked =
        at != then.end() && std::next(at) != then.end() && std::next(at)->log == run.log;
    if (forked) return;
    if (at == then.end() && run.first == 1) {
      log::LogHead fresh{run.log, run.key, last, head};
      then.insert(std::ranges::upper_bound(then, run.log, {}, &log::LogHead::log),
                  std::move(fresh));
    } else if (at != then.end() && at->length + 1 == run.first) {
      at->length = last;
      at->head = head;
    } else {
      return;  // it forks or repeats: what will be held then is for the log to say
    }
  }
  Parcel guess = state_with(then);
  for (const StatementCount& count : counts_of(arrival.statements)) {
    auto& known = guess.known_statements;  // in the order of the members
    const auto at = std::ranges::lower_bound(known, count.member, {}, &StatementCount::member);
    if (at == known.end() || at->member != count.member) {
      known.insert(at, count);
    } else {
      at->counter = std::max(at->counter, count.counter);
    }
  }
  ahead_.ask(std::move(guess));
}

/// Nothing moved in an exchange in which something should have: told, not tried for ever.
void Session::give_up_on_the_rest() {
  for (const LogEnd& end : to_receive()) {
    if (!not_usable_.insert(end.log).second) continue;
    outcome_.refused.push_back({end.log, end.length, not_sent});
  }
  for (const Gap& gap : to_send()) {
    if (!not_taken_.insert(gap.log).second) continue;
    outcome_.refused.push_back({gap.log, gap.first, not_taken});
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

void Session::exchange() {
  const Parcel parcel = compose();
  Answer answer = ahead_.exchange(parcel);
  const bool all_told = !answer.more;
  log::Arrival arrival;
  if (!met_) first_meeting(answer, arrival);
  const auto state = [&] {
    return std::tuple{log::ends_of(mine_), theirs_, not_taken_.size(), not_usable_.size(), holes_};
  };
  const auto before = state();
  note_sent(answer, arrival);
  take_in(std::move(answer), std::move(arrival));
  const bool nothing_moved = met_ && state() == before;
  if (nothing_moved) give_up_on_the_rest();
  if (all_told || nothing_moved) give_up_on_holes(parcel.holes);
  orders_dropped_ = !std::ranges::includes(ids_of_erasures(erasures_), parcel.held_erasures);
  met_ = true;
}

bool Session::finished() {
  if (!to_send().empty() || !to_receive().empty() || statement_is_due()) return false;
  if (orders_dropped_ || !to_fill().empty() || !to_be_filled().empty()) return false;
  const auto unsent = [&](const std::vector<Bytes>& items) {
    return std::ranges::any_of(items,
                               [&](const Bytes& item) { return !sent_once_.contains(item); });
  };
  return !unsent(missing_records(records_, their_records_)) &&
         !unsent(missing_erasures(erasures_, their_erasures_)) &&
         !unsent(newer_statements(statements_, their_statements_));
}

void Session::report() const {
  if (!options_.progress) return;
  options_.progress({outcome_.sent, outcome_.received, size(to_send()), still_to_receive()});
}

SyncOutcome Session::run() {
  guess_theirs();
  // After the last entries, statements may need one exchange more; a side that never takes them
  // must not hold the session.
  int idle = 0;
  do {
    if (options_.stop.stop_requested()) {
      outcome_.cancelled = true;
      break;
    }
    const bool only_state = met_ && to_send().empty() && to_receive().empty() &&
                            to_fill().empty() && to_be_filled().empty();
    idle = only_state ? idle + 1 : 0;
    exchange();
    report();
  } while (!finished() && idle < 2);
  outcome_.membership_differs =
      met_ && !outcome_.cancelled && their_records_ != ids_of_records(records_);
  for (const log::Comparison::Difference& difference : difference_.differ)
    forked_.insert(difference.log);
  outcome_.forked.assign(forked_.begin(), forked_.end());
  ahead_.settle();
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
