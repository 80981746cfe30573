#include <algorithm>
#include <set>
#include <utility>

#include <fieldfare/core/log/erasure.h>

#include "postgres_hub_store.h"

/// The part of the store that keeps logs: segments, entries, orders to erase.
namespace fieldfare::sync::hub {
namespace {

Bytes copy(ByteView view) {
  return {view.begin(), view.end()};
}

log::LogHead segment_of(const pg::Rows& rows, int at) {
  log::LogHead out;
  out.log = id_of<LogId>(rows.blob(at, 0));
  out.branch = id_of<BranchId>(rows.blob(at, 1));
  out.key = id_of<crypto::SignPublicKey>(rows.blob(at, 2));
  out.start = rows.number(at, 3);
  out.length = rows.number(at, 4);
  out.head = id_of<Hash>(rows.blob(at, 5));
  out.parent = id_of<BranchId>(rows.blob(at, 6));
  return out;
}

constexpr const char* segment_columns = "log, branch, key, start, length, head, parent";

}  // namespace

log::VersionVector PostgresStore::segments(const VisitId& visit) {
  static const std::string sql = std::string("SELECT ") + segment_columns +
                                 " FROM fieldfare.segment WHERE visit = $1 "
                                 "ORDER BY log, start, branch";
  return perform([&](pg::Connection& open) {
    const pg::Rows rows = open.run(sql.c_str(), pg::Values().add(visit.view()));
    log::VersionVector out;
    for (int i = 0; i < rows.count(); ++i)
      out.push_back(segment_of(rows, i));
    return out;
  });
}

void PostgresStore::store_entries(pg::Transaction& transaction, const VisitId& visit,
                                  const CheckedAppend& append, Locked& row) {
  const log::CheckedRun& checked = *append.checked;
  const std::size_t count = checked.headers.size();
  std::vector<ByteView> hashes, headers, bodies, keys;
  std::vector<std::uint64_t> sequences, feeds;
  for (const Hash& hash : checked.hashes)
    hashes.push_back(hash.view());
  // An order that came before its entry keeps the body out.
  const pg::Rows refused =
      transaction.run("SELECT entry FROM fieldfare.erasure WHERE visit = $1 AND entry = ANY($2)",
                      pg::Values().add(visit.view()).add(hashes));
  std::set<Hash> erased;
  for (int i = 0; i < refused.count(); ++i)
    erased.insert(id_of<Hash>(refused.blob(i, 0)));
  for (std::size_t i = 0; i < count; ++i) {
    const log::SealedEntry& entry = append.run->entries[checked.known + i];
    const bool keep = !erased.contains(checked.hashes[i]);
    if (keep && entry.body.empty()) {
      add_hole(transaction, visit, checked.end.log, checked.headers[i].sequence, checked.hashes[i]);
    }
    sequences.push_back(checked.headers[i].sequence);
    feeds.push_back(++row.feed);
    headers.emplace_back(entry.header);
    bodies.push_back(keep ? ByteView(entry.body) : ByteView());
    keys.push_back(keep ? ByteView(entry.wrapped_key) : ByteView());
    row.bytes += headers.back().size() + bodies.back().size() + keys.back().size();
  }
  static_cast<void>(transaction.run(
      "INSERT INTO fieldfare.entry(visit, log, branch, sequence, feed, header, body, wrapped_key) "
      "SELECT $1, $2, $3, s, f, h, nullif(b, ''), nullif(k, '') "
      "FROM unnest($4::bigint[], $5::bigint[], $6::bytea[], $7::bytea[], $8::bytea[]) "
      "AS t(s, f, h, b, k)",
      pg::Values()
          .add(visit.view())
          .add(checked.end.log.view())
          .add(checked.end.branch.view())
          .add(sequences)
          .add(feeds)
          .add(headers)
          .add(bodies)
          .add(keys)));
}

void PostgresStore::put_segment(pg::Transaction& transaction, const VisitId& visit,
                                const log::LogHead& segment) {
  static_cast<void>(transaction.run(
      "INSERT INTO fieldfare.segment(visit, log, branch, key, start, length, head, parent) "
      "VALUES($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (visit, log, branch) DO UPDATE "
      "SET length = excluded.length, head = excluded.head, parent = excluded.parent",
      pg::Values()
          .add(visit.view())
          .add(segment.log.view())
          .add(segment.branch.view())
          .add(segment.key.view())
          .add(segment.start)
          .add(segment.length)
          .add(segment.head.view())
          .add(segment.parent.view())));
}

void PostgresStore::store_run(pg::Transaction& transaction, const VisitId& visit,
                              const CheckedAppend& append, std::vector<log::LogHead>& segments,
                              Locked& row) {
  const log::CheckedRun& checked = *append.checked;
  segments = log::with_run(std::move(segments), checked);
  if (log::cuts(checked)) {
    static_cast<void>(
        transaction.run("UPDATE fieldfare.entry SET branch = $4 "
                        "WHERE visit = $1 AND log = $2 AND branch = $3 AND sequence > $5",
                        pg::Values()
                            .add(visit.view())
                            .add(checked.segment.log.view())
                            .add(checked.segment.branch.view())
                            .add(log::branch_of(checked.next).view())
                            .add(checked.after)));
  }
  if (checked.forks) {
    static_cast<void>(transaction.run("DELETE FROM fieldfare.segment WHERE visit = $1 AND log = $2",
                                      pg::Values().add(visit.view()).add(checked.end.log.view())));
    for (const log::LogHead& segment : segments)
      put_segment(transaction, visit, segment);
  } else {
    put_segment(transaction, visit, checked.end);
  }
  store_entries(transaction, visit, append, row);
}

std::map<LogId, std::vector<log::LogHead>> PostgresStore::segments_of(
    pg::Transaction& transaction, const VisitId& visit, const std::vector<CheckedAppend>& appends) {
  static const std::string sql = std::string("SELECT ") + segment_columns +
                                 " FROM fieldfare.segment WHERE visit = $1 AND log = ANY($2) "
                                 "ORDER BY log, start, branch";
  std::map<LogId, std::vector<log::LogHead>> out;
  std::vector<ByteView> logs;
  for (const CheckedAppend& append : appends)
    logs.push_back(append.run->log.view());
  const pg::Rows rows = transaction.run(sql.c_str(), pg::Values().add(visit.view()).add(logs));
  for (int i = 0; i < rows.count(); ++i) {
    const log::LogHead segment = segment_of(rows, i);
    out[segment.log].push_back(segment);
  }
  return out;
}

AppendResult PostgresStore::append(const VisitId& visit,
                                   const std::vector<CheckedAppend>& appends) {
  return change([&](pg::Transaction& transaction, const auto& commit) {
    std::optional<Locked> row = lock(transaction, visit);
    if (!row) return AppendResult::moved;
    auto logs = segments_of(transaction, visit, appends);
    for (const CheckedAppend& append : appends) {
      std::vector<log::LogHead>& segments = logs[append.run->log];
      if (!still_fits(segments, *append.checked)) return AppendResult::moved;
      store_run(transaction, visit, append, segments, *row);
    }
    if (row->bytes > row->quota) return AppendResult::quota;
    save(transaction, visit, *row);
    commit();
    return AppendResult::stored;
  });
}

log::EntryRun PostgresStore::read(const VisitId& visit, const log::LogHead& segment,
                                  std::uint64_t first, std::size_t max_entries,
                                  std::size_t max_bytes) {
  // The server adds the sizes up, so that no more than is asked for travels or fills our memory.
  constexpr const char* sql =
      "SELECT header, body, wrapped_key FROM ("
      "SELECT *, sum(octets) OVER (ORDER BY sequence) - octets AS before FROM ("
      "SELECT sequence, header, body, wrapped_key, octet_length(header) + "
      "coalesce(octet_length(body), 0) + coalesce(octet_length(wrapped_key), 0) AS octets "
      "FROM fieldfare.entry WHERE visit = $1 AND log = $2 AND branch = $3 AND sequence >= $4 "
      "ORDER BY sequence LIMIT $5) AS found) AS measured "
      "WHERE before < $6 ORDER BY sequence";
  return perform([&](pg::Connection& open) {
    const pg::Rows rows = open.run(sql, pg::Values()
                                            .add(visit.view())
                                            .add(segment.log.view())
                                            .add(segment.branch.view())
                                            .add(first)
                                            .add(std::uint64_t{max_entries})
                                            .add(std::uint64_t{max_bytes}));
    log::EntryRun run{segment.log, segment.key, first, {}};
    for (int i = 0; i < rows.count(); ++i)
      run.entries.push_back({copy(rows.blob(i, 0)), copy(rows.blob(i, 1)), copy(rows.blob(i, 2))});
    return run;
  });
}

std::optional<Hash> PostgresStore::hash_at(const VisitId& visit, const LogId& log,
                                           const BranchId& branch, std::uint64_t sequence) {
  return perform([&](pg::Connection& open) -> std::optional<Hash> {
    const pg::Rows rows = open.run(
        "SELECT header FROM fieldfare.entry "
        "WHERE visit = $1 AND log = $2 AND branch = $3 AND sequence = $4",
        pg::Values().add(visit.view()).add(log.view()).add(branch.view()).add(sequence));
    if (rows.empty()) return std::nullopt;
    return log::header_hash(rows.blob(0, 0));
  });
}

std::vector<Bytes> PostgresStore::erasures(const VisitId& visit) {
  return perform([&](pg::Connection& open) {
    const pg::Rows rows =
        open.run("SELECT bytes FROM fieldfare.erasure WHERE visit = $1 ORDER BY id",
                 pg::Values().add(visit.view()));
    std::vector<Bytes> out;
    for (int i = 0; i < rows.count(); ++i)
      out.push_back(copy(rows.blob(i, 0)));
    return out;
  });
}

/// Takes the body of the entry that an order names out; false when it is not held or erased before.
bool PostgresStore::erase_body(pg::Transaction& transaction, const VisitId& visit,
                               const log::ErasedEntry& what, Locked& row) {
  const LogId log = log::log_id_of(what.log_key);
  const pg::Rows rows = transaction.run(
      "SELECT branch, header, octet_length(body) + octet_length(wrapped_key)::bigint "
      "FROM fieldfare.entry "
      "WHERE visit = $1 AND log = $2 AND sequence = $3 AND body IS NOT NULL",
      pg::Values().add(visit.view()).add(log.view()).add(what.sequence));
  for (int i = 0; i < rows.count(); ++i) {
    if (log::header_hash(rows.blob(i, 1)) != what.entry) continue;
    static_cast<void>(transaction.run(
        "UPDATE fieldfare.entry SET body = NULL, wrapped_key = NULL "
        "WHERE visit = $1 AND log = $2 AND branch = $3 AND sequence = $4",
        pg::Values().add(visit.view()).add(log.view()).add(rows.blob(i, 0)).add(what.sequence)));
    row.bytes -= std::min(row.bytes, rows.number(i, 2));
    return true;
  }
  return false;
}

std::optional<PostgresStore::Place> PostgresStore::place_of(pg::Transaction& transaction,
                                                            const VisitId& visit, const LogId& log,
                                                            std::uint64_t sequence,
                                                            const Hash& entry) {
  const pg::Rows rows = transaction.run(
      "SELECT branch, header, coalesce(octet_length(body), 0)::bigint FROM fieldfare.entry "
      "WHERE visit = $1 AND log = $2 AND sequence = $3",
      pg::Values().add(visit.view()).add(log.view()).add(sequence));
  for (int i = 0; i < rows.count(); ++i) {
    if (log::header_hash(rows.blob(i, 1)) == entry)
      return Place{copy(rows.blob(i, 0)), rows.number(i, 2) > 0};
  }
  return std::nullopt;
}

void PostgresStore::add_hole(pg::Transaction& transaction, const VisitId& visit, const LogId& log,
                             std::uint64_t sequence, const Hash& entry) {
  static_cast<void>(transaction.run(
      "INSERT INTO fieldfare.hole(visit, entry, log, sequence) VALUES($1, $2, $3, $4) "
      "ON CONFLICT DO NOTHING",
      pg::Values().add(visit.view()).add(entry.view()).add(log.view()).add(sequence)));
}

bool PostgresStore::remove_hole(pg::Transaction& transaction, const VisitId& visit,
                                const Hash& entry) {
  return transaction
             .run("DELETE FROM fieldfare.hole WHERE visit = $1 AND entry = $2",
                  pg::Values().add(visit.view()).add(entry.view()))
             .affected() > 0;
}

/// Orders that count no more with the records that have just been stored.
void PostgresStore::drop_erasures(pg::Transaction& transaction, const VisitId& visit,
                                  const OrderCounts& counts) {
  const pg::Rows rows =
      transaction.run("SELECT bytes FROM fieldfare.erasure WHERE visit = $1 ORDER BY id",
                      pg::Values().add(visit.view()));
  for (int i = 0; i < rows.count(); ++i) {
    const log::ErasureOrder order = log::decode_erasure(rows.blob(i, 0));
    if (counts(order)) continue;
    static_cast<void>(
        transaction.run("DELETE FROM fieldfare.erasure WHERE visit = $1 AND id = $2",
                        pg::Values().add(visit.view()).add(log::erasure_id(order.what).view())));
    const LogId log = log::log_id_of(order.what.log_key);
    const auto place = place_of(transaction, visit, log, order.what.sequence, order.what.entry);
    if (place && !place->has_content)
      add_hole(transaction, visit, log, order.what.sequence, order.what.entry);
  }
}

log::Holes PostgresStore::holes(const VisitId& visit) {
  return perform([&](pg::Connection& open) {
    const pg::Rows rows =
        open.run("SELECT log, sequence, entry FROM fieldfare.hole WHERE visit = $1",
                 pg::Values().add(visit.view()));
    log::Holes out;
    for (int i = 0; i < rows.count(); ++i) {
      out.push_back(log::hole_at(id_of<LogId>(rows.blob(i, 0)), rows.number(i, 1),
                                 id_of<Hash>(rows.blob(i, 2))));
    }
    std::ranges::sort(out);
    return out;
  });
}

AppendResult PostgresStore::fill(const VisitId& visit, const std::vector<CheckedContent>& contents,
                                 std::uint64_t& filled) {
  return change([&](pg::Transaction& transaction, const auto& commit) {
    filled = 0;
    std::optional<Locked> row = lock(transaction, visit);
    if (!row) return AppendResult::stored;
    for (const CheckedContent& one : contents) {
      if (!remove_hole(transaction, visit, one.entry)) continue;
      const auto place = place_of(transaction, visit, one.hole.log, one.hole.sequence, one.entry);
      FIELDFARE_ASSERT(place);
      static_cast<void>(
          transaction.run("UPDATE fieldfare.entry SET body = $5, wrapped_key = $6 "
                          "WHERE visit = $1 AND log = $2 AND branch = $3 AND sequence = $4",
                          pg::Values()
                              .add(visit.view())
                              .add(one.hole.log.view())
                              .add(ByteView(place->branch))
                              .add(one.hole.sequence)
                              .add(ByteView(one.content->body))
                              .add(ByteView(one.content->wrapped_key))));
      row->bytes += one.content->body.size() + one.content->wrapped_key.size();
      ++filled;
    }
    if (filled == 0) return AppendResult::stored;
    if (row->bytes > row->quota) {
      filled = 0;
      return AppendResult::quota;
    }
    save(transaction, visit, *row);
    commit();
    return AppendResult::stored;
  });
}

bool PostgresStore::add_erasures(const VisitId& visit, std::uint32_t count,
                                 const std::vector<CheckedErasure>& orders) {
  return change([&](pg::Transaction& transaction, const auto& commit) {
    std::optional<Locked> row = lock(transaction, visit);
    if (!row) return true;
    if (row->records != count) return false;
    bool changed = false;
    for (const auto& [order, bytes] : orders) {
      const pg::Rows done = transaction.run(
          "INSERT INTO fieldfare.erasure(visit, id, entry, bytes) VALUES($1, $2, $3, $4) "
          "ON CONFLICT DO NOTHING",
          pg::Values()
              .add(visit.view())
              .add(log::erasure_id(order.what).view())
              .add(order.what.entry.view())
              .add(ByteView(bytes)));
      if (done.affected() == 0) continue;
      changed = true;
      remove_hole(transaction, visit, order.what.entry);
      erase_body(transaction, visit, order.what, *row);
    }
    if (!changed) return true;
    save(transaction, visit, *row);
    commit();
    return true;
  });
}

}  // namespace fieldfare::sync::hub
