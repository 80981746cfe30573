#include <fieldfare/platform/posix/process.h>

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <fstream>

#include <places.h>
#include <support/temporary_directory.h>

namespace fieldfare::e2e {

namespace {

using namespace std::chrono_literals;

platform::Command hub(std::vector<std::string> arguments) {
  return {FIELDFARE_PROGRAM_FIELDFARE_HUB, std::move(arguments), {}, {}};
}

}  // namespace

TEST_CASE("a hub reads its options from a file, and what the command line says counts more",
          "[e2e]") {
  const test::TemporaryDirectory directory;
  const std::string file = (directory / "hub.toml").string();
  std::ofstream(file) << "listen = \"0.0.0.0:0\"\nregistered-only = true\nstore = \"sqlite:"
                      << (directory / "hub.db").string() << "\"\n";
  CHECK(platform::run(hub({"serve", "--config", file})).exit_code == 2);  // needs a certificate

  platform::BackgroundProcess process(hub({"serve", "--config", file, "--listen", "127.0.0.1:0"}),
                                      directory / "hub.log");
  const auto line = process.read_line(60s);
  REQUIRE(line.has_value());
  CHECK(line->starts_with("listening on http://127.0.0.1:"));
  process.signal(SIGTERM);
  CHECK(process.wait() == 0);

  std::ofstream(file, std::ios::app) << "registred-only = true\n";
  const platform::Finished misspelt = platform::run(hub({"serve", "--config", file}));
  CHECK(misspelt.exit_code == 2);
  CHECK(misspelt.errors.find("registred-only") != std::string::npos);
}

TEST_CASE("a hub's keeper lets visits in, sees them, sets their space and erases them", "[e2e]") {
  const test::TemporaryDirectory directory;
  const std::string store = "sqlite:" + (directory / "hub.db").string();
  const std::string visit(64, 'a');
  const auto admin = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "admin");
    arguments.insert(arguments.end(), {"--store", store});
    return platform::run(hub(std::move(arguments)));
  };
  CHECK(admin({"quota", visit, "5000"}).exit_code == 8);
  CHECK(admin({"register-visit", visit}).exit_code == 0);
  CHECK(admin({"quota", visit, "5000"}).exit_code == 0);
  CHECK(admin({"list-visits"}).output ==
        visit + " 0 entries, 0 of 5000 bytes, 0 membership records\n");
  CHECK(admin({"erase", visit}).exit_code == 0);
  CHECK(admin({"erase", visit}).exit_code == 8);
  CHECK(admin({"list-visits"}).output.empty());
  CHECK(admin({"register-visit", "no-visit"}).exit_code == 2);
  CHECK(admin({"restored"}).exit_code == 0);

  const std::string file = (directory / "hub.toml").string();
  std::ofstream(file) << "store = \"" << store << "\"\n";
  CHECK(platform::run(hub({"admin", "list-visits", "--json", "--config", file})).output ==
        "{\"visits\":[]}\n");
  CHECK(platform::run(hub({"admin", "list-visits"})).exit_code == 2);
  const platform::Finished other =
      platform::run(hub({"admin", "list-visits", "--store", "mysql://keeper:secret@db/x"}));
  CHECK(other.exit_code == 2);
  CHECK(other.errors.find("secret") == std::string::npos);
}

}  // namespace fieldfare::e2e
