#include "starving.h"

#include <fieldfare/core/error.h>
#include <memory/failing_memory.h>

#include "inspector.h"
#include "ledger.h"

namespace fieldfare::simulator {

using test::FailingMemory;

StarvingCounts starve(bool for_ever, std::uint64_t stride, std::uint64_t offset) {
  StarvingCounts out;
  {
    Inspector inspector(1);
    inspector.begin();
    FailingMemory::never_fail();
    inspector.work();
    out.allocations = FailingMemory::counted();
  }
  for (std::uint64_t number = offset; number < out.allocations; number += stride) {
    Inspector inspector(1);
    inspector.begin();
    FailingMemory::fail(number, for_ever);
    inspector.work();
    FailingMemory::never_fail();
    ++out.tried;
    out.failed_steps += static_cast<std::uint64_t>(inspector.failures());
    try {
      inspector.check();
      continue;
    } catch (const Broken& wrong) {
      out.broken = wrong.promise + ": " + wrong.how;
    } catch (const Error& error) {
      out.broken = std::string("the notebook does not go on: ") + error.what();
    }
    out.broken = "allocation " + std::to_string(number) + ": " + out.broken;
    return out;
  }
  return out;
}

}  // namespace fieldfare::simulator
