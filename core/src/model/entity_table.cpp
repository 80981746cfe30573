#include "model/entity_table.h"

#include <algorithm>

#include <fieldfare/core/crypto/hash.h>

#include "model/fields.h"

namespace fieldfare::model {

namespace {

constexpr std::string_view columns =
    "SELECT eid, vid, kind, id, conflicted, state, entries FROM entity ";

std::string select(std::string_view where) {
  return std::string(columns) + std::string(where);
}

Bytes pack(const std::vector<std::int64_t>& numbers) {
  ByteWriter out;
  for (const std::int64_t number : numbers)
    out.u64(static_cast<std::uint64_t>(number));
  return out.take();
}

std::vector<std::int64_t> unpack(ByteView packed) {
  ByteReader in(packed, "an entity's entries");
  std::vector<std::int64_t> out(packed.size() / 8);
  for (std::int64_t& number : out)
    number = static_cast<std::int64_t>(in.u64());
  in.expect_end();
  return out;
}

Entity read(const storage::Statement& row) {
  Entity entity;
  entity.eid = row.integer(0);
  entity.vid = row.integer(1);
  entity.kind = static_cast<Kind>(row.integer(2));
  entity.id = EntityId::from(row.blob(3));
  entity.conflicted = row.integer(4) != 0;
  entity.state = merge::EntityState::decode(row.blob(5));
  entity.entries = unpack(row.blob(6));
  return entity;
}

std::optional<Entity> read_one(storage::Statement& statement) {
  if (!statement.step()) return std::nullopt;
  return read(statement);
}

/// What `EntityTable::strange` looks for, after WHERE. What is no number at all is strange, too.
const std::string& is_strange() {
  static const std::string sql = [] {
    std::string known;
    for (const Kind kind : all_kinds())
      known += (known.empty() ? "" : ",") + std::to_string(static_cast<int>(kind));
    return "vid NOT IN (SELECT vid FROM visit) OR kind NOT IN (" + known + ")";
  }();
  return sql;
}

std::int64_t sort_key(const Entity& entity) {
  const std::string_view field = sort_field(entity.kind);
  if (field.empty()) return 0;
  const auto time = Fields(entity.state).time(field);
  return time ? time->ms : 0;
}

}  // namespace

void Entity::touch(std::int64_t entry) {
  const auto place = std::lower_bound(entries.begin(), entries.end(), entry);
  if (place == entries.end() || *place != entry) entries.insert(place, entry);
}

std::optional<Entity> EntityTable::find(std::int64_t vid, Kind kind, const EntityId& id) {
  static const std::string sql = select("WHERE vid = ?1 AND id = ?2 AND kind = ?3");
  auto statement = database_->prepare(sql);
  statement.bind(1, vid).bind(2, id.view()).bind(3, static_cast<std::int64_t>(kind));
  return read_one(statement);
}

std::optional<Entity> EntityTable::find(Kind kind, const EntityId& id) {
  static const std::string sql =
      select("WHERE vid IN (SELECT vid FROM visit) AND id = ?1 AND kind = ?2");
  auto statement = database_->prepare(sql);
  statement.bind(1, id.view()).bind(2, static_cast<std::int64_t>(kind));
  return read_one(statement);
}

std::optional<Entity> EntityTable::find(std::int64_t eid) {
  static const std::string sql = select("WHERE eid = ?1");
  auto statement = database_->prepare(sql);
  statement.bind(1, eid);
  return read_one(statement);
}

void EntityTable::each(std::int64_t vid, Kind kind, const std::optional<EntityId>& parent,
                       const std::function<void(Entity&&)>& visit) {
  static const std::string all = select("WHERE vid = ?1 AND kind = ?2 ORDER BY sort, id");
  static const std::string of_parent =
      select("WHERE vid = ?1 AND kind = ?2 AND parent = ?3 ORDER BY sort, id");
  auto statement = database_->prepare(parent ? of_parent : all);
  statement.bind(1, vid).bind(2, static_cast<std::int64_t>(kind));
  if (parent) statement.bind(3, parent->view());
  while (statement.step())
    visit(read(statement));
}

void EntityTable::each_entries(std::int64_t vid, Kind kind,
                               const std::function<void(const std::vector<std::int64_t>&)>& visit) {
  auto row = database_->prepare("SELECT entries FROM entity WHERE vid = ?1 AND kind = ?2");
  row.bind(1, vid).bind(2, static_cast<std::int64_t>(kind));
  while (row.step())
    visit(unpack(row.blob(0)));
}

void EntityTable::each_conflicted(std::int64_t vid, const std::function<void(Entity&&)>& visit) {
  // Few are: they are found by their own index and put in order then. Left to choose, SQLite walks
  // through all entities of the visit in order.
  static const std::string sql = select(
      "INDEXED BY entity_conflicted WHERE vid = ?1 AND conflicted = 1 ORDER BY kind, sort, id");
  auto statement = database_->prepare(sql);
  statement.bind(1, vid);
  while (statement.step())
    visit(read(statement));
}

std::int64_t EntityTable::count(std::int64_t vid, Kind kind,
                                const std::optional<EntityId>& parent) {
  auto statement = database_->prepare(
      parent ? "SELECT count(*) FROM entity WHERE vid = ?1 AND kind = ?2 AND parent = ?3"
             : "SELECT count(*) FROM entity WHERE vid = ?1 AND kind = ?2");
  statement.bind(1, vid).bind(2, static_cast<std::int64_t>(kind));
  if (parent) statement.bind(3, parent->view());
  return statement.step() ? statement.integer(0) : 0;
}

std::int64_t EntityTable::count_conflicted(std::int64_t vid) {
  auto statement =
      database_->prepare("SELECT count(*) FROM entity WHERE vid = ?1 AND conflicted = 1");
  statement.bind(1, vid);
  return statement.step() ? statement.integer(0) : 0;
}

void EntityTable::save(storage::Transaction& transaction, Entity& entity) {
  storage::Database& database = transaction.database();
  const Bytes state = entity.state.encode();
  const Bytes entries = pack(entity.entries);
  const std::string_view parent_name = parent_field(entity.kind);
  const auto parent = parent_name.empty() ? std::nullopt : Fields(entity.state).id(parent_name);
  if (entity.eid == 0) {
    auto insert = database.prepare(
        "INSERT INTO entity(vid, kind, id, parent, sort, conflicted, state, entries) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    insert.bind(1, entity.vid).bind(2, static_cast<std::int64_t>(entity.kind));
    insert.bind(3, entity.id.view());
    if (parent) insert.bind(4, parent->view());
    insert.bind(5, sort_key(entity)).bind(6, std::int64_t{entity.conflicted});
    insert.bind_borrowed(7, state).bind_borrowed(8, entries).run();
    entity.eid = database.last_insert_rowid();
    return;
  }
  auto update = database.prepare(
      "UPDATE entity SET parent = ?2, sort = ?3, conflicted = ?4, state = ?5, entries = ?6 "
      "WHERE eid = ?1");
  update.bind(1, entity.eid);
  if (parent) update.bind(2, parent->view());
  update.bind(3, sort_key(entity)).bind(4, std::int64_t{entity.conflicted});
  update.bind_borrowed(5, state).bind_borrowed(6, entries).run();
}

void EntityTable::remove(storage::Transaction& transaction, std::int64_t eid) {
  auto drop = transaction.database().prepare("DELETE FROM entity WHERE eid = ?1");
  drop.bind(1, eid).run();
  // Its number may be given again, and must not wait to be indexed for the one before.
  auto unmark = transaction.database().prepare("DELETE FROM unindexed WHERE eid = ?1");
  unmark.bind(1, eid).run();
}

std::vector<StrangeRows> EntityTable::strange() {
  auto row = database_->prepare(
      "SELECT vid, vid IN (SELECT vid FROM visit), kind, count(*) FROM entity WHERE " +
      is_strange() + " GROUP BY vid, kind");
  std::vector<StrangeRows> out;
  while (row.step())
    out.push_back({row.integer(0), row.integer(1) != 0, row.integer(2), row.integer(3)});
  return out;
}

std::int64_t EntityTable::remove_strange(storage::Transaction& transaction) {
  std::int64_t removed = 0;
  for (const StrangeRows& rows : strange())
    removed += rows.count;
  transaction.database().execute("DELETE FROM entity WHERE " + is_strange());
  return removed;
}

bool is_restricted(const Entity& entity) {
  if (entity.kind == Kind::concern || entity.kind == Kind::concern_action) return true;
  const bool may_be = entity.kind == Kind::note || entity.kind == Kind::line_note;
  const merge::Register* audience = may_be ? entity.state.find("audience") : nullptr;
  return audience != nullptr &&
         std::any_of(audience->live().begin(), audience->live().end(), [](const auto& live) {
           return live.value == log::Value(std::string("restricted"));
         });
}

Hash EntityTable::projection_hash(std::int64_t vid) {
  static const std::string sql = select("WHERE vid = ?1 ORDER BY kind, id");
  auto statement = database_->prepare(sql);
  statement.bind(1, vid);
  Hash running;
  while (statement.step()) {
    const Entity entity = read(statement);
    if (is_restricted(entity)) continue;
    const auto kind = static_cast<std::uint8_t>(entity.kind);
    running = crypto::hash({running.view(), ByteView(&kind, 1), entity.id.view(),
                            entity.state.projection_hash().view()});
  }
  return running;
}

}  // namespace fieldfare::model
