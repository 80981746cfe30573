#include <catch2/catch_test_macros.hpp>

#include <set>

#include <support/file_text.h>

#include "processes.h"

/// Every verb is called at least once, and its JSON has the keys that the contract names.
namespace fieldfare::e2e {

namespace {

void check_keys(const Json& object, const std::vector<const char*>& keys) {
  REQUIRE(object.is_object());
  for (const char* key : keys) {
    CAPTURE(key, object.dump());
    CHECK(object.contains(key));
  }
}

/// The one element of a list.
Json only(const Json& object, const char* list) {
  REQUIRE(object.contains(list));
  REQUIRE(object.at(list).size() == 1);
  return object.at(list).at(0);
}

}  // namespace

TEST_CASE("store and device: names and keys of the contract", "[e2e]") {
  const test::TemporaryDirectory directory;
  Device device(directory.path(), "device");
  check_keys(device.ok({"store", "init", "--practice", "--name", "Education HMI", "--inspectorate",
                        "ofsted"}),
             {"device_id"});
  check_keys(device.ok({"store", "info"}),
             {"device_id", "name", "inspectorate", "practice", "visits", "entries"});
  const Json verified = device.ok({"store", "verify"});
  check_keys(verified, {"ok", "entries", "problems"});
  CHECK(verified.at("ok") == true);
  check_keys(device.ok({"device", "card"}), {"card"});
  check_keys(device.ok({"store", "backup", (directory / "backup").string()}), {"entries"});
  const std::string words = device.ok({"dump", (directory / "backup").string()}).at("description");
  CHECK(words.find("practice store") != std::string::npos);
  const std::string key =
      device.ok({"dump", (device.store() / "store.key").string()}).at("description");
  CHECK(key.find("Argon2id") != std::string::npos);
}

TEST_CASE("frameworks: names and keys of the contract, without a store", "[e2e]") {
  const Json list = Json::parse(without_store({"--json", "framework", "list"}).output);
  std::set<std::string> ids;
  for (const Json& one : list.at("frameworks")) {
    check_keys(one, {"id", "title", "evaluative"});
    ids.insert(one.at("id").get<std::string>());
  }
  CHECK(ids.contains("local-offer-2026"));
  CHECK(ids.size() == 6);
  const Json shown =
      Json::parse(without_store({"--json", "framework", "show", "local-offer-2026"}).output);
  check_keys(shown, {"id", "themes", "activity_kinds", "deadlines", "outputs"});
}

TEST_CASE("visits and people: names and keys of the contract", "[e2e]") {
  const test::TemporaryDirectory directory;
  const Device lead(directory.path(), "lead", "Education HMI");
  const Device other(directory.path(), "other", "CQC inspector", "cqc");
  const Json created =
      lead.ok({"visit", "create", "--framework", "local-offer-2026", "--area", "Northshire",
               "--fieldwork-start", "2026-06-15", "--on-site-days", "3"});
  check_keys(created, {"visit_id"});
  const std::string visit = created.at("visit_id");
  check_keys(only(lead.ok({"visit", "list"}), "visits"), {"visit_id", "area", "state", "role"});
  const Json shown = lead.ok({"visit", "show", visit});
  check_keys(shown, {"visit_id", "projection", "deadlines", "notification", "on_site_days"});
  CHECK(shown.at("on_site_days") == 3);
  CHECK(shown.at("notification") == "2026-06-01");
  REQUIRE_FALSE(shown.at("deadlines").empty());
  for (const Json& deadline : shown.at("deadlines")) {
    check_keys(deadline, {"id", "title", "due", "time", "state"});
  }
  const Json added = lead.ok({"member", "add", "--visit", visit, "--card",
                              other.ok({"device", "card"}).at("card"), "--role", "inspector"});
  check_keys(added, {"member_id", "invite"});
  check_keys(other.ok({"visit", "join", added.at("invite")}), {"visit_id"});
  const Json members = lead.ok({"member", "list", "--visit", visit});
  REQUIRE(members.at("members").size() == 2);
  check_keys(members.at("members").at(0), {"member_id", "name", "role", "state"});
  lead.ok({"member", "remove", "--visit", visit, added.at("member_id")});
  lead.ok({"visit", "close", visit});
  CHECK(lead.ok({"visit", "show", visit}).at("state") == "closed");
}

TEST_CASE("work on site: names and keys of the contract", "[e2e]") {
  const Team team;
  const Device& lead = team.lead;
  const std::string& visit = team.visit;
  const Json provider = lead.ok({"provider", "add", "--visit", visit, "--name", "Rowan House",
                                 "--sector", "education", "--kind", "special school"});
  check_keys(provider, {"provider_id"});
  check_keys(only(lead.ok({"provider", "list", "--visit", visit}), "providers"),
             {"provider_id", "name", "sector", "kind"});

  const Json added =
      lead.ok({"activity", "add", "--visit", visit, "--kind", "sampling-visit", "--title",
               "Sampling visit to Rowan House", "--starts", "2026-06-15T13:00", "--ends",
               "2026-06-15T15:00", "--mode", "in-person", "--provider", provider.at("provider_id"),
               "--sector", "education"});
  check_keys(added, {"activity_id"});
  lead.ok({"activity", "update", added.at("activity_id"), "--ends", "2026-06-15T15:30:00+01:00"});
  const Json activities = lead.ok({"activity", "list", "--visit", visit});
  REQUIRE(activities.at("activities").size() == 2);
  for (const Json& activity : activities.at("activities")) {
    check_keys(activity, {"activity_id", "kind", "title", "starts", "ends", "mode", "sector"});
  }

  const Json one =
      lead.ok({"case", "add", "--visit", visit, "--kind", "tracked", "--age", "12", "--phase",
               "secondary", "--attribute", "EHC plan", "--attribute", "in care"});
  check_keys(one, {"case_id", "code"});
  CHECK(one.at("code").get<std::string>().starts_with("T"));
  lead.ok({"case", "consent", one.at("case_id"), "--state", "agreed"});
  const Json kept = only(lead.ok({"case", "list", "--visit", visit}), "cases");
  check_keys(kept, {"case_id", "code", "kind", "consent"});
  CHECK(kept.at("consent") == "agreed");
  CHECK(kept.at("attributes").size() == 2);

  const Json line = lead.ok(
      {"line", "add", "--visit", visit, "--text", "How are plans agreed?", "--criterion", "LO2.1"});
  check_keys(line, {"line_id"});
  lead.ok({"line", "update", line.at("line_id"), "--text", "How are plans agreed in practice?"});
  lead.ok({"line", "close", line.at("line_id"), "--outcome", "Heard from two groups."});
  CHECK(only(lead.ok({"line", "list", "--visit", visit}), "lines").at("state") == "closed");

  const Json concern = lead.ok({"concern", "add", "--visit", visit, "--kind", "safeguarding",
                                "--text", "A door stood open.", "--case", one.at("case_id")});
  check_keys(concern, {"concern_id"});
  lead.ok({"concern", "act", concern.at("concern_id"), "--action", "Passed on", "--told",
           "duty desk", "--resolved"});
  const Json acted = only(lead.ok({"concern", "list", "--visit", visit}), "concerns");
  CHECK(acted.at("state") == "resolved");
  CHECK(acted.at("actions").size() == 1);
}

TEST_CASE("notes and search: names and keys of the contract", "[e2e]") {
  Team team;
  Device& lead = team.lead;
  const std::string code =
      lead.ok({"case", "add", "--visit", team.visit, "--kind", "sampled"}).at("case_id");
  const Json added = lead.ok(
      {"note", "add", "--activity", team.activity, "--text", "-", "--case", code, "--criterion",
       "LO1.1", "--criterion", "LO2.2", "--basis", "observed", "--recency", "current"},
      "Leaders described one plan.\n");
  check_keys(added, {"note_id", "where"});
  check_keys(added.at("where"), {"this_device", "team_devices", "hub"});
  const std::string note = added.at("note_id");
  lead.at("2026-06-15T11:25:00+01:00");
  lead.ok({"note", "add", "--activity", team.activity, "--text", "Written up later."});

  const Json listed = lead.ok({"note", "list", "--visit", team.visit, "--criterion", "LO2.2"});
  const Json shown = only(listed, "notes");
  check_keys(shown, {"note_id", "activity_id", "author", "captured_at", "capture", "text",
                     "criteria", "where", "conflicted"});
  CHECK(shown.at("text") == "Leaders described one plan.");
  CHECK(shown.at("capture") == "in-activity");
  CHECK(shown.at("captured_at") == "2026-06-15T09:30:00+01:00");
  CHECK(shown.at("criteria") == Json({"LO1.1", "LO2.2"}));
  const Json all = lead.ok({"note", "list", "--visit", team.visit, "--activity", team.activity});
  REQUIRE(all.at("notes").size() == 2);
  CHECK(all.at("notes").at(1).at("capture") == "afterwards");
  CHECK(all.at("notes").at(1).at("minutes_after") == 25);
  CHECK(lead.ok({"note", "list", "--visit", team.visit, "--case", code}).at("notes").size() == 1);

  lead.ok({"note", "edit", note, "--text", "Leaders described one agreed plan."});
  CHECK(lead.ok({"note", "show", note.substr(0, 12)}).at("versions") == 2);
  const Json history = lead.ok({"note", "history", note});
  REQUIRE(history.at("versions").size() == 2);
  check_keys(history.at("versions").at(0), {"author", "at", "text"});

  const Json hit = only(lead.ok({"search", "--visit", team.visit, "agre"}), "hits");
  check_keys(hit, {"note_id", "snippet"});
  CHECK(hit.at("note_id") == note);

  lead.ok({"note", "redact", note, "--reason", "Wrong meeting"});
  CHECK(lead.ok({"note", "show", note}).at("erased") == true);
  CHECK(lead.ok({"search", "--visit", team.visit, "agreed"}).at("hits").empty());
}

TEST_CASE("guard: names and keys of the contract", "[e2e]") {
  const Team team;
  const Answer found = team.lead.call({"guard", "check", "--text", "Call 07700 900123."});
  CHECK(found.exit_code == 3);
  REQUIRE_FALSE(found.json.at("findings").empty());
  const Json& finding = found.json.at("findings").at(0);
  check_keys(finding, {"start", "end", "label", "rule", "tier"});
  CHECK(finding.at("label") == "PHONE");
  CHECK(finding.at("start") == 5);
  CHECK(team.lead.ok({"guard", "check", "--text", "One plan."}).at("findings").empty());

  team.lead.ok({"guard", "allow", "--visit", team.visit, "--phrase", "Harriet Road Clinic", "--as",
                "setting"});
  const std::string text = "We went to Harriet Road Clinic.";
  CHECK(team.lead.ok({"guard", "check", "--visit", team.visit, "--text", text})
            .at("findings")
            .empty());
  CHECK(team.lead.ok({"guard", "allowed", "--visit", team.visit}).contains("phrases"));
  team.lead.ok({"note", "add", "--activity", team.activity, "--text", text});
}

TEST_CASE("sync and conflicts: names and keys of the contract", "[e2e]") {
  const Team team;
  const std::string note =
      team.lead.ok({"note", "add", "--activity", team.activity, "--text", "One shared plan."})
          .at("note_id");
  const Json synced = team.lead.ok({"sync", "--visit", team.visit, "--hub", team.hub.url()});
  const std::vector<const char*> keys = {"sent", "received", "conflicts", "bytes_sent",
                                         "bytes_received"};
  check_keys(synced, keys);
  CHECK(synced.at("sent") > 0);
  const std::string file = (team.directory / "visit.bundle").string();
  check_keys(team.lead.ok({"sync", "--visit", team.visit, "--bundle-out", file}), keys);
  check_keys(team.second.ok({"sync", "--bundle-in", file}), keys);
  const std::string words = team.lead.ok({"dump", file}).at("description");
  CHECK_FALSE(words.empty());

  team.lead.ok({"note", "edit", note, "--text", "One agreed plan."});
  team.second.ok({"note", "edit", note, "--text", "One joint plan."});
  team.meet();
  CHECK(team.lead.ok({"sync"}).at("conflicts") == 1);
  const Json conflict =
      only(team.lead.ok({"conflict", "list", "--visit", team.visit}), "conflicts");
  check_keys(conflict, {"conflict_id", "kind", "entity", "field", "values", "base"});
  check_keys(conflict.at("values").at(0), {"author", "at", "value"});
  const std::string id = conflict.at("conflict_id");
  CHECK(team.second.ok({"conflict", "show", id}) == conflict);
  team.second.ok({"conflict", "resolve", id, "--keep", "ours"});
  team.meet();
  CHECK(team.lead.ok({"note", "show", note}).at("text") == "One joint plan.");
}

TEST_CASE("export: the summary note in each format, refused with reasons while it is early",
          "[e2e]") {
  Team team;
  const std::string out = (team.directory / "note").string();
  const Json error = team.lead.refused(
      8, {"export", "summary-note", "--visit", team.visit, "--format", "md", "--out", out});
  CHECK(error.at("reasons").size() == 1);
  CHECK_FALSE(std::filesystem::exists(out));
  team.lead.at("2026-06-15T12:00:00+01:00");
  for (const char* format : {"md", "html", "json", "docx", "pdf"}) {
    const Json written =
        team.lead.ok({"export", "summary-note", "--visit", team.visit, "--format", format, "--out",
                      out + "." + format, "--remarks", "The arrangements were excellent."});
    check_keys(written, {"file", "format", "stage", "hash", "warnings"});
    CHECK(written.at("warnings").dump().find("excellent") != std::string::npos);
    CHECK(std::filesystem::file_size(out + "." + format) > 500);
  }
  const platform::Finished warned = team.lead.plain(
      {"export", "summary-note", "--visit", team.visit, "--format", "md", "--out", out + ".md",
       "--overwrite", "--remarks", "The arrangements were excellent."});
  CHECK(warned.errors.find("warning: ") != std::string::npos);
  team.lead.refused(3, {"export", "summary-note", "--visit", team.visit, "--format", "md", "--out",
                        out + ".bad", "--remarks", "Callum Okafor was there."});
  CHECK_FALSE(std::filesystem::exists(out + ".bad"));
  team.lead.refused(
      8, {"export", "summary-note", "--visit", team.visit, "--format", "md", "--out", out + ".md"});
  const Json exports = team.lead.ok({"export", "list", "--visit", team.visit}).at("exports");
  REQUIRE(exports.size() == 6);
  check_keys(exports.at(0), {"export_id", "output", "title", "stage", "format", "hash", "bytes",
                             "restricted", "by", "at"});
}

TEST_CASE("output and wording: names and keys of the contract", "[e2e]") {
  Team team;
  const Json outputs = team.lead.ok({"output", "list", "--visit", team.visit}).at("outputs");
  REQUIRE(outputs.size() == 5);
  check_keys(outputs.at(0), {"output", "title", "evaluative", "confidential", "published",
                             "may_export", "stages", "readers", "leaves_out", "exported_at"});
  team.lead.ok({"output", "write", "--visit", team.visit, "--output", "summary-note", "--section",
                "remarks", "--text", "The support is strong."});
  const Json preview =
      team.lead.ok({"output", "preview", "--visit", team.visit, "--output", "summary-note"});
  check_keys(preview, {"title", "stage", "marking", "sections", "reasons", "warnings", "words",
                       "leaks", "may_export"});
  const Json word =
      only(team.lead.ok({"wording", "check", "--visit", team.visit, "--output", "summary-note"}),
           "words");
  check_keys(word, {"place", "word", "term", "reason", "allowed"});
  team.lead.ok({"wording", "allow", "--visit", team.visit, "--output", "summary-note", "--term",
                word.at("term").get<std::string>(), "--reason", "the name of a programme"});
  CHECK(only(team.lead.ok({"wording", "check", "--visit", team.visit, "--output", "summary-note"}),
             "words")
            .at("allowed") == "the name of a programme");
  team.lead.refused(8, {"output", "attribution", "--visit", team.visit, "--agreed"});
}

TEST_CASE("comment: names and keys of the contract", "[e2e]") {
  Team team;
  const std::string comment = team.lead
                                  .ok({"comment", "add", "--visit", team.visit, "--output",
                                       "summary-note", "--text", "The second day is missing."})
                                  .at("comment_id");
  team.lead.ok(
      {"comment", "answer", comment.substr(0, 10), "--text", "It was added.", "--changed"});
  check_keys(only(team.lead.ok({"comment", "list", "--visit", team.visit}), "comments"),
             {"comment_id", "output", "from", "text", "state", "answer", "changed", "by", "at",
              "conflicted"});
}

TEST_CASE("export: the evidence base leaves with its proof and is listed", "[e2e]") {
  Team team;
  team.lead.ok({"note", "add", "--activity", team.activity, "--text", "Plans are reviewed."});
  const std::string out = (team.directory / "evidence").string();
  for (const char* format : {"md", "docx", "pdf"}) {
    const Json written = team.lead.ok({"export", "evidence", "--visit", team.visit, "--format",
                                       format, "--out", out + "." + format});
    CHECK(std::filesystem::file_size(out + "." + format) > 1000);
    CHECK(written.at("stage") == "final");
  }
  const std::string text = test::file_text(out + ".md");
  CHECK(text.find("How to check this evidence base") != std::string::npos);
  team.second.refused(
      6, {"export", "evidence", "--visit", team.visit, "--format", "md", "--out", out + ".no"});
  team.lead.refused(
      8, {"export", "report", "--visit", team.visit, "--format", "md", "--out", out + ".no"});
  team.lead.refused(
      8, {"export", "national", "--visit", team.visit, "--format", "md", "--out", out + ".no"});
  CHECK_FALSE(std::filesystem::exists(out + ".no"));
}

}  // namespace fieldfare::e2e
