#include "postgres_schema.h"

#include <array>

namespace fieldfare::sync::hub {
namespace {

// "The hub's tables are being made", for as long as a transaction lasts.
constexpr std::uint64_t schema_lock = 0x4669656c64666172;

// The visit leads every key, so that the tables can be cut by visit; entries, which are nearly all
// of it, are cut already, so that each part is vacuumed and indexed by itself. A body is
// ciphertext: to try to compress it costs time and gives nothing.
constexpr std::array<const char*, 2> steps{R"(
CREATE TABLE fieldfare.hub(
  one bigint PRIMARY KEY CHECK (one = 1),
  version bigint NOT NULL,
  seed bytea,
  era bytea,
  probes bigint NOT NULL DEFAULT 0);
INSERT INTO fieldfare.hub(one, version) VALUES(1, 0);
CREATE TABLE fieldfare.visit(
  visit bytea PRIMARY KEY,
  feed bigint NOT NULL DEFAULT 0,
  change bigint NOT NULL DEFAULT 1,
  bytes bigint NOT NULL DEFAULT 0,
  quota bigint NOT NULL,
  records bigint NOT NULL DEFAULT 0,
  record_head bytea NOT NULL) WITH (fillfactor = 50);
CREATE TABLE fieldfare.record(
  visit bytea NOT NULL,
  number bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY(visit, number));
CREATE TABLE fieldfare.segment(
  visit bytea NOT NULL,
  log bytea NOT NULL,
  branch bytea NOT NULL,
  key bytea NOT NULL,
  start bigint NOT NULL,
  length bigint NOT NULL,
  head bytea NOT NULL,
  parent bytea NOT NULL,
  PRIMARY KEY(visit, log, branch)) WITH (fillfactor = 70);
CREATE TABLE fieldfare.entry(
  visit bytea NOT NULL,
  log bytea NOT NULL,
  branch bytea NOT NULL,
  sequence bigint NOT NULL,
  feed bigint NOT NULL,
  header bytea NOT NULL,
  body bytea,
  wrapped_key bytea,
  PRIMARY KEY(visit, log, branch, sequence)) PARTITION BY HASH(visit);
ALTER TABLE fieldfare.entry ALTER COLUMN body SET STORAGE EXTERNAL;
DO $$ BEGIN
  FOR part IN 0..7 LOOP
    EXECUTE format('CREATE TABLE fieldfare.entry_%s PARTITION OF fieldfare.entry '
                   'FOR VALUES WITH (MODULUS 8, REMAINDER %s)', part, part);
  END LOOP;
END $$;
CREATE TABLE fieldfare.erasure(
  visit bytea NOT NULL,
  id bytea NOT NULL,
  entry bytea NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY(visit, id));
CREATE INDEX erasure_entry ON fieldfare.erasure(visit, entry);
CREATE TABLE fieldfare.statement(
  visit bytea NOT NULL,
  member bytea NOT NULL,
  counter bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY(visit, member)) WITH (fillfactor = 50);
)",
                                           R"(
CREATE TABLE fieldfare.hole(
  visit bytea NOT NULL,
  entry bytea NOT NULL,
  log bytea NOT NULL,
  sequence bigint NOT NULL,
  PRIMARY KEY(visit, entry));
)"};

/// Asks the catalogue's table, not its cache: another hub may have made ours since this line last
/// looked.
std::uint64_t version_in(pg::Connection& line) {
  const pg::Rows found = line.run(
      "SELECT 1 FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n "
      "ON n.oid = c.relnamespace WHERE n.nspname = 'fieldfare' AND c.relname = 'hub'");
  return found.empty() ? 0 : line.run("SELECT version FROM fieldfare.hub").number(0, 0);
}

void require_known(std::uint64_t version) {
  if (version <= steps.size()) return;
  throw Error(ErrorCode::not_possible, "The database was made by a newer version of the hub",
              "Run that version, or name another database.");
}

}  // namespace

void prepare_schema(pg::Connection& line) {
  std::uint64_t version = version_in(line);
  require_known(version);
  if (version == steps.size()) return;
  pg::Transaction transaction(line);
  static_cast<void>(
      transaction.run("SELECT pg_advisory_xact_lock($1)", pg::Values().add(schema_lock)));
  version = version_in(line);
  require_known(version);
  if (version == 0) line.execute("CREATE SCHEMA IF NOT EXISTS fieldfare");
  for (; version < steps.size(); ++version)
    line.execute(steps[version]);
  static_cast<void>(
      transaction.run("UPDATE fieldfare.hub SET version = $1", pg::Values().add(version)));
  transaction.commit();
}

}  // namespace fieldfare::sync::hub
