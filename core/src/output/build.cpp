#include <fieldfare/core/output/build.h>

#include <algorithm>

#include <fmt/format.h>

#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/wording.h>

#include <output/parts.h>
#include <output/plain_words.h>

namespace fieldfare::output {

namespace {

using framework::Framework;
using framework::OutputSection;
using framework::SectionContent;

std::string stage_of(const framework::Output& output, const std::string& wanted) {
  if (wanted.empty()) return output.stages.empty() ? "draft" : output.stages.front();
  if (std::find(output.stages.begin(), output.stages.end(), wanted) == output.stages.end()) {
    throw Error(ErrorCode::usage, fmt::format("\"{}\" has no stage {}.", output.title, wanted),
                "It has: " + listed(output.stages) + ".");
  }
  return wanted;
}

/// The document's own words on every stage before it is published; what is never published keeps
/// them to the end (area SEND handbook 2023, para 110 and 158).
std::string marking_of(const framework::Output& output, const std::string& stage) {
  const bool last = !output.stages.empty() && stage == output.stages.back();
  if (output.published && last) return {};
  if (!output.marking.empty()) return output.marking;
  return output.confidential ? "Confidential" : "";
}

/// Takes the codes of cases out of blocks that were made elsewhere.
struct CodesOut {
  const std::vector<app::CaseView>& cases;

  void operator()(Paragraph& block) const { clean(block.text); }
  void operator()(Heading& block) const { clean(block.text); }
  void operator()(Facts& block) const {
    for (Facts::Row& row : block.rows)
      clean(row.value);
  }
  void operator()(Bullets& block) const {
    for (std::string& item : block.items)
      clean(item);
  }
  void operator()(Table& block) const {
    for (auto& row : block.rows) {
      for (std::string& cell : row)
        clean(cell);
    }
  }

 private:
  void clean(std::string& text) const { text = without_codes(std::move(text), cases); }
};

std::vector<Block> evidence_notes(Context& context, const OutputSection& section) {
  if (context.output.id != "evidence") return extract(context, section);
  if (section.id == "notes") return every_note(context);
  if (section.id == "concerns") return every_concern(context);
  const auto more = context.facts.evidence.more.find(section.id);
  if (more == context.facts.evidence.more.end()) return {};
  std::vector<Block> out = more->second;
  for (Block& block : out)
    std::visit(CodesOut{context.facts.evidence.cases}, block);
  return out;
}

std::vector<Block> evidence_outcome(const Context& context) {
  std::vector<Block> out = outcome(context);
  Table table{{"Kind", "What", "Notes it rests on"}, {}};
  const auto& kinds = context.framework.judgement.records;
  for (const JudgementFacts::Record& record : context.facts.judgement.records) {
    const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                   [&](const auto& one) { return one.id == record.kind; });
    table.rows.push_back({kind == kinds.end() ? record.kind : kind->title, record.text,
                          std::to_string(record.notes)});
  }
  if (!table.rows.empty()) out.emplace_back(std::move(table));
  return out;
}

std::vector<Block> blocks_of(Context& context, const OutputSection& section) {
  const bool evidence = context.output.id == "evidence";
  switch (section.content) {
    case SectionContent::text:
      if (section.id == "theme") return themes(context);
      return {Paragraph{section.text}};
    case SectionContent::visit_facts:
      return visit_facts(context);
    case SectionContent::activity_table:
      if (context.output.id == timeline_output) return timeline_days(context);
      return evidence ? every_activity(context) : activity_kinds(context);
    case SectionContent::provider_kinds:
      return provider_kinds(context);
    case SectionContent::survey_facts:
      return survey_facts(context);
    case SectionContent::request_facts:
      return request_facts(context);
    case SectionContent::notes:
      return evidence_notes(context, section);
    case SectionContent::written:
      return written(context, section);
    case SectionContent::outcome:
      return evidence ? evidence_outcome(context) : outcome(context);
    case SectionContent::strengths:
      return records(context, "strength");
    case SectionContent::improvements:
      return records(context, "improvement");
    case SectionContent::recommendations:
      return records(context, "recommendation");
    case SectionContent::priority_actions:
      return priority_actions(context);
    case SectionContent::next_activity:
      return next_activity(context);
    case SectionContent::progress:
      return progress(context);
    case SectionContent::attendance:
      return attendance(context);
    case SectionContent::agenda: {
      bool complete = true;
      std::vector<Block> out = agenda(context, complete);
      context.demand(complete, "agenda-recorded",
                     "An item of the agenda has no summary of what was said.");
      return out;
    }
  }
  return {};
}

void add(Context& context, const OutputSection& from) {
  Section section{from.id, from.title, blocks_of(context, from)};
  if (!section.blocks.empty()) {
    context.built.document.sections.push_back(std::move(section));
    return;
  }
  // Another condition tells these in words of their own.
  const bool told =
      (from.content == SectionContent::activity_table && context.asks_for("activities-recorded")) ||
      (from.content == SectionContent::outcome && context.asks_for("outcome-chosen"));
  if (from.required && !told)
    context.built.missing.push_back(fmt::format("The section \"{}\" is empty.", from.title));
}

}  // namespace

std::vector<const framework::Output*> outputs_of(const Framework& framework) {
  std::vector<const framework::Output*> out;
  for (const framework::Output& output : framework.outputs)
    out.push_back(&output);
  if (framework.output(timeline_output) == nullptr) out.push_back(&timeline_of_every_visit());
  return out;
}

const framework::Output& output_of(const Framework& framework, std::string_view id) {
  std::vector<std::string> known;
  for (const framework::Output* output : outputs_of(framework)) {
    if (output->id == id) return *output;
    known.push_back(output->id);
  }
  throw Error(ErrorCode::not_possible,
              fmt::format("A visit of the kind \"{}\" has no output \"{}\".", framework.title, id),
              "It has: " + listed(known) + ".");
}

bool may_export(const framework::Output& output, std::string_view role) noexcept {
  if (role == "lead" || role == "deputy") return true;
  return output.id == "evidence" && (role == "quality" || role == "custodian");
}

Built build(const Framework& framework, std::string_view output, const OutputFacts& facts) {
  Built built;
  Context context{framework, output_of(framework, output), facts, built};
  built.document.id = context.output.id;
  built.document.title = fmt::format("{}: {}", context.output.title, framework.title);
  built.document.stage = stage_of(context.output, facts.visit.stage);
  built.document.marking = marking_of(context.output, built.document.stage);
  built.document.made = facts.visit.now;
  for (const app::ActivityView& activity : facts.visit.activities) {
    if (framework.activity_kind(activity.kind) != nullptr && carried_out(activity, facts.visit.now))
      context.done.push_back(&activity);
  }
  if (context.asks_for("visit-facts"))
    context.typed.push_back({"the area's name", facts.visit.visit.visit.area});
  for (const OutputSection& section : context.output.sections)
    add(context, section);
  if (context.output.id == "evidence") built.document.sections.push_back(verification(context));
  check_conditions(context);
  return built;
}

std::vector<WordFinding> words_in(const Framework& framework, std::string_view place,
                                  std::string_view text, const std::vector<AllowedWord>& allowed) {
  std::vector<WordFinding> out;
  for (const framework::WordingHit& hit : framework::evaluative_hits(framework, text)) {
    WordFinding found;
    found.place = place;
    found.word = text.substr(hit.start, hit.end - hit.start);
    found.term = hit.term;
    found.reason = hit.reason;
    const auto passed = std::find_if(allowed.begin(), allowed.end(),
                                     [&](const AllowedWord& one) { return one.term == hit.term; });
    if (passed != allowed.end()) found.allowed = passed->reason;
    out.push_back(std::move(found));
  }
  return out;
}

}  // namespace fieldfare::output
