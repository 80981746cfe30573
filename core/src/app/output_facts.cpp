#include "app/output_facts.h"

#include <algorithm>
#include <map>

#include <fieldfare/core/app/commands/comments.h>
#include <fieldfare/core/app/commands/complaints.h>
#include <fieldfare/core/app/commands/judgements.h>
#include <fieldfare/core/app/commands/meetings.h>
#include <fieldfare/core/app/commands/requests.h>
#include <fieldfare/core/app/commands/summaries.h>
#include <fieldfare/core/app/commands/timetable.h>
#include <fieldfare/core/crypto/hash.h>

#include "app/names.h"
#include "app/visit_calendar.h"
#include "app/visit_entity.h"
#include "model/fields.h"
#include "output/parts.h"
#include "output/plain_words.h"

namespace fieldfare::app {

// The queries that the facts are read by, from their handlers.
VisitShow::Result handle(Engine& engine, const VisitShow& command);
TimetableTimeline::Result handle(Engine& engine, const TimetableTimeline& command);
MemberList::Result handle(Engine& engine, const MemberList& command);
ActivityList::Result handle(Engine& engine, const ActivityList& command);
ProviderList::Result handle(Engine& engine, const ProviderList& command);
CaseList::Result handle(Engine& engine, const CaseList& command);
LineList::Result handle(Engine& engine, const LineList& command);
ConcernList::Result handle(Engine& engine, const ConcernList& command);
NoteList::Result handle(Engine& engine, const NoteList& command);
NoteShow::Result handle(Engine& engine, const NoteShow& command);
NoteHistory::Result handle(Engine& engine, const NoteHistory& command);
RequestList::Result handle(Engine& engine, const RequestList& command);
CommentList::Result handle(Engine& engine, const CommentList& command);
ComplaintList::Result handle(Engine& engine, const ComplaintList& command);
JudgementShow::Result handle(Engine& engine, const JudgementShow& command);
MeetingList::Result handle(Engine& engine, const MeetingList& command);
MeetingShow::Result handle(Engine& engine, const MeetingShow& command);
SummaryList::Result handle(Engine& engine, const SummaryList& command);
SummaryShow::Result handle(Engine& engine, const SummaryShow& command);

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

/// Whether the framework's step of quality assurance is done; nothing where it has none.
std::optional<bool> quality_assured(const VisitCalendar& calendar) {
  for (const char* step : {"draft-quality-assured", "letter-quality-assured"}) {
    if (calendar.find(step) != nullptr) return calendar.is_done(step);
  }
  return std::nullopt;
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
  if (!facts.visit.visit.fieldwork_start.empty())
    facts.quality_assured = quality_assured(VisitCalendar(engine, visit));
  return facts;
}

void add_notes(Engine& engine, VisitState& visit, bool with_history,
               output::EvidenceFacts& evidence) {
  NoteList all;
  all.visit = visit.id;
  auto notes = handle(engine, all).notes;
  std::size_t read = 0;
  for (NoteView& note : notes) {
    if (!engine.work().report(read++, notes.size()))
      throw Error(ErrorCode::not_possible, "The output was stopped; nothing was written.");
    output::NoteFacts facts;
    facts.tags = note.tags;
    facts.counts = note.counts;
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

output::JudgementFacts judgement_facts(Engine& engine, const VisitId& visit) {
  const JudgementShow::Result shown = handle(engine, JudgementShow{visit});
  output::JudgementFacts facts;
  facts.outcome = shown.outcome;
  facts.text = shown.text;
  facts.reasons = shown.reasons;
  for (const JudgementRecordView& record : shown.records) {
    facts.records.push_back({record.record, record.text, record.value, record.who, record.progress,
                             record.notes.size(), record.from_report});
  }
  return facts;
}

/// What was said on each item of the agenda, and who was there.
output::MeetingFacts meeting_facts(Engine& engine, const output::VisitFacts& visit) {
  output::MeetingFacts facts;
  for (const ActivityView& activity : visit.activities) {
    if (activity.kind != "engagement-meeting") continue;
    const MeetingShow::Result shown = handle(engine, MeetingShow{activity.activity_id});
    for (const MeetingAttendee& one : shown.attendees) {
      if (one.attended) facts.attended.push_back(one.label);
    }
    for (const MeetingItem& item : shown.items) {
      if (!item.answer.empty()) facts.said[item.item] = item.answer;
    }
  }
  return facts;
}

std::vector<output::Block> meeting_blocks(Engine& engine, const VisitId& visit) {
  std::vector<output::Block> out;
  MeetingList all;
  all.visit = visit;
  for (const MeetingView& meeting : handle(engine, all).meetings) {
    const MeetingShow::Result shown = handle(engine, MeetingShow{meeting.meeting_id});
    output::Bullets points;
    for (const MeetingPointView& point : shown.points)
      points.items.push_back(point.as + ": " + point.text + " (" + point.author + ")");
    if (points.items.empty()) continue;
    out.emplace_back(
        output::Heading{meeting.kind_title + ", " + output::moment_in_words(meeting.starts)});
    out.emplace_back(std::move(points));
  }
  return out;
}

/// Each inspector's summary with its versions, newest first.
std::vector<output::Block> summary_blocks(Engine& engine, const VisitId& visit) {
  std::vector<output::Block> out;
  for (const SummaryView& newest : handle(engine, SummaryList{visit}).summaries) {
    SummaryShow all;
    all.visit = visit;
    all.member = newest.member_id;
    if (!newest.theme.empty()) all.theme = newest.theme;
    out.emplace_back(output::Heading{newest.theme.empty() ? newest.author
                                                          : newest.author + ", " + newest.theme});
    output::Table table{{"Day", "Summary"}, {}};
    for (const SummaryView& version : handle(engine, all).versions) {
      if (version.theme != newest.theme) continue;
      const auto day = date_from_iso8601(version.day);
      table.rows.push_back({day ? output::day_in_words(*day) : version.day, version.text});
    }
    out.emplace_back(std::move(table));
  }
  return out;
}

output::RequestFacts request_facts(Engine& engine, const VisitId& visit) {
  RequestList all;
  all.visit = visit;
  const RequestProgress progress = handle(engine, all).progress;
  return {true, progress.asked, progress.received, progress.not_held};
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
  for (const CommentView& comment : handle(engine, CommentList{visit.id, output.id}).comments) {
    ++facts.comments.made;
    if (comment.state == "open") ++facts.comments.open;
  }
  facts.evidence.cases = handle(engine, CaseList{visit.id}).cases;
  facts.evidence.with_restricted = restricted;
  if (has_content(output, framework::SectionContent::request_facts))
    facts.requests = request_facts(engine, visit.id);
  if (output.id == output::timeline_output) {
    facts.timeline = handle(engine, TimetableTimeline{visit.id}).rows;
    return facts;
  }
  const bool hand_over = output.id == "evidence";
  if (has_content(output, framework::SectionContent::notes))
    add_notes(engine, visit, hand_over, facts.evidence);
  if (hand_over || output.evaluative)
    facts.evidence.concerns = handle(engine, ConcernList{visit.id}).concerns;
  const framework::Framework& framework = engine.framework(visit.id);
  if (framework.evaluative && (hand_over || output.evaluative))
    facts.judgement = judgement_facts(engine, visit.id);
  if (has_content(output, framework::SectionContent::agenda))
    facts.meeting = meeting_facts(engine, facts.visit);
  if (hand_over) {
    if (!facts.visit.visit.visit.fieldwork_start.empty())
      facts.evidence.complaints = handle(engine, ComplaintList{visit.id}).complaints;
    facts.evidence.more["meetings"] = meeting_blocks(engine, visit.id);
    facts.evidence.more["summaries"] = summary_blocks(engine, visit.id);
    facts.evidence.lines = handle(engine, LineList{visit.id}).lines;
    add_proof(engine, visit, facts.evidence);
  }
  return facts;
}

}  // namespace fieldfare::app
