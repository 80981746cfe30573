#include <catch2/catch_test_macros.hpp>

#include "driver.h"

/// The judgement with what it rests on, and the inspectors' summaries.
namespace fieldfare::ui {
namespace {

void open_judging(Driver& d, const char* place) {
  d.unlock();
  d.hands.tap("visits.row.v2");
  d.hands.tap("rail.more");
  d.hands.tap(place);
}

const JudgementView& judgement(const Driver& d) {
  return *d.world.visit->pages.judgement;
}

}  // namespace

TEST_CASE("only a visit that judges has the pages of a judgement") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.more");
  CHECK(d.hands.recorder().find("more.judgement") == nullptr);
  CHECK(d.hands.recorder().find("more.summaries") == nullptr);
  d.hands.app().act(action::Go{Screen::judgement});
  d.hands.settle();
  CHECK(d.sees("This kind of visit makes no judgement"));
}

TEST_CASE("an outcome that something stands against cannot be chosen, and says what") {
  Driver d;
  open_judging(d, "more.judgement");
  CHECK(d.sees("It is not complete yet."));
  CHECK(d.sees("Against it: It asks for an area for priority action; there is none."));
  CHECK(d.hands.recorder().find("judgement.outcome.one") == nullptr);
  d.hands.tap("judgement.outcome.two");
  CHECK(judgement(d).outcome == "two");
  d.hands.tap("toast.undo");
  CHECK(judgement(d).outcome.empty());
}

TEST_CASE("tests are answered by one press, and an inspector only reads them") {
  Driver d;
  open_judging(d, "more.judgement");
  d.hands.tap("judgement.test.systemic-failings.no");
  CHECK(judgement(d).tests[1].answer == "no");
  d.world.visit->pages.judgement->may_set = false;
  d.answer(event::NewSnapshot{std::make_shared<const Snapshot>(d.world)});
  d.hands.settle();
  CHECK(d.hands.recorder().find("judgement.test.systemic-failings.no") == nullptr);
  CHECK(d.hands.recorder().find("judgement.outcome.two") == nullptr);
  CHECK(d.hands.recorder().find("judgement.write") == nullptr);
}

TEST_CASE("a record is added live and then traced to the notes that show it") {
  Driver d;
  open_judging(d, "more.judgement");
  d.hands.tap("judgement.begin");
  CHECK_FALSE(d.hands.recorder().find("judgement.add")->enabled);
  d.hands.tap("judgement.kind.priority-action");
  CHECK(d.sees("say who must act"));
  d.hands.tap("judgement.new.words");
  d.hands.type("Closed services are still on the page");
  d.hands.tap("judgement.new.who");
  d.hands.type("The local authority");
  d.hands.tap("judgement.add");
  CHECK(judgement(d).records.back().who == "The local authority");
  CHECK(d.sees("It rests on no note."));
  d.hands.tap("judgement.find");
  d.hands.type("closed service");
  d.hands.press(Key::enter);
  CHECK(d.hands.recorder().find("judgement.candidate.n4") == nullptr);
  d.hands.tap("judgement.candidate.n2");
  CHECK(judgement(d).records.back().notes == 1);
  CHECK_FALSE(d.sees("It rests on no note."));
  d.hands.tap("judgement.rests.open.n2");
  CHECK(d.hands.state().screen == Screen::notes);
  CHECK(d.hands.state().note_id == "n2");
}

TEST_CASE("a note is taken off a record, and Undo puts it back") {
  Driver d;
  open_judging(d, "more.judgement");
  d.hands.tap("judgement.row.g1");
  d.hands.tap("judgement.rests.n1");
  CHECK(judgement(d).records[0].notes == 0);
  d.hands.tap("toast.undo");
  CHECK(judgement(d).records[0].notes == 1);
}

TEST_CASE("a record is changed, withdrawn, and stands again") {
  Driver d;
  open_judging(d, "more.judgement");
  d.hands.tap("judgement.row.g2");
  d.hands.tap("judgement.record.change");
  d.hands.tap("judgement.record.words");
  d.hands.press(Key::end, {true, false});
  d.hands.type(" It costs them days.");
  d.hands.tap("judgement.record.keep");
  CHECK(judgement(d).records[1].text.find("It costs them days.") != std::string::npos);
  CHECK(d.hands.recorder().find("judgement.record.words") == nullptr);
  d.hands.wait(20);
  d.hands.tap("judgement.withdraw");
  CHECK(judgement(d).records[1].withdrawn);
  CHECK(d.sees("It stands in no output; the log keeps it."));
  d.hands.tap("judgement.restore");
  CHECK_FALSE(judgement(d).records[1].withdrawn);
}

TEST_CASE("a summary is written for the day, by theme, and earlier days stay") {
  Driver d;
  open_judging(d, "more.summaries");
  CHECK(d.sees("Nothing yet from: Care inspector."));
  d.hands.tap("summaries.own");
  CHECK(d.sees("Fri 12 June"));
  CHECK_FALSE(d.hands.recorder().find("summaries.keep")->enabled);
  d.hands.tap("summaries.go_on");
  d.hands.tap("summaries.words");
  d.hands.press(Key::end, {true, false});
  d.hands.type(" Leaders know.");
  d.hands.tap("summaries.keep");
  const SummariesView& view = *d.world.visit->pages.summaries;
  CHECK(view.versions.front().day == "Mon 15 June");
  CHECK(view.versions.front().text.ends_with(" Leaders know."));
  CHECK(view.versions.size() == 3);
  d.hands.tap("summaries.theme.LO3");
  CHECK(d.hands.recorder().find("summaries.go_on") == nullptr);
}

TEST_CASE("a colleague's summary is read and not written in") {
  Driver d;
  open_judging(d, "more.summaries");
  d.hands.tap("summaries.row.s1");
  CHECK(d.sees("Health partners keep a directory of their own."));
  CHECK(d.hands.recorder().find("summaries.words") == nullptr);
}

TEST_CASE("what was allowed by mistake is asked about again by Undo") {
  Driver d;
  d.open_capture();
  d.hands.type("Met Quillan there");
  d.hands.wait(1);
  REQUIRE(d.hands.recorder().find("finding.place") != nullptr);
  d.hands.tap("finding.place");
  d.hands.wait(1);
  CHECK(d.hands.recorder().find("finding.place") == nullptr);
  CHECK(d.sees("Allowed as a place in this visit, on every device of the team."));
  d.hands.tap("toast.undo");
  d.hands.wait(1);
  CHECK(d.hands.recorder().find("finding.place") != nullptr);
  CHECK_FALSE(d.hands.recorder().find("capture.save")->enabled);
}

}  // namespace fieldfare::ui
