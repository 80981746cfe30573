#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/crypto/box.h>
#include <fieldfare/core/crypto/sign.h>
#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/log/membership.h>
#include <fieldfare/core/log/replica.h>
#include <support/seeded_entropy.h>
#include <support/visit_team.h>

namespace fieldfare::hostile {

/// Parts of a zstd frame made by hand (RFC 8878, 3.1.1): `repeated` stands for `size` times the one
/// byte of its content.
enum class BlockKind { raw, repeated };
[[nodiscard]] Bytes block(BlockKind kind, std::uint32_t size, ByteView content, bool last = true);
/// A body before it is encrypted (log-format.md): a frame that claims to hold so much.
[[nodiscard]] Bytes packed_frame(std::uint32_t claimed_size, ByteView blocks);

/// A member whose program is its own: it was let in with a genuine card, holds the epoch key, and
/// signs whatever it likes with the keys that are rightly its own. It has no others.
class Insider {
 public:
  /// Lets it in by the lead's device; its log is begun and not given to anybody yet.
  explicit Insider(test::VisitTeam& team, std::uint64_t seed = 666);
  Insider(app::Notebook& lead, const VisitId& visit, std::uint64_t seed);

  [[nodiscard]] MemberId member() const;
  [[nodiscard]] const LogId& log() const noexcept { return log_; }
  [[nodiscard]] const crypto::SigningKey& member_key() const noexcept { return member_key_; }
  [[nodiscard]] const crypto::SigningKey& log_key() const noexcept { return log_key_; }
  [[nodiscard]] const std::vector<Bytes>& records() const noexcept { return records_; }
  [[nodiscard]] const std::string& invite() const noexcept { return invite_; }
  /// Begins a log for another visit with the same keys.
  void move_to(const VisitId& visit);
  /// Where its next entry goes.
  [[nodiscard]] log::Position& end() noexcept { return end_; }

  /// A change that makes a note with this text; `of`: its id.
  [[nodiscard]] static log::Change note(const EntityId& of, const EntityId& activity,
                                        const std::string& text);
  /// Sealed for the place where its log ends, which moves on.
  log::SealedEntry write(const log::Change& change);
  /// Sealed for any place; its log stays as it is.
  [[nodiscard]] log::SealedEntry seal_at(const log::Position& place, const log::Change& change);
  /// As an entry whose body, before it is encrypted, is these bytes.
  log::SealedEntry write_packed(ByteView packed);
  /// As an entry whose encoded change is these bytes.
  log::SealedEntry write_encoded(ByteView change);

  /// What its keys open of an entry that it got hold of; nothing when none does.
  [[nodiscard]] std::optional<log::Change> reads(const log::SealedEntry& entry) const;

  [[nodiscard]] log::EntryRun run(std::uint64_t first, std::vector<log::SealedEntry> entries) const;
  /// All that it wrote, from the first entry on.
  [[nodiscard]] log::EntryRun whole() const { return run(1, entries_); }

 private:
  void begin_log(const VisitId& visit);
  log::SealedEntry keep(log::SealedEntry entry);

  test::SeededEntropy entropy_;
  crypto::SigningKey member_key_;
  crypto::BoxKey box_key_;
  crypto::SigningKey log_key_;
  LogId log_;
  Bytes epoch_key_;
  std::vector<Bytes> records_;
  std::string invite_;
  log::Position end_;
  std::vector<log::SealedEntry> entries_;
};

}  // namespace fieldfare::hostile
