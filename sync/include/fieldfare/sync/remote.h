#pragma once

#include <cstdint>
#include <string>

#include <fieldfare/core/crypto/sign.h>
#include <fieldfare/sync/parcel.h>

namespace fieldfare::sync {

/// Bytes as they went over the wire, headers of the transport included.
struct Traffic {
  std::uint64_t sent = 0;
  std::uint64_t received = 0;
};

/// The other side of a session: a hub or a meeting's host, for one visit. Not thread-safe.
class Remote {
 public:
  virtual ~Remote() = default;

  /// One message and its answer. Error(unreachable) when there is none (all work is kept here),
  /// Error(forbidden) when this member is not served, Error(damaged) when the answer is malformed
  /// or its receipt is not signed by `key()`.
  [[nodiscard]] virtual Answer exchange(const Parcel& parcel) = 0;

  /// False for a colleague's device: what it says that it holds is never taken for the hub's word.
  [[nodiscard]] virtual bool is_hub() const noexcept { return true; }
  /// Who answers: valid after the first exchange.
  [[nodiscard]] virtual crypto::SignPublicKey key() const = 0;
  /// Where it is, as a person gave it: for messages, and to remember the key by.
  [[nodiscard]] virtual std::string address() const = 0;
  [[nodiscard]] virtual Traffic traffic() const noexcept = 0;
  /// True when an answer takes time in which this device can do something else: then `exchange` may
  /// run on another thread, one at a time, while nobody asks anything else of this object.
  [[nodiscard]] virtual bool answers_elsewhere() const noexcept { return false; }
};

}  // namespace fieldfare::sync
