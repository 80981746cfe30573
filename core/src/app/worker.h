#pragma once

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

/// One thread that runs what it is given, in order, and does idle work when nobody has asked for
/// anything for a moment. `run` waits for the answer; an exception crosses to the caller.
class Worker {
 public:
  /// `idle` does a little and says whether more is left. It waits until nothing was asked for
  /// `calm`: a sync asks every few milliseconds, and would wait for each little.
  /// `carry_out` runs each piece of work and knows what to do when one fails.
  Worker(std::function<bool()> idle, std::function<void(const std::function<void()>&)> carry_out);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  template <class F>
  std::invoke_result_t<F> run(F&& work) {
    using Answer = std::invoke_result_t<F>;
    if (std::this_thread::get_id() == thread_.get_id()) return work();
    if constexpr (std::is_void_v<Answer>) {
      run_there([&work] { work(); });
    } else {
      std::optional<Answer> answer;
      run_there([&work, &answer] { answer.emplace(work()); });
      return std::move(*answer);
    }
  }

 private:
  struct Job {
    std::function<void()> work;
    std::exception_ptr error;
    bool done = false;
  };

  /// Not a template, since every command would be compiled with it.
  void run_there(std::function<void()> work);
  void loop();
  void work_until_stopped();
  bool idle_once() noexcept;

  static constexpr std::chrono::milliseconds calm{50};

  std::function<bool()> idle_;
  std::function<void(const std::function<void()>&)> carry_out_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable answered_;
  std::deque<Job*> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace fieldfare::app
