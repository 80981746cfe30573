#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};
const Parameter which = {"COMPLAINT",     "complaint", Kind::entity,
                         "The complaint", required,    "complaint"};

std::string print_added(const Json& result) {
  std::string out = "Complaint " + short_id(result.at("complaint_id").get<std::string>()) +
                    " is recorded. Publication waits for its answer.\n";
  for (const Json& warning : result.at("warnings"))
    out += printable(warning.get<std::string>(), true) + "\n";
  return out;
}

std::string print_answered(const Json& result) {
  const std::string next = result.at("next").get<std::string>();
  return "The answer is recorded.\n" + (next.empty() ? next : printable(next, true) + "\n");
}

std::string print_list(const Json& result) {
  std::string out = table(result.at("complaints"),
                          {{"complaint", "complaint_id", Cell::id},
                           {"received", "received", Cell::date},
                           {"about", "about"},
                           {"of", "output"},
                           {"from", "from"},
                           {"outcome", "outcome"},
                           {"answered", "answered", Cell::date},
                           {"text", "text"},
                           {"answer", "answer"}},
                          "There are no complaints.");
  const std::string last = result.at("last_day").get<std::string>();
  if (!last.empty()) {
    out += fmt::format("\nLast day for one: {}{}\n", local_date(last),
                       result.at("last_day_expected").get<bool>()
                           ? ", expected: the final version is not recorded as shared"
                           : "");
  }
  if (result.at("holds_publication").get<bool>()) out += "Publication waits.\n";
  return out;
}

}  // namespace

Noun complaint_noun() {
  return {
      "complaint",
      "Formal complaints about the visit, and their answers",
      {
          {"add",
           "Records that a formal complaint was received; publication waits for its answer",
           "complaint.add",
           {visit,
            {"--text", "text", Kind::text, "What it is about, or - for standard input"},
            {"--about", "about", Kind::word, "findings, process, conduct or other"},
            {"--from", "from", Kind::word, "A role of the framework, such as lano"},
            {"--received", "received", Kind::word, "The day it came, a date (today)"},
            {"--output", "output", Kind::word, "What it follows: report, letter or summary-note"}},
           print_added,
           "fieldfare complaint add --about findings --from lano --received 2026-07-31"},
          {"answer",
           "Records what came of it",
           "complaint.answer",
           {which,
            {"--outcome", "outcome", Kind::word, "upheld, partly-upheld, not-upheld or withdrawn",
             required},
            {"--on", "on", Kind::word, "The day of the answer, a date (today)"},
            {"--text", "text", Kind::text, "The answer in a sentence, or - for standard input"}},
           print_answered,
           "fieldfare complaint answer 8de0a1b2 --outcome not-upheld"},
          {"reopen",
           "Opens it again",
           "complaint.reopen",
           {which},
           done,
           "fieldfare complaint reopen 8de0a1b2"},
          {"list",
           "Lists the complaints, the last day for one, and whether publication waits",
           "complaint.list",
           {visit},
           print_list,
           "fieldfare complaint list"},
      },
  };
}

}  // namespace fieldfare::cli
