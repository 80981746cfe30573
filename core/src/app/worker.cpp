#include "app/worker.h"

#include "app/wipe_stack.h"

namespace fieldfare::app {

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
}

void Worker::run_there(std::function<void()> work) {
  Job job{std::move(work), nullptr, false};
  std::unique_lock lock(mutex_);
  queue_.push_back(&job);
  // Without the lock, here and below: whoever is woken would only wait for it again.
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
  const auto asked = [this] { return stopping_ || !queue_.empty(); };
  std::unique_lock lock(mutex_);
  for (;;) {
    if (idle == Idle::done) wake_.wait(lock, asked);
    if (idle == Idle::later) wake_.wait_for(lock, calm, asked);
    if (!queue_.empty()) {
      Job* job = queue_.front();
      queue_.pop_front();
      lock.unlock();
      try {
        carry_out_(job->work);
      } catch (...) {
        job->error = std::current_exception();
      }
      lock.lock();
      job->done = true;  // and gone with whoever asked
      lock.unlock();
      answered_.notify_all();
      lock.lock();
      idle = Idle::later;
    } else if (stopping_) {
      return;
    } else {
      lock.unlock();
      idle = idle_once() ? Idle::now : Idle::done;
      lock.lock();
    }
  }
}

/// A damaged store shows first here, where nobody asked: whoever asks next is told.
bool Worker::idle_once() noexcept {
  try {
    return idle_();
  } catch (...) {
    return false;
  }
}

}  // namespace fieldfare::app
