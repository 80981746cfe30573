#include "app/meetings.h"

#include <algorithm>
#include <array>

#include <fieldfare/core/crypto/hash.h>

#include "app/concern_rules.h"
#include "app/last_word.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto point_kind = model::Kind::meeting_point;
constexpr auto answer_kind = model::Kind::meeting_answer;

using Family = std::array<std::string_view, 4>;
constexpr Family of_the_team = {"team-planning-meeting", "team-meeting", "final-team-meeting",
                                "inspectorates-meeting"};
constexpr Family with_leaders = {"first-leaders-meeting", "keep-in-touch", "feedback-meeting",
                                 "debrief"};

bool among(const Family& family, std::string_view kind) {
  return std::find(family.begin(), family.end(), kind) != family.end();
}

/// Who may come to the feedback is agreed before it, so these items do not wait for it.
bool is_about_attendance(std::string_view item) {
  return item == "attendance" || item == "more-attendees";
}

std::vector<model::Entity> all(Engine& engine, const VisitState& visit, model::Kind kind,
                               const std::optional<EntityId>& parent) {
  std::vector<model::Entity> out;
  engine.entities().each(visit.vid, kind, parent,
                         [&](model::Entity&& entity) { out.push_back(std::move(entity)); });
  return out;
}

}  // namespace

bool Meeting::held() const {
  return record && model::Fields(record->state).text("state") == "held";
}

bool is_team_meeting(std::string_view kind) noexcept {
  return among(of_the_team, kind);
}

bool is_feedback(std::string_view kind) noexcept {
  return kind == "feedback-meeting" || kind == "debrief";
}

bool carries_on(std::string_view kind, std::string_view other) noexcept {
  return kind == other || (among(of_the_team, kind) && among(of_the_team, other)) ||
         (among(with_leaders, kind) && among(with_leaders, other));
}

EntityId answer_id(const EntityId& meeting, std::string_view item) {
  const Hash hash =
      crypto::hash({as_bytes("fieldfare/meeting-answer/1"), meeting.view(), as_bytes(item)});
  return EntityId::from(hash.view().first(EntityId::size));
}

Meeting meeting_of(Engine& engine, const VisitState& visit, model::Entity activity) {
  const model::Fields fields(activity.state);
  Meeting out;
  out.kind = engine.framework(visit.id).activity_kind(fields.text("kind"));
  if (out.kind == nullptr || (out.kind->checklist.empty() && out.kind->prompts.empty())) {
    throw Error(ErrorCode::not_possible,
                "Activities of this kind have nothing to deal with and are no meeting.",
                "Write an evidence note, or record it in the next team meeting.");
  }
  out.starts = fields.time("starts").value_or(Time{});
  out.ends = fields.time("ends").value_or(out.starts);
  out.record = engine.entities().find(visit.vid, model::Kind::meeting, activity.id);
  out.activity = std::move(activity);
  return out;
}

std::vector<Meeting> meetings_of(Engine& engine, const VisitState& visit) {
  const framework::Framework& framework = engine.framework(visit.id);
  std::vector<Meeting> out;
  for (model::Entity& activity : all(engine, visit, model::Kind::activity, std::nullopt)) {
    const auto* kind = framework.activity_kind(model::Fields(activity.state).text("kind"));
    if (kind != nullptr && !kind->checklist.empty())
      out.push_back(meeting_of(engine, visit, std::move(activity)));
  }
  return out;
}

MeetingViewer::MeetingViewer(Engine& engine, VisitState& visit)
    : engine_(&engine),
      visit_(&visit),
      framework_(&engine.framework(visit.id)),
      names_(engine, visit) {}

MeetingView MeetingViewer::view(const Meeting& meeting) {
  const model::Fields fields(meeting.activity.state);
  MeetingView view;
  view.meeting_id = meeting.id();
  view.kind = meeting.kind->id;
  view.kind_title = meeting.kind->title;
  view.title = fields.text("title");
  view.starts = fields.text("starts");
  view.ends = fields.text("ends");
  for (const auto& point : all(*engine_, *visit_, point_kind, meeting.id())) {
    ++view.points;
    if (model::Fields(point.state).text("state") == "open") ++view.open;
  }
  bool answered = false;
  for (const auto& item : meeting.kind->checklist) {
    ++view.items;
    const auto answer =
        engine_->entities().find(visit_->vid, answer_kind, answer_id(meeting.id(), item.id));
    answered = answered || answer;
    if (answer && model::Fields(answer->state).flag("done")) ++view.items_done;
  }
  const bool begun = answered || view.points > 0 || engine_->now() >= meeting.starts;
  view.state = meeting.held() ? "held" : begun ? "begun" : "planned";
  return view;
}

MeetingPointView MeetingViewer::point(const model::Entity& entity) {
  const model::Fields fields(entity.state);
  MeetingPointView view;
  view.point_id = entity.id;
  if (const auto meeting = fields.id("meeting")) {
    view.meeting_id = *meeting;
    const auto about = engine_->entities().find(visit_->vid, model::Kind::activity, *meeting);
    if (about) view.meeting = model::Fields(about->state).text("title");
  }
  view.as = fields.text("as");
  view.item = fields.text("item");
  view.text = engine_->projector().shown_text(*visit_, entity, "text");
  view.state = fields.text("state") == "open" ? "open" : "closed";
  view.outcome = engine_->projector().shown_text(*visit_, entity, "outcome");
  view.criteria = fields.set("criteria");
  view.follow_up_role = fields.text("follow-up-role");
  if (const auto* role = framework_->role(view.follow_up_role)) view.follow_up_label = role->label;
  if (const auto member = fields.member("follow-up-member")) {
    view.follow_up_member = member->hex();
    view.follow_up_name = names_.of(*member);
  }
  if (const auto line = fields.id("line")) view.line_id = line->hex();
  if (const auto about = fields.id("case")) view.case_id = about->hex();
  if (const auto author = fields.member("author")) view.author = names_.of(*author);
  view.at = fields.text("at");
  view.conflicted = entity.conflicted;
  return view;
}

std::vector<MeetingPointView> MeetingViewer::points(const std::optional<EntityId>& meeting) {
  std::vector<MeetingPointView> out;
  for (const auto& entity : all(*engine_, *visit_, point_kind, meeting))
    out.push_back(point(entity));
  return out;
}

MeetingItem MeetingViewer::item(const std::optional<EntityId>& meeting, const std::string& id,
                                const std::string& text) {
  MeetingItem out;
  out.item = id;
  out.text = text;
  if (!meeting) return out;
  const auto answer = engine_->entities().find(visit_->vid, answer_kind, answer_id(*meeting, id));
  if (!answer) return out;
  out.done = model::Fields(answer->state).flag("done");
  out.answer = engine_->projector().shown_text(*visit_, *answer, "answer");
  const bool has_answer = answer->state.find("answer") != nullptr;
  const LastWord last =
      last_word(*engine_, *visit_, names_, *answer, has_answer ? "answer" : "done");
  out.by = last.by;
  out.at = last.at;
  out.conflicted = answer->conflicted;
  return out;
}

std::vector<MeetingItem> MeetingViewer::items(const framework::ActivityKind& kind,
                                              const std::optional<EntityId>& meeting) {
  std::vector<MeetingItem> out;
  const auto& reasons = held_back(kind.id);
  for (const auto& entry : kind.checklist) {
    MeetingItem made = item(meeting, entry.id, entry.text);
    made.strength = framework::name(entry.strength);
    if (!reasons.empty() && !is_about_attendance(entry.id)) made.held_back = reasons.front();
    out.push_back(std::move(made));
  }
  if (!meeting) return out;
  for (const auto& answer : all(*engine_, *visit_, answer_kind, meeting)) {
    const std::string id = model::Fields(answer.state).text("item");
    if (const auto* question = framework_->question(id)) {
      out.push_back(item(meeting, id, question->text));
    } else if (const auto* theme = framework_->theme(id)) {
      out.push_back(item(meeting, id, theme->title));
    }
  }
  return out;
}

std::vector<MeetingPointView> MeetingViewer::carried(std::string_view kind,
                                                     const std::optional<EntityId>& meeting) {
  std::vector<MeetingPointView> out;
  for (const auto& entity : all(*engine_, *visit_, point_kind, std::nullopt)) {
    const model::Fields fields(entity.state);
    const auto of = fields.id("meeting");
    if (!of || of == meeting || fields.text("state") != "open") continue;
    const auto about = engine_->entities().find(visit_->vid, model::Kind::activity, *of);
    const std::string from = about ? model::Fields(about->state).text("kind") : std::string();
    if (is_team_meeting(kind) || carries_on(kind, from)) out.push_back(point(entity));
  }
  return out;
}

const std::vector<std::string>& MeetingViewer::held_back(std::string_view kind) {
  static const std::vector<std::string> nothing;
  if (!is_feedback(kind)) return nothing;
  if (!held_back_) held_back_ = feedback_held_back(*engine_, *visit_);
  return *held_back_;
}

}  // namespace fieldfare::app
