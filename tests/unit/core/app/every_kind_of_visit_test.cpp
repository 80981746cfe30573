#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/concerns.h>
#include <fieldfare/core/app/commands/frameworks.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/visits.h>

#include <support/framework_places.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::InspectorDevice;

namespace {

VisitId create(InspectorDevice& device, const std::string& framework) {
  app::VisitCreate visit;
  visit.framework = framework;
  visit.area = app::RawText("Northshire");
  visit.fieldwork_start = Date{std::chrono::year(2026), std::chrono::June, std::chrono::day(15)};
  return device->execute(visit).visit_id;
}

/// The first kind of activity in which evidence may be written.
const framework::ActivityKind& kind_with_evidence(const framework::Framework& framework) {
  const auto found = std::find_if(framework.activity_kinds.begin(), framework.activity_kinds.end(),
                                  [](const auto& kind) { return kind.evidence; });
  REQUIRE(found != framework.activity_kinds.end());
  return *found;
}

void write_a_note(InspectorDevice& device, const VisitId& visit,
                  const framework::Framework& framework) {
  app::ActivityAdd activity;
  activity.visit = visit;
  activity.kind = kind_with_evidence(framework).id;
  activity.title = app::RawText("The first meeting");
  activity.starts = *time_from_iso8601("2026-06-15T09:00:00+01:00");
  activity.ends = *time_from_iso8601("2026-06-15T10:00:00+01:00");
  app::NoteAdd note;
  note.activity = device->execute(activity).activity_id;
  note.text = app::RawText("Plans are reviewed every term.");
  note.criteria = {framework.themes.front().questions.front().id};
  static_cast<void>(device->execute(note));
  for (const framework::ConcernKind& kind : framework.concerns) {
    app::ConcernAdd concern;
    concern.visit = visit;
    concern.kind = kind.id;
    concern.text = app::RawText("A door to the yard stands open.");
    CHECK_NOTHROW(device->execute(concern));
  }
  app::NoteList list;
  list.visit = visit;
  CHECK(device->execute(list).notes.size() == 1);
}

}  // namespace

TEST_CASE("a visit of every kind can be made, with its deadlines, and worked in") {
  InspectorDevice device(7);
  for (const auto& listed : device->execute(app::FrameworkList{}).frameworks) {
    INFO(listed.id);
    const auto& framework = test::built_in(listed.id);
    const VisitId visit = create(device, listed.id);
    const auto shown = device->execute(app::VisitShow{visit});
    CHECK(shown.visit.framework_title == framework.title);
    CHECK(shown.on_site_days == framework.length.on_site_days);
    CHECK(shown.deadlines.size() == framework.deadlines.size());
    write_a_note(device, visit, framework);
  }
  CHECK(device->execute(app::VisitList{}).visits.size() == 6);
}

TEST_CASE("a kind of concern that the framework does not know is refused with those it knows") {
  InspectorDevice device(10);
  app::ConcernAdd concern;
  concern.visit = create(device, "area-send-2023");
  concern.kind = "weather";
  concern.text = app::RawText("It rains.");
  try {
    static_cast<void>(device->execute(concern));
    FAIL("it was taken");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::usage);
    CHECK(std::string(error.hint()).find("complaint") != std::string::npos);
  }
}

TEST_CASE("a visit keeps its framework when the store is opened again") {
  InspectorDevice device(8);
  const VisitId visit = create(device, "area-send-2023");
  device.reopen();
  CHECK(device->framework(visit)->definition_json() ==
        test::built_in("area-send-2023").definition_json());
  write_a_note(device, visit, test::built_in("area-send-2023"));
}

TEST_CASE("a new framework file beside the store is a new kind of visit, without a new program") {
  InspectorDevice device(9);
  std::string file = test::built_in("preparation-for-adulthood-2024").definition_json();
  const std::string id = "\"id\": \"preparation-for-adulthood-2024\",\n  \"version\"";
  const auto at = file.find(id);
  REQUIRE(at != std::string::npos);
  file.replace(at, id.size(), "\"id\": \"transport-2027\",\n  \"version\"");
  std::filesystem::create_directory(device.store() / "frameworks");
  std::ofstream(device.store() / "frameworks" / "transport.json") << file;
  device.reopen();
  CHECK(device->execute(app::FrameworkList{}).frameworks.size() == 7);
  const VisitId visit = create(device, "transport-2027");
  // The visit has pinned the file: it can go.
  std::filesystem::remove_all(device.store() / "frameworks");
  device.reopen();
  CHECK(device->framework(visit)->id == "transport-2027");
  write_a_note(device, visit, *device->framework(visit));
}
