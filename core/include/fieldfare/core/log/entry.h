#pragma once

#include <cstdint>
#include <optional>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/crypto/sign.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/core/log/change.h>

namespace fieldfare::log {

inline constexpr std::uint16_t entry_format = 1;
/// format 2, visit 32, log 16, sequence 8, previous 32, key id 16, parents 32,
/// commitment 32, body hash 32, body length 4, signature 64.
inline constexpr std::size_t header_core_size = 2 + 32 + 16 + 8 + 32 + 16 + 32;
inline constexpr std::size_t header_signed_size = header_core_size + 32 + 32 + 4;
inline constexpr std::size_t header_size = header_signed_size + 64;
/// nonce 24, data key 32, tag 16.
inline constexpr std::size_t wrapped_key_size = 24 + 32 + 16;

/// The signed header of an entry: all that a store which cannot read needs in order to check and
/// order it. `sequence` counts from 1; the previous hash of the first entry is zero.
struct Header {
  VisitId visit;
  LogId log;
  std::uint64_t sequence = 0;
  Hash previous;
  KeyId key;
  Hash parents;
  Hash commitment;  ///< keyed hash of the core under the data key: one ciphertext, one meaning
  Hash body_hash;   ///< of the ciphertext, so that the body can be erased
  std::uint32_t body_length = 0;
  crypto::Signature signature;
};

/// An entry as it is stored and sent. `body` and `wrapped_key` are empty once erased.
struct SealedEntry {
  Bytes header;
  Bytes body;
  Bytes wrapped_key;
  bool operator==(const SealedEntry&) const = default;
};

/// Error(damaged) unless exactly `header_size` bytes of a known format with lengths inside limits.
[[nodiscard]] Header decode_header(ByteView header);
[[nodiscard]] Hash header_hash(ByteView header);
/// A log is named by its key, so nobody can claim a log id with another key.
[[nodiscard]] LogId log_id_of(const crypto::SignPublicKey& key);
[[nodiscard]] KeyId key_id_of(ByteView epoch_key);

/// True when the header's signature is by `key`. Costs about 60 microseconds.
[[nodiscard]] bool signature_fits(ByteView header, const crypto::SignPublicKey& key) noexcept;
/// True when body and wrapped key have the sizes and the hash that the header tells, or both are
/// erased.
[[nodiscard]] bool body_fits(const Header& header, const SealedEntry& entry);

/// Where an entry goes: the end of its log.
struct Position {
  VisitId visit;
  LogId log;
  std::uint64_t sequence = 1;
  Hash previous;
};

/// Compresses, pads to steps of 256 bytes, encrypts under a data key of its own, wraps that under
/// the epoch key, and signs. Error(not_possible) when the body would exceed `max_body`.
[[nodiscard]] SealedEntry seal_entry(const Change& change, const Position& position,
                                     ByteView epoch_key, const crypto::SigningKey& signer,
                                     ports::Entropy& entropy);

/// The change, after the commitment, the tag, the compression and the parents have been checked.
/// Error(damaged) when they do not fit. The caller has checked chain and signature before.
[[nodiscard]] Change open_entry(const Header& header, const SealedEntry& entry, ByteView epoch_key);

}  // namespace fieldfare::log
