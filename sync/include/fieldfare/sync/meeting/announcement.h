#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/core/ports/entropy.h>

namespace fieldfare::sync::meeting {

/// What a host says to everybody on the local network and only members understand: meeting.md,
/// "Finding the host".
struct Announcement {
  std::uint16_t port = 0;
  Hash fingerprint;  ///< of the certificate that is served there
};

inline constexpr std::size_t announcement_size = 75;

/// Each call gives other bytes. `key`: the first of Notebook::meeting_keys.
[[nodiscard]] Bytes seal(const Announcement& announcement, const crypto::SecureBuffer& key,
                         ports::Entropy& entropy);
/// Tries each key; nothing for a datagram of other meetings, other programs or other versions.
[[nodiscard]] std::optional<Announcement> open(ByteView datagram,
                                               const std::vector<crypto::SecureBuffer>& keys);

}  // namespace fieldfare::sync::meeting
