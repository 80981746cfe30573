#include <fieldfare/sync/session.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "session_state.h"

/// The course of a session, and what is left to do in it.
namespace fieldfare::sync {
namespace {

constexpr const char* not_sent =
    "the other side says that it holds more of this log, and did not "
    "send it";
constexpr const char* not_taken = "the other side did not take this entry and gave no reason";

}  // namespace

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

SyncOutcome synchronise(log::Replica& replica, Remote& remote, const SessionOptions& options) {
  return Session(replica, remote, options).run();
}

}  // namespace fieldfare::sync
