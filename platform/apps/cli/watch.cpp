#include "watch.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <utility>

namespace fieldfare::cli {

Watch::Watch(app::Notebook& notebook, std::string doing)
    : notebook_(&notebook), doing_(std::move(doing)), thread_([this] { watch(); }) {}

Watch::~Watch() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  wake_.notify_one();
  thread_.join();
  if (shown_) fmt::print(stderr, "\r{:<40}\r", "");
}

void Watch::watch() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, std::chrono::milliseconds(200), [this] { return ended_; })) {
    if (Interruptible::interrupted()) notebook_->stop_work();
    const auto progress = notebook_->progress();
    if (!progress || progress->total <= 0 || ::isatty(STDERR_FILENO) != 1) continue;
    shown_ = true;
    fmt::print(stderr, "\r{:<40}",
               fmt::format("{}: {} %", doing_, progress->done * 100 / progress->total));
    std::fflush(stderr);
  }
}

}  // namespace fieldfare::cli
