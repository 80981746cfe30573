#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/notebook.h>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <functional>
#include <semaphore>
#include <stdexcept>
#include <thread>
#include <vector>

#include <support/visit_team.h>

namespace fieldfare::app {
namespace {

using test::InspectorDevice;

void in_turn(InspectorDevice& device, const std::function<void()>& work) {
  device->watched({}, work);
}

std::thread::id who() {
  return std::this_thread::get_id();
}

/// Runs `work` on a thread of its own and waits for it.
void elsewhere(const std::function<void()>& work) {
  std::jthread(work).join();
}

TEST_CASE("who opened the notebook does the own work, one other thread everybody else's") {
  InspectorDevice device(1);
  std::thread::id opener, first, second;
  in_turn(device, [&] { opener = who(); });
  CHECK(opener == who());
  elsewhere([&] {
    in_turn(device, [&] { first = who(); });
    CHECK(first != who());
  });
  elsewhere([&] { in_turn(device, [&] { second = who(); }); });
  CHECK(first != who());
  CHECK(first == second);
}

TEST_CASE("one is at work at a time, and each piece of work is done once") {
  InspectorDevice device(2);
  constexpr int threads = 3, pieces = 500;
  int at_work = 0, most = 0, done = 0;
  const auto work = [&] {
    for (int i = 0; i < pieces; ++i) {
      in_turn(device, [&] {
        most = std::max(most, ++at_work);
        ++done;
        --at_work;
      });
    }
  };
  {
    std::vector<std::jthread> others;
    for (int i = 0; i < threads; ++i)
      others.emplace_back(work);
    work();
  }
  CHECK(most == 1);
  CHECK(done == (threads + 1) * pieces);
}

TEST_CASE("commands inside a piece of work are carried out at once") {
  InspectorDevice device(3);
  const auto nested = [&] {
    in_turn(device, [&] { CHECK(device->execute(VisitList{}).visits.empty()); });
  };
  nested();
  elsewhere(nested);
}

TEST_CASE("an error crosses to whoever asked, and the next piece of work is done") {
  InspectorDevice device(4);
  const auto fails_then_works = [&] {
    CHECK_THROWS_AS(in_turn(device, [] { throw std::runtime_error("no"); }), std::runtime_error);
    CHECK(device->execute(VisitList{}).visits.empty());
  };
  fails_then_works();
  elsewhere(fails_then_works);
}

TEST_CASE("who asks while the opener is at work is answered when that has ended") {
  InspectorDevice device(5);
  std::binary_semaphore asked(0);
  bool over = false, seen = false;
  std::jthread other;
  in_turn(device, [&] {
    other = std::jthread([&] {
      asked.release();
      in_turn(device, [&] { seen = over; });
    });
    asked.acquire();
    over = true;
  });
  other.join();
  CHECK(seen);
}

}  // namespace
}  // namespace fieldfare::app
