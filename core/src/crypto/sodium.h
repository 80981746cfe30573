#pragma once

#include <sodium.h>

#include <fieldfare/core/error.h>

namespace fieldfare::crypto {

/// Every file that calls libsodium calls this before its first use: the library picks its fastest
/// implementations here, once, and may be called from any thread.
inline void ensure_sodium() {
  static const int ready = sodium_init();
  if (ready < 0) {
    throw Error(ErrorCode::internal, "The cryptographic library could not be initialised",
                "The system gives no random numbers; restart the device.");
  }
}

}  // namespace fieldfare::crypto
