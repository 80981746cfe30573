#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/app/commands/meetings.h>

#include "app/names.h"

/// What meetings have in common: which activities are meetings, what belongs together, what holds
/// one back.
namespace fieldfare::app {

/// An activity as a meeting: its kind in the framework, and what was recorded of it so far.
struct Meeting {
  model::Entity activity;
  const framework::ActivityKind* kind = nullptr;
  std::optional<model::Entity> record;  ///< nothing: nobody has said yet who was there
  Time starts;
  Time ends;
  [[nodiscard]] const EntityId& id() const noexcept { return activity.id; }
  [[nodiscard]] bool held() const;
};

/// Error(not_possible) when the framework gives its kind neither a checklist nor prompts.
[[nodiscard]] Meeting meeting_of(Engine& engine, const VisitState& visit, model::Entity activity);
/// Those of a visit that have a checklist, by time.
[[nodiscard]] std::vector<Meeting> meetings_of(Engine& engine, const VisitState& visit);

/// Whether two kinds of meeting carry on from one another: planning, daily and final meetings of
/// the team do, and so do the meetings with leaders.
[[nodiscard]] bool carries_on(std::string_view kind, std::string_view other) noexcept;
/// A meeting of the team itself: it takes up what is open from every other meeting.
[[nodiscard]] bool is_team_meeting(std::string_view kind) noexcept;
/// The meeting in which the visit's results are told to leaders.
[[nodiscard]] bool is_feedback(std::string_view kind) noexcept;

/// The id of the answer to one item: the same on every device, so that answers meet.
[[nodiscard]] EntityId answer_id(const EntityId& meeting, std::string_view item);

/// Builds the views of meetings, points and items; for one query.
class MeetingViewer {
 public:
  MeetingViewer(Engine& engine, VisitState& visit);

  [[nodiscard]] MeetingView view(const Meeting& meeting);
  [[nodiscard]] MeetingPointView point(const model::Entity& entity);
  /// Points of one meeting, or of all, by time.
  [[nodiscard]] std::vector<MeetingPointView> points(const std::optional<EntityId>& meeting);
  /// The checklist of the kind, with the answers given in `meeting`, and criteria answered in it.
  [[nodiscard]] std::vector<MeetingItem> items(const framework::ActivityKind& kind,
                                               const std::optional<EntityId>& meeting);
  /// Open points of earlier meetings that a meeting of this kind takes up.
  [[nodiscard]] std::vector<MeetingPointView> carried(std::string_view kind,
                                                      const std::optional<EntityId>& meeting);
  /// Why a meeting of this kind may not be held yet.
  [[nodiscard]] const std::vector<std::string>& held_back(std::string_view kind);

 private:
  [[nodiscard]] MeetingItem item(const std::optional<EntityId>& meeting, const std::string& id,
                                 const std::string& text);

  Engine* engine_;
  VisitState* visit_;
  const framework::Framework* framework_;
  Names names_;
  std::optional<std::vector<std::string>> held_back_;
};

}  // namespace fieldfare::app
