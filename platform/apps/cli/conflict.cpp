#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

std::string print_conflict(const Json& conflict) {
  std::string out = fmt::format("{}\n{} of the {} {}\n",
                                printable(conflict.at("conflict_id").get<std::string>(), true),
                                printable(conflict.at("field").get<std::string>(), true),
                                conflict.at("entity_kind").get<std::string>(),
                                short_id(conflict.at("entity").get<std::string>()));
  const auto quoted = [&](std::string_view title, const Json& value) {
    out += fmt::format("\n  {}\n    {}\n", title, printable(value.get<std::string>()));
  };
  for (const Json& value : conflict.at("values")) {
    quoted(fmt::format("{}, {}:", printable(value.at("author").get<std::string>(), true),
                       local_time(value.at("at").get<std::string>())),
           value.at("value"));
  }
  for (const char* other : {"base", "merged"}) {
    const auto found = conflict.find(other);
    if (found == conflict.end() || found->is_null()) continue;
    quoted(std::string_view(other) == "base" ? "Before both:" : "Merged, if you keep that:",
           *found);
  }
  return out;
}

std::string print_list(const Json& result) {
  std::string out;
  for (const Json& conflict : result.at("conflicts")) {
    if (!out.empty()) out += "\n----\n\n";
    out += print_conflict(conflict);
  }
  return out.empty() ? "There are no conflicts.\n" : out;
}

std::string print_resolved(const Json&) {
  return "Resolved. Other devices follow at their next sync.\n";
}

}  // namespace

Noun conflict_noun() {
  const Parameter conflict = {"CONFLICT", "conflict", Kind::word, "The conflict", required};
  return {
      "conflict",
      "What two people changed at the same time",
      {
          {"list",
           "Lists the conflicts of a visit",
           "conflict.list",
           {{"--visit", "visit", Kind::visit, "The visit, when there are several"}},
           print_list,
           "fieldfare conflict list"},
          {"show",
           "All versions and what stood before",
           "conflict.show",
           {conflict},
           print_conflict,
           "fieldfare conflict show CONFLICT"},
          {"resolve",
           "Puts one value in place of all",
           "conflict.resolve",
           {conflict,
            {"--keep", "keep", Kind::word, "ours, theirs or merged"},
            {"--value", "value", Kind::number, "Or the number of the value to keep, from 0"},
            {"--text", "text", Kind::text, "Or a text of your own; - reads standard input"}},
           print_resolved,
           "fieldfare conflict resolve CONFLICT --keep merged"},
      },
  };
}

}  // namespace fieldfare::cli
