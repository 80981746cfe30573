#include <chrono>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include <disk/power_cut.h>
#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/store.h>
#include <support/errors.h>
#include <support/fake_clock.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

/// What the planted faults need beside the simulator (tests/simulator/planted.cpp): the same
/// promises are tested at length in tests/unit and tests/crash.
namespace {

using namespace fieldfare;
using test::TemporaryDirectory;

crypto::SecureBuffer secret(const char* text) {
  return crypto::SecureBuffer::copy_of(as_bytes(text));
}

}  // namespace

TEST_CASE("a power cut while a store is made leaves a store or room for one", "[simulation]") {
  const TemporaryDirectory directory = TemporaryDirectory::in_memory();
  test::SeededEntropy entropy;
  test::FakeClock clock;
  test::DiskWatch watch(directory.path());
  {
    const auto made =
        storage::Store::create(directory.path(), secret("p"), crypto::practice_cost(), entropy);
  }
  for (std::size_t cut = 0; cut <= watch.events().size(); ++cut) {
    test::SeededEntropy chance(cut);
    const TemporaryDirectory after = TemporaryDirectory::in_memory();
    test::write_disk_after_cut(watch.events(), cut, chance, after.path());
    INFO("cut behind call " << cut);
    const auto error = test::error_of([&] {
      if (storage::exists(after.path())) {
        static_cast<void>(storage::Store::open(after.path(), secret("p"), entropy, clock));
      } else {
        static_cast<void>(
            storage::Store::create(after.path(), secret("p"), crypto::practice_cost(), entropy));
      }
    });
    CHECK_FALSE(error);
  }
}

TEST_CASE("wrong passphrases cost a wait", "[simulation]") {
  const TemporaryDirectory directory = TemporaryDirectory::in_memory();
  test::SeededEntropy entropy;
  test::FakeClock clock;
  {
    const auto made =
        storage::Store::create(directory.path(), secret("p"), crypto::practice_cost(), entropy);
  }
  const auto open = [&](const char* passphrase) {
    return test::error_of([&] {
      static_cast<void>(storage::Store::open(directory.path(), secret(passphrase), entropy, clock));
    });
  };
  for (int i = 0; i < 3; ++i)
    CHECK(open("wrong"));
  CHECK(open("p"));  // the right one has to wait, too
  clock.advance(std::chrono::seconds(2));
  CHECK_FALSE(open("p"));
}

TEST_CASE("a store belongs to one process at a time", "[simulation]") {
  const TemporaryDirectory directory = TemporaryDirectory::in_memory();
  test::SeededEntropy entropy;
  test::FakeClock clock;
  const app::Ports ports{&clock, &entropy};
  const auto first =
      app::Notebook::create(directory / "s", secret("p"), {"Education HMI", "ofsted", true}, ports);
  const auto error = test::error_of(
      [&] { static_cast<void>(app::Notebook::open(directory / "s", secret("p"), ports)); });
  REQUIRE(error);
  CHECK(error->code() == ErrorCode::locked);
}
