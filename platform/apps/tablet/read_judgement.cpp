// The judgement and the summaries, as the screens show them.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include <fieldfare/core/app/commands/judgements.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/summaries.h>
#include <fieldfare/core/app/commands/weaknesses.h>

#include "names_of.h"
#include "read_pages.h"
#include "words_of.h"

namespace fieldfare::tablet {
namespace {

constexpr std::int64_t most_candidates = 12;
constexpr std::size_t note_bytes = 160;

std::string beginning(const std::string& text) {
  std::string out = text.substr(0, text.find('\n'));
  if (out.size() <= note_bytes) return out;
  std::size_t end = note_bytes;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80)
    --end;
  return out.substr(0, end) + "…";
}

ui::EvidenceRow evidence_row(const app::NoteView& note) {
  return {note.note_id.hex(), beginning(note.text),
          note.author + ", " + moment_words(note.captured_at)};
}

ui::RecordRow record_row(const app::JudgementRecordView& view, bool withdrawn) {
  ui::RecordRow row;
  row.id = view.record_id.hex();
  row.kind = view.record;
  row.text = view.text;
  row.value = view.value;
  row.who = view.who;
  row.progress = view.progress;
  row.by = view.author + ", " + moment_words(view.at);
  row.notes = view.notes.size();
  row.problems = view.problems;
  row.from_report = view.from_report;
  row.withdrawn = withdrawn;
  return row;
}

/// Notes of the team that hold the words, or the newest, without those it rests on already.
std::vector<ui::EvidenceRow> candidates(app::Notebook& notebook, const VisitId& visit,
                                        const std::vector<std::string>& traced,
                                        const std::string& find) {
  std::vector<app::NoteView> notes;
  if (find.empty()) {
    app::NoteList list;
    list.visit = visit;
    list.limit = most_candidates + static_cast<std::int64_t>(traced.size());
    list.newest = true;
    notes = notebook.execute(list).notes;
  } else {
    for (const app::SearchHit& hit :
         notebook.execute(app::Search{visit, find, 2 * most_candidates}).hits)
      notes.push_back(notebook.execute(app::NoteShow{hit.note_id}));
  }
  std::vector<ui::EvidenceRow> out;
  for (const app::NoteView& note : notes) {
    if (out.size() == static_cast<std::size_t>(most_candidates)) break;
    if (note.erased || note.audience == "restricted") continue;
    if (std::find(traced.begin(), traced.end(), note.note_id.hex()) != traced.end()) continue;
    out.push_back(evidence_row(note));
  }
  return out;
}

void add_outcomes(ui::JudgementView& out, const app::JudgementShow::Result& shown) {
  for (const app::TestAnswer& test : shown.tests)
    out.tests.push_back({test.test, test.text, test.answer});
  for (const app::OutcomeView& outcome : shown.outcomes)
    out.outcomes.push_back({outcome.outcome, outcome.title, outcome.text, outcome.against});
  out.outcome = shown.outcome;
  out.text = shown.text;
  if (!shown.by.empty()) out.by = "Written down by " + shown.by + ", " + moment_words(shown.at);
  for (const app::FollowOnView& next : shown.follow_on)
    out.follow_on.push_back(next.text);
  out.reasons = shown.reasons;
}

/// What earlier visits of the same area on this tablet found.
void add_earlier(app::Notebook& notebook, const VisitId& visit, ui::JudgementView& out) {
  const auto earlier = notebook.execute(app::WeaknessEarlier{visit, {}, {}});
  std::map<std::string, std::string> from;
  for (const app::EarlierVisit& each : earlier.visits) {
    from[each.visit_id.hex()] =
        each.framework_title + ", fieldwork from " + date_words(each.fieldwork_start);
  }
  for (const app::EarlierWeakness& each : earlier.weaknesses) {
    out.earlier.push_back(
        {each.id, each.text, each.who, from[each.visit_id], each.suggested, each.taken_over});
  }
}

}  // namespace

ui::JudgementView read_judgement(app::Notebook& notebook, const VisitId& visit,
                                 const std::string& open, const std::string& find) {
  ui::JudgementView out;
  const auto framework = notebook.framework(visit);
  if (!framework) return out;
  // Taken over from a report: where the framework looks at weaknesses of one.
  for (const auto& kind : framework->judgement.records)
    out.kinds.push_back({kind.id, kind.title, kind.text, kind.values, kind.id == "weakness"});
  const auto shown = notebook.execute(app::JudgementShow{visit});
  add_outcomes(out, shown);
  for (const app::JudgementRecordView& view : shown.records) {
    ui::RecordRow row = record_row(view, false);
    if (row.id == open) {
      for (const std::string& id : view.notes)
        row.traced.push_back(evidence_row(notebook.execute(app::NoteShow{entity(id)})));
      out.candidates = candidates(notebook, visit, view.notes, find);
    }
    out.records.push_back(std::move(row));
  }
  for (const app::JudgementRecordView& view : shown.withdrawn)
    out.records.push_back(record_row(view, true));
  out.may_set = read_people(notebook, visit).may_decide;
  out.monitors = std::any_of(out.kinds.begin(), out.kinds.end(),
                             [](const ui::RecordKindRow& kind) { return kind.from_report; });
  if (out.monitors && open == "earlier") add_earlier(notebook, visit, out);
  return out;
}

namespace {

std::string theme_title(const framework::Framework* framework, const std::string& theme) {
  if (theme.empty()) return "The whole";
  if (framework != nullptr) {
    if (const auto* found = framework->theme(theme)) return found->title;
    if (const auto* found = framework->question(theme)) return found->short_title;
  }
  return theme;
}

}  // namespace

ui::SummariesView read_summaries(app::Notebook& notebook, const VisitId& visit,
                                 const std::string& open, const std::string& own_theme, Time now) {
  ui::SummariesView out;
  const auto framework = notebook.framework(visit);
  MemberId own;
  for (const app::MemberView& view : notebook.execute(app::MemberList{visit}).members) {
    if (view.this_device) own = view.member_id;
  }
  const auto row_of = [&](const app::SummaryView& view) {
    ui::SummaryRow row;
    row.id = view.summary_id.hex();
    row.member = view.member_id.hex();
    row.author = view.author;
    row.theme = view.theme;
    row.theme_title = theme_title(framework.get(), view.theme);
    row.day = day_words(view.day);
    row.text = view.text;
    row.versions = static_cast<std::size_t>(view.versions);
    row.own = view.member_id == own;
    row.today = view.day == to_iso8601(date_of(now));
    return row;
  };
  const auto listed = notebook.execute(app::SummaryList{visit});
  for (const app::SummaryView& view : listed.summaries)
    out.newest.push_back(row_of(view));
  out.without = listed.without;
  // "own", or the member's id, a slash and the theme.
  const std::size_t slash = open.find('/');
  app::SummaryShow show;
  show.visit = visit;
  show.member = open == "own" ? own : MemberId::from_hex(open.substr(0, slash)).value_or(own);
  const std::string theme = slash == std::string::npos ? own_theme : open.substr(slash + 1);
  if (!theme.empty()) show.theme = theme;
  if (open.empty()) return out;
  for (const app::SummaryView& view : notebook.execute(show).versions) {
    if (view.theme == theme) out.versions.push_back(row_of(view));
  }
  return out;
}

}  // namespace fieldfare::tablet
