#include <fieldfare/core/app/commands/outputs.h>

#include <algorithm>
#include <map>

#include <fieldfare/core/output/build.h>

#include "app/edit.h"
#include "app/names.h"
#include "app/output_facts.h"
#include "app/visit_entity.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

struct BlockView {
  OutputBlock operator()(const output::Paragraph& block) const {
    return {"paragraph", block.text, {}, {}, {}};
  }
  OutputBlock operator()(const output::Heading& block) const {
    return {"heading", block.text, {}, {}, {}};
  }
  OutputBlock operator()(const output::Facts& block) const {
    OutputBlock out{"facts", {}, {}, {}, {}};
    for (const auto& row : block.rows)
      out.rows.push_back({{row.label, row.value}});
    return out;
  }
  OutputBlock operator()(const output::Bullets& block) const {
    return {"list", {}, block.items, {}, {}};
  }
  OutputBlock operator()(const output::Table& block) const {
    OutputBlock out{"table", {}, {}, block.columns, {}};
    for (const auto& cells : block.rows)
      out.rows.push_back({cells});
    return out;
  }
};

std::vector<OutputBlock> block_views(const output::Section& section) {
  std::vector<OutputBlock> out;
  for (const output::Block& block : section.blocks)
    out.push_back(std::visit(BlockView(), block));
  return out;
}

/// Every section of the framework, with what the document has for it, then what it has beside.
std::vector<OutputSectionView> section_views(const framework::Output& output,
                                             const output::Document& document,
                                             const output::Written& written) {
  std::vector<OutputSectionView> out;
  for (const framework::OutputSection& section : output.sections) {
    OutputSectionView view{section.id,
                           section.title,
                           section.text,
                           section.required,
                           section.content == framework::SectionContent::written ||
                               section.content == framework::SectionContent::attendance,
                           {},
                           {}};
    if (const auto text = written.find(section.id); text != written.end())
      view.text = text->second.text;
    out.push_back(std::move(view));
  }
  for (const output::Section& section : document.sections) {
    const auto place = std::find_if(out.begin(), out.end(), [&](const OutputSectionView& view) {
      return view.section == section.id;
    });
    if (place != out.end()) {
      place->blocks = block_views(section);
    } else {
      out.push_back({section.id, section.title, {}, false, false, {}, block_views(section)});
    }
  }
  return out;
}

std::vector<WordView> word_views(const std::vector<output::WordFinding>& words) {
  std::vector<WordView> out;
  for (const output::WordFinding& word : words)
    out.push_back({word.place, word.word, word.term, word.reason, word.allowed});
  return out;
}

/// What the guard lets stand in this output: an extract is read as if no setting or place of the
/// visit were allowed, since none may be in it.
guard::AllowList allow_list_for(Engine& engine, const VisitId& visit,
                                const framework::Output& output) {
  const bool extract = output.id == "national" || output.id == "good-practice";
  return extract ? guard::AllowList() : engine.vocabulary(visit)->allow;
}

std::string role_of(const VisitState& visit) {
  const log::Member* me = visit.me();
  return me == nullptr ? std::string() : std::string(log::role_name(me->role));
}

const framework::OutputSection& section_of(const framework::Output& output, std::string_view id) {
  std::vector<std::string> known;
  for (const framework::OutputSection& section : output.sections) {
    if (section.id == id) return section;
    known.push_back(section.id);
  }
  static_cast<void>(Token::among(id, "a section of this output", known));
  throw Error(ErrorCode::internal, "A section is listed and is not there.");
}

void name_writers(Engine& engine, VisitState& visit, std::string_view output,
                  std::vector<OutputSectionView>& sections) {
  Names names(engine, visit);
  for (OutputSectionView& section : sections) {
    if (section.text.empty()) continue;
    const auto part = engine.entities().find(visit.vid, model::Kind::output_part,
                                             output_part_id(visit.id, output, section.section, ""));
    if (!part) continue;
    for (const FieldVersion& version : engine.projector().versions(visit, *part, "text")) {
      if (!version.author) continue;
      const std::string name = names.of(*version.author);
      auto& known = section.written_by;
      if (std::find(known.begin(), known.end(), name) == known.end()) known.push_back(name);
    }
  }
}

/// What may be written: a whole section, an item of the agenda, a note of an extract.
Token item_token(Engine& engine, const VisitState& visit, const framework::OutputSection& section,
                 const std::string& item) {
  using framework::SectionContent;
  if (section.content == SectionContent::agenda) {
    std::vector<std::string> items;
    const auto* kind = engine.framework(visit.id).activity_kind("engagement-meeting");
    if (kind != nullptr) {
      for (const framework::Statement& one : kind->checklist)
        items.push_back(one.id);
    }
    return Token::among(item, "an item of the agenda", items);
  }
  const auto note = EntityId::from_hex(item);
  if (section.content != SectionContent::notes || !note)
    throw Error(ErrorCode::usage, "This section has no items.", "Leave the item out.");
  const auto entity = engine.entity(model::Kind::note, *note, "note");
  if (entity.vid != visit.vid) throw Error(ErrorCode::not_found, "There is no such note.");
  return Token::among(item, "a note", {note->hex()});
}

}  // namespace

OutputList::Result handle(Engine& engine, const OutputList& command) {
  VisitState& visit = engine.visit(command.visit);
  std::map<std::string, std::string> left;
  engine.entities().each(visit.vid, model::Kind::export_, std::nullopt, [&](model::Entity&& one) {
    const model::Fields fields(one.state);
    left[fields.text("output")] = fields.text("at");
  });
  OutputList::Result result;
  for (const framework::Output* one : output::outputs_of(engine.framework(command.visit))) {
    const framework::Output& output = *one;
    OutputView view;
    view.output = output.id;
    view.title = output.title;
    view.evaluative = output.evaluative;
    view.confidential = output.confidential;
    view.published = output.published;
    view.may_export = output::may_export(output, role_of(visit));
    view.stages = output.stages;
    view.readers = output.readers;
    for (const framework::Statement& left_out : output.leaves_out)
      view.leaves_out.push_back(left_out.text);
    view.exported_at = left[output.id];
    result.outputs.push_back(std::move(view));
  }
  return result;
}

OutputPreview::Result handle(Engine& engine, const OutputPreview& command) {
  const Work::Running running(engine.work());
  VisitState& visit = engine.visit(command.visit);
  const framework::Framework& framework = engine.framework(command.visit);
  const framework::Output& output = output::output_of(framework, command.output);
  output::OutputFacts facts = facts_for(engine, visit, output, command.restricted);
  facts.visit.stage = command.stage;
  if (command.remarks) facts.written["remarks"] = {std::string(command.remarks->view()), false};
  output::Built built = output::build(framework, output.id, facts);
  OutputPreview::Result result;
  for (const output::Leak& leak :
       output::leaks_in(built.document, engine.guard(),
                        allow_list_for(engine, command.visit, output), facts.evidence.cases))
    result.leaks.push_back({leak.place, leak.what, leak.rule});
  result.title = built.document.title;
  result.stage = built.document.stage;
  result.marking = built.document.marking;
  result.sections = section_views(output, built.document, facts.written);
  name_writers(engine, visit, output.id, result.sections);
  result.reasons = std::move(built.missing);
  result.warnings = std::move(built.warnings);
  result.words = word_views(built.words);
  result.may_export = output::may_export(output, role_of(visit));
  result.document = std::move(built.document);
  return result;
}

OutputWrite::Result handle(Engine& engine, const OutputWrite& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  const framework::Framework& framework = engine.framework(command.visit);
  const framework::Output& output = output::output_of(framework, command.output);
  const framework::OutputSection& section = section_of(output, command.section);
  using framework::SectionContent;
  const bool whole =
      section.content == SectionContent::written || section.content == SectionContent::attendance;
  if (!command.item && !whole) {
    throw Error(ErrorCode::usage, "The section \"" + section.title + "\" is not written by hand.",
                "It is filled from what the visit holds.");
  }
  constexpr auto kind = model::Kind::output_part;
  const std::string item = command.item.value_or("");
  const EntityId id = output_part_id(command.visit, output.id, section.id, item);
  Edit edit(engine, command.visit);
  edit.set(kind, id, "output", Token::among(output.id, "an output", {output.id}));
  edit.set(kind, id, "section", Token::among(section.id, "a section", {section.id}));
  if (command.item) edit.set(kind, id, "item", item_token(engine, visit, section, item));
  // Who wrote it when is in the log: fields that differ whenever two people write would conflict.
  edit.set(kind, id, "text", engine.guarded(command.visit, command.text));
  edit.commit();
  return {};
}

OutputAttribution::Result handle(Engine& engine, const OutputAttribution& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::lead, log::Role::deputy}, "say that the area agreed");
  const framework::Framework& framework = engine.framework(command.visit);
  if (framework.attribution != framework::Attribution::if_agreed) {
    throw Error(ErrorCode::not_possible,
                "In a visit of the kind \"" + framework.title +
                    "\" it is not for the area to agree to be identified.");
  }
  Edit edit(engine, command.visit);
  edit.set(model::Kind::visit, visit_entity_id(command.visit), "area-agreed", command.agreed);
  edit.commit();
  return {};
}

WordingCheck::Result handle(Engine& engine, const WordingCheck& command) {
  VisitState& visit = engine.visit(command.visit);
  const framework::Framework& framework = engine.framework(command.visit);
  const framework::Output& output = output::output_of(framework, command.output);
  if (output.evaluative) return {};
  if (command.text) {
    return {word_views(output::words_in(framework, "the text", command.text->view(),
                                        allowed_for(engine, visit, output.id)))};
  }
  const output::OutputFacts facts = facts_for(engine, visit, output, false);
  return {word_views(output::build(framework, output.id, facts).words)};
}

WordingAllow::Result handle(Engine& engine, const WordingAllow& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::lead, log::Role::deputy}, "let a word pass");
  const framework::Framework& framework = engine.framework(command.visit);
  const framework::Output& output = output::output_of(framework, command.output);
  std::vector<std::string> terms;
  for (const framework::EvaluativeWord& word : framework.evaluative_words.words)
    terms.push_back(word.term);
  const Token term = Token::among(command.term, "a word of the framework's list", terms);
  const guard::GuardedText reason = engine.guarded(command.visit, command.reason);
  if (reason.empty()) throw Error(ErrorCode::usage, "Say why the word may stand.");
  constexpr auto kind = model::Kind::allowed_wording;
  const EntityId id = allowed_wording_id(command.visit, output.id, command.term);
  Edit edit(engine, command.visit);
  edit.set(kind, id, "output", Token::among(output.id, "an output", {output.id}));
  edit.set(kind, id, "term", term).set(kind, id, "reason", reason);
  edit.set(kind, id, "withdrawn", command.withdraw);
  edit.commit();
  return {};
}

ExportRecord::Result handle(Engine& engine, const ExportRecord& command) {
  VisitState& visit = engine.visit(command.visit);
  const framework::Framework& framework = engine.framework(command.visit);
  const framework::Output& output = output::output_of(framework, command.output);
  if (!output::may_export(output, role_of(visit))) {
    throw Error(ErrorCode::forbidden, "This member's role does not export this output.",
                "Ask the lead to export it.");
  }
  if (command.bytes < 1) throw Error(ErrorCode::usage, "A file has at least one byte.");
  constexpr auto kind = model::Kind::export_;
  const EntityId id = engine.new_id();
  Edit edit(engine, command.visit);
  edit.set(kind, id, "output", Token::among(output.id, "an output", {output.id}));
  edit.set(kind, id, "stage", Token::among(command.stage, "a stage of this output", output.stages));
  edit.set(kind, id, "format",
           Token::of(command.format, "a format", {"docx", "pdf", "html", "md", "json"}));
  edit.set(kind, id, "hash", command.hash).set(kind, id, "bytes", command.bytes);
  edit.set(kind, id, "restricted", command.restricted);
  edit.set(kind, id, "by", visit.self).set(kind, id, "at", engine.now());
  edit.commit();
  return {id};
}

ExportList::Result handle(Engine& engine, const ExportList& command) {
  VisitState& visit = engine.visit(command.visit);
  const framework::Framework& framework = engine.framework(command.visit);
  Names names(engine, visit);
  ExportList::Result result;
  engine.entities().each(visit.vid, model::Kind::export_, std::nullopt, [&](model::Entity&& one) {
    const model::Fields fields(one.state);
    ExportView view;
    view.export_id = one.id;
    view.output = fields.text("output");
    for (const framework::Output* output : output::outputs_of(framework))
      if (output->id == view.output) view.title = output->title;
    view.stage = fields.text("stage");
    view.format = fields.text("format");
    view.hash = to_hex(fields.bytes("hash"));
    view.bytes = fields.integer("bytes").value_or(0);
    view.restricted = fields.flag("restricted");
    if (const auto by = fields.member("by")) view.by = names.of(*by);
    view.at = fields.text("at");
    result.exports.push_back(std::move(view));
  });
  return result;
}

}  // namespace fieldfare::app
