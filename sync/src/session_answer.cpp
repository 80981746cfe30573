#include <fieldfare/core/planted.h>

#include <algorithm>
#include <iterator>

#include "session_state.h"

/// What the first answer is compared with, and what each answer brings.
namespace fieldfare::sync {
namespace {

std::string pin_name(const Remote& remote) {
  return "hub key of " + remote.address().substr(0, 200);
}

}  // namespace

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

}  // namespace fieldfare::sync
