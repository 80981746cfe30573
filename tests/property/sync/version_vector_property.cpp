#include <fieldfare/core/log/compare.h>

#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/bytes.h>

using namespace fieldfare;

namespace {

/// What somebody holds of six logs that nobody continued in two ways: a head follows from the log
/// and the length.
log::VersionVector arbitrary_holdings() {
  log::VersionVector out;
  for (std::uint8_t name = 0; name < 6; ++name) {
    const auto length = *rc::gen::inRange<std::uint64_t>(0, 5);
    if (length == 0) continue;
    log::LogHead head;
    head.log.bytes.fill(name);
    head.length = length;
    head.head.bytes.fill(static_cast<std::uint8_t>(std::uint64_t{16} * name + length));
    out.push_back(head);
  }
  return out;
}

std::optional<Hash> held(const LogId& id, const BranchId&, std::uint64_t sequence) {
  Hash hash;
  hash.bytes.fill(static_cast<std::uint8_t>(std::uint64_t{16} * id.bytes[0] + sequence));
  return hash;
}

std::uint64_t length_of(const log::VersionVector& holdings, const LogId& id) {
  for (const log::LogHead& head : holdings) {
    if (head.log == id) return head.length;
  }
  return 0;
}

}  // namespace

TEST_CASE("what another lacks is exactly what it does not hold", "[property][sync]") {
  CHECK(rc::check([] {
    const log::VersionVector have = arbitrary_holdings(), other = arbitrary_holdings();
    std::uint64_t missing = 0;
    for (const log::LogHead& head : have)
      missing += head.length - std::min(head.length, length_of(other, head.log));
    const log::Comparison difference = log::compare(have, log::ends_of(other), held);
    std::uint64_t told = 0;
    for (const log::Gap& gap : difference.lacks)
      told += gap.last - gap.first + 1;
    RC_ASSERT(told == missing);
    RC_ASSERT(difference.differ.empty());
    for (const log::LogEnd& end : difference.ahead)
      RC_ASSERT(end.length > length_of(have, end.log));
    const log::Comparison none = log::compare(have, log::ends_of(have), held);
    RC_ASSERT(none.lacks.empty());
    RC_ASSERT(none.ahead.empty());
  }));
}

TEST_CASE("places are read back as they were written", "[property][sync]") {
  CHECK(rc::check([] {
    log::Ends ends = log::ends_of(arbitrary_holdings());
    const auto branches = *rc::gen::inRange(0, 3);
    for (int i = 0; i < branches && !ends.empty(); ++i) {
      log::LogEnd end = ends.back();
      end.branch.bytes.fill(static_cast<std::uint8_t>(1 + i));
      end.start = end.length;
      log::put(ends, end);
    }
    ByteWriter out;
    write(out, ends);
    ByteReader in(out.bytes(), "places");
    RC_ASSERT(log::read_ends(in, 100) == ends);
    in.expect_end();
  }));
}
