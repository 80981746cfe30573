#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

std::string print_created(const Json& result) {
  return fmt::format("The visit {} is made; you lead it.\n",
                     short_id(result.at("visit_id").get<std::string>()));
}

std::string print_joined(const Json& result) {
  return fmt::format("Joined the visit {}. Its content arrives at the next sync.\n",
                     short_id(result.at("visit_id").get<std::string>()));
}

std::string print_list(const Json& result) {
  return table(result.at("visits"),
               {{"visit", "visit_id", Cell::id},
                {"area", "area"},
                {"starts", "fieldwork_start", Cell::date},
                {"state", "state"},
                {"role", "role"},
                {"notes", "notes"},
                {"waiting", "waiting"},
                {"conflicts", "conflicts"},
                {"framework", "framework_title"}},
               "There is no visit in this store yet.");
}

/// Whether the content could be read again if every device but the custodian's were lost.
std::string print_epochs(const Json& epochs) {
  std::string out;
  for (const Json& epoch : epochs) {
    const std::string key = epoch.at("recoverable").get<std::string>();
    const std::string restricted = epoch.at("restricted_recoverable").get<std::string>();
    const auto in_words = [](const std::string& state) {
      if (state == "proven") return "a custodian can recover it";
      if (state == "wrong") return "a custodian's proof is WRONG";
      if (state == "unknown") return "this device cannot check the custodian's proof";
      return "no custodian has proven to hold it";
    };
    out += fmt::format(
        "Key of epoch {}{}: {}; for restricted notes: {}\n", epoch.at("number").get<std::int64_t>(),
        epoch.at("current").get<bool>() ? " (in use)" : "", in_words(key), in_words(restricted));
  }
  return out;
}

std::string print_show(const Json& visit) {
  std::string out = fmt::format(
      "{}, {}\nVisit {}, {}; your role: {}\nNotification {}, on site from {} for {}\n{}, {}, {} "
      "waiting to reach others\n\n",
      printable(visit.at("area").get<std::string>(), true),
      printable(visit.at("framework_title").get<std::string>(), true),
      short_id(visit.at("visit_id").get<std::string>()), visit.at("state").get<std::string>(),
      visit.at("role").get<std::string>(), local_date(visit.at("notification").get<std::string>()),
      local_date(visit.at("fieldwork_start").get<std::string>()),
      counted(visit.at("on_site_days").get<std::int64_t>(), "day", "days"),
      counted(visit.at("notes").get<std::int64_t>(), "note", "notes"),
      counted(visit.at("conflicts").get<std::int64_t>(), "conflict", "conflicts"),
      counted(visit.at("waiting").get<std::int64_t>(), "entry", "entries"));
  if (!visit.at("hold").get<std::string>().empty()) {
    out += "The evidence is kept longer" +
           (visit.at("hold_until").get<std::string>().empty()
                ? std::string()
                : ", until " + local_date(visit.at("hold_until").get<std::string>())) +
           ": " + printable(visit.at("hold").get<std::string>(), true) + "\n\n";
  }
  return out +
         table(visit.at("deadlines"),
               {{"due", "due", Cell::date},
                {"time", "time"},
                {"state", "state"},
                {"expected", "expected", Cell::mark},
                {"what", "title"}},
               "There are no deadlines.") +
         "\n" + print_epochs(visit.at("epochs"));
}

std::string print_changed(const Json& result) {
  std::string out;
  for (const Json& warning : result.at("warnings"))
    out += printable(warning.get<std::string>(), true) + "\n";
  return out + table(result.at("changed"),
                     {{"from", "from", Cell::date},
                      {"to", "to", Cell::date},
                      {"what", "title"},
                      {"why", "why"}},
                     "No deadline has moved.");
}

std::string print_holidays(const Json& result) {
  std::string out;
  for (const Json& one : result.at("holidays"))
    out += one.get<std::string>() + "\n";
  for (const Json& warning : result.at("warnings"))
    out += printable(warning.get<std::string>(), true) + "\n";
  return out;
}

std::string print_paused(const Json& result) {
  std::string out = print_changed(result);
  if (result.at("suspended").empty()) return out;
  return out + "\nNot due while the visit is paused:\n" +
         table(result.at("suspended"),
               {{"was due", "due", Cell::date}, {"what", "title"}, {"deadline", "id"}}, "");
}

std::string print_deferred(const Json&) {
  return "The visit is put off: nothing is due until it resumes.\n";
}

std::string print_closed(const Json& result) {
  std::string out = result.at("closed").get<bool>()
                        ? "The visit is closed; it can still be synced and exported.\n"
                        : "The visit is open.\n";
  const Json& missing = result.at("missing");
  if (missing.empty()) return out + "Nothing is missing.\n";
  out += "What is missing:\n";
  for (const Json& one : missing)
    out += "  " + printable(one.get<std::string>(), true) + "\n";
  return out;
}

std::string print_receipt(const Json& result) {
  return printable(result.at("receipt").get<std::string>());
}

std::string print_disposals(const Json& result) {
  if (result.at("disposals").empty()) return "Nothing was disposed of on this device.\n";
  std::string out;
  for (const Json& one : result.at("disposals")) {
    out += printable(one.at("receipt").get<std::string>());
    out += one.at("genuine").get<bool>() ? "The signature is genuine.\n\n"
                                         : "The signature does NOT fit.\n\n";
  }
  return out;
}

const Parameter this_visit = {"VISIT", "visit", Kind::visit, "The visit, when there are several"};

}  // namespace

Noun visit_noun() {
  return {
      "visit",
      "Visits on this device",
      {
          {"create",
           "Makes a visit that this member leads",
           "visit.create",
           {{"--framework", "framework", Kind::word, "The kind of visit", required},
            {"--area", "area", Kind::text, "The local area", required},
            {"--fieldwork-start", "fieldwork_start", Kind::word, "The first day on site, a date",
             required},
            {"--on-site-days", "on_site_days", Kind::number,
             "How many days on site (as the framework says)"}},
           print_created,
           "fieldfare visit create --framework local-offer-2026 --area Northshire "
           "--fieldwork-start 2026-06-15"},
          {"list",
           "Lists the visits of this store",
           "visit.list",
           {},
           print_list,
           "fieldfare visit list"},
          {"show",
           "A visit's facts and deadlines",
           "visit.show",
           {this_visit},
           print_show,
           "fieldfare visit show"},
          {"update",
           "Changes the days of a visit; deadlines are counted anew",
           "visit.update",
           {this_visit,
            {"--fieldwork-start", "fieldwork_start", Kind::word, "The first day on site, a date"},
            {"--on-site-days", "on_site_days", Kind::number, "How many days on site"},
            {"--notification", "notification", Kind::word, "Another notification day, a date"},
            {"--notification-counts", "notification_counts", Kind::word,
             "zero, or first: the first of the days that a survey stays open"},
            {"--travel-minutes", "travel_minutes", Kind::number,
             "The least time between two places that the timetable is checked for (15)"},
            {"--reason", "reason", Kind::text, "Why; needed where the guidance has it otherwise"}},
           print_changed,
           "fieldfare visit update --on-site-days 3"},
          {"defer",
           "Puts a visit off, in exceptional circumstances",
           "visit.defer",
           {this_visit, {"--reason", "reason", Kind::text, "Why", required}},
           print_deferred,
           "fieldfare visit defer --reason \"Floods across the area\""},
          {"pause",
           "Lets a visit stand still, in exceptional cases; its days are then no working days",
           "visit.pause",
           {this_visit,
            {"--reason", "reason", Kind::text, "Why"},
            {"--from", "from", Kind::word, "The first day lost, a date (today)"},
            {"--until", "until", Kind::word,
             "The first day that counts again, where it is over already"},
            {"--taken-back", "taken_back", Kind::flag, "The pause from that day never was"}},
           print_paused,
           "fieldfare visit pause --reason \"On the duty desk's advice\""},
          {"resume",
           "Goes on with a visit that was put off or paused; tells what moved and why",
           "visit.resume",
           {this_visit,
            {"--fieldwork-start", "fieldwork_start", Kind::word,
             "The first day on site, a date; one that was put off needs it"},
            {"--on", "on", Kind::word, "After a pause: the first day that counts again (today)"}},
           print_changed,
           "fieldfare visit resume --fieldwork-start 2026-09-14"},
          {"close",
           "Ends a visit: no more evidence can be added",
           "visit.close",
           {this_visit, {"--check", "only_check", Kind::flag, "Only tells what is missing"}},
           print_closed,
           "fieldfare visit close --check"},
          {"reopen",
           "Takes evidence again in a closed visit",
           "visit.reopen",
           {this_visit},
           done,
           "fieldfare visit reopen"},
          {"school-holiday",
           "Enters a school holiday of the area; days on site that fall into one are told",
           "visit.school-holiday",
           {this_visit,
            {"--from", "from", Kind::word, "Its first day, a date", required},
            {"--until", "until", Kind::word, "Its last day, a date", required},
            {"--removed", "removed", Kind::flag, "It is none"}},
           print_holidays,
           "fieldfare visit school-holiday --from 2026-05-25 --until 2026-05-29"},
          {"hold",
           "Keeps the evidence longer than the guidance's term, with a reason",
           "visit.hold",
           {this_visit,
            {"--reason", "reason", Kind::text, "Why, in one line"},
            {"--until", "until", Kind::word, "A date; until it is released without one"},
            {"--released", "released", Kind::flag, "It is not kept longer any more"}},
           done,
           "fieldfare visit hold --reason \"Research on waits\" --until 2034-01-31"},
          {"dispose",
           "Erases a visit and its keys from this device and prints the signed record",
           "visit.dispose",
           {this_visit,
            {"--reason", "reason", Kind::text,
             "Why, while it is open or not handed over; in the record"}},
           print_receipt,
           "fieldfare visit dispose > disposal.txt"},
          {"disposals",
           "The records of what was disposed of on this device",
           "visit.disposals",
           {},
           print_disposals,
           "fieldfare visit disposals"},
          {"join",
           "Joins a visit with the invite from its lead",
           "visit.join",
           {{"INVITE", "invite", Kind::word, "The invite", required}},
           print_joined,
           "fieldfare visit join INVITE"},
      },
  };
}

}  // namespace fieldfare::cli
