#include "processes.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <fstream>

#include <places.h>

namespace fieldfare::e2e {

namespace {

namespace fs = std::filesystem;

/// Everything that a program could write to lies below `root`, so that a scan sees it.
std::vector<std::pair<std::string, std::string>> surroundings(const fs::path& root) {
  fs::create_directories(root / "home");
  fs::create_directories(root / "tmp");
  return {{"HOME", (root / "home").string()},
          {"XDG_DATA_HOME", (root / "home" / "data").string()},
          {"TMPDIR", (root / "tmp").string()},
          {"FIELDFARE_STORE", ""},
          {"FIELDFARE_PASSPHRASE_FILE", ""}};
}

Json parsed(const std::string& text) {
  return text.empty() ? Json() : Json::parse(text, nullptr, false);
}

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words)
    out += word + " ";
  return out;
}

}  // namespace

Device::Device(const fs::path& root, const std::string& name)
    : root_(root), store_(root / name), passphrase_file_(root / (name + ".passphrase")) {
  write_text(passphrase_file_, "a practice passphrase of " + name + "\n");
}

Device::Device(const fs::path& root, const std::string& name, const std::string& title,
               const std::string& inspectorate)
    : Device(root, name) {
  ok({"store", "init", "--practice", "--name", title, "--inspectorate", inspectorate});
}

platform::Finished Device::plain(const Words& words, const std::string& input) const {
  return platform::run(command(words, input));
}

platform::Command Device::command(const Words& words, const std::string& input) const {
  Words all{"--store", store_.string(), "--passphrase-file", passphrase_file_.string()};
  if (!now_.empty()) all.insert(all.end(), {"--now", now_});
  all.insert(all.end(), words.begin(), words.end());
  return {FIELDFARE_PROGRAM_FIELDFARE, all, input, surroundings(root_)};
}

Answer Device::call(Words words, const std::string& input) const {
  words.insert(words.begin(), "--json");
  const platform::Finished finished = plain(words, input);
  Answer answer{finished.exit_code, parsed(finished.output), Json()};
  const Json error = parsed(finished.errors);
  if (error.is_object() && error.contains("error")) answer.error = error.at("error");
  return answer;
}

Json Device::ok(const Words& words, const std::string& input) const {
  const Answer answer = call(words, input);
  INFO(joined(words) << "\n" << answer.error.dump(2));
  REQUIRE(answer.exit_code == 0);
  return answer.json;
}

Json Device::refused(int exit_code, const Words& words, const std::string& input) const {
  const Answer answer = call(words, input);
  INFO(joined(words) << "\n" << answer.json.dump(2) << "\n" << answer.error.dump(2));
  REQUIRE(answer.exit_code == exit_code);
  CHECK(answer.json.is_null());
  REQUIRE(answer.error.is_object());
  CHECK_FALSE(answer.error.at("code").get<std::string>().empty());
  CHECK_FALSE(answer.error.at("message").get<std::string>().empty());
  CHECK(answer.error.contains("hint"));
  return answer.error;
}

Hub::Hub(const fs::path& root) : root_(root) {
  fs::create_directories(root_ / "hub");
  start();
}

void Hub::start() {
  process_ = std::make_unique<platform::BackgroundProcess>(
      platform::Command{FIELDFARE_PROGRAM_FIELDFARE_HUB,
                        {"serve", "--listen", "127.0.0.1:0", "--store",
                         "sqlite:" + (root_ / "hub" / "hub.db").string()},
                        {},
                        surroundings(root_)},
      root_ / "hub" / "hub.log");
  const auto line = process_->read_line(std::chrono::seconds(20));
  REQUIRE(line.has_value());
  REQUIRE(line->find("http://127.0.0.1:") != std::string::npos);
  url_ = line->substr(line->find("http"));
}

void Hub::stop() {
  process_->signal(SIGTERM);
  CHECK(process_->wait() == 0);
  process_.reset();
}

Team::Team()
    : hub(directory.path()),
      lead(directory.path(), "lead", "Education HMI"),
      second(directory.path(), "second", "Social care inspector"),
      third(directory.path(), "third", "CQC inspector", "cqc") {
  visit = lead.ok({"visit", "create", "--framework", "local-offer-2026", "--area", "Northshire",
                   "--fieldwork-start", "2026-06-15"})
              .at("visit_id");
  for (const Device* other : {&second, &third}) {
    const std::string card = other->ok({"device", "card"}).at("card");
    const Json added =
        lead.ok({"member", "add", "--visit", visit, "--card", card, "--role", "inspector"});
    CHECK(other->ok({"visit", "join", added.at("invite")}).at("visit_id") == visit);
  }
  activity = lead.ok({"activity", "add", "--visit", visit, "--kind", "tracking-meeting", "--title",
                      "Tracking meeting", "--starts", "2026-06-15T09:00:00+01:00", "--ends",
                      "2026-06-15T11:00:00+01:00"})
                 .at("activity_id");
  meet();
}

void Team::meet(int rounds) const {
  for (int round = 0; round < rounds; ++round) {
    for (const Device* device : devices()) {
      device->ok({"sync", "--visit", visit, "--hub", hub.url()});
    }
  }
}

void write_text(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

platform::Finished without_store(const Words& words, const std::string& input) {
  const test::TemporaryDirectory root;
  return platform::run({FIELDFARE_PROGRAM_FIELDFARE, words, input, surroundings(root.path())});
}

}  // namespace fieldfare::e2e
