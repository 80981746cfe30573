#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

std::string print_added(const Json& result) {
  return fmt::format("Concern {} is recorded. Who it is about goes by the existing procedures.\n",
                     short_id(result.at("concern_id").get<std::string>()));
}

std::string print_show(const Json& concern) {
  const auto text = [&](const Json& row, const char* member) {
    return printable(row.at(member).get<std::string>(), true);
  };
  std::string out = fmt::format("{} ({}, {})\n{}\n", text(concern, "title"), text(concern, "state"),
                                concern.at("passed_on").get<bool>() ? "passed on" : "not passed on",
                                printable(concern.at("text").get<std::string>()));
  if (concern.at("holds_feedback").get<bool>())
    out += "Feedback to leaders waits until it has been passed on.\n";
  if (concern.at("paused").get<bool>()) out += "The visit is paused.\n";
  out += "\nWhat the framework asks for\n";
  for (const Json& step : concern.at("steps")) {
    out += fmt::format("  [{}] {}: {}\n", step.at("done").get<bool>() ? "x" : " ",
                       text(step, "step"), text(step, "text"));
  }
  std::string roles;
  for (const Json& role : concern.at("may_pass_to"))
    roles += " " + role.get<std::string>();
  out += "Passed on to:" + roles + "\n";
  for (const Json& action : concern.at("actions"))
    out += "\n" + printable(action.get<std::string>(), true);
  return concern.at("actions").empty() ? out : out + "\n";
}

std::string print_list(const Json& result) {
  std::string held;
  for (const Json& reason : result.at("held_back"))
    held += reason.get<std::string>() + " Feedback to leaders waits.\n";
  return held + table(result.at("concerns"),
                      {{"concern", "concern_id", Cell::id},
                       {"raised", "raised_at", Cell::time},
                       {"kind", "kind"},
                       {"state", "state"},
                       {"author", "author"},
                       {"in conflict", "conflicted", Cell::mark},
                       {"text", "text"},
                       {"actions", "actions", Cell::list}},
                      "There are no concerns.");
}

}  // namespace

Noun concern_noun() {
  return {
      "concern",
      "Safeguarding, conduct and wellbeing concerns",
      {
          {"add",
           "Records what was seen",
           "concern.add",
           {visit,
            {"--kind", "kind", Kind::word, "A kind of the framework, such as safeguarding",
             required},
            {"--text", "text", Kind::text, "What was seen; no identity", required},
            {"--case", "case", Kind::entity, "The case", false, "case"},
            {"--survey", "survey", Kind::word, "The survey in whose replies it came up"}},
           print_added,
           "fieldfare concern add --kind safeguarding --text \"...\""},
          {"list",
           "Lists the concerns",
           "concern.list",
           {visit},
           print_list,
           "fieldfare concern list"},
          {"act",
           "Records what was done and who was told",
           "concern.act",
           {{"CONCERN", "concern", Kind::entity, "The concern", required, "concern"},
            {"--action,--text", "action", Kind::text, "What was done", required},
            {"--told", "told", Kind::text, "The role that was told, for example duty desk"},
            {"--passed-to", "passed_to", Kind::word, "The framework's role it was passed on to"},
            {"--channel", "channel", Kind::word,
             "in-person, phone, video, secure-message or procedure"},
            {"--passed-at", "passed_at", Kind::word, "When it was passed on, ISO 8601 (now)"},
            {"--step", "step", Kind::word, "Which of the framework's steps this was"},
            {"--resolved", "resolved", Kind::flag, "Nothing is left to do"}},
           done,
           "fieldfare concern act 8de0a1b2 --passed-to lano --channel phone --text \"...\""},
          {"show",
           "A concern, what was done, and what the framework asks for",
           "concern.show",
           {{"CONCERN", "concern", Kind::entity, "The concern", required, "concern"}},
           print_show,
           "fieldfare concern show 8de0a1b2"},
      },
  };
}

}  // namespace fieldfare::cli
