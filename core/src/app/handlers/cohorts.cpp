#include <fieldfare/core/app/commands/cohorts.h>

#include <algorithm>

#include "app/case_code.h"
#include "app/edit.h"
#include "app/names.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::cohort;
constexpr std::int64_t largest = 100'000;

/// What adding and changing have in common.
template <class Command>
void set_what_is_given(Engine& engine, const VisitState& visit, Edit& edit, const EntityId& id,
                       const Command& command) {
  const auto say = [&](std::string_view field, const std::optional<RawText>& text) {
    if (text) edit.set(kind, id, field, engine.guarded(visit.id, *text));
  };
  const auto point_to = [&](std::string_view field, model::Kind of, std::string_view what,
                            const std::optional<EntityId>& other) {
    if (!other) return;
    if (engine.entity(of, *other, what).vid != visit.vid)
      throw Error(ErrorCode::usage, "The " + std::string(what) + " is of another visit.");
    edit.set(kind, id, field, *other);
  };
  say("need", command.need);
  say("service", command.service);
  say("point", command.point);
  say("criteria", command.criteria);
  point_to("activity", model::Kind::activity, "activity", command.activity);
  point_to("line", model::Kind::line, "line of enquiry", command.line);
  if (command.chosen_by) {
    edit.set(kind, id, "chosen-by",
             Token::of(*command.chosen_by, "who chooses", {"inspector", "provider"}));
  }
  if (command.when) {
    edit.set(kind, id, "when",
             Token::of(*command.when, "when they are chosen", {"before", "on-site"}));
  }
  if (!command.size) return;
  if (*command.size < 0 || largest < *command.size)
    throw Error(ErrorCode::usage, "A cohort is 0 to 100,000 children and young people.");
  edit.set(kind, id, "size", *command.size);
}

std::vector<std::string> remarks_on(const CohortView& view) {
  std::vector<std::string> out;
  if (view.chosen_by == "provider")
    out.emplace_back("Inspectors choose whom to speak to, where that is possible.");
  if (view.when == "on-site" && view.criteria.empty())
    out.emplace_back("By which criteria practitioners are to show records is not said.");
  if (!view.documents_read) out.emplace_back("Documents about them have not been looked at.");
  if (!view.discussed) out.emplace_back("It has not been discussed with practitioners.");
  if (view.size && *view.size < static_cast<std::int64_t>(view.cases.size()))
    out.emplace_back("More cases are in it than it is said to have.");
  return out;
}

bool in(const std::vector<std::string>& set, const std::string& element) {
  return std::find(set.begin(), set.end(), element) != set.end();
}

CohortView view_of(Engine& engine, VisitState& visit, Names& names, const model::Entity& entity) {
  const model::Fields fields(entity.state);
  const auto text = [&](std::string_view field) {
    return engine.projector().shown_text(visit, entity, field);
  };
  CohortView view;
  view.cohort_id = entity.id;
  view.need = text("need");
  view.service = text("service");
  view.point = text("point");
  view.criteria = text("criteria");
  if (const auto id = fields.id("activity")) view.activity_id = id->hex();
  if (const auto id = fields.id("line")) view.line_id = id->hex();
  view.chosen_by = fields.text("chosen-by");
  view.when = fields.text("when");
  view.size = fields.integer("size");
  view.documents_read = fields.flag("documents-read");
  view.discussed = fields.flag("discussed");
  const auto invited = fields.set("invited");
  const auto met = fields.set("met");
  for (const std::string& hex : fields.set("cases")) {
    const auto id = EntityId::from_hex(hex);
    if (!id) continue;
    view.cases.push_back({hex, case_code("sampled", *id), in(invited, hex), in(met, hex)});
  }
  std::sort(view.cases.begin(), view.cases.end(),
            [](const auto& a, const auto& b) { return a.code < b.code; });
  view.remarks = remarks_on(view);
  if (const auto author = fields.member("author")) view.author = names.of(*author);
  view.at = fields.text("at");
  view.conflicted = entity.conflicted;
  return view;
}

/// The set with one element in it, or out of it.
std::vector<Token> changed_set(const model::Entity& cohort, std::string_view name,
                               const EntityId& element, bool present) {
  std::vector<Token> out;
  for (const std::string& hex : model::Fields(cohort.state).set(name)) {
    const auto id = EntityId::from_hex(hex);
    if (id && *id != element) out.push_back(Token::id(*id));
  }
  if (present) out.push_back(Token::id(element));
  return out;
}

}  // namespace

CohortAdd::Result handle(Engine& engine, const CohortAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const auto said = [](const std::optional<RawText>& text) {
    return text && !text->view().empty();
  };
  if (!said(command.need) && !said(command.service) && !said(command.point) &&
      !said(command.criteria)) {
    throw Error(ErrorCode::usage, "It is not said what these children and young people share.",
                "Give a need, a service that they receive, a point in care or education, or "
                "criteria for records.");
  }
  const EntityId id = engine.new_id();
  Edit edit(engine, visit.id);
  edit.set(kind, id, "author", visit.self).set(kind, id, "at", engine.now());
  set_what_is_given(engine, visit, edit, id, command);
  edit.commit();
  CohortAdd::Result result{id, {}};
  if (command.chosen_by == "provider")
    result.warnings.emplace_back("Inspectors choose whom to speak to, where that is possible.");
  return result;
}

CohortEdit::Result handle(Engine& engine, const CohortEdit& command) {
  const auto entity = engine.entity(kind, command.cohort, "cohort");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  Edit edit(engine, visit.id);
  set_what_is_given(engine, visit, edit, entity.id, command);
  if (command.documents_read) edit.set(kind, entity.id, "documents-read", *command.documents_read);
  if (command.discussed) edit.set(kind, entity.id, "discussed", *command.discussed);
  if (command.withdrawn) edit.set(kind, entity.id, "withdrawn", *command.withdrawn);
  edit.commit();
  return {};
}

CohortCase::Result handle(Engine& engine, const CohortCase& command) {
  const auto entity = engine.entity(kind, command.cohort, "cohort");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const auto about = engine.entity(model::Kind::case_, command.case_id, "case");
  if (about.vid != visit.vid) throw Error(ErrorCode::usage, "The case is of another visit.");
  if (model::Fields(about.state).text("kind") != "sampled") {
    throw Error(ErrorCode::usage, "A cohort is of sampled cases; this one is tracked.",
                "Add one: fieldfare case add --kind sampled.");
  }
  if (command.out && (command.invited || command.met))
    throw Error(ErrorCode::usage, "It is taken out, and said to be invited or met.");
  Edit edit(engine, visit.id);
  const auto put = [&](std::string_view set, bool present) {
    edit.set_elements(&entity, kind, entity.id, set, changed_set(entity, set, about.id, present));
  };
  put("cases", !command.out);
  if (command.invited || command.out) put("invited", command.invited.value_or(false));
  if (command.met || command.out) put("met", command.met.value_or(false));
  edit.commit();
  return {};
}

CohortList::Result handle(Engine& engine, const CohortList& command) {
  VisitState& visit = engine.visit(command.visit);
  Names names(engine, visit);
  std::vector<model::Entity> found;
  engine.entities().each(visit.vid, kind, std::nullopt, [&](model::Entity&& entity) {
    if (!model::Fields(entity.state).flag("withdrawn")) found.push_back(std::move(entity));
  });
  CohortList::Result result;
  for (const model::Entity& entity : found)
    result.cohorts.push_back(view_of(engine, visit, names, entity));
  return result;
}

}  // namespace fieldfare::app
