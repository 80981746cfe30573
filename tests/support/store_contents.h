#pragma once

#include <string>
#include <vector>

#include <fieldfare/core/storage/store.h>
#include <support/visit_team.h>

namespace fieldfare::test {

/// Every value of every table of a store, one after the other: what somebody reads who has the
/// device, its passphrase and all the time in the world.
[[nodiscard]] inline std::string everything_in(storage::Database& database) {
  std::string out;
  std::vector<std::pair<std::string, std::string>> columns;
  auto column = database.prepare(
      "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c "
      "WHERE m.type = 'table' AND m.name <> 'note_text'");
  while (column.step())
    columns.emplace_back(column.text(0), column.text(1));
  for (const auto& [table, name] : columns) {
    auto row = database.prepare("SELECT \"" + name + "\" FROM \"" + table + "\"");
    while (row.step())
      out += std::string(as_text(row.blob(0))) + "\n";
  }
  return out;
}

/// The same of a device's store. Closes the notebook and opens it again.
[[nodiscard]] inline std::string everything_in(InspectorDevice& device) {
  device.close();
  std::string out;
  {
    auto store = storage::Store::open(device.store(), InspectorDevice::passphrase(),
                                      *device.ports().entropy, device.clock());
    out = everything_in(store.database());
  }
  device.reopen();
  return out;
}

}  // namespace fieldfare::test
