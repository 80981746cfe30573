#include "notebook_backend.h"

#include <algorithm>
#include <utility>

#include <fieldfare/core/app/guard_refusal.h>
#include <fieldfare/ui/app_state.h>

#include "meeting_room.h"
#include "names_of.h"
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
  if (done_at_once(command)) return;
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
  waiting_.wait(lock, [this] { return queue_.empty() && !busy_ && !counting_; });
}

void NotebookBackend::work(const std::stop_token& stop) {
  while (true) {
    std::unique_lock lock(mutex_);
    waiting_.wait(lock, [&] { return !queue_.empty() || counting_ || stop.stop_requested(); });
    // What was typed last is kept even when the window is being closed.
    if (queue_.empty() && stop.stop_requested()) return;
    busy_ = true;
    if (queue_.empty()) {
      lock.unlock();
      count_on();
    } else {
      ui::Command command = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      try_run(command);
    }
    lock.lock();
    busy_ = false;
    lock.unlock();
    waiting_.notify_all();
  }
}

void NotebookBackend::count_on() {
  bool over = true;
  try {
    over = !notebook_ || !visit_ || counts_.step(*notebook_, *visit_);
  } catch (const Error&) {
    counts_.anew();  // the visit was erased, or cannot be read: that is told where it is opened
  }
  if (!over) return;
  {
    const std::lock_guard lock(mutex_);
    counting_ = false;
    if (shown_.visit) counts_.show(*shown_.visit);
  }
  publish();
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
      answer(form_refused(command, refusal));
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

ui::Pages NotebookBackend::read_watched() {
  const auto read = [&] { return read_pages(notebook(), *visit_, watched_, ports_.clock->now()); };
  const bool file = watched_.screen == ui::Screen::selection && !watched_.about.empty() &&
                    watched_.asked("folder").empty();
  if (!file) return read();
  // A file of the area may be large: whoever looks at it can stop.
  ui::Pages pages;
  work_long("Looking at the file", Shown::when_long, [&] { pages = read(); });
  return pages;
}

void NotebookBackend::refresh() {
  std::vector<ui::VisitRow> visits = read_visits(notebook());
  std::optional<ui::OpenVisit> open;
  bool counting = false;
  if (visit_) {
    open = read_visit(notebook(), *visit_, ports_.clock->now());
    // A visit of one page is counted at once.
    counting = counts_.begin(*open) &&
               (open->notes_total >= ui::notes_page || !counts_.step(notebook(), *visit_));
    counts_.show(*open);
    open->notices = read_notices(notebook(), *visit_);
    open->pages = read_watched();
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
    counting_ = counting;
    shown_.today = today_words(ports_.clock->now());
    shown_.date = to_iso8601(date_of(ports_.clock->now()));
    shown_.visits = std::move(visits);
    shown_.visit = std::move(open);
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
  counts_.anew();
  read_drafts();
  read_forms();
  refresh();
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
  if (!waits) queue_.emplace_back(command::Refresh{false});
}

void NotebookBackend::run(command::Refresh& c) {
  if (c.others) counts_.anew();
  if (notebook_) refresh();
}

void NotebookBackend::run(command::StoreSettings& c) {
  write_settings(directory_ / settings_name, c.settings);
  const std::lock_guard lock(mutex_);
  shown_.settings = c.settings;
}

}  // namespace fieldfare::tablet
