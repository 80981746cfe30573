#include "store_places.h"

#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <algorithm>
#include <array>
#include <span>

#include <fieldfare/sync/hub/postgres_store.h>
#include <fieldfare/sync/hub/sqlite_store.h>
#include <servers/postgres_server.h>
#include <support/temporary_directory.h>

namespace fieldfare::test {
namespace {

class SqlitePlace final : public StorePlace {
 public:
  std::unique_ptr<sync::hub::HubStore> open() override {
    return sync::hub::open_sqlite_store(directory_ / "hub.db");
  }

 private:
  TemporaryDirectory directory_;
};

class PostgresPlace final : public StorePlace {
 public:
  std::unique_ptr<sync::hub::HubStore> open() override {
    return sync::hub::open_postgres_store(address_);
  }

 private:
  std::string address_ = PostgresServer::shared().new_database();
};

}  // namespace

std::unique_ptr<StorePlace> sqlite_place() {
  return std::make_unique<SqlitePlace>();
}

std::unique_ptr<StorePlace> postgres_place() {
  return std::make_unique<PostgresPlace>();
}

std::unique_ptr<StorePlace> any_place() {
  constexpr std::array kinds{&sqlite_place, &postgres_place};
  return kinds[GENERATE(range(std::size_t{0}, std::size_t{2}))]();
}

sync::hub::AppendResult append_run(sync::hub::HubStore& store, const VisitId& visit,
                                   const log::EntryRun& run) {
  const log::VersionVector segments = store.segments(visit);
  const auto first = std::ranges::lower_bound(segments, run.log, {}, &log::LogHead::log);
  const auto last = std::ranges::upper_bound(segments, run.log, {}, &log::LogHead::log);
  const log::CheckedRun checked = log::check_run(
      visit, std::span(first, last),
      [&](const BranchId& branch, std::uint64_t sequence) {
        return store.hash_at(visit, run.log, branch, sequence);
      },
      [](const Hash&) { return true; }, run);
  return store.append(visit, {{&run, &checked}});
}

sync::hub::AppendResult append(sync::hub::HubStore& store, MemoryReplica& device,
                               std::uint64_t first, std::size_t most) {
  return append_run(store, device.visit(), device.read(device.own_log(), first, most, 10'000'000));
}

}  // namespace fieldfare::test
