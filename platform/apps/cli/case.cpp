#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

std::string warnings(const Json& result) {
  std::string out;
  for (const Json& warning : result.at("warnings"))
    out += "! " + printable(warning.get<std::string>(), true) + "\n";
  return out;
}

std::string print_added(const Json& result) {
  return fmt::format("The case is {} ({}).\n{}", result.at("code").get<std::string>(),
                     short_id(result.at("case_id").get<std::string>()), warnings(result));
}

std::string print_consent(const Json& result) {
  const auto locked = result.at("locked_notes").get<std::int64_t>();
  return "Done.\n" +
         (locked == 0 ? std::string()
                      : counted(locked, "note is", "notes are") +
                            " locked until the lead decides: `fieldfare case decide`.\n") +
         warnings(result);
}

std::string print_decided(const Json& result) {
  return fmt::format("Done for {}.\n", counted(result.at("notes").get<std::int64_t>(),
                                               "note of the case", "notes of the case"));
}

std::string print_list(const Json& result) {
  return table(result.at("cases"),
               {{"code", "code"},
                {"case", "case_id", Cell::id},
                {"kind", "kind"},
                {"age", "age"},
                {"phase", "phase"},
                {"consent", "consent"},
                {"notes of a withdrawn case", "decision"},
                {"row", "row"},
                {"reference", "reference"},
                {"standing", "standing"},
                {"notes", "notes"},
                {"in conflict", "conflicted", Cell::mark},
                {"attributes", "attributes", Cell::list}},
               "There are no cases yet.");
}

}  // namespace

Noun case_noun() {
  return {
      "case",
      "A child or young person, by a code alone",
      {
          {"add",
           "Adds a case and makes its code",
           "case.add",
           {visit,
            {"--kind", "kind", Kind::word, "tracked or sampled", required},
            {"--age", "age", Kind::number, "0 to 25"},
            {"--phase", "phase", Kind::text, "Phase of education"},
            {"--attribute", "attributes", Kind::texts, "What bears on the choice; may be repeated"},
            {"--line", "line", Kind::entity, "The line of enquiry that it is to test", false,
             "line"},
            {"--standing", "standing", Kind::word,
             "Alternative provision: current, outreach, left-within-six-months or "
             "on-roll-not-attending"}},
           print_added,
           "fieldfare case add --kind tracked --age 12 --attribute \"EHC plan\""},
          {"update",
           "Changes what is given",
           "case.update",
           {{"CASE", "case", Kind::entity, "The case", required, "case"},
            {"--line", "line", Kind::entity, "The line of enquiry that it is to test", false,
             "line"},
            {"--standing", "standing", Kind::word, "As for case add"}},
           done,
           "fieldfare case update 90b1c2d3 --line 1f2e3d4c"},
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
            {"--state", "state", Kind::word, "asked, agreed, declined or withdrawn", required},
            {"--informed", "informed", Kind::flag, "They were told before what is involved"},
            {"--through", "through", Kind::word, "child or parent: who was approached"}},
           print_consent,
           "fieldfare case consent 51c0de77 --state agreed --informed"},
          {"decide",
           "Decides on the notes of a case whose family has withdrawn",
           "case.decide",
           {{"CASE", "case", Kind::entity, "The case", required, "case"},
            {"--notes", "notes", Kind::word, "keep (without the case) or delete (everywhere)",
             required},
            {"--reason", "reason", Kind::text, "Why", required}},
           print_decided,
           "fieldfare case decide 51c0de77 --notes delete --reason \"As the family asked\""},
      },
  };
}

}  // namespace fieldfare::cli
