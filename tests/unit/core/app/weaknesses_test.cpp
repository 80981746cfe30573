// Weaknesses of an earlier inspection, taken over into a monitoring inspection.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <fieldfare/core/app/commands/judgements.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/commands/weaknesses.h>
#include <fieldfare/core/app/guard_refusal.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::VisitTeam;

namespace {

VisitId create(app::Notebook& book, const char* framework, const char* area, const char* start) {
  app::VisitCreate create;
  create.framework = framework;
  create.area = app::RawText(area);
  create.fieldwork_start = *date_from_iso8601(start);
  return book.execute(create).visit_id;
}

void add(app::Notebook& book, const VisitId& visit, const char* record, const char* text,
         const char* who = "") {
  app::JudgementAdd add;
  add.visit = visit;
  add.record = record;
  add.text = app::RawText(text);
  if (*who != 0) add.who = app::RawText(who);
  static_cast<void>(book.execute(add));
}

/// A device with a full inspection of 2024 that found two areas for priority action.
VisitId found_in_2024(app::Notebook& book, const char* area = "Northshire") {
  const VisitId visit = create(book, "area-send-2023", area, "2024-06-17");
  add(book, visit, "priority-action", "Waits for therapy.", "ICB");
  add(book, visit, "improvement", "Plans are late.");
  add(book, visit, "strength", "Settings plan together.");
  add(book, visit, "priority-action", "Children out of school are not known.", "Local authority");
  return visit;
}

std::vector<app::JudgementRecordView> records(app::Notebook& book, const VisitId& visit) {
  return book.execute(app::JudgementShow{visit}).records;
}

app::WeaknessTakeOver take_over(const VisitId& visit) {
  app::WeaknessTakeOver out;
  out.visit = visit;
  return out;
}

constexpr const char* exported_report = R"({"document":"report","sections":[
  {"id":"improvements","blocks":[{"kind":"list","items":["Plans are late."]}]},
  {"id":"priority-actions","blocks":[{"kind":"table",
    "columns":["Area for priority action","Failings","Who is to act"],
    "rows":[["Waits for therapy.","Widespread","ICB"]]}]}]})";

}  // namespace

TEST_CASE(
    "areas for priority action of an earlier inspection of the area are found and taken over") {
  test::InspectorDevice device(1);
  app::Notebook& book = *device;
  static_cast<void>(found_in_2024(book));
  const VisitId now = create(book, "area-send-monitoring-2023", "northshire ", "2026-06-15");
  app::WeaknessEarlier query;
  query.visit = now;
  const auto earlier = book.execute(query);
  REQUIRE(earlier.visits.size() == 1);
  CHECK(earlier.visits[0].fieldwork_start == "2024-06-17");
  CHECK(earlier.weaknesses.size() == 3);  // the improvement may be chosen
  CHECK(book.execute(take_over(now)).records.size() == 2);
  const auto taken = records(book, now);
  REQUIRE(taken.size() == 2);
  CHECK(taken[0].text == "Waits for therapy.");
  CHECK(taken[0].who == "ICB");
  CHECK(taken[0].record == "weakness");
  CHECK(taken[0].from_report);
  CHECK(taken[0].author == "Education HMI");
  CHECK(taken[1].text == "Children out of school are not known.");
  const auto again = book.execute(take_over(now));
  CHECK(again.records.empty());
  CHECK(again.already == 2);
}

TEST_CASE("visits of other areas, of later days and that judge nothing are no earlier ones") {
  test::InspectorDevice device(1);
  app::Notebook& book = *device;
  const VisitId elsewhere = found_in_2024(book, "Southshire");
  static_cast<void>(create(book, "local-offer-2026", "Northshire", "2025-06-16"));
  const VisitId now = create(book, "area-send-monitoring-2023", "Northshire", "2023-06-12");
  static_cast<void>(found_in_2024(book));
  app::WeaknessEarlier query;
  query.visit = now;
  CHECK(book.execute(query).visits.empty());
  CHECK_THROWS_AS(book.execute(take_over(now)), Error);
  app::WeaknessTakeOver named = take_over(now);
  named.from = elsewhere;  // whoever names a visit knows what it is
  CHECK(book.execute(named).records.size() == 2);
  query.visit = elsewhere;
  CHECK_THROWS_AS(book.execute(query), Error);  // a full inspection looks at none
}

TEST_CASE("after a monitoring inspection its open and its new weaknesses are taken over") {
  test::InspectorDevice device(1);
  app::Notebook& book = *device;
  const VisitId before = create(book, "area-send-monitoring-2023", "Northshire", "2025-06-16");
  app::JudgementAdd weakness;
  weakness.visit = before;
  weakness.record = "weakness";
  weakness.text = app::RawText("Waits for therapy.");
  weakness.value = "not-sufficient-progress";
  static_cast<void>(book.execute(weakness));
  weakness.text = app::RawText("Plans are late.");
  weakness.value = "sufficient-progress";
  static_cast<void>(book.execute(weakness));
  add(book, before, "new-weakness", "Transport after 16.");
  const VisitId now = create(book, "area-send-monitoring-2023", "Northshire", "2026-06-15");
  CHECK(book.execute(take_over(now)).records.size() == 2);
  CHECK(records(book, now)[0].text == "Waits for therapy.");
  CHECK(records(book, now)[1].text == "Transport after 16.");
}

TEST_CASE("an exported report and the judgement's JSON are read alike") {
  test::InspectorDevice device(1);
  app::Notebook& book = *device;
  const VisitId now = create(book, "area-send-monitoring-2023", "Northshire", "2026-06-15");
  app::WeaknessTakeOver command = take_over(now);
  command.report = app::RawText(exported_report);
  CHECK(book.execute(command).records.size() == 1);
  command.report = app::RawText(
      R"({"records":[{"record":"priority-action","text":"waits for  therapy","who":"ICB"},
                     {"record":"priority-action","text":"Transport."}]})");
  const auto more = book.execute(command);
  CHECK(more.already == 1);  // the same, written a little otherwise
  CHECK(more.records.size() == 1);
  app::WeaknessEarlier query;
  query.visit = now;
  query.report = app::RawText(exported_report);
  const auto shown = book.execute(query);
  const auto improvement =
      std::find_if(shown.weaknesses.begin(), shown.weaknesses.end(),
                   [](const auto& one) { return one.record == "improvement"; });
  REQUIRE(improvement != shown.weaknesses.end());
  command.report = query.report;
  command.only = {improvement->id};
  CHECK(book.execute(command).records.size() == 1);
}

TEST_CASE("a monitoring letter as JSON gives what had not moved on") {
  test::InspectorDevice device(1);
  app::Notebook& book = *device;
  const VisitId now = create(book, "area-send-monitoring-2023", "Northshire", "2026-06-15");
  app::WeaknessTakeOver command = take_over(now);
  command.report = app::RawText(R"({"sections":[{"id":"progress","blocks":[
    {"kind":"heading","text":"Waits for therapy."},
    {"kind":"facts","rows":[{"label":"Progress","value":"Sufficient progress"}]},
    {"kind":"heading","text":"Transport after 16."},
    {"kind":"facts","rows":[{"label":"Progress","value":"Not sufficient progress"}]}]}]})");
  CHECK(book.execute(command).records.size() == 1);
  CHECK(records(book, now)[0].text == "Transport after 16.");
}

TEST_CASE("a file that is something else, or names somebody, is refused and nothing is written") {
  test::InspectorDevice device(1);
  app::Notebook& book = *device;
  const VisitId now = create(book, "area-send-monitoring-2023", "Northshire", "2026-06-15");
  app::WeaknessTakeOver command = take_over(now);
  for (const std::string& text :
       {std::string("no json"), std::string("[]"), std::string(R"({"sections":7})"),
        std::string(R"({"records":[7,{"record":1}]})"),
        std::string(R"({"sections":[{"id":"priority-actions","blocks":[{"rows":[[1],7]}]}]})"),
        std::string(100'000, '['), std::string(std::size_t{5} * 1024 * 1024, ' ')}) {
    command.report = app::RawText(text);
    CHECK_THROWS_AS(book.execute(command), Error);
  }
  command.report = app::RawText(
      R"({"records":[{"record":"priority-action","text":"Waits for therapy."},
                     {"record":"priority-action","text":"Olivia Hughes waited a year."}]})");
  CHECK_THROWS_AS(book.execute(command), app::GuardRefusal);
  CHECK(records(book, now).empty());
}

TEST_CASE("two who take the same weakness over without a network have one") {
  VisitTeam team(2, 1, VisitTeam::Stores::in_memory, {}, "area-send-monitoring-2023");
  team.meet();
  for (std::size_t device : {0U, 1U}) {
    app::WeaknessTakeOver command = take_over(team.visit());
    command.report = app::RawText(exported_report);
    static_cast<void>(team[device]->execute(command));
  }
  team.meet();
  CHECK(records(*team[0], team.visit()).size() == 1);
  CHECK(team.projection(0) == team.projection(1));
  CHECK(team.conflicts(0).empty());
}
