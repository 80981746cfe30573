#include "postgres_hub_store.h"

#include <algorithm>
#include <utility>

#include <fieldfare/core/crypto/hash.h>

#include "postgres_schema.h"

namespace fieldfare::sync::hub {
namespace {

Bytes copy(ByteView view) {
  return {view.begin(), view.end()};
}

const std::string visit_columns = "visit, feed, bytes, quota, change, records, record_head";

/// What an era is named by: a name that `renew_era` changes, the server's own, and its timeline,
/// which is another one after each fail-over and each recovery. Asking a standby for it fails, as
/// it should.
const std::string life =
    "(SELECT era FROM fieldfare.hub) || "
    "int8send((SELECT system_identifier FROM pg_control_system())) || "
    "decode(substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8), 'hex')";

VisitRow row_of(const pg::Rows& rows, int at, const Era& era) {
  VisitRow out;
  out.visit = id_of<VisitId>(rows.blob(at, 0));
  out.feed = rows.number(at, 1);
  out.bytes = rows.number(at, 2);
  out.quota = rows.number(at, 3);
  out.changes = change_mark(era, rows.number(at, 4));
  out.record_count = static_cast<std::uint32_t>(rows.number(at, 5));
  out.record_head = id_of<Hash>(rows.blob(at, 6));
  return out;
}

}  // namespace

PostgresStore::PostgresStore(std::string place, PostgresOptions options)
    : place_(std::move(place)), options_(std::move(options)) {}

/// The line, made anew when it was lost. A new line first commits something: a server that came
/// back after a crash shows what it had not yet passed on to its standby, and nothing of that may
/// be confirmed before the standby has it.
pg::Connection& PostgresStore::line() {
  if (line_ && line_->sound()) return *line_;
  line_.reset();
  auto fresh = std::make_unique<pg::Connection>(place_);
  prepare_schema(*fresh);
  pg::Transaction transaction(*fresh);
  static_cast<void>(transaction.run("UPDATE fieldfare.hub SET probes = probes + 1"));
  transaction.commit();
  line_ = std::move(fresh);
  ++lines_;
  return *line_;
}

std::optional<PostgresStore::Locked> PostgresStore::lock(pg::Transaction& transaction,
                                                         const VisitId& visit) {
  const pg::Rows rows = transaction.run(
      "SELECT feed, bytes, quota, records, record_head FROM fieldfare.visit "
      "WHERE visit = $1 FOR UPDATE",
      pg::Values().add(visit.view()));
  if (rows.empty()) return std::nullopt;
  return Locked{rows.number(0, 0), rows.number(0, 1), rows.number(0, 2),
                static_cast<std::uint32_t>(rows.number(0, 3)), id_of<Hash>(rows.blob(0, 4))};
}

void PostgresStore::save(pg::Transaction& transaction, const VisitId& visit, const Locked& row) {
  static_cast<void>(
      transaction.run("UPDATE fieldfare.visit SET feed = $2, bytes = $3, records = $4, "
                      "record_head = $5, change = change + 1 WHERE visit = $1",
                      pg::Values()
                          .add(visit.view())
                          .add(row.feed)
                          .add(row.bytes)
                          .add(std::uint64_t{row.records})
                          .add(row.record_head.view())));
}

void PostgresStore::set_era(ByteView named_by) {
  if (std::ranges::equal(named_by, life_)) return;
  life_ = copy(named_by);
  era_ = Era::from(crypto::hash({as_bytes("fieldfare/era/1"), named_by}).view().first(Era::size));
}

StoreIdentity PostgresStore::identity(ports::Entropy& entropy) {
  const crypto::SecureBuffer seed = crypto::SigningKey::generate(entropy).seed();
  Era name;
  entropy.fill(name.bytes);
  return change([&](pg::Transaction& transaction, const auto& commit) {
    // Of hubs that start at once the first one's stay.
    static_cast<void>(
        transaction.run("UPDATE fieldfare.hub SET seed = $1, era = $2 WHERE seed IS NULL",
                        pg::Values().add(seed.view()).add(name.view())));
    const pg::Rows rows = transaction.run(("SELECT seed, " + life + " FROM fieldfare.hub").c_str());
    set_era(rows.blob(0, 1));
    commit();
    return StoreIdentity{crypto::SecureBuffer::copy_of(rows.blob(0, 0)), era_};
  });
}

void PostgresStore::renew_era(ports::Entropy& entropy) {
  Era name;
  entropy.fill(name.bytes);
  change([&](pg::Transaction& transaction, const auto& commit) {
    static_cast<void>(transaction.run("UPDATE fieldfare.hub SET era = $1 WHERE era IS NOT NULL",
                                      pg::Values().add(name.view())));
    commit();
  });
}

std::optional<VisitRow> PostgresStore::find(const VisitId& visit) {
  static const std::string sql =
      "SELECT " + visit_columns + ", " + life + " FROM fieldfare.visit WHERE visit = $1";
  return perform([&](pg::Connection& open) -> std::optional<VisitRow> {
    const pg::Rows rows = open.run(sql.c_str(), pg::Values().add(visit.view()));
    if (rows.empty()) return std::nullopt;
    // Seen here and not only on a new line: a pooler hides from us that the server is another one.
    set_era(rows.blob(0, 7));
    return row_of(rows, 0, era_);
  });
}

std::vector<VisitRow> PostgresStore::visits() {
  return perform([&](pg::Connection& open) {
    const pg::Rows rows =
        open.run(("SELECT " + visit_columns + " FROM fieldfare.visit ORDER BY visit").c_str());
    std::vector<VisitRow> out;
    for (int i = 0; i < rows.count(); ++i)
      out.push_back(row_of(rows, i, era_));
    return out;
  });
}

void PostgresStore::register_visit(const VisitId& visit, std::uint64_t quota) {
  change([&](pg::Transaction& transaction, const auto& commit) {
    static_cast<void>(
        transaction.run("INSERT INTO fieldfare.visit(visit, quota, record_head) VALUES($1, $2, $3) "
                        "ON CONFLICT DO NOTHING",
                        pg::Values().add(visit.view()).add(quota).add(Hash{}.view())));
    commit();
  });
}

void PostgresStore::set_quota(const VisitId& visit, std::uint64_t quota) {
  change([&](pg::Transaction& transaction, const auto& commit) {
    static_cast<void>(transaction.run("UPDATE fieldfare.visit SET quota = $2 WHERE visit = $1",
                                      pg::Values().add(visit.view()).add(quota)));
    commit();
  });
}

bool PostgresStore::erase(const VisitId& visit) {
  bool found = false;  // outlives a second try, which finds nothing when the first was committed
  change([&](pg::Transaction& transaction, const auto& commit) {
    if (!lock(transaction, visit)) return;
    found = true;
    for (const char* statement : {"DELETE FROM fieldfare.entry WHERE visit = $1",
                                  "DELETE FROM fieldfare.segment WHERE visit = $1",
                                  "DELETE FROM fieldfare.record WHERE visit = $1",
                                  "DELETE FROM fieldfare.erasure WHERE visit = $1",
                                  "DELETE FROM fieldfare.hole WHERE visit = $1",
                                  "DELETE FROM fieldfare.statement WHERE visit = $1",
                                  "DELETE FROM fieldfare.visit WHERE visit = $1"})
      static_cast<void>(transaction.run(statement, pg::Values().add(visit.view())));
    commit();
  });
  return found;
}

std::vector<Bytes> PostgresStore::records(const VisitId& visit) {
  return perform([&](pg::Connection& open) {
    const pg::Rows rows =
        open.run("SELECT bytes FROM fieldfare.record WHERE visit = $1 ORDER BY number",
                 pg::Values().add(visit.view()));
    std::vector<Bytes> out;
    for (int i = 0; i < rows.count(); ++i)
      out.push_back(copy(rows.blob(i, 0)));
    return out;
  });
}

bool PostgresStore::append_records(const VisitId& visit, std::uint32_t count,
                                   const std::vector<Bytes>& records, const OrderCounts& counts) {
  return change([&](pg::Transaction& transaction, const auto& commit) {
    std::optional<Locked> row = lock(transaction, visit);
    if (!row || row->records != count) return false;
    std::vector<std::uint64_t> numbers;
    std::vector<ByteView> bytes;
    for (const Bytes& record : records) {
      numbers.push_back(row->records++);
      bytes.emplace_back(record);
    }
    static_cast<void>(
        transaction.run("INSERT INTO fieldfare.record(visit, number, bytes) "
                        "SELECT $1, n, b FROM unnest($2::bigint[], $3::bytea[]) AS t(n, b)",
                        pg::Values().add(visit.view()).add(numbers).add(bytes)));
    if (!records.empty()) row->record_head = log::record_hash(records.back());
    drop_erasures(transaction, visit, counts);
    save(transaction, visit, *row);
    commit();
    return true;
  });
}

std::vector<Bytes> PostgresStore::statements(const VisitId& visit) {
  return perform([&](pg::Connection& open) {
    const pg::Rows rows =
        open.run("SELECT bytes FROM fieldfare.statement WHERE visit = $1 ORDER BY member",
                 pg::Values().add(visit.view()));
    std::vector<Bytes> out;
    for (int i = 0; i < rows.count(); ++i)
      out.push_back(copy(rows.blob(i, 0)));
    return out;
  });
}

void PostgresStore::put_statement(const VisitId& visit, const StatementCount& count,
                                  ByteView statement) {
  change([&](pg::Transaction& transaction, const auto& commit) {
    const std::optional<Locked> row = lock(transaction, visit);
    if (!row) return;
    const pg::Rows done = transaction.run(
        "INSERT INTO fieldfare.statement AS held (visit, member, counter, bytes) "
        "VALUES($1, $2, $3, $4) ON CONFLICT (visit, member) DO UPDATE "
        "SET counter = excluded.counter, bytes = excluded.bytes "
        "WHERE excluded.counter > held.counter",
        pg::Values().add(visit.view()).add(count.member.view()).add(count.counter).add(statement));
    if (done.affected() == 0) return;
    save(transaction, visit, *row);
    commit();
  });
}

std::vector<std::uint64_t> PostgresStore::changes(const std::vector<VisitId>& visits) {
  static const std::string sql =
      "SELECT visit, change, " + life + " FROM fieldfare.visit WHERE visit = ANY($1)";
  return perform([&](pg::Connection& open) {
    std::vector<ByteView> names;
    std::map<VisitId, std::uint64_t> found;
    for (const VisitId& visit : visits)
      names.push_back(visit.view());
    const pg::Rows rows = open.run(sql.c_str(), pg::Values().add(names));
    for (int i = 0; i < rows.count(); ++i) {
      set_era(rows.blob(i, 2));
      found[id_of<VisitId>(rows.blob(i, 0))] = change_mark(era_, rows.number(i, 1));
    }
    std::vector<std::uint64_t> out;
    for (const VisitId& visit : visits)
      out.push_back(found.contains(visit) ? found[visit] : 0);
    return out;
  });
}

StoreFigures PostgresStore::figures() {
  return perform([&](pg::Connection& open) {
    const pg::Rows rows = open.run(
        "SELECT count(*), coalesce(sum(feed), 0)::bigint, coalesce(sum(bytes), 0)::bigint "
        "FROM fieldfare.visit");
    return StoreFigures{rows.number(0, 0), rows.number(0, 1), rows.number(0, 2), retries_, lines_};
  });
}

void PostgresStore::check() {
  change([&](pg::Transaction& transaction, const auto& commit) {
    static_cast<void>(transaction.run("UPDATE fieldfare.hub SET probes = probes + 1"));
    commit();
  });
}

std::unique_ptr<HubStore> open_postgres_store(const std::string& place, PostgresOptions options) {
  return std::make_unique<PostgresStore>(place, std::move(options));
}

}  // namespace fieldfare::sync::hub
