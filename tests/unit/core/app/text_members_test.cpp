// No text reaches the log but through the identity guard. The list of members comes from the
// commands themselves, so that a new one cannot be forgotten: the test fails until it is told here
// how the command is called.

#include <fieldfare/core/app/text_members.h>
#include <support/visit_team.h>
#include <nlohmann/json.hpp>

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>
#include <string>

#include <fieldfare/core/app/guard_refusal.h>

using namespace fieldfare;
using nlohmann::json;
using test::VisitTeam;

namespace {

constexpr const char* identity = "Oluwaseun Adeyemi, dob 12/03/2014";

/// Requests that pass, for every command that takes a text and may write it.
std::map<std::string, json> requests(VisitTeam& team) {
  app::Notebook& book = *team[0];
  const std::string visit = team.visit().hex();
  const EntityId activity = team.add_activity(0);
  const EntityId note = team.add_note(0, activity, "Waits are long.");
  const auto made = [&](json request, const char* id) {
    return book.execute_json(request).at(id).get<std::string>();
  };
  const std::string line =
      made({{"command", "line.add"}, {"visit", visit}, {"text", "Waits for therapy"}}, "line_id");
  const std::string concern = made({{"command", "concern.add"},
                                    {"visit", visit},
                                    {"kind", "safeguarding"},
                                    {"text", "A gate was open"}},
                                   "concern_id");
  const std::string tracked =
      made({{"command", "case.add"}, {"visit", visit}, {"kind", "tracked"}}, "case_id");
  const std::string a = activity.hex();
  const std::string n = note.hex();
  return {
      {"notice.dismiss", {{"notice", "none"}}},
      {"line.add", {{"visit", visit}, {"text", "Transport"}}},
      {"line.update", {{"line", line}, {"text", "Transport to college"}}},
      {"line.close", {{"line", line}}},
      {"concern.add", {{"visit", visit}, {"kind", "safeguarding"}, {"text", "A lock is broken"}}},
      {"concern.act", {{"concern", concern}, {"action", "Told the lead"}}},
      {"note.add", {{"activity", a}, {"text", "Good."}}},
      {"note.edit", {{"note", n}}},
      {"note.redact", {{"note", n}, {"reason", "written in the wrong visit"}}},
      {"draft.keep", {{"activity", a}, {"text", "Go"}}},
      {"form.keep", {{"visit", visit}, {"form", "lines:"}, {"text", "Go"}}},
      {"form.drop", {{"visit", visit}, {"form", "lines:"}}},
      {"conflict.resolve", {{"conflict", "none"}}},
      {"guard.allow", {{"visit", visit}, {"phrase", "Rowan House"}, {"as", "setting"}}},
      {"visit.create",
       {{"framework", "local-offer-2026"},
        {"area", "Northshire"},
        {"fieldwork_start", "2026-06-08"}}},
      {"visit.set-hub", {{"visit", visit}, {"url", "https://hub.example.org"}}},
      {"member.add", {{"visit", visit}, {"card", "none"}, {"role", "inspector"}}},
      {"member.role", {{"visit", visit}, {"member", team.member(0).hex()}, {"role", "inspector"}}},
      {"visit.join", {{"invite", "none"}}},
      {"activity.add",
       {{"visit", visit},
        {"kind", "tracking-meeting"},
        {"title", "Tracking meeting"},
        {"starts", "2026-06-08T09:00:00+01:00"},
        {"ends", "2026-06-08T10:00:00+01:00"}}},
      {"activity.update", {{"activity", a}}},
      {"case.consent", {{"case", tracked}, {"state", "agreed"}}},
      {"case.add", {{"visit", visit}, {"kind", "tracked"}}},
      {"provider.add", {{"visit", visit}, {"name", "Rowan House"}, {"sector", "education"}}},
  };
}

/// Keep what is being written, masked.
const std::set<std::string> journals = {"draft.keep", "form.keep"};

/// Read what is there and keep nothing of what they are asked with, or name a file of this machine.
const std::set<std::string> asks_only = {"note.list", "search", "conflict.show", "guard.check",
                                         "store.backup"};

bool refused(app::Notebook& book, json request) {
  try {
    static_cast<void>(book.execute_json(request));
    return false;
  } catch (const Error&) {
    return true;
  }
}

}  // namespace

TEST_CASE("every text that a command takes is refused when it says who somebody is") {
  VisitTeam team(1);
  const std::map<std::string, json> known = requests(team);
  for (const app::TextMember& text : app::text_members()) {
    INFO(text.command << " " << text.member);
    if (asks_only.contains(text.command)) continue;
    const auto found = known.find(text.command);
    REQUIRE(found != known.end());
    json request = found->second;
    request["command"] = text.command;
    request[text.member] = text.list ? json::array({identity}) : json(identity);
    if (journals.contains(text.command) && text.free) {
      static_cast<void>(team[0]->execute_json(request));
      continue;
    }
    CHECK(refused(*team[0], request));
  }
  const json drafts =
      team[0]->execute_json({{"command", "draft.list"}, {"visit", team.visit().hex()}});
  CHECK(drafts.dump().find("withheld") != std::string::npos);
  CHECK(drafts.dump().find("Adeyemi") == std::string::npos);
  const json forms =
      team[0]->execute_json({{"command", "form.list"}, {"visit", team.visit().hex()}});
  CHECK(forms.dump().find("withheld") != std::string::npos);
  CHECK(forms.dump().find("Adeyemi") == std::string::npos);
}

TEST_CASE("free text is refused by the guard itself, not by chance") {
  VisitTeam team(1);
  const std::map<std::string, json> known = requests(team);
  for (const app::TextMember& text : app::text_members()) {
    // There is no conflict in this visit to be resolved with a text; contract tests hold it.
    if (!text.free || asks_only.contains(text.command) || text.command == "conflict.resolve" ||
        journals.contains(text.command))
      continue;
    INFO(text.command << " " << text.member);
    json request = known.at(text.command);
    request["command"] = text.command;
    request[text.member] = text.list ? json::array({identity}) : json(identity);
    CHECK_THROWS_AS(team[0]->execute_json(request), app::GuardRefusal);
  }
}
