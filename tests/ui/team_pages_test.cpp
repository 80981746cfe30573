#include <catch2/catch_test_macros.hpp>

#include "driver.h"

/// Beginning and joining a visit, people and devices, meeting without internet, where notes are.
namespace fieldfare::ui {
namespace {

void open_more(Driver& d, const char* place) {
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap(place);
}

}  // namespace

TEST_CASE("a visit is made from a kind, an area and a working day, and opens") {
  Driver d;
  d.unlock();
  d.hands.tap("visits.begin");
  CHECK_FALSE(d.hands.recorder().find("visits.make")->enabled);
  CHECK(d.sees("Choose the kind of visit first."));
  d.hands.tap("visits.new.framework.local-offer-2026");
  d.hands.tap("visits.new.area");
  d.hands.type("Southmere");
  CHECK(d.sees("Choose the first day on site."));
  d.hands.tap("visits.new.day.after");
  CHECK(d.sees("July 2026"));
  CHECK_FALSE(d.hands.recorder().find("visits.new.day.2026-07-05")->enabled);  // a Sunday
  d.hands.tap("visits.new.day.2026-07-06");
  CHECK(d.sees("Monday 6 July 2026"));
  d.hands.tap("visits.make");
  CHECK(d.hands.state().screen == Screen::today);
  CHECK(d.world.visit->row.area == "Southmere");
  CHECK(d.sees("The visit is made."));
}

TEST_CASE("a visit is joined with a card there and an invitation back") {
  Driver d;
  d.unlock();
  d.hands.tap("visits.join");
  d.hands.tap("visits.card");
  CHECK(d.sees("ffc1.AAEA"));
  d.hands.tap("visits.invitation");
  d.hands.type("something else");
  d.hands.tap("visits.enter");
  CHECK(d.sees("Paste the whole text: it begins with ffi1."));
  CHECK(d.hands.state().forms.at("visits:join").editor.text() == "something else");
  d.hands.state().forms.at("visits:join").editor.load("ffi1.AAEA");
  d.hands.tap("visits.enter");
  CHECK(d.hands.state().screen == Screen::today);
  CHECK(d.sees("You have joined."));
}

TEST_CASE("a device is added from its card, with a role, and its invitation is shown") {
  Driver d;
  open_more(d, "more.people");
  d.hands.tap("people.begin");
  d.hands.tap("people.card");
  d.hands.type("ffc1.AAEAAAAP");
  d.hands.tap("people.role.observer");
  CHECK(d.sees("Reads what the team reads; writes no evidence."));
  d.hands.tap("people.enter");
  CHECK(d.sees("Early years inspector is a member now."));
  CHECK(d.sees("ffi1.AAEA"));
  CHECK(d.world.visit->pages.people->members.back().role == "observer");
  CHECK(d.hands.state().forms.at("people:add").editor.empty());
}

TEST_CASE("a member is removed only after a second press") {
  Driver d;
  open_more(d, "more.people");
  d.hands.tap("people.row.m3");
  d.hands.tap("people.remove");
  CHECK(d.sees("A new key begins that this device never gets."));
  CHECK(d.count<command::Do>() == 0);
  d.hands.tap("people.remove.no");
  CHECK(d.hands.recorder().find("people.remove.yes") == nullptr);
  d.hands.tap("people.remove");
  d.hands.tap("people.remove.yes");
  CHECK(d.world.visit->pages.people->members[2].state == "removed");
  CHECK(d.hands.recorder().find("people.remove") == nullptr);
}

TEST_CASE("asking about one member's removal does not stand for another's") {
  Driver d;
  open_more(d, "more.people");
  d.hands.tap("people.row.m3");
  d.hands.tap("people.remove");
  d.hands.tap("people.row.m4");
  CHECK(d.hands.recorder().find("people.remove.yes") == nullptr);
}

TEST_CASE("a lead changes a role by one press") {
  Driver d;
  open_more(d, "more.people");
  d.hands.tap("people.row.m3");
  d.hands.tap("people.member.role.deputy");
  CHECK(d.world.visit->pages.people->members[2].role == "deputy");
  CHECK(d.sees("The role is changed."));
}

TEST_CASE("late work of a removed member is read, and accepted or left out") {
  Driver d;
  open_more(d, "more.people");
  d.hands.tap("people.row.m5");
  CHECK(d.sees("Two of three links to the county’s page are broken."));
  d.hands.tap("people.late.refuse");
  CHECK(d.sees("Late work, left out"));
  d.hands.tap("people.late.accept");
  CHECK(d.world.visit->pages.people->late.empty());
}

TEST_CASE("who may not change the team is offered nothing that would be refused") {
  Driver d;
  open_more(d, "more.people");
  PeopleView& people = *d.world.visit->pages.people;
  people.may_add = people.may_lead = people.may_decide = false;
  d.answer(event::NewSnapshot{std::make_shared<const Snapshot>(d.world)});
  d.hands.tap("people.row.m3");
  CHECK(d.hands.recorder().find("people.begin") == nullptr);
  CHECK(d.hands.recorder().find("people.remove") == nullptr);
  CHECK(d.hands.recorder().find("people.member.role.lead") == nullptr);
}

TEST_CASE("a page's own data is asked for while it is open, and no longer") {
  Driver d;
  open_more(d, "more.people");
  CHECK(d.world.visit->pages.people.has_value());
  d.hands.tap("rail.today");
  CHECK_FALSE(d.world.visit->pages.people.has_value());
  CHECK(d.count<command::Watch>() == 2);
}

TEST_CASE("a meeting shows its words and address, and who has come") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.sync");
  d.hands.tap("sync.meet");
  d.hands.tap("meeting.host");
  CHECK(d.sees("The meeting is open since 10:42."));
  CHECK(d.sees("192.168.43.1:8441"));
  CHECK(d.sees("Brought 7 changes, took 12"));
  d.hands.tap("rail.notes");  // it goes on
  CHECK(d.world.visit->meeting.state == MeetingView::State::open);
  d.hands.tap("rail.more");
  d.hands.tap("more.meeting");
  d.hands.tap("meeting.end");
  CHECK(d.sees("The meeting has ended. 2 devices came."));
  CHECK(d.hands.recorder().find("meeting.host") != nullptr);
}

TEST_CASE("a meeting is joined by one press, or with words and an address") {
  Driver d;
  open_more(d, "more.meeting");
  d.hands.tap("meeting.join");
  CHECK(d.sees("With Care inspector’s tablet: sent 3 changes, received 12."));
  CHECK_FALSE(d.hands.recorder().find("meeting.join.by_hand")->enabled);
  d.hands.tap("meeting.address");
  d.hands.type("192.168.1.20");
  d.hands.tap("meeting.join.by_hand");
  CHECK(d.count<command::Do>() == 2);
}

TEST_CASE("a meeting that cannot open says why and what to do") {
  Driver d;
  open_more(d, "more.meeting");
  d.world.visit->meeting.problem = "This tablet is in no network.";
  d.world.visit->meeting.hint = "Join a Wi-Fi, or open a hotspot.";
  d.publish();
  d.hands.settle();
  CHECK(d.sees("This tablet is in no network."));
  CHECK(d.sees("Join a Wi-Fi, or open a hotspot."));
}

TEST_CASE("the sync page names the notes that are nowhere else, and opens them") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.sync");
  d.hands.tap("sync.alone.n4");
  CHECK(d.hands.state().screen == Screen::notes);
  CHECK(d.hands.state().note_id == "n4");
}

TEST_CASE("a notice is read on the day's page and put away on the sync page") {
  Driver d;
  d.open_visit();
  d.world.visit->notices = {
      {"x1", "This device's clock is 7 minutes away from the hub's.", "15 June, 09:12"}};
  d.publish();
  d.hands.settle();
  CHECK(d.sees("1 notice about the team’s devices"));
  d.hands.tap("today.notices");
  d.hands.tap("sync.notice.dismiss.x1");
  CHECK(d.world.visit->notices.empty());
}

TEST_CASE("the central store's address is set in the app") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.sync");
  d.hands.tap("sync.hub");
  d.hands.type("https://hub.example.net:8440");
  d.hands.press(Key::enter);
  CHECK(d.sees("https://hub.example.net:8440"));
  CHECK(d.sees("The address is kept."));
}

}  // namespace fieldfare::ui
