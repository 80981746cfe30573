#include <fieldfare/core/app/notebook.h>
#include <fieldfare/platform/posix/clock.h>
#include <fieldfare/platform/posix/entropy.h>
#include <fieldfare/platform/posix/passphrase.h>

#include <catch2/catch_test_macros.hpp>

#include <fstream>

#include "processes.h"

namespace fieldfare::e2e {

namespace {

struct OneDevice {
  test::TemporaryDirectory directory;
  Device device{directory.path(), "only", "Education HMI"};
};

}  // namespace

TEST_CASE("a wrong command line ends with 2 and names what there is", "[e2e]") {
  const OneDevice one;
  CHECK(one.device.refused(2, {}).at("code") == "usage");
  const Json noun = one.device.refused(2, {"telescope"});
  CHECK(noun.at("hint").get<std::string>().find("note") != std::string::npos);
  const Json verb = one.device.refused(2, {"note", "frobnicate"});
  CHECK(verb.at("hint").get<std::string>().find("redact") != std::string::npos);
  one.device.refused(2, {"note", "add"});
  one.device.refused(2, {"note", "add", "--activity", "x", "--text", "y", "--colour", "blue"});
  one.device.refused(2, {"visit", "create", "--framework", "local-offer-2026", "--area",
                         "Northshire", "--fieldwork-start", "next Monday"});
  one.device.refused(2, {"case", "add", "--kind", "tracked", "--age", "twelve"});
}

TEST_CASE("a verb that there is not is told with those there are", "[e2e]") {
  const OneDevice one;
  for (const Words& words : {Words{"visit", "delete"}, Words{"case", "name"}, Words{"photo"}}) {
    one.device.refused(2, words);
  }
}

TEST_CASE("a wrong passphrase ends with 4 and changes nothing", "[e2e]") {
  OneDevice one;
  write_text(one.directory / "wrong", "not the passphrase\n");
  const auto right = one.device.passphrase_file();
  one.device.use_passphrase(one.directory / "wrong");
  CHECK(one.device.refused(4, {"store", "info"}).at("code") == "locked");
  one.device.use_passphrase(right);
  CHECK(one.device.ok({"store", "info"}).at("practice") == true);
}

TEST_CASE("a new passphrase opens the store and the old one does not", "[e2e]") {
  OneDevice one;
  write_text(one.directory / "new", "another practice passphrase\n");
  one.device.ok({"store", "rekey", "--new-passphrase-file", (one.directory / "new").string()});
  one.device.refused(4, {"store", "info"});
  one.device.use_passphrase(one.directory / "new");
  one.device.ok({"store", "info"});
}

TEST_CASE("a second process on a store that is in use ends with 4", "[e2e]") {
  const OneDevice one;
  platform::SystemClock clock;
  platform::SystemEntropy entropy;
  const auto open = app::Notebook::open(
      one.device.store(), platform::read_passphrase_file(one.device.passphrase_file()),
      {&clock, &entropy});
  CHECK(one.device.refused(4, {"store", "info"}).at("code") == "locked");
}

TEST_CASE("a damaged store ends with 5", "[e2e]") {
  const OneDevice one;
  SECTION("a page is overwritten") {
    std::fstream file(one.device.store() / "store.db",
                      std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(2048);
    for (int i = 0; i < 512; ++i)
      file.put('x');
  }
  SECTION("the database is cut to nothing") {
    write_text(one.device.store() / "store.db", "");
  }
  SECTION("the key file is damaged") {
    std::fstream file(one.device.store() / "store.key",
                      std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(70);
    file.put('x').put('y');
  }
  std::filesystem::remove(one.device.store() / "store.db-wal");
  CHECK(one.device.refused(5, {"store", "info"}).at("code") == "damaged");
}

TEST_CASE("store verify finds one flipped byte on any page", "[e2e]") {
  const OneDevice one;
  constexpr std::streamoff page = 4096;
  const auto size =
      static_cast<std::streamoff>(std::filesystem::file_size(one.device.store() / "store.db"));
  REQUIRE(size >= 8 * page);
  for (std::streamoff at = page / 3; at < size; at += page) {
    CAPTURE(at);
    const auto copy = one.directory / "copy";
    std::filesystem::remove_all(copy);
    std::filesystem::copy(one.device.store(), copy);
    std::fstream file(copy / "store.db", std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    const int before = file.get();
    file.seekp(at);
    file.put(static_cast<char>(before ^ 1));
    file.close();
    Device damaged(one.directory.path(), "copy");
    damaged.use_passphrase(one.device.passphrase_file());
    const Answer answer = damaged.call({"store", "verify"});
    CHECK(answer.exit_code == 5);
    CHECK((answer.error.is_object() || answer.json.at("ok") == false));
  }
}

TEST_CASE("a damaged bundle ends with 5 and changes nothing", "[e2e]") {
  const Team team;
  const auto file = team.directory / "visit.bundle";
  team.lead.ok({"sync", "--visit", team.visit, "--bundle-out", file.string()});
  std::fstream bundle(file, std::ios::in | std::ios::out | std::ios::binary);
  bundle.seekp(300);
  bundle.put('x').put('y').put('z');
  bundle.close();
  const Json before = team.second.ok({"visit", "show", team.visit}).at("projection");
  CHECK(team.second.refused(5, {"sync", "--bundle-in", file.string()}).at("code") == "damaged");
  CHECK(team.second.ok({"visit", "show", team.visit}).at("projection") == before);
}

TEST_CASE("an observer reads and may not write: 6", "[e2e]") {
  const Team team;
  const Device observer(team.directory.path(), "observer", "Observer");
  const std::string card = observer.ok({"device", "card"}).at("card");
  const Json added =
      team.lead.ok({"member", "add", "--visit", team.visit, "--card", card, "--role", "observer"});
  observer.ok({"visit", "join", added.at("invite")});
  team.lead.ok({"sync", "--visit", team.visit, "--hub", team.hub.url()});
  observer.ok({"sync", "--visit", team.visit, "--hub", team.hub.url()});
  CHECK(observer.ok({"activity", "list", "--visit", team.visit}).at("activities").size() == 1);
  const Json error = observer.refused(
      6, {"note", "add", "--activity", team.activity, "--text", "An observer's note."});
  CHECK(error.at("code") == "forbidden");
}

TEST_CASE("only the lead exports the summary note: 6", "[e2e]") {
  const Team team;
  team.second.refused(6, {"export", "summary-note", "--visit", team.visit, "--format", "md",
                          "--out", (team.directory / "note.md").string()});
  CHECK_FALSE(std::filesystem::exists(team.directory / "note.md"));
}

TEST_CASE("what is not there ends with 8", "[e2e]") {
  const OneDevice one;
  const std::string nothing(32, 'a');
  CHECK(one.device.refused(8, {"note", "show", nothing}).at("code") == "not_found");
  one.device.refused(8, {"note", "show", "aaaaaaaa"});
  one.device.refused(8, {"note", "show", "no such note"});
  one.device.refused(8, {"visit", "show", std::string(64, 'b')});
  one.device.refused(8, {"visit", "show"});
  one.device.refused(8, {"framework", "show", "no-such-framework"});
  one.device.refused(8, {"dump", (one.directory / "no-such-file").string()});
  const Device nowhere(one.directory.path(), "nowhere");
  CHECK(nowhere.refused(8, {"store", "info"}).at("code") == "not_found");
}

TEST_CASE("the clock of a store for evidence cannot be set: 8", "[e2e]") {
  const test::TemporaryDirectory directory;
  Device field(directory.path(), "field");
  CHECK(field.refused(8, {"store", "init", "--name", "Education HMI", "--inspectorate", "ofsted"})
            .at("code") == "not_possible");
  field.at("");
  field.ok({"store", "init", "--name", "Education HMI", "--inspectorate", "ofsted"});
  CHECK(field.ok({"store", "info"}).at("practice") == false);
  field.at("2026-06-15T09:30:00+01:00");
  field.refused(8, {"store", "info"});
}

TEST_CASE("a store is not made over another", "[e2e]") {
  const OneDevice one;
  one.device.refused(
      8, {"store", "init", "--practice", "--name", "Education HMI", "--inspectorate", "ofsted"});
}

TEST_CASE("a format that there is not is refused with those that there are", "[e2e]") {
  const Team team;
  const Json error =
      team.lead.refused(2, {"export", "summary-note", "--visit", team.visit, "--format", "odt",
                            "--out", (team.directory / "note").string()});
  CHECK(error.at("hint").get<std::string>().find("docx") != std::string::npos);
}

}  // namespace fieldfare::e2e
