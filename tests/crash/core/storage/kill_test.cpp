#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include <support/practice_store.h>

namespace fieldfare::storage {
namespace {

using test::PracticeStore;

/// Saves notes until it is killed (a few, on a busy machine the killer may come late), and tells
/// the number of each when it is saved.
[[noreturn]] void save_forever(PracticeStore& practice, int acknowledgements) {
  Store store = practice.open();
  store.database().execute("PRAGMA wal_autocheckpoint = 40");
  test::SeededEntropy sizes(static_cast<std::uint64_t>(::getpid()));
  for (int i = 0; i < 20; ++i) {
    PracticeStore::add_note(store.database(), std::string(100 + sizes.below(4000), 'n'));
    const std::int64_t saved = store.database().last_insert_rowid();
    if (::write(acknowledgements, &saved, sizeof(saved)) != sizeof(saved)) ::_exit(1);
  }
  for (;;)
    ::pause();
}

/// The acknowledgements of a child, by its end of a pipe.
class Acknowledgements {
 public:
  explicit Acknowledgements(int end) : end_(end) {}
  Acknowledgements(const Acknowledgements&) = delete;
  Acknowledgements& operator=(const Acknowledgements&) = delete;
  ~Acknowledgements() { ::close(end_); }

  /// Waits for the next; false when the child is gone and all that it said was heard.
  bool hear() {
    std::int64_t number = 0;
    if (::read(end_, &number, sizeof(number)) != sizeof(number)) return false;
    last_ = number;
    return true;
  }
  [[nodiscard]] std::int64_t last() const noexcept { return last_; }

 private:
  int end_;
  std::int64_t last_ = 0;
};

TEST_CASE("a process killed while it saves loses no note that it called saved") {
  // What a killed process wrote is the kernel's, whatever the disk: memory is as good and quicker.
  PracticeStore practice(test::TemporaryDirectory::in_memory());
  test::SeededEntropy chance(20261121);
  std::int64_t acknowledged = 0;
  for (int round = 0; round < 300; ++round) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) save_forever(practice, ends[1]);
    ::close(ends[1]);
    Acknowledgements heard(ends[0]);
    // From while it opens the store to while it saves its sixth note.
    for (std::uint64_t notes = chance.below(6); notes > 0; --notes)
      REQUIRE(heard.hear());
    std::this_thread::sleep_for(std::chrono::microseconds(chance.below(4000)));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    while (heard.hear()) {
    }
    INFO("round " << round);
    REQUIRE(WIFSIGNALED(status));

    Store store = practice.open();
    const std::int64_t found = PracticeStore::count_notes(store.database());
    REQUIRE(found >= std::max(acknowledged, heard.last()));
    if (round % 10 == 0) REQUIRE(store.database().check_pages().empty());
    acknowledged = found;
  }
  // If no child came to save anything, nothing was shown.
  CHECK(acknowledged > 300);
}

}  // namespace
}  // namespace fieldfare::storage
