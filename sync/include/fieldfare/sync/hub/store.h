#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/log/chain.h>
#include <fieldfare/core/log/replica.h>
#include <fieldfare/sync/hub/metrics.h>
#include <fieldfare/sync/parcel.h>
#include <fieldfare/sync/receipt.h>

namespace fieldfare::sync::hub {

/// What identifies a hub and the life of its store.
struct StoreIdentity {
  crypto::SecureBuffer seed;  ///< of the key that signs receipts
  Era era;
};

/// A visit as the hub keeps it.
struct VisitRow {
  VisitId visit;
  std::uint64_t feed = 0;   ///< the number of the newest entry
  std::uint64_t bytes = 0;  ///< of headers, bodies and wrapped keys
  std::uint64_t quota = 0;
  std::uint64_t changes = 0;  ///< another one after every change: see `change_mark`
  std::uint32_t record_count = 0;
  Hash record_head;  ///< hash of the newest record, so that a cache knows whether it is right
};

/// A run that was checked, as it is to be stored: `run.entries[checked.known + i]` with
/// `checked.headers[i]` and `checked.hashes[i]`, after `checked.after` in the segment
/// `checked.segment` (length 0 and no other segment: the log is new). When `cuts(checked)`, that
/// segment is cut there: what stood behind becomes the segment branch_of(checked.next), and its
/// children are then children of that. When `checked.forks`, the new entries are a segment of
/// their own, `checked.end`; otherwise they lengthen `checked.segment`.
struct CheckedAppend {
  const log::EntryRun* run = nullptr;
  const log::CheckedRun* checked = nullptr;
};

/// An order to erase that was checked.
struct CheckedErasure {
  log::ErasureOrder order;
  Bytes bytes;
};

/// Content for an entry that is held without it; it has been checked to fit the header.
struct CheckedContent {
  log::Hole hole;
  Hash entry;  ///< hash of its header
  const log::SealedEntry* content = nullptr;
};

/// What the membership says of an order to erase: whether it counts.
using OrderCounts = std::function<bool(const log::ErasureOrder&)>;

enum class AppendResult {
  stored,
  moved,  ///< somebody else appended meanwhile: check against the new ends and try again
  quota,  ///< nothing was stored: the visit's space is used up
};

/// What a device compares that waits for changes: the visit's counter of changes (entries, records,
/// orders, statements) below the first bits of the era, so that it differs also when a server that
/// lost some of them has counted again. Only equality means anything.
[[nodiscard]] std::uint64_t change_mark(const Era& era, std::uint64_t counter) noexcept;

/// True when a run still continues its log as it was checked, `segments` being those of its log.
[[nodiscard]] bool still_fits(const std::vector<log::LogHead>& segments,
                              const log::CheckedRun& checked);

/// Where a hub keeps what it holds: SQLite for one machine, PostgreSQL for an organisation. Every
/// change is durable when the call returns, and done completely or not at all. Not thread-safe:
/// each thread of a hub has a store of its own over the same file or server, and the promises hold
/// between them too.
///
/// Laws: feed numbers and the change counter of a visit are given while its row is locked, so that
/// they become visible in order and without gaps; segments(v) always describes unbroken chains.
class HubStore {
 public:
  virtual ~HubStore() = default;

  /// Made at the first start and kept in the store, so that all hubs over one store are one hub.
  [[nodiscard]] virtual StoreIdentity identity(ports::Entropy& entropy) = 0;
  /// The era as the last call of `identity` or `find` saw it: a fail-over changes it under a hub at
  /// work.
  [[nodiscard]] virtual Era era() = 0;
  /// Begins a new era: after somebody put a backup back.
  virtual void renew_era(ports::Entropy& entropy) = 0;

  [[nodiscard]] virtual std::optional<VisitRow> find(const VisitId& visit) = 0;
  [[nodiscard]] virtual std::vector<VisitRow> visits() = 0;
  /// Makes room for a visit; an existing one is left as it is.
  virtual void register_visit(const VisitId& visit, std::uint64_t quota) = 0;
  virtual void set_quota(const VisitId& visit, std::uint64_t quota) = 0;
  /// Deletes all that is held of a visit, its registration too. False when there was none.
  virtual bool erase(const VisitId& visit) = 0;

  /// The membership records in the order in which they came.
  [[nodiscard]] virtual std::vector<Bytes> records(const VisitId& visit) = 0;
  /// Compare and set: adds records when there are exactly `count` so far. False otherwise. In the
  /// same transaction the orders that do not count with these records are dropped; entries whose
  /// content went with one of them are holes from then on.
  [[nodiscard]] virtual bool append_records(const VisitId& visit, std::uint32_t count,
                                            const std::vector<Bytes>& records,
                                            const OrderCounts& counts) = 0;

  /// The logs' segments, in the order of a version vector.
  [[nodiscard]] virtual log::VersionVector segments(const VisitId& visit) = 0;
  /// The hash of a header inside a segment; nothing when the segment does not hold that sequence.
  [[nodiscard]] virtual std::optional<Hash> hash_at(const VisitId& visit, const LogId& log,
                                                    const BranchId& branch,
                                                    std::uint64_t sequence) = 0;
  /// Stores runs that were checked before, each of another log; in one transaction, all or none.
  /// `moved` when a segment is not (or no longer) as it was checked, or the new one is there
  /// already. A body that an order erases is not stored, its header is. An entry without a body is
  /// a hole unless an order erases it.
  [[nodiscard]] virtual AppendResult append(const VisitId& visit,
                                            const std::vector<CheckedAppend>& appends) = 0;
  /// As log::Replica::read, inside one segment.
  [[nodiscard]] virtual log::EntryRun read(const VisitId& visit, const log::LogHead& segment,
                                           std::uint64_t first, std::size_t max_entries,
                                           std::size_t max_bytes) = 0;

  /// The orders to erase, encoded, sorted by their ids.
  [[nodiscard]] virtual std::vector<Bytes> erasures(const VisitId& visit) = 0;
  /// Compare and set: keeps orders and erases body and wrapped key of what they name, in one
  /// transaction, while there are exactly `count` records, by which they were checked. False
  /// otherwise. An order that is held is left as it is.
  [[nodiscard]] virtual bool add_erasures(const VisitId& visit, std::uint32_t count,
                                          const std::vector<CheckedErasure>& orders) = 0;

  /// The entries that are held without their content and without an order, sorted.
  [[nodiscard]] virtual log::Holes holes(const VisitId& visit) = 0;
  /// Stores content for those of these entries that are holes, in one transaction; `filled` says
  /// how many were. Never `moved`.
  [[nodiscard]] virtual AppendResult fill(const VisitId& visit,
                                          const std::vector<CheckedContent>& contents,
                                          std::uint64_t& filled) = 0;

  [[nodiscard]] virtual std::vector<Bytes> statements(const VisitId& visit) = 0;
  /// Keeps a member's statement when its counter is higher than that of the one held.
  virtual void put_statement(const VisitId& visit, const StatementCount& count,
                             ByteView statement) = 0;

  /// The change mark of each visit, as in its row; 0 for one that is not there.
  [[nodiscard]] virtual std::vector<std::uint64_t> changes(const std::vector<VisitId>& visits) = 0;

  [[nodiscard]] virtual StoreFigures figures() = 0;
  /// Commits something small, and throws when that fails: for readiness.
  virtual void check() = 0;
};

}  // namespace fieldfare::sync::hub
