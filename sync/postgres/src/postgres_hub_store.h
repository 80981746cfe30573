#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fieldfare/sync/hub/postgres_store.h>

#include "pg.h"

namespace fieldfare::sync::hub {

/// From exactly as many bytes as it has. Error(damaged) otherwise: what comes from a database may
/// be anything.
template <class T>
T id_of(ByteView bytes) {
  if (bytes.size() != T::size)
    throw Error(ErrorCode::damaged, "the database holds a value that the hub cannot have written");
  return T::from(bytes);
}

class PostgresStore final : public HubStore {
 public:
  PostgresStore(std::string place, PostgresOptions options);

  StoreIdentity identity(ports::Entropy& entropy) override;
  Era era() override { return era_; }
  void renew_era(ports::Entropy& entropy) override;
  std::optional<VisitRow> find(const VisitId& visit) override;
  std::vector<VisitRow> visits() override;
  void register_visit(const VisitId& visit, std::uint64_t quota) override;
  void set_quota(const VisitId& visit, std::uint64_t quota) override;
  bool erase(const VisitId& visit) override;
  std::vector<Bytes> records(const VisitId& visit) override;
  bool append_records(const VisitId& visit, std::uint32_t count, const std::vector<Bytes>& records,
                      const OrderCounts& counts) override;
  log::VersionVector segments(const VisitId& visit) override;
  AppendResult append(const VisitId& visit, const std::vector<CheckedAppend>& appends) override;
  log::EntryRun read(const VisitId& visit, const log::LogHead& segment, std::uint64_t first,
                     std::size_t max_entries, std::size_t max_bytes) override;
  std::optional<Hash> hash_at(const VisitId& visit, const LogId& log, const BranchId& branch,
                              std::uint64_t sequence) override;
  std::vector<Bytes> erasures(const VisitId& visit) override;
  bool add_erasures(const VisitId& visit, std::uint32_t count,
                    const std::vector<CheckedErasure>& orders) override;
  log::Holes holes(const VisitId& visit) override;
  AppendResult fill(const VisitId& visit, const std::vector<CheckedContent>& contents,
                    std::uint64_t& filled) override;
  std::vector<Bytes> statements(const VisitId& visit) override;
  void put_statement(const VisitId& visit, const StatementCount& count,
                     ByteView statement) override;
  std::vector<std::uint64_t> changes(const std::vector<VisitId>& visits) override;
  StoreFigures figures() override;
  void check() override;

 private:
  /// A visit's row, locked until the transaction ends: whoever else writes to the visit waits.
  struct Locked {
    std::uint64_t feed = 0;
    std::uint64_t bytes = 0;
    std::uint64_t quota = 0;
    std::uint32_t records = 0;
    Hash record_head;
  };

  pg::Connection& line();
  template <class Work>
  auto perform(Work&& work);
  template <class Work>
  auto change(Work&& work);
  static std::optional<Locked> lock(pg::Transaction& transaction, const VisitId& visit);
  static void save(pg::Transaction& transaction, const VisitId& visit, const Locked& row);
  void set_era(ByteView named_by);

  static void store_run(pg::Transaction& transaction, const VisitId& visit,
                        const CheckedAppend& append, std::vector<log::LogHead>& segments,
                        Locked& row);
  static void store_entries(pg::Transaction& transaction, const VisitId& visit,
                            const CheckedAppend& append, Locked& row);
  static void put_segment(pg::Transaction& transaction, const VisitId& visit,
                          const log::LogHead& segment);
  static std::map<LogId, std::vector<log::LogHead>> segments_of(
      pg::Transaction& transaction, const VisitId& visit,
      const std::vector<CheckedAppend>& appends);
  static bool erase_body(pg::Transaction& transaction, const VisitId& visit,
                         const log::ErasedEntry& what, Locked& row);
  /// Where an entry lies and whether its content is there.
  struct Place {
    Bytes branch;
    bool has_content = false;
  };
  static std::optional<Place> place_of(pg::Transaction& transaction, const VisitId& visit,
                                       const LogId& log, std::uint64_t sequence, const Hash& entry);
  static void drop_erasures(pg::Transaction& transaction, const VisitId& visit,
                            const OrderCounts& counts);
  static void add_hole(pg::Transaction& transaction, const VisitId& visit, const LogId& log,
                       std::uint64_t sequence, const Hash& entry);
  /// False when it was none.
  static bool remove_hole(pg::Transaction& transaction, const VisitId& visit, const Hash& entry);

  static constexpr int tries = 4;

  std::string place_;
  PostgresOptions options_;
  std::unique_ptr<pg::Connection> line_;
  std::uint64_t lines_ = 0;
  std::uint64_t retries_ = 0;
  Bytes life_;  ///< what `era_` is named by
  Era era_;
};

/// Runs `work` on the line; again when it was rolled back for another's sake, or when the line was
/// lost meanwhile. So work must do no harm when it is done twice, and the second time tell the
/// truth about what the first may have done.
template <class Work>
auto PostgresStore::perform(Work&& work) {
  for (int attempt = 1;; ++attempt) {
    bool connected = false;
    try {
      pg::Connection& open = line();
      connected = true;
      return work(open);
    } catch (const pg::Failure& failure) {
      if (failure.fault() == pg::Fault::lost) line_.reset();
      const bool again =
          failure.fault() == pg::Fault::again || (failure.fault() == pg::Fault::lost && connected);
      if (!again || attempt == tries) throw;
      ++retries_;
    }
  }
}

/// The same inside a transaction, which `work` has to commit by calling what it is given.
template <class Work>
auto PostgresStore::change(Work&& work) {
  return perform([&](pg::Connection& open) {
    pg::Transaction transaction(open);
    return work(transaction, [&] {
      if (options_.before_commit) options_.before_commit();
      transaction.commit();
    });
  });
}

}  // namespace fieldfare::sync::hub
