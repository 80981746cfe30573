#include <fieldfare/ui/example.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include <fieldfare/ui/app_state.h>
#include <fieldfare/ui/coverage.h>
#include <fieldfare/ui/words.h>

#include "example_pages.h"
#include "example_visit.h"

namespace fieldfare::ui {
namespace {

std::string text_of(const crypto::SecureBuffer& secret) {
  return std::string(as_text(secret.view()));
}

std::string masked(std::string text, const std::vector<editor::Mark>& marks) {
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    text.replace(mark->range.start, mark->range.size(),
                 mark->label == "PERSON" ? "[withheld: name]" : "[withheld: number]");
  }
  return text;
}

std::string lower(std::string text) {
  for (char& c : text)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

}  // namespace

ExampleBackend::ExampleBackend()
    : notes_(example_notes()), visit_(example_visit()), pages_(example_pages()) {
  world.lock = Lock::locked;
  world.device = "Education HMI";
  world.today = "Monday 15 June";
  world.date = "2026-06-15";
  world.frameworks = example_frameworks();
  world.visits = example_visits();
  publish();
}

void ExampleBackend::wake_with(std::function<void()>) {}

std::vector<Event> ExampleBackend::take_events() {
  return std::exchange(events_, {});
}

void ExampleBackend::submit(Command command) {
  std::visit([this](auto& c) { run(c); }, command);
}

void ExampleBackend::publish() {
  if (world.visit) {
    world.visit->notes.clear();
    for (auto note = notes_.rbegin(); note != notes_.rend(); ++note) {
      world.visit->notes.push_back(note->row);
    }
    for (ActivityRow& activity : world.visit->activities) {
      activity.notes = static_cast<std::size_t>(std::count_if(
          notes_.begin(), notes_.end(),
          [&](const NoteDetail& note) { return note.row.activity_id == activity.id; }));
    }
    world.visit->coverage =
        coverage_of(world.visit->themes, world.visit->activities, world.visit->notes);
    for (LineRow& line : world.visit->lines)
      line.notes = notes_under(line.criteria, world.visit->notes);
    world.visit->pages = watched_pages();
    SyncView& sync = world.visit->sync;
    world.visit->notes_total = notes_.size();
    sync.notes = notes_.size();
    sync.only_here = sync.on_team = sync.at_hub = 0;
    for (const NoteDetail& note : notes_) {
      const bool team = note.row.where.team_devices > 0;
      const bool hub = note.row.where.hub == Hub::confirmed;
      sync.on_team += team ? 1 : 0;
      sync.at_hub += hub ? 1 : 0;
      sync.only_here += !team && !hub ? 1 : 0;
    }
  }
  answer(event::NewSnapshot{std::make_shared<const Snapshot>(world)});
}

std::vector<editor::Mark> ExampleBackend::check(std::string_view text) const {
  std::vector<editor::Mark> marks;
  for (const std::string& name : names) {
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
      editor::Mark mark{{at, at + name.size()}, "PERSON", "A capital letter after “with”."};
      if (const auto known = stand_ins_.find(name); known != stand_ins_.end()) {
        mark.with = known->second;
      }
      marks.push_back(std::move(mark));
    }
  }
  std::size_t digits = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool digit = i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0;
    if (!digit && digits == 10) {
      marks.push_back(
          {{i - 10, i}, "ID", "Its check digit is right for an NHS number.", true, {}, {}});
    }
    digits = digit ? digits + 1 : 0;
  }
  std::sort(marks.begin(), marks.end(), [](const editor::Mark& a, const editor::Mark& b) {
    return a.range.start < b.range.start;
  });
  return marks;
}

void ExampleBackend::run(command::Unlock& c) {
  world.unlock_stopped = false;
  if (text_of(c.passphrase) == passphrase) {
    world.lock = Lock::open;
    world.unlock_problem.clear();
  } else {
    world.unlock_problem = "That passphrase does not open this notebook.";
    world.unlock_hint = "Check the keyboard layout and capital letters.";
  }
  publish();
}

void ExampleBackend::run(command::StopUnlock&) {
  world.lock = Lock::locked;
  world.unlock_stopped = true;
  publish();
}

void ExampleBackend::run(command::StopWork&) {
  world.work.reset();
  publish();
}

void ExampleBackend::run(command::Lock&) {
  stand_ins_.clear();
  world.lock = Lock::locked;
  publish();
}

void ExampleBackend::run(command::OpenVisit& c) {
  visit_.row = *std::find_if(world.visits.begin(), world.visits.end(),
                             [&](const VisitRow& row) { return row.id == c.visit_id; });
  if (world.visit) forms_[world.visit->row.id] = std::move(world.forms);
  world.forms = std::move(forms_[c.visit_id]);
  forms_.erase(c.visit_id);
  visit_.judges = c.visit_id == "v2" || c.visit_id == "v4";
  world.visit = visit_;
  publish();
}

void ExampleBackend::run(command::KeepDraft& c) {
  const std::string text = text_of(c.text);
  std::vector<editor::Mark> marks = check(text);
  std::erase_if(world.drafts, [&](const KeptDraft& kept) { return kept.key == c.key; });
  if (!text.empty()) {
    world.drafts.push_back(
        {c.key, c.activity_id, c.note_id, masked(text, marks), "10:42", c.facts});
  }
  answer(event::NewSnapshot{std::make_shared<const Snapshot>(world)});
  answer(event::Kept{c.key, c.revision, "10:42", std::move(marks)});
}

void ExampleBackend::run(command::KeepForm& c) {
  const std::string text = text_of(c.text);
  std::vector<editor::Mark> marks = check(text);
  std::erase_if(world.forms, [&](const KeptForm& kept) { return kept.key == c.key; });
  if (!text.empty()) world.forms.push_back({c.key, masked(text, marks), "10:42"});
  answer(event::Kept{c.key, c.revision, "10:42", std::move(marks)});
}

void ExampleBackend::run(command::DropDraft& c) {
  std::erase_if(world.drafts, [&](const KeptDraft& kept) { return kept.key == c.key; });
  answer(event::NewSnapshot{std::make_shared<const Snapshot>(world)});
}

void ExampleBackend::run(command::SaveNote& c) {
  const std::string text = text_of(c.text);
  std::vector<editor::Mark> marks = check(text);
  if (!marks.empty()) {
    answer(event::Refused{c.key, c.revision, std::move(marks)});
    return;
  }
  auto note = std::find_if(notes_.begin(), notes_.end(),
                           [&](const NoteDetail& each) { return each.row.id == c.note_id; });
  if (note == notes_.end()) {
    NoteDetail fresh;
    fresh.row.id = "new-" + std::to_string(++saved_);
    fresh.row.activity_id = c.activity_id;
    for (const ActivityRow& activity : visit_.activities) {
      if (activity.id == c.activity_id) fresh.row.activity = activity.title;
    }
    fresh.row.author = "Education HMI";
    fresh.row.captured = "15 June, 10:42";
    fresh.capture = "Typed in the meeting";
    notes_.push_back(std::move(fresh));
    note = std::prev(notes_.end());
  }
  note->text = text;
  note->row.preview = text.substr(0, 160);
  note->row.facts = c.facts;
  note->row.where = {true, 0, Hub::waiting};
  std::erase_if(world.drafts, [&](const KeptDraft& kept) { return kept.key == c.key; });
  publish();
  answer(event::Saved{c.key, c.revision, note->row.id});
}

void ExampleBackend::run(command::Pair& c) {
  stand_ins_[text_of(c.words)] = c.with;
}

void ExampleBackend::run(command::LeaveWords& c) {
  stand_ins_.erase(text_of(c.words));
}

void ExampleBackend::run(command::Allow& c) {
  std::erase(names, text_of(c.phrase));
  allowed_.push_back(text_of(c.phrase));
  const char* const words[] = {"a setting", "a place", "a role", "not a person"};
  answer(event::Allowed{allowed_.size() - 1, words[static_cast<std::size_t>(c.as)]});
}

void ExampleBackend::run(command::ReadNotes& c) {
  if (!world.visit) return;
  event::NotesRead read{world.visit->row.id, c.page, {}};
  const std::size_t first = c.page * notes_page;
  for (std::size_t i = first; i < std::min(world.visit->notes.size(), first + notes_page); ++i)
    read.rows.push_back(world.visit->notes[i]);
  answer(std::move(read));
}

void ExampleBackend::run(command::ReadNote& c) {
  for (const NoteDetail& note : notes_) {
    if (note.row.id == c.note_id) answer(event::NoteRead{note});
  }
}

void ExampleBackend::run(command::Search& c) {
  event::Found found{c.number, {}};
  const std::string wanted = lower(c.query);
  for (auto note = notes_.rbegin(); note != notes_.rend(); ++note) {
    const std::size_t at = lower(note->text).find(wanted);
    if (at == std::string::npos) continue;
    std::size_t from = at > 40 ? note->text.find(' ', at - 40) + 1 : 0;
    if (from > at) from = at;
    event::Hit hit{note->row, note->text.substr(from, 150), {}};
    hit.matches.push_back({at - from, at - from + wanted.size()});
    found.hits.push_back(std::move(hit));
  }
  answer(std::move(found));
}

void ExampleBackend::run(command::ResolveConflict& c) {
  if (!world.visit) return;
  std::erase_if(world.visit->conflicts,
                [&](const ConflictRow& row) { return row.id == c.conflict_id; });
  for (NoteDetail& note : notes_)
    note.row.conflicted = false;
  std::erase_if(world.forms, [&](const KeptForm& kept) {
    return kept.key == form_key(Screen::conflicts, c.conflict_id);
  });
  publish();
  answer(event::Resolved{c.conflict_id});
}

bool ExampleBackend::form_passes(const std::string& key, std::string_view text) {
  std::vector<editor::Mark> marks = check(text);
  if (marks.empty()) return world.visit.has_value();
  answer(event::FormRefused{key, std::move(marks)});
  return false;
}

void ExampleBackend::done(const std::string& key, const char* words, const std::string& id) {
  std::erase_if(world.forms, [&](const KeptForm& kept) { return kept.key == key; });
  publish();
  answer(event::Done{key, words, id});
}

void ExampleBackend::run(command::AddLine& c) {
  const std::string text = text_of(c.text);
  if (!form_passes(c.key, text)) return;
  LineRow row;
  row.id = "new-line-" + std::to_string(++saved_);
  row.text = text;
  row.author = world.device;
  world.visit->lines.insert(world.visit->lines.begin(), row);
  done(c.key, "The line of enquiry is open.", row.id);
}

void ExampleBackend::run(command::CloseLine& c) {
  const std::string outcome = text_of(c.outcome);
  if (!form_passes(c.key, outcome)) return;
  for (LineRow& row : world.visit->lines) {
    if (row.id != c.line_id) continue;
    row.closed = true;
    row.outcome = outcome;
  }
  done(c.key, "The line of enquiry is closed.", "");
}

void ExampleBackend::run(command::RaiseConcern& c) {
  const std::string text = text_of(c.text);
  if (!form_passes(c.key, text)) return;
  ConcernRow row;
  row.id = "new-concern-" + std::to_string(++saved_);
  row.kind = concern_words(c.kind);
  row.text = text;
  row.raised = "15 June, 10:42 by " + world.device;
  world.visit->concerns.insert(world.visit->concerns.begin(), row);
  done(c.key, "The concern is recorded. Say next who was told.", row.id);
}

void ExampleBackend::run(command::ActOnConcern& c) {
  const std::string action = text_of(c.action);
  if (!form_passes(c.key, action)) return;
  for (ConcernRow& row : world.visit->concerns) {
    if (row.id != c.concern_id) continue;
    row.actions.push_back("15 June, 10:42, " + world.device + ": " + action);
    row.resolved = row.resolved || c.resolved;
  }
  done(c.key, c.resolved ? "Recorded; the concern is resolved." : "Recorded.", "");
}

void ExampleBackend::run(command::AddCase& c) {
  if (!world.visit) return;
  const std::string number = std::to_string(++saved_ + 2);
  CaseRow row;
  row.id = "new-case-" + number;
  row.code = (c.tracked ? "T" : "S") + number;
  row.about = c.tracked ? "tracked" : "sampled";
  world.visit->cases.push_back(row);
  publish();
  answer(event::Done{"", "Case " + row.code + " is on the list.", row.id});
}

void ExampleBackend::run(command::SetConsent& c) {
  if (!world.visit) return;
  for (CaseRow& row : world.visit->cases) {
    if (row.id == c.case_id) row.consent = c.consent;
  }
  publish();
}

void ExampleBackend::run(command::Sync&) {
  if (!world.visit) return;
  for (NoteDetail& note : notes_)
    note.row.where = {true, 2, Hub::confirmed};
  world.visit->sync.link = Link::online;
  world.visit->sync.since = "10:45";
  publish();
}

void ExampleBackend::run(command::CancelSync&) {}

void ExampleBackend::run(command::Refresh&) {
  publish();
}

void ExampleBackend::run(command::StoreSettings& c) {
  world.settings = c.settings;
}

}  // namespace fieldfare::ui
