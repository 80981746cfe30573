#include "images.h"

#include <filesystem>
#include <vector>

#include <disk/power_cut.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/store.h>
#include <support/fake_clock.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

namespace fieldfare::simulator {
namespace {

using storage::Database;
using test::DiskEvent;
using test::TemporaryDirectory;

constexpr int openings = 3;
constexpr int notes_in_each = 30;

crypto::SecureBuffer passphrase() {
  return crypto::SecureBuffer::copy_of(as_bytes("p"));
}

/// A store draws its key first of all, so a second source with the same seed knows it: deriving it
/// from the passphrase for each image would take most of the time.
crypto::SecureBuffer key_of(std::uint64_t seed) {
  test::SeededEntropy same(seed);
  return crypto::SecureBuffer::random(32, same);
}

struct Recording {
  std::vector<DiskEvent> events;
  std::size_t made_at = 0;
  std::vector<std::size_t> acknowledged;  ///< behind which call note i was called saved
};

void add_note(Database& database, test::SeededEntropy& sizes) {
  storage::Transaction transaction(database);
  const std::string text(200 + sizes.below(5000), 'n');
  database.prepare("INSERT INTO notes(text) VALUES(?1)").bind(1, std::string_view(text)).run();
  transaction.commit();
}

Recording record(std::uint64_t seed, const std::string& setting) {
  const TemporaryDirectory directory = TemporaryDirectory::in_memory();
  test::SeededEntropy entropy(seed);
  test::SeededEntropy sizes(seed + 1);
  test::FakeClock clock;
  test::DiskWatch watch(directory.path());
  Recording out;
  {
    auto store =
        storage::Store::create(directory.path(), passphrase(), crypto::practice_cost(), entropy);
    store.database().execute("CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
    out.made_at = watch.events().size();
  }
  for (int opening = 0; opening < openings; ++opening) {
    auto store = storage::Store::open(directory.path(), passphrase(), entropy, clock);
    store.database().execute("PRAGMA wal_autocheckpoint = 20;" + setting);
    for (int note = 0; note < notes_in_each; ++note) {
      add_note(store.database(), sizes);
      out.acknowledged.push_back(watch.events().size());
    }
  }
  out.events = watch.events();
  return out;
}

std::string look(const test::DiskModel::Files& files, const crypto::SecureBuffer& key,
                 std::int64_t promised, bool at_pages) {
  const TemporaryDirectory directory = TemporaryDirectory::in_memory();
  test::write_files(files, directory.path());
  try {
    auto database = Database::open_encrypted(directory / "store.db", key, Database::Mode::existing);
    auto row = database.prepare("SELECT count(*), coalesce(max(id), 0) FROM notes");
    if (!row.step()) return "the notes cannot be counted";
    const std::int64_t found = row.integer(0);
    if (found < promised) return std::to_string(promised - found) + " saved notes are lost";
    if (row.integer(1) != found) return "the notes have gaps";
    row.reset();
    if (at_pages && !database.check_pages().empty()) return "pages are damaged";
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

ImageCounts look_at_images(std::uint64_t images, std::uint64_t seed, const std::string& setting) {
  const Recording recording = record(seed, setting);
  const crypto::SecureBuffer key = key_of(seed);
  const std::uint64_t cuts = recording.events.size() - recording.made_at;
  test::SeededEntropy chance(seed + 2);
  test::DiskModel disk;
  ImageCounts out;
  std::int64_t promised = 0;
  for (std::size_t at = 0; at < recording.events.size(); ++at) {
    disk.hear({std::shared_ptr<void>(), &recording.events[at]});
    while (static_cast<std::size_t>(promised) < recording.acknowledged.size() &&
           recording.acknowledged[static_cast<std::size_t>(promised)] <= at + 1)
      ++promised;
    if (at < recording.made_at) continue;
    const std::uint64_t cut = at - recording.made_at;
    const std::uint64_t here = images * (cut + 1) / cuts - images * cut / cuts;
    out.cuts += here > 0 ? 1 : 0;
    for (std::uint64_t i = 0; i < here; ++i) {
      const auto files = disk.after_cut(chance);
      const auto log = files.find("store.db-wal");
      out.recoveries += log != files.end() && !log->second.empty() ? 1 : 0;
      out.promised += static_cast<std::uint64_t>(promised);
      const std::string broken = look(files, key, promised, ++out.images % 16 == 0);
      if (broken.empty()) continue;
      out.broken = "image " + std::to_string(out.images) + " of seed " + std::to_string(seed) +
                   ", cut behind call " + std::to_string(at) + ": " + broken;
      return out;
    }
  }
  return out;
}

}  // namespace fieldfare::simulator
