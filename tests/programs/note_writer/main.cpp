#include <cstdio>
#include <exception>
#include <string>

#include <fmt/format.h>

#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/notebook.h>
#include <fieldfare/platform/posix/clock.h>
#include <fieldfare/platform/posix/entropy.h>
#include <fieldfare/platform/posix/harden.h>
#include <fieldfare/platform/posix/passphrase.h>
#include <support/spelt_number.h>

/// note_writer STORE PASSPHRASE-FILE ACTIVITY FIRST: saves notes one after the other until it is
/// killed, and tells each one that the notebook has called saved: "saved ID NUMBER". Every fourth
/// note is changed afterwards: "changed ID NUMBER".
namespace {

using namespace fieldfare;

void say(const std::string& line) {
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fflush(stdout);
}

void write_notes(app::Notebook& notebook, const EntityId& activity, std::int64_t number) {
  say("ready\n");
  for (;; ++number) {
    app::NoteAdd add;
    add.activity = activity;
    add.text = app::RawText(test::note_about(number));
    add.criteria = {"LO1.1"};
    const EntityId note = notebook.execute(add).note_id;
    say(fmt::format("saved {} {}\n", note.hex(), number));
    if (number % 4 != 0) continue;
    app::NoteEdit edit;
    edit.note = note;
    edit.text = app::RawText(test::note_about(-number));
    static_cast<void>(notebook.execute(edit));
    say(fmt::format("changed {} {}\n", note.hex(), -number));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  try {
    platform::harden_process();
    platform::SystemClock clock;
    platform::SystemEntropy entropy;
    const auto notebook =
        app::Notebook::open(argv[1], platform::read_passphrase_file(argv[2]), {&clock, &entropy});
    write_notes(*notebook, *EntityId::from_hex(argv[3]), std::stoll(argv[4]));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "note_writer: %s\n", error.what());
    return 1;
  }
  return 0;
}
