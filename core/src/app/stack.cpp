#include "app/stack.h"

#include <pthread.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include <fieldfare/core/crypto/secure_buffer.h>

namespace fieldfare::app {

namespace {

constexpr std::size_t as_deep_as_handlers_go = std::size_t{512} * 1024;

/// Of the calling thread, in bytes; 0 when the system does not tell.
std::size_t stack_size() noexcept {
  pthread_attr_t facts;
  if (pthread_getattr_np(pthread_self(), &facts) != 0) return 0;
  std::size_t size = 0;
  if (pthread_attr_getstacksize(&facts, &size) != 0) size = 0;
  static_cast<void>(pthread_attr_destroy(&facts));
  return size;
}

/// One for each thread on which handlers ran.
class HandlersStack {
 public:
  HandlersStack() noexcept : deep_(stack_size() >= 4 * as_deep_as_handlers_go) {}
  ~HandlersStack() {
    if (deep_) wipe_stack_below();
  }
  HandlersStack(const HandlersStack&) = delete;
  HandlersStack& operator=(const HandlersStack&) = delete;

  [[nodiscard]] bool deep() const noexcept { return deep_; }

 private:
  bool deep_;
};

}  // namespace

[[gnu::noinline]] void wipe_stack_below() noexcept {
  std::array<std::uint8_t, as_deep_as_handlers_go> stack;
  crypto::wipe(stack);
}

bool stack_takes_handlers() noexcept {
  thread_local const HandlersStack stack;
  return stack.deep();
}

}  // namespace fieldfare::app
