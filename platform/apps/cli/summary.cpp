#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

std::string print_written(const Json& result) {
  return fmt::format("The summary of {} is kept.\n",
                     local_date(result.at("day").get<std::string>()));
}

std::string print_summary(const Json& summary) {
  const auto theme = summary.at("theme").get<std::string>();
  return fmt::format("{}  {}{}{}\n{}\n", local_date(summary.at("day").get<std::string>()),
                     printable(summary.at("author").get<std::string>(), true),
                     theme.empty() ? "" : ", ", theme,
                     printable(summary.at("text").get<std::string>()));
}

std::string print_list(const Json& result) {
  std::string out;
  for (const Json& summary : result.at("summaries"))
    out += (out.empty() ? "" : "\n") + print_summary(summary);
  if (out.empty()) out = "Nobody has written a summary yet.\n";
  std::string without;
  for (const Json& name : result.at("without"))
    without += (without.empty() ? "" : ", ") + printable(name.get<std::string>(), true);
  return without.empty() ? out : out + "\nStill without one: " + without + "\n";
}

std::string print_versions(const Json& result) {
  std::string out;
  for (const Json& version : result.at("versions"))
    out += (out.empty() ? "" : "\n") + print_summary(version);
  return out.empty() ? "No summary has been written yet.\n" : out;
}

}  // namespace

Noun summary_noun() {
  return {
      "summary",
      "Each inspector's running summary of evidence and analysis",
      {
          {"write",
           "Writes today's version of your own",
           "summary.write",
           {visit,
            {"--text", "text", Kind::text, "Key findings so far; - reads standard input", required},
            {"--theme", "theme", Kind::word, "Only of this theme or question"}},
           print_written,
           "fieldfare summary write --text -"},
          {"show",
           "Every version, newest first",
           "summary.show",
           {visit,
            {"--member", "member", Kind::entity, "A colleague's", false, "member"},
            {"--theme", "theme", Kind::word, "Only of this theme or question"}},
           print_versions,
           "fieldfare summary show"},
          {"list",
           "The newest version of everybody's",
           "summary.list",
           {visit},
           print_list,
           "fieldfare summary list"},
      },
  };
}

}  // namespace fieldfare::cli
