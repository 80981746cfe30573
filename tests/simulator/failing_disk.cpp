#include "failing_disk.h"

#include <fieldfare/core/error.h>

#include "inspector.h"
#include "ledger.h"

namespace fieldfare::simulator {
namespace {

constexpr std::uint64_t room_step = 4096;
constexpr std::uint64_t most_room = 2'000;
constexpr std::uint64_t fits_for_good = 20;

/// How many calls that change files the work takes.
std::uint64_t calls_of_work() {
  Inspector inspector(1);
  const std::uint64_t before = inspector.device().disk().calls();
  inspector.work();
  return inspector.device().disk().calls() - before;
}

void work_on(Inspector& inspector, DiskFails how, std::uint64_t place) {
  auto& disk = inspector.device().disk();
  if (how == DiskFails::once) disk.fail_once(place);
  if (how == DiskFails::for_ever) disk.cut_after(place);
  if (how == DiskFails::full) disk.full_at(disk.bytes() + place * room_step);
  inspector.work();
  if (how == DiskFails::for_ever) inspector.device().come_back();
  if (how == DiskFails::full) disk.has_space();
  inspector.check();
  inspector.device().close();
  inspector.check();
}

}  // namespace

FailingDiskCounts fail_disk(DiskFails how, std::uint64_t stride, std::uint64_t offset) {
  FailingDiskCounts out;
  std::uint64_t fits = 0;
  out.places = how == DiskFails::full ? most_room : calls_of_work();
  for (std::uint64_t place = offset; place < out.places; place += stride) {
    Inspector inspector(1);
    try {
      work_on(inspector, how, place);
    } catch (const Broken& wrong) {
      out.broken = wrong.promise + ": " + wrong.how;
    } catch (const Error& error) {
      out.broken = std::string("the notebook does not go on: ") + error.what();
    }
    ++out.tried;
    if (!out.broken.empty()) {
      out.broken = "place " + std::to_string(place) + ": " + out.broken;
      return out;
    }
    fits = inspector.failures() > 0 ? 0 : fits + 1;
    if (inspector.failures() > 0) ++out.with_errors;
    if (how == DiskFails::full && fits == fits_for_good) out.places = place + 1;
  }
  return out;
}

}  // namespace fieldfare::simulator
