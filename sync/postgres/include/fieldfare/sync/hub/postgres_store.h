#pragma once

#include <functional>
#include <memory>
#include <string>

#include <fieldfare/sync/hub/store.h>

namespace fieldfare::sync::hub {

struct PostgresOptions {
  /// For tests: called in each writing transaction, all done but the commit, which another can so
  /// be made to wait for or lose.
  std::function<void()> before_commit;
};

/// A hub's store in a PostgreSQL database (14 or later), in a schema of its own named "fieldfare"
/// that is made at the first start; any number of hubs may start at once and work side by side.
/// `place` is a postgresql:// address as libpq reads it. It opens no line yet: a hub may start
/// before its database.
///
/// Faults: a transaction that the server rolled back for another's sake is tried again, and so is
/// one whose line was lost, on a new line. Error(unreachable) when that does not help; nothing is
/// confirmed then.
[[nodiscard]] std::unique_ptr<HubStore> open_postgres_store(const std::string& place,
                                                            PostgresOptions options = {});

}  // namespace fieldfare::sync::hub
