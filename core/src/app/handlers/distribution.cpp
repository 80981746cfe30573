#include <fieldfare/core/app/commands/distribution.h>

#include <algorithm>
#include <array>
#include <map>

#include <fieldfare/core/output/build.h>

#include "app/derived_id.h"
#include "app/edit.h"
#include "app/last_word.h"
#include "app/visit_calendar.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::distribution;

EntityId distribution_id(const VisitId& visit, std::string_view output, std::string_view stage,
                         std::string_view to) {
  return derived_id(visit, "distribution", {output, stage, to});
}

struct Recipient {
  std::string to;
  std::string label;
  std::string source;
};

std::string label_of(const framework::Framework& framework, const framework::Output& output,
                     const std::string& to) {
  for (const framework::Statement& one : output.distribution)
    if (one.id == to) return one.text;
  const framework::Role* role = framework.role(to);
  return role == nullptr ? to : role->label;
}

/// Whom the guidance has at a stage: the last goes to all on its list, where it has one; a draft
/// that is commented on, and what comes after, to its readers. What only the team works on goes to
/// nobody.
std::vector<Recipient> recipients_of(const framework::Framework& framework,
                                     const framework::Output& output, const std::string& stage) {
  std::vector<Recipient> out;
  const bool last = stage == output.stages.back();
  if (last && !output.distribution.empty()) {
    for (const framework::Statement& one : output.distribution)
      out.push_back({one.id, one.text, one.source});
    return out;
  }
  if (!last && stage != "comments" && stage != "final") return out;
  for (const std::string& role : output.readers)
    out.push_back({role, label_of(framework, output, role), output.source});
  return out;
}

struct Export {
  EntityId id;
  std::string stage;
  std::string hash;
  std::string at;
};

/// The newest export of an output, of one stage or of any.
std::optional<Export> newest_export(Engine& engine, const VisitState& visit,
                                    std::string_view output, std::string_view stage) {
  std::optional<Export> out;
  engine.entities().each(visit.vid, model::Kind::export_, std::nullopt,
                         [&](model::Entity&& entity) {
                           const model::Fields fields(entity.state);
                           if (fields.text("output") != output) return;
                           if (!stage.empty() && fields.text("stage") != stage) return;
                           Export found{entity.id, fields.text("stage"),
                                        to_hex(fields.bytes("hash")), fields.text("at")};
                           if (!out || out->at <= found.at) out = std::move(found);
                         });
  return out;
}

bool is_of_the_area(const framework::Framework& framework, const framework::Output& output,
                    const std::string& to) {
  if (std::any_of(output.distribution.begin(), output.distribution.end(),
                  [&](const auto& one) { return one.id == to; }))
    return true;
  const framework::Role* role = framework.role(to);
  return role != nullptr && role->side == framework::Side::area;
}

/// Steps of the framework that giving an output to somebody is.
struct Step {
  std::string_view output;
  std::string_view stage;
  std::string_view id;
};
constexpr auto steps = std::to_array<Step>({
    {"report", "comments", "draft-report"},
    {"report", "final", "final-report"},
    {"report", "published", "publication"},
    {"letter", "comments", "draft-letter"},
    {"letter", "final", "final-letter"},
    {"letter", "final", "letter"},
    {"letter", "published", "publication"},
    {"summary-note", "comments", "summary-note-sent"},
    {"evidence", "final", "evidence-submitted"},
    {"evidence", "final", "evidence-handed-over"},
});

/// Records the steps that are done by it and that nobody has recorded.
std::vector<SettledDeadline> settle(Edit& edit, const VisitState& visit,
                                    const VisitCalendar& calendar, const framework::Output& output,
                                    const std::string& stage, const std::string& to, Date on) {
  std::vector<SettledDeadline> out;
  const bool to_the_inspectorate = output.id == "evidence";
  if (!to_the_inspectorate && !is_of_the_area(calendar.framework(), output, to)) return out;
  for (const Step& step : steps) {
    if (step.output != output.id || step.stage != stage) continue;
    const CalendarItem* item = calendar.find(step.id);
    if (item == nullptr || item->done_on) continue;
    const EntityId id = deadline_entity_id(visit.id, step.id);
    const std::string name(step.id);
    edit.set(model::Kind::deadline, id, "deadline", Token::among(name, "a step", {name}));
    edit.set(model::Kind::deadline, id, "done", true);
    edit.set(model::Kind::deadline, id, "done-on", on);
    edit.set(model::Kind::deadline, id, "done-by", visit.self);
    out.push_back({name, item->deadline.title, to_iso8601(on)});
  }
  return out;
}

std::vector<std::string> warnings_on(const std::optional<Export>& given,
                                     const VisitCalendar& calendar, const framework::Output& output,
                                     const std::string& stage, Date on) {
  std::vector<std::string> out;
  if (!given) {
    out.push_back("No export of \"" + output.title + "\", " + stage +
                  ", is recorded in this visit: it is not known which file they got.");
  }
  if (stage != "published") return out;
  for (const framework::Deadline& deadline : calendar.framework().deadlines) {
    const CalendarItem* item =
        deadline.marks == framework::Anchor::publication ? calendar.find(deadline.id) : nullptr;
    if (item == nullptr || item->done_on) continue;
    if (!item->waits.empty()) out.push_back(item->waits + " It may delay publication.");
    if (!item->deadline.expected && on < item->deadline.due)
      out.push_back("Publication is due on " + to_iso8601(item->deadline.due) + ", after that.");
  }
  return out;
}

Token to_token(const std::string& to, const framework::Framework& framework,
               const framework::Output& output) {
  std::vector<std::string> known;
  for (const framework::Statement& one : output.distribution)
    known.push_back(one.id);
  for (const framework::Role& role : framework.roles)
    known.push_back(role.id);
  return Token::among(to, "a recipient of this output or a role of this framework", known);
}

}  // namespace

DistributionSent::Result handle(Engine& engine, const DistributionSent& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::lead, log::Role::deputy}, "record who received an output");
  const VisitCalendar calendar(engine, visit);
  const framework::Framework& framework = calendar.framework();
  const framework::Output& output = output::output_of(framework, command.output);
  const Token to = to_token(command.to, framework, output);
  const Date on = command.on.value_or(calendar.today());
  if (calendar.today() < on) {
    throw Error(ErrorCode::usage, "Nobody can have received it on " + to_iso8601(on) + " yet.",
                "Give today or a day before.");
  }
  const auto newest = newest_export(engine, visit, output.id, command.stage.value_or(""));
  if (!newest && !command.stage) {
    throw Error(ErrorCode::usage, "\"" + output.title + "\" has not left this visit yet.",
                "Export it first, or say which stage they received: --stage.");
  }
  const std::string named = command.stage ? *command.stage : newest->stage;
  const Token stage = Token::among(named, "a stage of this output", output.stages);
  const EntityId id = distribution_id(visit.id, output.id, stage.str(), to.str());
  Edit edit(engine, visit.id);
  edit.set(kind, id, "output", Token::among(output.id, "an output", {output.id}));
  edit.set(kind, id, "stage", stage).set(kind, id, "to", to);
  edit.set(kind, id, "received", true).set(kind, id, "on", on);
  if (newest) edit.set(kind, id, "export", newest->id);
  DistributionSent::Result result;
  result.warnings = warnings_on(newest, calendar, output, stage.str(), on);
  result.settled = settle(edit, visit, calendar, output, stage.str(), to.str(), on);
  edit.commit();
  return result;
}

DistributionTakeBack::Result handle(Engine& engine, const DistributionTakeBack& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::lead, log::Role::deputy}, "record who received an output");
  const EntityId id = distribution_id(visit.id, command.output, command.stage, command.to);
  const auto entity = engine.entities().find(visit.vid, kind, id);
  if (!entity || !model::Fields(entity->state).flag("received")) {
    throw Error(ErrorCode::not_possible, "It is not recorded that they received it.",
                "`fieldfare distribution list` tells who received what.");
  }
  Edit edit(engine, visit.id);
  edit.set(kind, id, "received", false);
  edit.commit();
  return {};
}

namespace {

/// Puts together what the guidance lists and what people recorded.
class Recipients {
 public:
  Recipients(Engine& engine, VisitState& visit)
      : engine_(engine),
        visit_(visit),
        framework_(engine.framework(visit.id)),
        names_(engine, visit) {
    engine.entities().each(visit.vid, kind, std::nullopt, [&](model::Entity&& entity) {
      if (model::Fields(entity.state).flag("received")) received_.push_back(std::move(entity));
    });
    engine.entities().each(visit.vid, model::Kind::export_, std::nullopt,
                           [&](model::Entity&& entity) {
                             hashes_[entity.id] = to_hex(model::Fields(entity.state).bytes("hash"));
                           });
  }

  void add(const framework::Output& output, DistributionList::Result& result) {
    for (const std::string& stage : output.stages) {
      const bool left = newest_export(engine_, visit_, output.id, stage).has_value();
      std::vector<std::string> listed;
      for (const Recipient& one : recipients_of(framework_, output, stage)) {
        listed.push_back(one.to);
        DistributionView view{output.id, output.title, stage, one.to, one.label, {},
                              {},        {},           {},    true,   one.source};
        view.state = left ? "owing" : "later";
        fill(view);
        if (view.state == "owing") ++result.owing;
        result.recipients.push_back(std::move(view));
      }
      for (const model::Entity& entity : received_) {
        const model::Fields fields(entity.state);
        const std::string to = fields.text("to");
        if (fields.text("output") != output.id || fields.text("stage") != stage) continue;
        if (std::find(listed.begin(), listed.end(), to) != listed.end()) continue;
        DistributionView view;
        view.output = output.id;
        view.title = output.title;
        view.stage = stage;
        view.to = to;
        view.label = label_of(framework_, output, to);
        view.listed = false;
        fill(view);
        result.recipients.push_back(std::move(view));
      }
    }
  }

 private:
  void fill(DistributionView& view) {
    for (const model::Entity& entity : received_) {
      const model::Fields fields(entity.state);
      if (fields.text("output") != view.output || fields.text("stage") != view.stage ||
          fields.text("to") != view.to)
        continue;
      view.state = "received";
      view.on = fields.text("on");
      view.by = last_word(engine_, visit_, names_, entity, "on").by;
      if (const auto file = fields.id("export")) {
        const auto known = hashes_.find(*file);
        if (known != hashes_.end()) view.hash = known->second;
      }
      view.conflicted = entity.conflicted;
    }
  }

  Engine& engine_;
  VisitState& visit_;
  const framework::Framework& framework_;
  Names names_;
  std::vector<model::Entity> received_;
  std::map<EntityId, std::string> hashes_;
};

}  // namespace

DistributionList::Result handle(Engine& engine, const DistributionList& command) {
  VisitState& visit = engine.visit(command.visit);
  const framework::Framework& framework = engine.framework(command.visit);
  if (command.output) static_cast<void>(output::output_of(framework, *command.output));
  Recipients recipients(engine, visit);
  DistributionList::Result result;
  for (const framework::Output* output : output::outputs_of(framework)) {
    if (!command.output || *command.output == output->id) recipients.add(*output, result);
  }
  return result;
}

}  // namespace fieldfare::app
