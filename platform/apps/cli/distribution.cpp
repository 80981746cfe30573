#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};
const Parameter output = {"OUTPUT", "output", Kind::word, "report, letter, summary-note, ...",
                          required};
const Parameter to = {"--to", "to", Kind::word,
                      "Who: of the list, or any role of the framework, such as lano", required};

std::string print_sent(const Json& result) {
  std::string out = "It is recorded.\n";
  for (const Json& one : result.at("settled")) {
    out +=
        fmt::format("Done by it: {}, on {}.\n", printable(one.at("title").get<std::string>(), true),
                    local_date(one.at("on").get<std::string>()));
  }
  for (const Json& warning : result.at("warnings"))
    out += printable(warning.get<std::string>(), true) + "\n";
  return out;
}

std::string print_list(const Json& result) {
  return fmt::format(
             "{} not received yet what has left\n\n",
             counted(result.at("owing").get<std::int64_t>(), "recipient has", "recipients have")) +
         table(result.at("recipients"),
               {{"output", "output"},
                {"stage", "stage"},
                {"to", "to"},
                {"state", "state"},
                {"on", "on", Cell::date},
                {"recorded by", "by"},
                {"who", "label"}},
               "This kind of visit sends nothing to anybody.");
}

std::string print_steps(const Json& result) {
  return table(result.at("items"),
               {{"done", "done", Cell::mark},
                {"on", "on", Cell::date},
                {"by", "by"},
                {"item", "item"},
                {"step", "text"}},
               "The guidance lists no steps after a visit of this kind beside its deadlines.");
}

}  // namespace

Noun distribution_noun() {
  return {
      "distribution",
      "Who received which output, and when",
      {
          {"list",
           "Lists whom the guidance names for each output, and who received it when",
           "distribution.list",
           {visit, {"--output", "output", Kind::word, "Only this output"}},
           print_list,
           "fieldfare distribution list"},
          {"sent",
           "Records that somebody received an output; the step that this is counts as done",
           "distribution.sent",
           {output,
            to,
            visit,
            {"--stage", "stage", Kind::word, "Which version (that of the newest export)"},
            {"--on", "on", Kind::word, "The day, a date (today)"}},
           print_sent,
           "fieldfare distribution sent report --stage final --to local-authority"},
          {"take-back",
           "They did not receive it after all",
           "distribution.take-back",
           {output, to, visit, {"--stage", "stage", Kind::word, "Which version", required}},
           done,
           "fieldfare distribution take-back report --stage final --to local-authority"},
      },
  };
}

Noun afterwards_noun() {
  return {
      "afterwards",
      "What is to happen after the last output, by the guidance",
      {
          {"list",
           "Lists the steps, and which are done",
           "afterwards.list",
           {visit},
           print_steps,
           "fieldfare afterwards list"},
          {"done",
           "Ticks a step",
           "afterwards.done",
           {{"ITEM", "item", Kind::word, "Its id, as the list prints it", required},
            visit,
            {"--on", "on", Kind::word, "The day, a date (today)"},
            {"--open", "open", Kind::flag, "It is not done after all"}},
           done,
           "fieldfare afterwards done forum-copy"},
      },
  };
}

}  // namespace fieldfare::cli
