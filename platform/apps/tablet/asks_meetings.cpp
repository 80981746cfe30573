// Meetings of the team, recorded as they go on.
#include <fieldfare/core/app/commands/meetings.h>

#include "asks.h"
#include "names_of.h"

namespace fieldfare::tablet {

namespace ask = ui::ask;

Answer meet(const Asking& asking, const ask::RecordPoint& a) {
  app::MeetingRecord record;
  record.meeting = entity(a.meeting);
  record.text = app::RawText(asking.words);
  record.as = a.as;
  const auto made = asking.notebook.execute(record);
  return {"Recorded.", made.point_id.hex()};
}

Answer meet(const Asking& asking, const ask::ClosePoint& a) {
  app::MeetingPoint point;
  point.point = entity(a.point);
  point.state = "closed";
  if (!asking.words.empty()) point.outcome = app::RawText(asking.words);
  asking.notebook.execute(point);
  Answer answer{"It is done.", {}};
  answer.undo = ask::ReopenPoint{a.point};
  return answer;
}

Answer meet(const Asking& asking, const ask::ReopenPoint& a) {
  app::MeetingPoint point;
  point.point = entity(a.point);
  point.state = "open";
  asking.notebook.execute(point);
  return {"It is open again.", {}};
}

Answer meet(const Asking& asking, const ask::TickItem& a) {
  app::MeetingAnswer tick;
  tick.meeting = entity(a.meeting);
  tick.item = a.item;
  tick.done = a.done;
  asking.notebook.execute(tick);
  return {};
}

Answer meet(const Asking& asking, const ask::HoldMeeting& a) {
  app::MeetingHeld held;
  held.meeting = entity(a.meeting);
  held.held = a.held;
  const auto left = asking.notebook.execute(held);
  if (!a.held) return {"The meeting goes on.", {}};
  return {left.unticked.empty()
              ? "The meeting was held."
              : "The meeting was held. Its checklist still asks for: " + left.unticked.front(),
          {}};
}

}  // namespace fieldfare::tablet
