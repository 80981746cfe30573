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
  std::uint64_t time = 0;  ///< the hub's clock, in milliseconds since 1970
  crypto::Signature signature;
  bool operator==(const Receipt&) const = default;
};

/// What a receipt is about.
struct Confirmed {
  const VisitId& visit;
  const Ends& ends;
  const log::Holes& holes;
  const std::vector<log::ErasureId>& erased;
};

/// Signs `unsigned_receipt` (its signature is not looked at).
[[nodiscard]] Receipt sign_receipt(const crypto::SigningKey& hub, const Confirmed& confirmed,
                                   Receipt unsigned_receipt);
[[nodiscard]] bool receipt_fits(const Receipt& receipt, const crypto::SignPublicKey& hub,
                                const Confirmed& confirmed);

void write(ByteWriter& out, const Receipt& receipt);
[[nodiscard]] Receipt read_receipt(ByteReader& in);

}  // namespace fieldfare::sync
