// What the example answers to the pages of the plan: meetings, timetable, deadlines, requests and
// outputs.
#include <algorithm>
#include <utility>

#include <fieldfare/ui/example.h>

namespace fieldfare::ui {

std::optional<std::string> ExampleBackend::passed(const Asked& c) {
  const std::string words(as_text(c.words.view()));
  if (!form_passes(c.key, words)) return std::nullopt;
  for (const auto& [name, text] : c.fields) {
    auto marks = check(as_text(text.view()));
    if (marks.empty()) continue;
    answer(event::FormRefused{c.key, std::move(marks), {}, name});
    return std::nullopt;
  }
  return words;
}

std::string ExampleBackend::field(const Asked& c, const std::string& name) {
  const auto found = c.fields.find(name);
  return found == c.fields.end() ? std::string() : std::string(as_text(found->second.view()));
}

void ExampleBackend::meet(const Asked& c, const ask::Disallow& a) {
  if (a.number < allowed_.size()) names.push_back(allowed_[a.number]);
  done(c, "These words are asked about again.");
  answer(event::Allowed{});
}

void ExampleBackend::meet(const Asked& c, const ask::RecordPoint& a) {
  const auto words = passed(c);
  if (!words) return;
  const bool open = a.as == "decision" || a.as == "action" || a.as == "question";
  pages_.team->open->points.push_back(
      {"new-point-" + std::to_string(++saved_), a.as, *words, world.device + ", 17:12", "", open});
  done(c, "Recorded.");
}

void ExampleBackend::meet(const Asked& c, const ask::ClosePoint& a) {
  const auto words = passed(c);
  if (!words) return;
  for (PointRow& point : pages_.team->open->points) {
    if (point.id != a.point) continue;
    point.open = false;
    point.outcome = *words;
  }
  done(c, "It is done.", {}, ask::ReopenPoint{a.point});
}

void ExampleBackend::meet(const Asked& c, const ask::ReopenPoint& a) {
  for (PointRow& point : pages_.team->open->points) {
    if (point.id == a.point) point.open = true;
  }
  done(c, "It is open again.");
}

void ExampleBackend::meet(const Asked& c, const ask::TickItem& a) {
  for (ItemRow& item : pages_.team->open->items) {
    if (item.id == a.item) item.done = a.done;
  }
  done(c, "");
}

void ExampleBackend::meet(const Asked& c, const ask::HoldMeeting& a) {
  TeamView& team = *pages_.team;
  team.open->row.state = a.held ? "held" : "begun";
  for (TeamMeetingRow& row : team.meetings) {
    if (row.id == a.meeting) row.state = team.open->row.state;
  }
  done(c, a.held ? "The meeting was held." : "The meeting goes on.");
}

void ExampleBackend::meet(const Asked& c, const ask::SettleDeadline& a) {
  if (a.done && a.id == pages_.outputs->open->quality) pages_.outputs->open->quality.clear();
  for (DeadlineDetail& row : pages_.deadlines->rows) {
    if (row.id != a.id) continue;
    row.kind = a.done ? "done" : "upcoming";
    row.state = a.done ? "Done today" : "Open again";
  }
  done(c, a.done ? "It is done." : "It is open again.");
}

void ExampleBackend::meet(const Asked& c, const ask::MoveDeadline& a) {
  const auto words = a.to.empty() ? std::optional<std::string>("") : passed(c);
  if (!words) return;
  for (DeadlineDetail& row : pages_.deadlines->rows) {
    if (row.id != a.id) continue;
    row.moved = a.to.empty() ? "" : "Moved to " + a.to + " by " + world.device + ": " + *words;
    if (!a.to.empty()) row.due = a.to;
  }
  done(c, a.to.empty() ? "It is due as the guidance has it." : "It is moved.");
}

void ExampleBackend::meet(const Asked& c, const ask::SetRequest& a) {
  for (RequestRow& row : pages_.requests->rows) {
    if (row.id != a.id) continue;
    row.state = a.state;
    row.state_words = a.state == "received" ? "Come today" : "Changed today";
    row.overdue = row.reminder = false;
  }
  done(c, "");
}

void ExampleBackend::meet(const Asked& c, const ask::RemindRequest& a) {
  for (RequestRow& row : pages_.requests->rows) {
    if (row.id == a.id) row.reminder = false;
  }
  done(c, "Noted: the area was reminded today.");
}

void ExampleBackend::meet(const Asked& c, const ask::AddDocument& a) {
  const auto words = passed(c);
  if (!words) return;
  for (RequestRow& row : pages_.requests->rows) {
    if (row.id != a.request) continue;
    row.documents.push_back(*words);
    row.state = a.in_part ? "part-received" : "received";
    row.state_words = a.in_part ? "Come in part" : "Come today";
    row.overdue = false;
  }
  done(c, "The document is noted.");
}

void ExampleBackend::meet(const Asked& c, const ask::AddRequest&) {
  const auto title = passed(c);
  const auto reason = c.fields.find("reason");
  if (!title || reason == c.fields.end()) return;
  RequestRow row;
  row.id = "new-request-" + std::to_string(++saved_);
  row.title = *title;
  row.reason = as_text(reason->second.view());
  row.state = "requested";
  row.state_words = "Asked for today";
  pages_.requests->rows.push_back(row);
  done(c, "It is on the list.");
}

void ExampleBackend::meet(const Asked& c, const ask::ExplainTimetable& a) {
  const auto words = passed(c);
  if (!words) return;
  for (FindingRow& row : pages_.timetable->findings) {
    if (row.rule == a.rule && row.date == a.date) row.reason = *words;
  }
  done(c, "The reason is kept.");
}

void ExampleBackend::meet(const Asked& c, const ask::AgreeTimetable&) {
  pages_.timetable->agreed = "Agreed with the area on 15 June 2026";
  done(c, "The timetable is agreed.");
}

void ExampleBackend::meet(const Asked& c, const ask::TellTimetable&) {
  pages_.timetable->to_tell.clear();
  done(c, "Noted: they know it as it stands.");
}

void ExampleBackend::meet(const Asked& c, const ask::WriteSection& a) {
  const auto words = passed(c);
  if (!words) return;
  for (SectionRow& section : pages_.outputs->open->sections) {
    if (section.id != a.section) continue;
    section.text = *words;
    section.blocks.clear();
    BlockRow block;
    block.text = *words;
    if (!words->empty()) section.blocks.push_back(block);
  }
  done(c, "The text is kept.");
}

void ExampleBackend::meet(const Asked& c, const ask::Export& a) {
  pages_.outputs->open->row.under = "For the local authority · left today, 10:42";
  for (OutputRow& row : pages_.outputs->outputs) {
    if (row.id == a.output) row.under = pages_.outputs->open->row.under;
  }
  done(c, "Written to " + pages_.outputs->folder + "/" + a.output + "-" + a.stage + "." + a.format);
}

}  // namespace fieldfare::ui
