#include <simulator/starving.h>

#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/database.h>
#include <catch2/catch_test_macros.hpp>

#include <memory/failing_memory.h>

using namespace fieldfare;
using namespace fieldfare::simulator;
using fieldfare::test::FailingMemory;

namespace {

/// Samples; `./dev soak --memory 1` does every allocation.
void require(bool for_ever, std::uint64_t stride) {
  const StarvingCounts counts = starve(for_ever, stride, stride / 2);
  INFO(counts.broken);
  CHECK(counts.broken.empty());
  // Under a sanitizer, which allocates by itself, there is nothing to count and nothing fails.
  CHECK((counts.tried > 20) == FailingMemory::can_fail());
  CHECK((counts.failed_steps > 10) == FailingMemory::can_fail());
}

std::int64_t rows(storage::Database& database) {
  auto count = database.prepare("SELECT count(*) FROM note");
  static_cast<void>(count.step());
  return count.integer(0);
}

/// Begins a transaction, writes a row, and drops it when memory has been gone from the allocation
/// after `number` more on.
void write_half(storage::Database& database, std::uint64_t number) {
  FailingMemory::fail(number, true);
  try {
    const FailingMemory::Counting counting;
    const storage::Transaction transaction(database);
    database.prepare("INSERT INTO note(text) VALUES('half done')").run();
    database.prepare("INSERT INTO note(text) VALUES('half done, too')").run();
  } catch (const Error&) {  // for want of memory, or not at all: it is not committed
  } catch (const std::bad_alloc&) {
  }
  FailingMemory::never_fail();
}

}  // namespace

TEST_CASE("what a failed transaction had half done is never read", "[simulation]") {
  for (std::uint64_t number = 0; number < 100; ++number) {
    auto database = storage::Database::in_memory();
    database.execute("CREATE TABLE note(text TEXT)");
    // What a connection keeps for small things is in use: taking back needs memory.
    std::vector<storage::Statement> open;
    for (int i = 0; i < 200; ++i)
      open.push_back(database.prepare("SELECT 1"));
    write_half(database, number);
    INFO("memory gone from allocation " << number << " on");
    CHECK(rows(database) == 0);
  }
}

TEST_CASE("an allocation that fails once under a notebook loses nothing", "[simulation]") {
  require(false, 59);
}

TEST_CASE("memory that is gone from any allocation on loses nothing, and work goes on with it",
          "[simulation]") {
  require(true, 59);
}
