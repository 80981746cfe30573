#pragma once

#include <cstddef>
#include <initializer_list>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/ids.h>

namespace fieldfare::crypto {

/// BLAKE2b-256 over the parts, one after the other (no separators: callers hash fixed layouts or
/// put a domain string first).
[[nodiscard]] Hash hash(std::initializer_list<ByteView> parts);
[[nodiscard]] inline Hash hash(ByteView bytes) {
  return hash({bytes});
}

/// BLAKE2b-256 keyed with 16 to 64 bytes.
[[nodiscard]] Hash keyed_hash(ByteView key, std::initializer_list<ByteView> parts);

/// The same hash as `hash`, over parts that come one by one: for files.
class Hasher {
 public:
  Hasher();
  Hasher& update(ByteView part);
  /// Once, at the end.
  [[nodiscard]] Hash finish();

 private:
  alignas(64) std::byte state_[384];
};

}  // namespace fieldfare::crypto
