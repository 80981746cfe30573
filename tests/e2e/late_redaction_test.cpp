#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>

#include "processes.h"

/// A deputy erases a colleague's note and is removed by a lead who has not heard of it, with the
/// programs that people use: log-format.md, "Orders to erase" and "Holes".
namespace fieldfare::e2e {

namespace {

constexpr const char* words = "A slip: osprey.";
constexpr const char* reason = "It says who somebody is.";

/// The lead's device holds the note throughout and is away; `writer` followed the order and has
/// lost its own note; `second_lead` removed the deputy before it ever heard of the note.
struct Scene {
  Scene() {
    visit = lead.ok({"visit", "create", "--framework", "local-offer-2026", "--area", "Northshire",
                     "--fieldwork-start", "2026-06-15"})
                .at("visit_id");
    deputy_id = let_in(deputy, "deputy");
    let_in(writer, "inspector");
    let_in(second_lead, "lead");
    const std::string activity =
        lead.ok({"activity", "add", "--visit", visit, "--kind", "tracking-meeting", "--title",
                 "Tracking meeting", "--starts", "2026-06-15T09:00:00+01:00", "--ends",
                 "2026-06-15T11:00:00+01:00"})
            .at("activity_id");
    sync({&lead, &deputy, &writer, &second_lead});
    note = writer.ok({"note", "add", "--activity", activity, "--text", words}).at("note_id");
    writer.ok({"note", "add", "--activity", activity, "--text", "Plans name who does what."});
    sync({&writer, &lead, &deputy});
    deputy.ok({"note", "redact", note, "--reason", reason});
    sync({&deputy, &writer});
    CHECK(writer.ok({"note", "show", note}).at("erased") == true);
    // It has not heard of the note, nor of what became of it.
    second_lead.ok({"member", "remove", "--visit", visit, deputy_id});
    sync({&second_lead, &writer});
  }

  std::string let_in(const Device& device, const std::string& role) const {
    const std::string card = device.ok({"device", "card"}).at("card");
    const Json added = lead.ok({"member", "add", "--visit", visit, "--card", card, "--role", role});
    device.ok({"visit", "join", added.at("invite")});
    return added.at("member_id");
  }
  void sync(const std::vector<const Device*>& devices) const {
    for (const Device* device : devices)
      device->ok({"sync", "--visit", visit, "--hub", hub.url()});
  }
  [[nodiscard]] std::vector<const Device*> team() const { return {&lead, &writer, &second_lead}; }
  void sync_team() const {
    for (int round = 0; round < 2; ++round)
      sync(team());
  }

  [[nodiscard]] bool tells(const Device& device, const std::string& kind) const {
    const Json notices = device.ok({"notice", "list", "--visit", visit}).at("notices");
    return std::ranges::any_of(notices, [&](const Json& one) { return one.at("kind") == kind; });
  }
  /// What is missing on a device and will be there again, as `store verify` names it.
  [[nodiscard]] Json missing(const Device& device) const {
    const Json verified = device.ok({"store", "verify"});
    CHECK(verified.at("ok") == true);
    return verified.at("missing");
  }
  void require_missing(const Device& device) const {
    const Json named = missing(device);
    REQUIRE(named.size() == 1);
    CHECK(named.at(0).get<std::string>().find("had it erased") != std::string::npos);
    CHECK(tells(device, "erasure-undecided"));
  }
  /// What the deputy did is for the lead to decide, and says what it would do.
  void require_late_redaction(const Device& device) const {
    const Json late = device.ok({"member", "late", "--visit", visit}).at("late");
    REQUIRE(late.size() == 1);
    CHECK(late.at(0).at("member_id") == deputy_id);
    CHECK(late.at(0).at("state") == "waiting");
    const Json items = late.at(0).at("items");
    const auto redaction =
        std::ranges::find_if(items, [](const Json& item) { return item.at("erases") == 1; });
    REQUIRE(redaction != items.end());
    CHECK(redaction->at("reason") == reason);
    CHECK(redaction->at("entity_id") == note);
    CHECK(tells(device, "late-entries"));
  }
  /// All stores alike and whole, and nothing is left to move.
  void require_alike() const {
    const std::string first = lead.ok({"visit", "show", visit}).at("projection");
    for (const Device* device : team()) {
      CHECK(device->ok({"visit", "show", visit}).at("projection") == first);
      CHECK(missing(*device).empty());
      const Json nothing = device->ok({"sync", "--visit", visit});
      CHECK(nothing.at("sent") == 0);
      CHECK(nothing.at("received") == 0);
      CHECK(nothing.at("refused").empty());
    }
  }
  test::TemporaryDirectory directory;
  Hub hub{directory.path()};
  Device lead{directory.path(), "lead", "Education HMI"};
  Device deputy{directory.path(), "deputy", "Social care inspector"};
  Device writer{directory.path(), "writer", "CQC inspector", "cqc"};
  Device second_lead{directory.path(), "second-lead", "Ofsted inspector"};
  std::string visit, deputy_id, note;
};

}  // namespace

TEST_CASE("a late redaction is named, its content comes back, and the lead decides on it",
          "[e2e]") {
  const Scene scene;
  scene.require_missing(scene.writer);
  scene.require_missing(scene.second_lead);
  scene.require_late_redaction(scene.second_lead);
  {
    // The first lead's device has the content, and has not heard of the order.
    platform::BackgroundProcess meeting(
        scene.lead.command({"--json", "meeting", "host", "--listen", "127.0.0.1:0"}),
        scene.directory / "meeting.events");
    const auto line = meeting.read_line(std::chrono::seconds(60));
    REQUIRE(line.has_value());
    scene.writer.ok({"sync", "--visit", scene.visit, "--pairing", Json::parse(*line).at("text")});
    meeting.signal(SIGINT);
    CHECK(meeting.wait() == 0);
  }
  CHECK(scene.writer.ok({"note", "show", scene.note}).at("text") == words);
  CHECK(scene.missing(scene.writer).empty());
  scene.second_lead.ok({"member", "refuse", "--visit", scene.visit, scene.deputy_id});
  CHECK(scene.missing(scene.second_lead).size() == 1);  // has met nobody who has it
  scene.sync_team();
  scene.require_alike();
  for (const Device* device : scene.team()) {
    CHECK(device->ok({"note", "show", scene.note}).at("text") == words);
    CHECK_FALSE(scene.tells(*device, "late-entries"));
  }
  // What was left out can still be taken in.
  scene.lead.ok({"member", "accept", "--visit", scene.visit, scene.deputy_id});
  scene.sync_team();
  scene.require_alike();
  for (const Device* device : scene.team()) {
    CHECK(device->ok({"note", "show", scene.note}).at("erased") == true);
    CHECK(device->ok({"search", "--visit", scene.visit, "osprey"}).at("hits").empty());
  }
  CHECK(scene.lead.ok({"member", "late", "--visit", scene.visit}).at("late").empty());
  CHECK(scene.deputy.call({"sync", "--visit", scene.visit}).exit_code != 0);
}

}  // namespace fieldfare::e2e
