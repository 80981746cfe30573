#include "failing_memory.h"

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <limits>

#include <fieldfare/core/sanitized.h>

namespace fieldfare::test {
namespace {

constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

std::atomic<bool> counting = false;
std::atomic<bool> for_ever = false;
std::atomic<std::uint64_t> count = 0;
std::atomic<std::uint64_t> failing = never;
thread_local int outside = 0;

/// Whether this allocation is one that fails.
[[maybe_unused]] bool fails() noexcept {
  if (!counting.load(std::memory_order_relaxed) || outside > 0) return false;
  const std::uint64_t number = count.fetch_add(1, std::memory_order_relaxed);
  const std::uint64_t at = failing.load(std::memory_order_relaxed);
  const bool out = for_ever.load(std::memory_order_relaxed) ? number >= at : number == at;
  if (out) errno = ENOMEM;
  return out;
}

}  // namespace

void FailingMemory::fail(std::uint64_t number, bool all_behind) noexcept {
  count = 0;
  for_ever = all_behind;
  failing = number;
}

void FailingMemory::never_fail() noexcept {
  fail(never, false);
}

std::uint64_t FailingMemory::counted() noexcept {
  return count;
}

FailingMemory::Outside::Outside() noexcept {
  ++outside;
}

FailingMemory::Outside::~Outside() {
  --outside;
}

FailingMemory::Counting::Counting() noexcept {
  counting = true;
}

FailingMemory::Counting::~Counting() {
  counting = false;
}

}  // namespace fieldfare::test

#if defined(FIELDFARE_SANITIZED) || !defined(__GLIBC__)

bool fieldfare::test::FailingMemory::can_fail() noexcept {
  return false;
}

#else

bool fieldfare::test::FailingMemory::can_fail() noexcept {
  return true;
}

// The GNU C library's own functions under their other names, which do the work.
#pragma GCC visibility push(default)

extern "C" {

void* __libc_malloc(std::size_t size);                      // NOLINT(bugprone-reserved-identifier)
void* __libc_calloc(std::size_t count, std::size_t size);   // NOLINT(bugprone-reserved-identifier)
void* __libc_realloc(void* memory, std::size_t size);       // NOLINT(bugprone-reserved-identifier)
void __libc_free(void* memory);                             // NOLINT(bugprone-reserved-identifier)
void* __libc_memalign(std::size_t step, std::size_t size);  // NOLINT(bugprone-reserved-identifier)

void* malloc(std::size_t size) {
  return fieldfare::test::fails() ? nullptr : __libc_malloc(size);
}

void* calloc(std::size_t count, std::size_t size) {
  return fieldfare::test::fails() ? nullptr : __libc_calloc(count, size);
}

void* realloc(void* memory, std::size_t size) {
  return fieldfare::test::fails() ? nullptr : __libc_realloc(memory, size);
}

void free(void* memory) {
  __libc_free(memory);
}

void* aligned_alloc(std::size_t step, std::size_t size) {
  return fieldfare::test::fails() ? nullptr : __libc_memalign(step, size);
}

void* memalign(std::size_t step, std::size_t size) {
  return fieldfare::test::fails() ? nullptr : __libc_memalign(step, size);
}

int posix_memalign(void** out, std::size_t step, std::size_t size) {
  if (fieldfare::test::fails()) return ENOMEM;
  void* memory = __libc_memalign(step, size);
  if (memory == nullptr) return ENOMEM;
  *out = memory;
  return 0;
}

}  // extern "C"

#pragma GCC visibility pop

#endif
