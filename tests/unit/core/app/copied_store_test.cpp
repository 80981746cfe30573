#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_container_properties.hpp>

#include <algorithm>
#include <filesystem>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/notices.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>

#include <support/visit_team.h>

/// A store's directory that was copied whole, or put back with its marker: nothing on the device
/// itself can tell, and both go on in the same log.
using namespace fieldfare;
using test::VisitTeam;

namespace {

/// The same notebook a second time, from a copy of its directory.
class Copy {
 public:
  explicit Copy(test::InspectorDevice& original) {
    original.close();
    std::filesystem::copy(original.store(), directory_ / "store",
                          std::filesystem::copy_options::recursive);
    original.reopen();
    notebook_ =
        app::Notebook::open(directory_ / "store", test::InspectorDevice::passphrase(), ports());
  }
  [[nodiscard]] app::Notebook& operator*() { return *notebook_; }
  [[nodiscard]] app::Ports ports() { return {&clock_, &entropy_}; }

 private:
  test::TemporaryDirectory directory_;
  test::FakeClock clock_;
  test::SeededEntropy entropy_{4711};
  std::unique_ptr<app::Notebook> notebook_;
};

EntityId add_note(app::Notebook& notebook, const EntityId& activity, const std::string& text) {
  app::NoteAdd add;
  add.activity = activity;
  add.text = app::RawText(text);
  return notebook.execute(add).note_id;
}

std::vector<std::string> kinds_of(app::Notebook& notebook, const VisitId& visit) {
  std::vector<std::string> kinds;
  for (const app::NoticeView& notice : notebook.execute(app::NoticeList{visit}).notices)
    kinds.push_back(notice.kind);
  return kinds;
}

bool has(const std::vector<std::string>& kinds, const char* kind) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

std::size_t segments_of(app::Notebook& notebook, const VisitId& visit) {
  return notebook.replica(visit)->holdings().size();
}

}  // namespace

TEST_CASE("both ways of a copied store are kept everywhere, people are told, and both go on") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  team.meet();
  Copy copy(team[0]);
  const EntityId here = team.add_note(0, activity, "Written on the tablet itself.");
  const EntityId there = add_note(*copy, activity, "Written on the copy of it.");
  const std::size_t before = segments_of(*team[1], team.visit());

  test::exchange(*team[0], *team[1], team.visit());
  test::exchange(*copy, *team[1], team.visit());
  CHECK(segments_of(*team[1], team.visit()) == before + 2);
  CHECK(has(kinds_of(*team[1], team.visit()), "log-forked"));
  test::exchange(*team[0], *team[1], team.visit());
  CHECK(has(kinds_of(*team[0], team.visit()), "own-log-copied"));
  CHECK(has(kinds_of(*copy, team.visit()), "own-log-copied"));

  const EntityId later = team.add_note(0, activity, "The tablet goes on under a new log.");
  add_note(*copy, activity, "And so does the copy.");
  for (int round = 0; round < 2; ++round) {
    test::exchange(*team[0], *team[1], team.visit());
    test::exchange(*copy, *team[1], team.visit());
  }
  for (app::Notebook* device : {&*team[0], &*team[1], &*copy}) {
    CHECK(device->execute(app::NoteShow{here}).text == "Written on the tablet itself.");
    CHECK(device->execute(app::NoteShow{there}).text == "Written on the copy of it.");
    CHECK(device->execute(app::NoteShow{later}).text == "The tablet goes on under a new log.");
    CHECK_THAT(device->execute(app::StoreVerify{}).problems, Catch::Matchers::IsEmpty());
    CHECK(device->execute(app::VisitShow{team.visit()}).projection == team.projection(1));
    CHECK(device->replica(team.visit())->holdings() == team[1]->replica(team.visit())->holdings());
  }
  CHECK(team[1]->execute(app::NoteShow{there}).where.team_devices == 1);
}

TEST_CASE("a removed member cannot slip work in behind the removal by a second way of its log") {
  VisitTeam team(3);
  const EntityId activity = team.add_activity(0);
  team.meet();
  team.add_note(2, activity, "The member's log begins.");
  team.meet();
  Copy copy(team[2]);
  const EntityId held = team.add_note(2, activity, "Held by the lead at the removal.");
  test::exchange(*team[0], *team[2], team.visit());
  static_cast<void>(team[0]->execute(app::MemberRemove{team.visit(), team.member(2)}));
  const EntityId slipped = add_note(*copy, activity, "The same place of the log, otherwise.");
  SECTION("a colleague has the second way before the removal") {
    test::exchange(*copy, *team[1], team.visit());
  }
  test::exchange(*team[0], *team[1], team.visit());
  test::exchange(*copy, *team[1], team.visit());
  test::exchange(*team[0], *team[1], team.visit());
  for (const std::size_t device : {0, 1}) {
    CHECK(team.text_of(device, held) == "Held by the lead at the removal.");
    CHECK_THROWS_AS(team.text_of(device, slipped), Error);
    CHECK(team[device]->execute(app::MemberLate{team.visit()}).late.at(0).entries == 1);
    CHECK(team[device]->execute(app::StoreVerify{}).problems.empty());
  }
  CHECK(team.projection(0) == team.projection(1));
  CHECK(team[0]->execute(app::MemberAccept{team.visit(), team.member(2)}).entries == 1);
  test::exchange(*team[0], *team[1], team.visit());
  CHECK(team.text_of(1, slipped) == "The same place of the log, otherwise.");
  CHECK(team.projection(0) == team.projection(1));
}

TEST_CASE("segments are the same after the store was opened again") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  team.meet();
  Copy copy(team[0]), second(team[0]);
  team.add_note(0, activity, "One way.");
  add_note(*copy, activity, "Another way.");
  add_note(*copy, activity, "And on.");
  add_note(*second, activity, "A third way.");
  for (app::Notebook* device : {&*team[0], &*copy, &*second})
    test::exchange(*device, *team[1], team.visit());
  const auto before = team[1]->replica(team.visit())->holdings();
  team[1].reopen();
  CHECK(team[1]->replica(team.visit())->holdings() == before);
  CHECK(team[1]->execute(app::StoreVerify{}).ok);
}

TEST_CASE("a notice stays until it is put away, and comes back only with something new") {
  VisitTeam team(1);
  const auto told = [&](const std::string& minutes) {
    log::Arrival arrival;
    arrival.notices = {{"clock-off", "a hub", {{"minutes", minutes}}}};
    static_cast<void>(team[0]->replica(team.visit())->take_in(arrival));
    return team[0]->execute(app::NoticeList{}).notices;
  };
  const auto first = told("7");
  REQUIRE(first.size() == 1);
  CHECK(first[0].kind == "clock-off");
  CHECK(first[0].visit_id == team.visit());
  CHECK(first[0].message.starts_with("This device's clock is 7 minutes away"));
  CHECK(told("7").size() == 1);
  static_cast<void>(team[0]->execute(app::NoticeDismiss{first[0].notice_id}));
  CHECK(told("7").empty());
  CHECK(told("8").size() == 1);
  team[0].reopen();
  CHECK(team[0]->execute(app::NoticeList{}).notices.size() == 1);
  try {
    static_cast<void>(team[0]->execute(app::NoticeDismiss{"77"}));
    FAIL("there is no such notice");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_found);
  }
}

TEST_CASE("a clock more than five minutes from the hub's is told until it is right") {
  VisitTeam team(1);
  const auto told_with_hub_at = [&](std::int64_t minutes) {
    log::Arrival arrival;
    arrival.confirmed.emplace();
    arrival.confirmed->hub_time = team[0].clock().now();
    arrival.confirmed->hub_time->ms += minutes * 60 * 1000;
    static_cast<void>(team[0]->replica(team.visit())->take_in(arrival));
    return team[0]->execute(app::NoticeList{}).notices.size();
  };
  CHECK(told_with_hub_at(4) == 0);
  CHECK(told_with_hub_at(6) == 1);
  CHECK(told_with_hub_at(-6) == 1);
  CHECK(told_with_hub_at(0) == 0);
}

TEST_CASE("what came in together is kept together, and what failed leaves nothing") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  const EntityId note = team.add_note(0, activity, "Held by the hub.");
  const auto replica = team[0]->replica(team.visit());
  log::Arrival arrival;
  arrival.confirmed =
      log::Confirmation{{}, Bytes(16), 1, log::ends_of(replica->holdings()), {}, {}, {}};
  static_cast<void>(replica->take_in(arrival));
  CHECK(team[0]->execute(app::NoteShow{note}).where.hub == "confirmed");
  team[0].reopen();
  CHECK(team[0]->execute(app::NoteShow{note}).where.hub == "confirmed");
  const auto show = team[0]->execute(app::VisitShow{team.visit()});
  CHECK(show.held_entries.hub == show.held_entries.all);
  CHECK(show.held_entries.this_device_only == 0);
  CHECK(show.held_notes.hub == 1);
  team.add_note(0, activity, "Only here.");
  const auto after = team[0]->execute(app::VisitShow{team.visit()});
  CHECK(after.held_entries.this_device_only == 1);
  CHECK(after.held_notes.all == 2);
  CHECK(after.held_notes.hub == 1);
  CHECK(after.held_notes.this_device_only == 1);
}

TEST_CASE("a bad entry is told until it has come whole") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const auto source = team[0]->replica(team.visit());
  const log::Ends before = log::ends_of(team[1]->replica(team.visit())->holdings());
  team.add_note(0, activity, "A note that is spoilt on its way.");
  log::Arrival arrival;
  for (const log::LogHead& head : source->holdings()) {
    const bool known = std::ranges::find(before, log::end_of(head)) != before.end();
    if (!known) arrival.runs.push_back(source->read(head.log, {}, 1, 1000, 1U << 30U));
  }
  REQUIRE(arrival.runs.size() == 1);
  const log::SealedEntry sound = arrival.runs[0].entries.back();
  arrival.runs[0].entries.back().body[0] ^= 1;
  const auto target = team[1]->replica(team.visit());
  CHECK(target->take_in(arrival).refused.size() == 1);
  const auto told = team[1]->execute(app::NoticeList{team.visit()}).notices;
  REQUIRE(told.size() == 1);
  CHECK(told[0].kind == "entries-refused");
  CHECK(told[0].message.find("on this device") != std::string::npos);
  arrival.runs[0].entries.back() = sound;
  CHECK(target->take_in(arrival).accepted == 1);
  CHECK(team[1]->execute(app::NoticeList{team.visit()}).notices.empty());
}
