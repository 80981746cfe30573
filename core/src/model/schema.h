#pragma once

#include <fieldfare/core/storage/database.h>

namespace fieldfare::model {

/// Brings the tables of the log and of the projections up to date (core/docs/storage.md, "Tables").
void migrate_schema(storage::Database& database);

}  // namespace fieldfare::model
