#pragma once

#include <memory>
#include <string>

#include <fieldfare/sync/hub/store.h>
#include <support/memory_replica.h>

namespace fieldfare::test {

/// A place for a hub's store that can be closed and opened again.
class StorePlace {
 public:
  virtual ~StorePlace() = default;
  virtual std::unique_ptr<sync::hub::HubStore> open() = 0;
};

[[nodiscard]] std::unique_ptr<StorePlace> sqlite_place();
[[nodiscard]] std::unique_ptr<StorePlace> postgres_place();
/// The rest of the test case runs once with each kind.
[[nodiscard]] std::unique_ptr<StorePlace> any_place();

/// Checks what a device holds of its own log against what the store holds, as the hub does, and
/// appends what is new; at most `most` entries from sequence `first` on.
sync::hub::AppendResult append(sync::hub::HubStore& store, MemoryReplica& device,
                               std::uint64_t first = 1, std::size_t most = 1000);
/// The same for a run that came from somewhere.
sync::hub::AppendResult append_run(sync::hub::HubStore& store, const VisitId& visit,
                                   const log::EntryRun& run);

}  // namespace fieldfare::test
