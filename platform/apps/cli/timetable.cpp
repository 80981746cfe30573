#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

std::string print_show(const Json& result) {
  std::string out;
  const std::string agreed = result.at("agreed_on").get<std::string>();
  out += agreed.empty() ? "Not agreed with the area yet.\n"
                        : fmt::format("Agreed with the area on {}.\n", local_date(agreed));
  for (const Json& day : result.at("days")) {
    out += fmt::format("\n{} {}", day.at("weekday").get<std::string>(),
                       local_date(day.at("date").get<std::string>()));
    if (const auto week = day.at("week").get<std::int64_t>(); week > 0)
      out += fmt::format(", week {}", week);
    if (day.at("on_site").get<bool>()) out += ", on site";
    if (const auto holiday = day.at("holiday").get<std::string>(); !holiday.empty())
      out += ", " + holiday;
    out += "\n" + table(day.at("activities"),
                        {{"activity", "activity_id", Cell::id},
                         {"starts", "starts", Cell::time},
                         {"ends", "ends", Cell::time},
                         {"what", "title"},
                         {"mode", "mode"},
                         {"place", "place"},
                         {"provider", "provider_name"},
                         {"who", "member_names", Cell::list},
                         {"state", "state"}},
                        "  Nothing is planned.");
  }
  return out;
}

std::string print_timeline(const Json& result) {
  return printable(result.at("title").get<std::string>(), true) + "\n\n" +
         table(result.at("rows"),
               {{"day", "weekday"},
                {"date", "date", Cell::date},
                {"time", "time"},
                {"what", "what"},
                {"where", "where"},
                {"who", "who", Cell::list}},
               "Nothing concerns the area yet.");
}

std::string print_check(const Json& result) {
  const auto open = result.at("open").get<std::int64_t>();
  return fmt::format("{} without a reason\n\n", counted(open, "remark", "remarks")) +
         table(result.at("findings"),
               {{"day", "date", Cell::date},
                {"rule", "rule"},
                {"what", "message"},
                {"why it is so", "reason"},
                {"source", "source"}},
               "Nothing in the timetable departs from the guidance.");
}

std::string print_inform(const Json& result) {
  const std::string agreed = result.at("agreed_on").get<std::string>();
  return (agreed.empty() ? std::string("The timetable is not agreed with the area yet.\n\n")
                         : fmt::format("Agreed on {}.\n\n", local_date(agreed))) +
         table(result.at("to_tell"),
               {{"activity", "activity_id", Cell::id},
                {"what", "what"},
                {"starts", "starts", Cell::time},
                {"ends", "ends", Cell::time},
                {"kind", "kind_title"},
                {"to be told", "labels", Cell::list}},
               "Everybody knows the timetable as it stands.");
}

std::string print_told(const Json& result) {
  return fmt::format("Ticked off for {}.\n",
                     counted(result.at("told").get<std::int64_t>(), "activity", "activities"));
}

}  // namespace

Noun timetable_noun() {
  return {
      "timetable",
      "The plan day by day, checked, and who must be told of it",
      {
          {"show",
           "The activities day by day",
           "timetable.show",
           {visit,
            {"--member", "member", Kind::entity, "Only what this member takes part in", false,
             "member"}},
           print_show,
           "fieldfare timetable show"},
          {"timeline",
           "What concerns the area, by date, to be given to it; names no case",
           "timetable.timeline",
           {visit},
           print_timeline,
           "fieldfare timetable timeline > timeline.txt"},
          {"check",
           "What is not as the guidance has it; never refused",
           "timetable.check",
           {visit},
           print_check,
           "fieldfare timetable check"},
          {"explain",
           "Says why it is so",
           "timetable.explain",
           {visit,
            {"--rule", "rule", Kind::word, "The rule, as `timetable check` names it", required},
            {"--date", "date", Kind::word, "The day; of the whole visit without it"},
            {"--reason", "reason", Kind::text, "Why", required}},
           done,
           "fieldfare timetable explain --rule daily-team-meeting --date 2026-06-16 --reason \"The "
           "team met by phone on the road\""},
          {"agree",
           "Agrees the timetable with the area as it stands",
           "timetable.agree",
           {visit, {"--on", "on", Kind::word, "The day, a date (today)"}},
           done,
           "fieldfare timetable agree"},
          {"inform",
           "What the area must still be told",
           "timetable.inform",
           {visit},
           print_inform,
           "fieldfare timetable inform"},
          {"told",
           "Ticks off that they have been told",
           "timetable.told",
           {visit,
            {"--activity", "activity", Kind::entity, "Only of this activity", false, "activity"},
            {"--role", "role", Kind::word, "Only this role, for example lano"}},
           print_told,
           "fieldfare timetable told --role lano"},
      },
  };
}

}  // namespace fieldfare::cli
