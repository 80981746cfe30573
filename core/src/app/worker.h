#pragma once

#include <array>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>

#include <fieldfare/core/crypto/secure_buffer.h>

namespace fieldfare::app {

/// One thread that runs what it is given, in order, and does idle work in between. `run` waits for
/// the answer; an exception crosses to the caller.
class Worker {
 public:
  /// `idle` does a little and says whether more is left; it runs only when nobody waits.
  explicit Worker(std::function<bool()> idle)
      : idle_(std::move(idle)), thread_([this] { loop(); }) {}

  ~Worker() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  template <class F>
  std::invoke_result_t<F> run(F&& work) {
    if (std::this_thread::get_id() == thread_.get_id()) return work();
    std::packaged_task<std::invoke_result_t<F>()> task(std::forward<F>(work));
    auto answer = task.get_future();
    {
      const std::lock_guard lock(mutex_);
      queue_.push_back([&task] { task(); });
    }
    wake_.notify_one();
    return answer.get();
  }

 private:
  void loop() {
    work_until_stopped();
    wipe_below();
  }

  /// The system keeps the stack of a thread that has ended for the next one, with all that lay in
  /// it.
  [[gnu::noinline]] static void wipe_below() noexcept {
    constexpr std::size_t as_deep_as_handlers_go = std::size_t{512} * 1024;
    std::array<std::uint8_t, as_deep_as_handlers_go> stack;
    crypto::wipe(stack);
  }

  void work_until_stopped() {
    bool more_idle_work = true;
    for (;;) {
      std::function<void()> work;
      {
        std::unique_lock lock(mutex_);
        if (!more_idle_work) {
          wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        }
        if (!queue_.empty()) {
          work = std::move(queue_.front());
          queue_.pop_front();
        } else if (stopping_) {
          return;
        }
      }
      if (work) {
        work();
        more_idle_work = true;
      } else {
        more_idle_work = idle_once();
      }
    }
  }

  /// A damaged store shows first here, where nobody asked: whoever asks next is told.
  bool idle_once() noexcept {
    try {
      return idle_();
    } catch (...) {
      return false;
    }
  }

  std::function<bool()> idle_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace fieldfare::app
