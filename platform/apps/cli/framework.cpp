#include <iostream>

#include <fmt/format.h>

#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/schedule/deadlines.h>

#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

Outcome list(Session&, const Json&) {
  const auto library = framework::Library::built_in();
  Json rows = Json::array();
  for (const framework::Framework* one : library.list()) {
    rows.push_back({{"id", one->id}, {"title", one->title}, {"evaluative", one->evaluative}});
  }
  return {{{"frameworks", rows}}};
}

std::string in_words(const framework::Framework& shown) {
  std::string out = fmt::format("{} (version {})\n{}\n\nThemes and questions\n", shown.title,
                                shown.version, shown.document.title);
  for (const auto& theme : shown.themes) {
    out += fmt::format("  {:<7}{}\n", theme.id, theme.title);
    for (const auto& question : theme.questions) {
      out += fmt::format("  {:<7}  {}\n", question.id, question.short_title);
    }
  }
  out += "\nActivities\n";
  for (const auto& kind : shown.activity_kinds)
    out += fmt::format("  {:<29}{}\n", kind.id, kind.title);
  out += "\nDeadlines, from notification, the on-site days or what follows them\n";
  for (const auto& deadline : shown.deadlines) {
    out += fmt::format("  {:<29}{:+} {} from {}{}{}\n", deadline.id, deadline.offset,
                       framework::name(deadline.unit), framework::name(deadline.anchor),
                       deadline.time_minutes ? ", by " : "",
                       schedule::time_text(deadline.time_minutes));
  }
  out += "\nInformation requested\n";
  for (const auto& group : shown.requests)
    out += fmt::format("  {:<29}{} ({} items)\n", group.id, group.title, group.items.size());
  if (!shown.outcomes.empty()) out += "\nOutcomes\n";
  for (const auto& outcome : shown.outcomes)
    out += fmt::format("  {:<29}{}\n", outcome.id, outcome.title);
  out += "\nOutputs\n";
  for (const auto& output : shown.outputs)
    out += fmt::format("  {:<29}{}\n", output.id, output.title);
  return out;
}

Outcome show(Session& session, const Json& values) {
  const auto library = framework::Library::built_in();
  const framework::Framework& shown = library.get(values.at("id").get<std::string>());
  std::cout << (session.json() ? shown.definition_json() : in_words(shown));
  return {{}, 0, true};
}

std::string print_list(const Json& result) {
  return table(result.at("frameworks"),
               {{"id", "id"}, {"evaluates", "evaluative", Cell::mark}, {"title", "title"}},
               "There are no frameworks.");
}

}  // namespace

Noun framework_noun() {
  return {
      "framework",
      "The kinds of visit that are built in",
      {
          {"list", "Lists the frameworks", "", {}, print_list, "fieldfare framework list", list},
          {"show",
           "A framework's questions and activities; with --json its whole definition",
           "",
           {{"FRAMEWORK", "id", Kind::word, "Its id", required}},
           nullptr,
           "fieldfare framework show local-offer-2026",
           show},
      },
  };
}

}  // namespace fieldfare::cli
