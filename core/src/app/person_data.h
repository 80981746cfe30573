#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/ids.h>
#include <fieldfare/core/selection/person_table.h>
#include <fieldfare/core/storage/database.h>

namespace fieldfare::app {

/// A list of people as this device holds it.
struct PersonList {
  std::string list;  ///< of the framework's lists; empty when it has one
  std::string as_at;
  std::string imported_at;
  std::vector<std::string> refused;
  selection::PersonTable table;
};

/// Names a person of a visit's lists.
struct PersonRow {
  std::string list;
  std::uint32_t number = 0;  ///< of the row in the file
  bool operator==(const PersonRow&) const = default;
  auto operator<=>(const PersonRow&) const = default;
};

/// The person-level data of the visits on this device: tables of their own beside the log, which
/// no sync and no backup carries. Belongs to whoever is at work (worker.h).
class PersonData {
 public:
  explicit PersonData(storage::Database& database) noexcept : database_(&database) {}

  /// The lists of a visit, by name; kept in memory until they change.
  [[nodiscard]] std::shared_ptr<const std::vector<PersonList>> lists(std::int64_t vid);
  /// Puts a list in the place of the one of its name. Returns once the old one's pages are
  /// overwritten and out of the write-ahead log.
  void keep(std::int64_t vid, const PersonList& list);
  /// Overwrites everything that is held of a visit; answers how many rows there were.
  std::int64_t wipe(std::int64_t vid);
  [[nodiscard]] bool any(std::int64_t vid);

  /// Which row a case was made from, on this device alone.
  void tie(storage::Transaction& transaction, std::int64_t vid, const EntityId& case_id,
           const PersonRow& row);
  [[nodiscard]] std::map<EntityId, PersonRow> ties(std::int64_t vid);

 private:
  storage::Database* database_;
  std::map<std::int64_t, std::shared_ptr<const std::vector<PersonList>>> known_;
};

}  // namespace fieldfare::app
