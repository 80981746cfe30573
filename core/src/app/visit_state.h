#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <fieldfare/core/crypto/box.h>
#include <fieldfare/core/crypto/sign.h>
#include <fieldfare/core/framework/framework.h>
#include <fieldfare/core/guard/allow_list.h>
#include <fieldfare/core/log/membership.h>

#include "log/log_table.h"

namespace fieldfare::app {

/// The log that this device appends to.
struct OwnLog {
  std::int64_t lid = 0;
  crypto::SigningKey key;
};

/// A visit as the notebook holds it in memory: keys, membership and where each log ends. What is
/// here is always what the store holds; when a transaction fails it is thrown away and read again.
struct VisitState {
  std::int64_t vid = 0;
  VisitId id;
  log::Membership chain;
  MemberId self;
  crypto::SigningKey sign_key;
  crypto::BoxKey box_key;
  std::map<KeyId, crypto::SecureBuffer> epoch_keys;
  std::map<KeyId, crypto::BoxKey> audience_keys;  ///< by audience id, of every epoch
  std::vector<log::LogRow> logs;          ///< strands, sorted by log id, a log's first strand first
  std::map<Hash, log::ErasureId> erased;  ///< entries that an order erases, held or not
  std::map<Hash, std::int64_t> holes;     ///< held without content and without an order
  /// Entries found to carry on a text that was erased: projected no more, and to be ordered to be
  /// erased as well by whoever may. Emptied by `follow_erasures`.
  std::set<std::int64_t> to_erase;
  std::optional<OwnLog> own;
  std::uint64_t lamport = 0;
  std::string hub;
  /// Removed, and somebody has said where their logs end; or in no record of the team that counts.
  std::set<MemberId> ended;
  std::map<std::int64_t, std::uint64_t> ends;  ///< by strand: up to which entry theirs count

  /// The first strand of a log.
  [[nodiscard]] log::LogRow* find_log(const LogId& id);
  /// All its strands.
  [[nodiscard]] std::span<log::LogRow> strands(const LogId& log);
  /// The strand that holds a segment.
  [[nodiscard]] log::LogRow* find_strand(const LogId& log, const BranchId& segment);
  /// Keeps the order of `logs`; answers where the strand is now.
  log::LogRow* add_strand(log::LogRow&& row);
  [[nodiscard]] log::LogRow* find_log(std::int64_t lid);
  [[nodiscard]] const crypto::SecureBuffer* epoch_key(const KeyId& id) const;
  [[nodiscard]] log::VersionVector holdings() const;
  /// A key from each epoch key held, that of the newest epoch first, by which members recognise a
  /// meeting of this visit (sync/docs/meeting.md) and which opens nothing else.
  [[nodiscard]] std::vector<crypto::SecureBuffer> meeting_keys() const;
  /// False for late work: what a removed member wrote and the remover did not hold. On the member's
  /// own device everything of theirs goes on to count.
  [[nodiscard]] bool counts(const log::LogRow& row, std::uint64_t sequence) const;
  [[nodiscard]] const log::Member* me() const { return chain.find(self); }
};

/// What may be written in a visit: read from the projections, shared with the screen's thread.
struct Vocabulary {
  std::shared_ptr<const framework::Framework> framework;
  guard::AllowList allow;
  bool closed = false;  ///< the visit takes no more evidence
};

}  // namespace fieldfare::app
