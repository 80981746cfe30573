#include "killed_device.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>

#include <catch2/catch_test_macros.hpp>

namespace fieldfare::test {

KilledDevice::KilledDevice(std::uint64_t seed) : device_(seed), chance_(seed) {
  app::VisitCreate create;
  create.framework = "local-offer-2026";
  create.area = app::RawText("Northshire");
  create.fieldwork_start = *date_from_iso8601("2026-06-15");
  visit_ = device_->execute(create).visit_id;
  app::ActivityAdd add;
  add.visit = visit_;
  add.kind = "tracking-meeting";
  add.title = app::RawText("Tracking meeting");
  add.starts = *time_from_iso8601("2026-06-15T09:00:00+01:00");
  add.ends = *time_from_iso8601("2026-06-15T17:00:00+01:00");
  activity_ = device_->execute(add).activity_id;
  device_.close();
  const auto passphrase = InspectorDevice::passphrase();
  std::ofstream(passphrase_file()) << as_text(passphrase.view()) << "\n";
}

void KilledDevice::wait_below(std::uint64_t microseconds) {
  std::this_thread::sleep_for(std::chrono::microseconds(below(microseconds)));
}

void KilledDevice::require_no_tries() const {
  REQUIRE_FALSE(std::filesystem::exists(device_.store() / "store.tries"));
}

void KilledDevice::require_whole() {
  const auto verified = device_->execute(app::StoreVerify{});
  CHECK(verified.problems.empty());
  REQUIRE(verified.ok);
  device_.close();
}

}  // namespace fieldfare::test
