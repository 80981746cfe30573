#pragma once

#include <array>
#include <cstdint>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/crypto/sign.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/sync/version_vector.h>

namespace fieldfare::sync {

/// Names the life of a hub's store: a restored or failed-over store has another one.
using Era = Id<struct EraTag, 16>;

/// A hub's word for what it holds durably: protocol.md, "Holding statements and receipts".
struct Receipt {
  Era era;
  std::uint64_t feed = 0;
  crypto::Signature signature;
  bool operator==(const Receipt&) const = default;
};

[[nodiscard]] Receipt sign_receipt(const crypto::SigningKey& hub, const VisitId& visit,
                                   const Era& era, std::uint64_t feed, const Ends& ends);
[[nodiscard]] bool receipt_fits(const Receipt& receipt, const crypto::SignPublicKey& hub,
                                const VisitId& visit, const Ends& ends) noexcept;

}  // namespace fieldfare::sync
