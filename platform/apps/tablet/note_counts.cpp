#include "note_counts.h"

#include "reader.h"

namespace fieldfare::tablet {
namespace {

std::string key_of(const ui::OpenVisit& visit) {
  std::string key = visit.row.id;
  for (const ui::LineRow& line : visit.lines) {
    key += '\n' + line.id;
    for (const std::string& question : line.criteria)
      key += ' ' + question;
  }
  for (const ui::ActivityRow& activity : visit.activities)
    key += '\n' + activity.id + ' ' + activity.sector;
  for (const ui::ThemeOfQuestions& theme : visit.themes)
    key += '\n' + theme.id;
  return key;
}

}  // namespace

bool NoteCounts::begin(const ui::OpenVisit& visit) {
  std::string key = key_of(visit);
  if (key == key_) return !done_;
  key_ = std::move(key);
  coverage_ = std::make_unique<ui::Coverage>(visit.themes, visit.activities);
  lines_.clear();
  for (const ui::LineRow& line : visit.lines)
    lines_.emplace_back(line.id, line.criteria);
  under_.clear();
  about_.clear();
  held_ = {};
  page_ = 0;
  done_ = false;
  return true;
}

void NoteCounts::count(const ui::NoteRow& row, bool off) {
  // One less is counted as the number that makes one less.
  const std::size_t by = off ? static_cast<std::size_t>(-1) : 1;
  const bool team = row.where.team_devices > 0;
  const bool hub = row.where.hub == ui::Hub::confirmed;
  held_.notes += by;
  if (team) held_.on_team += by;
  if (hub) held_.at_hub += by;
  if (!team && !hub) held_.only_here += by;
  if (off) {
    coverage_->take_off(row.activity_id, row.facts);
  } else {
    coverage_->add(row.activity_id, row.facts);
  }
  if (!row.facts.case_id.empty()) about_[row.facts.case_id] += by;
  for (const auto& [line, questions] : lines_) {
    if (ui::is_under(questions, row.facts)) under_[line] += by;
  }
}

bool NoteCounts::step(app::Notebook& notebook, const VisitId& visit) {
  if (done_ || !coverage_) return true;
  const std::vector<ui::NoteRow> rows = read_notes(notebook, visit, page_, {});
  for (const ui::NoteRow& row : rows)
    count(row, false);
  ++page_;
  done_ = rows.size() < ui::notes_page;
  return done_;
}

void NoteCounts::saved(const ui::NoteRow* before, const ui::NoteRow& after) {
  if (!coverage_) return;
  if (!done_) return anew();  // everything moves by one while the pages are counted
  if (before != nullptr) count(*before, true);
  count(after, false);
}

void NoteCounts::show(ui::OpenVisit& out) const {
  if (!coverage_) return;
  out.coverage = coverage_->rows();
  out.sync.notes = held_.notes;
  out.sync.only_here = held_.only_here;
  out.sync.on_team = held_.on_team;
  out.sync.at_hub = held_.at_hub;
  out.sync.counted = done_;
  const auto of = [](const std::map<std::string, std::size_t>& counts, const std::string& id) {
    const auto found = counts.find(id);
    return found == counts.end() ? 0 : found->second;
  };
  for (ui::LineRow& line : out.lines)
    line.notes = of(under_, line.id);
  for (ui::CaseRow& row : out.cases)
    row.notes = of(about_, row.id);
}

}  // namespace fieldfare::tablet
