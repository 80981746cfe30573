#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <thread>

#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>
#include <support/memory_replica.h>

using namespace fieldfare;
using test::MemoryHub;
using test::MemoryReplica;
using test::Team;

namespace {

constexpr std::uint64_t many = 2300;  ///< five answers

/// A hub on a line that may be asked while something else is done.
class Elsewhere final : public sync::Transport {
 public:
  explicit Elsewhere(MemoryHub& hub) : line(hub) {}

  [[nodiscard]] sync::Response send(const sync::Request& request) override {
    if (std::this_thread::get_id() != home_) ++ahead;
    sync::Response response = line.send(request);
    if (!changes || !request.target.ends_with("/exchange")) return response;
    sync::Answer answer = sync::decode_answer(response.body);
    changes(answer);
    response.body = sync::encode(answer);
    return response;
  }
  [[nodiscard]] std::string address() const override { return "memory"; }
  [[nodiscard]] sync::Traffic traffic() const noexcept override { return line.traffic(); }
  [[nodiscard]] bool answers_elsewhere() const noexcept override { return true; }

  test::DirectTransport line;
  std::function<void(sync::Answer&)> changes;
  int ahead = 0;  ///< requests from another thread

 private:
  const std::thread::id home_ = std::this_thread::get_id();
};

struct Waiting {
  Waiting() {
    for (std::uint64_t i = 0; i < many; ++i)
      ada.write("note " + std::to_string(i));
    test::DirectTransport line(hub);
    sync::HubRemote remote(line, ada);
    static_cast<void>(sync::synchronise(ada, remote));
  }

  Team team{3};
  MemoryReplica ada{team, 0}, bea{team, 1}, cleo{team, 2};
  MemoryHub hub;
};

}  // namespace

TEST_CASE("what is still to come is asked for while the rest is taken in, with no request more",
          "[session]") {
  Waiting visit;
  test::DirectTransport plain(visit.hub);
  sync::HubRemote one_by_one(plain, visit.bea);
  CHECK(sync::synchronise(visit.bea, one_by_one).received == many);

  Elsewhere line(visit.hub);
  sync::HubRemote remote(line, visit.cleo);
  CHECK(sync::synchronise(visit.cleo, remote).received == many);
  CHECK(visit.cleo.texts() == visit.ada.texts());
  CHECK(line.ahead == 4);
  CHECK(line.line.requests == plain.requests);
  CHECK(sync::synchronise(visit.cleo, remote).received == 0);
}

TEST_CASE("an answer that was asked for on a wrong guess is dropped", "[session]") {
  Waiting visit;
  Elsewhere line(visit.hub);
  // An entry of the second answer is damaged on the way: what was guessed to be held then is not.
  line.changes = [](sync::Answer& answer) {
    for (log::EntryRun& run : answer.parcel.runs) {
      if (run.first <= 700 && 700 < run.first + run.entries.size())
        run.entries.at(static_cast<std::size_t>(700 - run.first)).body.back() ^= 1;
    }
  };
  sync::HubRemote remote(line, visit.cleo);
  const sync::SyncOutcome outcome = sync::synchronise(visit.cleo, remote);
  CHECK(outcome.received == 699);
  REQUIRE(outcome.refused.size() == 1);
  CHECK(outcome.refused.front().sequence == 700);
  CHECK(line.ahead == 2);

  line.changes = nullptr;
  CHECK(sync::synchronise(visit.cleo, remote).received == many - 699);
  CHECK(visit.cleo.texts() == visit.ada.texts());
}

TEST_CASE("a line that is cut while it is asked ahead loses nothing of what came", "[session]") {
  Waiting visit;
  Elsewhere line(visit.hub);
  line.line.fail_after = 4;  // hello, token, two answers
  sync::HubRemote remote(line, visit.cleo);
  CHECK_THROWS_AS(sync::synchronise(visit.cleo, remote), Error);
  line.line.fail_after = -1;
  CHECK(sync::synchronise(visit.cleo, remote).received == many - 1000);
  CHECK(visit.cleo.texts() == visit.ada.texts());
}

TEST_CASE("a session that is stopped drops what it has asked ahead", "[session]") {
  Waiting visit;
  Elsewhere line(visit.hub);
  sync::HubRemote remote(line, visit.cleo);
  std::stop_source stop;
  sync::SessionOptions options;
  options.stop = stop.get_token();
  options.progress = [&](const sync::Progress& progress) {
    if (progress.received > 0) stop.request_stop();
  };
  const sync::SyncOutcome outcome = sync::synchronise(visit.cleo, remote, options);
  CHECK(outcome.cancelled);
  CHECK(outcome.received == 500);
  CHECK(line.ahead == 1);
  CHECK(sync::synchronise(visit.cleo, remote).received == many - 500);
}
