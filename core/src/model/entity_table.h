#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/ids.h>
#include <fieldfare/core/merge/register.h>
#include <fieldfare/core/storage/database.h>

#include "model/kind.h"

namespace fieldfare::model {

/// Rows that nothing reads: of a kind that this program does not know, or of no visit of the store.
struct StrangeRows {
  std::int64_t vid = 0;
  bool has_visit = false;
  std::int64_t kind = 0;
  std::int64_t count = 0;
};

struct Entity {
  std::int64_t eid = 0;  ///< 0: not stored yet
  std::int64_t vid = 0;
  Kind kind = Kind::note;
  EntityId id;
  bool conflicted = false;
  merge::EntityState state;
  std::vector<std::int64_t> entries;  ///< numbers of the entries that changed it, rising

  /// Remembers that an entry changed it; once is enough.
  void touch(std::int64_t entry);
};

/// A restricted note or a line's link to one, a concern (of every kind: the frameworks mark all of
/// them as restricted; local offer 2026 L426-442, preparation for adulthood 2024 L447-457) or what
/// was done about one.
[[nodiscard]] bool is_restricted(const Entity& entity);

/// The projection of the log: one row an entity. Belongs to whoever is at work (worker.h).
class EntityTable {
 public:
  explicit EntityTable(storage::Database& database) noexcept : database_(&database) {}

  [[nodiscard]] std::optional<Entity> find(std::int64_t vid, Kind kind, const EntityId& id);
  /// The same without knowing the visit: ids are random, so there is at most one.
  [[nodiscard]] std::optional<Entity> find(Kind kind, const EntityId& id);
  [[nodiscard]] std::optional<Entity> find(std::int64_t eid);

  /// Entities of a kind, by time, oldest first; those of one parent when one is given.
  void each(std::int64_t vid, Kind kind, const std::optional<EntityId>& parent,
            const std::function<void(Entity&&)>& visit);
  /// Only the numbers of the entries that changed each entity: for counting over all of them.
  void each_entries(std::int64_t vid, Kind kind,
                    const std::function<void(const std::vector<std::int64_t>&)>& visit);
  void each_conflicted(std::int64_t vid, const std::function<void(Entity&&)>& visit);
  [[nodiscard]] std::int64_t count(std::int64_t vid, Kind kind,
                                   const std::optional<EntityId>& parent = std::nullopt);
  [[nodiscard]] std::int64_t count_conflicted(std::int64_t vid);

  /// Inserts or updates; sets `eid` on insert.
  void save(storage::Transaction& transaction, Entity& entity);

  /// A note's text is to be taken out of the index before.
  void remove(storage::Transaction& transaction, std::int64_t eid);

  /// None, unless somebody changed the store or a newer program wrote in it.
  [[nodiscard]] std::vector<StrangeRows> strange();
  /// Removes them; how many there were. To be followed by an index that is made anew.
  std::int64_t remove_strange(storage::Transaction& transaction);

  /// A hash over all live values of a visit that are for the whole team: equal on devices that hold
  /// equal entries, whoever may read what is restricted.
  [[nodiscard]] Hash projection_hash(std::int64_t vid);

 private:
  storage::Database* database_;
};

}  // namespace fieldfare::model
