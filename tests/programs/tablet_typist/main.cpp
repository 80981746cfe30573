#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>

#include <fmt/format.h>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/posix/clock.h>
#include <fieldfare/platform/posix/entropy.h>
#include <fieldfare/platform/posix/harden.h>
#include <fieldfare/platform/posix/passphrase.h>
#include <simulator/tablet_app.h>
#include <support/spelt_number.h>

/// tablet_typist STORE PASSPHRASE-FILE VISIT ACTIVITY FIRST: the tablet app without its drawing, in
/// a process that is killed. Types note after note, waits for the journal, locks now and then,
/// saves, and tells what the app's page says: "kept NUMBER", "saved ID NUMBER". What an earlier
/// process left on the page is saved first.
namespace {

using namespace fieldfare;

constexpr double a_moment = 0.3;  // seconds of the app's own time: more than the journal waits

void say(const std::string& line) {
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fflush(stdout);
}

class Typist {
 public:
  Typist(char** words, app::Ports ports)
      : app_(words[1], ports),
        passphrase_(platform::read_passphrase_file(words[2])),
        visit_(*VisitId::from_hex(words[3])),
        activity_(*EntityId::from_hex(words[4])) {}

  void write_notes(std::int64_t first) {
    unlock();
    say("ready\n");
    if (!app_.text().empty()) save(number_on_page(first));
    for (std::int64_t number = first;; ++number) {
      app_.type(test::note_about(number));
      app_.wait(a_moment);
      if (app_.is_kept()) say(fmt::format("kept {}\n", number));
      if (number % 3 == 0) {
        app_.act(ui::action::LockNow{});
        unlock();
      }
      save(number);
    }
  }

 private:
  void unlock() {
    if (!app_.unlock(as_text(passphrase_.view()), visit_, activity_))
      throw Error(ErrorCode::internal, "the app did not open: " + app_.problem());
  }

  /// A process before this one was killed with it; it is whole or not there.
  std::int64_t number_on_page(std::int64_t first) {
    for (std::int64_t number = std::max<std::int64_t>(1, first - 5); number <= first + 5; ++number)
      if (app_.text() == test::note_about(number)) return number;
    throw Error(ErrorCode::internal, "the page has words that nobody typed: " + app_.text());
  }

  void save(std::int64_t number) {
    const auto note = app_.save();
    if (!note) throw Error(ErrorCode::internal, "the app did not save: " + app_.text());
    say(fmt::format("saved {} {}\n", note->hex(), number));
  }

  simulator::TabletApp app_;
  crypto::SecureBuffer passphrase_;
  VisitId visit_;
  EntityId activity_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  try {
    platform::harden_process();
    platform::SystemClock clock;
    platform::SystemEntropy entropy;
    Typist(argv, {&clock, &entropy}).write_notes(std::stoll(argv[5]));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tablet_typist: %s\n", error.what());
    return 1;
  }
  return 0;
}
