#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fieldfare/core/crypto/sign.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/log/erasure.h>
#include <fieldfare/core/log/membership.h>
#include <fieldfare/core/time.h>

namespace fieldfare::log {

/// A place that somebody holds a log up to: the entry `length` with header hash `head`, and every
/// entry before it. `branch` and `start` say in which part of the log it lies; see LogHead.
struct LogEnd {
  LogId log;
  BranchId branch{};
  std::uint64_t start = 1;
  std::uint64_t length = 0;
  Hash head{};
  bool operator==(const LogEnd&) const = default;
};

/// Places, sorted by log, branch and length, none twice and none of length 0. One place a segment
/// is the rule; more of one segment are asked for and given when two sides look for the place where
/// a log forks (protocol.md, "Forked logs").
using Ends = std::vector<LogEnd>;

/// A segment of a log as it is held here: entries `start` to `length` (both sequence numbers).
///
/// A log that nobody continued in two ways is one segment, the trunk: branch zero, start 1. When
/// two entries follow the same one, the segment ends there and each continuation is a segment of
/// its own, named by the first 8 bytes of its first header's hash. So the segments are a function
/// of the set of entries held, and all who hold the same entries name them alike.
struct LogHead {
  LogId log;
  crypto::SignPublicKey key;
  std::uint64_t length = 0;
  Hash head{};
  BranchId branch{};
  std::uint64_t start = 1;
  BranchId parent{};  ///< the segment that ends at start - 1; zero also for the trunk itself
  bool operator==(const LogHead&) const = default;
};

/// A replica's holdings of a visit, sorted by log id, then by start, then by branch: what a segment
/// continues stands before it. No segment of no entries: the trunk of a log that forked at its
/// first entry is left out.
using VersionVector = std::vector<LogHead>;

[[nodiscard]] LogEnd end_of(const LogHead& head);
[[nodiscard]] Ends ends_of(const VersionVector& holdings);
[[nodiscard]] BranchId branch_of(const Hash& first_header);
[[nodiscard]] RecordId record_id(ByteView membership_record);

/// Consecutive entries of one log from sequence `first`. In a forked log the first header's
/// previous hash says where it belongs.
struct EntryRun {
  LogId log;
  crypto::SignPublicKey key;
  std::uint64_t first = 1;
  std::vector<SealedEntry> entries;
};

/// First 8 bytes of a header's hash: with log and sequence enough to name an entry, also where the
/// log was continued in two ways.
using EntryMark = Id<struct EntryMarkTag, 8>;

/// An entry whose header is held, whose content is not, and for which no order to erase counts
/// (log-format.md, "Holes"). Whoever has the content may fill it.
struct Hole {
  LogId log;
  std::uint64_t sequence = 0;
  EntryMark entry;
  // NOLINTNEXTLINE(modernize-use-nullptr): the check takes the compiler's own zero for a pointer
  auto operator<=>(const Hole&) const = default;
};

/// Sorted, none twice.
using Holes = std::vector<Hole>;

/// What one place may lack of a visit: as many as there can be orders to erase, so that all of them
/// may be dropped. Further entries without their content are not taken.
inline constexpr std::size_t max_holes = 32768;

[[nodiscard]] Hole hole_at(const LogId& log, std::uint64_t sequence, const Hash& entry);

/// What a member signed about its holdings (domain "fieldfare/holds/1"): the source of receipts.
struct HoldingStatement {
  MemberId member;
  std::uint64_t counter = 0;  ///< grows with each statement of a member
  Ends holds;
  std::vector<ErasureId> erased;  ///< the orders it follows, sorted
  Holes holes;  ///< in `holds` and lacked all the same: a statement of format 2 when there are any
  crypto::Signature signature;
};

[[nodiscard]] Bytes encode(const HoldingStatement& statement);  ///< with the signature
[[nodiscard]] Bytes signed_part(const VisitId& visit, const HoldingStatement& statement);
[[nodiscard]] HoldingStatement decode_statement(ByteView bytes);

/// Places as they are written in statements and parcels. Laws: read_ends(write(e)) == e; reading
/// throws Error(damaged) unless they are in their one order and at most `limit`.
void write(ByteWriter& out, const Ends& ends);
[[nodiscard]] Ends read_ends(ByteReader& in, std::size_t limit);

/// Holes as they are written in statements and parcels: the same laws.
void write(ByteWriter& out, const Holes& holes);
[[nodiscard]] Holes read_holes(ByteReader& in, std::size_t limit);

/// An entry that was refused on import and why; the others are not held up.
struct Refused {
  LogId log;
  std::uint64_t sequence = 0;
  std::string reason;
  bool operator==(const Refused&) const = default;
};

/// Something that people should know and that no command answers, kept until they put it away.
/// `kind` is one of those listed in docs/cli.md; `key` tells two of a kind apart; `facts` are names
/// and values for the sentence that is shown.
struct Notice {
  std::string kind;
  std::string key;
  std::vector<std::pair<std::string, std::string>> facts;
};

/// What a hub said that it holds durably.
struct Confirmation {
  crypto::SignPublicKey hub;
  Bytes era;
  std::uint64_t cursor = 0;
  Ends holds;
  std::vector<ErasureId> erased;  ///< the orders it follows
  Holes holes;                    ///< in `holds`, and not held all the same
  std::optional<Time> hub_time;   ///< its clock when it answered
};

/// All that came in at once, from a hub, a colleague's device or a file. It is taken in this order.
/// A run may repeat entries that are held: where one of them is a hole, it is filled.
struct Arrival {
  std::vector<Bytes> records;   ///< of the membership
  std::vector<Bytes> erasures;  ///< orders to erase
  std::vector<EntryRun> runs;
  std::vector<Bytes> statements;
  std::optional<Confirmation> confirmed;
  std::vector<Notice> notices;
  bool complete = false;  ///< nothing more is to come now: a statement of what is held is due
};

struct ImportOutcome {
  std::uint64_t accepted = 0;  ///< entries that are new here, and holes that were filled
  std::uint64_t known = 0;     ///< entries held already
  std::uint64_t records = 0;   ///< membership records that are new here
  std::uint64_t erasures = 0;  ///< orders to erase that are new here
  std::vector<Refused> refused;
  std::vector<std::string> other_refused;  ///< records and orders: why each was put aside
  std::vector<LogId> forked;               ///< logs in which another continuation appeared now
};

/// A visit's entries on one device, as the sync session sees them. Calls are synchronous and may be
/// made from any thread. The same interface is implemented by the encrypted store (core) and by
/// trivial models in tests.
class Replica {
 public:
  virtual ~Replica() = default;

  [[nodiscard]] virtual VisitId visit() = 0;
  [[nodiscard]] virtual VersionVector holdings() = 0;

  /// Up to `max_entries` entries of a segment from sequence `first`, at most about `max_bytes` in
  /// all (at least one entry when there is one).
  [[nodiscard]] virtual EntryRun read(const LogId& log, const BranchId& branch, std::uint64_t first,
                                      std::size_t max_entries, std::size_t max_bytes) = 0;
  /// The hash of a header inside a segment; nothing when the segment does not hold that sequence.
  [[nodiscard]] virtual std::optional<Hash> hash_at(const LogId& log, const BranchId& branch,
                                                    std::uint64_t sequence) = 0;

  /// Checks and stores what is new, together with all that follows from it and with what the other
  /// side confirmed, in one durable transaction: a crash leaves all of it or nothing. What cannot
  /// be used is put aside with its reason and holds up nothing else. Never throws for what a peer
  /// can send, only for failures here.
  virtual ImportOutcome take_in(const Arrival& arrival) = 0;

  /// The encoded membership records, each after the one it names.
  [[nodiscard]] virtual std::vector<Bytes> membership() = 0;
  /// What is held without its content and without an order to erase it.
  [[nodiscard]] virtual Holes holes() = 0;
  /// The encoded orders to erase.
  [[nodiscard]] virtual std::vector<Bytes> erasures() = 0;
  /// The newest statement known of each member, this device's own included: passed on, so that
  /// receipts spread.
  [[nodiscard]] virtual std::vector<Bytes> statements() = 0;
  /// This device's signed statement of what it holds now; made anew when that has changed.
  virtual HoldingStatement statement() = 0;

  /// This member's id and a signature by its visit key: proof towards a hub or peer.
  [[nodiscard]] virtual MemberId member() = 0;
  [[nodiscard]] virtual crypto::Signature sign(std::string_view domain, ByteView message) = 0;

  struct HubState {
    Bytes era;
    std::uint64_t cursor = 0;
    bool known = false;
    Ends holds;   ///< what it confirmed last
    Holes holes;  ///< but these
  };
  [[nodiscard]] virtual HubState hub_state(const crypto::SignPublicKey& hub_key) = 0;

  /// Small notes of the sync layer for this visit (the key pinned for a hub's address, what the
  /// last bundle held), kept durably under a name of at most 256 bytes; empty when there is none.
  [[nodiscard]] virtual Bytes remembered(std::string_view name) = 0;
  virtual void remember(std::string_view name, ByteView bytes) = 0;
};

}  // namespace fieldfare::log
