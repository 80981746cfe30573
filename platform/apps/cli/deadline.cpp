#include <fmt/format.h>

#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};
const Parameter which = {"DEADLINE", "deadline", Kind::word, "Its id, as the list prints it",
                         required};

/// What people should know of one beside its day: moved and why, another reading, done by whom.
std::string remark_on(const Json& deadline) {
  const auto text = [&](const char* name) { return deadline.at(name).get<std::string>(); };
  std::string out;
  const auto add = [&](const std::string& sentence) {
    if (!out.empty()) out += "; ";
    out += sentence;
  };
  if (!text("done_on").empty()) {
    add("done on " + local_date(text("done_on")));
    if (!text("done_by").empty()) out += " by " + text("done_by");
  }
  if (!deadline.at("stated").get<bool>()) add("not stated in the guidance");
  if (deadline.at("moved").get<bool>()) {
    add("moved from " + local_date(text("given")));
    if (!text("reason").empty()) out += ": " + text("reason");
  }
  if (deadline.at("expected").get<bool>()) add("expected: the day it counts from is not recorded");
  if (!text("other_reading").empty())
    add("by another reading " + local_date(text("other_reading")));
  if (!text("by_weekday").empty())
    add("by the weekday that the guidance names " + local_date(text("by_weekday")));
  if (!text("waits").empty()) add(text("waits"));
  if (!text("without_pauses").empty()) {
    add("by the pause from " + local_date(text("without_pauses")));
    if (!text("pause_reason").empty()) out += ": " + text("pause_reason");
  }
  if (deadline.at("conflicted").get<bool>()) add("two people settled it differently");
  return out;
}

std::string print_list(const Json& result) {
  Json rows = result.at("deadlines");
  for (Json& row : rows)
    row["remark"] = remark_on(row);
  return fmt::format(
             "{} overdue, {} due today, {} done\n\n", result.at("overdue").get<std::int64_t>(),
             result.at("due_today").get<std::int64_t>(), result.at("done").get<std::int64_t>()) +
         table(rows,
               {{"deadline", "id"},
                {"due", "due", Cell::date},
                {"time", "time"},
                {"state", "state"},
                {"the guidance has", "place"},
                {"what", "title"},
                {"", "remark"}},
               "There are no deadlines.");
}

/// The first of them, and the others on the same day.
Outcome record_done(Session& session, const Json& values) {
  Json command = values;
  Json also = command.at("deadlines");
  command["deadline"] = also.at(0);
  also.erase(0);
  command["also"] = std::move(also);
  command.erase("deadlines");
  return {session.execute("deadline.done", command)};
}

}  // namespace

Noun deadline_noun() {
  return {
      "deadline",
      "What is due, overdue, done or moved",
      {
          {"list",
           "Lists deadlines in the order in which a lead needs them",
           "deadline.list",
           {visit,
            {"--state", "state", Kind::word, "overdue, due-today, upcoming, undated or done"}},
           print_list,
           "fieldfare deadline list --state overdue"},
          {"done",
           "Records that one is done, or several",
           "deadline.done",
           {visit,
            {"DEADLINE", "deadlines", Kind::words, "Its id, as the list prints it; may be repeated",
             required},
            {"--on", "on", Kind::word, "The day it was done, a date (today)"}},
           done,
           "fieldfare deadline done draft-report --on 2026-07-03",
           record_done},
          {"reopen",
           "Records that one is not done after all",
           "deadline.reopen",
           {visit, which},
           done,
           "fieldfare deadline reopen draft-report"},
          {"move",
           "Sets another day, or one where the guidance gives none",
           "deadline.move",
           {visit,
            which,
            {"--to", "to", Kind::word, "The day, a date", required},
            {"--time", "time", Kind::word, "The time of day (as the guidance has it)"},
            {"--reason", "reason", Kind::text, "Why; needed where the guidance gives a day"}},
           done,
           "fieldfare deadline move requested-information --to 2026-06-05 --reason \"Two schools "
           "are closed\""},
          {"restore",
           "Goes back to the day that the guidance gives",
           "deadline.restore",
           {visit, which},
           done,
           "fieldfare deadline restore requested-information"},
      },
  };
}

}  // namespace fieldfare::cli
