#include <algorithm>

#include <fieldfare/core/app/commands/meetings.h>

#include "app/edit.h"
#include "app/meetings.h"
#include "app/note_words.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto record_kind = model::Kind::meeting;
constexpr auto point_kind = model::Kind::meeting_point;
constexpr auto answer_kind = model::Kind::meeting_answer;

Meeting find_meeting(Engine& engine, const EntityId& id, VisitState*& visit) {
  auto activity = engine.entity(model::Kind::activity, id, "meeting");
  visit = &engine.visit(activity.vid);
  return meeting_of(engine, *visit, std::move(activity));
}

/// The meeting and its visit, if this member may record in it.
Meeting to_record(Engine& engine, const EntityId& id, VisitState*& visit) {
  Meeting meeting = find_meeting(engine, id, visit);
  require_evidence_writer(*visit);
  require_open(engine, *visit);
  return meeting;
}

Token as_token(std::string_view value) {
  return Token::of(value, "something that a meeting records",
                   {"point", "outcome", "decision", "action", "question"});
}

Token state_token(std::string_view value) {
  return Token::of(value, "a state", {"open", "closed"});
}

/// An item of the meeting's checklist, or a criterion of the framework.
Token item_token(std::string_view value, const framework::ActivityKind& kind,
                 const framework::Framework& framework) {
  if (framework.is_criterion(value)) return Token::criterion(value, framework);
  std::vector<std::string> ids;
  for (const auto& item : kind.checklist)
    ids.push_back(item.id);
  return Token::among(value, "an item of this meeting's checklist, nor a criterion", ids);
}

/// Who is to follow a point up.
void set_follow_up(Engine& engine, VisitState& visit, Edit& edit, const EntityId& point,
                   const std::optional<std::string>& role, const std::optional<MemberId>& member) {
  if (role) {
    edit.set(point_kind, point, "follow-up-role",
             Token::framework_role(*role, engine.framework(visit.id)));
  }
  if (!member) return;
  if (visit.chain.find(*member) == nullptr) {
    throw Error(ErrorCode::not_found, "There is no such member in this visit.",
                "`fieldfare member list` shows the members.");
  }
  edit.set(point_kind, point, "follow-up-member", *member);
}

void refuse_if_held_back(const std::vector<std::string>& reasons) {
  if (reasons.empty()) return;
  std::string all;
  for (const std::string& reason : reasons)
    all += " " + reason;
  throw Error(ErrorCode::not_possible, "Feedback to leaders is held back." + all,
              "Pass it on, and record to whom: `fieldfare concern act`.");
}

}  // namespace

MeetingList::Result handle(Engine& engine, const MeetingList& command) {
  VisitState& visit = engine.visit(command.visit);
  if (command.kind)
    static_cast<void>(Token::activity_kind(*command.kind, engine.framework(command.visit)));
  MeetingViewer viewer(engine, visit);
  MeetingList::Result result;
  for (const Meeting& meeting : meetings_of(engine, visit)) {
    if (!command.kind || meeting.kind->id == *command.kind)
      result.meetings.push_back(viewer.view(meeting));
  }
  return result;
}

MeetingShow::Result handle(Engine& engine, const MeetingShow& command) {
  VisitState* visit = nullptr;
  const Meeting meeting = find_meeting(engine, command.meeting, visit);
  const framework::Framework& framework = engine.framework(visit->id);
  MeetingViewer viewer(engine, *visit);
  Names names(engine, *visit);
  MeetingShow::Result result;
  result.meeting = viewer.view(meeting);
  result.purpose = meeting.kind->purpose;
  for (const auto& prompt : meeting.kind->prompts)
    result.prompts.push_back(prompt.text);
  std::vector<std::string> attended;
  if (meeting.record) {
    const model::Fields fields(meeting.record->state);
    attended = fields.set("attended");
    for (const std::string& hex : fields.set("present")) {
      if (const auto member = MemberId::from_hex(hex)) result.present.push_back(names.of(*member));
    }
    result.agreed = engine.projector().shown_text(*visit, *meeting.record, "agreed");
  }
  const auto add = [&](const std::string& role, bool expected) {
    const auto* known = framework.role(role);
    const bool came = std::find(attended.begin(), attended.end(), role) != attended.end();
    result.attendees.push_back({role, known == nullptr ? role : known->label, expected, came});
  };
  for (const auto& attendee : meeting.kind->attendees)
    add(attendee.role, true);
  for (const std::string& role : attended) {
    const bool listed = std::any_of(result.attendees.begin(), result.attendees.end(),
                                    [&](const auto& one) { return one.role == role; });
    if (!listed) add(role, false);
  }
  result.items = viewer.items(*meeting.kind, meeting.id());
  result.points = viewer.points(meeting.id());
  result.carried = viewer.carried(meeting.kind->id, meeting.id());
  result.held_back = viewer.held_back(meeting.kind->id);
  return result;
}

MeetingPoints::Result handle(Engine& engine, const MeetingPoints& command) {
  VisitState& visit = engine.visit(command.visit);
  if (command.state) static_cast<void>(state_token(*command.state));
  MeetingPoints::Result result{MeetingViewer(engine, visit).points(std::nullopt)};
  if (command.state) {
    std::erase_if(result.points, [&](const auto& point) { return point.state != *command.state; });
  }
  return result;
}

MeetingRecord::Result handle(Engine& engine, const MeetingRecord& command) {
  VisitState* visit = nullptr;
  const Meeting meeting = to_record(engine, command.meeting, visit);
  const framework::Framework& framework = engine.framework(visit->id);
  const Token as = as_token(command.as);
  const auto text = engine.guarded(visit->id, command.text);
  if (text.empty()) throw Error(ErrorCode::usage, "The point is empty.");
  const EntityId id = engine.new_id();
  Edit edit(engine, visit->id);
  edit.set(point_kind, id, "meeting", meeting.id()).set(point_kind, id, "text", text);
  edit.set(point_kind, id, "as", as);
  edit.set(point_kind, id, "author", visit->self).set(point_kind, id, "at", engine.now());
  if (command.item)
    edit.set(point_kind, id, "item", item_token(*command.item, *meeting.kind, framework));
  edit.set_elements(nullptr, point_kind, id, "criteria",
                    criteria_tokens(command.criteria, framework));
  set_follow_up(engine, *visit, edit, id, command.follow_up_role, command.follow_up_member);
  if (command.line) {
    edit.set(point_kind, id, "line",
             engine.entity(model::Kind::line, *command.line, "line of enquiry").id);
  }
  if (command.case_id) {
    edit.set(point_kind, id, "case",
             engine.entity(model::Kind::case_, *command.case_id, "case").id);
  }
  const bool to_do = command.keep_open || command.follow_up_role || command.follow_up_member ||
                     as.str() == "action" || as.str() == "decision" || as.str() == "question";
  edit.set(point_kind, id, "state", state_token(to_do ? "open" : "closed"));
  edit.commit();
  return {id};
}

MeetingPoint::Result handle(Engine& engine, const MeetingPoint& command) {
  const auto entity = engine.entity(point_kind, command.point, "point of a meeting");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  Edit edit(engine, visit.id);
  if (command.text)
    edit.set(point_kind, entity.id, "text", engine.guarded(visit.id, *command.text));
  if (command.as) edit.set(point_kind, entity.id, "as", as_token(*command.as));
  if (command.state) edit.set(point_kind, entity.id, "state", state_token(*command.state));
  if (command.outcome)
    edit.set(point_kind, entity.id, "outcome", engine.guarded(visit.id, *command.outcome));
  if (command.criteria) {
    edit.set_elements(&entity, point_kind, entity.id, "criteria",
                      criteria_tokens(*command.criteria, engine.framework(visit.id)));
  }
  set_follow_up(engine, visit, edit, entity.id, command.follow_up_role, command.follow_up_member);
  edit.commit();
  return {};
}

MeetingAnswer::Result handle(Engine& engine, const MeetingAnswer& command) {
  VisitState* visit = nullptr;
  const Meeting meeting = to_record(engine, command.meeting, visit);
  const Token item = item_token(command.item, *meeting.kind, engine.framework(visit->id));
  if (!command.done && !command.answer)
    throw Error(ErrorCode::usage, "Say that it is done, or give an answer.");
  const bool ticks = command.done.value_or(false);
  if (ticks) {
    MeetingViewer viewer(engine, *visit);
    for (const MeetingItem& one : viewer.items(*meeting.kind, meeting.id())) {
      if (one.item == item.str() && !one.held_back.empty())
        refuse_if_held_back(viewer.held_back(meeting.kind->id));
    }
  }
  const EntityId id = answer_id(meeting.id(), item.str());
  Edit edit(engine, visit->id);
  edit.set(answer_kind, id, "meeting", meeting.id()).set(answer_kind, id, "item", item);
  if (command.done) edit.set(answer_kind, id, "done", *command.done);
  if (command.answer)
    edit.set(answer_kind, id, "answer", engine.guarded(visit->id, *command.answer));
  edit.commit();
  return {};
}

MeetingHeld::Result handle(Engine& engine, const MeetingHeld& command) {
  VisitState* visit = nullptr;
  const Meeting meeting = to_record(engine, command.meeting, visit);
  const framework::Framework& framework = engine.framework(visit->id);
  MeetingViewer viewer(engine, *visit);
  if (command.held) refuse_if_held_back(viewer.held_back(meeting.kind->id));
  const model::Entity* before = meeting.record ? &*meeting.record : nullptr;
  Edit edit(engine, visit->id);
  edit.set(record_kind, meeting.id(), "state",
           Token::of(command.held ? "held" : "open", "a state", {"held", "open"}));
  if (command.attended) {
    std::vector<Token> roles;
    for (const std::string& role : *command.attended)
      roles.push_back(Token::framework_role(role, framework));
    edit.set_elements(before, record_kind, meeting.id(), "attended", roles);
  }
  if (command.present) {
    std::vector<Token> members;
    for (const MemberId& member : *command.present) {
      if (visit->chain.find(member) == nullptr)
        throw Error(ErrorCode::not_found, "There is no such member in this visit.",
                    "`fieldfare member list` shows the members.");
      members.push_back(Token::id(member));
    }
    edit.set_elements(before, record_kind, meeting.id(), "present", members);
  }
  if (command.agreed)
    edit.set(record_kind, meeting.id(), "agreed", engine.guarded(visit->id, *command.agreed));
  if (command.held) {
    // What was known here, so that the next meeting sees what arrived later though written before.
    std::vector<Token> knew;
    for (const log::LogRow& row : visit->logs)
      knew.push_back(Token::length(row.head.log, row.head.length));
    edit.set_elements(before, record_kind, meeting.id(), "knew", knew);
  }
  edit.commit();
  MeetingHeld::Result result;
  for (const MeetingItem& item : viewer.items(*meeting.kind, meeting.id())) {
    if (!item.done) result.unticked.push_back(item.text);
  }
  return result;
}

}  // namespace fieldfare::app
