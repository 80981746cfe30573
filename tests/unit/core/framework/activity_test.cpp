#include <catch2/catch_test_macros.hpp>

#include <limits>
#include <string>

#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/activity.h>
#include <fieldfare/core/framework/library.h>

using namespace fieldfare;
using namespace fieldfare::framework;

namespace {

const Framework& local_offer() {
  static const auto library = Library::built_in();
  return library.get("local-offer-2026");
}

Time at(std::string_view text) {
  return *time_from_iso8601(text);
}

Capture captured(std::string_view when) {
  return capture_of(at("2026-06-15T09:30:00+01:00"), at("2026-06-15T10:30:00+01:00"), at(when));
}

}  // namespace

TEST_CASE("a note typed between the activity's start and end was typed in the activity") {
  CHECK(captured("2026-06-15T09:30:00+01:00") == Capture{CaptureMoment::in_activity, 0});
  CHECK(captured("2026-06-15T10:00:00+01:00") == Capture{CaptureMoment::in_activity, 0});
  CHECK(captured("2026-06-15T10:30:00+01:00") == Capture{CaptureMoment::in_activity, 0});
  CHECK(captured("2026-06-15T09:00:00Z") == Capture{CaptureMoment::in_activity, 0});
}

TEST_CASE("a note typed later says how many minutes after the end, begun minutes counted") {
  CHECK(captured("2026-06-15T10:30:00.001+01:00") == Capture{CaptureMoment::afterwards, 1});
  CHECK(captured("2026-06-15T10:52:00+01:00") == Capture{CaptureMoment::afterwards, 22});
  CHECK(captured("2026-06-16T10:30:00+01:00") == Capture{CaptureMoment::afterwards, 24 * 60});
}

TEST_CASE("a note typed before the start is not called typed in the activity") {
  CHECK(captured("2026-06-15T09:20:00+01:00") == Capture{CaptureMoment::beforehand, 10});
}

TEST_CASE("an activity that ends before it starts has no inside, and no time overflows") {
  const Time starts = at("2026-06-15T10:00:00Z");
  const Time ends = at("2026-06-15T09:00:00Z");
  CHECK(capture_of(starts, ends, starts).moment == CaptureMoment::in_activity);
  CHECK(capture_of(starts, ends, at("2026-06-15T10:05:00Z")) ==
        Capture{CaptureMoment::afterwards, 5});
  const Time first{std::numeric_limits<std::int64_t>::min(), 0};
  const Time last{std::numeric_limits<std::int64_t>::max(), 0};
  CHECK(capture_of(first, first, last).minutes > 0);
  CHECK(capture_of(last, last, first).minutes > 0);
}

TEST_CASE("the moments are named as in the contract of the command line") {
  CHECK(name(CaptureMoment::in_activity) == "in-activity");
  CHECK(name(CaptureMoment::afterwards) == "afterwards");
}

TEST_CASE("an unknown kind of activity is answered with the framework's kinds") {
  CHECK(activity_kind(local_offer(), "sampling-visit").title == "Sampling visit");
  try {
    static_cast<void>(activity_kind(local_offer(), "picnic"));
    FAIL("there is no such kind");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::usage);
    CHECK(error.hint().find("multi-agency-tracking-meeting") != std::string::npos);
  }
}

TEST_CASE("evidence in the team's own time is refused with where it belongs") {
  CHECK_NOTHROW(require_evidence(activity_kind(local_offer(), "tracking-meeting")));
  try {
    require_evidence(activity_kind(local_offer(), "travel"));
    FAIL("evidence was admitted");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_possible);
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE("parents and carers are met remotely first, travel has no mode") {
  const ActivityKind& parents = activity_kind(local_offer(), "parent-carer-discussion");
  CHECK(parents.modes.front() == Mode::video);
  CHECK(mode_expected(parents, Mode::phone));
  CHECK_FALSE(mode_expected(activity_kind(local_offer(), "set-up-call"), Mode::in_person));
  CHECK(mode_expected(activity_kind(local_offer(), "travel"), Mode::in_person));
}
