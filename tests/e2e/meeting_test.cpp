#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <optional>
#include <thread>

#include <support/file_text.h>

#include "processes.h"

namespace fieldfare::e2e {

namespace {

/// Four inspectors in one visit who have never been in a network.
struct Room {
  Room() {
    visit = lead.ok({"visit", "create", "--framework", "local-offer-2026", "--area", "Northshire",
                     "--fieldwork-start", "2026-06-15"})
                .at("visit_id");
    for (const Device* guest : guests()) {
      const std::string card = guest->ok({"device", "card"}).at("card");
      const Json added =
          lead.ok({"member", "add", "--visit", visit, "--card", card, "--role", "inspector"});
      guest->ok({"visit", "join", added.at("invite")});
    }
    activity = lead.ok({"activity", "add", "--visit", visit, "--kind", "tracking-meeting",
                        "--title", "Tracking meeting", "--starts", "2026-06-15T09:00:00+01:00",
                        "--ends", "2026-06-15T11:00:00+01:00"})
                   .at("activity_id");
  }

  [[nodiscard]] std::vector<const Device*> guests() const { return {&second, &third, &fourth}; }
  std::string add_note(const Device& device, const std::string& text) const {
    return device.ok({"note", "add", "--activity", activity, "--text", text}).at("note_id");
  }
  [[nodiscard]] std::string projection(const Device& device) const {
    return device.ok({"visit", "show", visit}).at("projection");
  }

  test::TemporaryDirectory directory;
  Device lead{directory.path(), "lead", "Education HMI"};
  Device second{directory.path(), "second", "Social care inspector"};
  Device third{directory.path(), "third", "CQC inspector", "cqc"};
  Device fourth{directory.path(), "fourth", "Ofsted inspector"};
  std::string visit;
  std::string activity;
};

/// A process that hosts.
class Meeting {
 public:
  Meeting(const Room& room, const Device& host, const std::string& name)
      : errors_(room.directory / (name + ".events")),
        process_(host.command({"--json", "meeting", "host", "--listen", "127.0.0.1:0"}), errors_) {
    const auto line = process_.read_line(std::chrono::seconds(60));
    REQUIRE(line.has_value());
    shown = Json::parse(*line);
  }
  void end() {
    process_.signal(SIGINT);
    CHECK(process_.wait() == 0);
    CHECK_FALSE(process_.read_line(std::chrono::milliseconds(100)).has_value());
  }
  void kill() {
    process_.signal(SIGKILL);
    process_.wait();
  }
  [[nodiscard]] std::string events() const { return test::file_text(errors_); }

  Json shown;

 private:
  std::filesystem::path errors_;
  platform::BackgroundProcess process_;
};

/// All guests at the same time.
std::vector<Answer> sync_all(const Room& room, const Words& how) {
  std::vector<Answer> answers(room.guests().size());
  std::vector<std::thread> running;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    running.emplace_back([&, i] {
      Words words{"sync", "--visit", room.visit};
      words.insert(words.end(), how.begin(), how.end());
      answers[i] = room.guests()[i]->call(words);
    });
  }
  for (std::thread& each : running)
    each.join();
  return answers;
}

}  // namespace

TEST_CASE("four devices in a room without a network to the world are alike after a meeting",
          "[e2e]") {
  const Room room;
  room.add_note(room.lead, "Leaders described how plans are agreed.");
  Meeting meeting(room, room.lead, "meeting");
  const std::string address = meeting.shown.at("address");
  const std::string pairing = meeting.shown.at("pairing");
  CHECK(address.starts_with("127.0.0.1:"));
  for (const Answer& answer : sync_all(room, {"--peer", address, "--pairing", pairing})) {
    REQUIRE(answer.exit_code == 0);
    CHECK(answer.json.at("received") > 0);
  }
  std::string note;
  for (const Device* guest : room.guests())
    note = room.add_note(*guest, "Written on a tablet of its own.");
  for (int round = 0; round < 2; ++round) {
    for (const Answer& answer : sync_all(room, {"--peer", "auto"})) {
      INFO(answer.error.dump());
      REQUIRE(answer.exit_code == 0);
      CHECK(answer.json.at("refused").empty());
    }
  }
  meeting.end();
  const std::string events = meeting.events();
  for (const char* event : {"joined", "moved", "ended"})
    CHECK(events.find(event) != std::string::npos);
  const std::string alike = room.projection(room.lead);
  for (const Device* guest : room.guests()) {
    CHECK(room.projection(*guest) == alike);
    CHECK(guest->ok({"note", "list", "--visit", room.visit}).at("notes").size() == 4);
  }
  CHECK(room.lead.ok({"store", "verify"}).at("ok") == true);
  const Json where = room.fourth.ok({"note", "show", note}).at("where");
  CHECK(where.at("team_devices") >= 1);
}

TEST_CASE("when the host's device dies in a meeting, another hosts and nothing is lost", "[e2e]") {
  const Room room;
  {
    Meeting meeting(room, room.lead, "first");
    for (const Answer& answer : sync_all(room, {"--pairing", meeting.shown.at("text")}))
      REQUIRE(answer.exit_code == 0);
    meeting.kill();
    for (const Device* guest : room.guests())
      room.add_note(*guest, "Written after the host went away.");
    const Json error = room.second.refused(
        7, {"sync", "--visit", room.visit, "--peer", meeting.shown.at("address")});
    CHECK(error.at("hint").get<std::string>().find("kept on this device") != std::string::npos);
  }
  Meeting meeting(room, room.second, "second");
  for (int round = 0; round < 2; ++round) {
    for (const Device* device : {&room.third, &room.fourth, &room.lead}) {
      device->ok({"sync", "--visit", room.visit, "--peer", meeting.shown.at("address")});
    }
  }
  meeting.end();
  for (const Device* device : {&room.lead, &room.second, &room.third, &room.fourth}) {
    CHECK(device->ok({"note", "list", "--visit", room.visit}).at("notes").size() == 3);
    CHECK(room.projection(*device) == room.projection(room.lead));
  }
}

TEST_CASE("a wrong pairing code and a device of another team end with what to do", "[e2e]") {
  const Room room;
  Meeting meeting(room, room.lead, "meeting");
  const std::string address = meeting.shown.at("address");
  room.second.refused(7, {"sync", "--visit", room.visit, "--peer", address, "--pairing",
                          "acorn acorn acorn acorn acorn acorn acorn zebra"});
  const Json misspelt = room.second.refused(
      2, {"sync", "--visit", room.visit, "--peer", address, "--pairing", "akorn"});
  CHECK(misspelt.at("hint").get<std::string>().find("acorn") != std::string::npos);
  const Device outsider(room.directory.path(), "outsider", "Somebody else");
  outsider.ok({"visit", "create", "--framework", "local-offer-2026", "--area", "Southshire",
               "--fieldwork-start", "2026-06-15"});
  outsider.refused(7, {"sync", "--peer", address});
  outsider.refused(2, {"sync", "--peer", address, "--hub", "http://127.0.0.1:1"});
  meeting.end();
}

}  // namespace fieldfare::e2e
