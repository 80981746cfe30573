#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include <fieldfare/core/app/notebook.h>

namespace fieldfare::app {

/// The long command that is at work: how far it is, and whether somebody wants it to
/// stop. Thread-safe.
class Work {
 public:
  /// Marks a command as running for as long as it lives. One inside another is a part of it: a wish
  /// to stop that came before holds for it, too.
  class Running {
   public:
    explicit Running(Work& work) : work_(&work), inside_(work.running_) {
      if (!inside_) work.stop_ = false;
      work.done_ = 0;
      work.total_ = 1;
      work.running_ = true;
    }
    ~Running() { work_->running_ = inside_; }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

   private:
    Work* work_;
    bool inside_;
  };

  /// Who is told of every step; an empty one: nobody. For whoever is at work alone.
  void observe(std::function<bool(const Progress&)> observer) { observer_ = std::move(observer); }

  /// False when the command is to stop. From whoever is at work.
  [[nodiscard]] bool report(std::uint64_t done, std::uint64_t total) {
    done_ = static_cast<std::int64_t>(done);
    total_ = static_cast<std::int64_t>(total);
    if (observer_ && !observer_({done_, total_})) stop_ = true;
    return !stop_;
  }
  [[nodiscard]] std::optional<Progress> progress() const noexcept {
    if (!running_) return std::nullopt;
    return Progress{done_, total_};
  }
  void stop() noexcept { stop_ = true; }

 private:
  std::atomic<bool> running_ = false;
  std::atomic<bool> stop_ = false;
  std::atomic<std::int64_t> done_ = 0;
  std::atomic<std::int64_t> total_ = 0;
  std::function<bool(const Progress&)> observer_;
};

}  // namespace fieldfare::app
