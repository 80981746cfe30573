#pragma once

#include <cstdint>

#include <fieldfare/core/crypto/sign.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/core/log/membership.h>

namespace fieldfare::log {

/// Names an order to erase: first 8 bytes of H("fieldfare/erasure-id/1" | log key | sequence |
/// entry). It does not depend on who signed, so that two orders for one entry are one.
using ErasureId = Id<struct ErasureTag, 8>;

/// Which entry an order erases. The key and the hash name it alone, also where a log was continued
/// in two ways.
struct ErasedEntry {
  crypto::SignPublicKey log_key;
  std::uint64_t sequence = 0;  ///< 2 or more: a log's first entry says whose it is and stays
  Hash entry;                  ///< header hash
  bool operator==(const ErasedEntry&) const = default;
};

/// A signed order to erase the body and the wrapped key of one entry wherever it is held: on
/// devices, at the hub, in bundles made later. It stands outside the encrypted part, so that a hub
/// which reads nothing can follow it. Whoever holds an order refuses that body for ever after; the
/// header stays, so every chain still verifies. An order may arrive before its entry.
struct ErasureOrder {
  ErasedEntry what;
  bool by_member = false;  ///< signed by a member's key; otherwise by the key of the log itself
  MemberId member;         ///< zero unless by_member
  crypto::Signature signature;
  bool operator==(const ErasureOrder&) const = default;
};

/// format 1, log key 32, sequence 8, entry 32, by 1, member 16, signature 64.
inline constexpr std::size_t erasure_order_size = 1 + 32 + 8 + 32 + 1 + 16 + 64;

[[nodiscard]] ErasureId erasure_id(const ErasedEntry& what);

/// By whoever wrote the log: its key is all that is needed, also long after the log was retired.
[[nodiscard]] ErasureOrder order_by_log(const VisitId& visit, std::uint64_t sequence,
                                        const Hash& entry, const crypto::SigningKey& log_key);
/// By a lead or deputy, for an entry of a colleague.
[[nodiscard]] ErasureOrder order_by_member(const VisitId& visit, const ErasedEntry& what,
                                           const crypto::SigningKey& member_key);

[[nodiscard]] Bytes encode(const ErasureOrder& order);
/// Error(damaged) for anything that `encode` cannot have written of a well-made order.
[[nodiscard]] ErasureOrder decode_erasure(ByteView bytes);

/// The part of `counts` that changes with the membership: an order by the log's own key stands for
/// ever; one by a member needs `signer` to be that member, a lead or deputy, and not removed.
[[nodiscard]] bool may_order(const ErasureOrder& order, const Member* signer) noexcept;

/// True when the order is to be followed: signed by the log's own key, or by `signer`, who must be
/// the member it names, a lead or deputy, and not removed. `signer` is what the membership says of
/// `order.member` now; null when it names nobody or the order is by the log. Costs one signature.
[[nodiscard]] bool counts(const ErasureOrder& order, const VisitId& visit,
                          const Member* signer) noexcept;

}  // namespace fieldfare::log
