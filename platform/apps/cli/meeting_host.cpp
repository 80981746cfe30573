#include <unistd.h>

#include <iostream>
#include <map>

#include <fmt/format.h>

#include <fieldfare/platform/net/meeting.h>
#include <fieldfare/platform/qr/qr_code.h>

#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

using platform::net::MeetingInvitation;
using platform::net::MeetingServer;

/// What a guest has moved so far.
struct Guest {
  std::uint64_t brought = 0;
  std::uint64_t took = 0;
};

std::string entries(std::uint64_t count) {
  return counted(static_cast<std::int64_t>(count), "entry", "entries");
}

/// Tells who comes and what moves, as it happens. With --json standard output holds the one
/// document, so events go to standard error, one to a line. Called on the meeting's thread.
class Teller {
 public:
  Teller(Session& session, std::string visit) : session_(session), visit_(std::move(visit)) {}

  void served(const sync::hub::Served& served) {
    const auto [at, fresh] = guests_.try_emplace(served.member.hex());
    const std::string& member = at->first;
    if (fresh)
      tell({{"event", "joined"}, {"member_id", member}}, fmt::format("{} is here.", name(member)));
    at->second.brought += served.entries_in;
    at->second.took += served.entries_out;
    if (served.entries_in + served.entries_out == 0) return;
    tell({{"event", "moved"},
          {"member_id", member},
          {"brought", served.entries_in},
          {"took", served.entries_out}},
         fmt::format("{} brought {} and took {}.", name(member), entries(served.entries_in),
                     entries(served.entries_out)));
  }

  void end() {
    Json guests = Json::array();
    for (const auto& [member, guest] : guests_) {
      guests.push_back({{"member_id", member}, {"brought", guest.brought}, {"took", guest.took}});
    }
    tell({{"event", "ended"}, {"guests", guests}},
         fmt::format("The meeting has ended. {} came.",
                     counted(static_cast<std::int64_t>(guests_.size()), "device", "devices")));
  }

 private:
  /// The role that its owner gave the device, once its content has arrived.
  std::string name(const std::string& member) {
    const Json members = session_.execute("member.list", {{"visit", visit_}}).at("members");
    for (const Json& each : members) {
      const auto title = each.at("name").get<std::string>();
      if (each.at("member_id") == member && !title.empty())
        return fmt::format("{} ({})", printable(title, true), short_id(member));
    }
    return short_id(member);
  }

  void tell(const Json& event, const std::string& words) {
    if (session_.json()) {
      std::cerr << event.dump() << std::endl;
    } else {
      std::cout << words << std::endl;
    }
  }

  Session& session_;
  std::string visit_;
  std::map<std::string, Guest> guests_;
};

void show(const Session& session, const std::string& visit, const MeetingInvitation& invitation,
          bool draw) {
  if (session.json()) {
    const Json document = {{"visit_id", visit},
                           {"address", invitation.address},
                           {"addresses", invitation.addresses},
                           {"pairing", invitation.words},
                           {"text", invitation.text}};
    std::cout << document.dump() << std::endl;
    return;
  }
  if (draw) std::cout << platform::in_half_blocks(platform::make_qr_code(invitation.text)) << "\n";
  std::cout << fmt::format(
      "Devices in this network join with:\n"
      "  fieldfare sync --peer auto\n"
      "or by hand:\n"
      "  fieldfare sync --peer {} --pairing \"{}\"\n",
      invitation.address, invitation.words);
  for (std::size_t i = 1; i < invitation.addresses.size(); ++i)
    std::cout << "  (this device is also at " << invitation.addresses[i] << ")\n";
  std::cout << "Ctrl-C ends the meeting.\n" << std::flush;
}

Outcome run_host(Session& session, const Json& values) {
  const std::string visit =
      values.contains("visit") ? values.at("visit").get<std::string>() : session.only_visit();
  const VisitId id = *VisitId::from_hex(visit);
  app::Notebook& notebook = session.notebook();
  const auto replica = notebook.replica(id);
  // Proofs and tokens live by the true time, whatever --now says.
  platform::SystemClock clock;
  platform::SystemEntropy entropy;
  const auto key = [&]() -> std::optional<crypto::SecureBuffer> {
    auto keys = notebook.meeting_keys(id);
    if (keys.empty()) return std::nullopt;
    return std::move(keys.front());
  };
  platform::net::MeetingOptions options;
  options.listen = values.value("listen", std::string());
  options.announce = !values.value("hidden", false);
  MeetingServer server(*replica, clock, entropy, key, options);
  Teller teller(session, visit);
  server.on_served([&](const sync::hub::Served& served) { teller.served(served); });
  server.stop_at_signals();
  show(session, visit, server.invitation(), values.value("qr", false) || ::isatty(1) == 1);
  server.run();
  teller.end();
  return {Json::object(), 0, true};
}

}  // namespace

Verb meeting_host_verb() {
  return {"host",
          "Lets the other devices of a visit sync with this one, until interrupted",
          "",
          {{"--visit", "visit", Kind::any_visit, "The visit, when there are several"},
           {"--listen", "listen", Kind::word, "ADDRESS:PORT (all addresses, port 8441)"},
           {"--hidden", "hidden", Kind::flag, "Does not announce itself on the network"},
           {"--qr", "qr", Kind::flag, "Draws the QR code even when this is no terminal"}},
          done,
          "fieldfare meeting host",
          run_host};
}

}  // namespace fieldfare::cli
