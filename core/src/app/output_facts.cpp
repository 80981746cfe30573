#include "app/output_facts.h"

#include <algorithm>
#include <map>

#include <fieldfare/core/crypto/hash.h>

#include "app/names.h"
#include "app/visit_entity.h"
#include "model/fields.h"

namespace fieldfare::app {

// The queries that the facts are read by, from their handlers.
VisitShow::Result handle(Engine& engine, const VisitShow& command);
MemberList::Result handle(Engine& engine, const MemberList& command);
ActivityList::Result handle(Engine& engine, const ActivityList& command);
ProviderList::Result handle(Engine& engine, const ProviderList& command);
CaseList::Result handle(Engine& engine, const CaseList& command);
LineList::Result handle(Engine& engine, const LineList& command);
ConcernList::Result handle(Engine& engine, const ConcernList& command);
NoteList::Result handle(Engine& engine, const NoteList& command);
NoteShow::Result handle(Engine& engine, const NoteShow& command);
NoteHistory::Result handle(Engine& engine, const NoteHistory& command);

namespace {

/// Parts are separated by a byte that stands in none of them.
EntityId id_of(std::string_view domain, const VisitId& visit,
               std::initializer_list<std::string_view> parts) {
  std::string all;
  for (const std::string_view part : parts)
    all.append(part).push_back('\0');
  const Hash hash = crypto::hash({as_bytes(domain), visit.view(), as_bytes(all)});
  return EntityId::from(hash.view().first(EntityId::size));
}

bool has_content(const framework::Output& output, framework::SectionContent content) {
  return std::any_of(output.sections.begin(), output.sections.end(),
                     [&](const auto& section) { return section.content == content; });
}

output::VisitFacts visit_facts(Engine& engine, VisitState& visit) {
  output::VisitFacts facts;
  facts.visit = handle(engine, VisitShow{visit.id});
  facts.members = handle(engine, MemberList{visit.id}).members;
  facts.activities = handle(engine, ActivityList{visit.id}).activities;
  facts.providers = handle(engine, ProviderList{visit.id}).providers;
  facts.now = engine.now();
  const auto about =
      engine.entities().find(visit.vid, model::Kind::visit, visit_entity_id(visit.id));
  facts.area_agreed = about && model::Fields(about->state).flag("area-agreed");
  return facts;
}

std::map<EntityId, std::vector<std::string>> tags_by_note(Engine& engine, const VisitState& visit) {
  std::map<EntityId, std::vector<std::string>> out;
  engine.entities().each(visit.vid, model::Kind::note, std::nullopt, [&](model::Entity&& note) {
    out.emplace(note.id, model::Fields(note.state).set("tags"));
  });
  return out;
}

void add_notes(Engine& engine, VisitState& visit, bool with_history,
               output::EvidenceFacts& evidence) {
  auto tags = tags_by_note(engine, visit);
  NoteList all;
  all.visit = visit.id;
  for (NoteView& note : handle(engine, all).notes) {
    output::NoteFacts facts;
    facts.tags = std::move(tags[note.note_id]);
    if (with_history) facts.versions = handle(engine, NoteHistory{note.note_id}).versions;
    if (with_history && note.erased)
      note.redaction = handle(engine, NoteShow{note.note_id}).redaction;
    facts.note = std::move(note);
    evidence.notes.push_back(std::move(facts));
  }
}

void add_proof(Engine& engine, VisitState& visit, output::EvidenceFacts& evidence) {
  Names names(engine, visit);
  evidence.visit_id = visit.id.hex();
  evidence.framework_hash = engine.framework(visit.id).content_hash.hex();
  for (const log::LogRow& row : visit.logs) {
    evidence.logs.push_back({row.head.log.hex(), row.writer ? names.of(*row.writer) : "not known",
                             static_cast<std::int64_t>(row.head.length - row.head.start + 1),
                             row.head.head.hex()});
  }
  for (const log::Member& member : visit.chain.members()) {
    evidence.keys.push_back({names.of(log::member_id_of(member.sign_key)),
                             std::string(log::role_name(member.role)),
                             to_hex(member.sign_key.view())});
  }
}

}  // namespace

EntityId output_part_id(const VisitId& visit, std::string_view output, std::string_view section,
                        std::string_view item) {
  return id_of("fieldfare/output-part/1", visit, {output, section, item});
}

EntityId allowed_wording_id(const VisitId& visit, std::string_view output, std::string_view term) {
  return id_of("fieldfare/allowed-wording/1", visit, {output, term});
}

output::Written written_for(Engine& engine, VisitState& visit, std::string_view output) {
  output::Written out;
  std::vector<model::Entity> parts;
  engine.entities().each(visit.vid, model::Kind::output_part, std::nullopt,
                         [&](model::Entity&& part) { parts.push_back(std::move(part)); });
  for (const model::Entity& part : parts) {
    const model::Fields fields(part.state);
    if (fields.text("output") != output) continue;
    std::string text = engine.projector().shown_text(visit, part, "text");
    if (text.empty()) continue;
    std::string key = fields.text("section");
    if (const std::string item = fields.text("item"); !item.empty()) key += "/" + item;
    out[key] = {std::move(text), part.conflicted};
  }
  return out;
}

std::vector<output::AllowedWord> allowed_for(Engine& engine, VisitState& visit,
                                             std::string_view output) {
  std::vector<output::AllowedWord> out;
  engine.entities().each(visit.vid, model::Kind::allowed_wording, std::nullopt,
                         [&](model::Entity&& word) {
                           const model::Fields fields(word.state);
                           if (fields.text("output") != output || fields.flag("withdrawn")) return;
                           out.push_back({fields.text("term"), fields.text("reason")});
                         });
  return out;
}

output::OutputFacts facts_for(Engine& engine, VisitState& visit, const framework::Output& output,
                              bool restricted) {
  output::OutputFacts facts;
  facts.visit = visit_facts(engine, visit);
  facts.written = written_for(engine, visit, output.id);
  facts.allowed = allowed_for(engine, visit, output.id);
  facts.evidence.cases = handle(engine, CaseList{visit.id}).cases;
  facts.evidence.with_restricted = restricted;
  const bool hand_over = output.id == "evidence";
  if (has_content(output, framework::SectionContent::notes))
    add_notes(engine, visit, hand_over, facts.evidence);
  if (hand_over || output.evaluative)
    facts.evidence.concerns = handle(engine, ConcernList{visit.id}).concerns;
  if (hand_over) {
    facts.evidence.lines = handle(engine, LineList{visit.id}).lines;
    add_proof(engine, visit, facts.evidence);
  }
  return facts;
}

}  // namespace fieldfare::app
