#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fieldfare/core/storage/database.h>
#include <fieldfare/sync/hub/store.h>

namespace fieldfare::sync::hub {

/// The store in one SQLite file: visits, records and statements in sqlite_store.cpp, logs and what
/// is erased of them in sqlite_logs.cpp.
class SqliteStore final : public HubStore {
 public:
  explicit SqliteStore(storage::Database database) : database_(std::move(database)) {
    storage::Statement row = database_.prepare("SELECT era FROM hub");
    if (row.step()) era_ = Era::from(row.blob(0));
  }

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
  std::optional<Hash> hash_at(const VisitId& visit, const LogId& log, const BranchId& branch,
                              std::uint64_t sequence) override;
  AppendResult append(const VisitId& visit, const std::vector<CheckedAppend>& appends) override;
  log::EntryRun read(const VisitId& visit, const log::LogHead& segment, std::uint64_t first,
                     std::size_t max_entries, std::size_t max_bytes) override;
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
  VisitRow row_of(const storage::Statement& row) const;
  std::vector<Bytes> listed(std::string_view sql, const VisitId& visit);
  void changed(const VisitId& visit);
  bool still_as_checked(const VisitId& visit, const log::CheckedRun& checked);
  void cut_segment(const VisitId& visit, const log::CheckedRun& checked);
  void save_segment(const VisitId& visit, const log::LogHead& segment);
  void store_run(const VisitId& visit, const CheckedAppend& append, VisitRow& row);
  std::uint64_t store_entry(const VisitId& visit, std::uint64_t feed, const BranchId& branch,
                            const log::Header& header, const Hash& hash,
                            const log::SealedEntry& entry);
  bool is_erased(const VisitId& visit, const Hash& entry);
  std::uint64_t erase_body(const VisitId& visit, const log::ErasedEntry& what);
  std::optional<std::uint64_t> feed_of(const VisitId& visit, const LogId& log,
                                       std::uint64_t sequence, const Hash& entry);
  void drop_erasures(const VisitId& visit, const OrderCounts& counts);
  void add_hole(const VisitId& visit, const LogId& log, std::uint64_t sequence, const Hash& entry);
  void remove_hole(const VisitId& visit, const Hash& entry);

  storage::Database database_;
  Era era_;
};

inline Bytes copy(ByteView view) {
  return {view.begin(), view.end()};
}

inline std::int64_t number(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}
inline std::uint64_t unsigned_of(std::int64_t value) {
  return static_cast<std::uint64_t>(value);
}

}  // namespace fieldfare::sync::hub
