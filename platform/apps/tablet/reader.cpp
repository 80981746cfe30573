#include "reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/concerns.h>
#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/lines.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/visits.h>

#include "words_of.h"

namespace fieldfare::tablet {
namespace {

constexpr std::size_t preview_bytes = 240;

std::string role_words(const std::string& role) {
  if (role == "lead") return "You lead this visit";
  if (role == "deputy") return "You are the deputy";
  if (role.empty()) return "";
  const bool vowel = std::string_view("aeiou").find(role.front()) != std::string_view::npos;
  return fmt::format("You are {} {}", vowel ? "an" : "a", role);
}

ui::VisitRow visit_row(const app::VisitSummary& visit) {
  ui::VisitRow row;
  row.id = visit.visit_id.hex();
  row.area = visit.area.empty() ? "A visit whose content has not arrived" : visit.area;
  row.framework = visit.framework_title;
  row.when =
      visit.fieldwork_start.empty() ? "" : "Fieldwork from " + date_words(visit.fieldwork_start);
  row.closed = visit.state == "closed";
  if (row.closed) row.when += " · closed";
  row.role = role_words(visit.role);
  row.notes = static_cast<std::size_t>(visit.notes);
  row.conflicts = static_cast<std::size_t>(visit.conflicts);
  return row;
}

std::vector<std::string> texts_of(const std::vector<framework::Statement>& statements) {
  std::vector<std::string> out;
  for (const framework::Statement& statement : statements)
    out.push_back(statement.text);
  return out;
}

std::vector<ui::ThemeOfQuestions> themes(const framework::Framework& framework) {
  std::vector<ui::ThemeOfQuestions> out;
  for (const framework::Theme& theme : framework.themes) {
    ui::ThemeOfQuestions group{theme.id, theme.title, {}};
    if (!theme.short_title.empty()) group.title = theme.short_title;
    for (const framework::Question& question : theme.questions) {
      group.questions.push_back(
          {question.id, question.short_title, question.text, texts_of(question.prompts)});
    }
    // A theme without questions is ticked as a whole.
    if (group.questions.empty()) group.questions.push_back({theme.id, theme.title, "", {}});
    out.push_back(std::move(group));
  }
  return out;
}

std::vector<ui::ActivityRow> activities(app::Notebook& notebook, const VisitId& visit, Time now,
                                        const framework::Framework* framework) {
  std::vector<app::ActivityView> views = notebook.execute(app::ActivityList{visit}).activities;
  std::stable_sort(views.begin(), views.end(),
                   [](const app::ActivityView& a, const app::ActivityView& b) {
                     return time_from_iso8601(a.starts) < time_from_iso8601(b.starts);
                   });
  std::vector<ui::ActivityRow> out;
  for (const app::ActivityView& view : views) {
    ui::ActivityRow row;
    row.id = view.activity_id.hex();
    row.title = view.title;
    row.kind = view.kind_title.empty() ? view.kind : view.kind_title;
    row.when = span_words(view.starts, view.ends);
    row.mode = view.mode == "in-person" ? "in person" : view.mode.empty() ? "" : "by " + view.mode;
    row.notes = static_cast<std::size_t>(view.notes);
    const auto starts = time_from_iso8601(view.starts);
    const auto ends = time_from_iso8601(view.ends);
    row.now = starts && ends && *starts <= now && now < *ends;
    row.today = starts && same_day(*starts, now);
    row.sector = view.sector;
    if (framework != nullptr) {
      for (const framework::ActivityKind& kind : framework->activity_kinds) {
        if (kind.id != view.kind) continue;
        row.evidence = kind.evidence;
        row.prompts = texts_of(kind.prompts);
      }
    }
    out.push_back(std::move(row));
  }
  return out;
}

ui::Basis basis_of(const std::string& name) {
  if (name == "observed") return ui::Basis::observed;
  if (name == "told") return ui::Basis::told;
  if (name == "read") return ui::Basis::read;
  if (name == "survey") return ui::Basis::survey;
  return ui::Basis::unsaid;
}

ui::Recency recency_of(const std::string& name) {
  if (name == "current") return ui::Recency::current;
  if (name == "historical") return ui::Recency::historical;
  return ui::Recency::unsaid;
}

}  // namespace

ui::NoteFacts facts_of(std::vector<std::string> criteria, const std::string& about,
                       const std::string& basis, const std::string& recency,
                       const std::string& audience) {
  std::sort(criteria.begin(), criteria.end());
  return {std::move(criteria), about, basis_of(basis), recency_of(recency),
          audience == "restricted"};
}

namespace {

std::string preview_of(const std::string& text) {
  if (text.size() <= preview_bytes) return text;
  std::size_t end = preview_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return text.substr(0, end);
}

}  // namespace

ui::NoteRow note_row(const app::NoteView& note, std::string activity) {
  ui::NoteRow row;
  row.id = note.note_id.hex();
  row.activity_id = note.activity_id.hex();
  row.activity = std::move(activity);
  row.author = note.author;
  row.captured = moment_words(note.captured_at);
  row.preview = note.erased ? "The text of this note was erased." : preview_of(note.text);
  row.facts = facts_of(note.criteria, note.case_id, note.basis, note.recency, note.audience);
  row.where = {note.where.this_device, static_cast<std::size_t>(note.where.team_devices),
               note.where.hub == "confirmed" ? ui::Hub::confirmed : ui::Hub::waiting};
  row.conflicted = note.conflicted;
  return row;
}

namespace {

std::string title_of(const std::vector<ui::ActivityRow>& activities, const std::string& id) {
  for (const ui::ActivityRow& row : activities) {
    if (row.id == id) return row.title;
  }
  return {};
}

app::NoteList newest(const VisitId& visit, std::size_t page) {
  app::NoteList list;
  list.visit = visit;
  list.limit = static_cast<std::int64_t>(ui::notes_page);
  list.offset = static_cast<std::int64_t>(page * ui::notes_page);
  list.newest = true;
  return list;
}

std::vector<ui::PeerRow> peers(app::Notebook& notebook, const VisitId& visit) {
  std::vector<ui::PeerRow> out;
  for (const app::MemberView& member : notebook.execute(app::MemberList{visit}).members) {
    if (member.this_device || member.state != "member") continue;
    ui::PeerRow row;
    row.name = member.name.empty() ? "A member whose name has not arrived" : member.name;
    row.heard = member.last_heard.empty() ? "Not heard from yet"
                                          : "Heard from " + moment_words(member.last_heard);
    row.holds = static_cast<std::size_t>(member.holds_entries);
    out.push_back(std::move(row));
  }
  return out;
}

std::string sentence_case(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  }
  return words;
}

/// The activity that a note was written in; empty when the entity is no note.
std::string activity_of(app::Notebook& notebook, const app::ConflictView& view,
                        const std::vector<ui::ActivityRow>& activities) {
  if (view.entity_kind != "note") return {};
  try {
    const auto note = notebook.execute(app::NoteShow{view.entity});
    return title_of(activities, note.activity_id.hex());
  } catch (const Error&) {
    return {};  // the field is told all the same
  }
}

std::vector<ui::ConflictRow> conflicts(app::Notebook& notebook, const VisitId& visit,
                                       const std::vector<ui::ActivityRow>& activities) {
  std::vector<ui::ConflictRow> out;
  for (const app::ConflictView& view : notebook.execute(app::ConflictList{visit}).conflicts) {
    ui::ConflictRow row;
    row.id = view.conflict_id;
    row.subject = sentence_case(view.entity_kind);
    const std::string activity = activity_of(notebook, view, activities);
    if (!activity.empty()) row.subject = "Note in " + activity;
    row.field = sentence_case(view.field);
    for (const app::ConflictValue& value : view.values) {
      row.values.push_back({value.author, moment_words(value.at), value.value});
    }
    row.base = view.base;
    row.merged = view.merged;
    out.push_back(std::move(row));
  }
  return out;
}

ui::Consent consent_of(const std::string& name) {
  if (name == "agreed") return ui::Consent::agreed;
  if (name == "declined") return ui::Consent::declined;
  if (name == "withdrawn") return ui::Consent::withdrawn;
  return ui::Consent::unasked;
}

std::vector<ui::CaseRow> cases(app::Notebook& notebook, const VisitId& visit) {
  std::vector<ui::CaseRow> out;
  for (const app::CaseView& view : notebook.execute(app::CaseList{visit, true}).cases) {
    std::string about = view.kind;
    if (!view.phase.empty()) about += ", " + view.phase;
    out.push_back({view.case_id.hex(), view.code, std::move(about), consent_of(view.consent),
                   static_cast<std::size_t>(view.notes)});
  }
  return out;
}

std::vector<ui::DeadlineRow> deadlines(const std::vector<app::DeadlineView>& views) {
  std::vector<ui::DeadlineRow> out;
  for (const app::DeadlineView& view : views) {
    ui::DeadlineRow row{view.id, view.title, day_words(view.due), ui::Due::coming};
    if (!view.time.empty()) row.when += ", by " + view.time;
    if (view.state == "due-today") row.due = ui::Due::today;
    if (view.state == "overdue") row.due = ui::Due::overdue;
    if (view.state == "done") row.due = ui::Due::done;
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<ui::LineRow> lines(app::Notebook& notebook, const VisitId& visit) {
  std::vector<ui::LineRow> out;
  for (const app::LineView& view : notebook.execute(app::LineList{visit}).lines) {
    out.push_back({view.line_id.hex(), view.text, view.author, view.criteria, 0,
                   view.state == "closed", view.outcome});
  }
  std::stable_partition(out.begin(), out.end(), [](const ui::LineRow& row) { return !row.closed; });
  return out;
}

std::vector<ui::ConcernRow> concerns(app::Notebook& notebook, const VisitId& visit,
                                     const std::vector<ui::CaseRow>& cases) {
  std::vector<ui::ConcernRow> out;
  for (const app::ConcernView& view : notebook.execute(app::ConcernList{visit}).concerns) {
    ui::ConcernRow row;
    row.id = view.concern_id.hex();
    row.kind = sentence_case(view.kind);
    row.text = view.text;
    row.raised = moment_words(view.raised_at) + " by " + view.author;
    for (const ui::CaseRow& about : cases) {
      if (about.id == view.case_id) row.about = about.code;
    }
    row.resolved = view.state == "resolved";
    for (const std::string& action : view.actions) {
      const std::size_t space = action.find(' ');
      row.actions.push_back(moment_words(action.substr(0, space)) + ", " +
                            action.substr(space == std::string::npos ? 0 : space + 1));
    }
    out.push_back(std::move(row));
  }
  std::stable_partition(out.begin(), out.end(),
                        [](const ui::ConcernRow& row) { return !row.resolved; });
  return out;
}

}  // namespace

std::vector<ui::VisitRow> read_visits(app::Notebook& notebook) {
  std::vector<ui::VisitRow> out;
  for (const app::VisitSummary& visit : notebook.execute(app::VisitList{}).visits) {
    out.push_back(visit_row(visit));
  }
  return out;
}

ui::OpenVisit read_visit(app::Notebook& notebook, const VisitId& visit, Time now) {
  ui::OpenVisit out;
  const auto shown = notebook.execute(app::VisitShow{visit, true});
  out.row = visit_row(shown.visit);
  out.sync.hub = shown.hub;
  const auto framework = notebook.framework(visit);
  if (framework) {
    out.themes = themes(*framework);
    out.judges = !framework->outcomes.empty();
  }
  out.activities = activities(notebook, visit, now, framework.get());
  out.cases = cases(notebook, visit);
  out.deadlines = deadlines(shown.deadlines);
  out.lines = lines(notebook, visit);
  out.notes_total = out.row.notes;
  out.notes = read_notes(notebook, visit, 0, out.activities);
  out.sync.peers = peers(notebook, visit);
  out.conflicts = conflicts(notebook, visit, out.activities);
  out.concerns = concerns(notebook, visit, out.cases);
  return out;
}

std::vector<ui::NoteRow> read_notes(app::Notebook& notebook, const VisitId& visit, std::size_t page,
                                    const std::vector<ui::ActivityRow>& activities) {
  std::vector<ui::NoteRow> out;
  for (const app::NoteView& note : notebook.execute(newest(visit, page)).notes) {
    out.push_back(note_row(note, title_of(activities, note.activity_id.hex())));
  }
  return out;
}

ui::NoteDetail note_detail(const app::NoteView& note, std::string activity) {
  ui::NoteDetail out;
  out.row = note_row(note, std::move(activity));
  out.text = note.erased ? "The text of this note was erased." : note.text;
  out.capture =
      note.capture == "in-activity" ? "Typed in the meeting" : afterwards_words(note.minutes_after);
  return out;
}

std::vector<ui::editor::Range> matches(std::string_view snippet, std::string_view query) {
  const auto lower = [](std::string_view text) {
    std::string out(text);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
  };
  const std::string text = lower(snippet);
  const std::string words = lower(query);
  std::vector<ui::editor::Range> out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t start = words.find_first_not_of(' ', at);
    if (start == std::string::npos) break;
    const std::size_t end = std::min(words.find(' ', start), words.size());
    const std::string word = words.substr(start, end - start);
    for (std::size_t p = text.find(word); p != std::string::npos; p = text.find(word, p + 1)) {
      out.push_back({p, p + word.size()});
    }
    at = end;
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
  return out;
}

}  // namespace fieldfare::tablet
