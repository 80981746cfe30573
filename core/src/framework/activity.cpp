#include <fieldfare/core/framework/activity.h>

#include <algorithm>
#include <string>

#include <fieldfare/core/error.h>

namespace fieldfare::framework {

namespace {

/// Whole minutes from `from` to the later `to`, rounded up. Peers' times may lie anywhere, so the
/// difference is taken without a sign that could overflow.
std::int64_t minutes_between(std::int64_t from, std::int64_t to) {
  constexpr std::uint64_t minute_ms = 60'000;
  const std::uint64_t ms = static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
  return static_cast<std::int64_t>(ms / minute_ms + (ms % minute_ms == 0 ? 0 : 1));
}

}  // namespace

std::string_view name(CaptureMoment value) noexcept {
  switch (value) {
    case CaptureMoment::beforehand:
      return "beforehand";
    case CaptureMoment::in_activity:
      return "in-activity";
    case CaptureMoment::afterwards:
      return "afterwards";
  }
  return {};
}

Capture capture_of(Time starts, Time ends, Time captured_at) noexcept {
  const std::int64_t end = std::max(starts.ms, ends.ms);
  if (captured_at.ms < starts.ms) {
    return {CaptureMoment::beforehand, minutes_between(captured_at.ms, starts.ms)};
  }
  if (captured_at.ms > end)
    return {CaptureMoment::afterwards, minutes_between(end, captured_at.ms)};
  return {};
}

const ActivityKind& activity_kind(const Framework& framework, std::string_view kind) {
  if (const ActivityKind* found = framework.activity_kind(kind)) return *found;
  std::string known;
  for (const ActivityKind& candidate : framework.activity_kinds) {
    known += (known.empty() ? "" : ", ") + candidate.id;
  }
  throw Error(ErrorCode::usage, framework.title + " has no such kind of activity",
              "Its kinds are: " + known + ".");
}

bool mode_expected(const ActivityKind& kind, Mode mode) noexcept {
  return kind.modes.empty() ||
         std::find(kind.modes.begin(), kind.modes.end(), mode) != kind.modes.end();
}

void require_evidence(const ActivityKind& kind) {
  if (kind.evidence) return;
  throw Error(ErrorCode::not_possible,
              "evidence is not written in an activity of the kind \"" + kind.title + '"',
              "Write the note in the activity where you saw, heard or read it.");
}

}  // namespace fieldfare::framework
