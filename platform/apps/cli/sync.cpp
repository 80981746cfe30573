#include <fmt/format.h>

#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/platform/net/meeting.h>
#include <fieldfare/platform/posix/files.h>
#include <fieldfare/sync/bundle.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/meeting/guest.h>
#include <fieldfare/sync/session.h>

#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

constexpr std::size_t largest_bundle = std::size_t{1} << 30;

std::int64_t conflicts_in(Session& session, const std::string& visit) {
  return static_cast<std::int64_t>(
      session.execute("conflict.list", {{"visit", visit}}).at("conflicts").size());
}

Json outcome_json(Session& session, const std::string& visit, const sync::SyncOutcome& outcome) {
  Json refused = Json::array();
  for (const log::Refused& one : outcome.refused) {
    refused.push_back({{"log", one.log.hex()}, {"sequence", one.sequence}, {"reason", one.reason}});
  }
  Json warnings = Json::array();
  if (!outcome.forked.empty()) warnings.push_back("A log was continued in two places.");
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
          {"warnings", warnings}};
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

Json with_hub(Session& session, const Json& values, const std::string& visit) {
  const std::string url = hub_of(session, values, visit);
  platform::net::HttpTransport transport(url);
  const auto replica = session.notebook().replica(*VisitId::from_hex(visit));
  sync::HubRemote hub(transport, *replica);
  const sync::SyncOutcome outcome = sync::synchronise(*replica, hub);
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
  Json result = outcome_json(session, visit, sync::synchronise(*replica, host));
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
  if (values.contains("bundle_in")) return {bundle_in(session, values)};
  const std::string visit =
      values.contains("visit") ? values.at("visit").get<std::string>() : session.only_visit();
  if (values.contains("bundle_out")) return {bundle_out(session, values, visit)};
  if (with_host) return {with_peer(session, values, visit)};
  return {with_hub(session, values, visit)};
}

std::string print_sync(const Json& result) {
  std::string out = fmt::format("Sent {}, received {} ({} and {} bytes). {}.\n",
                                counted(result.at("sent").get<std::int64_t>(), "entry", "entries"),
                                result.at("received").get<std::int64_t>(),
                                result.at("bytes_sent").get<std::int64_t>(),
                                result.at("bytes_received").get<std::int64_t>(),
                                counted(result.at("conflicts").get<std::int64_t>(),
                                        "conflict is open", "conflicts are open"));
  for (const Json& refused : result.at("refused")) {
    out += fmt::format("Put aside: entry {} of log {}: {}\n",
                       refused.at("sequence").get<std::int64_t>(),
                       short_id(refused.at("log").get<std::string>()),
                       printable(refused.at("reason").get<std::string>(), true));
  }
  for (const Json& warning : result.at("warnings")) {
    out += warning.get<std::string>() + "\n";
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
            {"--bundle-in", "bundle_in", Kind::file, "Reads a file from another device"}},
           print_sync,
           "fieldfare sync --hub https://hub.example:8440",
           run_sync},
      },
  };
}

}  // namespace fieldfare::cli
