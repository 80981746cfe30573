#pragma once

#include <cstdint>
#include <string_view>

#include <fieldfare/core/framework/framework.h>
#include <fieldfare/core/time.h>

namespace fieldfare::framework {

/// When a note was typed, seen from its activity.
enum class CaptureMoment : std::uint8_t { beforehand, in_activity, afterwards };

/// "beforehand", "in-activity", "afterwards".
[[nodiscard]] std::string_view name(CaptureMoment value) noexcept;

struct Capture {
  CaptureMoment moment = CaptureMoment::in_activity;
  /// Minutes between the note and the activity's nearer end, rounded up, so that one typed half a
  /// minute late never reads as on time; 0 in the activity.
  std::int64_t minutes = 0;

  bool operator==(const Capture&) const = default;
};

/// Both ends of the activity belong to it. An activity whose end lies before its start is taken as
/// ending when it starts.
[[nodiscard]] Capture capture_of(Time starts, Time ends, Time captured_at) noexcept;

/// The kind, or Error(usage) that lists the framework's kinds.
[[nodiscard]] const ActivityKind& activity_kind(const Framework& framework, std::string_view kind);

/// Whether the documents hold this kind so. Another mode is told, never refused: how an activity is
/// held is the inspectors' choice (local-offer-2026 L301). True for a kind without modes.
[[nodiscard]] bool mode_expected(const ActivityKind& kind, Mode mode) noexcept;

/// Error(not_possible) when evidence may not be written in activities of this kind; the hint says
/// where it belongs.
void require_evidence(const ActivityKind& kind);

}  // namespace fieldfare::framework
