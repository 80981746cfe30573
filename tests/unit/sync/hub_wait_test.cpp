#include <catch2/catch_test_macros.hpp>
#include <vector>

#include <fieldfare/sync/hub/service.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>
#include <support/memory_replica.h>

using namespace fieldfare;
using test::DirectTransport;
using test::MemoryHub;
using test::MemoryReplica;
using test::Team;

namespace {

void carry(MemoryHub& hub, MemoryReplica& replica) {
  DirectTransport transport(hub);
  sync::HubRemote remote(transport, replica);
  static_cast<void>(sync::synchronise(replica, remote));
}

/// A device that waits at a hub, by the hub's own form of a request.
class Waiting {
 public:
  Waiting(MemoryHub& hub, MemoryReplica& replica)
      : hub_(hub), transport_(hub), remote_(transport_, replica), visit_(replica.visit()) {
    known_ = remote_.wait(0);
  }

  void begin() {
    ByteWriter body;
    body.u64(known_);
    hub_.service().handle(
        {true, "/1/visits/" + visit_.hex() + "/wait", remote_.token(), body.take()},
        [this](const sync::Response& response) {
          statuses.push_back(response.status);
          if (response.status != 200) return;
          ByteReader in(response.body, "a counter");
          known_ = in.u64();
        });
  }
  [[nodiscard]] bool answered() const { return !statuses.empty(); }
  [[nodiscard]] std::uint64_t known() const { return known_; }

  std::vector<unsigned> statuses;

 private:
  MemoryHub& hub_;
  DirectTransport transport_;
  sync::HubRemote remote_;
  VisitId visit_;
  std::uint64_t known_ = 0;
};

}  // namespace

TEST_CASE("a device that waits hears of what another brings, and of nothing else", "[wait]") {
  MemoryHub hub;
  Team team(3);
  Team others(2, 5);
  MemoryReplica first(team, 0);
  MemoryReplica second(team, 1);
  MemoryReplica elsewhere(others, 0);
  first.write("begin");
  carry(hub, first);
  carry(hub, second);
  Waiting waiting(hub, second);
  waiting.begin();
  CHECK_FALSE(waiting.answered());
  elsewhere.write("of another visit");
  carry(hub, elsewhere);
  carry(hub, first);  // nothing new
  CHECK_FALSE(waiting.answered());
  const std::uint64_t before = waiting.known();
  first.write("news");
  carry(hub, first);
  REQUIRE(waiting.answered());
  CHECK(waiting.known() != before);
  carry(hub, second);
  CHECK(second.texts() == first.texts());
}

TEST_CASE("a change that came before the wait is told at once", "[wait]") {
  MemoryHub hub;
  Team team(2);
  MemoryReplica first(team, 0);
  MemoryReplica second(team, 1);
  first.write("begin");
  carry(hub, first);
  Waiting waiting(hub, second);
  first.write("in between");
  carry(hub, first);
  waiting.begin();
  CHECK(waiting.answered());
}

TEST_CASE("membership alone is news too, and who was removed is told so when it asks", "[wait]") {
  MemoryHub hub;
  Team team(3);
  MemoryReplica lead(team, 0);
  MemoryReplica leaver(team, 2);
  lead.write("begin");
  carry(hub, lead);
  Waiting waiting(hub, leaver);
  waiting.begin();
  team.remove(2);
  lead.add_membership(team.records());
  carry(hub, lead);
  REQUIRE(waiting.answered());
  waiting.statuses.clear();
  waiting.begin();
  CHECK(waiting.statuses == std::vector<unsigned>{403});
}

TEST_CASE("waits end in time, and when the hub stops", "[wait]") {
  MemoryHub hub;
  Team team(2);
  MemoryReplica first(team, 0);
  first.write("begin");
  carry(hub, first);
  Waiting waiting(hub, first);
  waiting.begin();
  hub.clock().advance(std::chrono::seconds(49));
  hub.service().tick();
  CHECK_FALSE(waiting.answered());
  hub.clock().advance(std::chrono::seconds(2));
  hub.service().tick();
  CHECK(waiting.answered());
  waiting.begin();
  hub.service().release();
  CHECK(waiting.statuses.size() == 2);
}

TEST_CASE("what another process of the hub stored is seen by looking", "[wait]") {
  MemoryHub hub;
  Team team(2);
  MemoryReplica first(team, 0);
  first.write("begin");
  carry(hub, first);
  Waiting waiting(hub, first);
  waiting.begin();
  // Past the service, as another process does.
  REQUIRE(hub.store().find(team.visit()).has_value());
  team.add_member();
  const auto row = hub.store().find(team.visit());
  REQUIRE(hub.store().append_records(team.visit(), row->record_count, {team.records().back()},
                                     [](const log::ErasureOrder&) { return true; }));
  CHECK_FALSE(waiting.answered());
  hub.clock().advance(std::chrono::seconds(3));
  hub.service().tick();
  CHECK(waiting.answered());
}

TEST_CASE("a member that asks too often is told when to come back, others are served", "[limits]") {
  MemoryHub hub({.open_registration = true, .requests_per_member = {.per_second = 1, .burst = 3}});
  Team team(2);
  MemoryReplica first(team, 0);
  MemoryReplica second(team, 1);
  first.write("begin");
  Waiting greedy(hub, first);  // takes one
  for (int i = 0; i < 5; ++i)
    greedy.begin();
  REQUIRE(greedy.statuses.size() >= 3);
  CHECK(greedy.statuses.back() == 429);
  Waiting patient(hub, second);
  patient.begin();
  CHECK_FALSE(patient.answered());
  hub.clock().advance(std::chrono::seconds(3));
  greedy.statuses.clear();
  greedy.begin();
  CHECK(greedy.statuses.empty());
}

TEST_CASE("a wait without proof, without a body or of a stranger is refused", "[wait]") {
  MemoryHub hub;
  Team team(2);
  MemoryReplica first(team, 0);
  first.write("begin");
  carry(hub, first);
  const std::string page = "/1/visits/" + team.visit().hex() + "/wait";
  CHECK(hub.service().handle({true, page, {}, Bytes(8)}).status == 401);
  CHECK(hub.service().handle({false, page, {}, {}}).status == 405);
  DirectTransport transport(hub);
  sync::HubRemote remote(transport, first);
  static_cast<void>(remote.wait(0));
  CHECK(hub.service().handle({true, page, remote.token(), Bytes(7)}).status == 400);
  CHECK(hub.service().handle({true, page, remote.token(), Bytes(8)}).status == 200);
}
