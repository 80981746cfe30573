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
  const std::string comment = made({{"command", "comment.add"},
                                    {"visit", visit},
                                    {"output", "summary-note"},
                                    {"text", "The date is wrong."}},
                                   "comment_id");
  const std::string concern = made({{"command", "concern.add"},
                                    {"visit", visit},
                                    {"kind", "safeguarding"},
                                    {"text", "A gate was open"}},
                                   "concern_id");
  const std::string tracked =
      made({{"command", "case.add"}, {"visit", visit}, {"kind", "tracked"}}, "case_id");
  const std::string provider = made({{"command", "provider.add"},
                                     {"visit", visit},
                                     {"name", "Hilltop Academy"},
                                     {"sector", "education"}},
                                    "provider_id");
  const std::string a = activity.hex();
  const std::string n = note.hex();
  const std::string m = made({{"command", "activity.add"},
                              {"visit", visit},
                              {"kind", "team-meeting"},
                              {"title", "Team meeting"},
                              {"starts", "2026-06-08T17:00:00+01:00"},
                              {"ends", "2026-06-08T18:00:00+01:00"}},
                             "activity_id");
  // A visit that judges.
  const std::string full = made({{"command", "visit.create"},
                                 {"framework", "area-send-2023"},
                                 {"area", "Northshire"},
                                 {"fieldwork_start", "2026-06-08"}},
                                "visit_id");
  const std::string record = made({{"command", "judgement.add"},
                                   {"visit", full},
                                   {"record", "strength"},
                                   {"text", "Plans are shared early"}},
                                  "record_id");
  const std::string complaint =
      made({{"command", "complaint.add"}, {"visit", full}, {"about", "findings"}}, "complaint_id");
  const std::string cohort =
      made({{"command", "cohort.add"}, {"visit", full}, {"need", "Speech"}}, "cohort_id");
  const std::string point =
      made({{"command", "meeting.record"}, {"meeting", m}, {"text", "Transport"}}, "point_id");
  return {
      {"notice.dismiss", {{"notice", "none"}}},
      {"line.add", {{"visit", visit}, {"text", "Transport"}}},
      {"line.update", {{"line", line}, {"text", "Transport to college"}}},
      {"line.close", {{"line", line}}},
      {"line.link", {{"line", line}, {"note", n}}},
      {"meeting.record", {{"meeting", m}, {"text", "Waits came up again"}}},
      {"meeting.point", {{"point", point}}},
      {"meeting.answer", {{"meeting", m}, {"item", "themes"}, {"answer", "Transport"}}},
      {"meeting.held", {{"meeting", m}}},
      {"judgement.set", {{"visit", full}}},
      {"judgement.add", {{"visit", full}, {"record", "strength"}, {"text", "Plans are clear"}}},
      {"judgement.edit", {{"record", record}}},
      {"summary.write", {{"visit", visit}, {"text", "Waits are long."}}},
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
      {"case.update", {{"case", tracked}, {"standing", "current"}}},
      {"member.part",
       {{"visit", visit}, {"member", team.member(0).hex()}, {"part", "cqc-inspector"}}},
      {"visit.join", {{"invite", "none"}}},
      {"activity.add",
       {{"visit", visit},
        {"kind", "tracking-meeting"},
        {"title", "Tracking meeting"},
        {"starts", "2026-06-08T09:00:00+01:00"},
        {"ends", "2026-06-08T10:00:00+01:00"}}},
      {"activity.update", {{"activity", a}}},
      {"contact.set", {{"visit", visit}, {"role", "lano"}, {"name", "Rowan Ashby"}}},
      {"survey.update", {{"visit", visit}, {"survey", "local-offer-survey"}}},
      {"survey.add", {{"visit", visit}, {"title", "Views"}, {"audience", "Young people"}}},
      {"visit.dispose", {{"visit", visit}}},
      {"activity.cancel", {{"activity", a}, {"reason", "The setting is closed"}}},
      {"timetable.explain", {{"visit", visit}, {"rule", "review"}, {"reason", "A short day"}}},
      {"timetable.told", {{"visit", visit}, {"role", "lano"}}},
      {"deadline.done", {{"visit", visit}, {"deadline", "notify-area"}}},
      {"deadline.reopen", {{"visit", visit}, {"deadline", "notify-area"}}},
      {"deadline.move", {{"visit", visit}, {"deadline", "notify-area"}, {"to", "2026-06-02"}}},
      {"deadline.restore", {{"visit", visit}, {"deadline", "notify-area"}}},
      {"visit.update", {{"visit", visit}, {"on_site_days", 3}}},
      {"visit.defer", {{"visit", visit}, {"reason", "Floods"}}},
      {"visit.pause", {{"visit", visit}, {"reason", "Floods"}}},
      {"visit.hold", {{"visit", visit}, {"reason", "Research"}}},
      {"complaint.add", {{"visit", full}, {"text", "The finding on waits."}}},
      {"complaint.answer", {{"complaint", complaint}, {"outcome", "upheld"}}},
      {"distribution.sent",
       {{"visit", full}, {"output", "report"}, {"stage", "final"}, {"to", "lano"}}},
      {"distribution.take-back",
       {{"visit", full}, {"output", "report"}, {"stage", "final"}, {"to", "lano"}}},
      {"afterwards.done", {{"visit", full}, {"item", "forum-copy"}}},
      {"cohort.add", {{"visit", full}, {"need", "Speech"}}},
      {"cohort.edit", {{"cohort", cohort}}},
      {"weakness.take-over", {{"visit", full}}},
      {"request.update", {{"visit", visit}, {"request", "provider-list"}}},
      {"request.add", {{"visit", visit}, {"title", "Board papers"}, {"reason", "To compare"}}},
      {"request.document",
       {{"visit", visit}, {"reference", "Upload 3"}, {"requests", {"provider-list"}}}},
      {"case.consent", {{"case", tracked}, {"state", "agreed"}}},
      {"case.add", {{"visit", visit}, {"kind", "tracked"}}},
      {"case.decide", {{"case", tracked}, {"notes", "keep"}, {"reason", "They asked for it"}}},
      {"cases.preview", {{"visit", visit}, {"file", "none.csv"}}},
      {"cases.import", {{"visit", visit}, {"file", "none.csv"}}},
      {"cases.rows", {{"visit", visit}}},
      {"cases.propose", {{"visit", visit}}},
      {"cases.select", {{"visit", visit}, {"rows", {"2"}}}},
      {"provider.select", {{"visit", visit}, {"providers", {provider}}}},
      {"provider.add", {{"visit", visit}, {"name", "Rowan House"}, {"sector", "education"}}},
      {"output.write",
       {{"visit", visit},
        {"output", "summary-note"},
        {"section", "remarks"},
        {"text", "A call was moved."}}},
      {"comment.add",
       {{"visit", visit}, {"output", "summary-note"}, {"text", "The date is wrong."}}},
      {"comment.answer", {{"comment", comment}, {"text", "It was corrected."}}},
      {"wording.allow",
       {{"visit", visit},
        {"output", "summary-note"},
        {"term", "strength*"},
        {"reason", "the name of a programme"}}},
      {"export.record",
       {{"visit", visit},
        {"output", "summary-note"},
        {"stage", "draft"},
        {"format", "md"},
        {"hash", std::string(64, 'a')},
        {"bytes", 10}}},
  };
}

/// Keep what is being written, masked.
const std::set<std::string> journals = {"draft.keep", "form.keep"};

/// Read what is there and keep nothing of what they are asked with, or name a file of this machine.
const std::set<std::string> asks_only = {
    "note.list",         "search",
    "deadline.list",     "request.list",
    "conflict.show",     "guard.check",
    "store.backup",      "line.list",
    "coverage.show",     "meeting.list",
    "meeting.points",    "meeting.prepare",
    "summary.show",      "combination.check",
    "output.preview",    "comment.list",
    "wording.check",     "weakness.earlier",
    "distribution.list", "guard.disallow"};  // compares its phrase with those that are allowed

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
    // There is no conflict in this visit to be resolved with a text; contract tests hold it. A
    // report is a file whose texts pass the guard one by one; weaknesses_test holds that.
    if (!text.free || asks_only.contains(text.command) || text.command == "conflict.resolve" ||
        text.command == "weakness.take-over" || journals.contains(text.command))
      continue;
    INFO(text.command << " " << text.member);
    json request = known.at(text.command);
    request["command"] = text.command;
    request[text.member] = text.list ? json::array({identity}) : json(identity);
    CHECK_THROWS_AS(team[0]->execute_json(request), app::GuardRefusal);
  }
}

namespace {

constexpr const char* harmless = "The bus was late again today";

/// Texts that no guard reads and that still take a sentence, each with what keeps identities out.
const std::map<std::string, std::string> taken = {};

}  // namespace

TEST_CASE("a text that the guard does not read is a word of a list: it takes no sentence") {
  VisitTeam team(1);
  const std::map<std::string, json> known = requests(team);
  std::set<std::string> met;
  for (const app::TextMember& text : app::text_members()) {
    if (text.free || asks_only.contains(text.command)) continue;
    const std::string name = text.command + " " + text.member;
    INFO(name);
    json request = known.at(text.command);
    request["command"] = text.command;
    request[text.member] = text.list ? json::array({harmless}) : json(harmless);
    const bool takes = !refused(*team[0], request);
    if (takes) met.insert(name);
    CHECK(takes == taken.contains(name));
  }
  for (const auto& [name, reason] : taken) {
    INFO(name << ": " << reason);
    CHECK(met.contains(name));
  }
}
