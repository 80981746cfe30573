#include <catch2/catch_test_macros.hpp>

#include "processes.h"

namespace fieldfare::e2e {

TEST_CASE("evidence is marked, tested by lines, gone through in a meeting and summed up", "[e2e]") {
  const Team team;
  const Device& lead = team.lead;
  const auto note = lead.ok({"note", "add", "--activity", team.activity, "--text",
                             "Panels of three services sit together.", "--criterion", "LO2.1",
                             "--basis", "told", "--tag", "enabler"});
  const std::string id = note.at("note_id");
  CHECK(lead.ok({"note", "show", id}).at("tags") == Json::array({"factor:enabler"}));
  CHECK(lead.ok({"note", "list", "--tag", "barrier"}).at("notes").empty());
  const std::string line =
      lead.ok({"line", "add", "--text", "Do panels decide?", "--from", "note", "--from-note", id})
          .at("line_id");
  lead.ok({"line", "link", line, "--note", id.substr(0, 10), "--stance", "for"});
  const Json shown = lead.ok({"line", "show", line});
  CHECK(shown.at("line").at("for") == 1);
  CHECK(lead.plain({"line", "show", line}).output.find("for  ") != std::string::npos);
  const Json coverage = lead.ok({"coverage", "show", "--criterion", "LO2.1"});
  CHECK(coverage.at("criteria").at(0).at("told") == 1);
  CHECK(coverage.at("gaps").at(0).at("kind") == "one-word");

  const std::string meeting =
      lead.ok({"activity", "add", "--kind", "team-meeting", "--title", "Evening", "--starts",
               "2026-06-15T17:00", "--ends", "2026-06-15T18:00"})
          .at("activity_id");
  const Json prepared = lead.ok({"meeting", "prepare"});
  CHECK(prepared.at("meeting_id") == meeting);
  CHECK(prepared.at("notes").size() == 1);
  CHECK(lead.plain({"meeting", "prepare"}).output.find("one person's word") != std::string::npos);
  const std::string point = lead.ok({"meeting", "record", meeting, "--as", "action", "--follow-up",
                                     "lano", "--text", "Ask for the minutes"})
                                .at("point_id");
  lead.ok({"meeting", "tick", meeting, "--item", "observations", "--done"});
  lead.ok({"meeting", "untick", meeting, "--item", "observations"});
  CHECK(lead.ok({"meeting", "held", meeting}).at("unticked").size() == 3);
  lead.ok({"meeting", "point", point.substr(0, 10), "--state", "closed", "--outcome", "They came"});
  CHECK(lead.ok({"meeting", "points", "--state", "open"}).at("points").empty());
  CHECK(lead.plain({"meeting", "show", meeting}).output.find("They came") != std::string::npos);

  CHECK(lead.ok({"summary", "write", "--text", "Panels work."}).at("day").is_string());
  CHECK(lead.ok({"summary", "list"}).at("summaries").size() == 1);
  lead.refused(8, {"judgement", "show"});

  const std::string concern = lead.ok({"concern", "add", "--kind", "safeguarding", "--text",
                                       "A gate to the road stood open."})
                                  .at("concern_id");
  const std::string debrief =
      lead.ok({"activity", "add", "--kind", "debrief", "--title", "Debrief", "--starts",
               "2026-06-15T19:00", "--ends", "2026-06-15T20:00"})
          .at("activity_id");
  lead.refused(8, {"meeting", "held", debrief});
  lead.refused(2, {"concern", "act", concern, "--passed-to", "team", "--text", "Told"});
  lead.ok({"concern", "act", concern, "--passed-to", "lano", "--channel", "phone", "--text",
           "Told at once, following the procedure"});
  CHECK(lead.ok({"concern", "show", concern}).at("passed_on") == true);
  CHECK(lead.plain({"concern", "show", concern}).output.find("Passed on to:") != std::string::npos);
  lead.ok({"meeting", "held", debrief, "--attended", "lano"});
}

}  // namespace fieldfare::e2e
