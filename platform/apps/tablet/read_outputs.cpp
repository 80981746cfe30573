#include <algorithm>

#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/output_compare.h>
#include <fieldfare/core/app/commands/outputs.h>

#include "read_pages.h"
#include "words_of.h"

namespace fieldfare::tablet {
namespace {

using Kind = ui::BlockRow::Kind;

ui::OutputRow output_row(const app::OutputView& view, const framework::Framework* framework) {
  ui::OutputRow row;
  row.id = view.output;
  row.title = view.title;
  for (const std::string& reader : view.readers) {
    const framework::Role* role = framework == nullptr ? nullptr : framework->role(reader);
    row.under += (row.under.empty() ? "For " : ", ") + (role == nullptr ? reader : role->label);
  }
  const std::string left =
      view.exported_at.empty() ? "has not left yet" : "left " + moment_words(view.exported_at);
  row.under += (row.under.empty() ? "" : " · ") + left;
  row.may_export = view.may_export;
  return row;
}

ui::BlockRow block_row(const app::OutputBlock& block) {
  ui::BlockRow row;
  row.text = block.text;
  row.items = block.items;
  row.columns = block.columns;
  for (const app::OutputRow& each : block.rows)
    row.rows.push_back(each.cells);
  row.kind = block.kind == "heading"                          ? Kind::heading
             : block.kind == "list"                           ? Kind::list
             : block.kind == "table" || block.kind == "facts" ? Kind::table
                                                              : Kind::paragraph;
  return row;
}

ui::SectionRow section_row(const app::OutputSectionView& view) {
  ui::SectionRow row;
  row.id = view.section;
  row.title = view.title;
  row.help = view.help;
  row.text = view.text;
  row.written = view.written;
  row.required = view.required;
  for (const app::OutputBlock& block : view.blocks)
    row.blocks.push_back(block_row(block));
  return row;
}

/// The framework's step of quality assurance that an output's stages speak of, while it is open.
std::string open_quality(app::Notebook& notebook, const VisitId& visit,
                         const std::vector<std::string>& stages) {
  if (std::find(stages.begin(), stages.end(), "quality-assured") == stages.end()) return {};
  for (const app::DeadlineView& view : notebook.execute(app::DeadlineList{visit, {}}).deadlines) {
    const bool quality = view.id == "draft-quality-assured" || view.id == "letter-quality-assured";
    if (quality && view.state != "done") return view.id;
  }
  return {};
}

/// What leaders were told beside what the judgement says: for a report or letter.
std::vector<ui::CompareRow> compare(app::Notebook& notebook, const VisitId& visit,
                                    const std::string& output) {
  std::vector<ui::CompareRow> out;
  const auto framework = notebook.framework(visit);
  if ((output != "report" && output != "letter") || !framework || framework->outcomes.empty())
    return out;
  for (const app::CompareRow& row : notebook.execute(app::OutputCompare{visit}).rows) {
    out.push_back({row.title.empty() ? std::string("Under no theme") : row.title, row.feedback,
                   row.written, row.remark});
  }
  return out;
}

}  // namespace

ui::OutputsView read_outputs(app::Notebook& notebook, const VisitId& visit,
                             const std::string& open) {
  ui::OutputsView out;
  out.folder = export_folder().string();
  const auto framework = notebook.framework(visit);
  for (const app::OutputView& view : notebook.execute(app::OutputList{visit}).outputs) {
    out.outputs.push_back(output_row(view, framework.get()));
    if (view.output != open) continue;
    app::OutputPreview ask;
    ask.visit = visit;
    ask.output = open;
    const auto preview = notebook.execute(ask);
    ui::OutputPage page;
    page.row = out.outputs.back();
    page.stage = preview.stage;
    page.stages = view.stages;
    page.marking = preview.marking;
    for (const app::OutputSectionView& section : preview.sections)
      page.sections.push_back(section_row(section));
    page.reasons = preview.reasons;
    page.warnings = preview.warnings;
    page.quality = open_quality(notebook, visit, view.stages);
    page.compare = compare(notebook, visit, view.output);
    out.open = std::move(page);
  }
  return out;
}

}  // namespace fieldfare::tablet
