#pragma once

/// FIELDFARE_SANITIZED is defined where the address or the thread sanitizer is compiled in, as g++
/// says it and as clang does: each brings a malloc of its own and looks at its own process, so what
/// stands in for malloc or keeps debuggers out stays away.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define FIELDFARE_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define FIELDFARE_SANITIZED
#endif
#endif
