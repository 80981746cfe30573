#include <catch2/catch_test_macros.hpp>
#include <vector>

#include <fieldfare/sync/hub/rate_limit.h>
#include <fieldfare/sync/hub/waiters.h>
#include <fieldfare/sync/limits.h>

using namespace fieldfare;
using sync::hub::RateLimit;
using sync::hub::Waiters;

namespace {

VisitId visit(std::uint8_t number) {
  VisitId out;
  out.bytes.fill(number);
  return out;
}
MemberId member(std::uint8_t number) {
  MemberId out;
  out.bytes.fill(number);
  return out;
}

/// Counters as they were answered.
struct Answers {
  std::vector<std::uint64_t> given;
  sync::Respond respond() {
    return [this](const sync::Response& response) {
      ByteReader in(response.body, "a counter");
      given.push_back(in.u64());
    };
  }
};

constexpr Time far{1'000'000, 0};

}  // namespace

TEST_CASE("who waits is answered once, when its own visit has changed", "[wait]") {
  Waiters waiters;
  Answers answers;
  waiters.add(visit(1), member(1), 7, far, answers.respond());
  waiters.changed(visit(2), 9);
  waiters.changed(visit(1), 7);
  CHECK(answers.given.empty());
  waiters.changed(visit(1), 8);
  waiters.changed(visit(1), 9);
  CHECK(answers.given == std::vector<std::uint64_t>{8});
  CHECK(waiters.size() == 0);
  CHECK(waiters.visits().empty());
}

TEST_CASE("a counter that went back after a restore is a change too", "[wait]") {
  Waiters waiters;
  Answers answers;
  waiters.add(visit(1), member(1), 7, far, answers.respond());
  waiters.changed(visit(1), 3);
  CHECK(answers.given == std::vector<std::uint64_t>{3});
}

TEST_CASE("a wait ends in time and when the hub is to stop, with what was known", "[wait]") {
  Waiters waiters;
  Answers answers;
  waiters.add(visit(1), member(1), 5, {1000, 0}, answers.respond());
  waiters.add(visit(2), member(1), 6, {2000, 0}, answers.respond());
  waiters.expire({999, 0});
  CHECK(answers.given.empty());
  waiters.expire({1000, 0});
  CHECK(answers.given == std::vector<std::uint64_t>{5});
  waiters.release();
  CHECK(answers.given == std::vector<std::uint64_t>{5, 6});
}

TEST_CASE("a member that waits over and over has its oldest wait answered, others keep theirs",
          "[wait]") {
  Waiters waiters;
  Answers greedy;
  Answers patient;
  waiters.add(visit(1), member(2), 1, far, patient.respond());
  for (std::uint64_t i = 0; i < sync::limits::waits_of_member + 3; ++i)
    waiters.add(visit(1), member(1), i, far, greedy.respond());
  CHECK(greedy.given == std::vector<std::uint64_t>{0, 1, 2});
  CHECK(patient.given.empty());
  CHECK(waiters.size() == sync::limits::waits_of_member + 1);
}

TEST_CASE("whoever is answered may wait again at once", "[wait]") {
  Waiters waiters;
  int answered = 0;
  std::function<void(sync::Response)> again = [&](const sync::Response&) {
    if (++answered < 3) waiters.add(visit(1), member(1), 8, far, again);
  };
  waiters.add(visit(1), member(1), 7, far, again);
  waiters.changed(visit(1), 8);
  CHECK(answered == 1);
  CHECK(waiters.size() == 1);
  waiters.changed(visit(1), 9);
  CHECK(answered == 2);
  again = nullptr;
  waiters.release();
}

TEST_CASE("a bucket gives its burst at once and its rate in the long run", "[limits]") {
  RateLimit<int> limit({.per_second = 10, .burst = 5});
  int taken = 0;
  for (int i = 0; i < 100; ++i)
    taken += limit.take(1, 0) ? 1 : 0;
  CHECK(taken == 5);
  CHECK(limit.take(2, 0));
  for (int ms = 0; ms < 10'000; ++ms)
    taken += limit.take(1, ms) ? 1 : 0;
  CHECK(taken >= 103);
  CHECK(taken <= 105);
  CHECK_FALSE(limit.take(1, 0));  // a clock that goes back gives nothing
}

TEST_CASE("no stretch of time gives more than its burst and rate, whatever the pattern",
          "[limits]") {
  RateLimit<int> limit({.per_second = 3, .burst = 4});
  std::vector<int> at;
  for (int ms = 0; ms < 20'000; ms += 1 + (ms * 7919) % 613) {
    if (limit.take(1, ms)) at.push_back(ms);
  }
  for (std::size_t first = 0; first < at.size(); ++first) {
    for (std::size_t last = first; last < at.size(); ++last) {
      const double seconds = (at[last] - at[first]) / 1000.0;
      CHECK(static_cast<double>(last - first + 1) <= 4 + 3 * seconds + 1e-6);
    }
  }
}

TEST_CASE("full buckets are forgotten, so that many addresses cost no memory for ever",
          "[limits]") {
  RateLimit<int> limit({.per_second = 1, .burst = 2});
  for (int i = 0; i < 100'000; ++i)
    CHECK(limit.take(i, i * 10));
  CHECK(limit.size() < 5000);
}
