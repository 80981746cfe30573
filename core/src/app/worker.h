#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>

namespace fieldfare::app {

/// One piece of work at a time, in the order in which it was asked for. The thread that made the
/// worker, its *home*, does what it asks for itself when nobody is at work: to wake another thread
/// and to be woken costs more than a query. For all others, and when somebody is at work, the
/// worker's own thread does it while they wait. That thread also does idle work when nobody has
/// asked for anything for a moment. An exception crosses to whoever asked.
///
/// What work left on the stacks of these two threads and in their contexts of compression is
/// overwritten when each ends, and, of the home, when the worker ends there.
class Worker {
 public:
  /// `idle` does a little and says whether more is left. It waits until nothing was asked for
  /// `calm`: a sync asks every few milliseconds, and would wait for each little.
  /// `carry_out` runs each piece of work and knows what to do when one fails.
  Worker(std::function<bool()> idle, std::function<void(const std::function<void()>&)> carry_out);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Thread-safe; work may ask for more, which is done at once.
  template <class F>
  std::invoke_result_t<F> run(F&& work) {
    using Answer = std::invoke_result_t<F>;
    if (std::this_thread::get_id() == at_work_.load(std::memory_order_relaxed)) return work();
    if constexpr (std::is_void_v<Answer>) {
      run_in_turn([&work] { work(); });
    } else {
      std::optional<Answer> answer;
      run_in_turn([&work, &answer] { answer.emplace(work()); });
      return std::move(*answer);
    }
  }

 private:
  struct Job {
    std::function<void()> work;
    std::exception_ptr error;
    bool done = false;
  };
  class Turn;

  /// Not a template, since every command would be compiled with it.
  void run_in_turn(std::function<void()> work);
  void wait_for_thread(std::unique_lock<std::mutex>& lock, std::function<void()> work);
  void loop();
  void work_until_stopped();
  void do_next(std::unique_lock<std::mutex>& lock);
  bool idle_once(std::unique_lock<std::mutex>& lock) noexcept;
  [[nodiscard]] bool at_home() const { return std::this_thread::get_id() == home_; }
  [[nodiscard]] bool busy() const { return at_work_.load() != std::thread::id(); }
  [[nodiscard]] bool may_go_on() const { return !busy() && (stopping_ || !queue_.empty()); }

  static constexpr std::chrono::milliseconds calm{50};

  const std::thread::id home_ = std::this_thread::get_id();
  std::function<bool()> idle_;
  std::function<void(const std::function<void()>&)> carry_out_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable answered_;
  std::deque<Job*> queue_;
  std::atomic<std::thread::id> at_work_;  ///< whose turn it is; changed under the mutex
  bool asked_ = false;                    ///< since the thread last waited for calm
  bool asleep_ = false;                   ///< the thread waits without looking at the time
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace fieldfare::app
