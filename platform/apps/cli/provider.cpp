#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

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
      },
  };
}

}  // namespace fieldfare::cli
