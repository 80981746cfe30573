#include "upgrade.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iterator>
#include <map>

#include <fieldfare/core/app/commands/contacts.h>
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/store.h>
#include <support/file_bytes.h>

#include "device.h"
#include "genesis.h"
#include "ledger.h"

namespace fieldfare::simulator {
namespace {

constexpr int notes = 4;

/// What takes a schema back to the one before; [0] leads from version 2 to 1.
constexpr const char* back[] = {
    "DROP TABLE local_contact; DROP TABLE disposal;",
    "DROP TABLE local_person_list; DROP TABLE local_person_case;",
    "DROP TABLE form_draft; DROP INDEX entity_by_time;",
    "DROP INDEX entry_without_content;",
    "DROP TABLE indexed; DROP TABLE known_kind;",
    // What 7 brought is of the program alone; these few entries are found again as well.
    "",
};

test::DiskModel::Files files_in(const std::filesystem::path& directory) {
  test::DiskModel::Files out;
  for (const auto& entry : std::filesystem::directory_iterator(directory))
    out[entry.path().filename().string()] = test::read_bytes(entry.path());
  return out;
}

/// A store on a disk of its own, opened below the notebook.
template <class Work>
test::DiskModel::Files below_the_notebook(const test::DiskModel::Files& disk, Work work) {
  const auto directory = test::TemporaryDirectory::in_memory();
  test::write_files(disk, directory.path());
  test::SeededEntropy entropy;
  test::FakeClock clock;
  {
    auto store = storage::Store::open(directory.path(), device_passphrase(), entropy, clock);
    work(store.database());
  }
  return files_in(directory.path());
}

void keep_draft(app::Notebook& notebook) {
  app::DraftKeep keep;
  keep.activity = genesis().activity;
  keep.text = app::RawText(Ledger::sentence(notes));
  static_cast<void>(notebook.execute(keep));
}

/// The disk of a device that was last opened by the program of that time.
test::DiskModel::Files old_store(int schema) {
  Device device(2, 11, genesis().devices[2]);
  for (std::size_t i = 0; i < notes; ++i) {
    app::NoteAdd add;
    add.activity = genesis().activity;
    add.text = app::RawText(Ledger::sentence(i));
    static_cast<void>(device.notebook().execute(add));
  }
  keep_draft(device.notebook());
  device.close();
  return below_the_notebook(device.disk().copy(), [&](storage::Database& database) {
    std::string sql;
    for (int version = newest_schema(); version > schema; --version)
      sql += back[version - 2];
    database.execute(sql + "PRAGMA user_version = " + std::to_string(schema) +
                     "; INSERT INTO note_text(note_text) VALUES('delete-all');"
                     "INSERT OR IGNORE INTO unindexed(eid) SELECT eid FROM entity WHERE kind = 5");
  });
}

void require(bool kept, const std::string& how) {
  if (!kept) broken("an upgrade loses nothing", how);
}

void check(Device& device) {
  app::Notebook& notebook = device.notebook();
  const auto shown = notebook.execute(app::NoteList{genesis().visit, {}, {}, {}}).notes;
  for (std::size_t i = 0; i < notes; ++i) {
    const std::string sentence = Ledger::sentence(i);
    require(std::ranges::any_of(shown, [&](const auto& note) { return note.text == sentence; }),
            "a note is lost");
    const app::Search search{genesis().visit, sentence.substr(0, sentence.size() - 1)};
    require(!notebook.execute(search).hits.empty(), "a search does not find a note");
  }
  require(notebook.execute(app::DraftList{genesis().visit}).drafts.size() == 1, "a draft is lost");
  require(notebook.execute(app::ContactList{genesis().visit}).contacts.empty(),
          "the newer tables cannot be read");
  const auto verified = notebook.execute(app::StoreVerify{});
  require(verified.ok, verified.ok ? "" : verified.problems.front());
}

/// Ends the process it lives in before a call.
class Killer final : public test::DiskObserver {
 public:
  Killer(const std::filesystem::path& directory, std::uint64_t call)
      : DiskObserver(directory), left_(call) {}
  [[nodiscard]] bool allow(test::DiskEvent) override {
    if (left_-- == 0) ::kill(::getpid(), SIGKILL);
    return true;
  }

 private:
  std::uint64_t left_;
};

/// What a process leaves that opens the store and is killed before a call.
test::DiskModel::Files killed_at(const test::DiskModel::Files& old, std::uint64_t call) {
  const auto directory = test::TemporaryDirectory::in_memory();
  test::write_files(old, directory.path());
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      const Killer killer(directory.path(), call);
      test::SeededEntropy entropy;
      test::FakeClock clock;
      static_cast<void>(
          app::Notebook::open(directory.path(), device_passphrase(), {&clock, &entropy}));
    } catch (...) {
      ::_exit(2);
    }
    ::_exit(0);
  }
  int status = 0;
  require(child > 0 && ::waitpid(child, &status, 0) == child, "no process could be started");
  require(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "the process was not killed");
  return files_in(directory.path());
}

/// Opens the store and stops behind a call, or a little later when it was open by then.
void open_and_stop(Device& device, Stop stop, std::uint64_t call) {
  if (stop == Stop::call_fails)
    device.disk().fail_once(call);
  else
    device.disk().cut_after(call);
  try {
    static_cast<void>(device.notebook());
  } catch (const Error&) {
    device.close();
  }
  if (stop == Stop::power_cut) device.come_back();
  if (stop == Stop::kill) device.put_back(device.disk().copy());
}

}  // namespace

int newest_schema() {
  static const int version = [] {
    std::int64_t found = 0;
    below_the_notebook(genesis().devices[2], [&](storage::Database& database) {
      auto row = database.prepare("PRAGMA user_version");
      if (row.step()) found = row.integer(0);
    });
    // Whoever adds a schema says above how it goes back to the one before.
    FIELDFARE_ASSERT(found >= 2 && found <= static_cast<std::int64_t>(std::size(back)) + 1);
    return static_cast<int>(found);
  }();
  return version;
}

UpgradeCounts stop_upgrade(int schema, Stop stop, std::uint64_t stride) {
  const test::DiskModel::Files old = old_store(schema);
  UpgradeCounts out;
  {
    Device device(2, 12, old);
    static_cast<void>(device.notebook());
    out.calls = device.disk().calls();
  }
  for (std::uint64_t call = 0; call < out.calls; call += stride) {
    const std::string where =
        "schema " + std::to_string(schema) + ", call " + std::to_string(call) + ": ";
    try {
      Device device(2, 12, stop == Stop::kill_9 ? killed_at(old, call) : old);
      if (stop != Stop::kill_9) open_and_stop(device, stop, call);
      check(device);
      ++out.tried;
    } catch (const Broken& wrong) {
      out.broken = where + wrong.how;
    } catch (const Error& error) {
      out.broken = where + error.what();
    }
    if (!out.broken.empty()) break;
  }
  return out;
}

}  // namespace fieldfare::simulator
