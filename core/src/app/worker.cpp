#include "app/worker.h"

#include "app/wipe_stack.h"

namespace fieldfare::app {

namespace {

/// Looks so often, each time giving way to whoever else wants the processor.
template <class Ready>
void look(int times, const Ready& ready) {
  for (int i = 0; i < times && !ready(); ++i)
    std::this_thread::yield();
}

}  // namespace

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
  Job job;
  job.work = std::move(work);
  std::unique_lock lock(mutex_);
  queue_.push_back(&job);
  waiting_ = queue_.size();
  // Without the lock, here and below: whoever is woken would only wait for it again.
  lock.unlock();
  wake_.notify_one();
  const auto done = [&job] { return job.done.load(); };
  look(look_for_answer, done);
  lock.lock();
  answered_.wait(lock, done);
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
      waiting_ = queue_.size();
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
      look(look_for_work, [this] { return waiting_ != 0; });
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
