#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <string>

#include <fieldfare/core/error.h>
#include <support/errors.h>
#include <support/file_bytes.h>
#include <support/practice_store.h>

namespace fieldfare::storage {
namespace {

using namespace std::chrono_literals;
using test::code_of;
using test::error_of;
using test::PracticeStore;

/// What the refusal advises, or "opened".
std::string try_passphrase(PracticeStore& practice, std::string_view passphrase) {
  const auto error = error_of([&] { return practice.open(passphrase); });
  if (!error) return "opened";
  CHECK(error->code() == ErrorCode::locked);
  return error->hint();
}

TEST_CASE("the first two wrong passphrases are free, then the wait doubles up to a minute") {
  PracticeStore practice;
  CHECK(try_passphrase(practice, "wrong") == "Try again.");
  CHECK(try_passphrase(practice, "wrong") == "Try again.");
  for (const int seconds : {2, 4, 8, 16, 32, 60, 60}) {
    const std::string wait = "Wait " + std::to_string(seconds) + " seconds, then try again.";
    CHECK(try_passphrase(practice, "wrong") == wait);
    // While the wait is due, even the right one is not looked at, and nothing is counted.
    CHECK(try_passphrase(practice, PracticeStore::passphrase) == wait);
    practice.clock.advance(std::chrono::seconds(seconds) - 500ms);
    CHECK(try_passphrase(practice, "wrong") == "Wait 1 second, then try again.");
    practice.clock.advance(500ms);
  }
  CHECK(try_passphrase(practice, PracticeStore::passphrase) == "opened");
}

TEST_CASE("a right passphrase forgets the wrong ones") {
  PracticeStore practice;
  for (int round = 0; round < 3; ++round) {
    CHECK(try_passphrase(practice, "wrong") == "Try again.");
    CHECK(try_passphrase(practice, "wrong") == "Try again.");
    CHECK(try_passphrase(practice, PracticeStore::passphrase) == "opened");
  }
  CHECK_FALSE(std::filesystem::exists(practice.path() / "store.tries"));
}

TEST_CASE("a clock set back begins the wait anew and never makes it longer") {
  PracticeStore practice;
  for (int i = 0; i < 4; ++i) {
    (void)try_passphrase(practice, "wrong");
    practice.clock.advance(2s);
  }
  practice.clock.advance(-24h * 365);
  CHECK(try_passphrase(practice, PracticeStore::passphrase) == "Wait 4 seconds, then try again.");
  practice.clock.advance(4s);
  CHECK(try_passphrase(practice, PracticeStore::passphrase) == "opened");
}

TEST_CASE("a damaged count of tries locks nobody out") {
  PracticeStore practice;
  for (const Bytes& junk : {Bytes(), Bytes(3, 1), Bytes(21, 0xff), Bytes(100000, 2)}) {
    test::write_bytes(practice.path() / "store.tries", junk);
    CHECK(try_passphrase(practice, PracticeStore::passphrase) == "opened");
  }
}

TEST_CASE("a wait that another process brought about holds here") {
  PracticeStore practice;
  ByteWriter left;
  left.raw(as_bytes("FIELDTRY")).u8(1).u32(3);
  left.u64(static_cast<std::uint64_t>(practice.clock.now().ms));
  test::write_bytes(practice.path() / "store.tries", left.bytes());
  CHECK(try_passphrase(practice, PracticeStore::passphrase) == "Wait 2 seconds, then try again.");
}

TEST_CASE("an empty and a very long passphrase are passphrases like others") {
  PracticeStore practice;
  CHECK(try_passphrase(practice, "") == "Try again.");
  CHECK(try_passphrase(practice, std::string(100'000, 'x')) == "Try again.");
}

}  // namespace
}  // namespace fieldfare::storage
