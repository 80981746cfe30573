#include <catch2/catch_test_macros.hpp>

#include "driver.h"

/// The days of a visit and what follows it: pauses, school holidays, steps, who gets what, comments
/// and complaints, evidence that is kept longer, weaknesses of an earlier report.
namespace fieldfare::ui {
namespace {

void open_more(Driver& d, const char* place) {
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap(place);
}

/// In a visit of the example that judges.
void open_judging(Driver& d, const char* visit, const char* place) {
  d.unlock();
  d.hands.tap(visit);
  d.hands.tap("rail.more");
  d.hands.tap(place);
}

}  // namespace

TEST_CASE("a visit is paused with a day and a reason, goes on, and the pause can be taken back") {
  Driver d;
  open_more(d, "more.days");
  CHECK(d.sees("The visit was not paused."));
  d.hands.tap("days.pause");
  CHECK_FALSE(d.hands.recorder().find("days.pause.do")->enabled);
  d.hands.tap("days.pause.from.2026-06-16");
  d.hands.tap("days.pause.reason");
  d.hands.type("The offices are flooded.");
  d.hands.tap("days.pause.do");
  CHECK(d.world.visit->pages.days->state == "paused");
  CHECK(d.sees("The offices are flooded."));
  CHECK(d.sees("The visit stands still from that day on."));
  d.hands.tap("days.resume");
  d.hands.tap("days.resume.on.2026-06-18");
  d.hands.tap("days.resume.do");
  CHECK(d.world.visit->pages.days->state == "open");
  d.hands.tap("days.pause.back.2026-06-16");
  CHECK(d.world.visit->pages.days->pauses.size() == 1);
  d.hands.tap("days.pause.back.2026-06-16.yes");
  CHECK(d.world.visit->pages.days->pauses.empty());
}

TEST_CASE("a pause whose reason is refused stays open to be mended") {
  Driver d;
  open_more(d, "more.days");
  d.hands.tap("days.pause");
  d.hands.tap("days.pause.from.2026-06-16");
  d.hands.tap("days.pause.reason");
  d.hands.type("Asked for by Quillan, who is ill.");
  d.hands.tap("days.pause.do");
  CHECK(d.world.visit->pages.days->pauses.empty());
  d.hands.tap("days.pause.reason.finding.code.Parent");
  d.hands.tap("days.pause.do");
  REQUIRE(d.world.visit->pages.days->pauses.size() == 1);
  CHECK(d.world.visit->pages.days->pauses.front().reason == "Asked for by Parent A, who is ill.");
  CHECK(d.hands.recorder().find("days.pause.do") == nullptr);
}

TEST_CASE("who is asked twice stands on no, and sees both answers") {
  Driver d({960, 600});
  open_more(d, "more.ending");
  d.hands.tap("ending.name");
  d.hands.type("Northmere");
  d.hands.tap("ending.erase");
  const auto whole = [&](const char* id) {
    const Item* item = d.hands.recorder().find(id);
    return item != nullptr && item->visible.height >= item->rect.height - 1;
  };
  CHECK(whole("ending.erase.yes"));
  CHECK(whole("ending.erase.no"));
  CHECK(d.hands.recorder().find("ending.erase.no")->focused);
  d.hands.press(Key::enter);
  CHECK(d.world.visit.has_value());
  CHECK(d.hands.recorder().find("ending.erase") != nullptr);
}

TEST_CASE("a school holiday is entered by its first and last day, and taken out again") {
  Driver d;
  open_more(d, "more.days");
  d.hands.tap("days.holiday");
  d.hands.tap("days.holiday.from.2026-06-22");
  CHECK(d.hands.recorder().find("days.holiday.until.2026-06-19") != nullptr);
  d.hands.tap("days.holiday.until.2026-06-19");  // before the first day: it cannot be chosen
  CHECK_FALSE(d.hands.recorder().find("days.holiday.do")->enabled);
  d.hands.tap("days.holiday.until.2026-06-26");
  d.hands.tap("days.holiday.do");
  REQUIRE(d.world.visit->pages.days->holidays.size() == 2);
  CHECK(d.world.visit->pages.days->holidays.back().until == "2026-06-26");
  d.hands.tap("days.holiday.out.2026-06-22");
  CHECK(d.world.visit->pages.days->holidays.size() == 1);
  d.hands.tap("toast.undo");
  CHECK(d.world.visit->pages.days->holidays.size() == 2);
}

TEST_CASE("steps after the visit are ticked, and a tick can be taken away") {
  Driver d;
  open_more(d, "more.afterwards");
  d.hands.tap("afterwards.step.forum-copy");
  CHECK(d.world.visit->pages.afterwards->steps.front().done);
  CHECK(d.sees("Done on 15 June 2026 by Education HMI"));
  d.hands.tap("afterwards.step.forum-copy");
  CHECK_FALSE(d.world.visit->pages.afterwards->steps.front().done);
}

TEST_CASE("who got an output is noted, and who was noted by mistake is taken back") {
  Driver d;
  open_more(d, "more.afterwards");
  CHECK(d.sees("Who gets what (1)"));
  d.hands.tap("afterwards.show.outputs");
  CHECK(d.sees("The local authority: it has not left yet."));
  d.hands.tap("afterwards.sent.summary-note.draft.icb");
  CHECK(d.world.visit->pages.afterwards->owing == 0);
  d.hands.tap("toast.undo");
  CHECK(d.world.visit->pages.afterwards->owing == 1);
}

TEST_CASE("what the area says about a draft is noted and answered") {
  Driver d;
  open_more(d, "more.afterwards");
  d.hands.tap("afterwards.show.comments");
  d.hands.tap("afterwards.comment.text.summary-note");
  d.hands.type("The second table has last year’s figures.");
  d.hands.tap("afterwards.comment.add.summary-note");
  REQUIRE(d.world.visit->pages.afterwards->comments.size() == 2);
  const std::string id = d.world.visit->pages.afterwards->comments.back().id;
  d.hands.tap("afterwards.answer." + id);
  d.hands.tap("afterwards.comment.answer");
  d.hands.type("It has this year’s now.");
  d.hands.tap("afterwards.comment.changed");
  d.hands.tap("afterwards.comment.keep");
  CHECK(d.world.visit->pages.afterwards->comments.back().changed);
  CHECK(d.sees("It has this year’s now."));
  CHECK(d.hands.recorder().find("afterwards.comment.keep") == nullptr);
}

TEST_CASE("a complaint holds publication back until it is answered") {
  Driver d;
  open_more(d, "more.afterwards");
  d.hands.tap("afterwards.show.complaints");
  CHECK(d.sees("Publication waits for an answer."));
  d.hands.tap("afterwards.answer.f1");
  CHECK_FALSE(d.hands.recorder().find("afterwards.complaint.keep")->enabled);
  d.hands.tap("afterwards.outcome.not-upheld");
  d.hands.tap("afterwards.complaint.keep");
  CHECK_FALSE(d.world.visit->pages.afterwards->held_back);
  CHECK_FALSE(d.sees("Publication waits for an answer."));
  d.hands.tap("afterwards.about.findings");
  d.hands.tap("afterwards.complaint.text");
  d.hands.type("The note names the wrong year.");
  d.hands.tap("afterwards.complaint.add");
  CHECK(d.sees("About the findings, received on 15 June 2026"));
  CHECK(d.sees("Publication waits for an answer."));
}

TEST_CASE("evidence is kept longer with a reason, and released") {
  Driver d;
  open_more(d, "more.ending");
  d.hands.tap("ending.hold");
  CHECK_FALSE(d.hands.recorder().find("ending.hold.do")->enabled);
  d.hands.tap("ending.hold.reason");
  d.hands.type("Research on local offers");
  d.hands.tap("ending.hold.do");
  CHECK(d.sees("It is kept until this is released."));
  CHECK(d.sees("Research on local offers"));
  d.hands.tap("ending.hold.release");
  CHECK(d.world.visit->pages.ending->hold.empty());
}

TEST_CASE("weaknesses of the earlier report are taken over, those that were chosen alone") {
  Driver d;
  open_judging(d, "visits.row.v4", "more.judgement");
  d.hands.tap("judgement.earlier");
  CHECK(d.sees("Take over 2 weaknesses"));
  d.hands.tap("judgement.earlier.e2");
  d.hands.tap("judgement.take_over");
  const auto& records = d.world.visit->pages.judgement->records;
  CHECK(records.back().text == "Families are not told in time who writes a plan after a move.");
  CHECK(records.back().from_report);
  CHECK(d.sees("1 weakness is taken over from the earlier report."));
  CHECK_FALSE(d.hands.recorder().find("judgement.take_over")->enabled);
}

TEST_CASE("a visit that looks at no earlier report does not offer it") {
  Driver d;
  open_judging(d, "visits.row.v2", "more.judgement");
  CHECK(d.hands.recorder().find("judgement.earlier") == nullptr);
}

TEST_CASE("a draft’s quality is assured where it leaves, beside what leaders were told") {
  Driver d;
  open_judging(d, "visits.row.v2", "more.outputs");
  d.hands.tap("outputs.row.summary-note");
  CHECK_FALSE(d.sees("Told at the feedback"));
  d.hands.tap("outputs.compare");
  CHECK(d.sees("Told at the feedback"));
  CHECK(d.sees("Nothing was told at the feedback about this."));
  d.hands.tap("outputs.quality");
  CHECK(d.hands.recorder().find("outputs.quality") == nullptr);
  CHECK(d.sees("It is done."));
}

}  // namespace fieldfare::ui
