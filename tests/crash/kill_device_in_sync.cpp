#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/platform/posix/process.h>

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <fstream>
#include <set>
#include <string>
#include <thread>

#include <places.h>
#include <servers/hub_process.h>
#include <support/spelt_number.h>
#include <support/visit_team.h>

/// A device is killed (kill -9 of the real program) while it syncs with a real hub, at moments that
/// a seed chooses: before, between and after the exchanges, while entries are taken in.
namespace {

using namespace fieldfare;
using namespace std::chrono_literals;

class Killing {
 public:
  Killing()
      : hub_(FIELDFARE_PROGRAM_FIELDFARE_HUB, "sqlite:" + (directory_ / "hub.db").string(),
             directory_ / "hub.log") {
    const auto passphrase = test::InspectorDevice::passphrase();
    std::ofstream(passphrase_file()) << as_text(passphrase.view()) << "\n";
    activity_ = team_.add_activity(0);
    team_.meet();
    for (std::size_t device = 0; device < 2; ++device)
      team_[device].close();
  }

  /// Both write; then the first device's sync is killed. True when it did not come to its end.
  bool round(std::uint64_t after_us) {
    for (std::size_t device = 0; device < 2; ++device) {
      team_[device].reopen();
      for (int i = 0; i < 40; ++i) {
        const std::string text = test::note_about(++number_);
        texts_.insert(text);
        static_cast<void>(team_.add_note(device, activity_, text));
      }
      team_[device].close();
    }
    CHECK(sync(1).wait() == 0);
    auto victim = sync(0);
    std::this_thread::sleep_for(std::chrono::microseconds(after_us));
    victim.signal(SIGKILL);
    return victim.wait() != 0;
  }

  /// One sync more of each, and all that either was told to be saved is on both.
  void require_all() {
    for (int i = 0; i < 2; ++i)
      for (std::size_t device = 0; device < 2; ++device)
        CHECK(sync(device).wait() == 0);
    for (std::size_t device = 0; device < 2; ++device) {
      team_[device].reopen();
      std::set<std::string> held;
      for (const auto& note :
           team_[device]->execute(app::NoteList{team_.visit(), {}, {}, {}}).notes)
        held.insert(note.text);
      CHECK(held == texts_);
      CHECK(team_[device]->execute(app::StoreVerify{}).ok);
    }
    CHECK(team_.projection(0) == team_.projection(1));
  }

 private:
  [[nodiscard]] std::string passphrase_file() const { return (directory_ / "passphrase").string(); }
  [[nodiscard]] platform::BackgroundProcess sync(std::size_t device) {
    return platform::BackgroundProcess(
        {FIELDFARE_PROGRAM_FIELDFARE,
         {"--store", team_[device].store().string(), "--passphrase-file", passphrase_file(), "sync",
          "--visit", team_.visit().hex(), "--hub", hub_.url()},
         {},
         {}},
        directory_ / "sync.log");
  }

  test::TemporaryDirectory directory_;
  test::HubProcess hub_;
  test::VisitTeam team_{2};
  EntityId activity_;
  std::set<std::string> texts_;
  std::int64_t number_ = 0;
};

}  // namespace

TEST_CASE("a device that is killed in the middle of a sync loses nothing and goes on", "[crash]") {
  Killing killing;
  test::SeededEntropy chance(20261128);
  int cut = 0;
  constexpr int rounds = 20;
  for (int i = 0; i < rounds; ++i)
    cut += killing.round(chance.below(150'000)) ? 1 : 0;
  CHECK(cut > 2);  // some kills did come before the end
  killing.require_all();
}
