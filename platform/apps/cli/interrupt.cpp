#include "interrupt.h"

#include <atomic>

namespace fieldfare::cli {

namespace {

std::atomic<bool> raised = false;
static_assert(std::atomic<bool>::is_always_lock_free);

}  // namespace

Interruptible::Interruptible() {
  struct sigaction action = {};
  action.sa_handler = [](int) { raised = true; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, &before_);
}

Interruptible::~Interruptible() {
  ::sigaction(SIGINT, &before_, nullptr);
}

bool Interruptible::interrupted() noexcept {
  return raised;
}

}  // namespace fieldfare::cli
