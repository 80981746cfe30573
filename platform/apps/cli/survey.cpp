#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

std::string print_added(const Json& result) {
  return fmt::format("Survey {} is added.\n", short_id(result.at("survey_id").get<std::string>()));
}

std::string print_list(const Json& result) {
  Json rows = result.at("surveys");
  for (Json& row : rows) {
    if (row.at("survey").get<std::string>().empty())
      row["survey"] = short_id(row.at("survey_id").get<std::string>());
    row["counted"] = row.at("responses").is_null()
                         ? std::string()
                         : std::to_string(row.at("responses").get<std::int64_t>());
  }
  return table(rows,
               {{"survey", "survey"},
                {"state", "state"},
                {"opens", "opens", Cell::date},
                {"closes", "closes", Cell::date},
                {"time", "closes_time"},
                {"or closes", "other_closing", Cell::date},
                {"replies", "counted"},
                {"as at", "responses_as_at", Cell::date},
                {"looked through", "reviewed", Cell::list},
                {"what", "title"},
                {"audiences", "audiences", Cell::list}},
               "This kind of visit has no survey.");
}

}  // namespace

Noun survey_noun() {
  return {
      "survey",
      "The surveys of a visit: when they are open, how many replied",
      {
          {"list",
           "Lists the surveys",
           "survey.list",
           {visit},
           print_list,
           "fieldfare survey list"},
          {"update",
           "Changes what is given of one survey",
           "survey.update",
           {visit,
            {"SURVEY", "survey", Kind::word, "The framework's id of it, or its id", required},
            {"--responses", "responses", Kind::number, "How many replied until today"},
            {"--link-shared-on", "link_shared_on", Kind::word,
             "The day on which the area got the link, a date"},
            {"--paper-copies", "paper_copies", Kind::flag, "Paper copies are to be had"},
            {"--distribution", "distribution", Kind::text, "Who passes it on, what was tried"},
            {"--accessibility", "accessibility", Kind::text, "What was considered"},
            {"--reviewed", "reviewed", Kind::flag, "Today its replies were looked through"}},
           done,
           "fieldfare survey update local-offer-survey --responses 214"},
          {"add",
           "Adds one to the framework's",
           "survey.add",
           {visit,
            {"--title,--text", "title", Kind::text, "What it is called", required},
            {"--audience", "audience", Kind::text, "Whom it is for", required}},
           print_added,
           "fieldfare survey add --title \"Views of young people\" --audience \"Young people aged "
           "16 to 25\""},
      },
  };
}

}  // namespace fieldfare::cli
