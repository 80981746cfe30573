#include <algorithm>

#include <fieldfare/core/log/chain.h>
#include <fieldfare/core/log/erasure.h>
#include <fieldfare/core/planted.h>

#include "hub/sqlite_hub_store.h"

/// The part of the store that keeps logs: segments, entries, orders to erase.
namespace fieldfare::sync::hub {

log::VersionVector SqliteStore::segments(const VisitId& visit) {
  storage::Statement row = database_.prepare(
      "SELECT log, key, length, head, branch, start, parent FROM segment "
      "WHERE visit = ? AND length >= start ORDER BY log, start, branch");
  row.bind(1, visit.view());
  log::VersionVector out;
  while (row.step()) {
    out.push_back({LogId::from(row.blob(0)), crypto::SignPublicKey::from(row.blob(1)),
                   unsigned_of(row.integer(2)), Hash::from(row.blob(3)),
                   BranchId::from(row.blob(4)), unsigned_of(row.integer(5)),
                   BranchId::from(row.blob(6))});
  }
  return out;
}

std::optional<Hash> SqliteStore::hash_at(const VisitId& visit, const LogId& log,
                                         const BranchId& branch, std::uint64_t sequence) {
  storage::Statement row = database_.prepare(
      "SELECT header FROM entry WHERE visit = ? AND log = ? AND branch = ? AND sequence = ?");
  row.bind(1, visit.view()).bind(2, log.view()).bind(3, branch.view()).bind(4, number(sequence));
  if (!row.step()) return std::nullopt;
  return log::header_hash(row.blob(0));
}

/// The segment ends where it did when the run was checked, and the new one is not there yet.
bool SqliteStore::still_as_checked(const VisitId& visit, const log::CheckedRun& checked) {
  storage::Statement row = database_.prepare(
      "SELECT length, head FROM segment WHERE visit = ? AND log = ? AND branch = ?");
  row.bind(1, visit.view()).bind(2, checked.end.log.view());
  row.bind(3, checked.segment.branch.view());
  const bool there = row.step();
  const std::uint64_t length = there ? unsigned_of(row.integer(0)) : 0;
  if (length != checked.segment.length) return false;
  if (length > 0 && Hash::from(row.blob(1)) != checked.segment.head) return false;
  if (!checked.forks) return true;
  row.reset();
  row.bind(1, visit.view()).bind(2, checked.end.log.view()).bind(3, checked.end.branch.view());
  return !row.step();
}

void SqliteStore::save_segment(const VisitId& visit, const log::LogHead& segment) {
  database_
      .prepare(
          "INSERT INTO segment(visit, log, branch, parent, key, start, length, head) "
          "VALUES(?, ?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT DO UPDATE SET length = excluded.length, head = excluded.head")
      .bind(1, visit.view())
      .bind(2, segment.log.view())
      .bind(3, segment.branch.view())
      .bind(4, segment.parent.view())
      .bind(5, segment.key.view())
      .bind(6, number(segment.start))
      .bind(7, number(segment.length))
      .bind(8, segment.head.view())
      .run();
}

void SqliteStore::cut_segment(const VisitId& visit, const log::CheckedRun& checked) {
  log::LogHead rest = checked.segment;
  rest.branch = log::branch_of(checked.next);
  rest.start = checked.after + 1;
  rest.parent = checked.segment.branch;
  log::LogHead front = checked.segment;
  front.length = checked.after;
  front.head = checked.headers.front().previous;
  const auto rename = [&](std::string_view sql, std::uint64_t from) {
    database_.prepare(sql)
        .bind(1, rest.branch.view())
        .bind(2, visit.view())
        .bind(3, rest.log.view())
        .bind(4, front.branch.view())
        .bind(5, number(from))
        .run();
  };
  rename(
      "UPDATE segment SET parent = ? WHERE visit = ? AND log = ? AND parent = ? AND start = ? "
      "AND branch <> zeroblob(8)",
      rest.length + 1);
  rename("UPDATE entry SET branch = ? WHERE visit = ? AND log = ? AND branch = ? AND sequence >= ?",
         rest.start);
  save_segment(visit, front);
  save_segment(visit, rest);
}

bool SqliteStore::is_erased(const VisitId& visit, const Hash& entry) {
  storage::Statement row =
      database_.prepare("SELECT 1 FROM erasure WHERE visit = ? AND entry = ? LIMIT 1");
  row.bind(1, visit.view()).bind(2, entry.view());
  return row.step();
}

/// Answers how many bytes it takes.
std::uint64_t SqliteStore::store_entry(const VisitId& visit, std::uint64_t feed,
                                       const BranchId& branch, const log::Header& header,
                                       const Hash& hash, const log::SealedEntry& entry) {
  database_
      .prepare(
          "INSERT INTO entry(visit, feed, log, branch, sequence, header) VALUES(?, ?, ?, ?, ?, ?)")
      .bind(1, visit.view())
      .bind(2, number(feed))
      .bind(3, header.log.view())
      .bind(4, branch.view())
      .bind(5, number(header.sequence))
      .bind(6, ByteView(entry.header))
      .run();
  const bool erased = is_erased(visit, hash) && !planted(Fault::hub_stores_erased_body);
  if (entry.body.empty() && !erased) add_hole(visit, header.log, header.sequence, hash);
  if (entry.body.empty() || erased) return entry.header.size();
  database_.prepare("INSERT INTO body(visit, feed, ciphertext, wrapped_key) VALUES(?, ?, ?, ?)")
      .bind(1, visit.view())
      .bind(2, number(feed))
      .bind(3, ByteView(entry.body))
      .bind(4, ByteView(entry.wrapped_key))
      .run();
  return wire_size(entry);
}

void SqliteStore::store_run(const VisitId& visit, const CheckedAppend& append, VisitRow& row) {
  const log::CheckedRun& checked = *append.checked;
  if (log::cuts(checked)) cut_segment(visit, checked);
  for (std::size_t i = 0; i < checked.headers.size(); ++i) {
    row.bytes += store_entry(visit, ++row.feed, checked.end.branch, checked.headers[i],
                             checked.hashes[i], append.run->entries[checked.known + i]);
  }
  save_segment(visit, checked.end);
}

AppendResult SqliteStore::append(const VisitId& visit, const std::vector<CheckedAppend>& appends) {
  storage::Transaction transaction(database_);  // BEGIN IMMEDIATE: the lock of the visit's row
  std::optional<VisitRow> row = find(visit);
  if (!row) return AppendResult::moved;
  for (const CheckedAppend& append : appends) {
    if (!still_as_checked(visit, *append.checked)) return AppendResult::moved;
    store_run(visit, append, *row);
  }
  if (row->bytes > row->quota) return AppendResult::quota;
  database_.prepare("UPDATE visit SET feed = ?, bytes = ?, changes = changes + 1 WHERE visit = ?")
      .bind(1, number(row->feed))
      .bind(2, number(row->bytes))
      .bind(3, visit.view())
      .run();
  transaction.commit();
  return AppendResult::stored;
}

log::EntryRun SqliteStore::read(const VisitId& visit, const log::LogHead& segment,
                                std::uint64_t first, std::size_t max_entries,
                                std::size_t max_bytes) {
  storage::Statement row = database_.prepare(
      "SELECT entry.header, body.ciphertext, body.wrapped_key FROM entry "
      "LEFT JOIN body USING (visit, feed) "
      "WHERE entry.visit = ? AND entry.log = ? AND entry.branch = ? AND entry.sequence >= ? "
      "ORDER BY entry.sequence LIMIT ?");
  row.bind(1, visit.view()).bind(2, segment.log.view()).bind(3, segment.branch.view());
  row.bind(4, number(first)).bind(5, number(max_entries));
  log::EntryRun run{segment.log, segment.key, first, {}};
  std::size_t bytes = 0;
  while (bytes < max_bytes && row.step()) {
    run.entries.push_back({copy(row.blob(0)), copy(row.blob(1)), copy(row.blob(2))});
    bytes += wire_size(run.entries.back());
  }
  return run;
}

std::vector<Bytes> SqliteStore::erasures(const VisitId& visit) {
  return listed("SELECT bytes FROM erasure WHERE visit = ? ORDER BY id", visit);
}

/// Takes the body of the entry that an order names out; answers how many bytes that freed.
std::uint64_t SqliteStore::erase_body(const VisitId& visit, const log::ErasedEntry& what) {
  if (planted(Fault::hub_keeps_erased_body)) return 0;
  storage::Statement row = database_.prepare(
      "SELECT feed, header, length(ciphertext) + length(wrapped_key) FROM entry "
      "JOIN body USING (visit, feed) WHERE visit = ? AND log = ? AND sequence = ?");
  row.bind(1, visit.view()).bind(2, log::log_id_of(what.log_key).view());
  row.bind(3, number(what.sequence));
  while (row.step()) {
    if (log::header_hash(row.blob(1)) != what.entry) continue;
    const std::uint64_t freed = unsigned_of(row.integer(2));
    database_.prepare("DELETE FROM body WHERE visit = ? AND feed = ?")
        .bind(1, visit.view())
        .bind(2, row.integer(0))
        .run();
    return freed;
  }
  return 0;
}

void SqliteStore::add_hole(const VisitId& visit, const LogId& log, std::uint64_t sequence,
                           const Hash& entry) {
  database_.prepare("INSERT OR IGNORE INTO hole(visit, entry, log, sequence) VALUES(?, ?, ?, ?)")
      .bind(1, visit.view())
      .bind(2, entry.view())
      .bind(3, log.view())
      .bind(4, number(sequence))
      .run();
}

void SqliteStore::remove_hole(const VisitId& visit, const Hash& entry) {
  database_.prepare("DELETE FROM hole WHERE visit = ? AND entry = ?")
      .bind(1, visit.view())
      .bind(2, entry.view())
      .run();
}

std::optional<std::uint64_t> SqliteStore::feed_of(const VisitId& visit, const LogId& log,
                                                  std::uint64_t sequence, const Hash& entry) {
  storage::Statement row = database_.prepare(
      "SELECT feed, header FROM entry WHERE visit = ? AND log = ? AND sequence = ?");
  row.bind(1, visit.view()).bind(2, log.view()).bind(3, number(sequence));
  while (row.step()) {
    if (log::header_hash(row.blob(1)) == entry) return unsigned_of(row.integer(0));
  }
  return std::nullopt;
}

/// Orders that count no more with the records that have just been stored.
void SqliteStore::drop_erasures(const VisitId& visit, const OrderCounts& counts) {
  for (const Bytes& bytes : erasures(visit)) {
    const log::ErasureOrder order = log::decode_erasure(bytes);
    if (counts(order)) continue;
    database_.prepare("DELETE FROM erasure WHERE visit = ? AND id = ?")
        .bind(1, visit.view())
        .bind(2, log::erasure_id(order.what).view())
        .run();
    const LogId log = log::log_id_of(order.what.log_key);
    const auto feed = feed_of(visit, log, order.what.sequence, order.what.entry);
    if (!feed) continue;
    storage::Statement body = database_.prepare("SELECT 1 FROM body WHERE visit = ? AND feed = ?");
    body.bind(1, visit.view()).bind(2, number(*feed));
    if (!body.step()) add_hole(visit, log, order.what.sequence, order.what.entry);
  }
}

log::Holes SqliteStore::holes(const VisitId& visit) {
  storage::Statement row =
      database_.prepare("SELECT log, sequence, entry FROM hole WHERE visit = ?");
  row.bind(1, visit.view());
  log::Holes out;
  while (row.step()) {
    out.push_back(log::hole_at(LogId::from(row.blob(0)), unsigned_of(row.integer(1)),
                               Hash::from(row.blob(2))));
  }
  std::ranges::sort(out);
  return out;
}

AppendResult SqliteStore::fill(const VisitId& visit, const std::vector<CheckedContent>& contents,
                               std::uint64_t& filled) {
  filled = 0;
  storage::Transaction transaction(database_);
  const std::optional<VisitRow> row = find(visit);
  if (!row) return AppendResult::stored;
  std::uint64_t bytes = row->bytes;
  for (const CheckedContent& one : contents) {
    remove_hole(visit, one.entry);
    if (database_.changes() == 0) continue;
    const auto feed = feed_of(visit, one.hole.log, one.hole.sequence, one.entry);
    FIELDFARE_ASSERT(feed);
    database_.prepare("INSERT INTO body(visit, feed, ciphertext, wrapped_key) VALUES(?, ?, ?, ?)")
        .bind(1, visit.view())
        .bind(2, number(*feed))
        .bind(3, ByteView(one.content->body))
        .bind(4, ByteView(one.content->wrapped_key))
        .run();
    bytes += one.content->body.size() + one.content->wrapped_key.size();
    ++filled;
  }
  if (filled == 0) return AppendResult::stored;
  if (bytes > row->quota) {
    filled = 0;
    return AppendResult::quota;
  }
  database_.prepare("UPDATE visit SET bytes = ?, changes = changes + 1 WHERE visit = ?")
      .bind(1, number(bytes))
      .bind(2, visit.view())
      .run();
  transaction.commit();
  return AppendResult::stored;
}

bool SqliteStore::add_erasures(const VisitId& visit, std::uint32_t count,
                               const std::vector<CheckedErasure>& orders) {
  bool is_new = false;
  std::uint64_t freed = 0;
  {
    storage::Transaction transaction(database_);
    const std::optional<VisitRow> row = find(visit);
    if (!row) return true;
    if (row->record_count != count) return false;
    for (const auto& [order, bytes] : orders) {
      database_.prepare("INSERT OR IGNORE INTO erasure(visit, id, entry, bytes) VALUES(?, ?, ?, ?)")
          .bind(1, visit.view())
          .bind(2, log::erasure_id(order.what).view())
          .bind(3, order.what.entry.view())
          .bind(4, ByteView(bytes))
          .run();
      if (database_.changes() == 0) continue;
      is_new = true;
      remove_hole(visit, order.what.entry);
      freed += erase_body(visit, order.what);
    }
    if (!is_new) return true;
    database_.prepare("UPDATE visit SET bytes = max(0, bytes - ?) WHERE visit = ?")
        .bind(1, number(freed))
        .bind(2, visit.view())
        .run();
    changed(visit);
    transaction.commit();
  }
  // What was erased is overwritten in the file (secure_delete), and its older pages in the log go.
  if (freed > 0) database_.checkpoint();
  return true;
}

}  // namespace fieldfare::sync::hub
