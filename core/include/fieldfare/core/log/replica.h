#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/crypto/sign.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/log/membership.h>
#include <fieldfare/core/time.h>

namespace fieldfare::log {

/// How much of one log somebody holds: entries 1 to `length`, the last with header hash `head`.
struct LogHead {
  LogId log;
  crypto::SignPublicKey key;
  std::uint64_t length = 0;
  Hash head;
  bool operator==(const LogHead&) const = default;
};

/// A replica's holdings of a visit, sorted by log id, each log once: the version vector.
using VersionVector = std::vector<LogHead>;

/// Entries of one log, consecutive from sequence `first`.
struct EntryRun {
  LogId log;
  crypto::SignPublicKey key;
  std::uint64_t first = 1;
  std::vector<SealedEntry> entries;
};

/// What a member signed about its holdings (domain "fieldfare/holds/1"): the source of receipts.
struct HoldingStatement {
  MemberId member;
  std::uint64_t counter = 0;  ///< grows with each statement of a member
  VersionVector holds;
  crypto::Signature signature;
};

[[nodiscard]] Bytes encode(const HoldingStatement& statement);  ///< with the signature
[[nodiscard]] Bytes signed_part(const VisitId& visit, const HoldingStatement& statement);
[[nodiscard]] HoldingStatement decode_statement(ByteView bytes);

/// An entry that was refused on import and why; the others of the run are not held up.
struct Refused {
  LogId log;
  std::uint64_t sequence = 0;
  std::string reason;
};

struct ImportOutcome {
  std::uint64_t accepted = 0;  ///< new here
  std::uint64_t known = 0;     ///< held already
  std::vector<Refused> refused;
};

/// A visit's entries on one device, as the sync session sees them. Calls are synchronous and may be
/// made from any thread; each import is one durable transaction. The same interface is implemented
/// by the encrypted store (core) and by trivial models in tests.
class Replica {
 public:
  virtual ~Replica() = default;

  [[nodiscard]] virtual VisitId visit() = 0;
  [[nodiscard]] virtual VersionVector holdings() = 0;

  /// Up to `max_entries` entries of `log` from sequence `first`, at most about `max_bytes` in all
  /// (at least one entry when there is one).
  [[nodiscard]] virtual EntryRun read(const LogId& log, std::uint64_t first,
                                      std::size_t max_entries, std::size_t max_bytes) = 0;

  /// Checks each run (chain, signatures, sizes) and stores what is new, together with what follows
  /// from it, in one transaction. Runs of logs whose earlier entries are missing are refused with
  /// a reason.
  virtual ImportOutcome import(const std::vector<EntryRun>& runs) = 0;

  /// The encoded membership records, oldest first.
  [[nodiscard]] virtual std::vector<Bytes> membership() = 0;
  /// Adds those records that continue the chain. Error(damaged) when they contradict it.
  virtual void add_membership(const std::vector<Bytes>& records) = 0;

  /// This member's id and a signature by its visit key: proof towards a hub or peer.
  [[nodiscard]] virtual MemberId member() = 0;
  [[nodiscard]] virtual crypto::Signature sign(std::string_view domain, ByteView message) = 0;

  /// A fresh signed statement of what this device holds now.
  [[nodiscard]] virtual HoldingStatement statement() = 0;
  /// All statements known here, this device's own included: passed on so that receipts spread.
  [[nodiscard]] virtual std::vector<Bytes> statements() = 0;
  /// Keeps those that are signed by a member and newer than what is known. Wrong ones are ignored.
  virtual void add_statements(const std::vector<Bytes>& statements) = 0;

  /// What the hub `hub_key` confirmed to hold, in the same transaction as its era and cursor.
  virtual void hub_confirmed(const crypto::SignPublicKey& hub_key, ByteView era,
                             std::uint64_t cursor, const VersionVector& holds) = 0;
  struct HubState {
    Bytes era;
    std::uint64_t cursor = 0;
    bool known = false;
    VersionVector holds;  ///< what the last hub_confirmed told
  };
  [[nodiscard]] virtual HubState hub_state(const crypto::SignPublicKey& hub_key) = 0;

  /// Small notes of the sync layer for this visit (the key pinned for a hub's address, what the
  /// last bundle held), kept durably under a name of at most 256 bytes; empty when there is none.
  [[nodiscard]] virtual Bytes remembered(std::string_view name) = 0;
  virtual void remember(std::string_view name, ByteView bytes) = 0;
};

}  // namespace fieldfare::log
