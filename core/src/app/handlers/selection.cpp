#include <algorithm>
#include <set>

#include <fieldfare/core/app/commands/selection.h>
#include <fieldfare/core/selection/propose.h>

#include "app/case_code.h"
#include "app/consent.h"
#include "app/edit.h"
#include "app/person_filter.h"
#include "app/population.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::case_;
constexpr std::size_t most_rows_at_once = 50;

/// Whoever chooses: who leads, and inspectors.
void may_choose(VisitState& visit) {
  require_role(visit, {log::Role::lead, log::Role::deputy, log::Role::inspector},
               "choose cases to track");
}

Population people_of(Engine& engine, const VisitState& visit) {
  auto people = population_of(engine, visit);
  if (people) return std::move(*people);
  throw Error(ErrorCode::not_possible, "This device holds no list of this visit.",
              "Import the area's list: `fieldfare cases import FILE`.");
}

std::size_t place_of(const Population& people, const framework::Framework& framework,
                     const std::string& name) {
  if (const auto place = people.find(row_from_name(framework, name))) return *place;
  throw Error(ErrorCode::not_found, "There is no row " + name + " in the list.",
              "`fieldfare cases rows` shows the rows there are.");
}

std::string value_at(const Population& people, std::size_t row, std::string_view field) {
  const auto* column = people.table->column(field);
  return column == nullptr ? std::string() : column->at(row);
}

std::vector<SelectionRuleView> rules_of(const selection::Proposal& proposal) {
  std::vector<SelectionRuleView> out;
  for (const selection::RuleOutcome& rule : proposal.rules) {
    out.push_back(
        {rule.rule->id, rule.rule->text, std::string(framework::name(rule.rule->strength)),
         std::string(selection::name(rule.kind)), std::string(selection::name(rule.state)),
         rule.chosen, rule.wanted, rule.available, rule.why, rule.rule->source});
  }
  return out;
}

/// Cases that were made from rows here: those that stand, and those whose family said no.
struct Standing {
  std::vector<std::size_t> chosen;
  std::vector<std::size_t> gone;
  std::int64_t elsewhere = 0;  ///< tracked cases that no row here stands behind
};

Standing standing_of(Engine& engine, VisitState& visit, const Population& people) {
  Standing out;
  const auto ties = engine.people().ties(visit.vid);
  engine.entities().each(visit.vid, kind, std::nullopt, [&](model::Entity&& entity) {
    if (model::Fields(entity.state).text("kind") != "tracked") return;
    const bool stands = still_takes_part(consent_of(entity));
    const auto tie = ties.find(entity.id);
    const auto place = tie == ties.end() ? std::nullopt : people.find(tie->second);
    if (place) {
      (stands ? out.chosen : out.gone).push_back(*place);
    } else if (stands) {
      ++out.elsewhere;
    }
  });
  return out;
}

void tell_elsewhere(const Standing& standing, std::vector<std::string>& warnings) {
  if (standing.elsewhere == 0) return;
  warnings.push_back(
      "Tracked cases that were not chosen from the list on this device, and are not "
      "counted: " +
      std::to_string(standing.elsewhere) + ".");
}

ProposedView proposed_view(Engine& engine, VisitState& visit, const Population& people,
                           const std::map<PersonRow, std::string>& codes,
                           const selection::Choice& choice) {
  ProposedView out;
  const PersonRow& row = people.rows[choice.row];
  out.row = row_name(engine.framework(visit.id), row);
  out.reference = value_at(people, choice.row, "reference");
  if (const auto code = codes.find(row); code != codes.end()) out.case_code = code->second;
  out.by_hand = choice.pinned && out.case_code.empty();
  out.rules = choice.rules;
  out.why = choice.why;
  for (const auto& column : people.table->columns) {
    const std::string& value = column.at(choice.row);
    if (!value.empty() && column.field != "reference") out.values.push_back({column.field, value});
  }
  return out;
}

/// Makes one case of a row, coarse enough.
class CaseMaker {
 public:
  CaseMaker(Engine& engine, VisitState& visit, const Population& people, Edit& edit)
      : engine_(&engine), visit_(&visit), people_(&people), edit_(&edit) {}

  SelectedCaseView make(std::size_t row, const std::optional<guard::GuardedText>& reason) {
    const auto coarse =
        selection::coarse_description(row, *people_->table, engine_->framework(visit_->id));
    SelectedCaseView out;
    out.case_id = engine_->new_id();
    out.code = case_code("tracked", out.case_id);
    out.left_out = coarse.left_out;
    edit_->set(kind, out.case_id, "kind", Token::of("tracked", "a kind of case", {"tracked"}));
    edit_->set(kind, out.case_id, "at", engine_->now());
    if (reason) edit_->set(kind, out.case_id, "reason", *reason);
    std::vector<guard::GuardedText> attributes;
    for (const selection::Said& said : coarse.kept) {
      const auto span = selection::number_span(said.value);
      const std::string words = selection::in_words(said);
      if (said.field == "age" && span && span->from == span->to) {
        edit_->set(kind, out.case_id, "age", std::int64_t{span->from});
      } else if (said.field == "age") {
        edit_->set(kind, out.case_id, "phase", engine_->guarded(visit_->id, RawText(words)));
      } else {
        attributes.push_back(engine_->guarded(visit_->id, RawText(words)));
      }
      out.attributes.push_back(words);
    }
    if (!attributes.empty()) edit_->set(kind, out.case_id, "attributes", attributes);
    edit_->also(
        [this, id = out.case_id, name = people_->rows[row]](storage::Transaction& transaction) {
          engine_->people().tie(transaction, visit_->vid, id, name);
        });
    return out;
  }

 private:
  Engine* engine_;
  VisitState* visit_;
  const Population* people_;
  Edit* edit_;
};

SelectedCaseView known_case(const EntityId& id, const model::Entity& entity) {
  SelectedCaseView out;
  const model::Fields fields(entity.state);
  out.case_id = id;
  out.code = case_code(fields.text("kind"), id);
  out.attributes = fields.list("attributes");
  return out;
}

/// The case that was made from a row, when it still takes part.
std::optional<SelectedCaseView> case_of(Engine& engine, VisitState& visit, const PersonRow& row) {
  for (const auto& [id, tied] : engine.people().ties(visit.vid)) {
    if (tied != row) continue;
    const auto entity = engine.entities().find(visit.vid, kind, id);
    if (!entity) continue;
    if (!still_takes_part(consent_of(*entity))) {
      throw Error(ErrorCode::not_possible,
                  "The family of row " + std::to_string(row.number) +
                      " does not take part. Nothing was written.",
                  "Choose another row: `fieldfare cases propose` leaves this one out.");
    }
    return known_case(id, *entity);
  }
  return std::nullopt;
}

}  // namespace

CasesPropose::Result handle(Engine& engine, const CasesPropose& query) {
  VisitState& visit = engine.visit(query.visit);
  may_choose(visit);
  if (query.count < 0 || query.count > 100)
    throw Error(ErrorCode::usage, "Between 1 and 100 people can be proposed.");
  const framework::Framework& framework = engine.framework(visit.id);
  const Population people = people_of(engine, visit);
  const Standing standing = standing_of(engine, visit, people);
  selection::ProposalWishes wishes;
  wishes.count = query.count;
  wishes.with = standing.chosen;
  wishes.without = standing.gone;
  for (const std::string& row : query.with)
    wishes.with.push_back(place_of(people, framework, row));
  for (const std::string& row : query.without)
    wishes.without.push_back(place_of(people, framework, row));
  wishes.seed = visit.id.hex();
  const Work::Running running(engine.work());
  wishes.go_on = [&engine] { return engine.work().report(0, 1); };
  const auto proposal = selection::propose(*people.table, framework, wishes);
  const auto codes = codes_by_row(engine, visit);
  CasesPropose::Result result;
  for (const selection::Choice& choice : proposal.choices)
    result.proposal.push_back(proposed_view(engine, visit, people, codes, choice));
  result.rules = rules_of(proposal);
  result.warnings = proposal.warnings;
  tell_elsewhere(standing, result.warnings);
  result.eligible = proposal.eligible;
  return result;
}

CasesSelect::Result handle(Engine& engine, const CasesSelect& command) {
  VisitState& visit = engine.visit(command.visit);
  may_choose(visit);
  require_open(engine, visit);
  if (command.rows.empty() || command.rows.size() > most_rows_at_once)
    throw Error(ErrorCode::usage, "Between 1 and 50 rows can be chosen at once.");
  std::optional<guard::GuardedText> reason;
  if (command.reason) reason = engine.guarded(visit.id, *command.reason);
  std::optional<EntityId> line;
  if (command.line) line = engine.entity(model::Kind::line, *command.line, "line of enquiry").id;
  const framework::Framework& framework = engine.framework(visit.id);
  const Population people = people_of(engine, visit);
  CasesSelect::Result result;
  Edit edit(engine, visit.id);
  CaseMaker maker(engine, visit, people, edit);
  std::set<std::size_t> seen;
  bool made = false;
  for (const std::string& name : command.rows) {
    const std::size_t row = place_of(people, framework, name);
    if (!seen.insert(row).second) continue;
    auto known = case_of(engine, visit, people.rows[row]);
    made = made || !known || line;
    SelectedCaseView view = known ? std::move(*known) : maker.make(row, reason);
    if (line) edit.set(kind, view.case_id, "line", *line);
    view.row = row_name(framework, people.rows[row]);
    view.reference = value_at(people, row, "reference");
    result.cases.push_back(std::move(view));
  }
  if (made) edit.commit();
  const Standing standing = standing_of(engine, visit, people);
  const auto judged = selection::judge_choice(*people.table, framework, standing.chosen);
  result.rules = rules_of(judged);
  result.warnings = judged.warnings;
  tell_elsewhere(standing, result.warnings);
  engine.emit(Event::Kind::changed, visit.id);
  return result;
}

CombinationCheck::Result handle(Engine& engine, const CombinationCheck& query) {
  VisitState& visit = engine.visit(query.visit);
  CombinationCheck::Result result;
  const auto people = population_of(engine, visit);
  if (!people) return result;
  const framework::Framework& framework = engine.framework(visit.id);
  std::string text;
  if (query.text) text = query.text->view();
  for (const RawText& attribute : query.attributes)
    text += ". " + std::string(attribute.view());
  auto said = selection::said_in(text, *people->table, framework);
  crypto::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
  if (query.case_id) {
    for (auto& one : said_by_case(engine, visit, *query.case_id, *people->table))
      said.push_back(std::move(one));
  }
  if (query.age) {
    said.push_back({"age", std::to_string(*query.age)});
  } else if (query.phase) {
    said.push_back({"age", std::string(query.phase->view())});
  }
  const auto found = selection::combine(said, *people->table, framework);
  result.checked = !found.said.empty();
  result.rows = found.rows;
  for (const auto& one : found.said) {
    result.said.push_back({one.said.field, one.title, one.said.value, one.rows_without});
  }
  result.coarsen = found.coarsen;
  if (!found.warning.empty()) result.warnings.push_back(found.warning);
  return result;
}

}  // namespace fieldfare::app
