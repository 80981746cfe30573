#include <fieldfare/core/app/commands/surveys.h>
#include <fieldfare/core/app/commands/timetable.h>
#include <fieldfare/core/app/commands/visits.h>

#include <fmt/format.h>

#include "app/edit.h"
#include "app/request_register.h"
#include "app/visit_calendar.h"
#include "app/visit_entity.h"
#include "app/whereabouts.h"
#include "model/fields.h"

namespace fieldfare::app {

/// In timetable.cpp and surveys.cpp.
TimetableInform::Result handle(Engine& engine, const TimetableInform& command);
SurveyList::Result handle(Engine& engine, const SurveyList& command);

namespace {

constexpr auto kind = model::Kind::visit;

std::string items(std::int64_t count, std::string_view one, std::string_view many) {
  return count == 1 ? "1 " + std::string(one) : fmt::format("{} {}", count, many);
}

std::int64_t open_ones(Engine& engine, const VisitState& visit, model::Kind of,
                       std::string_view closed) {
  std::int64_t count = 0;
  engine.entities().each(visit.vid, of, std::nullopt, [&](model::Entity&& entity) {
    if (model::Fields(entity.state).text("state") != closed) ++count;
  });
  return count;
}

/// Collects in words what a lead would want to have done before.
class Missing {
 public:
  Missing(Engine& engine, VisitState& visit) : engine_(engine), visit_(visit) {}

  std::vector<std::string> all() {
    const VisitCalendar calendar(engine_, visit_);
    steps(calendar);
    work();
    const auto progress = progress_of(RequestRegister(engine_, visit_).views());
    add(progress.waiting + progress.part_received, "information item has no full answer yet.",
        "information items have no full answer yet.");
    const auto to_tell = handle(engine_, TimetableInform{visit_.id}).to_tell.size();
    add(static_cast<std::int64_t>(to_tell), "activity was not told to all who are to know it.",
        "activities were not told to all who are to know them.");
    std::int64_t open_surveys = 0;
    for (const SurveyView& survey : handle(engine_, SurveyList{visit_.id}).surveys)
      if (survey.state == "open" || survey.state == "not-open") ++open_surveys;
    add(open_surveys, "survey is not closed.", "surveys are not closed.");
    return std::move(out_);
  }

 private:
  void add(std::int64_t count, std::string_view one, std::string_view many) {
    if (count > 0) out_.push_back(items(count, one, many));
  }

  /// Steps of the framework that are due and not done, and the final output. What may be done and
  /// need not be is nobody's omission.
  void steps(const VisitCalendar& calendar) {
    for (const CalendarItem& item : calendar.items()) {
      if (item.done_on || item.deadline.strength == framework::Strength::may) continue;
      const std::string title = "\"" + item.deadline.title + "\"";
      const framework::Deadline* known = calendar.framework().deadline(item.deadline.id);
      const bool is_final = known != nullptr && known->marks == framework::Anchor::final_shared;
      if (is_final) {
        out_.push_back(title + " is not recorded: until then the visit is not complete.");
      } else if (item.state == schedule::DeadlineState::overdue) {
        out_.push_back(title + " was due on " + to_iso8601(item.deadline.due) +
                       " and is not recorded as done.");
      } else if (!item.stated && !is_for_the_area_alone(item, calendar.framework())) {
        out_.push_back(title + " is not recorded as done.");
      }
    }
  }

  /// What only the area does after the visit is not the team's to have done.
  static bool is_for_the_area_alone(const CalendarItem& item,
                                    const framework::Framework& framework) {
    for (const std::string& who : item.deadline.who) {
      const framework::Role* role = framework.role(who);
      if (role == nullptr || role->side == framework::Side::team ||
          role->side == framework::Side::inspectorate)
        return false;
    }
    return true;
  }

  void work() {
    add(open_ones(engine_, visit_, model::Kind::concern, "resolved"), "concern is open.",
        "concerns are open.");
    std::int64_t complaints = 0;
    engine_.entities().each(visit_.vid, model::Kind::complaint, std::nullopt,
                            [&](model::Entity&& entity) {
                              if (model::Fields(entity.state).text("outcome").empty()) ++complaints;
                            });
    add(complaints, "formal complaint is open.", "formal complaints are open.");
    add(open_ones(engine_, visit_, model::Kind::line, "closed"), "line of enquiry is open.",
        "lines of enquiry are open.");
    add(engine_.entities().count_conflicted(visit_.vid),
        "thing was changed by two people in different ways.",
        "things were changed by two people in different ways.");
    add(Whereabouts(engine_, visit_).waiting(), "entry of this device is held by nobody else.",
        "entries of this device are held by nobody else.");
  }

  Engine& engine_;
  VisitState& visit_;
  std::vector<std::string> out_;
};

}  // namespace

VisitClose::Result handle(Engine& engine, const VisitClose& command) {
  VisitState& visit = engine.visit(command.visit);
  if (!command.only_check) {
    require_role(visit, {log::Role::lead, log::Role::deputy}, "close it");
    require_open(engine, visit);
  }
  VisitClose::Result result;
  if (engine.vocabulary(visit.id)->framework) result.missing = Missing(engine, visit).all();
  if (command.only_check) {
    result.closed = engine.vocabulary(visit.id)->closed;
    return result;
  }
  const EntityId about = visit_entity_id(visit.id);
  Edit edit(engine, visit.id);
  edit.set(kind, about, "state", Token::of("closed", "a state", {"open", "closed"}));
  edit.set(kind, about, "closed-at", engine.now());
  edit.commit();
  engine.vocabulary_changed(command.visit);
  engine.people().wipe(visit.vid);
  result.closed = true;
  return result;
}

VisitReopen::Result handle(Engine& engine, const VisitReopen& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::lead, log::Role::deputy}, "open it again");
  if (!engine.vocabulary(visit.id)->closed)
    throw Error(ErrorCode::not_possible, "This visit is not closed.");
  const EntityId about = visit_entity_id(visit.id);
  Edit edit(engine, visit.id);
  edit.set(kind, about, "state", Token::of("open", "a state", {"open", "closed"}));
  edit.clear(kind, about, "closed-at");
  edit.commit();
  engine.vocabulary_changed(command.visit);
  return {};
}

}  // namespace fieldfare::app
