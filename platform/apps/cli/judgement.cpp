#include <fmt/format.h>

#include <fieldfare/platform/posix/files.h>

#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};
const Parameter record = {"RECORD", "record", Kind::entity, "The record", required, "record"};

std::string text(const Json& row, const char* member) {
  return printable(row.at(member).get<std::string>(), true);
}

std::string print_added(const Json& result) {
  return fmt::format("Record {} is added.\n", short_id(result.at("record_id").get<std::string>()));
}

std::string record_in_words(const Json& one) {
  std::string out = fmt::format("  {}  {}: {}", short_id(one.at("record_id").get<std::string>()),
                                text(one, "title"), text(one, "text"));
  for (const char* more : {"value", "who", "progress"}) {
    if (const std::string said = text(one, more); !said.empty()) out += "; " + said;
  }
  out += fmt::format(" ({})\n",
                     counted(static_cast<std::int64_t>(one.at("notes").size()), "note", "notes"));
  for (const Json& problem : one.at("problems"))
    out += "      " + problem.get<std::string>() + "\n";
  return out;
}

std::string print_show(const Json& result) {
  const std::string chosen = text(result, "outcome_title");
  std::string out = fmt::format("Outcome: {}\n", chosen.empty() ? "none is chosen yet" : chosen);
  if (const std::string words = printable(result.at("text").get<std::string>()); !words.empty())
    out += words + "\n";
  for (const Json& test : result.at("tests")) {
    const std::string answer = text(test, "answer");
    out += fmt::format("  {} ({}): {}\n", text(test, "text"), text(test, "test"),
                       answer.empty() ? "not answered" : answer);
  }
  out += "\nOutcomes\n";
  for (const Json& outcome : result.at("outcomes")) {
    out += fmt::format("  {} ({})\n", text(outcome, "title"), text(outcome, "outcome"));
    for (const Json& reason : outcome.at("against"))
      out += "      against: " + reason.get<std::string>() + "\n";
  }
  if (!result.at("records").empty()) out += "\nRecords\n";
  for (const Json& one : result.at("records"))
    out += record_in_words(one);
  if (!result.at("follow_on").empty()) out += "\nWhat follows\n";
  for (const Json& next : result.at("follow_on"))
    out += "  " + text(next, "text") + "\n";
  if (!result.at("reasons").empty()) out += "\nNot complete yet\n";
  for (const Json& reason : result.at("reasons"))
    out += "  " + printable(reason.get<std::string>(), true) + "\n";
  return out;
}

/// The earlier report's file, read as text, in the place of its name.
Json with_report(const Json& values) {
  Json members = values;
  if (!members.contains("file")) return members;
  constexpr std::size_t largest = std::size_t{4} * 1024 * 1024;
  platform::SystemFiles files;
  const Bytes bytes = files.read(members.at("file").get<std::string>(), largest);
  members.erase("file");
  members["report"] = std::string(bytes.begin(), bytes.end());
  return members;
}

Outcome run_earlier(Session& session, const Json& values) {
  return {session.execute("weakness.earlier", with_report(values))};
}

Outcome run_take_over(Session& session, const Json& values) {
  return {session.execute("weakness.take-over", with_report(values))};
}

std::string print_earlier(const Json& result) {
  std::string out;
  for (const Json& one : result.at("visits")) {
    out +=
        fmt::format("{}: {}, on site from {}{}\n", short_id(one.at("visit_id").get<std::string>()),
                    text(one, "framework_title"), local_date(text(one, "fieldwork_start")),
                    text(one, "outcome").empty() ? "" : ", " + text(one, "outcome"));
  }
  return out + table(result.at("weaknesses"),
                     {{"weakness", "id", Cell::id},
                      {"was", "record"},
                      {"suggested", "suggested", Cell::mark},
                      {"taken over", "taken_over", Cell::mark},
                      {"who", "who"},
                      {"text", "text"}},
                     "No earlier inspection of this area on this device found a weakness.");
}

std::string print_taken(const Json& result) {
  return fmt::format("{} taken over, {} there already.\n",
                     counted(static_cast<std::int64_t>(result.at("records").size()), "weakness is",
                             "weaknesses are"),
                     result.at("already").get<std::int64_t>());
}

Outcome run_withdraw(Session& session, const Json& values) {
  Json members = values;
  members["withdrawn"] = true;
  return {session.execute("judgement.edit", members)};
}

}  // namespace

Noun judgement_noun() {
  return {
      "judgement",
      "Outcome, strengths, recommendations; where the kind of visit judges",
      {
          {"set",
           "Answers the tests and chooses the outcome",
           "judgement.set",
           {visit,
            {"--outcome", "outcome", Kind::word, "One of the framework's outcomes"},
            {"--yes", "yes", Kind::words, "A test that is met; may be repeated"},
            {"--no", "no", Kind::words, "A test that is not met; may be repeated"},
            {"--text", "text", Kind::text, "The judgement in the team's own words"},
            {"--clear", "clear", Kind::flag, "Takes the outcome back"}},
           done,
           "fieldfare judgement set --no strong-outcomes --outcome inconsistent"},
          {"add",
           "Adds a strength, recommendation, weakness, ...",
           "judgement.add",
           {visit,
            {"--record", "record", Kind::word, "A kind of record of the framework", required},
            {"--text", "text", Kind::text, "What it says", required},
            {"--value", "value", Kind::word, "One of the values of its kind"},
            {"--who", "who", Kind::text, "Who must act, by role or body"},
            {"--note", "notes", Kind::entities, "A note it rests on; may be repeated", false,
             "note"},
            {"--criterion", "criteria", Kind::words, "A theme or question; may be repeated"},
            {"--from-report", "from_report", Kind::flag, "Taken over from the earlier report"}},
           print_added,
           "fieldfare judgement add --record strength --note 90b1c2d3 --text \"...\""},
          {"edit",
           "Changes what is given",
           "judgement.edit",
           {record,
            {"--text", "text", Kind::text, "What it says"},
            {"--value", "value", Kind::word, "One of the values of its kind"},
            {"--who", "who", Kind::text, "Who must act, by role or body"},
            {"--progress", "progress", Kind::text, "What leaders did, and how effective it was"},
            {"--note", "notes", Kind::entities, "The whole new set; may be repeated", false,
             "note"},
            {"--criterion", "criteria", Kind::words, "The whole new set; may be repeated"}},
           done,
           "fieldfare judgement edit 1f2e3d4c --value sufficient-progress --progress \"...\""},
          {"withdraw",
           "Leaves a record out of everything",
           "",
           {record},
           done,
           "fieldfare judgement withdraw 1f2e3d4c",
           run_withdraw},
          {"earlier",
           "What an earlier inspection of the same area found, for a monitoring inspection",
           "",
           {visit,
            {"--from", "from", Kind::any_visit, "The earlier visit (all of the same area)"},
            {"--file", "file", Kind::file, "The earlier report or letter as JSON"}},
           print_earlier,
           "fieldfare judgement earlier",
           run_earlier},
          {"take-over",
           "Takes those weaknesses over, marked as of the earlier report",
           "",
           {visit,
            {"--from", "from", Kind::any_visit, "The earlier visit (all of the same area)"},
            {"--file", "file", Kind::file, "The earlier report or letter as JSON"},
            {"--only", "only", Kind::words,
             "One of them, as `earlier` prints it in full with "
             "--json; may be repeated"}},
           print_taken,
           "fieldfare judgement take-over --file report.json",
           run_take_over},
          {"show",
           "The judgement, its rules, and what it rests on",
           "judgement.show",
           {visit},
           print_show,
           "fieldfare judgement show"},
      },
  };
}

}  // namespace fieldfare::cli
