#include "app/worker.h"

#include "app/stack.h"
#include "log/packing.h"

namespace fieldfare::app {

/// Gives the turn back however the work ends.
class Worker::Turn {
 public:
  /// With the lock held and nobody at work; lets go of the lock.
  Turn(Worker& worker, std::unique_lock<std::mutex>& lock) : worker_(worker), lock_(lock) {
    worker_.at_work_ = std::this_thread::get_id();
    lock_.unlock();
  }
  /// With the lock held again.
  ~Turn() {
    lock_.lock();
    worker_.at_work_ = std::thread::id();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  Worker& worker_;
  std::unique_lock<std::mutex>& lock_;
};

Worker::Worker(std::function<bool()> idle,
               std::function<void(const std::function<void()>&)> carry_out)
    : idle_(std::move(idle)), carry_out_(std::move(carry_out)), thread_([this] { loop(); }) {}

Worker::~Worker() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
  if (!at_home() || !stack_takes_handlers()) return;
  log::forget_packed();
  wipe_stack_below();
}

void Worker::run_in_turn(std::function<void()> work) {
  std::unique_lock lock(mutex_);
  if (!at_home() || busy() || !queue_.empty() || !stack_takes_handlers())
    return wait_for_thread(lock, std::move(work));
  std::exception_ptr error;
  {
    const Turn turn(*this, lock);
    try {
      carry_out_(work);
    } catch (...) {
      error = std::current_exception();
    }
  }
  asked_ = true;
  const bool tell = asleep_ || !queue_.empty();
  // Without the lock, here and below: whoever is woken would only wait for it again.
  lock.unlock();
  if (tell) wake_.notify_one();
  if (error) std::rethrow_exception(error);
}

void Worker::wait_for_thread(std::unique_lock<std::mutex>& lock, std::function<void()> work) {
  Job job{std::move(work), nullptr, false};
  queue_.push_back(&job);
  lock.unlock();
  wake_.notify_one();
  lock.lock();
  answered_.wait(lock, [&job] { return job.done; });
  if (job.error) std::rethrow_exception(job.error);
}

void Worker::loop() {
  work_until_stopped();
  wipe_stack_below();
}

void Worker::work_until_stopped() {
  enum class Idle { done, later, now } idle = Idle::later;
  std::unique_lock lock(mutex_);
  for (;;) {
    if (idle == Idle::done) {
      asleep_ = true;
      wake_.wait(lock, [this] { return may_go_on() || asked_; });
      asleep_ = false;
    }
    if (idle == Idle::later) wake_.wait_for(lock, calm, [this] { return may_go_on(); });
    if (!busy() && !queue_.empty()) {
      do_next(lock);
      idle = Idle::later;
    } else if (may_go_on()) {
      return;
    } else if (busy() || std::exchange(asked_, false)) {
      idle = Idle::later;
    } else {
      idle = idle_once(lock) ? Idle::now : Idle::done;
    }
  }
}

void Worker::do_next(std::unique_lock<std::mutex>& lock) {
  Job* job = queue_.front();
  queue_.pop_front();
  {
    const Turn turn(*this, lock);
    try {
      carry_out_(job->work);
    } catch (...) {
      job->error = std::current_exception();
    }
  }
  job->done = true;  // and gone with whoever asked
  lock.unlock();
  answered_.notify_all();
  lock.lock();
}

/// A damaged store shows first here, where nobody asked: whoever asks next is told.
bool Worker::idle_once(std::unique_lock<std::mutex>& lock) noexcept {
  const Turn turn(*this, lock);
  try {
    return idle_();
  } catch (...) {
    return false;
  }
}

}  // namespace fieldfare::app
