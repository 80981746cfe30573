#include <fieldfare/sync/version_vector.h>

#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/bytes.h>

using namespace fieldfare;
using sync::Ends;

namespace {

/// A vector over six logs, of which nobody wrote two continuations: the head follows from the log
/// and the length.
Ends arbitrary_ends() {
  Ends out;
  for (std::uint8_t name = 0; name < 6; ++name) {
    const auto length = *rc::gen::inRange<std::uint64_t>(0, 5);
    if (length == 0) continue;
    sync::LogEnd end;
    end.log.bytes.fill(name);
    end.length = length;
    end.head.bytes.fill(static_cast<std::uint8_t>(16 * name + length));
    out.push_back(end);
  }
  return out;
}

}  // namespace

TEST_CASE("joining vectors is commutative, associative and idempotent", "[property][sync]") {
  CHECK(rc::check([] {
    const Ends a = arbitrary_ends(), b = arbitrary_ends(), c = arbitrary_ends();
    RC_ASSERT(join(a, b) == join(b, a));
    RC_ASSERT(join(a, join(b, c)) == join(join(a, b), c));
    RC_ASSERT(join(a, a) == a);
  }));
}

TEST_CASE("gaps are exactly what joining adds", "[property][sync]") {
  CHECK(rc::check([] {
    const Ends have = arbitrary_ends(), lack = arbitrary_ends();
    std::uint64_t missing = 0;
    for (const sync::Gap& gap : gaps(have, lack))
      missing += gap.last - gap.first + 1;
    RC_ASSERT(missing == size(join(have, lack)) - size(lack));
    RC_ASSERT(gaps(have, join(have, lack)).empty());
    RC_ASSERT(gaps(have, have).empty());
    RC_ASSERT(forks(have, lack).empty());
  }));
}

TEST_CASE("a vector is read back as it was written", "[property][sync]") {
  CHECK(rc::check([] {
    const Ends ends = arbitrary_ends();
    ByteWriter out;
    write(out, ends);
    ByteReader in(out.bytes(), "a vector");
    RC_ASSERT(sync::read_ends(in) == ends);
    in.expect_end();
  }));
}
