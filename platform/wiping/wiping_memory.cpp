/// What is given back is overwritten first: the words of a note pass through many short-lived
/// copies (strings, JSON, lists for a screen), and after the notebook is locked none of them may be
/// found in the process's memory. A program that links this has these functions in the place of the
/// C++ library's. The sanitizers bring their own.

#include <malloc.h>
#include <string.h>

#include <cstdlib>
#include <new>

#include <fieldfare/core/sanitized.h>

#ifndef FIELDFARE_SANITIZED

namespace {

void wipe_and_free(void* memory) noexcept {
  if (memory == nullptr) return;
  ::explicit_bzero(memory, ::malloc_usable_size(memory));
  std::free(memory);
}

}  // namespace

void operator delete(void* memory) noexcept {
  wipe_and_free(memory);
}
void operator delete[](void* memory) noexcept {
  wipe_and_free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  wipe_and_free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  wipe_and_free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  wipe_and_free(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
  wipe_and_free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  wipe_and_free(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
  wipe_and_free(memory);
}

#endif
