#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/platform/posix/process.h>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <map>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include <places.h>
#include <support/spelt_number.h>

#include "killed_device.h"

/// Promise 1 for what people have in their hands: the tablet app's own way to the disk (editor,
/// journal, lock, save) and the command line, each a process that is killed at moments of a seed's
/// choosing.
namespace {

using namespace fieldfare;
using namespace std::chrono_literals;

class Victim : public test::KilledDevice {
 public:
  using KilledDevice::KilledDevice;

  /// The tablet app is killed some way into typing, locking or saving; one time in eight while it
  /// opens the store.
  void kill_tablet() {
    platform::BackgroundProcess typist(
        {FIELDFARE_PROGRAM_FIELDFARE_TABLET_TYPIST,
         {store(), passphrase_file(), visit_.hex(), activity_.hex(), std::to_string(next_)},
         {},
         {}},
        directory_ / "log");
    if (below(8) != 0) {
      REQUIRE(typist.read_line(60s) == "ready");
      for (std::uint64_t lines = below(8); lines > 0; --lines) {
        const auto line = typist.read_line(60s);
        REQUIRE(line.has_value());
        take_down(*line);
      }
      wait_below(8'000);
    } else {
      wait_below(60'000);
    }
    typist.signal(SIGKILL);
    CHECK(typist.wait() == 128 + SIGKILL);
    require_no_tries();
    while (const auto line = typist.read_line(5s))
      take_down(*line);
  }

  /// A command that saves a note is killed before, while or after it does.
  void kill_command() {
    const std::int64_t number = next_++;
    platform::BackgroundProcess command(
        {FIELDFARE_PROGRAM_FIELDFARE,
         {"--json", "note", "add", "--activity", activity_.hex(), "--text",
          test::note_about(number), "--criterion", "LO1.1"},
         {},
         {{"FIELDFARE_STORE", store()}, {"FIELDFARE_PASSPHRASE_FILE", passphrase_file()}}},
        directory_ / "log");
    wait_below(longest_);
    command.signal(SIGKILL);
    const int status = command.wait();
    require_no_tries();
    std::string told;
    while (const auto line = command.read_line(5s))
      told += *line;
    const auto answer = nlohmann::json::parse(told, nullptr, false);
    if (answer.is_object()) {
      saved_[answer.at("note_id")] = number;
      longest_ = std::max<std::uint64_t>(longest_ * 7 / 8, 1'000);
    } else {
      CHECK(status == 128 + SIGKILL);
      ++cut_off_;
      longest_ = longest_ * 8 / 7;  // so that about half of them come to their end
    }
  }

  /// What was called saved is a note that says so, what was called kept is a note or a draft, and
  /// all there is is what was typed.
  void require_all() {
    device_.reopen();
    app::NoteList list;
    list.visit = visit_;
    std::map<std::string, std::string> notes;
    std::set<std::string> texts;
    for (const auto& note : device_->execute(list).notes) {
      notes[note.note_id.hex()] = note.text;
      texts.insert(note.text);
    }
    for (const auto& draft : device_->execute(app::DraftList{visit_}).drafts)
      texts.insert(draft.text);
    for (const auto& [id, number] : saved_) {
      INFO("note " << number);
      REQUIRE(notes.contains(id));
      REQUIRE(notes[id] == test::note_about(number));
    }
    for (const std::int64_t number : kept_) {
      INFO("kept " << number);
      REQUIRE(texts.contains(test::note_about(number)));
    }
    std::set<std::string> typed;
    for (std::int64_t number = 1; number <= next_; ++number)
      typed.insert(test::note_about(number));
    REQUIRE(std::ranges::includes(typed, texts));
    require_whole();
  }

  [[nodiscard]] std::size_t saved() const { return saved_.size(); }
  [[nodiscard]] std::size_t kept() const { return kept_.size(); }
  [[nodiscard]] int cut_off() const { return cut_off_; }

 private:
  void take_down(const std::string& line) {
    std::istringstream words(line);
    std::string what, id;
    std::int64_t number = 0;
    words >> what;
    if (what == "saved") words >> id;
    words >> number;
    if (what == "saved") saved_[id] = number;
    if (what == "kept") kept_.insert(number);
    // One that was typed and not saved is still on the page: the next process goes on behind it.
    next_ = std::max(next_, number + 1);
  }

  std::map<std::string, std::int64_t> saved_;  ///< by id
  std::set<std::int64_t> kept_;
  std::int64_t next_ = 1;
  std::uint64_t longest_ = 60'000;  // microseconds
  int cut_off_ = 0;
};

}  // namespace

TEST_CASE("nothing that the tablet called kept or saved is lost in 60 kills", "[crash]") {
  Victim victim(21);
  for (int kill = 1; kill <= 60; ++kill) {
    CAPTURE(kill);
    victim.kill_tablet();
    if (kill % 20 == 0) victim.require_all();
  }
  CHECK(victim.saved() > 40);
  CHECK(victim.kept() > 40);
}

TEST_CASE("no note that the command line called saved is lost in 60 kills", "[crash]") {
  Victim victim(22);
  for (int kill = 1; kill <= 60; ++kill) {
    CAPTURE(kill);
    victim.kill_command();
    if (kill % 20 == 0) victim.require_all();
  }
  CHECK(victim.saved() > 10);
  CHECK(victim.cut_off() > 10);
}
