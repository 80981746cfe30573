#include "app/wipe_stack.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include <fieldfare/core/crypto/secure_buffer.h>

namespace fieldfare::app {

[[gnu::noinline]] void wipe_stack_below() noexcept {
  constexpr std::size_t as_deep_as_handlers_go = std::size_t{512} * 1024;
  std::array<std::uint8_t, as_deep_as_handlers_go> stack;
  crypto::wipe(stack);
}

}  // namespace fieldfare::app
