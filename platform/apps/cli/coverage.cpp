#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

std::string print_coverage(const Json& result) {
  std::string out = table(result.at("criteria"),
                          {{"criterion", "criterion"},
                           {"notes", "notes"},
                           {"observed", "observed"},
                           {"told", "told"},
                           {"read", "read"},
                           {"survey", "survey"},
                           {"education", "education"},
                           {"health", "health"},
                           {"care", "care"},
                           {"joint", "joint"},
                           {"Ofsted", "ofsted"},
                           {"CQC", "cqc"},
                           {"historical", "historical"},
                           {"title", "title"}},
                          "This kind of visit has no criteria.");
  std::string tags;
  for (const Json& tag : result.at("tags")) {
    const auto notes = tag.at("notes").get<std::int64_t>();
    if (notes > 0)
      tags += fmt::format("  {}: {}\n", tag.at("tag").get<std::string>(),
                          counted(notes, "note", "notes"));
  }
  if (!tags.empty()) out += "\nTags\n" + tags;
  std::string gaps;
  for (const Json& gap : result.at("gaps"))
    gaps += fmt::format("  {}\n", gap.at("text").get<std::string>());
  if (!gaps.empty())
    out += "\nWhere evidence is thin; how much is enough is yours to judge\n" + gaps;
  const auto without = result.at("without_criterion").get<std::int64_t>();
  if (without > 0)
    out += fmt::format("\n{} without a criterion.\n", counted(without, "note is", "notes are"));
  return out;
}

}  // namespace

Noun coverage_noun() {
  return {
      "coverage",
      "What the evidence covers, and where it is thin",
      {
          {"show",
           "Notes by criterion, source, sector and inspectorate",
           "coverage.show",
           {{"--visit", "visit", Kind::visit, "The visit, when there are several"},
            {"--criterion", "criterion", Kind::word, "Only this theme or question"}},
           print_coverage,
           "fieldfare coverage show --criterion LO2"},
      },
  };
}

}  // namespace fieldfare::cli
