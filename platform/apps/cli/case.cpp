#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

std::string print_added(const Json& result) {
  return fmt::format("The case is {} ({}).\n", result.at("code").get<std::string>(),
                     short_id(result.at("case_id").get<std::string>()));
}

std::string print_list(const Json& result) {
  return table(result.at("cases"),
               {{"code", "code"},
                {"case", "case_id", Cell::id},
                {"kind", "kind"},
                {"age", "age"},
                {"phase", "phase"},
                {"consent", "consent"},
                {"notes", "notes"},
                {"in conflict", "conflicted", Cell::mark},
                {"attributes", "attributes", Cell::list}},
               "There are no cases yet.");
}

}  // namespace

Noun case_noun() {
  return {
      "case",
      "Children and young people, by a code alone",
      {
          {"add",
           "Adds a case and makes its code",
           "case.add",
           {visit,
            {"--kind", "kind", Kind::word, "tracked or sampled", required},
            {"--age", "age", Kind::number, "0 to 25"},
            {"--phase", "phase", Kind::text, "Phase of education"},
            {"--attribute", "attributes", Kind::texts,
             "What bears on the choice; may be repeated"}},
           print_added,
           "fieldfare case add --kind tracked --age 12 --attribute \"EHC plan\""},
          {"list",
           "Lists the cases of a visit",
           "case.list",
           {visit},
           print_list,
           "fieldfare case list"},
          {"consent",
           "Records what the family decided",
           "case.consent",
           {{"CASE", "case", Kind::entity, "The case", required, "case"},
            {"--state", "state", Kind::word, "agreed, declined or withdrawn", required}},
           done,
           "fieldfare case consent 51c0de77 --state agreed"},
      },
  };
}

}  // namespace fieldfare::cli
