#include <simulator/run.h>

#include <catch2/catch_test_macros.hpp>

#include <stdexcept>
#include <string>

using namespace fieldfare::simulator;

namespace {

/// Plays seeds; a failing one is made small and printed as a script.
void play(std::uint64_t from, std::uint64_t count, std::size_t steps) {
  for (std::uint64_t seed = from; seed < from + count; ++seed) {
    const Script script = plan(seed, steps);
    const Outcome outcome = run(seed, script);
    if (!outcome.broken) continue;
    const Script small = shrink(seed, script, outcome.broken->promise, 100);
    FAIL("\"" << outcome.broken->promise << "\" is broken: " << outcome.broken->how
              << "\nPlay it again with: ./dev soak --script FILE, of these lines:\n"
              << to_text(seed, small));
  }
  SUCCEED();
}

}  // namespace

TEST_CASE("whatever happens to a team, every promise is kept: short histories", "[simulation]") {
  play(1, 12, 50);
}

TEST_CASE("whatever happens to a team, every promise is kept: long histories", "[simulation]") {
  play(1000, 3, 250);
}

TEST_CASE("a redaction that the remover had not heard of is settled by the lead", "[simulation]") {
  const std::string steps =
      "write 25 15247 65842\nsync 55 35840 36844\nsync 26 89189 58496\nredact 26 66374 82821\n"
      "sync 36 97418 13347\nremove 40 10500 91577\n";
  for (const char* seed : {"seed 20408\n", "seed 20409\n"}) {
    const Written written = from_text(seed + steps);
    const Outcome outcome = run(written.seed, written.script);
    INFO((outcome.broken ? outcome.broken->promise + ": " + outcome.broken->how : ""));
    CHECK_FALSE(outcome.broken);
    const bool accepts = written.seed % 2 == 1;
    Counts counts = outcome.counts;
    CHECK(counts[accepts ? "late redactions accepted" : "late work left out"] > 0);
  }
}

TEST_CASE("somebody let in by a deputy who was removed unheard is settled by the lead",
          "[simulation]") {
  // The deputy adds, the newcomer writes, one colleague hears of it and the lead does not.
  const std::string steps =
      "add 1 0 0\nsync 1 0 0\nwrite 4 0 0\nsync 4 0 0\nsync 2 0 0\nremove 0 0 0\n"
      "write 4 0 0\nsync 4 0 0\nsync 0 0 0\nsync 2 0 0\nsync 3 0 0\n";
  for (std::uint64_t seed = 20412; seed < 20416; ++seed) {
    INFO("seed " << seed);
    const Written written = from_text("seed " + std::to_string(seed) + "\n" + steps);
    const Outcome outcome = run(written.seed, written.script);
    INFO((outcome.broken ? outcome.broken->promise + ": " + outcome.broken->how : ""));
    CHECK_FALSE(outcome.broken);
    Counts counts = outcome.counts;
    CHECK(counts["newcomers let in unheard"] == 1);
    CHECK(counts["newcomers whose work waits"] == 1);
    const bool again = seed % 4 > 1;
    CHECK(counts["newcomers let in for good"] == (again ? 1 : 0));
    if (!again) CHECK(counts[seed % 2 == 1 ? "late work accepted" : "late work left out"] > 0);
  }
}

TEST_CASE("what is sent and not confirmed is not shown as held by the hub", "[simulation]") {
  // A device that the hub does not know sends its entries in the second exchange: cut before, after
  // and instead of that.
  for (const char* sync : {"sync 4 2 6", "sync 4 3 6", "sync 4 3 7", "sync 4 3 11"}) {
    INFO(sync);
    const Script script =
        from_text(std::string("seed 1\nadd 0 0 0\nsync 0 0 0\nmeet 4 0 0\nwrite 4 0 0\n") + sync +
                  "\n")
            .script;
    const Outcome outcome = run(1, script);
    INFO((outcome.broken ? outcome.broken->promise + ": " + outcome.broken->how : ""));
    CHECK_FALSE(outcome.broken);
  }
}

TEST_CASE("a note stays restricted whose author was removed unheard", "[simulation]") {
  // The author's own entry is late work; what the deputy added to it counts, and is as restricted.
  const std::string steps =
      "remove 5 62615 60174\nconfide 48 76401 69990\nwrite 38 80487 59895\nsync 23 20889 87\n"
      "lie 11 39658 65333\nedit 31 38122 10493\n";
  for (std::uint64_t seed = 66; seed < 70; ++seed) {
    INFO("seed " << seed);
    const Written written = from_text("seed " + std::to_string(seed) + "\n" + steps);
    const Outcome outcome = run(written.seed, written.script);
    INFO((outcome.broken ? outcome.broken->promise + ": " + outcome.broken->how : ""));
    CHECK_FALSE(outcome.broken);
  }
}

TEST_CASE("a seed plays the same run again", "[simulation]") {
  const Script script = plan(21, 80);
  const Outcome first = run(21, script);
  const Outcome second = run(21, script);
  REQUIRE_FALSE(first.broken);
  CHECK(first.counts == second.counts);
  CHECK(first.digest == second.digest);
  CHECK(run(22, script).digest != first.digest);
}

TEST_CASE("the runs reach what they are about", "[simulation]") {
  Counts counts;
  for (std::uint64_t seed = 300; seed < 306; ++seed)
    for (const auto& [what, times] : run(seed, plan(seed, 120)).counts)
      counts[what] += times;
  const Script trust = from_text("seed 1\nentrust 0 0 0\nconfide 3 0 0\nentrust 0 0 0\n").script;
  for (const auto& [what, times] : run(1, trust).counts)
    counts[what] += times;
  for (const char* what :
       {"power cuts", "syncs", "lines cut or twisted", "meetings", "bundles read", "redactions",
        "conflicts resolved", "lies", "hostile entries", "stores restored", "disks put back",
        "restricted versions kept from a device", "inspectors entrusted", "trust withdrawn",
        "typing kept by the tablet", "locks of the tablet", "notes saved in the tablet"}) {
    INFO(what);
    CHECK(counts[what] > 0);
  }
}

TEST_CASE("a script that is written down is read again", "[simulation]") {
  const Script script = plan(5, 60);
  const Written again = from_text(to_text(5, script));
  CHECK(again.seed == 5);
  CHECK(again.script == script);
  CHECK_THROWS_AS(from_text("sync 1 2 3\n"), std::invalid_argument);
  CHECK_THROWS_AS(step_from("dance 1 2 3"), std::invalid_argument);
}
