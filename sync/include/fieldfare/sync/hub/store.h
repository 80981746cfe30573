#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/log/chain.h>
#include <fieldfare/core/log/replica.h>
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
  std::uint32_t record_count = 0;
  Hash record_head;
};

/// A run that was checked, as it is to be stored: `run.entries[checked.known + i]` with
/// `checked.headers[i]` and `checked.hashes[i]`. `begin` is the end of the log that it was checked
/// against (length 0 for a new log).
struct CheckedAppend {
  LogEnd begin;
  const log::EntryRun* run = nullptr;
  const log::CheckedRun* checked = nullptr;
};

enum class AppendResult {
  stored,
  moved,  ///< somebody else appended meanwhile: check against the new ends and try again
  quota,  ///< nothing was stored: the visit's space is used up
};

/// Where a hub keeps what it holds: SQLite for one machine, PostgreSQL for an organisation. Every
/// change is durable when the call returns, and done completely or not at all. Not thread-safe:
/// each thread of a hub has a store of its own over the same file or server, and the promises hold
/// between them too.
///
/// Laws: feed numbers of a visit are given while its row is locked, so that they become visible in
/// order and without gaps; ends(v) always describes an unbroken chain from sequence 1.
class HubStore {
 public:
  virtual ~HubStore() = default;

  /// Made at the first start and kept in the store, so that all hubs over one store are one hub.
  [[nodiscard]] virtual StoreIdentity identity(ports::Entropy& entropy) = 0;

  [[nodiscard]] virtual std::optional<VisitRow> find(const VisitId& visit) = 0;
  [[nodiscard]] virtual std::vector<VisitRow> visits() = 0;
  /// Makes room for a visit; an existing one is left as it is.
  virtual void register_visit(const VisitId& visit, std::uint64_t quota) = 0;
  virtual void set_quota(const VisitId& visit, std::uint64_t quota) = 0;
  /// Deletes all that is held of a visit, its registration too. False when there was none.
  virtual bool erase(const VisitId& visit) = 0;

  [[nodiscard]] virtual std::vector<Bytes> records(const VisitId& visit, std::uint32_t from) = 0;
  /// Compare and set: adds records after the first `count`, the last of which hashes to `head`.
  /// False when the chain is not (or no longer) there.
  [[nodiscard]] virtual bool append_records(const VisitId& visit, std::uint32_t count,
                                            const Hash& head,
                                            const std::vector<Bytes>& records) = 0;

  /// The logs' ends and keys, sorted by log.
  [[nodiscard]] virtual log::VersionVector holdings(const VisitId& visit) = 0;
  /// Stores runs that were checked before; in one transaction, all or none.
  [[nodiscard]] virtual AppendResult append(const VisitId& visit,
                                            const std::vector<CheckedAppend>& appends) = 0;
  /// As log::Replica::read.
  [[nodiscard]] virtual log::EntryRun read(const VisitId& visit, const log::LogHead& log,
                                           std::uint64_t first, std::size_t max_entries,
                                           std::size_t max_bytes) = 0;

  [[nodiscard]] virtual std::vector<Bytes> statements(const VisitId& visit) = 0;
  /// Keeps a member's statement when its counter is higher than that of the one held.
  virtual void put_statement(const VisitId& visit, const StatementCount& count,
                             ByteView statement) = 0;

  /// Throws when the store cannot answer: for readiness.
  virtual void check() = 0;
};

}  // namespace fieldfare::sync::hub
