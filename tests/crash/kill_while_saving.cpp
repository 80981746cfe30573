#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/platform/posix/process.h>

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <map>

#include <places.h>
#include <support/spelt_number.h>

#include "killed_device.h"

/// Promise 1: what the notebook called saved survives a killed process. Real processes are killed
/// at moments that a seed chooses, while they save, while they open, while they recover.
namespace {

using namespace fieldfare;
using namespace std::chrono_literals;

class KillLoop : public test::KilledDevice {
 public:
  using KilledDevice::KilledDevice;

  /// Starts a writer and kills it some way into a save; one time in eight while it opens.
  void kill_once() {
    platform::BackgroundProcess writer(
        {FIELDFARE_PROGRAM_FIELDFARE_NOTE_WRITER,
         {store(), passphrase_file(), activity_.hex(), std::to_string(next_)},
         {},
         {}},
        directory_ / "writer.log");
    if (below(8) != 0) {
      REQUIRE(writer.read_line(60s) == "ready");
      ++recovered_;
      for (std::uint64_t lines = below(8); lines > 0; --lines) {
        const auto line = writer.read_line(60s);
        REQUIRE(line.has_value());
        take_down(*line);
      }
      wait_below(8'000);
    } else {
      wait_below(60'000);
    }
    writer.signal(SIGKILL);
    CHECK(writer.wait() == 128 + SIGKILL);
    require_no_tries();
    while (const auto line = writer.read_line(5s))
      take_down(*line);
  }

  /// Every note that was acknowledged is there and says what it was last acknowledged to say, or
  /// what the next change, cut off before its acknowledgement, made of it.
  void require_all() {
    device_.reopen();
    app::NoteList list;
    list.visit = visit_;
    std::map<std::string, std::string> held;
    for (const auto& note : device_->execute(list).notes) {
      held[note.note_id.hex()] = note.text;
    }
    for (const auto& [id, number] : saved_) {
      INFO("note " << number);
      REQUIRE(held.contains(id));
      const bool as_told = held[id] == test::note_about(number);
      const bool one_further = number > 0 && held[id] == test::note_about(-number);
      REQUIRE((as_told || one_further));
    }
    require_whole();
  }

  [[nodiscard]] std::size_t saved() const { return saved_.size(); }
  [[nodiscard]] int recovered() const { return recovered_; }

 private:
  void take_down(const std::string& line) {
    std::istringstream words(line);
    std::string what;
    std::string id;
    std::int64_t number = 0;
    words >> what >> id >> number;
    if (what != "saved" && what != "changed") return;
    saved_[id] = number;
    next_ = std::max(next_, (number < 0 ? -number : number) + 1);
  }

  std::map<std::string, std::int64_t> saved_;  ///< by id: the number last acknowledged
  std::int64_t next_ = 1;
  int recovered_ = 0;
};

void kill_seventy_five_times(std::uint64_t seed) {
  KillLoop loop(seed);
  for (int kill = 1; kill <= 75; ++kill) {
    CAPTURE(seed, kill);
    loop.kill_once();
    if (kill % 25 == 0) loop.require_all();
  }
  // The loop would prove nothing if hardly anything had been saved in it.
  CHECK(loop.recovered() > 50);
  CHECK(loop.saved() > 100);
}

}  // namespace

TEST_CASE("no acknowledged note is lost in 75 kills: first seed", "[crash]") {
  kill_seventy_five_times(11);
}

TEST_CASE("no acknowledged note is lost in 75 kills: second seed", "[crash]") {
  kill_seventy_five_times(12);
}

TEST_CASE("no acknowledged note is lost in 75 kills: third seed", "[crash]") {
  kill_seventy_five_times(13);
}

TEST_CASE("no acknowledged note is lost in 75 kills: fourth seed", "[crash]") {
  kill_seventy_five_times(14);
}
