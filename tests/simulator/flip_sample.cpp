#include "flip_sample.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include <storage/key_file.h>

#include <fieldfare/core/app/commands/contacts.h>
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/forms.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/selection/person_table.h>
#include <fieldfare/core/storage/store.h>
#include <fieldfare/sync/bundle.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>
#include <support/file_bytes.h>

#include "device.h"
#include "genesis.h"
#include "ledger.h"
#include "mailbox.h"

namespace fieldfare::simulator {
namespace {

constexpr std::size_t number = 2;

/// The same key under the same passphrase, at the least cost that a practice store may have.
Bytes cheaply_wrapped(const Bytes& key_file) {
  const auto key = storage::KeyFile::parse(key_file).unwrap(device_passphrase());
  test::SeededEntropy entropy(5);
  return storage::KeyFile::wrap(*key, device_passphrase(), {1, std::uint64_t{1} << 20},
                                storage::Purpose::practice, entropy)
      .bytes;
}

EntityId write_note(app::Notebook& notebook, std::size_t sentence) {
  app::NoteAdd add;
  add.activity = genesis().activity;
  add.text = app::RawText(Ledger::sentence(sentence));
  return notebook.execute(add).note_id;
}

void change(app::Notebook& notebook, const EntityId& note, std::size_t sentence) {
  app::NoteEdit edit;
  edit.note = note;
  edit.text = app::RawText(Ledger::sentence(sentence));
  static_cast<void>(notebook.execute(edit));
}

void sync_with(test::MemoryHub& hub, app::Notebook& notebook) {
  test::DirectTransport line(hub);
  const auto replica = notebook.replica(genesis().visit);
  sync::HubRemote remote(line, *replica);
  static_cast<void>(sync::synchronise(*replica, remote));
}

/// A note, one that two changed apart, one that was erased, a draft, the words of a form, a
/// contact. Returns what was changed apart: sentences 2, 4 and 5.
EntityId write(app::Notebook& notebook, test::MemoryHub& hub) {
  static_cast<void>(write_note(notebook, 1));
  const EntityId both = write_note(notebook, 2);
  const EntityId erased = write_note(notebook, 3);
  sync_with(hub, notebook);
  Device other(3, 6, genesis().devices[3]);
  sync_with(hub, other.notebook());
  change(other.notebook(), both, 4);
  sync_with(hub, other.notebook());
  change(notebook, both, 5);
  static_cast<void>(notebook.execute(app::NoteRedact{erased, app::RawText("named a child")}));
  sync_with(hub, notebook);
  app::DraftKeep draft;
  draft.activity = genesis().activity;
  draft.text = app::RawText(Ledger::sentence(6));
  static_cast<void>(notebook.execute(draft));
  static_cast<void>(
      notebook.execute(app::FormKeep{genesis().visit, "lines:", app::RawText("Who is asked?")}));
  app::ContactSet contact{genesis().visit, "duty-desk", app::RawText("Ann Reed"), {}, {}, {}};
  static_cast<void>(notebook.execute(contact));
  static_cast<void>(notebook.execute(app::Search{genesis().visit, Ledger::sentence(1)}));  // index
  return both;
}

/// What takes more than one device, or a moment before the next thing happens, to come by.
constexpr const char* rows =
    "INSERT INTO disposal(visit, at, receipt) VALUES(x'01', '2026-06-15T09:00:00Z', '{}');"
    "INSERT INTO local_person_case(vid, case_id, list, number) SELECT vid, x'02', 'send', 1 FROM "
    "visit;"
    "INSERT INTO notice(vid, kind, key, at, facts, dismissed)"
    " SELECT vid, 'x', 'x', '2026-06-15T09:00:00Z', '{}', 1 FROM visit;"
    "INSERT INTO removal_word(vid, entry, member, log, until, head)"
    " SELECT vid, 0, (SELECT member FROM statement), log, 0, head FROM log LIMIT 1;"
    "INSERT OR IGNORE INTO unindexed(eid) SELECT min(eid) FROM entity WHERE kind = 5;";

void add_rows(storage::Database& database) {
  database.execute(rows);
  auto list = database.prepare(
      "INSERT INTO local_person_list(vid, list, as_at, imported_at, refused, rows, data)"
      " SELECT vid, 'send', '2026-06-01', '2026-06-15T09:00:00Z', '[]', 0, ?1 FROM visit");
  list.bind(1, selection::encode(selection::PersonTable{})).run();
}

/// Throws where a table of the store, or an index of some of a table's rows, holds nothing. (No
/// entry has a problem: `store verify` would say so of a store that nobody changed.)
void require_rows(storage::Database& database) {
  std::vector<std::string> tables;
  {
    auto names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'");
    while (names.step())
      tables.emplace_back(names.text(0));
  }
  std::string empty;
  for (const std::string& table : tables) {
    auto row = database.prepare("SELECT 1 FROM \"" + table + "\"");
    if (!row.step()) empty += " " + table;
  }
  for (const char* index : {"entity WHERE conflicted = 1", "entry WHERE length(body) = 0"}) {
    auto row = database.prepare(std::string("SELECT 1 FROM ") + index);
    if (!row.step()) empty += std::string(" ") + index;
  }
  if (!empty.empty()) throw std::logic_error("nothing is in" + empty);
}

/// The disk of a device that is closed, with those rows.
test::DiskModel::Files filled(const test::DiskModel::Files& disk) {
  const auto directory = test::TemporaryDirectory::in_memory();
  test::write_files(disk, directory.path());
  test::SeededEntropy entropy;
  test::FakeClock clock;
  {
    auto store = storage::Store::open(directory.path(), device_passphrase(), entropy, clock);
    add_rows(store.database());
    require_rows(store.database());
  }
  test::DiskModel::Files out;
  for (const auto& entry : std::filesystem::directory_iterator(directory.path()))
    out[entry.path().filename().string()] = test::read_bytes(entry.path());
  return out;
}

FlipSample make() {
  FlipSample out;
  seed_library(5);
  test::DiskModel::Files disk = genesis().devices[number];
  disk["store.key"] = cheaply_wrapped(disk.at("store.key"));
  Device device(number, 5, disk);
  const auto hub = hub_with(genesis().hub);
  const EntityId both = write(device.notebook(), *hub);
  hub->stop();
  out.hub[hub->file().filename().string()] = test::read_bytes(hub->file());
  device.close();
  device.put_back(filled(device.disk().copy()));
  static_cast<void>(write_note(device.notebook(), 7));
  static_cast<void>(write_note(device.notebook(), 8));
  out.texts = texts_of(device.notebook());
  const auto backup = device.new_backup();
  static_cast<void>(device.notebook().execute(app::StoreBackup{backup.string()}));
  out.backup = test::read_bytes(backup);
  Mailbox mailbox;
  static_cast<void>(
      sync::bundle_out(*device.notebook().replica(genesis().visit), mailbox, "b", false));
  out.bundle = mailbox.bytes;
  out.disk = device.disk().copy();
  out.notes = out.texts;
  for (const auto& draft : device.notebook().execute(app::DraftList{genesis().visit}).drafts)
    out.notes.erase(draft.draft_id);
  for (const auto& [id, text] : out.notes)
    out.versions[id].insert(text);
  for (const std::size_t sentence : {2U, 4U, 5U})
    out.versions[both].insert(Ledger::sentence(sentence));
  return out;
}

}  // namespace

Texts texts_of(app::Notebook& notebook) {
  Texts out;
  for (const auto& note : notebook.execute(app::NoteList{genesis().visit, {}, {}, {}}).notes)
    out[note.note_id] = note.text;
  for (const auto& draft : notebook.execute(app::DraftList{genesis().visit}).drafts)
    out[draft.draft_id] = draft.text;
  return out;
}

const FlipSample& flip_sample() {
  static const FlipSample made = make();
  return made;
}

bool once_written(const Texts& found) {
  const auto& versions = flip_sample().versions;
  return std::ranges::all_of(found, [&](const auto& note) {
    const auto at = versions.find(note.first);
    return at != versions.end() && (note.second.empty() || at->second.contains(note.second));
  });
}

std::unique_ptr<test::MemoryHub> hub_with(const test::DiskModel::Files& files) {
  auto hub = std::make_unique<test::MemoryHub>(sync::hub::ServiceOptions{.open_registration = true},
                                               77, test::TemporaryDirectory::in_memory());
  hub->stop();
  test::write_files(files, hub->file().parent_path());
  hub->start();
  return hub;
}

}  // namespace fieldfare::simulator
