#include <catch2/catch_test_macros.hpp>

#include "processes.h"

namespace fieldfare::e2e {

namespace {

std::string projection(const Device& device, const std::string& visit) {
  return device.ok({"visit", "show", visit}).at("projection");
}

void check_alike(const Team& team) {
  const std::string first = projection(team.lead, team.visit);
  CHECK_FALSE(first.empty());
  CHECK(projection(team.second, team.visit) == first);
  CHECK(projection(team.third, team.visit) == first);
}

std::string add_note(const Device& device, const Team& team, const std::string& text) {
  return device.ok({"note", "add", "--activity", team.activity, "--text", text}).at("note_id");
}

}  // namespace

TEST_CASE("three devices and a hub are alike after two rounds", "[e2e]") {
  const Team team;
  add_note(team.lead, team, "Leaders described how plans are agreed.");
  add_note(team.second, team, "The social worker spoke of long waits for short breaks.");
  add_note(team.third, team, "The pathway for therapy was read.");
  CHECK(projection(team.lead, team.visit) != projection(team.third, team.visit));
  team.meet();
  check_alike(team);
  for (const Device* device : team.devices()) {
    const Json notes = device->ok({"note", "list", "--visit", team.visit}).at("notes");
    REQUIRE(notes.size() == 3);
    for (const Json& note : notes)
      CHECK(note.at("conflicted") == false);
    CHECK(device->ok({"store", "verify"}).at("ok") == true);
  }
  const Json nothing = team.lead.ok({"sync", "--visit", team.visit});
  CHECK(nothing.at("sent") == 0);
  CHECK(nothing.at("received") == 0);
}

TEST_CASE("a note says on how many devices it is and whether the hub has it", "[e2e]") {
  const Team team;
  const std::string note = add_note(team.second, team, "Leaders described one plan.");
  Json where = team.second.ok({"note", "show", note}).at("where");
  CHECK(where.at("this_device") == true);
  CHECK(where.at("team_devices") == 0);
  CHECK(where.at("hub") == "waiting");
  team.meet();
  where = team.second.ok({"note", "show", note}).at("where");
  CHECK(where.at("team_devices") == 2);
  CHECK(where.at("hub") == "confirmed");
}

TEST_CASE("a clashing edit is shown once on every device and resolved once for all", "[e2e]") {
  const Team team;
  const std::string note = add_note(team.lead, team, "Leaders described one shared plan.");
  team.meet();
  team.lead.ok({"note", "edit", note, "--text", "Leaders described one agreed plan."});
  team.third.ok({"note", "edit", note, "--text", "Leaders described one joint plan."});
  team.meet();
  std::string conflict;
  for (const Device* device : team.devices()) {
    const Json conflicts = device->ok({"conflict", "list", "--visit", team.visit}).at("conflicts");
    REQUIRE(conflicts.size() == 1);
    const Json& shown = conflicts.at(0);
    if (conflict.empty()) conflict = shown.at("conflict_id");
    CHECK(shown.at("conflict_id") == conflict);
    CHECK(shown.at("values").size() == 2);
    CHECK(shown.at("base") == "Leaders described one shared plan.");
    CHECK(device->ok({"note", "show", note}).at("conflicted") == true);
  }
  team.second.ok(
      {"conflict", "resolve", conflict, "--text", "Leaders described one plan that all agreed."});
  team.meet();
  check_alike(team);
  for (const Device* device : team.devices()) {
    CHECK(device->ok({"conflict", "list", "--visit", team.visit}).at("conflicts").empty());
    const Json settled = device->ok({"note", "show", note});
    CHECK(settled.at("text") == "Leaders described one plan that all agreed.");
    CHECK(settled.at("conflicted") == false);
  }
  CHECK(team.lead.ok({"note", "history", note}).at("versions").size() == 4);
}

TEST_CASE("devices that only exchange bundle files are alike too", "[e2e]") {
  const Team team;
  add_note(team.lead, team, "Leaders described how plans are agreed.");
  add_note(team.second, team, "The social worker spoke of short breaks.");
  const std::string first = (team.directory / "first.bundle").string();
  const std::string back = (team.directory / "back.bundle").string();
  const Json out = team.lead.ok({"sync", "--visit", team.visit, "--bundle-out", first});
  CHECK(out.at("bytes_sent") > 0);
  const Json in = team.second.ok({"sync", "--bundle-in", first});
  CHECK(in.at("received") > 0);
  team.second.ok({"sync", "--visit", team.visit, "--bundle-out", back, "--since-last"});
  team.lead.ok({"sync", "--bundle-in", back});
  CHECK(projection(team.lead, team.visit) == projection(team.second, team.visit));
}

TEST_CASE("while the hub is down all work is kept, and goes once it is back", "[e2e]") {
  Team team;
  team.hub.stop();
  const std::string note = add_note(team.second, team, "Leaders described one plan.");
  const Json error =
      team.second.refused(7, {"sync", "--visit", team.visit, "--hub", team.hub.url()});
  CHECK(error.at("code") == "unreachable");
  CHECK(team.second.ok({"note", "show", note}).at("text") == "Leaders described one plan.");
  team.hub.start();
  team.meet();
  check_alike(team);
  CHECK(team.lead.ok({"note", "list", "--visit", team.visit}).at("notes").size() == 1);
}

TEST_CASE("a removed member keeps what it had and is refused at the hub", "[e2e]") {
  const Team team;
  const Json members = team.lead.ok({"member", "list", "--visit", team.visit}).at("members");
  std::string third;
  for (const Json& member : members) {
    if (member.at("inspectorate") == "cqc") third = member.at("member_id");
  }
  REQUIRE_FALSE(third.empty());
  team.lead.ok({"member", "remove", "--visit", team.visit, third});
  add_note(team.lead, team, "Written after somebody left the team.");
  for (const Device* device : {&team.lead, &team.second}) {
    device->ok({"sync", "--visit", team.visit, "--hub", team.hub.url()});
  }
  CHECK(team.third.call({"sync", "--visit", team.visit, "--hub", team.hub.url()}).exit_code != 0);
  CHECK(team.third.ok({"note", "list", "--visit", team.visit}).at("notes").empty());
  CHECK(team.second.ok({"note", "list", "--visit", team.visit}).at("notes").size() == 1);
}

TEST_CASE("a restored store goes on under a new log and loses nothing that others hold", "[e2e]") {
  const Team team;
  add_note(team.second, team, "Written before the backup.");
  const std::string file = (team.directory / "second.backup").string();
  CHECK(team.second.ok({"store", "backup", file}).at("entries") > 0);
  add_note(team.second, team, "Written after the backup.");
  team.meet();

  Device restored(team.directory.path(), "restored");
  restored.use_passphrase(team.second.passphrase_file());
  restored.at("");
  CHECK(restored.ok({"store", "restore", file}).at("entries") > 0);
  restored.at("2026-06-15T10:00:00+01:00");
  CHECK(restored.ok({"note", "list", "--visit", team.visit}).at("notes").size() == 1);
  add_note(restored, team, "Written in the restored store.");
  for (int round = 0; round < 2; ++round) {
    restored.ok({"sync", "--visit", team.visit, "--hub", team.hub.url()});
    team.lead.ok({"sync", "--visit", team.visit, "--hub", team.hub.url()});
  }
  CHECK(team.lead.ok({"note", "list", "--visit", team.visit}).at("notes").size() == 3);
  CHECK(projection(restored, team.visit) == projection(team.lead, team.visit));
  CHECK(restored.ok({"store", "verify"}).at("ok") == true);
}

}  // namespace fieldfare::e2e
