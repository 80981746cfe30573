#include <catch2/catch_test_macros.hpp>

#include "driver.h"

/// Contacts, surveys, the end of a visit, and an unlocking that is stopped.
namespace fieldfare::ui {
namespace {

void open_more(Driver& d, const char* place, const char* row = nullptr) {
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap(place);
  if (row != nullptr) d.hands.tap(row);
}

}  // namespace

TEST_CASE("a contact is filed under a role, and its name is never journaled") {
  Driver d;
  open_more(d, "more.contacts");
  CHECK(d.sees("Nobody is named yet for: Lead of the integrated care board."));
  d.hands.tap("contacts.begin");
  d.hands.tap("contacts.name");
  d.hands.type("Robin Fairweather");
  CHECK_FALSE(d.hands.recorder().find("contacts.keep")->enabled);
  d.hands.tap("contacts.role.icb-lead");
  d.hands.tap("contacts.phone");
  d.hands.type("01632 960 499");
  d.hands.wait(2);
  CHECK(d.count<command::KeepForm>() == 0);
  d.hands.tap("contacts.keep");
  CHECK(d.world.visit->pages.contacts->rows.back().name == "Robin Fairweather");
  CHECK(d.sees("Everybody whom the visit needs is named."));
}

TEST_CASE("what is more than a contact is refused in words of its own, and stays to be mended") {
  Driver d;
  open_more(d, "more.contacts", "contacts.row.o1");
  d.hands.tap("contacts.name");
  d.hands.press(Key::end, {true, false});
  d.hands.type(" 4 May 2014");
  d.hands.tap("contacts.keep");
  CHECK(d.sees("A contact is an official’s name, phone and e-mail address, each in its place."));
  CHECK(d.world.visit->pages.contacts->rows[0].name == "Avery Winterbourne");
  CHECK(d.hands.recorder().find("contacts.name")->value == "Avery Winterbourne 4 May 2014");
}

TEST_CASE("a contact is removed only when that was said twice") {
  Driver d;
  open_more(d, "more.contacts", "contacts.row.o2");
  d.hands.tap("contacts.remove");
  CHECK(d.world.visit->pages.contacts->rows.size() == 2);
  d.hands.tap("contacts.remove.yes");
  CHECK(d.world.visit->pages.contacts->rows.size() == 1);
}

TEST_CASE("replies to a survey are counted by a number alone") {
  Driver d;
  open_more(d, "more.surveys", "surveys.row.s-young");
  d.hands.tap("surveys.count");
  d.hands.type("many");
  CHECK_FALSE(d.hands.recorder().find("surveys.count.keep")->enabled);
  d.hands.press(Key::letter_a, {true, false});
  d.hands.type("47");
  d.hands.tap("surveys.count.keep");
  CHECK(d.sees("47 replies as at 15 June 2026"));
}

TEST_CASE("how a survey reaches people is written down, and it can be done without") {
  Driver d;
  open_more(d, "more.surveys", "surveys.row.s-young");
  d.hands.tap("surveys.share");
  CHECK(d.sees("The link was shared on 15 June 2026."));
  d.hands.tap("surveys.tell");
  d.hands.tap("surveys.distribution");
  d.hands.type("Youth workers pass it on");
  d.hands.tap("surveys.tell.keep");
  CHECK(d.world.visit->pages.surveys->rows[1].distribution == "Youth workers pass it on");
  d.hands.tap("toast.close");
  d.hands.tap("surveys.hold");
  CHECK(d.sees("This visit does without it."));
  d.hands.tap("toast.undo");
  CHECK(d.world.visit->pages.surveys->rows[1].state == "open");
}

TEST_CASE("a visit is closed with what is not done yet in view, and goes on again") {
  Driver d;
  open_more(d, "more.ending");
  CHECK(d.sees("1 concern is open."));
  d.hands.tap("ending.close");
  CHECK(d.world.visit->row.closed);
  CHECK(d.sees("No evidence can be added."));
  d.hands.tap("ending.close");
  CHECK_FALSE(d.world.visit->row.closed);
}

TEST_CASE("a visit is erased only when its area was typed and that was said twice") {
  Driver d;
  open_more(d, "more.ending");
  CHECK_FALSE(d.hands.recorder().find("ending.erase")->enabled);
  d.hands.tap("ending.name");
  d.hands.type("Northmer");
  CHECK_FALSE(d.hands.recorder().find("ending.erase")->enabled);
  d.hands.type("e");
  d.hands.tap("ending.erase");
  CHECK(d.world.visit.has_value());
  d.hands.tap("ending.erase.no");
  CHECK(d.hands.recorder().find("ending.erase.yes") == nullptr);
  d.hands.tap("ending.erase");
  d.hands.tap("ending.erase.yes");
  CHECK(d.world.visit.has_value());  // something stands against it
  CHECK(d.sees("This visit cannot be disposed of yet."));
}

TEST_CASE("an erased visit is gone with its drafts, and the signed record stands") {
  Driver d;
  d.open_capture();
  d.hands.type("Half a thought");
  d.hands.wait(1);
  d.hands.tap("rail.more");
  d.hands.tap("more.ending");
  d.hands.tap("ending.reason");
  d.hands.type("The tablet is handed back");
  d.hands.tap("ending.name");
  d.hands.type("Northmere");
  d.hands.tap("ending.erase");
  d.hands.tap("ending.erase.yes");
  CHECK_FALSE(d.world.visit.has_value());
  CHECK(d.hands.state().drafts.empty());
  CHECK(d.hands.state().forms.empty());
  CHECK(d.sees("Signed by this device"));
  CHECK(d.sees("done nevertheless because: The tablet is handed back"));
  d.hands.tap("rail.more");
  d.hands.tap("more.visits");
  CHECK(d.hands.recorder().find("visits.row.v1") == nullptr);
}

TEST_CASE("an unlocking says how long it has taken, and stopping it leaves the tablet locked") {
  Driver d;
  d.silent = true;
  d.hands.type("a long passphrase");
  d.hands.press(Key::enter);
  d.world.lock = Lock::unlocking;
  d.publish();
  d.hands.wait(3.1);
  CHECK(d.sees("3 seconds so far."));
  d.silent = false;
  d.hands.tap("unlock.stop");
  CHECK(d.count<command::StopUnlock>() == 1);
  CHECK(d.sees("Stopped. It stays locked."));
  CHECK(d.hands.state().screen == Screen::unlock);
  d.unlock();
  CHECK(d.hands.state().screen == Screen::visits);
  CHECK_FALSE(d.sees("Stopped. It stays locked."));
}

}  // namespace fieldfare::ui
