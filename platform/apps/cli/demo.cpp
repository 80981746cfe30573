#include <iostream>

#include <fmt/format.h>

#include "demo/day.h"
#include "demo/stage.h"
#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

Outcome play(Session& session, const Json& values) {
  demo::Stage stage(values.at("directory").get<std::string>(),
                    session.json() ? std::cerr : std::cout);
  demo::play_day(stage);
  return {{{"directory", stage.directory().string()},
           {"summary_note", (stage.directory() / "summary-note.md").string()},
           {"transcript", (stage.directory() / "transcript.md").string()}}};
}

std::string print_played(const Json& result) {
  return fmt::format("Read {} and {}.\n",
                     printable(result.at("transcript").get<std::string>(), true),
                     printable(result.at("summary_note").get<std::string>(), true));
}

}  // namespace

Noun demo_noun() {
  return {
      "demo",
      "One on-site day with three inspectors and a hub",
      {
          {"",
           "Plays the day in real processes and leaves what they made",
           "",
           {{"--out", "directory", Kind::file, "A new directory for all of it", required}},
           print_played,
           "fieldfare demo --out demo-day",
           play},
      },
  };
}

}  // namespace fieldfare::cli
