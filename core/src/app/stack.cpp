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

enum class Depth : std::uint8_t { not_asked, little, enough };

/// Of the calling thread. Can be looked at when the thread's other objects are gone: a notebook may
/// be static.
thread_local Depth depth = Depth::not_asked;

void wipe_stack_when_thread_ends() noexcept {
  struct AtEnd {
    AtEnd() noexcept {}
    ~AtEnd() { wipe_stack_below(); }
    AtEnd(const AtEnd&) = delete;
    AtEnd& operator=(const AtEnd&) = delete;
  };
  thread_local const AtEnd at_end;
}

}  // namespace

[[gnu::noinline]] void wipe_stack_below() noexcept {
  std::array<std::uint8_t, as_deep_as_handlers_go> stack;
  crypto::wipe(stack);
}

bool stack_takes_handlers() noexcept {
  if (depth == Depth::not_asked) {
    depth = stack_size() >= 4 * as_deep_as_handlers_go ? Depth::enough : Depth::little;
    if (depth == Depth::enough) wipe_stack_when_thread_ends();
  }
  return depth == Depth::enough;
}

}  // namespace fieldfare::app
