#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/crypto/box.h>
#include <fieldfare/core/log/chain.h>
#include <fieldfare/core/log/replica.h>
#include <support/seeded_entropy.h>

namespace fieldfare::test {

/// The keys of a team in one visit, and its membership chain: everybody is a member from record 0
/// on, the first leads.
class Team {
 public:
  explicit Team(std::size_t members, std::uint64_t seed = 1);

  [[nodiscard]] const VisitId& visit() const { return visit_; }
  [[nodiscard]] const std::vector<Bytes>& records() const { return records_; }
  [[nodiscard]] const crypto::SigningKey& key(std::size_t member) const { return keys_[member]; }
  [[nodiscard]] MemberId member(std::size_t member) const {
    return log::member_id_of(keys_[member].public_key());
  }
  [[nodiscard]] ByteView epoch_key() const { return epoch_key_; }
  [[nodiscard]] SeededEntropy& entropy() { return entropy_; }
  /// A record that continues the chain as `from` members see it; it is added to `records()`.
  void add_member();
  void remove(std::size_t member);
  void make_deputy(std::size_t member);
  /// A record that another lead's device made in place of the last one.
  [[nodiscard]] Bytes rival_record();

 private:
  log::Member new_member(log::Role role);
  Bytes sign_next(log::MembershipRecord record);
  void seal_to_all(log::MembershipRecord& record);

  SeededEntropy entropy_;
  Bytes epoch_key_;
  std::vector<crypto::SigningKey> keys_;
  std::vector<crypto::BoxKey> boxes_;
  std::vector<Bytes> records_;
  VisitId visit_;
};

/// The simplest replica that keeps the interface's promises: everything in maps, nothing durable.
/// What the encrypted one is compared with.
class MemoryReplica : public log::Replica {
 public:
  MemoryReplica(Team& team, std::size_t member);

  /// Appends an entry to this device's log (a new log after `begin_log`).
  void write(std::string_view text);
  void begin_log();
  /// Every text held, sorted.
  [[nodiscard]] std::multiset<std::string> texts();
  /// As if this device had been restored from a backup made when its own log had `length` entries.
  void restore(std::uint64_t length);
  /// The same, by a number of entries.
  void go_back(std::uint64_t entries) {
    if (own_length_ > 0) restore(own_length_ - std::min(own_length_, entries));
  }
  [[nodiscard]] LogId own_log() const { return log::log_id_of(log_key_.public_key()); }
  /// Direct access, for tests that play the villain.
  [[nodiscard]] log::SealedEntry& entry(const LogId& log, std::uint64_t sequence);
  [[nodiscard]] const std::vector<log::HoldingStatement>& known_statements();
  [[nodiscard]] std::size_t imports() const { return imports_; }
  [[nodiscard]] const std::vector<log::Notice>& notices() const { return notices_; }
  void add_membership(const std::vector<Bytes>& records);
  /// Orders that an entry of this device's own log be erased, and does so.
  void erase(std::uint64_t sequence);
  /// The same of a colleague's log that is not forked, signed by this member.
  void erase(const LogId& log, std::uint64_t sequence);
  /// As if somebody had taken the content out of an entry on its way here.
  void lose_content(const LogId& log, std::uint64_t sequence);

  VisitId visit() override { return team_.visit(); }
  log::VersionVector holdings() override;
  log::EntryRun read(const LogId& log, const BranchId& branch, std::uint64_t first,
                     std::size_t max_entries, std::size_t max_bytes) override;
  /// The same of a log that is not forked.
  [[nodiscard]] log::EntryRun read(const LogId& log, std::uint64_t first, std::size_t max_entries,
                                   std::size_t max_bytes) {
    return read(log, {}, first, max_entries, max_bytes);
  }
  std::optional<Hash> hash_at(const LogId& log, const BranchId& branch,
                              std::uint64_t sequence) override;
  log::ImportOutcome take_in(const log::Arrival& arrival) override;
  std::vector<Bytes> membership() override { return records_; }
  log::Holes holes() override;
  std::vector<Bytes> erasures() override;
  std::vector<Bytes> statements() override;
  log::HoldingStatement statement() override;
  MemberId member() override { return log::member_id_of(member_key().public_key()); }
  crypto::Signature sign(std::string_view domain, ByteView message) override {
    return member_key().sign(domain, message);
  }
  HubState hub_state(const crypto::SignPublicKey& hub_key) override;
  Bytes remembered(std::string_view name) override;
  void remember(std::string_view name, ByteView bytes) override;

 private:
  /// A log as the set of its entries; what segments it has is worked out anew from that.
  struct Entry {
    std::uint64_t sequence = 0;
    Hash previous;
    log::SealedEntry sealed;
  };
  struct Segment {
    log::LogHead head;
    std::vector<Hash> entries;
  };
  struct Log {
    crypto::SignPublicKey key;
    std::map<Hash, Entry> entries;
    std::vector<Segment> segments;  ///< empty: to be worked out
  };

  [[nodiscard]] const crypto::SigningKey& member_key() const { return team_.key(member_); }
  [[nodiscard]] log::Membership chain() const;
  const std::vector<Segment>& segments(const LogId& id, Log& log);
  const Segment* find(const LogId& id, const BranchId& branch);
  void take_run(const log::EntryRun& run, log::ImportOutcome& outcome);
  void take_erasure(const Bytes& bytes, log::ImportOutcome& outcome);
  void fill(const log::EntryRun& run, std::size_t known, log::ImportOutcome& outcome);
  void settle_orders();
  void take_statement(const Bytes& bytes);
  void store(const LogId& log, const crypto::SignPublicKey& key, const log::SealedEntry& entry);

  Team& team_;
  std::size_t member_;
  crypto::SigningKey log_key_;
  std::uint64_t own_length_ = 0;
  Hash own_head_;
  std::map<LogId, Log> logs_;
  std::vector<Bytes> records_;
  std::map<log::ErasureId, Bytes> erasures_;
  std::set<Hash> erased_;
  std::map<MemberId, log::HoldingStatement> statements_;
  std::vector<log::HoldingStatement> listed_;
  std::map<crypto::SignPublicKey, HubState> hubs_;
  std::map<std::string, Bytes, std::less<>> notes_;
  std::vector<log::Notice> notices_;
  std::size_t imports_ = 0;
};

}  // namespace fieldfare::test
