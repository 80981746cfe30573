#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>
#include <support/errors.h>
#include <support/memory_hub.h>
#include <support/visit_team.h>

using namespace fieldfare;

TEST_CASE("an erased text is not taken in again from a device that has not heard of it",
          "[simulation]") {
  test::VisitTeam team(3, 1, test::VisitTeam::Stores::in_memory);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId note = team.add_note(0, activity, "A plan that says too much.");
  team.send(0, 1);  // the second device has the text and hears nothing more
  static_cast<void>(team[0]->execute(app::NoteRedact{note, app::RawText("It says too much.")}));
  // The third has the order before it has the entry.
  const auto source = team[0]->replica(team.visit());
  log::Arrival orders;
  orders.erasures = source->erasures();
  static_cast<void>(team[2]->replica(team.visit())->take_in(orders));
  team.send(1, 2);
  // Its entry is held without content, so that nothing is known of the note.
  const auto code = test::code_of([&] { return team[2]->execute(app::NoteHistory{note}); });
  CHECK(code == ErrorCode::not_found);
}

TEST_CASE("a hub refuses the body of an entry whose order to erase came first", "[simulation]") {
  test::VisitTeam team(3, 1, test::VisitTeam::Stores::in_memory);
  test::MemoryHub hub({.open_registration = true}, 77, test::TemporaryDirectory::in_memory());
  const auto sync = [&](std::size_t device) {
    test::DirectTransport line(hub);
    const auto replica = team[device]->replica(team.visit());
    sync::HubRemote remote(line, *replica);
    static_cast<void>(sync::synchronise(*replica, remote));
  };
  const EntityId activity = team.add_activity(0);
  team.meet();
  sync(1);  // from now on its first message carries what the hub lacks
  const EntityId note = team.add_note(1, activity, "A plan that says too much.");
  team.send(1, 0);
  static_cast<void>(team[0]->execute(app::NoteRedact{note, app::RawText("It says too much.")}));
  log::Arrival orders;
  orders.erasures = team[0]->replica(team.visit())->erasures();
  static_cast<void>(team[2]->replica(team.visit())->take_in(orders));
  sync(2);  // the hub has the order and not the entry
  sync(1);
  std::size_t erased = 0;
  for (const log::LogHead& segment : hub.store().segments(team.visit())) {
    const auto run = hub.store().read(team.visit(), segment, segment.start, 1000, 1U << 20U);
    for (const log::SealedEntry& entry : run.entries)
      erased += entry.body.empty() ? 1 : 0;
  }
  CHECK(erased == 1);
}

TEST_CASE("an order that counts no more is dropped by the device that followed it",
          "[simulation]") {
  test::VisitTeam team(3, 1, test::VisitTeam::Stores::in_memory, {"deputy"});
  const EntityId activity = team.add_activity(0);
  const EntityId note = team.add_note(0, activity, "A plan that names who does what.");
  team.meet();
  static_cast<void>(team[1]->execute(app::NoteRedact{note, app::RawText("It says too much.")}));
  team.send(1, 2);
  static_cast<void>(team[0]->execute(app::MemberRemove{team.visit(), team.member(1)}));
  team.send(0, 2);
  team.send(0, 2);  // now with the content that the first has made a hole
  CHECK(team[2]->replica(team.visit())->erasures().empty());
  CHECK(team.text_of(2, note) == "A plan that names who does what.");
  CHECK(team.projection(2) == team.projection(0));
}
