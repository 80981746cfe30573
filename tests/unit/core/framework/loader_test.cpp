#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/library.h>

using namespace fieldfare;
using namespace fieldfare::framework;
using nlohmann::json;

namespace {

const std::string& good_bytes() {
  static const std::string bytes = Library::built_in().get("local-offer-2026").definition_json();
  return bytes;
}

struct Refusal {
  ErrorCode code = ErrorCode::internal;
  std::string message;
};

Refusal refusal_of(const std::string& bytes) {
  try {
    static_cast<void>(load(bytes, "bad.json"));
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return {error.code(), error.what()};
  }
  return {};
}

/// One change to the good file, and what the loader must say.
struct Mutation {
  const char* at;      ///< JSON pointer
  const char* change;  ///< the new value as JSON; "" removes, "+..." appends
  const char* path;    ///< that the message names
  const char* reason;  ///< part of the message
};

std::string mutated(const Mutation& mutation, const std::string& good) {
  json file = json::parse(good);
  const json::json_pointer pointer(mutation.at);
  const std::string change = mutation.change;
  if (change.empty()) {
    file[pointer.parent_pointer()].erase(pointer.back());
  } else if (change.front() == '+') {
    file[pointer].push_back(json::parse(change.substr(1)));
  } else {
    file[pointer] = json::parse(change);
  }
  return file.dump();
}

const std::vector<Mutation> mutations = {
    {"/id", "", "/", "\"id\" is missing"},
    {"/themes/1/questions/0/text", "", "/themes/1/questions/0", "\"text\" is missing"},
    {"/titel", "\"x\"", "/titel", "nothing of this name"},
    {"/deadlines/3/tme", "\"17:00\"", "/deadlines/3/tme", "nothing of this name"},
    {"/format", "2", "/format", "this must be 1"},
    {"/version", "\"1\"", "/version", "type integer"},
    {"/version", "1.5", "/version", "type integer"},
    {"/version", "0", "/version", "at least 1"},
    {"/id", "\"Local Offer\"", "/id", "must match"},
    {"/title", "\"\"", "/title", "must not be empty"},
    {"/evaluative", "\"no\"", "/evaluative", "type boolean"},
    {"/attribution", "\"sometimes\"", "/attribution", "must be one of"},
    {"/themes", "[]", "/themes", "at least 1"},
    {"/themes", "{}", "/themes", "type array"},
    {"/themes/2/id", "\"LO1\"", "/themes/2/id", "stands twice"},
    {"/themes/2/questions/1/id", "\"LO3.1\"", "/themes/2/questions/1/id", "stands twice"},
    {"/themes/2/questions/1/id", "\"LO2.9\"", "/themes/2/questions/1/id", "begins with \"LO3.\""},
    {"/themes/0/source", "\"page 3\"", "/themes/0/source", "must match"},
    {"/themes/0/source", "\"decision of-nobody\"", "/themes/0/source", "no note of a decision"},
    {"/themes/0/source", "\"local-offer-2026 L1; decision of-nobody\"", "/themes/0/source",
     "no note of a decision"},
    {"/document/published", "\"2026-02-30\"", "/document/published", "no such day"},
    {"/activity_kinds/3/id", "\"travel\"", "/activity_kinds/20/id", "stands twice"},
    {"/activity_kinds/3/modes", "[\"letter\"]", "/activity_kinds/3/modes/0", "must be one of"},
    {"/activity_kinds/1/modes", "[\"video\",\"video\"]", "/activity_kinds/1/modes/1",
     "stands twice"},
    {"/activity_kinds/3/weeks", "[7]", "/activity_kinds/3/weeks/0", "no such week"},
    {"/activity_kinds/0/attendees/1/role", "\"mayor\"", "/activity_kinds/0/attendees/1/role",
     "no role \"mayor\""},
    {"/activity_kinds/0/case_kind", "\"tracked\"", "/activity_kinds/0/case_kind", "without a case"},
    {"/weeks/1/starts", "0", "/weeks/1/starts", "in their order"},
    {"/deadlines/4/time", "\"25:00\"", "/deadlines/4/time", "must match"},
    {"/deadlines/4/who/0", "\"nobody\"", "/deadlines/4/who/0", "no role"},
    {"/timetable_told/0", "\"nobody\"", "/timetable_told/0", "no role"},
    {"/deadlines/4/offset", "1000", "/deadlines/4/offset", "at most 250"},
    {"/deadlines/4/id", "\"survey-closes\"", "/deadlines/11/id", "stands twice"},
    {"/surveys/0/closes", "\"never\"", "/surveys/0/closes", "no deadline \"never\""},
    {"/requests/1/due", "\"someday\"", "/requests/1/due", "no deadline"},
    {"/requests/1/items/0/id", "\"short-breaks\"", "/requests/3/items/1/id", "stands twice"},
    {"/requests/1/items/9/parts/1/id", "\"youth-justice\"", "/requests/1/items/9/parts/2/id",
     "stands twice"},
    {"/person_level_data/fields/1/minimum", "40", "/person_level_data/fields/1/minimum",
     "above the maximum"},
    {"/person_level_data/fields/6/values", "", "/person_level_data/fields/6", "names its values"},
    {"/person_level_data/fields/2/headings", "+\"age\"", "/person_level_data/fields/2/headings/2",
     "two fields"},
    {"/case_selection/warn_below", "5", "/case_selection/warn_below", "above the target"},
    {"/case_selection/rules/2/field", "\"shoe-size\"", "/case_selection/rules/2/field",
     "no person-level field"},
    {"/case_selection/rules/2/values", "[\"police\"]", "/case_selection/rules/2/values/0",
     "no value of the field"},
    {"/case_selection/rules/4/minimum", "1", "/case_selection/rules/4", "names a field"},
    {"/outputs/0/evaluative", "true", "/outputs/0/evaluative", "does not judge"},
    {"/outcomes", R"(+{"id":"good","title":"a","text":"b","source":"x L1"})", "/outcomes",
     "has no outcomes"},
    {"/retention/default_months", "72", "/retention/default_months", "counts from an anchor"},
    {"/evaluative_words/words/0/term", "\"*judge\"", "/evaluative_words/words/0/term",
     "must match"},
    {"/evaluative_words/words", "[]", "/evaluative_words/words", "names the words"},
    {"/notices", "[]", "/notices", "at least 1"},
    {"/scope/minimum_age", "26", "/scope/minimum_age", "at most 25"},
    {"/team/members/0/role", "\"boss\"", "/team/members/0/role", "no role"},
    {"/concerns/0/passed_to", "[\"press\"]", "/concerns/0/passed_to/0", "no role"},
    {"/themes/0/source", "\"white-paper L3\"", "/themes/0/source", "no document \"white-paper\""},
    {"/themes/0/source", "\"local-offer-2026 L3; white-paper L3\"", "/themes/0/source",
     "no document"},
    {"/document/published", "", "/document", "the year of its use"},
    {"/judgement",
     R"({"made_in":"debrief","tests":[],"records":[],"rules":[],)"
     R"("source":"local-offer-2026 L1"})",
     "/judgement", "says nothing of how"},
    {"/case_selection/rules/2/from", "1", "/case_selection/rules/2", "needs a field of numbers"},
    {"/case_selection/rules/4/spread", "true", "/case_selection/rules/4", "names a field"},
    {"/deadlines/0/anchor", "\"draft-sent\"", "/deadlines/0/anchor", "no deadline marks the day"},
};

/// The same for a visit that judges.
const std::vector<Mutation> mutations_of_a_judging_visit = {
    {"/judgement/made_in", "\"a-walk\"", "/judgement/made_in", "no kind of activity \"a-walk\""},
    {"/judgement/tests", "[]", "/outcomes/0/tests", "has no tests"},
    {"/outcomes/1/number", "1", "/outcomes/1/number", "stands twice"},
    {"/outcomes/1/follow_on/1/anchor", "", "/outcomes/1/follow_on/1", "go together"},
    {"/outcomes/1/tests", "\"some\"", "/outcomes/1/tests", "must be one of"},
    {"/deadlines/1/marks", "\"publication\"", "/deadlines/24/marks", "another deadline marks"},
    {"/deadlines/22/anchor", "\"publication\"", "/deadlines/22/anchor", "counts from itself"},
    {"/deadlines/0/unit", "\"weeks\"", "/deadlines/0/unit", "must be one of"},
    {"/requests/1/items/0/number", "\"1.a\"", "/requests/1/items/0/number", "must match"},
    {"/team/members/1/leads", "true", "/team/members/1/leads", "one member leads"},
    {"/other_documents/0/published", "\"2024-13-01\"", "/other_documents/0/published",
     "no such day"},
    {"/person_level_data/lists",
     R"([{"id":"a","title":"b","text":"c","fields":["shoe-size"],"source":"area-send-2023 L1"}])",
     "/person_level_data/lists/0/fields/0", "no person-level field"},
    {"/weeks", "[]", "/activity_kinds/0/weeks/0", "no such week"},
};

void check_refused(const Mutation& mutation, const std::string& good) {
  INFO(mutation.at << " <- " << mutation.change);
  const Refusal refusal = refusal_of(mutated(mutation, good));
  INFO(refusal.message);
  CHECK(refusal.code == ErrorCode::usage);
  CHECK(refusal.message.find(std::string("bad.json: ") + mutation.path + ": ") == 0);
  CHECK(refusal.message.find(mutation.reason) != std::string::npos);
}

}  // namespace

TEST_CASE("a framework file with one mistake is refused with file, path and reason") {
  for (const Mutation& mutation : mutations)
    check_refused(mutation, good_bytes());
}

TEST_CASE("a file that says how a visit judges is refused with file, path and reason as well") {
  const std::string good = Library::built_in().get("area-send-2023").definition_json();
  for (const Mutation& mutation : mutations_of_a_judging_visit)
    check_refused(mutation, good);
}

TEST_CASE("what is asked for may be due by a target that the lead sets") {
  const std::string good = Library::built_in().get("area-send-2023").definition_json();
  const Mutation change{"/requests/0/due", "\"evidence-submitted\"", "", ""};
  CHECK(load(mutated(change, good), "good.json").requests.front().due == "evidence-submitted");
}

TEST_CASE("a visit that follows nobody leaves person-level data and selections out") {
  json file = json::parse(good_bytes());
  for (const char* key : {"person_level_data", "case_selection", "provider_selection"})
    file.erase(key);
  const Framework without = load(file.dump(), "without.json");
  CHECK_FALSE(without.selects_cases());
  CHECK_FALSE(without.selects_providers());
  CHECK(without.person_level_data.fields.empty());
}

TEST_CASE("a key that stands twice is refused with its path") {
  std::string bytes = good_bytes();
  const std::string key = "\"short_title\": \"Early and accurate identification\"";
  const auto at = bytes.find(key);
  REQUIRE(at != std::string::npos);
  bytes.insert(at, key + ", ");
  const Refusal refusal = refusal_of(bytes);
  CHECK(refusal.code == ErrorCode::usage);
  CHECK(refusal.message ==
        "bad.json: /themes/0/questions/2/short_title: this key stands twice in its object");
}

TEST_CASE("bytes that are no JSON are damaged, with line and column") {
  const auto message = [](const std::string& bytes) {
    const Refusal refusal = refusal_of(bytes);
    CHECK(refusal.code == ErrorCode::damaged);
    return refusal.message;
  };
  CHECK(message("") == "bad.json: line 1, column 1: this is not valid JSON");
  CHECK(message("{\n  \"id\": }") == "bad.json: line 2, column 9: this is not valid JSON");
  CHECK(message("{\"id\":\"\xff\"}").find("line 1") != std::string::npos);
  CHECK(message(good_bytes() + "x").find("not valid JSON") != std::string::npos);
  CHECK(message("{\"version\":1e999}").find("bad.json") == 0);
  message(good_bytes().substr(0, good_bytes().size() / 2));
  message(std::string(100'000, '['));
}

TEST_CASE("JSON that is no object is refused") {
  for (const char* bytes : {"[]", "1", "null", "\"framework\""}) {
    CHECK(refusal_of(bytes).message == "bad.json: /: this must be of type object");
  }
}

TEST_CASE("a file above one mebibyte is refused unread") {
  CHECK(refusal_of(std::string(max_file_bytes + 1, ' ')).message == "bad.json: larger than 1 MiB");
}

TEST_CASE("control characters in a key do not reach the message") {
  json file = json::parse(good_bytes());
  file["a/b\n\x1b"] = 1;
  CHECK(refusal_of(file.dump()).message == "bad.json: /a~1b??: nothing of this name belongs here");
}

TEST_CASE("loading depends on the bytes alone and keeps every one of them") {
  const Framework a = load(good_bytes(), "a.json");
  const Framework b = load(good_bytes(), "b.json");
  CHECK(a.content_hash == b.content_hash);
  CHECK(a.content_hash == crypto::hash(as_bytes(good_bytes())));
  CHECK(a.definition_json() == good_bytes());
  const Framework reformatted = load(json::parse(good_bytes()).dump(), "a.json");
  CHECK(reformatted.id == a.id);
  CHECK(reformatted.content_hash != a.content_hash);
}

TEST_CASE("the published schema is JSON Schema of draft 2020-12") {
  const json schema = json::parse(schema_json());
  CHECK(schema.at("$schema") == "https://json-schema.org/draft/2020-12/schema");
  CHECK(schema.at("additionalProperties") == false);
}
