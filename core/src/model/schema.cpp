#include "model/schema.h"

#include <array>

namespace fieldfare::model {

namespace {

/// Truth first (device to remembered), then what can be rebuilt from it (entity to note_text), then
/// unsaved typing. `entry.id` is the log's local number * 2^32 + the sequence, so that a log's
/// entries lie together and need no second index. `entity.entries` are the numbers of the entries
/// that changed it, eight bytes each. A save touches few pages: each costs its encryption and its
/// place in the write-ahead log.
constexpr std::string_view version_1 = R"sql(
CREATE TABLE device(
  one INTEGER PRIMARY KEY CHECK(one = 1), title TEXT NOT NULL, inspectorate TEXT NOT NULL,
  practice INTEGER NOT NULL, identity_seed BLOB NOT NULL);
CREATE TABLE member_key(
  sign_key BLOB PRIMARY KEY, sign_seed BLOB NOT NULL, box_seed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE visit(
  vid INTEGER PRIMARY KEY, visit BLOB NOT NULL UNIQUE, sign_key BLOB NOT NULL,
  hub TEXT NOT NULL DEFAULT '');
CREATE TABLE membership(
  vid INTEGER NOT NULL, number INTEGER NOT NULL, record BLOB NOT NULL,
  PRIMARY KEY(vid, number)) WITHOUT ROWID;
CREATE TABLE epoch_key(
  vid INTEGER NOT NULL, key_id BLOB NOT NULL, epoch INTEGER NOT NULL, kind INTEGER NOT NULL,
  key BLOB NOT NULL, PRIMARY KEY(vid, key_id)) WITHOUT ROWID;
CREATE TABLE log(
  lid INTEGER PRIMARY KEY, vid INTEGER NOT NULL, log BLOB NOT NULL, key BLOB NOT NULL,
  base INTEGER NOT NULL DEFAULT 0, start INTEGER NOT NULL DEFAULT 1, branch BLOB NOT NULL,
  length INTEGER NOT NULL, head BLOB NOT NULL, writer BLOB, seed BLOB,
  retired INTEGER NOT NULL DEFAULT 0, cited INTEGER NOT NULL DEFAULT 0,
  heard_at TEXT NOT NULL DEFAULT '', lamport INTEGER NOT NULL DEFAULT 0,
  UNIQUE(vid, log, branch));
CREATE TABLE entry(
  id INTEGER PRIMARY KEY, header BLOB NOT NULL, body BLOB NOT NULL, wrapped BLOB NOT NULL,
  problem TEXT);
CREATE INDEX entry_with_problem ON entry(id) WHERE problem IS NOT NULL;
CREATE TABLE erasure(
  vid INTEGER NOT NULL, id BLOB NOT NULL, entry BLOB NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY(vid, id)) WITHOUT ROWID;
CREATE TABLE statement(
  vid INTEGER NOT NULL, member BLOB NOT NULL, counter INTEGER NOT NULL, bytes BLOB NOT NULL,
  heard_at TEXT NOT NULL, PRIMARY KEY(vid, member)) WITHOUT ROWID;
CREATE TABLE hub(
  vid INTEGER NOT NULL, hub_key BLOB NOT NULL, era BLOB NOT NULL, cursor INTEGER NOT NULL,
  holds BLOB NOT NULL, PRIMARY KEY(vid, hub_key)) WITHOUT ROWID;
CREATE TABLE notice(
  nid INTEGER PRIMARY KEY, vid INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
  at TEXT NOT NULL, facts TEXT NOT NULL, dismissed INTEGER NOT NULL DEFAULT 0,
  UNIQUE(vid, kind, key));
CREATE TABLE remembered(
  vid INTEGER NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY(vid, name)) WITHOUT ROWID;

CREATE TABLE removal_word(
  vid INTEGER NOT NULL, entry INTEGER NOT NULL, member BLOB NOT NULL, log BLOB NOT NULL,
  until INTEGER NOT NULL, head BLOB NOT NULL,
  PRIMARY KEY(vid, entry, member, log, head)) WITHOUT ROWID;
CREATE TABLE entity(
  eid INTEGER PRIMARY KEY, vid INTEGER NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL,
  parent BLOB, sort INTEGER NOT NULL, conflicted INTEGER NOT NULL, state BLOB NOT NULL,
  entries BLOB NOT NULL, UNIQUE(vid, id, kind));
CREATE INDEX entity_by_parent ON entity(vid, kind, parent, sort);
CREATE INDEX entity_conflicted ON entity(vid) WHERE conflicted = 1;
CREATE TABLE unindexed(eid INTEGER PRIMARY KEY);
CREATE VIRTUAL TABLE note_text USING fts5(
  text, content = '', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO note_text(note_text, rank) VALUES('secure-delete', 1);

CREATE TABLE draft(
  id BLOB PRIMARY KEY, vid INTEGER NOT NULL, activity BLOB NOT NULL, note BLOB,
  text TEXT NOT NULL, kept_at TEXT NOT NULL, criteria TEXT NOT NULL, about BLOB,
  basis TEXT NOT NULL, recency TEXT NOT NULL, audience TEXT NOT NULL) WITHOUT ROWID;
)sql";

/// Officials to be reached about a visit: on this device alone, in no backup; and the records of
/// what was disposed of, which outlive the visits they are about.
constexpr std::string_view contacts_and_disposals = R"sql(
CREATE TABLE local_contact(
  vid INTEGER NOT NULL, id BLOB NOT NULL, role TEXT NOT NULL, title TEXT NOT NULL,
  phone TEXT NOT NULL, email TEXT NOT NULL, PRIMARY KEY(vid, id)) WITHOUT ROWID;
CREATE TABLE disposal(
  visit BLOB NOT NULL, at TEXT NOT NULL, receipt TEXT NOT NULL);
)sql";

/// The pseudonymised lists from which cases are chosen, and which row a case was made from: beside
/// the log, on this device alone, in no backup (core/docs/person-level-data.md).
constexpr std::string_view person_level_data = R"sql(
CREATE TABLE local_person_list(
  vid INTEGER NOT NULL, list TEXT NOT NULL, as_at TEXT NOT NULL, imported_at TEXT NOT NULL,
  refused TEXT NOT NULL, rows INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(vid, list));
CREATE TABLE local_person_case(
  vid INTEGER NOT NULL, case_id BLOB NOT NULL, list TEXT NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY(vid, case_id)) WITHOUT ROWID;
)sql";

/// The words of forms that were not sent, as the journal of drafts keeps notes; and entities by
/// time, so that a page of 100,000 notes is read without looking at the others.
constexpr std::string_view forms_and_order = R"sql(
CREATE TABLE form_draft(
  vid INTEGER NOT NULL, form TEXT NOT NULL, text TEXT NOT NULL, kept_at TEXT NOT NULL,
  PRIMARY KEY(vid, form)) WITHOUT ROWID;
CREATE INDEX entity_by_time ON entity(vid, kind, sort, id);
)sql";

/// Entries of which only the header is here, erased or holes: few, and looked at whenever a visit
/// is opened.
constexpr std::string_view entries_without_content = R"sql(
CREATE INDEX entry_without_content ON entry(id) WHERE length(body) = 0;
)sql";

/// How far the index is made, and of which kinds the projections are: none is known of an older
/// program, so that all it took in is looked at once.
constexpr std::string_view how_far_projected = R"sql(
CREATE TABLE indexed(one INTEGER PRIMARY KEY CHECK(one = 1), upto INTEGER NOT NULL);
INSERT INTO indexed(one, upto) VALUES(1, (SELECT coalesce(max(eid), 0) FROM entity));
CREATE TABLE known_kind(kind INTEGER PRIMARY KEY);
)sql";

/// From here on an own log may be longer than its row says: no older program may append to it.
constexpr std::string_view own_heads_found_again = "-- nothing else is new";

}  // namespace

void migrate_schema(storage::Database& database) {
  static constexpr std::array<storage::Migration, 7> steps{{{version_1},
                                                            {contacts_and_disposals},
                                                            {person_level_data},
                                                            {forms_and_order},
                                                            {entries_without_content},
                                                            {how_far_projected},
                                                            {own_heads_found_again}}};
  storage::migrate(database, steps);
}

}  // namespace fieldfare::model
