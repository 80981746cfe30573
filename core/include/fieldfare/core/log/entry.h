#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <fieldfare/core/crypto/box.h>
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
/// The data key under an epoch key: 32 bytes and the tag. The nonce is not sent.
inline constexpr std::size_t wrapped_key_size = 32 + 16;
/// The data key in a box sealed to one recipient.
inline constexpr std::size_t boxed_key_size = 32 + crypto::seal_overhead;
/// Every member there can be, and an audience.
inline constexpr std::size_t max_boxes = 65;
/// u8 count, then a box each: never as long as a key under an epoch key.
inline constexpr std::size_t max_wrapped_key = 1 + max_boxes * boxed_key_size;

/// The key id in a header whose data key is sealed to each reader by itself.
inline constexpr KeyId sealed_to_each{};

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
  Hash body_hash;   ///< of ciphertext and wrapped key, so that both can be erased, not exchanged
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
/// What a header says of body and wrapped key: the hash of one after the other.
[[nodiscard]] Hash content_hash(ByteView body, ByteView wrapped_key);
/// True when body and wrapped key have the sizes and the hash that the header tells, or both are
/// erased.
[[nodiscard]] bool body_fits(const Header& header, const SealedEntry& entry);
/// True for the two forms that a wrapped key can have, told apart by their length.
[[nodiscard]] bool is_wrapped_key(ByteView wrapped_key) noexcept;
/// True when the data key lies in boxes, false when it lies under an epoch key.
[[nodiscard]] bool is_boxed(const SealedEntry& entry) noexcept;

/// Where an entry goes: the end of its log.
struct Position {
  VisitId visit;
  LogId log;
  std::uint64_t sequence = 1;
  Hash previous;
};

/// The name of a restricted audience: 16 bytes of the hash of its public key.
[[nodiscard]] KeyId audience_id_of(const crypto::BoxPublicKey& audience);

/// Who can read an entry that is being sealed. A view: lives no longer than what it was made from.
class Readers {
 public:
  /// Everybody who has the key of the epoch.
  explicit Readers(ByteView epoch_key) : key_(key_id_of(epoch_key)), epoch_key_(epoch_key) {}
  /// The members of a restricted audience, and others: the writer, who may not be one of them.
  [[nodiscard]] static Readers audience(const crypto::BoxPublicKey& audience,
                                        std::vector<crypto::BoxPublicKey> others);
  /// These alone, each by a box: when there is no epoch key that may be used. 1 to 65 of them.
  [[nodiscard]] static Readers each(std::vector<crypto::BoxPublicKey> boxes);

  [[nodiscard]] const KeyId& key() const noexcept { return key_; }
  [[nodiscard]] ByteView epoch_key() const noexcept { return epoch_key_; }
  [[nodiscard]] const std::vector<crypto::BoxPublicKey>& boxes() const noexcept { return boxes_; }

 private:
  Readers(const KeyId& key, std::vector<crypto::BoxPublicKey> boxes)
      : key_(key), boxes_(std::move(boxes)) {}

  KeyId key_;
  ByteView epoch_key_;
  std::vector<crypto::BoxPublicKey> boxes_;
};

/// Compresses, pads to steps of 128 bytes, encrypts under a data key of its own, wraps that for the
/// readers, and signs. Error(not_possible) when the body would exceed `max_body`.
[[nodiscard]] SealedEntry seal_entry(const Change& change, const Position& position,
                                     const Readers& readers, const crypto::SigningKey& signer,
                                     ports::Entropy& entropy);

/// The change, after the commitment, the tag, the compression and the parents have been checked.
/// Error(damaged) when they do not fit. The caller has checked chain and signature before. The
/// entry must not be boxed.
[[nodiscard]] Change open_entry(const Header& header, const SealedEntry& entry, ByteView epoch_key);
/// The same for a boxed entry; nothing when no box is addressed to one of `keys`. Costs up to one
/// X25519 operation for each box and key.
[[nodiscard]] std::optional<Change> open_boxed_entry(
    const Header& header, const SealedEntry& entry, const std::vector<const crypto::BoxKey*>& keys);

}  // namespace fieldfare::log
