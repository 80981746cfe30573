#pragma once

#include <filesystem>
#include <memory>

#include <fieldfare/sync/hub/store.h>

namespace fieldfare::sync::hub {

/// A hub's store in one SQLite file (write-ahead log, synchronous=FULL). What it holds is
/// ciphertext and public keys, and the seed of the hub's own key: the file is made readable for its
/// owner alone.
[[nodiscard]] std::unique_ptr<HubStore> open_sqlite_store(const std::filesystem::path& file);

/// The same in memory alone: for a meeting, and gone with it.
[[nodiscard]] std::unique_ptr<HubStore> open_memory_store();

}  // namespace fieldfare::sync::hub
