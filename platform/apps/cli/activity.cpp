#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

std::string print_added(const Json& result) {
  std::string out =
      fmt::format("Activity {} is added.\n", short_id(result.at("activity_id").get<std::string>()));
  for (const Json& one : result.at("more"))
    out += fmt::format("Activity {} is added.\n", short_id(one.get<std::string>()));
  return out;
}

std::string print_list(const Json& result) {
  return table(result.at("activities"),
               {{"activity", "activity_id", Cell::id},
                {"starts", "starts", Cell::time},
                {"ends", "ends", Cell::time},
                {"kind", "kind_title"},
                {"mode", "mode"},
                {"place", "place"},
                {"who", "member_names", Cell::list},
                {"state", "state"},
                {"sector", "sector"},
                {"notes", "notes"},
                {"in conflict", "conflicted", Cell::mark},
                {"title", "title"}},
               "There are no activities yet.");
}

std::string print_history(const Json& result) {
  return table(result.at("changes"),
               {{"when", "at", Cell::time},
                {"who", "author"},
                {"what", "field"},
                {"from", "from"},
                {"to", "to"},
                {"why", "reason"}},
               "Nothing is recorded.");
}

}  // namespace

Noun activity_noun() {
  return {
      "activity",
      "Meetings, visits and other work of a visit",
      {
          {"add",
           "Adds an activity",
           "activity.add",
           {visit,
            {"--kind", "kind", Kind::word, "One of the framework's kinds", required},
            {"--title", "title", Kind::text, "What it is", required},
            {"--starts", "starts", Kind::word, "When it begins, ISO 8601", required},
            {"--ends", "ends", Kind::word, "When it ends, ISO 8601", required},
            {"--mode", "mode", Kind::word, "in-person, phone or video"},
            {"--provider", "provider", Kind::entity, "The provider", false, "provider"},
            {"--sector", "sector", Kind::word, "education, health, care or joint"},
            {"--place", "place", Kind::text, "Where, in words"},
            {"--member", "members", Kind::words, "Who goes: a member's id; may be repeated"},
            {"--until", "until", Kind::word,
             "The same on each further working day until this one"}},
           print_added,
           "fieldfare activity add --kind tracking-meeting --title \"Tracking meeting, T1\" "
           "--starts 2026-06-15T09:30 --ends 2026-06-15T11:00"},
          {"list",
           "Lists the activities of a visit",
           "activity.list",
           {visit},
           print_list,
           "fieldfare activity list"},
          {"update",
           "Changes what is given",
           "activity.update",
           {{"ACTIVITY", "activity", Kind::entity, "The activity", required, "activity"},
            {"--title", "title", Kind::text, "What it is"},
            {"--starts", "starts", Kind::word, "When it begins, ISO 8601"},
            {"--ends", "ends", Kind::word, "When it ends, ISO 8601"},
            {"--mode", "mode", Kind::word, "in-person, phone or video"},
            {"--sector", "sector", Kind::word, "education, health, care or joint"},
            {"--provider", "provider", Kind::entity, "The provider", false, "provider"},
            {"--place", "place", Kind::text, "Where, in words"},
            {"--member", "members", Kind::words,
             "Who goes: a member's id; the whole new set; may be repeated"},
            {"--state", "state", Kind::word, "planned, requested, confirmed or declined"},
            {"--reason", "reason", Kind::text, "Why it changed"},
            {"--agreed-at", "agreed_at", Kind::entity, "The meeting at which it was agreed", false,
             "activity"}},
           done,
           "fieldfare activity update 7ad21be0 --ends 2026-06-15T11:20"},
          {"cancel",
           "Records that it does not take place",
           "activity.cancel",
           {{"ACTIVITY", "activity", Kind::entity, "The activity", required, "activity"},
            {"--reason", "reason", Kind::text, "Why", required}},
           done,
           "fieldfare activity cancel 7ad21be0 --reason \"The setting is closed\""},
          {"history",
           "Every change to an activity",
           "activity.history",
           {{"ACTIVITY", "activity", Kind::entity, "The activity", required, "activity"}},
           print_history,
           "fieldfare activity history 7ad21be0"},
      },
  };
}

}  // namespace fieldfare::cli
