#include <fmt/format.h>

#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

const Parameter member = {"MEMBER", "member", Kind::entity, "The member", required, "member"};

std::string print_added(const Json& result) {
  return fmt::format("Member {} is added. Give this invite to the device:\n{}\n",
                     short_id(result.at("member_id").get<std::string>()),
                     result.at("invite").get<std::string>());
}

std::string print_list(const Json& result) {
  std::string differs;
  for (const Json& one : result.at("team_differs"))
    differs += "\n" + printable(one.get<std::string>(), true);
  return table(result.at("members"),
               {{"member", "member_id", Cell::id},
                {"name", "name"},
                {"inspectorate", "inspectorate"},
                {"role", "role"},
                {"part", "part"},
                {"state", "state"},
                {"last heard", "last_heard", Cell::time},
                {"late", "late"},
                {"this device", "this_device", Cell::mark}},
               "There are no members.") +
         (differs.empty() ? "" : differs + "\n");
}

std::string print_removed(const Json&) {
  return "The member is removed; what is written from now on is closed to that device.\n";
}

std::string print_role(const Json&) {
  return "The member has the new role.\n";
}

std::string print_take_over(const Json& result) {
  return fmt::format("You lead the visit. Removed: {}. A new key is in use.\n",
                     counted(static_cast<std::int64_t>(result.at("removed").size()), "former lead",
                             "former leads"));
}

std::string print_late(const Json& result) {
  if (result.at("late").empty()) return "There is no late work.\n";
  std::string out;
  for (const Json& late : result.at("late")) {
    out += fmt::format("{}  {}, {} ({})\n", short_id(late.at("member_id").get<std::string>()),
                       printable(late.at("name").get<std::string>(), true),
                       counted(late.at("entries").get<std::int64_t>(), "entry", "entries"),
                       late.at("state").get<std::string>());
    if (const auto by = late.at("let_in_by").get<std::string>(); !by.empty()) {
      out += fmt::format(
          "  let in by {}, whose removal came apart from it: no member. `member accept` takes this "
          "work in,\n  `member add` with the same card lets them in for good, with all of it.\n",
          printable(by, true));
    }
    for (const Json& item : late.at("items")) {
      const std::string kind = item.at("entity_kind").get<std::string>();
      out += kind.empty() ? "  cannot be read here\n"
                          : fmt::format("  {}  {} {}  {}\n", item.at("at").get<std::string>(),
                                        printable(kind, true),
                                        short_id(item.at("entity_id").get<std::string>()),
                                        printable(item.at("text").get<std::string>(), true));
      if (const auto erases = item.at("erases").get<std::int64_t>(); erases > 0) {
        out += fmt::format("    would erase {}: {}\n", counted(erases, "entry", "entries"),
                           printable(item.at("reason").get<std::string>(), true));
      }
    }
  }
  return out;
}

std::string print_accepted(const Json& result) {
  return fmt::format(
      "{} now part of the visit.\n",
      counted(result.at("entries").get<std::int64_t>(), "late entry is", "late entries are"));
}

std::string print_refused(const Json& result) {
  return fmt::format(
      "{} left out; `member accept` can still take them in.\n",
      counted(result.at("entries").get<std::int64_t>(), "late entry is", "late entries are"));
}

std::string print_proven(const Json& result) {
  std::string out =
      fmt::format("{} proven to be recoverable.\n",
                  counted(result.at("proven").get<std::int64_t>(), "key is", "keys are"));
  for (const Json& epoch : result.at("missing"))
    out += fmt::format("  a key of epoch {} has not been sealed to this device\n",
                       epoch.get<std::int64_t>());
  return out;
}

Outcome run_restricted(Session& session, const Json& values) {
  const bool grant = values.value("grant", false);
  if (grant == values.value("withdraw", false))
    throw Error(ErrorCode::usage, "Give --grant or --withdraw, one of them.");
  Json members = values;
  members.erase("withdraw");
  members["grant"] = grant;
  return {session.execute("member.restricted", members)};
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
           {visit, member},
           print_removed,
           "fieldfare member remove 3f9ac81d"},
          {"role",
           "Gives a member another role",
           "member.role",
           {visit,
            member,
            {"--role", "role", Kind::word,
             "inspector, lead, deputy, observer, quality or custodian", required}},
           print_role,
           "fieldfare member role 3f9ac81d --role deputy"},
          {"part",
           "Says which of the framework's team a member is",
           "member.part",
           {visit, member, {"--as", "part", Kind::word, "Such as social-care-inspector", required}},
           done,
           "fieldfare member part 3f9ac81d --as social-care-inspector"},
          {"restricted",
           "Lets a member read restricted notes and concerns, or ends it",
           "",
           {visit,
            member,
            {"--grant", "grant", Kind::flag, "From now on, and what was written before"},
            {"--withdraw", "withdraw", Kind::flag, "For what is written from now on"}},
           done,
           "fieldfare member restricted 3f9ac81d --grant",
           run_restricted},
          {"take-over",
           "A deputy or custodian leads in place of every lead",
           "member.take-over",
           {visit},
           print_take_over,
           "fieldfare member take-over"},
          {"late",
           "What removed members wrote that came later",
           "member.late",
           {visit},
           print_late,
           "fieldfare member late"},
          {"accept",
           "Takes a removed member's late work into the visit",
           "member.accept",
           {visit, member},
           print_accepted,
           "fieldfare member accept 3f9ac81d"},
          {"refuse",
           "Leaves a removed member's late work out",
           "member.refuse",
           {visit, member},
           print_refused,
           "fieldfare member refuse 3f9ac81d"},
          {"prove",
           "A custodian proves that the keys can be recovered",
           "member.prove",
           {visit},
           print_proven,
           "fieldfare member prove"},
      },
  };
}

}  // namespace fieldfare::cli
