#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

std::string print_added(const Json& result) {
  return fmt::format("Member {} is added. Give this invite to the device:\n{}\n",
                     short_id(result.at("member_id").get<std::string>()),
                     result.at("invite").get<std::string>());
}

std::string print_list(const Json& result) {
  return table(result.at("members"),
               {{"member", "member_id", Cell::id},
                {"name", "name"},
                {"inspectorate", "inspectorate"},
                {"role", "role"},
                {"state", "state"},
                {"last heard", "last_heard", Cell::time},
                {"this device", "this_device", Cell::mark}},
               "There are no members.");
}

std::string print_removed(const Json&) {
  return "The member is removed; what is written from now on is closed to that device.\n";
}

}  // namespace

Noun member_noun() {
  return {
      "member",
      "Who takes part in a visit",
      {
          {"add",
           "Adds a device by its card",
           "member.add",
           {visit,
            {"--card", "card", Kind::word, "The card that the device printed", required},
            {"--role", "role", Kind::word,
             "inspector, lead, deputy, observer, quality or custodian", required}},
           print_added,
           "fieldfare member add --card CARD --role inspector"},
          {"list",
           "Lists the members of a visit",
           "member.list",
           {visit},
           print_list,
           "fieldfare member list"},
          {"remove",
           "Removes a device and changes the key",
           "member.remove",
           {visit, {"MEMBER", "member", Kind::entity, "The member", required, "member"}},
           print_removed,
           "fieldfare member remove 3f9ac81d"},
      },
  };
}

}  // namespace fieldfare::cli
