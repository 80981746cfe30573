#include <fieldfare/platform/posix/process.h>

#include <fieldfare/core/error.h>

#include <catch2/catch_test_macros.hpp>

#include <csignal>

#include <support/temporary_directory.h>

using namespace fieldfare;
using namespace std::chrono_literals;

TEST_CASE("a program's output, errors and exit code come back", "[process]") {
  const auto finished =
      platform::run({"/bin/sh", {"-c", "echo out; echo err >&2; exit 7"}, {}, {}});
  CHECK(finished.exit_code == 7);
  CHECK(finished.output == "out\n");
  CHECK(finished.errors == "err\n");
}

TEST_CASE("input and output larger than a pipe pass through at the same time", "[process]") {
  const std::string input(3'000'000, 'x');
  const auto finished = platform::run({"/bin/cat", {}, input, {}});
  CHECK(finished.exit_code == 0);
  CHECK(finished.output == input);
}

TEST_CASE("a program that does not read its input is no error", "[process]") {
  const auto finished =
      platform::run({"/bin/sh", {"-c", "echo done"}, std::string(3'000'000, 'x'), {}});
  CHECK(finished.exit_code == 0);
  CHECK(finished.output == "done\n");
}

TEST_CASE("a program ended by a signal tells it in its exit code", "[process]") {
  CHECK(platform::run({"/bin/sh", {"-c", "kill -9 $$"}, {}, {}}).exit_code == 128 + SIGKILL);
}

TEST_CASE("variables are added to the caller's or take their place", "[process]") {
  const auto finished = platform::run({"/bin/sh",
                                       {"-c", "echo $FIELDFARE_TEST $HOME"},
                                       {},
                                       {{"FIELDFARE_TEST", "a"}, {"HOME", "b"}}});
  CHECK(finished.output == "a b\n");
}

TEST_CASE("a program that is not there cannot be started", "[process]") {
  CHECK_THROWS_AS(platform::run({"/no/such/program", {}, {}, {}}), Error);
}

TEST_CASE("a background program is read line by line and ended", "[process]") {
  const test::TemporaryDirectory directory;
  platform::BackgroundProcess process(
      {"/bin/sh", {"-c", "echo one; echo two; exec sleep 100"}, {}, {}}, directory / "errors");
  CHECK(process.read_line(30s) == "one");
  CHECK(process.read_line(30s) == "two");
  CHECK_FALSE(process.read_line(10ms).has_value());
  process.signal(SIGTERM);
  CHECK(process.wait() == 128 + SIGTERM);
  CHECK_FALSE(process.read_line(30s).has_value());
}
