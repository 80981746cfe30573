// Meetings of real notebooks over real sockets.
#include <fieldfare/platform/net/meeting.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/error.h>
#include <fieldfare/platform/net/certificate.h>
#include <fieldfare/platform/net/http_server.h>
#include <fieldfare/platform/net/local_network.h>
#include <fieldfare/platform/posix/clock.h>
#include <fieldfare/platform/posix/entropy.h>
#include <fieldfare/sync/meeting/announcement.h>
#include <fieldfare/sync/meeting/guest.h>
#include <support/visit_team.h>

#include "raw_line.h"

using namespace fieldfare;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using platform::net::HostSearch;
using platform::net::MeetingServer;
using test::VisitTeam;

namespace {

platform::SystemClock the_clock;
platform::SystemEntropy the_entropy;

/// A device that hosts on its own thread until the end of its life.
class Meeting {
 public:
  Meeting(VisitTeam& team, std::size_t device, bool announce = false)
      : replica_(team[device]->replica(team.visit())),
        server_(*replica_, the_clock, the_entropy,
                [&team, device]() -> std::optional<crypto::SecureBuffer> {
                  return std::move(team[device]->meeting_keys(team.visit()).front());
                },
                {.listen = "127.0.0.1:0", .announce = announce}) {
    server_.on_served([this](const sync::hub::Served& served) {
      const std::lock_guard lock(mutex_);
      guests_.insert(served.member);
      brought_ += served.entries_in;
    });
    thread_ = std::thread([this] { server_.run(); });
  }
  ~Meeting() {
    if (thread_.joinable()) end();
  }
  Meeting(const Meeting&) = delete;
  Meeting& operator=(const Meeting&) = delete;

  void end() {
    server_.stop();
    thread_.join();
  }
  [[nodiscard]] const platform::net::MeetingInvitation& shown() { return server_.invitation(); }
  [[nodiscard]] std::set<MemberId> guests() {
    const std::lock_guard lock(mutex_);
    return guests_;
  }
  [[nodiscard]] std::uint16_t port() {
    return static_cast<std::uint16_t>(
        std::stoul(shown().address.substr(shown().address.rfind(':') + 1)));
  }

 private:
  std::unique_ptr<log::Replica> replica_;
  MeetingServer server_;
  std::mutex mutex_;
  std::set<MemberId> guests_;
  std::uint64_t brought_ = 0;
  std::thread thread_;
};

sync::SyncOutcome join(VisitTeam& team, std::size_t device, const std::string& peer,
                       const std::string& pairing = {}) {
  HostSearch search;
  search.peer = peer;
  search.pairing = pairing;
  search.keys = team[device]->meeting_keys(team.visit());
  const auto transport = platform::net::find_host(search);
  const auto replica = team[device]->replica(team.visit());
  sync::meeting::HostRemote host(*transport, *replica);
  return sync::synchronise(*replica, host);
}

Error refusal(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    CHECK_THAT(error.hint(), ContainsSubstring("kept on this device"));
    return error;
  }
  FAIL("it was not refused");
  return Error(ErrorCode::internal, "");
}

std::size_t notes_of(VisitTeam& team, std::size_t device) {
  app::NoteList list;
  list.visit = team.visit();
  return team[device]->execute(list).notes.size();
}

/// Bytes for the visit's page of a host, from somebody who knows the visit's id.
sync::Response post(Meeting& meeting, const VisitTeam& team, const std::string& page,
                    const Bytes& body) {
  platform::net::HttpTransportOptions options;
  options.trust = [](const Hash&) { return true; };
  platform::net::HttpTransport transport("https://" + meeting.shown().address, options);
  return transport.send({true, "/1/visits/" + team.visit().hex() + "/" + page, {}, body});
}

}  // namespace

TEST_CASE("four devices in a room, at once, and no hub: all come to the same", "[meeting]") {
  VisitTeam team(4, 901);
  const EntityId activity = team.add_activity(0);
  Meeting meeting(team, 0);
  for (std::size_t device = 1; device < 4; ++device)
    static_cast<void>(join(team, device, meeting.shown().address, meeting.shown().words));
  for (std::size_t device = 0; device < 4; ++device) {
    for (int i = 0; i < 5; ++i)
      team.add_note(device, activity, "Leaders review plans, part " + std::to_string(i));
  }
  for (int round = 0; round < 2; ++round) {
    std::vector<std::thread> guests;
    std::atomic<int> refused = 0;
    for (std::size_t device = 1; device < 4; ++device) {
      guests.emplace_back([&, device] {
        const auto outcome = join(team, device, meeting.shown().address, meeting.shown().text);
        refused += static_cast<int>(outcome.refused.size());
      });
    }
    for (std::thread& guest : guests)
      guest.join();
    CHECK(refused == 0);
    if (round == 0) std::this_thread::sleep_for(2500ms);  // for what is written on the host itself
  }
  CHECK(meeting.guests().size() == 3);
  meeting.end();
  CHECK(notes_of(team, 0) == 20);
  for (std::size_t device = 1; device < 4; ++device)
    CHECK(team.projection(device) == team.projection(0));
}

TEST_CASE("a host counts as a team device, never as the hub", "[meeting]") {
  VisitTeam team(2, 902);
  const EntityId activity = team.add_activity(1);
  const EntityId note = team.add_note(1, activity, "Leaders review plans together.");
  Meeting meeting(team, 0);
  static_cast<void>(join(team, 1, meeting.shown().address));
  const auto shown = team[1]->execute(app::NoteShow{note});
  CHECK(shown.where.team_devices == 1);
  CHECK(shown.where.hub == "waiting");
  meeting.end();
  CHECK(team.text_of(0, note) == "Leaders review plans together.");
}

TEST_CASE("words of another meeting lead nowhere, and nothing is told", "[meeting]") {
  VisitTeam team(2, 903);
  Meeting meeting(team, 0);
  Meeting other(team, 0);
  const Error error = refusal(
      [&] { static_cast<void>(join(team, 1, meeting.shown().address, other.shown().words)); });
  CHECK(error.code() == ErrorCode::unreachable);
  CHECK_THAT(error.hint(), ContainsSubstring("pairing code"));
  CHECK(meeting.guests().empty());
}

TEST_CASE("a stranger who plays host gets nothing but the wish to join", "[meeting]") {
  VisitTeam team(2, 904);
  VisitTeam others(2, 905);
  team.add_note(1, team.add_activity(1), "Leaders review plans together.");
  const auto own =
      std::make_shared<const platform::net::Certificate>(platform::net::make_certificate());
  const auto stranger = others[0]->replica(others.visit());
  std::vector<std::string> asked;
  test::Running server({.own = own}, [&](const sync::Request& request) -> sync::Response {
    asked.push_back(request.target.substr(request.target.rfind('/')));
    sync::meeting::HostProof proof;
    proof.member = stranger->member();
    proof.signature =
        stranger->sign(sync::meeting::host_domain,
                       sync::meeting::host_message(team.visit(), own->fingerprint, proof.hub_key));
    proof.records = stranger->membership();
    return {200, sync::binary_type, sync::meeting::encode(proof)};
  });
  server.start();
  const Error error = refusal([&] { static_cast<void>(join(team, 1, server.url().substr(8))); });
  server.stop();
  CHECK(error.code() == ErrorCode::unreachable);
  CHECK_THAT(error.what(), ContainsSubstring("no member of this visit"));
  CHECK(asked == std::vector<std::string>{"/host"});
}

TEST_CASE("who stands between and passes everything on is found out", "[meeting]") {
  VisitTeam team(2, 906);
  Meeting meeting(team, 0);
  std::mutex mutex;
  std::vector<std::string> passed;
  test::Running between(
      {.own =
           std::make_shared<const platform::net::Certificate>(platform::net::make_certificate())},
      [&](const sync::Request& request) {
        platform::net::HttpTransport onward("https://" + meeting.shown().address,
                                            {.trust = [](const Hash&) { return true; }});
        const std::lock_guard lock(mutex);
        passed.push_back(request.target.substr(request.target.rfind('/')));
        return onward.send(request);
      });
  between.start();
  const Error error = refusal([&] { static_cast<void>(join(team, 1, between.url().substr(8))); });
  // The host sees that the joiner speaks of another line; the joiner would see the same of it.
  CHECK((error.code() == ErrorCode::forbidden || error.code() == ErrorCode::unreachable));
  between.stop();
  for (const std::string& page : passed)
    CHECK(page == "/host");
  CHECK(meeting.guests().empty());
}

TEST_CASE("who is no member gets nothing from a host", "[meeting]") {
  VisitTeam team(2, 907);
  VisitTeam others(2, 908);
  Meeting meeting(team, 0);
  const auto stranger = others[1]->replica(others.visit());
  sync::meeting::GuestProof proof;
  proof.member = stranger->member();
  proof.records = stranger->membership();
  CHECK(post(meeting, team, "host", sync::meeting::encode(proof)).status == 403);
  proof.member = team[1]->replica(team.visit())->member();  // a member's name, another's signature
  proof.signature = stranger->sign(sync::meeting::guest_domain, {});
  proof.records.clear();
  CHECK(post(meeting, team, "host", sync::meeting::encode(proof)).status == 403);
  CHECK(post(meeting, team, "host", Bytes(10)).status == 400);
  CHECK(post(meeting, team, "exchange", {}).status == 401);
  CHECK(post(meeting, others, "host", {}).status == 404);
  CHECK(refusal([&] { static_cast<void>(join(others, 1, meeting.shown().address)); }).code() ==
        ErrorCode::unreachable);
  CHECK(meeting.guests().empty());
}

TEST_CASE("a member that was removed neither joins nor hosts", "[meeting]") {
  VisitTeam team(3, 909);
  const MemberId third = team[2]->replica(team.visit())->member();
  static_cast<void>(team[0]->execute(app::MemberRemove{team.visit(), third}));
  {
    Meeting meeting(team, 0);
    CHECK(refusal([&] { static_cast<void>(join(team, 2, meeting.shown().address)); }).code() ==
          ErrorCode::forbidden);
  }
  Meeting meeting(team, 2);
  const Error error = refusal([&] { static_cast<void>(join(team, 0, meeting.shown().address)); });
  CHECK(error.code() != ErrorCode::internal);
  CHECK(meeting.guests().empty());
}

TEST_CASE("a device that was added while the host was away joins, and the host learns of it",
          "[meeting]") {
  VisitTeam team(2, 910);
  test::InspectorDevice late(77'001, "CQC inspector");
  const auto card = late->execute(app::DeviceCard{}).card;
  const auto added = team[0]->execute(app::MemberAdd{team.visit(), card, "inspector"});
  static_cast<void>(late->execute(app::VisitJoin{added.invite}));
  Meeting meeting(team, 1);  // which has not heard of it
  HostSearch search;
  search.peer = meeting.shown().address;
  const auto transport = platform::net::find_host(search);
  const auto replica = late->replica(team.visit());
  sync::meeting::HostRemote host(*transport, *replica);
  const auto outcome = sync::synchronise(*replica, host);
  CHECK(outcome.refused.empty());
  CHECK(outcome.received > 0);
  meeting.end();
  CHECK(late->execute(app::VisitShow{team.visit()}).projection == team.projection(1));
}

TEST_CASE("a host is heard on the network by members, old announcements are passed over",
          "[meeting]") {
  VisitTeam team(2, 911);
  VisitTeam others(2, 912);
  team.add_activity(0);
  Bytes recorded;
  {
    platform::net::Listener listener;
    Meeting earlier(team, 0, true);
    const auto end = std::chrono::steady_clock::now() + 10s;
    const auto keys = team[1]->meeting_keys(team.visit());
    while (recorded.empty() && std::chrono::steady_clock::now() < end) {
      const auto heard = listener.next(200ms, sync::meeting::announcement_size);
      if (heard && sync::meeting::open(heard->datagram, keys)) recorded = heard->datagram;
    }
  }
  REQUIRE_FALSE(recorded.empty());
  std::atomic<bool> over = false;
  std::thread replay([&] {
    platform::net::Announcer announcer("127.0.0.1");
    while (!over) {
      announcer.say(recorded);
      std::this_thread::sleep_for(50ms);
    }
  });
  {
    Meeting meeting(team, 0, true);
    CHECK(join(team, 1, "auto").received > 0);
    CHECK(team.projection(1) == team.projection(0));
    HostSearch outside;
    outside.peer = "auto";
    outside.keys = others[0]->meeting_keys(others.visit());
    outside.patience = 2500ms;
    CHECK(refusal([&] { static_cast<void>(platform::net::find_host(outside)); }).code() ==
          ErrorCode::unreachable);
  }
  over = true;
  replay.join();
}

TEST_CASE("when the host goes away all work is kept, and the next host goes on", "[meeting]") {
  VisitTeam team(3, 913);
  const EntityId activity = team.add_activity(0);
  auto first = std::make_unique<Meeting>(team, 0);
  const std::string address = first->shown().address;
  static_cast<void>(join(team, 1, address));
  HostSearch search;
  search.peer = address;
  const auto transport = platform::net::find_host(search);
  const auto replica = team[1]->replica(team.visit());
  sync::meeting::HostRemote host(*transport, *replica);
  static_cast<void>(sync::synchronise(*replica, host));
  for (int i = 0; i < 5; ++i)
    team.add_note(1, activity, "Leaders review plans, part " + std::to_string(i));
  first.reset();
  CHECK(refusal([&] { static_cast<void>(sync::synchronise(*replica, host)); }).code() ==
        ErrorCode::unreachable);
  CHECK(notes_of(team, 1) == 5);
  Meeting second(team, 2);
  CHECK(join(team, 1, second.shown().address, second.shown().words).refused.empty());
  second.end();
  CHECK(notes_of(team, 2) == 5);
}
