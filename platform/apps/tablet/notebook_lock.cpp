// Unlocking and locking, and the stopping of what takes long.
#include <condition_variable>
#include <utility>

#include <fieldfare/core/app/commands/store.h>

#include "meeting_room.h"
#include "notebook_backend.h"
#include "reader.h"

namespace fieldfare::tablet {

namespace command = ui::command;

bool NotebookBackend::done_at_once(const ui::Command& any) {
  if (std::holds_alternative<command::StopWork>(any)) {
    const std::lock_guard lock(mutex_);
    if (working_ != nullptr) working_->stop_work();
    return true;
  }
  const bool unlock = std::holds_alternative<command::Unlock>(any);
  if (!unlock && !std::holds_alternative<command::StopUnlock>(any)) return false;
  {
    const std::lock_guard lock(mutex_);
    if (unlock) {
      ++unlocks_asked_;
      shown_.lock = ui::Lock::unlocking;
      shown_.unlock_stopped = false;
    } else if (shown_.lock == ui::Lock::unlocking) {
      // The derivation of the key knows no way out: it ends by itself, and what it opens is closed.
      unlocks_stopped_ = unlocks_asked_;
      shown_.lock = ui::Lock::locked;
      shown_.unlock_stopped = true;
    }
  }
  publish();
  return !unlock;
}

void NotebookBackend::run(command::StopUnlock&) {}
void NotebookBackend::run(command::StopWork&) {}

bool NotebookBackend::stopped(std::uint64_t unlock) {
  const std::lock_guard lock(mutex_);
  return unlock <= unlocks_stopped_;
}

void NotebookBackend::run(command::Unlock& c) {
  const std::uint64_t number = ++unlocks_begun_;
  if (stopped(number)) return;
  std::unique_ptr<app::Notebook> opened;
  std::string problem;
  std::string hint;
  try {
    opened = app::Notebook::open(directory_, c.passphrase, ports_);
    const auto info = opened->execute(app::StoreInfo{});
    std::vector<ui::FrameworkRow> frameworks = read_frameworks(*opened);
    std::vector<ui::DisposalRow> disposals = read_disposals(*opened);
    const std::lock_guard lock(mutex_);
    if (number > unlocks_stopped_) {
      notebook_ = std::move(opened);
      shown_.frameworks = std::move(frameworks);
      shown_.disposals = std::move(disposals);
      shown_.lock = ui::Lock::open;
      shown_.device = info.title;
    }
  } catch (const Error& error) {
    problem = error.what();
    hint = error.hint();
    const std::lock_guard lock(mutex_);
    if (number > unlocks_stopped_) shown_.lock = ui::Lock::locked;
  }
  if (stopped(number)) return;  // whatever was opened closes with `opened`
  {
    const std::lock_guard lock(mutex_);
    shown_.unlock_problem = problem;
    shown_.unlock_hint = hint;
  }
  if (!notebook_) return publish();
  if (visit_) {
    read_drafts();
    read_forms();
  }
  refresh();
}

void NotebookBackend::run(command::Lock&) {
  if (syncing_.joinable()) {
    syncing_.request_stop();
    syncing_.join();
  }
  room_.reset();
  notebook_.reset();
  watched_ = {};
  allowed_.clear();
  counts_.anew();
  pseudonyms_.wipe();
  draft_ids_.clear();
  live_.clear();
  {
    const std::lock_guard lock(mutex_);
    const ui::Settings settings = shown_.settings;
    const std::string device = shown_.device;
    shown_ = {};
    meeting_ = {};
    counting_ = false;
    shown_.lock = ui::Lock::locked;
    shown_.settings = settings;
    shown_.device = device;
  }
  publish();
}

void NotebookBackend::work_long(const std::string& words, Shown shown,
                                const std::function<void()>& work) {
  app::Notebook& working = notebook();
  {
    const std::lock_guard lock(mutex_);
    working_ = &working;
    if (shown == Shown::at_once) shown_.work = ui::LongWork{words, -1};
  }
  if (shown == Shown::at_once) publish();
  {
    const std::jthread teller([this, &working, &words](const std::stop_token& stop) {
      std::mutex own;
      std::condition_variable_any over;
      std::unique_lock waiting(own);
      while (!over.wait_for(waiting, stop, std::chrono::milliseconds(200), [] { return false; }) &&
             !stop.stop_requested()) {
        const auto progress = working.progress();
        {
          const std::lock_guard lock(mutex_);
          if (!shown_.work) shown_.work = ui::LongWork{words, -1};
          if (progress && progress->total > 0)
            shown_.work->part =
                static_cast<float>(progress->done) / static_cast<float>(progress->total);
        }
        publish();
      }
    });
    const auto over = [this](void*) {
      bool was_shown = false;
      {
        const std::lock_guard lock(mutex_);
        working_ = nullptr;
        was_shown = shown_.work.has_value();
        shown_.work.reset();
      }
      if (was_shown) publish();
    };
    const std::unique_ptr<void, decltype(over)> end(this, over);
    work();
  }
}

}  // namespace fieldfare::tablet
