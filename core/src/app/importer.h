#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include <fieldfare/core/log/chain.h>

#include "app/engine.h"

namespace fieldfare::app {

/// Takes in what other devices wrote, inside one transaction: runs of entries, orders to erase, and
/// what could not be read before. A bad entry never stops the others.
class Importer {
 public:
  Importer(Engine& engine, VisitState& visit, storage::Transaction& transaction)
      : engine_(&engine), visit_(&visit), transaction_(&transaction) {}

  void take(const log::EntryRun& run, log::ImportOutcome& outcome);
  /// Erases what an order names, if it is held. The order has been checked.
  void erase(const log::ErasureOrder& order);
  /// Tries again what could not be read: a key has come.
  void read_again();
  /// After all entries: some of them may have said which of the others count.
  void finish();

  [[nodiscard]] bool redacted() const noexcept { return redacted_; }
  [[nodiscard]] bool changed_words() const noexcept { return changed_words_; }

 private:
  void fill_holes(const log::EntryRun& run, std::size_t known, log::ImportOutcome& outcome);
  log::LogRow* strand_for(const log::EntryRun& run, const log::CheckedRun& checked);
  void leave_own_log(const LogId& log);
  void tell_fork(const log::LogRow& row, const log::CheckedRun& checked,
                 log::ImportOutcome& outcome);
  void put_aside(const log::EntryRun& run, const log::CheckedRun& checked,
                 log::ImportOutcome& outcome);
  template <class Open>
  void store(log::LogRow& row, const log::Header& header, const log::SealedEntry& entry,
             const Hash& hash, const Open& open);
  template <class Open>
  std::string read(log::LogRow& row, const log::Header& header, const log::SealedEntry& entry,
                   const Hash& hash, std::int64_t number, const Open& open);
  void learn_writer(log::LogRow& row, const log::Change& change);
  void note_words(const log::Change& change);

  Engine* engine_;
  VisitState* visit_;
  storage::Transaction* transaction_;
  bool changed_words_ = false;
  bool redacted_ = false;
  bool said_ends_ = false;
  bool took_holes_ = false;
  std::set<Hash> ordered_unread_;  ///< entries ordered erased that could not be read here before
  bool took_late_ = false;         ///< whether it really is late may depend on what came with it
};

/// Why an entry under an epoch's key is not read as long as no record has brought the key.
inline constexpr std::string_view no_key = "its key has not arrived";

}  // namespace fieldfare::app
