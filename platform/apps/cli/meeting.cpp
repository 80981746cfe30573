#include <fmt/format.h>

#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};
const Parameter meeting = {"MEETING", "meeting", Kind::entity, "The meeting, an activity",
                           required,  "meeting"};

std::string text(const Json& row, const char* member) {
  return printable(row.at(member).get<std::string>(), true);
}

std::string bullets(std::string_view heading, const Json& lines) {
  std::string out;
  for (const Json& line : lines)
    out += fmt::format("  {}\n", printable(line.get<std::string>(), true));
  return out.empty() ? out : fmt::format("\n{}\n{}", heading, out);
}

std::string print_list(const Json& result) {
  return table(result.at("meetings"),
               {{"meeting", "meeting_id", Cell::id},
                {"starts", "starts", Cell::time},
                {"state", "state"},
                {"kind", "kind_title"},
                {"points", "points"},
                {"open", "open"},
                {"ticked", "items_done"},
                {"of", "items"},
                {"title", "title"}},
               "No meeting is planned yet: `fieldfare activity add`.");
}

std::string point_in_words(const Json& point) {
  std::string out = fmt::format("  {}  {}: {}", short_id(point.at("point_id").get<std::string>()),
                                text(point, "as"), text(point, "text"));
  for (const char* who : {"follow_up_label", "follow_up_name"}) {
    if (const std::string name = text(point, who); !name.empty()) out += fmt::format(" [{}]", name);
  }
  if (const std::string outcome = text(point, "outcome"); !outcome.empty()) out += " -> " + outcome;
  if (point.at("state") == "open") out += " (open)";
  return out + "\n";
}

std::string points_in_words(std::string_view heading, const Json& points) {
  std::string out;
  for (const Json& point : points)
    out += point_in_words(point);
  return out.empty() ? out : fmt::format("\n{}\n{}", heading, out);
}

std::string items_in_words(const Json& items) {
  std::string out;
  for (const Json& item : items) {
    out += fmt::format("  [{}] {}: {}\n", item.at("done").get<bool>() ? "x" : " ",
                       text(item, "item"), text(item, "text"));
    if (const std::string answer = text(item, "answer"); !answer.empty())
      out += fmt::format("        {} ({})\n", answer, text(item, "by"));
  }
  return out.empty() ? out : "\nChecklist\n" + out;
}

std::string print_show(const Json& result) {
  const Json& about = result.at("meeting");
  std::string out = fmt::format("{}, {}: {} ({})\n", text(about, "title"),
                                local_time(about.at("starts").get<std::string>()),
                                text(about, "kind_title"), text(about, "state"));
  out += bullets("Held back", result.at("held_back"));
  std::string people;
  for (const Json& one : result.at("attendees")) {
    people +=
        fmt::format("  [{}] {}\n", one.at("attended").get<bool>() ? "x" : " ", text(one, "label"));
  }
  if (!people.empty()) out += "\nWho attends\n" + people;
  out += bullets("Of the team", result.at("present"));
  out += bullets("To find out", result.at("prompts"));
  out += items_in_words(result.at("items"));
  out += points_in_words("Carried over", result.at("carried"));
  out += points_in_words("Recorded", result.at("points"));
  if (const std::string agreed = text(result, "agreed"); !agreed.empty())
    out += "\nAgreed: " + agreed + "\n";
  return out;
}

std::string notes_in_words(const Json& notes) {
  std::string out;
  for (const Json& note : notes) {
    std::string criteria;
    for (const Json& one : note.at("criteria"))
      criteria += one.get<std::string>() + " ";
    const char* mark = note.at("late").get<bool>()      ? " (came late)"
                       : note.at("changed").get<bool>() ? " (changed)"
                                                        : "";
    out += fmt::format("  {}  {} {}{}: {}\n", short_id(note.at("note_id").get<std::string>()),
                       criteria, text(note, "author"), mark, text(note, "text"));
  }
  return out.empty() ? out : fmt::format("\nNew notes: {}\n{}", notes.size(), out);
}

std::string rest_in_words(const Json& result) {
  std::string lines;
  for (const Json& line : result.at("lines")) {
    lines +=
        fmt::format("  {}  {} ({} for, {} against){}{}\n",
                    short_id(line.at("line_id").get<std::string>()), text(line, "text"),
                    line.at("for").get<std::int64_t>(), line.at("against").get<std::int64_t>(),
                    text(line, "next_step").empty() ? "" : "; next: ", text(line, "next_step"));
  }
  std::string out = lines.empty() ? "" : "\nOpen lines of enquiry\n" + lines;
  std::string changes;
  for (const Json& change : result.at("changes")) {
    changes += fmt::format("  {} {}: {} ({})\n", local_time(change.at("starts").get<std::string>()),
                           text(change, "title"), text(change, "what"), text(change, "by"));
  }
  if (!changes.empty()) out += "\nChanges to the timetable\n" + changes;
  std::string concerns;
  for (const Json& concern : result.at("concerns")) {
    concerns +=
        fmt::format("  {}  {}, {}, {}\n", short_id(concern.at("concern_id").get<std::string>()),
                    text(concern, "title"), text(concern, "state"),
                    concern.at("passed_on").get<bool>() ? "passed on" : "not passed on");
  }
  return concerns.empty() ? out : out + "\nConcerns that you may read\n" + concerns;
}

std::string team_in_words(const Json& result) {
  std::string out;
  for (const Json& member : result.at("members")) {
    const auto heard = member.at("last_heard").get<std::string>();
    const auto missing = member.at("missing").get<std::int64_t>();
    out +=
        fmt::format("  {}: {}, {}{}\n", text(member, "name"),
                    heard.empty() ? "not heard from yet" : "heard " + local_time(heard),
                    counted(member.at("notes").get<std::int64_t>(), "new note", "new notes"),
                    missing == 0 ? "" : ", " + counted(missing, "entry", "entries") + " not here");
  }
  return out.empty() ? out : "\nThe team\n" + out;
}

std::string print_prepared(const Json& result) {
  const auto since = result.at("since").get<std::string>();
  std::string out =
      fmt::format("{}, since {}\n",
                  text(result, "title").empty() ? text(result, "kind") : text(result, "title"),
                  since.empty() ? "the beginning" : local_time(since));
  out += bullets("Held back", result.at("held_back"));
  out += points_in_words("Carried over", result.at("carried"));
  out += notes_in_words(result.at("notes"));
  Json gaps = Json::array();
  for (const Json& gap : result.at("gaps"))
    gaps.push_back(gap.at("text"));
  out += bullets("Where evidence is thin", gaps);
  out += rest_in_words(result);
  if (!result.at("conflicts").empty()) {
    out += fmt::format(
        "\nTo settle: {} (`fieldfare conflict list`)\n",
        counted(static_cast<std::int64_t>(result.at("conflicts").size()), "conflict", "conflicts"));
  }
  if (const auto late = result.at("late_entries").get<std::int64_t>(); late > 0) {
    out += fmt::format("\nLate work of removed members: {} (`fieldfare member late`)\n",
                       counted(late, "entry", "entries"));
  }
  return out + team_in_words(result) + items_in_words(result.at("items"));
}

std::string print_recorded(const Json& result) {
  return fmt::format("Point {} is recorded.\n", short_id(result.at("point_id").get<std::string>()));
}

std::string print_points(const Json& result) {
  return table(result.at("points"),
               {{"point", "point_id", Cell::id},
                {"at", "at", Cell::time},
                {"meeting", "meeting"},
                {"as", "as"},
                {"state", "state"},
                {"follow-up", "follow_up_label"},
                {"by", "follow_up_name"},
                {"text", "text"},
                {"outcome", "outcome"}},
               "No meeting has recorded a point yet.");
}

std::string print_held(const Json& result) {
  return "The meeting is held.\n" + bullets("Not ticked", result.at("unticked"));
}

Outcome run_untick(Session& session, const Json& values) {
  Json members = values;
  members["done"] = false;
  return {session.execute("meeting.answer", members)};
}

Outcome run_reopen(Session& session, const Json& values) {
  Json members = values;
  members["held"] = false;
  return {session.execute("meeting.held", members)};
}

std::vector<Parameter> record_parameters() {
  return {
      meeting,
      {"--text", "text", Kind::text, "What is recorded; - reads standard input", required},
      {"--as", "as", Kind::word, "point, outcome, decision, action or question (point)"},
      {"--item", "item", Kind::word, "The item of the checklist, or the criterion, it belongs to"},
      {"--criterion", "criteria", Kind::words, "A theme or question; may be repeated"},
      {"--follow-up", "follow_up_role", Kind::word, "The role that follows it up"},
      {"--member", "follow_up_member", Kind::entity, "The member who follows it up", false,
       "member"},
      {"--line", "line", Kind::entity, "The line of enquiry", false, "line"},
      {"--case", "case", Kind::entity, "The case", false, "case"},
      {"--open", "keep_open", Kind::flag, "Carried over until it is closed"},
  };
}

std::vector<Parameter> point_parameters() {
  return {
      {"POINT", "point", Kind::entity, "The point", required, "point"},
      {"--text", "text", Kind::text, "The new wording"},
      {"--as", "as", Kind::word, "point, outcome, decision, action or question"},
      {"--state", "state", Kind::word, "open or closed"},
      {"--outcome", "outcome", Kind::text, "What came of it"},
      {"--criterion", "criteria", Kind::words, "The whole new set; may be repeated"},
      {"--follow-up", "follow_up_role", Kind::word, "The role that follows it up"},
      {"--member", "follow_up_member", Kind::entity, "The member who follows it up", false,
       "member"},
  };
}

}  // namespace

Noun meeting_noun() {
  const Parameter item = {"--item", "item", Kind::word, "An item of the checklist, or a criterion",
                          required};
  return {
      "meeting",
      "Meetings of the team and with leaders; a network of their own in one room",
      {
          {"prepare",
           "What the next meeting is to go through",
           "meeting.prepare",
           {visit,
            {"--meeting", "meeting", Kind::entity, "The meeting, else the next", false, "meeting"},
            {"--kind", "kind", Kind::word, "A kind of meeting (team-meeting)"},
            {"--since", "since", Kind::word, "ISO 8601; else since the last meeting"}},
           print_prepared,
           "fieldfare meeting prepare"},
          {"record", "Records a point while the meeting goes on", "meeting.record",
           record_parameters(), print_recorded,
           "fieldfare meeting record 7ad21be0 --as action --follow-up lano --text \"...\""},
          {"point", "Changes or closes a point", "meeting.point", point_parameters(), done,
           "fieldfare meeting point 51c2d3e4 --state closed --outcome \"...\""},
          {"points",
           "Lists the points of every meeting",
           "meeting.points",
           {visit, {"--state", "state", Kind::word, "open or closed"}},
           print_points,
           "fieldfare meeting points --state open"},
          {"tick",
           "Ticks an item of the checklist",
           "meeting.answer",
           {meeting,
            item,
            {"--answer", "answer", Kind::text, "What there is to say about it"},
            {"--done", "done", Kind::flag, "It has been dealt with"}},
           done,
           "fieldfare meeting tick 7ad21be0 --item observations --done"},
          {"untick",
           "Takes a tick back",
           "",
           {meeting, item},
           done,
           "fieldfare meeting untick 7ad21be0 --item observations",
           run_untick},
          {"held",
           "Says that it was held, and who was there",
           "meeting.held",
           {meeting,
            {"--attended", "attended", Kind::words, "A role that was there; may be repeated"},
            {"--present", "present", Kind::entities, "A member who was there; may be repeated",
             false, "member"},
            {"--agreed", "agreed", Kind::text, "What the meeting agreed on"}},
           print_held,
           "fieldfare meeting held 7ad21be0 --attended lano --attended dcs"},
          {"reopen",
           "Says that it goes on after all",
           "",
           {meeting},
           done,
           "fieldfare meeting reopen 7ad21be0",
           run_reopen},
          {"list",
           "Lists the meetings of a visit",
           "meeting.list",
           {visit, {"--kind", "kind", Kind::word, "Only of this kind of activity"}},
           print_list,
           "fieldfare meeting list"},
          {"show",
           "What a meeting is for and what it recorded",
           "meeting.show",
           {meeting},
           print_show,
           "fieldfare meeting show 7ad21be0"},
          meeting_host_verb(),
      },
  };
}

}  // namespace fieldfare::cli
