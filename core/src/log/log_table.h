#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/log/replica.h>
#include <fieldfare/core/storage/database.h>

namespace fieldfare::log {

/// Where other strands leave a strand: it is cut there into segments.
struct Cut {
  std::uint64_t after = 0;
  Hash hash;      ///< of the header at `after`
  BranchId next;  ///< the segment that this strand goes on with
};

/// A strand of a log as this device has it: entries that follow one another and lie together, under
/// a number of their own. A log that was not forked is one strand; each other continuation is one
/// more, which leaves another strand (`base`) before `head.start`. Entries never move, so their
/// numbers stay. `head.branch` names the strand's first segment.
struct LogRow {
  std::int64_t lid = 0;  ///< its number in this store
  std::int64_t vid = 0;
  std::int64_t base = 0;  ///< the strand that it leaves; 0: it is the log's first
  std::vector<Cut> cuts;  ///< ascending
  LogHead head;
  std::optional<MemberId> writer;  ///< once its first entry has been read
  std::uint64_t cited = 0;         ///< length when an entry of ours last named its head as parent
  std::string heard_at;            ///< when something of it arrived last
  std::uint64_t lamport = 0;       ///< the greatest number that the device knew at `saved`
  std::uint64_t saved = 0;         ///< the length that its row tells; own entries run ahead of it
};

/// The segments of strands, which are in the order of `logs_of`: a VersionVector.
[[nodiscard]] VersionVector segments_of(std::span<const LogRow> strands);

/// An entry's number in the store: the strand's number and the sequence. Entries of a strand are
/// neighbours.
[[nodiscard]] constexpr std::int64_t entry_number(std::int64_t lid, std::uint64_t sequence) {
  return (lid << 32) | static_cast<std::int64_t>(sequence);
}
[[nodiscard]] constexpr std::int64_t lid_of(std::int64_t entry) {
  return entry >> 32;
}
[[nodiscard]] constexpr std::uint64_t sequence_of(std::int64_t entry) {
  return static_cast<std::uint64_t>(entry & 0xFFFF'FFFF);
}

struct StoredEntry {
  std::int64_t number = 0;
  SealedEntry entry;
  std::string problem;  ///< why it could not be read, or empty
};

/// The append-only truth: logs and their entries. Belongs to whoever is at work (worker.h).
class LogTable {
 public:
  explicit LogTable(storage::Database& database) noexcept : database_(&database) {}

  /// The strands of a visit, sorted by log and, in a log, by number: its first strand first.
  [[nodiscard]] std::vector<LogRow> logs_of(std::int64_t vid);
  /// The seed of the log that this device may append to, and which log that is.
  struct OwnLog {
    std::int64_t lid = 0;
    crypto::SecureBuffer seed;
  };
  [[nodiscard]] std::optional<OwnLog> own_log(std::int64_t vid);
  /// The seed of a log that this store wrote, also of one that was retired; empty: of another's.
  [[nodiscard]] crypto::SecureBuffer seed_of(std::int64_t vid, const LogId& log);
  /// No log of this store is appended to any more: after a restore each visit gets a new one. The
  /// seeds stay, so that what was written there can still be ordered to be erased.
  void retire_own_logs(storage::Transaction& transaction);

  [[nodiscard]] LogRow add_log(storage::Transaction& transaction, std::int64_t vid,
                               const crypto::SignPublicKey& key, ByteView own_seed);
  /// A strand that leaves `base` after a sequence, about to be appended to; cuts `base` there.
  [[nodiscard]] LogRow add_strand(storage::Transaction& transaction, LogRow& base,
                                  std::uint64_t after, const Hash& hash, const BranchId& branch);
  void set_writer(storage::Transaction& transaction, LogRow& log, const MemberId& writer);
  void set_cited(storage::Transaction& transaction, LogRow& log);

  /// Stores the next entry and moves the log's head; answers the entry's number.
  std::int64_t append(storage::Transaction& transaction, LogRow& log, const SealedEntry& entry,
                      const Hash& hash);
  /// After so many own entries the row is saved again.
  static constexpr std::uint64_t saved_every = 16;
  /// Saves length, head, time and Lamport number of a log that `append` moved.
  void save_head(storage::Transaction& transaction, LogRow& log);
  /// The same for an entry of this device's own: only now and then, since the row is a page more
  /// for each save. `logs_of` finds the head again from the entries.
  void save_own_head(storage::Transaction& transaction, LogRow& log);
  /// Why an entry could not be read; empty: it has been.
  void set_problem(storage::Transaction& transaction, std::int64_t number,
                   std::string_view problem);

  [[nodiscard]] std::optional<StoredEntry> entry(std::int64_t number);
  /// The hash of an entry's header; nothing when there is no such entry.
  [[nodiscard]] std::optional<Hash> hash_at(std::int64_t lid, std::uint64_t sequence);
  /// Entries of a log from a sequence on, at least one when there is one, at most about
  /// `max_bytes`.
  [[nodiscard]] std::vector<SealedEntry> read(std::int64_t lid, std::uint64_t first,
                                              std::size_t max_entries, std::size_t max_bytes);
  [[nodiscard]] std::vector<std::int64_t> with_problem(std::int64_t vid);
  /// The entries of which only the header is here, with their headers' hashes.
  [[nodiscard]] std::vector<std::pair<std::int64_t, Hash>> without_content(std::int64_t vid);
  /// Puts the content of an entry that had none in its place. The caller has checked that it fits.
  void put_content(storage::Transaction& transaction, std::int64_t number,
                   const SealedEntry& entry);
  /// Erases body and key; the header, and so the chain, stays.
  void erase_body(storage::Transaction& transaction, std::int64_t number);
  [[nodiscard]] std::int64_t count();

 private:
  void cut(LogRow& base, std::uint64_t after);
  void find_head(LogRow& log);

  storage::Database* database_;
};

}  // namespace fieldfare::log
