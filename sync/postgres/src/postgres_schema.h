#pragma once

#include "pg.h"

namespace fieldfare::sync::hub {

/// Makes the tables when there are none, or brings them up to date. Any number of hubs may call it
/// at once on one database: one does the work, the others wait for it. Error(not_possible) when a
/// newer hub made the tables.
void prepare_schema(pg::Connection& line);

}  // namespace fieldfare::sync::hub
