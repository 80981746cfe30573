#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

std::string print_list(const Json& result) {
  std::string out;
  for (const Json& notice : result.at("notices")) {
    out += fmt::format("{}  {}  {}\n", notice.at("notice_id").get<std::string>(),
                       local_time(notice.at("at").get<std::string>()),
                       printable(notice.at("message").get<std::string>(), true));
  }
  return out.empty() ? "There is nothing to tell.\n" : out;
}

std::string print_dismissed(const Json&) {
  return "Put away on this device.\n";
}

}  // namespace

Noun notice_noun() {
  return {
      "notice",
      "What people should know about devices and hubs",
      {
          {"list",
           "Lists the notices that nobody has put away",
           "notice.list",
           {{"--visit", "visit", Kind::any_visit, "Of one visit; all without"}},
           print_list,
           "fieldfare notice list"},
          {"dismiss",
           "Puts a notice away on this device",
           "notice.dismiss",
           {{"NOTICE", "notice", Kind::word, "The notice", required}},
           print_dismissed,
           "fieldfare notice dismiss 3"},
      },
  };
}

}  // namespace fieldfare::cli
