#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};
const Parameter line = {"LINE", "line", Kind::entity, "The line of enquiry", required, "line"};

std::string print_added(const Json& result) {
  return fmt::format("Line of enquiry {} is added.\n",
                     short_id(result.at("line_id").get<std::string>()));
}

std::string print_list(const Json& result) {
  return table(result.at("lines"),
               {{"line", "line_id", Cell::id},
                {"state", "state"},
                {"author", "author"},
                {"criteria", "criteria", Cell::list},
                {"in conflict", "conflicted", Cell::mark},
                {"text", "text"},
                {"outcome", "outcome"}},
               "There are no lines of enquiry yet.");
}

}  // namespace

Noun line_noun() {
  return {
      "line",
      "Lines of enquiry",
      {
          {"add",
           "Adds a line of enquiry",
           "line.add",
           {visit,
            {"--text", "text", Kind::text, "What to find out", required},
            {"--criterion", "criteria", Kind::words, "A theme or question; may be repeated"}},
           print_added,
           "fieldfare line add --criterion LO2.2 --text \"...\""},
          {"list",
           "Lists the lines of enquiry",
           "line.list",
           {visit},
           print_list,
           "fieldfare line list"},
          {"update",
           "Changes the wording",
           "line.update",
           {line, {"--text", "text", Kind::text, "The new wording", required}},
           done,
           "fieldfare line update 0c44de19 --text \"...\""},
          {"close",
           "Closes a line of enquiry",
           "line.close",
           {line, {"--outcome", "outcome", Kind::text, "What came of it"}},
           done,
           "fieldfare line close 0c44de19 --outcome \"...\""},
      },
  };
}

}  // namespace fieldfare::cli
