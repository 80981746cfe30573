#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/notices.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>
#include <support/visit_team.h>

/// What a device says about where its notes are, when syncs are cut off and the app with them.
using namespace fieldfare;
using test::VisitTeam;

namespace {

enum class Cut { request, answer };

/// A sync that is cut at its n-th request, before it gets there or after the hub has acted; the app
/// ends with it. True when the session got through.
bool cut_sync(test::MemoryHub& hub, VisitTeam& team, Cut cut, int at) {
  bool through = false;
  {
    const auto replica = team[0]->replica(team.visit());
    test::DirectTransport transport(hub);
    if (cut == Cut::request) {
      transport.fail_after = at;
    } else {
      transport.lose_answer_at = at;
    }
    sync::HubRemote remote(transport, *replica);
    try {
      static_cast<void>(sync::synchronise(*replica, remote));
      through = true;
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::unreachable);
    }
  }
  team[0].reopen();
  return through;
}

std::uint64_t held_by_hub(test::MemoryHub& hub, const VisitId& visit) {
  std::uint64_t sum = 0;
  for (const log::LogHead& segment : hub.store().segments(visit))
    sum += segment.length - segment.start + 1;
  return sum;
}

}  // namespace

TEST_CASE(
    "a sync that is cut anywhere claims nothing that the hub does not hold, and forgets "
    "nothing that it confirmed") {
  for (const Cut cut : {Cut::request, Cut::answer}) {
    VisitTeam team(1);
    test::MemoryHub hub;
    const EntityId activity = team.add_activity(0);
    std::int64_t confirmed = 0;
    for (int at = 1; at < 6; ++at) {
      for (int i = 0; i < 3; ++i)
        team.add_note(0, activity, "Note " + std::to_string(i) + " of round " + std::to_string(at));
      const bool through = cut_sync(hub, team, cut, at);
      const auto held = team[0]->execute(app::VisitShow{team.visit()}).held_entries;
      CHECK(held.hub <= static_cast<std::int64_t>(held_by_hub(hub, team.visit())));
      CHECK(held.hub >= confirmed);
      CHECK(held.this_device_only == held.all - held.hub);
      if (through) CHECK(held.hub == held.all);
      confirmed = held.hub;
    }
    CHECK(cut_sync(hub, team, Cut::request, -1));
    const auto held = team[0]->execute(app::VisitShow{team.visit()}).held_entries;
    CHECK(held.hub == held.all);
    CHECK(team[0]->execute(app::StoreVerify{}).ok);
  }
}

TEST_CASE("a hub that fell back is told once, and its new word takes the old one's place") {
  VisitTeam team(1);
  test::MemoryHub hub;
  test::TemporaryDirectory backup;
  const EntityId activity = team.add_activity(0);
  CHECK(cut_sync(hub, team, Cut::request, -1));
  hub.stop();
  std::filesystem::copy(hub.file(), backup / "old.db");
  hub.start();
  team.add_note(0, activity, "After the backup.");
  CHECK(cut_sync(hub, team, Cut::request, -1));
  hub.stop();
  std::filesystem::copy_file(backup / "old.db", hub.file(),
                             std::filesystem::copy_options::overwrite_existing);
  hub.start();
  CHECK(cut_sync(hub, team, Cut::request, -1));
  const auto notices = team[0]->execute(app::NoticeList{team.visit()}).notices;
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].kind == "hub-rolled-back");
  CHECK(notices[0].message.find("Everything was sent to it again") != std::string::npos);
  const auto held = team[0]->execute(app::VisitShow{team.visit()}).held_entries;
  CHECK(held.hub == held.all);
  CHECK(static_cast<std::uint64_t>(held.all) == held_by_hub(hub, team.visit()));
  CHECK(cut_sync(hub, team, Cut::request, -1));
  CHECK(team[0]->execute(app::NoticeList{team.visit()}).notices.size() == 1);
}
