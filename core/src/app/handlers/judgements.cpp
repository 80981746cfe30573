#include <algorithm>
#include <limits>

#include <fieldfare/core/app/commands/judgements.h>
#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/framework/judgement.h>

#include "app/edit.h"
#include "app/evidence.h"
#include "app/last_word.h"
#include "app/note_words.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::judgement;
constexpr auto record_kind = model::Kind::judgement_record;

/// The one judgement of a visit: whoever sets it, sets this.
EntityId judgement_id(const VisitId& visit) {
  const Hash hash = crypto::hash({as_bytes("fieldfare/judgement/1"), visit.view()});
  return EntityId::from(hash.view().first(EntityId::size));
}

/// A field each, so that two answers given apart are a conflict that people settle.
std::string test_field(std::string_view test) {
  return "test." + std::string(test);
}

/// Error(not_possible) unless this kind of visit judges.
const framework::Framework& judging(Engine& engine, const VisitState& visit) {
  const framework::Framework& framework = engine.framework(visit.id);
  if (framework.outcomes.empty()) {
    throw Error(ErrorCode::not_possible,
                "This kind of visit makes no judgement and reports no outcome.",
                "Observations go into notes and the meeting's points.");
  }
  return framework;
}

const framework::JudgementRecord* record_named(const framework::Framework& framework,
                                               std::string_view id) {
  const auto& records = framework.judgement.records;
  const auto found = std::find_if(records.begin(), records.end(),
                                  [&](const auto& record) { return record.id == id; });
  return found == records.end() ? nullptr : &*found;
}

std::vector<model::Entity> records_of(Engine& engine, const VisitState& visit) {
  std::vector<model::Entity> out;
  engine.entities().each(visit.vid, record_kind, std::nullopt,
                         [&](model::Entity&& record) { out.push_back(std::move(record)); });
  // Those taken over stand in the earlier report's order, before what was added here.
  const auto place = [](const model::Entity& record) {
    return model::Fields(record.state)
        .integer("place")
        .value_or(std::numeric_limits<std::int64_t>::max());
  };
  std::stable_sort(out.begin(), out.end(),
                   [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return out;
}

framework::JudgementFacts facts_of(Engine& engine, const VisitState& visit,
                                   const framework::Framework& framework) {
  framework::JudgementFacts facts;
  if (const auto entity = engine.entities().find(visit.vid, kind, judgement_id(visit.id))) {
    const model::Fields fields(entity->state);
    for (const auto& test : framework.judgement.tests) {
      const std::string answer = fields.text(test_field(test.id));
      if (!answer.empty()) facts.tests[test.id] = answer == "yes";
    }
  }
  for (const auto& record : records_of(engine, visit)) {
    const model::Fields fields(record.state);
    if (fields.text("record") == "priority-action" && !fields.flag("withdrawn"))
      ++facts.priority_actions;
  }
  return facts;
}

/// Error(not_possible) before the meeting in which the judgement is made has begun.
void require_its_meeting(Engine& engine, const VisitState& visit,
                         const framework::Framework& framework) {
  const std::string& made_in = framework.judgement.made_in;
  if (made_in.empty()) return;
  bool begun = false;
  engine.entities().each(
      visit.vid, model::Kind::activity, std::nullopt, [&](model::Entity&& activity) {
        const model::Fields fields(activity.state);
        const auto starts = fields.time("starts");
        begun = begun || (fields.text("kind") == made_in && starts && *starts <= engine.now());
      });
  if (begun) return;
  const auto* meeting = framework.activity_kind(made_in);
  throw Error(ErrorCode::not_possible,
              "No outcome is chosen before the meeting in which the whole team agrees it.",
              "Plan it, or wait until it begins: " +
                  (meeting == nullptr ? made_in : meeting->title) + " (" + made_in + ").");
}

void refuse_against(const framework::Framework& framework, std::string_view outcome,
                    const framework::JudgementFacts& facts) {
  const auto reasons = framework::against(framework, *framework.outcome(outcome), facts);
  if (reasons.empty()) return;
  std::string all;
  for (const std::string& reason : reasons)
    all += (all.empty() ? "" : " ") + reason;
  throw Error(ErrorCode::not_possible, "This outcome cannot be chosen. " + all,
              "`fieldfare judgement show` tells what stands against each.");
}

Token value_token(std::string_view value, const framework::JudgementRecord& record) {
  if (record.values.empty())
    throw Error(ErrorCode::usage, "There is no value to choose for this kind of record.");
  return Token::among(value, "a value of this kind of record", record.values);
}

/// Notes as elements of a set. A restricted note is not named where the whole team reads.
std::vector<Token> note_tokens(Engine& engine, const VisitState& visit,
                               const std::vector<EntityId>& notes) {
  Evidence evidence(engine, engine.visit(visit.id));
  std::vector<Token> out;
  for (const EntityId& id : notes) {
    const auto note = engine.entity(model::Kind::note, id, "note");
    if (note.vid != visit.vid) throw Error(ErrorCode::usage, "The note is of another visit.");
    if (model::is_restricted(note)) {
      throw Error(ErrorCode::not_possible, "A judgement cannot name a restricted note.",
                  "Write what it shows in a note for the team.");
    }
    if (!evidence.counts(model::Fields(note.state)))
      throw Error(ErrorCode::not_possible, "This note is no evidence.",
                  "It was redacted, or its author shadows the team or assures its quality.");
    out.push_back(Token::id(note.id));
  }
  return out;
}

/// The notes that a record names and that count as evidence here, by time of capture.
std::vector<std::string> traced_notes(Engine& engine, const VisitState& visit, Evidence& evidence,
                                      const model::Fields& record) {
  std::vector<std::pair<std::string, std::string>> found;
  for (const std::string& hex : record.set("notes")) {
    const auto id = EntityId::from_hex(hex);
    const auto note = id ? engine.entities().find(visit.vid, model::Kind::note, *id) : std::nullopt;
    if (note && evidence.counts(model::Fields(note->state)))
      found.emplace_back(model::Fields(note->state).text("at"), hex);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> out;
  for (auto& [at, hex] : found)
    out.push_back(std::move(hex));
  return out;
}

/// What a record lacks. Each rests on evidence; one taken over from the earlier report rests on
/// that, and what it says of progress rests on evidence.
std::vector<std::string> problems_of(const framework::JudgementRecord& about,
                                     const JudgementRecordView& view) {
  std::vector<std::string> out;
  const bool weakness = about.id == "weakness";
  if (view.text.empty()) out.emplace_back("It says nothing.");
  if (view.notes.empty() && (weakness || !view.from_report))
    out.emplace_back("It rests on no note.");
  if (!about.values.empty() && view.value.empty())
    out.push_back(weakness ? "Whether progress is sufficient is not said."
                           : "A value is not chosen.");
  if (weakness && view.progress.empty())
    out.emplace_back("What leaders did and how effective it was is not said.");
  if (about.id == "priority-action" && view.who.empty())
    out.emplace_back("Who must act is not said.");
  if (view.conflicted) out.emplace_back("Two versions of it are in conflict.");
  return out;
}

JudgementRecordView view_of(Engine& engine, VisitState& visit, Names& names, Evidence& evidence,
                            const framework::Framework& framework, const model::Entity& entity) {
  const model::Fields fields(entity.state);
  JudgementRecordView view;
  view.record_id = entity.id;
  view.record = fields.text("record");
  view.text = engine.projector().shown_text(visit, entity, "text");
  view.value = fields.text("value");
  view.who = engine.projector().shown_text(visit, entity, "who");
  view.progress = engine.projector().shown_text(visit, entity, "progress");
  view.from_report = fields.flag("from-report");
  view.notes = traced_notes(engine, visit, evidence, fields);
  view.criteria = fields.set("criteria");
  if (const auto author = fields.member("author")) {
    view.author = names.of(*author);
    view.at = fields.text("at");
  } else {
    const LastWord taken_over = last_word(engine, visit, names, entity, "record");
    view.author = taken_over.by;
    view.at = taken_over.at;
  }
  view.conflicted = entity.conflicted;
  if (const auto* about = record_named(framework, view.record)) {
    view.title = about->title;
    view.problems = problems_of(*about, view);
  }
  return view;
}

void add_outcome(const framework::Framework& framework, JudgementShow::Result& result) {
  const auto* chosen = framework.outcome(result.outcome);
  if (chosen == nullptr) return;
  result.outcome_title = chosen->title;
  result.outcome_text = chosen->text;
  for (const auto& next : chosen->follow_on)
    result.follow_on.push_back({next.id, next.text, next.months.value_or(0)});
}

/// Why the judgement is not complete. What an inspector may leave empty is left alone.
void add_reasons(const framework::Framework& framework, JudgementShow::Result& result) {
  auto& out = result.reasons;
  if (result.outcome.empty()) out.emplace_back("No outcome is chosen.");
  for (const OutcomeView& outcome : result.outcomes) {
    if (outcome.outcome != result.outcome) continue;
    out.insert(out.end(), outcome.against.begin(), outcome.against.end());
  }
  if (result.conflicted) out.emplace_back("The judgement is in conflict: the team decides.");
  for (const auto& about : framework.judgement.records) {
    const auto count = std::count_if(result.records.begin(), result.records.end(),
                                     [&](const auto& view) { return view.record == about.id; });
    if (count < about.minimum)
      out.push_back("At least " + std::to_string(about.minimum) + " is needed: " + about.title +
                    ".");
  }
  for (const auto& record : result.records) {
    for (const std::string& problem : record.problems)
      out.push_back(record.title + " " + record.record_id.hex().substr(0, 10) + ": " + problem);
  }
}

}  // namespace

JudgementSet::Result handle(Engine& engine, const JudgementSet& command) {
  VisitState& visit = engine.visit(command.visit);
  const framework::Framework& framework = judging(engine, visit);
  require_role(visit, {log::Role::lead, log::Role::deputy}, "write down its outcome");
  require_open(engine, visit);
  if (command.outcome && command.clear)
    throw Error(ErrorCode::usage, "An outcome is chosen and taken back at once.");
  const EntityId id = judgement_id(command.visit);
  framework::JudgementFacts facts = facts_of(engine, visit, framework);
  std::vector<std::string> tests;
  for (const auto& test : framework.judgement.tests)
    tests.push_back(test.id);
  Edit edit(engine, command.visit);
  const auto answer = [&](const std::vector<std::string>& named, std::string_view word) {
    for (const std::string& test : named) {
      const Token known = Token::among(test, "a test of this framework", tests);
      edit.set(kind, id, test_field(known.str()), Token::of(word, "an answer", {"yes", "no"}));
      facts.tests[test] = word == "yes";
    }
  };
  answer(command.yes, "yes");
  answer(command.no, "no");
  if (command.text) edit.set(kind, id, "text", engine.guarded(command.visit, *command.text));
  if (command.clear) edit.clear(kind, id, "outcome");
  if (command.outcome) {
    std::vector<std::string> outcomes;
    for (const auto& outcome : framework.outcomes)
      outcomes.push_back(outcome.id);
    const Token chosen = Token::among(*command.outcome, "an outcome of this framework", outcomes);
    require_its_meeting(engine, visit, framework);
    refuse_against(framework, chosen.str(), facts);
    edit.set(kind, id, "outcome", chosen);
  }
  edit.commit();
  return {};
}

JudgementAdd::Result handle(Engine& engine, const JudgementAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  const framework::Framework& framework = judging(engine, visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  std::vector<std::string> kinds;
  for (const auto& record : framework.judgement.records)
    kinds.push_back(record.id);
  const Token record = Token::among(command.record, "a kind of record of this framework", kinds);
  const auto text = engine.guarded(command.visit, command.text);
  if (text.empty()) throw Error(ErrorCode::usage, "The record is empty.");
  const EntityId id = engine.new_id();
  Edit edit(engine, command.visit);
  edit.set(record_kind, id, "record", record).set(record_kind, id, "text", text);
  edit.set(record_kind, id, "author", visit.self).set(record_kind, id, "at", engine.now());
  if (command.value) {
    edit.set(record_kind, id, "value",
             value_token(*command.value, *record_named(framework, record.str())));
  }
  if (command.who) edit.set(record_kind, id, "who", engine.guarded(command.visit, *command.who));
  if (command.from_report) edit.set(record_kind, id, "from-report", true);
  edit.set_elements(nullptr, record_kind, id, "notes", note_tokens(engine, visit, command.notes));
  edit.set_elements(nullptr, record_kind, id, "criteria",
                    criteria_tokens(command.criteria, framework));
  edit.commit();
  return {id};
}

JudgementEdit::Result handle(Engine& engine, const JudgementEdit& command) {
  const auto entity = engine.entity(record_kind, command.record, "record of a judgement");
  VisitState& visit = engine.visit(entity.vid);
  const framework::Framework& framework = judging(engine, visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const auto* about = record_named(framework, model::Fields(entity.state).text("record"));
  Edit edit(engine, visit.id);
  const auto say = [&](std::string_view field, const std::optional<RawText>& text) {
    if (text) edit.set(record_kind, entity.id, field, engine.guarded(visit.id, *text));
  };
  say("text", command.text);
  say("who", command.who);
  say("progress", command.progress);
  if (command.value) {
    static const framework::JudgementRecord unknown;
    edit.set(record_kind, entity.id, "value",
             value_token(*command.value, about == nullptr ? unknown : *about));
  }
  if (command.notes) {
    edit.set_elements(&entity, record_kind, entity.id, "notes",
                      note_tokens(engine, visit, *command.notes));
  }
  if (command.criteria) {
    edit.set_elements(&entity, record_kind, entity.id, "criteria",
                      criteria_tokens(*command.criteria, framework));
  }
  if (command.withdrawn) edit.set(record_kind, entity.id, "withdrawn", *command.withdrawn);
  edit.commit();
  return {};
}

JudgementShow::Result handle(Engine& engine, const JudgementShow& command) {
  VisitState& visit = engine.visit(command.visit);
  const framework::Framework& framework = judging(engine, visit);
  const framework::JudgementFacts facts = facts_of(engine, visit, framework);
  Names names(engine, visit);
  Evidence evidence(engine, visit);
  JudgementShow::Result result;
  if (const auto entity = engine.entities().find(visit.vid, kind, judgement_id(command.visit))) {
    result.outcome = model::Fields(entity->state).text("outcome");
    result.text = engine.projector().shown_text(visit, *entity, "text");
    result.conflicted = entity->conflicted;
    const LastWord last = last_word(engine, visit, names, *entity, "outcome");
    result.by = last.by;
    result.at = last.at;
  }
  for (const auto& test : framework.judgement.tests) {
    const auto answer = facts.tests.find(test.id);
    result.tests.push_back({test.id, test.text,
                            answer == facts.tests.end() ? ""
                            : answer->second            ? "yes"
                                                        : "no"});
  }
  for (const auto& outcome : framework.outcomes) {
    result.outcomes.push_back({outcome.id, outcome.number.value_or(0), outcome.title, outcome.text,
                               framework::against(framework, outcome, facts)});
  }
  const auto records = records_of(engine, visit);
  for (const auto& about : framework.judgement.records) {
    for (const auto& record : records) {
      const model::Fields fields(record.state);
      if (fields.text("record") != about.id) continue;
      auto& list = fields.flag("withdrawn") ? result.withdrawn : result.records;
      list.push_back(view_of(engine, visit, names, evidence, framework, record));
    }
  }
  add_outcome(framework, result);
  add_reasons(framework, result);
  return result;
}

}  // namespace fieldfare::app
