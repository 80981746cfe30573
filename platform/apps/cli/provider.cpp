#include <fmt/format.h>

#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

std::string print_added(const Json& result) {
  return fmt::format("Provider {} is added; its name may stand in this visit's notes.\n",
                     short_id(result.at("provider_id").get<std::string>()));
}

std::string print_list(const Json& result) {
  return table(result.at("providers"),
               {{"provider", "provider_id", Cell::id},
                {"name", "name"},
                {"sector", "sector"},
                {"kind", "kind"},
                {"in conflict", "conflicted", Cell::mark}},
               "There are no providers yet.");
}

Outcome select(Session& session, const Json& values) {
  Json members = values;
  for (Json& provider : members.at("providers"))
    provider = session.entity_id("provider", provider.get<std::string>());
  Outcome outcome;
  outcome.result = session.execute("provider.select", members);
  return outcome;
}

std::string print_rules(const Json& result) {
  std::string out =
      table(result.at("rules"),
            {{"rule", "text"}, {"how firmly", "strength"}, {"state", "state"}, {"why", "why"}},
            "The framework has no rules on providers.");
  for (const Json& warning : result.at("warnings"))
    out += "! " + printable(warning.get<std::string>(), true) + "\n";
  return out;
}

std::string print_proposal(const Json& result) {
  return table(result.at("proposal"),
               {{"provider", "provider_id", Cell::id},
                {"name", "name"},
                {"sector", "sector"},
                {"kind", "kind"},
                {"state", "state"},
                {"why", "why"}},
               "No provider can be proposed.") +
         "\n" + print_rules(result);
}

}  // namespace

Noun provider_noun() {
  return {
      "provider",
      "Providers, services and settings",
      {
          {"add",
           "Adds a provider",
           "provider.add",
           {visit,
            {"--name", "name", Kind::text, "Its name", required},
            {"--sector", "sector", Kind::word, "education, health, care or joint", required},
            {"--kind", "kind", Kind::text, "What it is, for example special school"}},
           print_added,
           "fieldfare provider add --name \"Rowan House\" --sector education"},
          {"list",
           "Lists the providers of a visit",
           "provider.list",
           {visit},
           print_list,
           "fieldfare provider list"},
          {"propose",
           "Proposes which providers to visit, with the reasons",
           "provider.propose",
           {visit, {"--count", "count", Kind::number, "At most so many"}},
           print_proposal,
           "fieldfare provider propose"},
          {"select",
           "Moves providers on in the choice and looks at the rules again",
           "",
           {visit,
            {"PROVIDER", "providers", Kind::words, "The providers", required},
            {"--state", "state", Kind::word,
             "proposed, discussed, confirmed, informed or not-suitable (proposed)"},
            {"--known-by", "known_by", Kind::word, "area, partner or inspectorate"},
            {"--line", "line", Kind::entity, "The line of enquiry that it is to test", false,
             "line"}},
           print_rules,
           "fieldfare provider select 51c0de77 --state discussed",
           select},
      },
  };
}

}  // namespace fieldfare::cli
