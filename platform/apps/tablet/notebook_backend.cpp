#include "notebook_backend.h"

#include <algorithm>
#include <utility>

#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/forms.h>
#include <fieldfare/core/app/commands/guard.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/guard_refusal.h>
#include <fieldfare/ui/app_state.h>

#include "meeting_room.h"
#include "names_of.h"
#include "read_pages.h"
#include "reader.h"
#include "settings_file.h"
#include "words_of.h"

namespace fieldfare::tablet {
namespace {

namespace command = ui::command;
namespace event = ui::event;

constexpr const char* settings_name = "tablet.settings";

std::string key_of(const ui::Command& any) {
  if (const auto* keep = std::get_if<command::KeepDraft>(&any)) return keep->key;
  if (const auto* keep = std::get_if<command::KeepForm>(&any)) return keep->key;
  if (const auto* save = std::get_if<command::SaveNote>(&any)) return save->key;
  return form_key_of(any);
}

/// What was to be kept is overtaken by later words of the same draft or form.
template <class Keep>
void overtake(std::deque<ui::Command>& queue, const ui::Command& later) {
  const auto* keep = std::get_if<Keep>(&later);
  if (keep == nullptr) return;
  std::erase_if(queue, [&](const ui::Command& queued) {
    const auto* earlier = std::get_if<Keep>(&queued);
    return earlier != nullptr && earlier->key == keep->key;
  });
}

}  // namespace

NotebookBackend::NotebookBackend(std::filesystem::path directory, app::Ports ports, Meeting meeting)
    : directory_(std::move(directory)), ports_(ports), meets_(std::move(meeting)) {
  shown_.lock =
      std::filesystem::exists(directory_ / "store.key") ? ui::Lock::locked : ui::Lock::no_store;
  shown_.settings = read_settings(directory_ / settings_name);
  events_.push_back(event::NewSnapshot{std::make_shared<const ui::Snapshot>(shown_)});
  worker_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

NotebookBackend::~NotebookBackend() {
  syncing_.request_stop();
  worker_.request_stop();
  waiting_.notify_all();
  if (worker_.joinable()) worker_.join();
  if (syncing_.joinable()) syncing_.join();
  room_.reset();
}

void NotebookBackend::submit(ui::Command command) {
  {
    const std::lock_guard lock(mutex_);
    overtake<command::KeepDraft>(queue_, command);
    overtake<command::KeepForm>(queue_, command);
    queue_.push_back(std::move(command));
  }
  waiting_.notify_all();
}

std::vector<ui::Event> NotebookBackend::take_events() {
  const std::lock_guard lock(mutex_);
  return std::exchange(events_, {});
}

void NotebookBackend::wake_with(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
}

void NotebookBackend::finish() {
  std::unique_lock lock(mutex_);
  waiting_.wait(lock, [this] { return queue_.empty() && !busy_; });
}

void NotebookBackend::work(const std::stop_token& stop) {
  while (true) {
    std::unique_lock lock(mutex_);
    waiting_.wait(lock, [&] { return !queue_.empty() || stop.stop_requested(); });
    // What was typed last is kept even when the window is being closed.
    if (queue_.empty()) return;
    ui::Command command = std::move(queue_.front());
    queue_.pop_front();
    busy_ = true;
    lock.unlock();
    try_run(command);
    lock.lock();
    busy_ = false;
    lock.unlock();
    waiting_.notify_all();
  }
}

void NotebookBackend::try_run(ui::Command& command) {
  const std::string key = key_of(command);
  try {
    std::visit([this](auto& c) { run(c); }, command);
  } catch (const app::GuardRefusal& refusal) {
    const auto* save = std::get_if<command::SaveNote>(&command);
    if (save != nullptr) {
      answer(event::Refused{key, save->revision,
                            marks_of(refusal.findings(), as_text(save->text.view()), pseudonyms_)});
    } else if (!form_key_of(command).empty()) {
      answer(event::FormRefused{key, marks_of(refusal.findings())});
    } else {
      answer(event::Failed{refusal.what(), refusal.hint(), key});
    }
  } catch (const Error& error) {
    answer(event::Failed{error.what(), error.hint(), key});
  } catch (const std::exception& error) {
    answer(event::Failed{std::string("Something unexpected happened: ") + error.what(),
                         "Nothing was lost. Lock and unlock, then try again.", key});
  }
}

app::Notebook& NotebookBackend::notebook() {
  if (!notebook_) throw Error(ErrorCode::locked, "The notebook is locked.", "Unlock it first.");
  return *notebook_;
}

const VisitId& NotebookBackend::visit() {
  if (!visit_) throw Error(ErrorCode::not_possible, "No visit is open.", "Choose a visit first.");
  return *visit_;
}

void NotebookBackend::answer(ui::Event event) {
  std::function<void()> wake;
  {
    const std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
    wake = wake_;
  }
  if (wake) wake();
}

void NotebookBackend::publish() {
  ui::SnapshotPtr snapshot;
  {
    const std::lock_guard lock(mutex_);
    snapshot = std::make_shared<const ui::Snapshot>(shown_);
  }
  answer(event::NewSnapshot{std::move(snapshot)});
}

void NotebookBackend::refresh() {
  std::vector<ui::VisitRow> visits = read_visits(notebook());
  std::optional<ui::OpenVisit> open;
  if (visit_) {
    open = read_visit(notebook(), *visit_, ports_.clock->now());
    open->notices = read_notices(notebook(), *visit_);
    open->pages = read_pages(notebook(), *visit_, watched_, watched_about_);
  }
  {
    const std::lock_guard lock(mutex_);
    if (open && shown_.visit && shown_.visit->row.id == open->row.id) {
      const ui::SyncView& before = shown_.visit->sync;
      open->sync.link = before.link;
      open->sync.since = before.since;
      open->sync.progress = before.progress;
      open->sync.progress_words = before.progress_words;
      open->sync.problem = before.problem;
      open->sync.hint = before.hint;
      open->sync.outcome = before.outcome;
    }
    if (open) open->meeting = meeting_;
    shown_.today = today_words(ports_.clock->now());
    shown_.date = to_iso8601(date_of(ports_.clock->now()));
    shown_.visits = std::move(visits);
    shown_.visit = std::move(open);
  }
  publish();
}

void NotebookBackend::run(command::Unlock& c) {
  {
    const std::lock_guard lock(mutex_);
    shown_.lock = ui::Lock::unlocking;
  }
  publish();
  try {
    notebook_ = app::Notebook::open(directory_, c.passphrase, ports_);
    const auto info = notebook_->execute(app::StoreInfo{});
    std::vector<ui::FrameworkRow> frameworks = read_frameworks(*notebook_);
    const std::lock_guard lock(mutex_);
    shown_.frameworks = std::move(frameworks);
    shown_.lock = ui::Lock::open;
    shown_.device = info.title;
    shown_.unlock_problem.clear();
    shown_.unlock_hint.clear();
  } catch (const Error& error) {
    const std::lock_guard lock(mutex_);
    shown_.lock = ui::Lock::locked;
    shown_.unlock_problem = error.what();
    shown_.unlock_hint = error.hint();
  }
  if (notebook_) {
    if (visit_) {
      read_drafts();
      read_forms();
    }
    refresh();
  } else {
    publish();
  }
}

void NotebookBackend::run(command::Lock&) {
  if (syncing_.joinable()) {
    syncing_.request_stop();
    syncing_.join();
  }
  room_.reset();
  notebook_.reset();
  watched_ = ui::Screen::today;
  watched_about_.clear();
  pseudonyms_.wipe();
  draft_ids_.clear();
  live_.clear();
  {
    const std::lock_guard lock(mutex_);
    const ui::Settings settings = shown_.settings;
    const std::string device = shown_.device;
    shown_ = {};
    meeting_ = {};
    shown_.lock = ui::Lock::locked;
    shown_.settings = settings;
    shown_.device = device;
  }
  publish();
}

void NotebookBackend::run(command::OpenVisit& c) {
  const auto id = VisitId::from_hex(c.visit_id);
  if (!id) throw Error(ErrorCode::not_found, "There is no such visit.");
  if (visit_ != *id && room_) {
    room_.reset();
    const std::lock_guard lock(mutex_);
    meeting_ = {};
  }
  visit_ = *id;
  read_drafts();
  read_forms();
  refresh();
}

void NotebookBackend::read_forms() {
  std::vector<ui::KeptForm> kept;
  for (const app::FormView& form : notebook().execute(app::FormList{visit()}).forms) {
    const auto at = time_from_iso8601(form.kept_at);
    kept.push_back({form.form, form.text, at ? clock_words(*at) : form.kept_at});
  }
  const std::lock_guard lock(mutex_);
  shown_.forms = std::move(kept);
}

std::vector<ui::editor::Mark> NotebookBackend::live_marks(const crypto::SecureBuffer& text,
                                                          std::size_t caret) {
  const std::string_view words = as_text(text.view());
  return marks_of(notebook().check(words, visit(), live_, &pseudonyms_), words, pseudonyms_, caret);
}

void NotebookBackend::run(command::KeepForm& c) {
  std::vector<ui::editor::Mark> marks = live_marks(c.text, c.caret);
  const auto kept = notebook().execute(app::FormKeep{visit(), c.key, raw(c.text)});
  const auto at = time_from_iso8601(kept.kept_at);
  answer(event::Kept{c.key, c.revision, at ? clock_words(*at) : kept.kept_at, std::move(marks)});
}

void NotebookBackend::done(const std::string& key, std::string words, std::string id) {
  if (!key.empty() && visit_) {
    notebook().execute(app::FormDrop{visit(), key});
    read_forms();
  }
  answer(event::Done{key, std::move(words), std::move(id)});
}

void NotebookBackend::read_drafts() {
  std::vector<ui::KeptDraft> kept;
  draft_ids_.clear();
  for (const app::DraftView& draft : notebook().execute(app::DraftList{visit()}).drafts) {
    ui::KeptDraft row;
    row.activity_id = draft.activity_id.hex();
    row.note_id = draft.note_id;
    row.key = ui::draft_key(row.activity_id, row.note_id);
    row.text = draft.text;
    row.facts = facts_of(draft.criteria, draft.case_id, draft.basis, draft.recency, draft.audience);
    const auto at = time_from_iso8601(draft.kept_at);
    row.kept_at = at ? clock_words(*at) : draft.kept_at;
    draft_ids_[row.key] = draft.draft_id;
    kept.push_back(std::move(row));
  }
  const std::lock_guard lock(mutex_);
  shown_.drafts = std::move(kept);
}

void NotebookBackend::run(command::KeepDraft& c) {
  app::DraftKeep keep;
  keep.activity = entity(c.activity_id);
  keep.note = optional_entity(c.note_id);
  if (const auto known = draft_ids_.find(c.key); known != draft_ids_.end()) {
    keep.draft = known->second;
  }
  keep.text = raw(c.text);
  keep.criteria = c.facts.criteria;
  keep.case_id = optional_entity(c.facts.case_id);
  keep.basis = basis_name(c.facts.basis);
  keep.recency = recency_name(c.facts.recency);
  keep.audience = audience_name(c.facts);
  std::vector<ui::editor::Mark> marks = live_marks(c.text, c.caret);
  const auto kept = notebook().execute(keep);
  draft_ids_[c.key] = kept.draft_id;
  const auto at = time_from_iso8601(kept.kept_at);
  answer(event::Kept{c.key, c.revision, at ? clock_words(*at) : kept.kept_at, std::move(marks)});
}

void NotebookBackend::run(command::DropDraft& c) {
  const auto known = draft_ids_.find(c.key);
  if (known == draft_ids_.end()) return;
  notebook().execute(app::DraftDrop{known->second});
  draft_ids_.erase(known);
  live_.clear();
  read_drafts();
  publish();
}

void NotebookBackend::run(command::SaveNote& c) {
  std::optional<EntityId> draft;
  if (const auto known = draft_ids_.find(c.key); known != draft_ids_.end()) draft = known->second;
  std::string saved = c.note_id;
  if (c.note_id.empty()) {
    app::NoteAdd add;
    add.activity = entity(c.activity_id);
    add.text = raw(c.text);
    add.case_id = optional_entity(c.facts.case_id);
    add.criteria = c.facts.criteria;
    add.basis = basis_name(c.facts.basis);
    add.recency = recency_name(c.facts.recency);
    add.audience = audience_name(c.facts);
    add.draft = draft;
    saved = notebook().execute(add).note_id.hex();
  } else {
    app::NoteEdit edit;
    edit.note = entity(c.note_id);
    edit.text = raw(c.text);
    edit.criteria = c.facts.criteria;
    edit.case_id = optional_entity(c.facts.case_id);
    edit.basis = basis_name(c.facts.basis);
    edit.recency = recency_name(c.facts.recency);
    if (!edit.case_id) edit.unset.emplace_back("case");
    if (!edit.basis) edit.unset.emplace_back("basis");
    if (!edit.recency) edit.unset.emplace_back("recency");
    edit.audience = audience_name(c.facts);
    edit.draft = draft;
    static_cast<void>(notebook().execute(edit));
  }
  draft_ids_.erase(c.key);
  live_.clear();
  answer(event::Saved{c.key, c.revision, saved});
  read_drafts();
  refresh_later();
}

void NotebookBackend::run(command::Pair& c) {
  static_cast<void>(pseudonyms_.pair(as_text(c.words.view()), c.with));
}

void NotebookBackend::run(command::LeaveWords& c) {
  static_cast<void>(pseudonyms_.leave(as_text(c.words.view())));
}

void NotebookBackend::run(command::Allow& c) {
  notebook().execute(app::GuardAllow{visit(), raw(c.phrase), allowed_name(c.as)});
  answer(event::Allowed{});
}

std::vector<ui::ActivityRow> NotebookBackend::shown_activities() {
  const std::lock_guard lock(mutex_);
  return shown_.visit ? shown_.visit->activities : std::vector<ui::ActivityRow>();
}

void NotebookBackend::refresh_later() {
  const std::lock_guard lock(mutex_);
  const bool waits = std::any_of(queue_.begin(), queue_.end(), [](const ui::Command& queued) {
    return std::holds_alternative<command::Refresh>(queued);
  });
  if (!waits) queue_.emplace_back(command::Refresh{});
}

void NotebookBackend::run(command::ReadNotes& c) {
  answer(event::NotesRead{visit().hex(), c.page,
                          read_notes(notebook(), visit(), c.page, shown_activities())});
}

void NotebookBackend::run(command::ReadNote& c) {
  const app::NoteView note = notebook().execute(app::NoteShow{entity(c.note_id)});
  std::string activity;
  for (const ui::ActivityRow& row : shown_activities()) {
    if (row.id == note.activity_id.hex()) activity = row.title;
  }
  answer(event::NoteRead{note_detail(note, std::move(activity))});
}

void NotebookBackend::run(command::Search& c) {
  event::Found found{c.number, {}};
  const std::vector<ui::ActivityRow> activities = shown_activities();
  for (app::SearchHit& hit : notebook().execute(app::Search{visit(), c.query, 200}).hits) {
    std::vector<ui::editor::Range> ranges = matches(hit.snippet, c.query);
    std::string activity;
    for (const ui::ActivityRow& row : activities) {
      if (row.id == hit.activity_id.hex()) activity = row.title;
    }
    const app::NoteView note = notebook().execute(app::NoteShow{hit.note_id});
    found.hits.push_back(
        {note_row(note, std::move(activity)), std::move(hit.snippet), std::move(ranges)});
  }
  answer(std::move(found));
}

void NotebookBackend::run(command::ResolveConflict& c) {
  using Keep = command::ResolveConflict::Keep;
  app::ConflictResolve resolve;
  resolve.conflict = c.conflict_id;
  if (c.keep == Keep::value) resolve.value = static_cast<std::int64_t>(c.value);
  if (c.keep == Keep::merged) resolve.keep = "merged";
  if (c.keep == Keep::text) resolve.text = raw(c.text);
  notebook().execute(resolve);
  // Words of one's own that were begun are not wanted any more.
  notebook().execute(app::FormDrop{visit(), ui::form_key(ui::Screen::conflicts, c.conflict_id)});
  read_forms();
  answer(event::Resolved{c.conflict_id});
  refresh();
}

void NotebookBackend::run(command::Refresh&) {
  if (notebook_) refresh();
}

void NotebookBackend::run(command::StoreSettings& c) {
  write_settings(directory_ / settings_name, c.settings);
  const std::lock_guard lock(mutex_);
  shown_.settings = c.settings;
}

}  // namespace fieldfare::tablet
