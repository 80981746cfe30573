#include <fmt/format.h>

#include <fieldfare/core/app/commands/meeting_prepare.h>
#include <fieldfare/core/app/commands/meetings.h>

#include "names_of.h"
#include "read_pages.h"
#include "words_of.h"

namespace fieldfare::tablet {
namespace {

constexpr std::size_t note_bytes = 200;

ui::TeamMeetingRow meeting_row(const app::MeetingView& view) {
  return {view.meeting_id.hex(), view.title, span_words(view.starts, view.ends), view.state};
}

ui::PointRow point_row(const app::MeetingPointView& view) {
  return {view.point_id.hex(), view.as,
          view.text,           view.author + ", " + moment_words(view.at),
          view.outcome,        view.state == "open"};
}

ui::ItemRow item_row(const app::MeetingItem& view) {
  ui::ItemRow row;
  row.id = view.item;
  row.text = view.text;
  row.done = view.done;
  row.held_back = !view.held_back.empty();
  row.under = view.held_back;
  if (row.under.empty() && view.done && !view.by.empty())
    row.under = view.by + ", " + moment_words(view.at);
  if (!view.answer.empty()) row.under += (row.under.empty() ? "" : ": ") + view.answer;
  return row;
}

std::string cut(const std::string& text) {
  if (text.size() <= note_bytes) return text;
  std::size_t end = note_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return text.substr(0, end) + "…";
}

std::string note_words(const app::PreparedNote& note) {
  return fmt::format("{}, {}{}: {}", note.author, moment_words(note.captured_at),
                     note.changed ? ", changed since"
                     : note.late  ? ", not known here before"
                                  : "",
                     cut(note.text));
}

std::string member_words(const app::PreparedMember& member) {
  std::string out =
      (member.name.empty() ? "A member" : member.name) + ": " +
      (member.last_heard.empty() ? "not heard from yet"
                                 : "last heard from " + moment_words(member.last_heard));
  if (member.missing > 0)
    out += fmt::format("; {} {} not here yet", member.missing,
                       member.missing == 1 ? "change is" : "changes are");
  return out;
}

void prepare(ui::TeamMeeting& out, const app::MeetingPrepare::Result& prepared) {
  out.since =
      prepared.since.empty() ? "From the beginning" : "Since " + moment_words(prepared.since);
  for (const app::PreparedNote& note : prepared.notes)
    out.notes.push_back(note_words(note));
  for (const app::CoverageGap& gap : prepared.gaps)
    out.gaps.push_back(gap.text);
  for (const app::PreparedChange& change : prepared.changes)
    out.changes.push_back(fmt::format("{}: {}, by {}", change.title, change.what, change.by));
  for (const app::PreparedMember& member : prepared.members)
    out.members.push_back(member_words(member));
  out.held_back = prepared.held_back;
  out.conflicts = prepared.conflicts.size();
  out.concerns = prepared.concerns.size();
}

}  // namespace

ui::TeamView read_team(app::Notebook& notebook, const VisitId& visit, const std::string& open) {
  ui::TeamView out;
  for (const app::MeetingView& view : notebook.execute(app::MeetingList{visit}).meetings) {
    out.meetings.push_back(meeting_row(view));
    if (out.meetings.back().id != open) continue;
    ui::TeamMeeting page;
    page.row = out.meetings.back();
    const auto shown = notebook.execute(app::MeetingShow{view.meeting_id});
    for (const app::MeetingItem& item : shown.items)
      page.items.push_back(item_row(item));
    for (const app::MeetingPointView& point : shown.points)
      page.points.push_back(point_row(point));
    for (const app::MeetingPointView& point : shown.carried)
      page.carried.push_back(point_row(point));
    app::MeetingPrepare ask;
    ask.visit = visit;
    ask.meeting = view.meeting_id;
    prepare(page, notebook.execute(ask));
    if (page.held_back.empty()) page.held_back = shown.held_back;
    out.open = std::move(page);
  }
  return out;
}

}  // namespace fieldfare::tablet
