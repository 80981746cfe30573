#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/error.h>

namespace fieldfare {

/// A fixed number of opaque bytes that cannot be mistaken for those of another kind: a VisitId does
/// not convert to a NoteId. Ordered by bytes; written as lower-case hexadecimal.
template <class Tag, std::size_t N>
struct Id {
  static constexpr std::size_t size = N;
  std::array<std::uint8_t, N> bytes{};

  // NOLINTNEXTLINE(modernize-use-nullptr): the check takes the compiler's own zero for a pointer
  auto operator<=>(const Id&) const = default;

  [[nodiscard]] ByteView view() const noexcept { return {bytes.data(), N}; }
  [[nodiscard]] std::string hex() const { return to_hex(view()); }
  [[nodiscard]] bool is_zero() const noexcept {
    return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t b) { return b == 0; });
  }

  /// From exactly N bytes; anything else is a programmer's error.
  [[nodiscard]] static Id from(ByteView view) {
    FIELDFARE_ASSERT(view.size() == N);
    Id id;
    std::copy(view.begin(), view.end(), id.bytes.begin());
    return id;
  }
  [[nodiscard]] static std::optional<Id> from_hex(std::string_view hex) {
    const auto bytes = fieldfare::from_hex(hex);
    if (!bytes || bytes->size() != N) return std::nullopt;
    return from(*bytes);
  }
};

using Hash = Id<struct HashTag, 32>;        ///< BLAKE2b-256
using VisitId = Id<struct VisitTag, 32>;    ///< hash of the visit's first membership record
using LogId = Id<struct LogTag, 16>;        ///< hash of the log's public key, cut to 16 bytes
using MemberId = Id<struct MemberTag, 16>;  ///< hash of the member's public key in this visit
using DeviceId = Id<struct DeviceTag, 16>;  ///< hash of the device's identity key; never leaves
                                            ///< the encrypted part
using BranchId = Id<struct BranchTag, 8>;   ///< names a branch of a forked log; zero: its trunk
using RecordId = Id<struct RecordTag, 8>;   ///< first bytes of a membership record's hash
using KeyId = Id<struct KeyTag, 16>;        ///< names an epoch key without telling it
using EntityId = Id<struct EntityTag, 16>;  ///< activity, case, note, line of enquiry, ...

/// The hash function object for unordered containers: ids are already random.
struct IdHash {
  template <class Tag, std::size_t N>
  std::size_t operator()(const Id<Tag, N>& id) const noexcept {
    std::size_t out = 0;
    for (std::size_t i = 0; i < sizeof(out); ++i)
      out = (out << 8) | id.bytes[i];
    return out;
  }
};

}  // namespace fieldfare
