#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

/// Every limit of sync in one place, each with its reason. They are checked before memory is taken
/// for what they limit.
namespace fieldfare::sync::limits {

/// Entries and bytes of one exchange: one durable transaction on each side, so large enough that
/// the cost of a disk flush is shared, small enough that a cut connection loses little.
inline constexpr std::uint32_t batch_entries = 500;
inline constexpr std::uint32_t batch_bytes = 1024 * 1024;

/// What a peer may ask for or send at once: a batch, its largest single entry, and headroom.
inline constexpr std::uint32_t max_entries = 4096;
inline constexpr std::size_t max_message = std::size_t{8} * 1024 * 1024;

inline constexpr std::size_t max_logs = 4096;     ///< 64 members with 64 restored stores each
inline constexpr std::size_t max_records = 4096;  ///< membership records of a visit
inline constexpr std::size_t max_record = std::size_t{1024} * 1024;
inline constexpr std::size_t max_erasures = 32768;  ///< entries that were ordered to be erased
inline constexpr std::size_t max_statements = 64;   ///< one for each member
inline constexpr std::size_t max_statement = std::size_t{1024} * 1024;
/// Holes whose content a request asks for: each costs the other side a look at its store.
inline constexpr std::size_t asked_holes = 4096;
inline constexpr std::size_t max_refused = 4096;
inline constexpr std::size_t max_reason = 256;

/// A season's bundle of a large team is under 100 MB; above this a file is not one of ours.
inline constexpr std::size_t max_bundle = std::size_t{512} * 1024 * 1024;
inline constexpr std::size_t max_bundle_runs = 65536;

inline constexpr std::chrono::seconds nonce_life{60};
inline constexpr std::chrono::seconds token_life{15 * 60};

/// How long a hub keeps a request that waits for changes: under the minute that proxies and home
/// routers give to a silent line.
inline constexpr std::chrono::seconds longest_wait{50};
/// How soon a change that another process of the hub made is seen.
inline constexpr std::chrono::seconds poll_every{2};
/// Of one member for one visit: a tablet that lost its line a few times, no more.
inline constexpr std::size_t waits_of_member = 4;

/// Bytes of headers and ciphertext that a visit may take at a hub unless an administrator says
/// otherwise: a hundred times a large visit.
inline constexpr std::uint64_t visit_quota = 2ULL * 1024 * 1024 * 1024;

}  // namespace fieldfare::sync::limits
