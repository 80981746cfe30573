#include <disk/power_cut.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include <fieldfare/core/error.h>
#include <support/errors.h>
#include <support/practice_store.h>

namespace fieldfare::storage {
namespace {

using test::DiskEvent;
using test::PracticeStore;
using test::secret;
using test::TemporaryDirectory;

/// What was promised, and behind which event.
struct Recording {
  std::vector<DiskEvent> events;
  std::size_t made_at = 0;                ///< the store was made
  std::vector<std::size_t> acknowledged;  ///< note i was saved
};

/// Makes a store, saves notes through several checkpoints, closes and opens it in between.
Recording record(const std::string& setting) {
  const TemporaryDirectory directory;
  const std::filesystem::path path = directory / "store";
  std::filesystem::create_directory(path);
  test::SeededEntropy entropy;
  test::FakeClock clock;
  Recording out;
  test::DiskWatch watch(path);
  {
    Store store = Store::create(path, secret("p"), crypto::practice_cost(), entropy);
    out.made_at = watch.events().size();
    store.database().execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
  }
  for (int opening = 0; opening < 3; ++opening) {
    Store store = Store::open(path, secret("p"), entropy, clock);
    store.database().execute("PRAGMA wal_autocheckpoint = 25;" + setting);
    for (int i = 0; i < 40; ++i) {
      PracticeStore::add_note(store.database(), std::string(300 + entropy.below(6000), 'n'));
      out.acknowledged.push_back(watch.events().size());
    }
  }
  out.events = watch.events();
  return out;
}

/// Cuts at `cut` and says what is wrong with the store then; "" when all promises are kept.
std::string broken_promise(const Recording& recording, std::size_t cut,
                           test::SeededEntropy& chance) {
  const TemporaryDirectory directory = TemporaryDirectory::in_memory();
  const std::filesystem::path path = directory / "store";
  write_disk_after_cut(recording.events, cut, chance, path);
  test::SeededEntropy entropy;
  test::FakeClock clock;
  std::int64_t promised = 0;
  for (const std::size_t at : recording.acknowledged)
    promised += at <= cut ? 1 : 0;
  try {
    Store store = Store::open(path, secret("p"), entropy, clock);
    if (!store.database().check_pages().empty()) return "pages are damaged";
    if (promised == 0) return "";
    const std::int64_t found = PracticeStore::count_notes(store.database());
    if (found < promised) return std::to_string(promised - found) + " saved notes are lost";
    Statement last = store.database().prepare("SELECT max(id) FROM notes");
    return last.step() && last.integer(0) == found ? "" : "the notes have gaps";
  } catch (const Error& error) {
    if (cut >= recording.made_at) return error.what();
  }
  // The cut came while the store was being made: then it can be made again.
  return test::error_of(
             [&] { return Store::create(path, secret("p"), crypto::practice_cost(), entropy); })
             ? "a store that never was is in the way"
             : "";
}

TEST_CASE("no power cut takes a saved note or leaves a damaged store") {
  const Recording recording = record("");
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    test::SeededEntropy chance(seed);
    const std::size_t cut = chance.below(recording.events.size() + 1);
    INFO("seed " << seed << ", cut behind event " << cut << " of " << recording.events.size());
    CHECK(broken_promise(recording, cut, chance).empty());
  }
}

TEST_CASE("a power cut at every step of making a store leaves a store or room for one") {
  const Recording recording = record("");
  for (std::size_t cut = 0; cut <= recording.made_at; ++cut) {
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
      test::SeededEntropy chance(seed * 1000 + cut);
      INFO("seed " << seed << ", cut behind event " << cut << " of " << recording.made_at);
      CHECK(broken_promise(recording, cut, chance).empty());
    }
  }
}

TEST_CASE("the power cuts find the loss that weaker syncing would cause") {
  const Recording recording = record("PRAGMA synchronous = NORMAL");
  int lost = 0;
  for (std::uint64_t seed = 0; seed < 60 && lost == 0; ++seed) {
    test::SeededEntropy chance(seed);
    const std::size_t cut = chance.below(recording.events.size() + 1);
    lost += broken_promise(recording, cut, chance).empty() ? 0 : 1;
  }
  CHECK(lost > 0);
}

}  // namespace
}  // namespace fieldfare::storage
