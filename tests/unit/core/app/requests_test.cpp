// Information requests: what Annex A asks for is there by itself, and two people who write about
// one item meet in one entity.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/judgements.h>
#include <fieldfare/core/app/commands/meeting_prepare.h>
#include <fieldfare/core/app/commands/requests.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/guard_refusal.h>
#include <support/framework_places.h>
#include <support/visit_team.h>

using namespace fieldfare;
using app::RequestView;
using test::InspectorDevice;
using test::VisitTeam;

namespace {

std::vector<RequestView> requests(app::Notebook& book, const VisitId& visit) {
  return book.execute(app::RequestList{visit, {}, {}, {}}).requests;
}

app::RequestProgress progress(app::Notebook& book, const VisitId& visit) {
  return book.execute(app::RequestList{visit, {}, {}, {}}).progress;
}

RequestView one(app::Notebook& book, const VisitId& visit, std::string_view item) {
  const auto all = requests(book, visit);
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.item == item; });
  REQUIRE(found != all.end());
  return *found;
}

app::RequestUpdate update(const VisitId& visit, std::string_view item) {
  app::RequestUpdate out;
  out.visit = visit;
  out.request = item;
  return out;
}

void set_state(app::Notebook& book, const VisitId& visit, std::string_view item,
               const char* state) {
  auto change = update(visit, item);
  change.state = state;
  static_cast<void>(book.execute(change));
}

VisitId create(InspectorDevice& device, const std::string& framework) {
  app::VisitCreate visit;
  visit.framework = framework;
  visit.area = app::RawText("Northshire");
  visit.fieldwork_start = *date_from_iso8601("2026-06-15");
  return device->execute(visit).visit_id;
}

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("nothing was refused");
  return ErrorCode::internal;
}

std::size_t items_of(const framework::Framework& framework, bool per_case) {
  std::size_t count = 0;
  for (const auto& group : framework.requests)
    if (group.per_case == per_case) count += group.items.size();
  return count;
}

}  // namespace

TEST_CASE("every item of Annex A is there, and those of a tracked case with the case") {
  for (const char* id : {"area-send-2023", "alternative-provision-2023", "local-offer-2026",
                         "preparation-for-adulthood-2024", "area-send-monitoring-2023",
                         "area-send-engagement-2023"}) {
    INFO(id);
    InspectorDevice device(7);
    const auto& framework = test::built_in(id);
    const VisitId visit = create(device, id);
    CHECK(requests(*device, visit).size() == items_of(framework, false));
    app::CaseAdd tracked;
    tracked.visit = visit;
    tracked.kind = "tracked";
    const auto first = device->execute(tracked);
    tracked.kind = "sampled";
    static_cast<void>(device->execute(tracked));
    const auto all = requests(*device, visit);
    CHECK(all.size() == items_of(framework, false) + items_of(framework, true));
    for (const RequestView& request : all) {
      if (!request.case_id.empty()) CHECK(request.case_code == first.code);
    }
    app::CaseConsent declined;
    declined.case_id = first.case_id;
    declined.state = "declined";
    static_cast<void>(device->execute(declined));
    CHECK(requests(*device, visit).size() == items_of(framework, false));
  }
}

TEST_CASE("an item is asked for at the notification and overdue after the time of its group") {
  VisitTeam team(1);  // a local offer visit, notified on 1 June 2026, due on Thursday at 5pm
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-05-29T09:00:00+01:00"));
  CHECK(one(book, team.visit(), "provider-list").state == "to-ask");
  team[0].clock().set(*time_from_iso8601("2026-06-01T09:00:00+01:00"));
  CHECK(one(book, team.visit(), "provider-list").state == "requested");
  CHECK_FALSE(one(book, team.visit(), "provider-list").reminder_due);
  team[0].clock().set(*time_from_iso8601("2026-06-03T09:00:00+01:00"));
  CHECK(one(book, team.visit(), "provider-list").reminder_due);
  team[0].clock().set(*time_from_iso8601("2026-06-04T17:00:00+01:00"));
  CHECK_FALSE(one(book, team.visit(), "provider-list").overdue);
  team[0].clock().set(*time_from_iso8601("2026-06-04T17:01:00+01:00"));
  const RequestView late = one(book, team.visit(), "provider-list");
  CHECK(late.due == "2026-06-04");
  CHECK(late.time == "17:00");
  CHECK(late.overdue);
  CHECK(progress(book, team.visit()).overdue == progress(book, team.visit()).asked);
}

TEST_CASE("a reminder is told once a day until the item is there or not held") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-06-05T09:00:00+01:00"));
  auto reminded = update(team.visit(), "provider-list");
  reminded.reminded = true;
  static_cast<void>(book.execute(reminded));
  CHECK_FALSE(one(book, team.visit(), "provider-list").reminder_due);
  team[0].clock().set(*time_from_iso8601("2026-06-08T09:00:00+01:00"));
  CHECK(one(book, team.visit(), "provider-list").reminder_due);
  set_state(book, team.visit(), "provider-list", "not-held");
  CHECK_FALSE(one(book, team.visit(), "provider-list").reminder_due);
  CHECK_FALSE(one(book, team.visit(), "provider-list").overdue);
  CHECK(progress(book, team.visit()).not_held == 1);
}

TEST_CASE("a list that came without a date is asked for the date its data is from") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  set_state(book, team.visit(), "person-level-data", "received");
  CHECK(one(book, team.visit(), "person-level-data").wants_as_at);
  auto dated = update(team.visit(), "person-level-data");
  dated.as_at = *date_from_iso8601("2026-05-31");
  dated.snapshot = true;
  static_cast<void>(book.execute(dated));
  const RequestView known = one(book, team.visit(), "person-level-data");
  CHECK_FALSE(known.wants_as_at);
  CHECK(known.as_at == "2026-05-31");
  CHECK(known.snapshot);
}

TEST_CASE("two people who write about one item offline meet in one entity") {
  VisitTeam team(2);
  test::exchange(*team[0], *team[1], team.visit());
  set_state(*team[0], team.visit(), "provider-list", "received");
  auto remark = update(team.visit(), "provider-list");
  remark.remarks = app::RawText("Two pages are blank.");
  static_cast<void>(team[1]->execute(remark));
  test::exchange(*team[0], *team[1], team.visit());
  for (std::size_t device : {0U, 1U}) {
    const RequestView both = one(*team[device], team.visit(), "provider-list");
    CHECK(both.state == "received");
    CHECK(both.remarks == "Two pages are blank.");
    CHECK_FALSE(both.conflicted);
    CHECK(requests(*team[device], team.visit()).size() ==
          items_of(test::built_in("local-offer-2026"), false));
  }
  set_state(*team[0], team.visit(), "needs-analysis", "received");
  set_state(*team[1], team.visit(), "needs-analysis", "not-held");
  test::exchange(*team[0], *team[1], team.visit());
  CHECK(one(*team[0], team.visit(), "needs-analysis").conflicted);
  CHECK(team.projection(0) == team.projection(1));
}

TEST_CASE("an item with a condition waits for somebody to say whether it holds") {
  InspectorDevice device(7);
  const VisitId visit = create(device, "alternative-provision-2023");
  CHECK(one(*device, visit, "taskforce").state == "conditional");
  CHECK(progress(*device, visit).conditional == 1);
  const auto asked = progress(*device, visit).asked;
  set_state(*device, visit, "taskforce", "not-needed");
  CHECK(progress(*device, visit).conditional == 0);
  CHECK(progress(*device, visit).asked == asked);
  set_state(*device, visit, "taskforce", "requested");
  CHECK(progress(*device, visit).asked == asked + 1);
}

TEST_CASE("how far an item looks back is told as a day") {
  InspectorDevice device(7);
  const VisitId visit = create(device, "local-offer-2026");
  CHECK(one(*device, visit, "health-performance").looks_back_to == "2025-06-01");
  CHECK(one(*device, visit, "provider-list").looks_back_to.empty());
}

TEST_CASE("parts of an item are ticked one by one") {
  InspectorDevice device(7);
  const VisitId visit = create(device, "area-send-2023");
  auto change = update(visit, "2.5");
  change.state = "part-received";
  change.parts = {"in-need", "youth-justice"};
  static_cast<void>(device->execute(change));
  const RequestView numbers = one(*device, visit, "numbers");
  CHECK(numbers.parts.size() == 8);
  CHECK(std::count_if(numbers.parts.begin(), numbers.parts.end(),
                      [](const auto& part) { return part.received; }) == 2);
  change.parts = {"nobody"};
  CHECK(code_of([&] { static_cast<void>(device->execute(change)); }) == ErrorCode::usage);
}

TEST_CASE("one document may serve many items and is never more than a reference") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  app::RequestDocument document;
  document.visit = team.visit();
  document.reference = app::RawText("Upload 14 in the inspectorates' system");
  document.requests = {"needs-analysis", "provider-list"};
  document.as_at = *date_from_iso8601("2026-05-01");
  const EntityId id = book.execute(document).document_id;
  for (const char* item : {"needs-analysis", "provider-list"}) {
    const RequestView served = one(book, team.visit(), item);
    CHECK(served.state == "received");
    REQUIRE(served.documents.size() == 1);
    CHECK(served.documents[0].document_id == id);
    CHECK(served.documents[0].requests.size() == 2);
  }
  static_cast<void>(book.execute(app::RequestSeen{id}));
  const auto seen = book.execute(app::RequestDocuments{team.visit()}).documents;
  REQUIRE(seen.size() == 1);
  REQUIRE(seen[0].seen_by.size() == 1);
  CHECK(seen[0].seen_by[0].starts_with("Education HMI, 20"));
  document.reference = app::RawText("The plan of Olivia Hughes, born 4 May 2014");
  CHECK_THROWS_AS(book.execute(document), app::GuardRefusal);
}

TEST_CASE("additional information needs a reason and must not be in Annex A already") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  app::RequestAdd add;
  add.visit = team.visit();
  add.title = app::RawText("Minutes of the panel");
  CHECK(code_of([&] { static_cast<void>(book.execute(add)); }) == ErrorCode::usage);
  add.reason = app::RawText("Two sources differ on who decides.");
  add.due = *date_from_iso8601("2026-06-10");
  static_cast<void>(book.execute(add));
  const auto extra = requests(book, team.visit()).back();
  CHECK(extra.additional);
  CHECK(extra.reason == "Two sources differ on who decides.");
  CHECK(extra.due == "2026-06-10");
  CHECK(extra.state == "requested");
  CHECK(progress(book, team.visit()).additional == 1);

  add.title = app::RawText("Health performance data for the south");
  CHECK(code_of([&] { static_cast<void>(book.execute(add)); }) == ErrorCode::not_possible);
  add.not_in_annex = true;
  static_cast<void>(book.execute(add));
  CHECK(progress(book, team.visit()).additional == 2);
}

TEST_CASE("an item for a tracked case asks which case it is about") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  auto change = update(team.visit(), "chronology");
  change.state = "received";
  CHECK(code_of([&] { static_cast<void>(book.execute(change)); }) == ErrorCode::not_possible);
  app::CaseAdd tracked;
  tracked.visit = team.visit();
  tracked.kind = "tracked";
  const EntityId first = book.execute(tracked).case_id;
  const EntityId second = book.execute(tracked).case_id;
  CHECK(code_of([&] { static_cast<void>(book.execute(change)); }) == ErrorCode::usage);
  change.case_id = second;
  static_cast<void>(book.execute(change));
  for (const RequestView& request : requests(book, team.visit())) {
    if (request.item != "chronology") continue;
    CHECK((request.state == "received") == (request.case_id == second.hex()));
    CHECK((request.case_id == first.hex() || request.case_id == second.hex()));
  }
}

TEST_CASE("what partners did is asked for each weakness that a monitoring inspection follows up") {
  InspectorDevice device(7);
  const VisitId visit = create(device, "area-send-monitoring-2023");
  CHECK(one(*device, visit, "assurance").weakness.empty());
  app::JudgementAdd weakness;
  weakness.visit = visit;
  weakness.record = "weakness";
  weakness.from_report = true;
  for (const char* text : {"Waits for therapy are long.", "Plans are not updated."}) {
    weakness.text = app::RawText(text);
    static_cast<void>(device->execute(weakness));
  }
  auto all = requests(*device, visit);
  std::erase_if(all, [](const auto& request) { return request.item != "assurance"; });
  REQUIRE(all.size() == 2);
  CHECK(all[0].weakness != all[1].weakness);
  CHECK(code_of([&] { set_state(*device, visit, "assurance", "received"); }) == ErrorCode::usage);
  set_state(*device, visit, all[1].request_id.hex().substr(0, 10), "received");
  for (const RequestView& request : requests(*device, visit)) {
    if (request.item == "assurance")
      CHECK((request.state == "received") == (request.weakness_id == all[1].weakness_id));
  }
}

TEST_CASE("an observer reads the requests and changes none") {
  VisitTeam team(2, 1, VisitTeam::Stores::in_memory, {"observer"});
  test::exchange(*team[0], *team[1], team.visit());
  CHECK_FALSE(requests(*team[1], team.visit()).empty());
  auto change = update(team.visit(), "provider-list");
  change.state = "received";
  CHECK(code_of([&] { static_cast<void>(team[1]->execute(change)); }) == ErrorCode::forbidden);
}

TEST_CASE("what the area does not hold is a prompt for the next keep-in-touch meeting") {
  VisitTeam team(1, 1, VisitTeam::Stores::in_memory);
  app::MeetingPrepare prepare;
  prepare.visit = team.visit();
  prepare.kind = "keep-in-touch";
  const auto mentioned = [&] {
    const auto prompts = team[0]->execute(prepare).prompts;
    return std::any_of(prompts.begin(), prompts.end(), [](const std::string& prompt) {
      return prompt.find("how does it monitor this?") != std::string::npos;
    });
  };
  CHECK_FALSE(mentioned());
  set_state(*team[0], team.visit(), "needs-analysis", "not-held");
  CHECK(mentioned());
}
