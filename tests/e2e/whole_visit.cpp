// From the creation of a visit to the last evening on site.

#include "whole_visit.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>

#include "traces.h"

namespace fieldfare::e2e {

namespace {

/// Whom the area's list names, and what is written about a person on purpose.
const std::vector<std::string> identities = {"Zebedee",    "Quillfeather", "12/03/2014",
                                             "9434765919", "LS14 6QQ",     "Olivia Hughes"};

Words ids_in(const Json& list, const std::string& state) {
  Words out;
  for (const Json& deadline : list.at("deadlines")) {
    if (deadline.at("state") == state) out.push_back(deadline.at("id"));
  }
  std::sort(out.begin(), out.end());
  return out;
}

Words sorted(Words words) {
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

WholeVisit::WholeVisit(const Kind& kind)
    : kind_(kind),
      hub_(directory_.path()),
      lead_(directory_.path(), "lead", "Education HMI"),
      health_(directory_.path(), "health", "CQC inspector", "cqc"),
      care_(directory_.path(), "care") {}

std::vector<Device*> WholeVisit::team() {
  if (kind_.three_members) return {&lead_, &health_, &care_};
  return {&lead_, &health_};
}

void WholeVisit::at(const std::string& time) {
  INFO(time);
  for (Device* device : team())
    device->at(time);
}

void WholeVisit::sync(const Device& device) {
  device.ok({"sync", "--visit", visit_, "--hub", hub_.url()});
}

void WholeVisit::bring_to_the_lead() {
  for (const Device* device : team()) {
    if (device != &lead_) sync(*device);
  }
  sync(lead_);
}

void WholeVisit::tell_the_team() {
  for (const Device* device : team())
    sync(*device);
}

void WholeVisit::check_stand(const Stand& stand) {
  at(stand.at);
  const Json list = lead_.ok({"deadline", "list"});
  INFO(kind_.framework << " at " << stand.at);
  CHECK(ids_in(list, "overdue") == sorted(stand.overdue));
  CHECK(ids_in(list, "due-today") == sorted(stand.today));
  CHECK(list.at("overdue") == stand.overdue.size());
}

void WholeVisit::stand(const Stand& stand) {
  check_stand(stand);
  done(stand.done);
}

void WholeVisit::done(const Words& deadlines, const std::string& on) {
  if (deadlines.empty()) return;
  Words words{"deadline", "done"};
  words.insert(words.end(), deadlines.begin(), deadlines.end());
  if (!on.empty()) words.insert(words.end(), {"--on", on});
  lead_.ok(words);
}

void WholeVisit::begin() {
  at(kind_.created);
  if (kind_.three_members) {
    care_.ok(
        {"store", "init", "--practice", "--name", "Social care HMI", "--inspectorate", "ofsted"});
  }
  Words create{"visit",  "create",     "--framework",       kind_.framework,
               "--area", "Northshire", "--fieldwork-start", kind_.first_day};
  if (!kind_.on_site_days.empty())
    create.insert(create.end(), {"--on-site-days", kind_.on_site_days});
  visit_ = lead_.ok(create).at("visit_id");
  for (const Device* other : team()) {
    if (other == &lead_) continue;
    const std::string card = other->ok({"device", "card"}).at("card");
    const Json added = lead_.ok({"member", "add", "--card", card, "--role", "inspector"});
    CHECK(other->ok({"visit", "join", added.at("invite")}).at("visit_id") == visit_);
  }
  tell_the_team();
  sync(lead_);
  check_stand({kind_.created, {}, {}, {}});
  lead_.refused(8, {"visit", "dispose"});
  refused_stage("evidence", "final", "is empty");
  health_.refused(6, {"visit", "close"});
}

void WholeVisit::notify() {
  stand(kind_.notified);
  lead_.ok({"contact", "set", "--role", "lano", "--name", "Philippa Okonkwo-Hart"});
  const Json list = lead_.ok({"deadline", "list"});
  CHECK(ids_in(list, "done") == sorted(kind_.notified.done));
  CHECK(ids_in(list, "due-today").empty());
}

void WholeVisit::select_cases() {
  if (kind_.cases == 0) {
    stand(kind_.late);
    if (kind_.framework == "area-send-monitoring-2023") take_the_weakness_over();
    return;
  }
  at(kind_.late.at);
  CHECK(lead_.ok({"request", "list"}).at("progress").at("overdue") > 0);
  const auto file = directory_ / "list.csv";
  write_text(file, kind_.list);
  CHECK(traces_of({identities[0]}, directory_.path()).size() == 1);  // the scan finds what is there
  const Json taken =
      lead_.ok({"cases", "import", file.string(), "--as-at", kind_.notified.at.substr(0, 10)});
  std::filesystem::remove(file);
  CHECK(taken.at("rows") == 60);
  CHECK(taken.at("refused_columns") ==
        Json::array({"Forename", "Family", "DOB", "NHS no", "Home"}));
  stand(kind_.late);
  const Json proposal = lead_.ok({"cases", "propose"});
  REQUIRE(proposal.at("proposal").size() == kind_.cases);
  for (const Json& rule : proposal.at("rules"))
    CHECK(rule.at("state") != "not-met");
  Words select{"cases", "select", "--reason", "The widest range of needs"};
  for (const Json& one : proposal.at("proposal"))
    select.push_back(one.at("row"));
  const Json chosen = lead_.ok(select);
  for (const Json& one : chosen.at("cases")) {
    cases_.push_back(one.at("case_id"));
    codes_.push_back(one.at("code"));
  }
  REQUIRE(cases_.size() == kind_.cases);
  lead_.ok({"case", "consent", cases_[0], "--state", "agreed", "--informed", "--through", "child"});
  lead_.ok({"case", "consent", cases_[1], "--state", "declined", "--through", "parent"});
  done({"cases-selected"});
}

/// The earlier report named one area for priority action.
void WholeVisit::take_the_weakness_over() {
  const auto file = directory_ / "report.json";
  write_text(file, R"({"sections":[{"id":"priority-actions","blocks":[{"kind":"table",
      "rows":[["Waits for therapy","Widespread","ICB"]]}]}]})");
  const Json taken = lead_.ok({"judgement", "take-over", "--file", file.string()});
  REQUIRE(taken.at("records").size() == 1);
  weakness_ = taken.at("records").at(0);
}

/// One document answers all that is asked for of the area, and one all of each case.
void WholeVisit::receive_information() {
  std::map<std::string, Words> items;
  const Json asked = lead_.ok({"request", "list"});
  for (const Json& request : asked.at("requests")) {
    const std::string id = request.at("request_id");
    if (request.at("state") == "conditional") {
      lead_.ok({"request", "update", id, "--state", "not-needed"});
    } else if (request.at("weakness_id") != "") {
      lead_.ok({"request", "update", id, "--state", "received"});
    } else {
      items[request.at("case_id")].push_back(request.at("item"));
    }
  }
  for (const auto& [one_case, its] : items) {
    Words document{"request",     "document",
                   "--reference", "The area's online system, first folder",
                   "--as-at",     kind_.notified.at.substr(0, 10)};
    if (!one_case.empty()) document.insert(document.end(), {"--case", one_case});
    for (const std::string& item : its)
      document.insert(document.end(), {"--item", item});
    lead_.ok(document);
  }
  const Json progress = lead_.ok({"request", "list"}).at("progress");
  CHECK(progress.at("waiting") == 0);
  CHECK(progress.at("overdue") == 0);
  CHECK(progress.at("received") > 0);
}

std::string WholeVisit::activity(const Planned& planned) {
  Words words{"activity", "add",
              "--kind",   planned.kind,
              "--title",  planned.kind,
              "--starts", planned.day + "T" + planned.from,
              "--ends",   planned.day + "T" + planned.to};
  if (planned.kind == "sampling-visit") {
    const Json school = lead_.ok({"provider", "add", "--name", "Rowan House School", "--sector",
                                  "education", "--kind", "special school"});
    words.insert(words.end(), {"--provider", school.at("provider_id")});
  }
  return activities_[planned.kind] = lead_.ok(words).at("activity_id");
}

void WholeVisit::plan() {
  check_stand(kind_.planned);
  for (const Planned& planned : kind_.plan)
    activity(planned);
  lead_.ok({"timetable", "agree"});
  done(kind_.planned.done);
  Words days;
  const Json findings = lead_.ok({"timetable", "check"});
  for (const Json& finding : findings.at("findings")) {
    if (finding.at("rule") == "daily-team-meeting") days.push_back(finding.at("date"));
  }
  CHECK(days == kind_.days_without_a_team_meeting);
  const Planned& first = kind_.plan.front();
  lead_.ok({"activity", "update", activities_.at(first.kind), "--place", "The town hall",
            "--reason", "A school asked for it"});
  const Json to_tell = lead_.ok({"timetable", "inform"}).at("to_tell");
  REQUIRE(to_tell.size() == 1);
  CHECK(to_tell.at(0).at("what") == "changed");
  lead_.ok({"timetable", "told"});
  CHECK(lead_.ok({"timetable", "inform"}).at("to_tell").empty());
  tell_the_team();
  CHECK(health_.ok({"case", "list"}).at("cases").size() == kind_.cases);
  CHECK(health_.ok({"cases", "data"}).at("lists").empty());       // the list stays where it came in
  CHECK(health_.ok({"contact", "list"}).at("contacts").empty());  // and so does the official's name
}

std::string WholeVisit::note(const Device& author, const std::string& text, const Words& more) {
  Words words{"note",        "add",          "--activity", activities_.at(kind_.plan.front().kind),
              "--criterion", kind_.question, "--text",     text};
  words.insert(words.end(), more.begin(), more.end());
  notes_.push_back(author.ok(words).at("note_id"));
  return notes_.back();
}

void WholeVisit::write_evidence() {
  stand(kind_.first);
  const Device& third = kind_.three_members ? care_ : health_;
  const std::string activity = activities_.at(kind_.plan.front().kind);
  third.refused(3, {"note", "add", "--activity", activity, "--text",
                    "Olivia Hughes, born 4 May 2014, waited a year."});
  note(lead_, "Plans are reviewed every term.", {"--basis", "told"});
  note(health_, "The pathway for therapy names who decides.", {"--basis", "read"});
  Words about{"--basis", "observed"};
  std::string text = "Support began within a month.";
  if (!codes_.empty()) {
    about.insert(about.end(), {"--case", cases_[0]});
    text = "Support for " + codes_[0] + " began within a month.";
  }
  note(third, text, about);
  Words tags{"--basis", "told"};
  if (kind_.extracts)
    tags.insert(tags.end(), {"--tag", "national-report", "--tag", "good-practice"});
  if (activities_.contains("sampling-visit"))
    note(health_, "Rowan House School in Northshire knows its children well.", tags);
  const std::string slip = note(third, "Nothing of this sentence is to stay.", {});
  third.ok({"note", "redact", slip, "--reason", "Too much detail."});
  notes_.pop_back();
  line_ = health_
              .ok({"line", "add", "--text", "How long do families wait?", "--from", "note",
                   "--from-note", notes_[1]})
              .at("line_id");
  health_.ok({"line", "link", line_, "--note", notes_[1], "--stance", "for"});
  bring_to_the_lead();
  CHECK(lead_.ok({"note", "list"}).at("notes").size() == notes_.size() + 1);
  CHECK(lead_.ok({"note", "show", notes_[1]}).at("capture") == "in-activity");
}

void WholeVisit::hold_the_team_meeting() {
  const std::string concern = health_
                                  .ok({"concern", "add", "--kind", "safeguarding", "--text",
                                       "A gate to the road stood open."})
                                  .at("concern_id");
  bring_to_the_lead();
  at(kind_.first_day + "T17:10");
  const std::string meeting = activities_.at(kind_.team_meeting);
  const Json prepared = lead_.ok({"meeting", "prepare", "--meeting", meeting});
  CHECK(prepared.at("notes").size() == notes_.size());  // without the one that was redacted
  CHECK(prepared.at("lines").size() == 1);
  CHECK(prepared.at("concerns").size() == 1);
  if (kind_.ending.kind != EndingKind::letter) {
    // Leaders hear nothing while the safeguarding concern has not been passed on.
    lead_.refused(8, {"meeting", "held", activities_.at(kind_.plan.back().kind)});
  }
  health_.ok({"concern", "act", concern, "--passed-to", "lano", "--channel", "phone", "--text",
              "Told at once, following the procedure", "--resolved"});
  lead_.ok({"meeting", "record", meeting, "--as", "action", "--follow-up", "lano", "--text",
            "Ask for the waiting times"});
  lead_.ok({"meeting", "held", meeting});
  health_.ok({"summary", "write", "--text", "Plans are in good order; waits are to be tested."});
  health_.ok({"line", "close", line_, "--result", "partly", "--outcome",
              "Waits were long in one service."});
  bring_to_the_lead();
  CHECK(lead_.ok({"line", "list", "--state", "closed"}).at("lines").size() == 1);
}

void WholeVisit::close_the_days_on_site() {
  stand(kind_.last);
  if (kind_.ending.kind == EndingKind::letter) {
    answer_the_agenda();
  } else {
    const std::string leaders = activities_.at(kind_.plan.back().kind);
    lead_.ok({"meeting", "held", leaders, "--attended", "lano"});
  }
  const auto left = traces_of(identities, directory_.path());
  for (const std::string& trace : left)
    FAIL_CHECK(trace);
}

void WholeVisit::answer_the_agenda() {
  const std::string meeting = activities_.at("engagement-meeting");
  for (const char* item : {"self-evaluation", "impact", "previous-inspections", "broader-issues"}) {
    lead_.ok({"meeting", "tick", meeting, "--item", item, "--done", "--answer",
              "Leaders spoke about plans for the coming year."});
  }
  lead_.ok(
      {"meeting", "held", meeting, "--attended", "dcs", "--attended", "health-representative"});
}

}  // namespace fieldfare::e2e
