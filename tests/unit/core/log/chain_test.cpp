#include <fieldfare/core/log/chain.h>

#include <catch2/catch_test_macros.hpp>

#include <support/memory_replica.h>

using namespace fieldfare;
using test::MemoryReplica;
using test::Team;

namespace {

/// A log of `count` entries as one run, and what is needed to check it.
struct Written {
  explicit Written(int count) : team(1), writer(team, 0) {
    for (int i = 0; i < count; ++i)
      writer.write("note " + std::to_string(i));
    run = writer.read(writer.own_log(), 1, 1000, 10'000'000);
  }
  [[nodiscard]] log::CheckedRun check(const log::LogHead& end = {}) const {
    return log::check_run(team.visit(), end, run);
  }
  [[nodiscard]] log::CheckedRun check(const log::EntryRun& other) const {
    return log::check_run(team.visit(), {}, other);
  }
  [[nodiscard]] log::CheckedRun check_from(const log::LogHead& end,
                                           const log::EntryRun& other) const {
    return log::check_run(team.visit(), end, other);
  }
  /// The part of the run from entry `first` on.
  [[nodiscard]] log::EntryRun from(std::uint64_t first) const {
    log::EntryRun part = run;
    part.first = first;
    part.entries.erase(part.entries.begin(),
                       part.entries.begin() + static_cast<std::ptrdiff_t>(first - 1));
    return part;
  }

  Team team;
  MemoryReplica writer;
  log::EntryRun run;
};

}  // namespace

TEST_CASE("a sound run is taken whole", "[chain]") {
  const Written log(5);
  const log::CheckedRun checked = log.check();
  CHECK(checked.headers.size() == 5);
  CHECK(checked.hashes.size() == 5);
  CHECK(checked.end == log::LogHead{log.run.log, log.run.key, 5, checked.hashes.back(), {}, 1, {}});
  CHECK(checked.refused.empty());
}

TEST_CASE("a run that overlaps what is held gives only what is new", "[chain]") {
  const Written log(5);
  log::EntryRun part = log.run;
  part.entries.resize(3);
  const log::LogHead three = log.check(part).end;
  const log::CheckedRun checked = log.check(three);
  CHECK(checked.known == 3);
  CHECK(checked.headers.size() == 2);
  CHECK(checked.end == log.check().end);
  CHECK(log.check(checked.end).headers.empty());
  CHECK(log::check_run(log.team.visit(), three, log.from(3)).end == checked.end);
}

TEST_CASE("a run that begins after a gap names what is missing", "[chain]") {
  const Written log(5);
  const log::CheckedRun checked = log::check_run(log.team.visit(), {}, log.from(3));
  CHECK(checked.headers.empty());
  CHECK(checked.detached);
  REQUIRE(checked.refused.size() == 1);
  CHECK(checked.refused[0].reason == "the entries from 1 to 2 of this log have not arrived yet");
}

TEST_CASE("a changed body stops the run before it", "[chain]") {
  Written log(5);
  log.run.entries[3].body[0] ^= 1;
  const log::CheckedRun checked = log.check();
  CHECK(checked.headers.size() == 3);
  REQUIRE(checked.refused.size() == 1);
  CHECK(checked.refused[0].sequence == 4);
}

TEST_CASE("an entry without its content is no fault where it may lack it", "[chain]") {
  Written log(3);
  log.run.entries[1].body.clear();
  log.run.entries[1].wrapped_key.clear();
  CHECK(log.check().headers.size() == 3);
  const auto check = [&](bool ordered) {
    return log::check_run(
        log.team.visit(), {}, [](const BranchId&, std::uint64_t) { return std::nullopt; },
        [&](const Hash& entry) {
          return ordered && entry == log::header_hash(log.run.entries[1].header);
        },
        log.run);
  };
  CHECK(check(true).headers.size() == 3);
  const log::CheckedRun refused = check(false);
  CHECK(refused.headers.size() == 1);
  REQUIRE(refused.refused.size() == 1);
  CHECK(refused.refused[0].sequence == 2);
}

TEST_CASE("the first entry of a log, which says whose it is, comes with its content", "[chain]") {
  Written log(2);
  log.run.entries[0].body.clear();
  log.run.entries[0].wrapped_key.clear();
  const log::CheckedRun refused = log.check();
  CHECK(refused.headers.empty());
  REQUIRE(refused.refused.size() == 1);
  CHECK(refused.refused[0].sequence == 1);
}

TEST_CASE("the last signature stands for all before it", "[chain]") {
  Written log(5);
  log.run.entries[4].header.back() ^= 1;
  const log::CheckedRun checked = log.check();
  CHECK(checked.headers.size() == 4);
  CHECK(checked.end.head == checked.hashes.back());
  REQUIRE(checked.refused.size() == 1);
  CHECK(checked.refused[0].sequence == 5);
}

TEST_CASE("a run long enough for two threads stops at the same entry as a short one", "[chain]") {
  const Written log(600);
  CHECK(log.check().headers.size() == 600);
  for (const std::size_t bad : {0, 299, 300, 599}) {
    log::EntryRun changed = log.run;
    changed.entries[bad].body.back() ^= 1;
    log::EntryRun unreadable = log.run;
    unreadable.entries[bad].header.pop_back();
    for (const log::EntryRun& run : {changed, unreadable}) {
      log::EntryRun part = run;
      part.first = bad + 1;
      part.entries = {run.entries[bad]};
      log::LogHead before;
      if (bad > 0) {
        log::EntryRun sound = log.run;
        sound.entries.resize(bad);
        before = log.check(sound).end;
      }
      const log::CheckedRun whole = log.check(run);
      CHECK(whole.headers.size() == bad);
      REQUIRE(whole.refused.size() == 1);
      CHECK(whole.refused.front().sequence == bad + 1);
      CHECK(whole.refused.front().reason == log.check_from(before, part).refused.front().reason);
    }
  }
}

TEST_CASE("a signature that was changed in the middle breaks the chain there", "[chain]") {
  Written log(5);
  log.run.entries[1].header.back() ^= 1;  // its hash is then not the one that entry 3 names
  const log::CheckedRun checked = log.check();
  CHECK(checked.headers.size() == 1);
  CHECK(checked.refused.size() == 1);
}

TEST_CASE("a run in which no signature fits is refused whole", "[chain]") {
  Written log(3);
  for (log::SealedEntry& entry : log.run.entries)
    entry.header.back() ^= 1;
  const log::CheckedRun checked = log.check();
  CHECK(checked.headers.empty());
  CHECK(checked.end.length == 0);
}

TEST_CASE("entries of another visit or log, in another order or of no format are refused",
          "[chain]") {
  const Written log(3);
  const Written other(3);
  log::EntryRun spliced = log.run;
  spliced.entries[1] = other.run.entries[1];
  CHECK(log.check(spliced).headers.size() == 1);

  log::EntryRun swapped = log.run;
  std::swap(swapped.entries[1], swapped.entries[2]);
  CHECK(log.check(swapped).headers.size() == 1);

  log::EntryRun garbage = log.run;
  garbage.entries[1].header.assign(log::header_size, 0);
  CHECK(log.check(garbage).headers.size() == 1);

  VisitId elsewhere;
  CHECK(log::check_run(elsewhere, {}, log.run).headers.empty());
}

TEST_CASE("a key that the log is not named after is refused", "[chain]") {
  Written log(1);
  log.run.key.bytes[0] ^= 1;
  CHECK(log.check().headers.empty());
  CHECK(log.check().refused.size() == 1);
}

namespace {

/// What a replica holds of its own log, and how it is looked into.
log::CheckedRun check_in(MemoryReplica& holder, const LogId& id, const log::EntryRun& run) {
  log::VersionVector segments = holder.holdings();
  std::erase_if(segments, [&](const log::LogHead& head) { return head.log != id; });
  return log::check_run(
      holder.visit(), segments,
      [&](const BranchId& branch, std::uint64_t at) { return holder.hash_at(id, branch, at); },
      [](const Hash&) { return false; }, run);
}

}  // namespace

TEST_CASE("a second continuation is a segment of its own, wherever the run begins", "[chain]") {
  Team team(2);
  MemoryReplica writer(team, 0), holder(team, 1);
  for (int i = 0; i < 4; ++i)
    writer.write("note");
  const LogId id = writer.own_log();
  log::Arrival arrival;
  arrival.runs = {writer.read(id, 1, 10, 1'000'000)};
  static_cast<void>(holder.take_in(arrival));
  writer.restore(2);
  writer.write("another third");
  writer.write("another fourth");
  for (const std::uint64_t first : {std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{3}}) {
    const log::CheckedRun checked = check_in(holder, id, writer.read(id, first, 10, 1'000'000));
    CHECK(checked.refused.empty());
    CHECK(checked.forks);
    CHECK(log::cuts(checked));
    CHECK(checked.after == 2);
    CHECK(checked.headers.size() == 2);
    CHECK(checked.end.start == 3);
    CHECK(checked.end.length == 4);
    CHECK(checked.end.branch == log::branch_of(checked.hashes.at(0)));
    const log::VersionVector after = log::with_run(holder.holdings(), checked);
    REQUIRE(after.size() == 3);
    CHECK(after[0].length == 2);
    CHECK(after[0].branch.is_zero());
    CHECK(after[1].parent.is_zero());
    CHECK(after[1].start == 3);
  }
  const log::CheckedRun late = check_in(holder, id, writer.read(id, 4, 10, 1'000'000));
  CHECK(late.detached);
  CHECK(late.headers.empty());
}

TEST_CASE("an empty run changes nothing", "[chain]") {
  const Written log(2);
  log::EntryRun none = log.run;
  none.entries.clear();
  const log::LogHead end = log.check().end;
  CHECK(log::check_run(log.team.visit(), end, none).end == end);
  none.first = 0;
  CHECK(log::check_run(log.team.visit(), end, none).refused.size() == 1);
}
