#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <thread>

#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/platform/net/meeting.h>
#include <fieldfare/platform/posix/files.h>
#include <fieldfare/sync/bundle.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/meeting/guest.h>
#include <fieldfare/sync/session.h>

#include "interrupt.h"
#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

constexpr std::size_t largest_bundle = std::size_t{1} << 30;

/// How far a long sync is, on stderr: after half a second, when somebody is looking.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted) : wanted_(wanted) {}
  ~ProgressLine() {
    if (shown_) fmt::print(stderr, "\r{:<78}\r", "");
  }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const sync::Progress& progress) {
    const auto now = std::chrono::steady_clock::now();
    if (!wanted_ || now - begin_ < std::chrono::milliseconds(500)) return;
    shown_ = true;
    fmt::print(stderr, "\r{:<78}",
               fmt::format("Sent {} of {}, received {} of {} entries.", progress.sent,
                           progress.sent + progress.to_send, progress.received,
                           progress.received + progress.to_receive));
    std::fflush(stderr);
  }

 private:
  bool wanted_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

std::int64_t conflicts_in(Session& session, const std::string& visit) {
  return static_cast<std::int64_t>(
      session.execute("conflict.list", {{"visit", visit}}).at("conflicts").size());
}

Json outcome_json(Session& session, const std::string& visit, const sync::SyncOutcome& outcome) {
  Json refused = Json::array();
  for (const log::Refused& one : outcome.refused) {
    refused.push_back({{"log", one.log.hex()}, {"sequence", one.sequence}, {"reason", one.reason}});
  }
  for (const std::string& reason : outcome.other_refused)
    refused.push_back({{"log", ""}, {"sequence", 0}, {"reason", reason}});
  Json warnings = Json::array();
  if (!outcome.forked.empty()) {
    warnings.push_back(
        "A log was continued in two ways, as after a restored or copied store. "
        "Both are kept.");
  }
  if (outcome.membership_differs) warnings.push_back("The membership was changed in two places.");
  if (outcome.hub_rolled_back) {
    warnings.push_back("The hub held less than it had confirmed before; it was sent again.");
  }
  if (outcome.hub_key_changed) {
    warnings.push_back("Another hub than before answers at this address.");
  }
  return {{"visit_id", visit},
          {"sent", outcome.sent},
          {"received", outcome.received},
          {"conflicts", conflicts_in(session, visit)},
          {"bytes_sent", outcome.bytes_sent},
          {"bytes_received", outcome.bytes_received},
          {"refused", refused},
          {"warnings", warnings},
          {"cancelled", outcome.cancelled},
          {"held", session.execute("visit.show", {{"visit", visit}}).at("held_entries")},
          {"notices", session.execute("notice.list", {{"visit", visit}}).at("notices")}};
}

/// The hub that was named, else the visit's own.
std::string hub_of(Session& session, const Json& values, const std::string& visit) {
  if (values.contains("hub")) return values.at("hub").get<std::string>();
  const auto own = session.execute("visit.show", {{"visit", visit}}).at("hub").get<std::string>();
  if (own.empty()) {
    throw Error(ErrorCode::usage, "This visit has not been synced with a hub yet.",
                "Say which with --hub URL, or use --bundle-out FILE.");
  }
  return own;
}

/// Shows how far it is and stops at ctrl-C.
sync::SyncOutcome synchronise(log::Replica& replica, sync::Remote& remote, const Json& values) {
  const Interruptible interruptible;
  ProgressLine line(values.value("progress", false) || ::isatty(STDERR_FILENO) == 1);
  std::stop_source stop;
  sync::SessionOptions options;
  options.stop = stop.get_token();
  options.progress = [&](const sync::Progress& progress) {
    if (Interruptible::interrupted()) stop.request_stop();
    line.show(progress);
  };
  return sync::synchronise(replica, remote, options);
}

/// Ends a wait for changes at ctrl-C, and nothing else: a sync stops between two exchanges.
class WaitEnder {
 public:
  explicit WaitEnder(platform::net::HttpTransport& transport)
      : thread_([this, &transport](const std::stop_token& stop) {
          while (!stop.stop_requested()) {
            if (Interruptible::interrupted() && waiting) return transport.interrupt();
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
          }
        }) {}
  std::atomic<bool> waiting = false;

 private:
  std::jthread thread_;
};

void add(sync::SyncOutcome& sum, const sync::SyncOutcome& each) {
  sum.sent += each.sent;
  sum.received += each.received;
  sum.bytes_sent += each.bytes_sent;
  sum.bytes_received += each.bytes_received;
  sum.refused = each.refused;  // what is refused still; the next round tries it again
  sum.other_refused = each.other_refused;
  sum.forked = each.forked;
  sum.membership_differs = each.membership_differs;
  sum.hub_rolled_back = sum.hub_rolled_back || each.hub_rolled_back;
  sum.hub_key_changed = sum.hub_key_changed || each.hub_key_changed;
}

void tell_round(const Session& session, const sync::SyncOutcome& outcome) {
  if (outcome.sent + outcome.received == 0) return;
  if (session.json()) {
    const Json event = {
        {"event", "synced"}, {"sent", outcome.sent}, {"received", outcome.received}};
    std::cerr << event.dump() << std::endl;
  } else {
    std::cout << fmt::format("Sent {}, received {}.", outcome.sent, outcome.received) << std::endl;
  }
}

/// A hub that cannot be reached is tried again, less and less often; ctrl-C ends that too.
void pause(std::chrono::milliseconds time) {
  constexpr std::chrono::milliseconds glance{50};
  for (; time.count() > 0 && !Interruptible::interrupted(); time -= glance)
    std::this_thread::sleep_for(glance);
}

/// Syncs now and at each change there until ctrl-C. The counter is asked for before the sync, so
/// that no change falls between the two. Once it has worked, a hub may be away for a while; a
/// meeting that ends is over.
template <class Other>
sync::SyncOutcome stay_in_step(const Session& session, platform::net::HttpTransport& transport,
                               Other& other, log::Replica& replica, const Json& values) {
  constexpr std::chrono::milliseconds first_pause{1000};
  constexpr std::chrono::milliseconds longest_pause{60'000};
  const Interruptible interruptible;
  sync::SyncOutcome sum;
  std::uint64_t known = other.wait(0);
  bool worked = false;
  std::chrono::milliseconds next_pause = first_pause;
  WaitEnder ender(transport);
  while (!Interruptible::interrupted()) {
    try {
      const sync::SyncOutcome outcome = synchronise(replica, other, values);
      add(sum, outcome);
      tell_round(session, outcome);
      worked = true;
      next_pause = first_pause;
      ender.waiting = true;
      const std::uint64_t before = known;
      while (!Interruptible::interrupted() && known == before)
        known = other.wait(before);
      ender.waiting = false;
    } catch (const Error& error) {
      ender.waiting = false;
      if (Interruptible::interrupted()) break;
      if (!worked || !other.is_hub() || error.code() != ErrorCode::unreachable) throw;
      pause(next_pause);
      next_pause = std::min(2 * next_pause, longest_pause);
    }
  }
  return sum;
}

Json with_hub(Session& session, const Json& values, const std::string& visit) {
  const std::string url = hub_of(session, values, visit);
  platform::net::HttpTransport transport(url);
  const auto replica = session.notebook().replica(*VisitId::from_hex(visit));
  sync::HubRemote hub(transport, *replica);
  const sync::SyncOutcome outcome = values.value("watch", false)
                                        ? stay_in_step(session, transport, hub, *replica, values)
                                        : synchronise(*replica, hub, values);
  if (values.contains("hub")) {
    static_cast<void>(session.execute("visit.set-hub", {{"visit", visit}, {"url", url}}));
  }
  return outcome_json(session, visit, outcome);
}

/// The host of a meeting, at an address or found on the local network.
Json with_peer(Session& session, const Json& values, const std::string& visit) {
  const VisitId id = *VisitId::from_hex(visit);
  platform::net::HostSearch search;
  search.peer = values.value("peer", std::string("auto"));
  search.pairing = values.value("pairing", std::string());
  search.keys = session.notebook().meeting_keys(id);
  const auto transport = platform::net::find_host(search);
  const auto replica = session.notebook().replica(id);
  sync::meeting::HostRemote host(*transport, *replica);
  const sync::SyncOutcome outcome = values.value("watch", false)
                                        ? stay_in_step(session, *transport, host, *replica, values)
                                        : synchronise(*replica, host, values);
  Json result = outcome_json(session, visit, outcome);
  result["host"] = host.host()->hex();
  return result;
}

Json bundle_out(Session& session, const Json& values, const std::string& visit) {
  const auto replica = session.notebook().replica(*VisitId::from_hex(visit));
  platform::SystemFiles files;
  return outcome_json(session, visit,
                      sync::bundle_out(*replica, files, values.at("bundle_out").get<std::string>(),
                                       values.value("since_last", false)));
}

/// The file itself says which visit it is of.
Json bundle_in(Session& session, const Json& values) {
  const auto file = values.at("bundle_in").get<std::string>();
  platform::SystemFiles files;
  const VisitId visit = sync::bundle_visit(files.read(file, largest_bundle));
  const auto replica = session.notebook().replica(visit);
  return outcome_json(session, visit.hex(), sync::bundle_in(*replica, files, file));
}

Outcome run_sync(Session& session, const Json& values) {
  const bool with_host = values.contains("peer") || values.contains("pairing");
  const int ways = static_cast<int>(values.contains("hub")) + static_cast<int>(with_host) +
                   static_cast<int>(values.contains("bundle_out")) +
                   static_cast<int>(values.contains("bundle_in"));
  if (ways > 1) {
    throw Error(ErrorCode::usage, "One way at a time.",
                "Give one of --hub, --peer, --bundle-out and --bundle-in.");
  }
  if (values.value("watch", false) &&
      (values.contains("bundle_in") || values.contains("bundle_out")))
    throw Error(ErrorCode::usage, "A file does not change by itself.",
                "--watch goes with --hub and --peer.");
  if (values.contains("bundle_in")) return {bundle_in(session, values)};
  const std::string visit =
      values.contains("visit") ? values.at("visit").get<std::string>() : session.only_visit();
  if (values.contains("bundle_out")) return {bundle_out(session, values, visit)};
  if (with_host) return {with_peer(session, values, visit)};
  return {with_hub(session, values, visit)};
}

std::string where_all_is(const Json& held) {
  const auto count = [&](const char* name) { return held.at(name).get<std::int64_t>(); };
  if (count("this_device_only") == 0) {
    return count("hub") == count("all") ? "The hub holds everything.\n"
                                        : "Everything is held elsewhere, too.\n";
  }
  return fmt::format("{} on this device only.\n",
                     counted(count("this_device_only"), "entry is", "entries are"));
}

std::string print_sync(const Json& result) {
  std::string out;
  if (result.at("cancelled").get<bool>())
    out += "Stopped. What was exchanged is kept; the next sync goes on from there.\n";
  out += fmt::format("Sent {}, received {} ({} and {} bytes). {}.\n",
                     counted(result.at("sent").get<std::int64_t>(), "entry", "entries"),
                     result.at("received").get<std::int64_t>(),
                     result.at("bytes_sent").get<std::int64_t>(),
                     result.at("bytes_received").get<std::int64_t>(),
                     counted(result.at("conflicts").get<std::int64_t>(), "conflict is open",
                             "conflicts are open"));
  for (const Json& refused : result.at("refused")) {
    if (refused.at("log").get<std::string>().empty()) {
      out +=
          fmt::format("Put aside: {}\n", printable(refused.at("reason").get<std::string>(), true));
      continue;
    }
    out += fmt::format("Put aside: entry {} of log {}: {}\n",
                       refused.at("sequence").get<std::int64_t>(),
                       short_id(refused.at("log").get<std::string>()),
                       printable(refused.at("reason").get<std::string>(), true));
  }
  for (const Json& warning : result.at("warnings")) {
    out += warning.get<std::string>() + "\n";
  }
  out += where_all_is(result.at("held"));
  if (const std::size_t notices = result.at("notices").size(); notices > 0) {
    out += fmt::format("{} to read: `fieldfare notice list`.\n",
                       counted(static_cast<std::int64_t>(notices), "notice", "notices"));
  }
  return out;
}

}  // namespace

Noun sync_noun() {
  return {
      "sync",
      "Brings a visit into step with others",
      {
          {"",
           "Both ways, until nothing is left; by the visit's own hub when none is named",
           "",
           {{"--visit", "visit", Kind::any_visit, "The visit, when there are several"},
            {"--hub", "hub", Kind::word, "The hub's address"},
            {"--peer", "peer", Kind::word, "A meeting's host: ADDRESS:PORT, or auto to find it"},
            {"--pairing", "pairing", Kind::word, "What its screen shows: eight words, or the text"},
            {"--bundle-out", "bundle_out", Kind::file, "Writes what this device holds to a file"},
            {"--since-last", "since_last", Kind::flag, "Only what the last bundle did not hold"},
            {"--bundle-in", "bundle_in", Kind::file, "Reads a file from another device"},
            {"--watch", "watch", Kind::flag, "Goes on and syncs at each change, until interrupted"},
            {"--progress", "progress", Kind::flag, "Shows how far it is, also without a terminal"}},
           print_sync,
           "fieldfare sync --hub https://hub.example:8440",
           run_sync},
      },
  };
}

}  // namespace fieldfare::cli
