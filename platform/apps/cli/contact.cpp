#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

std::string print_set(const Json& result) {
  return fmt::format("Contact {} is kept on this device alone.\n",
                     short_id(result.at("contact_id").get<std::string>()));
}

std::string print_list(const Json& result) {
  std::string out = table(result.at("contacts"),
                          {{"contact", "contact_id", Cell::id},
                           {"role", "role_label"},
                           {"name", "name"},
                           {"phone", "phone"},
                           {"e-mail", "email"}},
                          "There are no contacts on this device.");
  for (const Json& role : result.at("still_open"))
    out += fmt::format("Nobody is named as {}.\n", printable(role.get<std::string>(), true));
  return out;
}

std::string print_removed(const Json& result) {
  return fmt::format("{} erased.\n", counted(result.at("removed").get<std::int64_t>(), "contact is",
                                             "contacts are"));
}

}  // namespace

Noun contact_noun() {
  return {
      "contact",
      "Officials to be reached; on this device alone, never with evidence",
      {
          {"set",
           "Keeps an official's name, phone and e-mail address",
           "contact.set",
           {visit,
            {"--role", "role", Kind::word, "A role of officials, for example lano or dcs",
             required},
            {"--name", "name", Kind::text, "The official's name", required},
            {"--phone", "phone", Kind::text, "A phone number"},
            {"--email", "email", Kind::text, "An e-mail address"},
            {"--contact", "contact", Kind::entity, "Changes this one", false, "contact"}},
           print_set,
           "fieldfare contact set --role lano --name - --phone \"01632 960123\""},
          {"list",
           "Lists the contacts of a visit on this device",
           "contact.list",
           {visit},
           print_list,
           "fieldfare contact list"},
          {"remove",
           "Erases one, or all of a visit",
           "contact.remove",
           {visit, {"--contact", "contact", Kind::entity, "Only this one", false, "contact"}},
           print_removed,
           "fieldfare contact remove"},
      },
  };
}

}  // namespace fieldfare::cli
