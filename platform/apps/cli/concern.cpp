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

std::string print_list(const Json& result) {
  return table(result.at("concerns"),
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
            {"--case", "case", Kind::entity, "The case", false, "case"}},
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
            {"--resolved", "resolved", Kind::flag, "Nothing is left to do"}},
           done,
           "fieldfare concern act 8de0a1b2 --action \"Passed on\" --told \"duty desk\""},
      },
  };
}

}  // namespace fieldfare::cli
