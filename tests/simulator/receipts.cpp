#include "receipts.h"

#include <algorithm>

#include <fieldfare/core/app/notebook.h>

#include "genesis.h"

namespace fieldfare::simulator {

bool calls_held_what_is(app::Notebook& notebook, test::MemoryHub& hub) {
  const VisitId& visit = genesis().visit;
  const auto segments = hub.store().segments(visit);
  const auto there = [&](const log::LogEnd& end) {
    return std::ranges::any_of(segments, [&](const log::LogHead& head) {
      return head.log == end.log &&
             hub.store().hash_at(visit, end.log, head.branch, end.length) == end.head;
    });
  };
  return std::ranges::all_of(notebook.replica(visit)->hub_state(hub.service().key()).holds, there);
}

}  // namespace fieldfare::simulator
