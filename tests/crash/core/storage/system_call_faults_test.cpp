#include <cerrno>
#include <functional>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/error.h>
#include <support/errors.h>
#include <support/practice_store.h>

#include <disk/disk_watch.h>

namespace fieldfare::storage {
namespace {

using test::DiskWatch;
using test::error_of;
using test::PracticeStore;
using test::secret;
using test::TemporaryDirectory;
namespace fs = std::filesystem;

/// Runs `action` again and again on a fresh sample, with each of its system calls failing once, and
/// checks the sample after each. Nothing but an Error may come out of `action`; `check` hears
/// whether it succeeded.
template <class Sample>
void with_every_fault(const std::function<void(Sample&)>& action,
                      const std::function<void(Sample&, bool)>& check) {
  std::size_t call = 0;
  for (bool reached = true; reached; ++call) {
    const int reason = call % 2 == 0 ? EIO : ENOSPC;
    INFO("call " << call << " fails with " << reason);
    Sample sample;
    bool succeeded = false;
    {
      DiskWatch watch(sample.watched());
      watch.fail_call(call, reason);
      succeeded = !error_of([&] { action(sample); });
      reached = watch.events().size() > call;
    }
    REQUIRE_NOTHROW(check(sample, succeeded));
    REQUIRE((reached || succeeded));
  }
  // A loop that met no call to fail would have shown nothing.
  CHECK(call > 5);
}

struct Empty {
  TemporaryDirectory directory = TemporaryDirectory::in_memory();
  test::SeededEntropy entropy;
  test::FakeClock clock;
  [[nodiscard]] fs::path watched() const { return directory.path(); }
  Store create() {
    return Store::create(directory / "s", secret("p"), crypto::practice_cost(), entropy);
  }
};

/// A store with ten notes and a backup of it.
struct Filled {
  Filled() {
    Store store = practice.open();
    for (int i = 0; i < 10; ++i)
      PracticeStore::add_note(store.database(), "a note");
    store.backup(backup);
  }
  PracticeStore practice{TemporaryDirectory::in_memory()};
  fs::path backup = practice.directory / "morning.backup";
  fs::path second_backup = practice.directory / "evening.backup";
  fs::path restored = practice.directory / "restored";
  std::int64_t acknowledged = 10;
  [[nodiscard]] fs::path watched() const { return practice.directory.path(); }
  Store restore_from(const fs::path& file) {
    return Store::restore(file, restored, secret(PracticeStore::passphrase), practice.entropy,
                          practice.clock);
  }
};

void require_sound(Store& store, std::int64_t at_least, std::int64_t at_most) {
  REQUIRE(store.database().check_pages().empty());
  const std::int64_t found = PracticeStore::count_notes(store.database());
  REQUIRE(found >= at_least);
  REQUIRE(found <= at_most);
}

TEST_CASE("a system call that fails while a store is made leaves a store or room for one") {
  with_every_fault<Empty>([](Empty& sample) { (void)sample.create(); },
                          [](Empty& sample, bool succeeded) {
                            if (storage::exists(sample.directory / "s")) {
                              (void)Store::open(sample.directory / "s", secret("p"), sample.entropy,
                                                sample.clock);
                            } else {
                              REQUIRE_FALSE(succeeded);
                              (void)sample.create();
                            }
                          });
}

TEST_CASE("a system call that fails while notes are saved loses no saved note") {
  const auto save_notes = [](Filled& sample) {
    Store store = sample.practice.open();
    store.database().execute("PRAGMA wal_autocheckpoint = 2");
    bool failed = false;
    for (int i = 0; i < 5; ++i) {
      // The program goes on after a note that could not be saved.
      const auto error = error_of([&] { PracticeStore::add_note(store.database(), "another"); });
      if (!error) ++sample.acknowledged;
      failed = failed || error;
    }
    if (failed) throw Error(ErrorCode::internal, "a note was not saved");
  };
  with_every_fault<Filled>(save_notes, [](Filled& sample, bool) {
    Store store = sample.practice.open();
    require_sound(store, sample.acknowledged, 15);
    PracticeStore::add_note(store.database(), "and work goes on");
  });
}

TEST_CASE("a system call that fails while the passphrase changes leaves the old or the new one") {
  const auto change = [](Filled& sample) {
    Store store = sample.practice.open();
    store.rekey(secret(PracticeStore::passphrase), secret("new"), sample.practice.entropy);
  };
  with_every_fault<Filled>(change, [](Filled& sample, bool succeeded) {
    if (!succeeded && !error_of([&] { return sample.practice.open(); })) return;
    Store store = sample.practice.open("new");
    require_sound(store, 10, 10);
  });
}

TEST_CASE("a system call that fails while a backup is written leaves a whole backup or none") {
  const auto back_up = [](Filled& sample) { sample.practice.open().backup(sample.second_backup); };
  with_every_fault<Filled>(back_up, [](Filled& sample, bool succeeded) {
    if (fs::exists(sample.second_backup)) {
      Store store = sample.restore_from(sample.second_backup);
      require_sound(store, 10, 10);
    } else {
      REQUIRE_FALSE(succeeded);
    }
    Store store = sample.practice.open();
    require_sound(store, 10, 10);
    REQUIRE_FALSE(fs::exists(sample.practice.path() / "store.backup"));
  });
}

TEST_CASE("a system call that fails while a store is restored leaves a store or room for one") {
  const auto restore = [](Filled& sample) { (void)sample.restore_from(sample.backup); };
  with_every_fault<Filled>(restore, [](Filled& sample, bool succeeded) {
    const auto open = [&] {
      return Store::open(sample.restored, secret(PracticeStore::passphrase),
                         sample.practice.entropy, sample.practice.clock);
    };
    REQUIRE((storage::exists(sample.restored) || !succeeded));
    Store store = storage::exists(sample.restored) ? open() : sample.restore_from(sample.backup);
    require_sound(store, 10, 10);
    REQUIRE(store.incarnation() == Incarnation::restored);
  });
}

TEST_CASE("a system call that fails while an incarnation begins leaves a store that can tell") {
  const auto begin = [](Filled& sample) {
    fs::remove(sample.practice.path() / "store.mark");
    sample.practice.open().begin_incarnation(sample.practice.entropy);
  };
  with_every_fault<Filled>(begin, [](Filled& sample, bool succeeded) {
    Store store = sample.practice.open();
    require_sound(store, 10, 10);
    REQUIRE((store.incarnation() == Incarnation::same || !succeeded));
  });
}

}  // namespace
}  // namespace fieldfare::storage
