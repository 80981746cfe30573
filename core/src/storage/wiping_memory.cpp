#include "wiping_memory.h"

#include <sqlite3.h>

#include <cstdint>
#include <cstring>
#include <span>

#include <fieldfare/core/crypto/secure_buffer.h>

namespace fieldfare::storage {
namespace {

/// The library's own functions, which do the work.
sqlite3_mem_methods inner;

void wipe_and_free(void* memory) {
  if (memory == nullptr) return;
  crypto::wipe({static_cast<std::uint8_t*>(memory), static_cast<std::size_t>(inner.xSize(memory))});
  inner.xFree(memory);
}

/// The C library's would leave the old place as it was when it moves something.
void* wipe_and_move(void* memory, int size) {
  const int old = inner.xSize(memory);
  if (size <= old) return memory;
  void* moved = inner.xMalloc(size);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, memory, static_cast<std::size_t>(old));
  wipe_and_free(memory);
  return moved;
}

bool install() noexcept {
  if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &inner) != SQLITE_OK) return false;
  sqlite3_mem_methods wiping = inner;
  wiping.xFree = wipe_and_free;
  wiping.xRealloc = wipe_and_move;
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &wiping) == SQLITE_OK;
}

}  // namespace

bool wipe_freed_memory() noexcept {
  static const bool done = install();
  return done;
}

}  // namespace fieldfare::storage
