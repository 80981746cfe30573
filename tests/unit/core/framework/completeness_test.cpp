#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/library.h>

using namespace fieldfare;
using namespace fieldfare::framework;
using nlohmann::json;

namespace {

/// The framework without what says where it came from.
Framework contents(const json& definition) {
  Framework out = load(definition.dump(), "changed.json");
  out.file_name.clear();
  out.definition.clear();
  out.content_hash = Hash{};
  return out;
}

/// Shape of a place: /themes/*/id for the ids of all themes.
using Shapes = std::map<std::string, std::vector<std::string>>;

/// The places of each shape.
void collect(const json& value, const std::string& path, const std::string& shape, Shapes& out) {
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      collect(value[i], path + '/' + std::to_string(i), shape + "/*", out);
    }
  } else if (value.is_object()) {
    for (const auto& [key, item] : value.items()) {
      collect(item, path + '/' + key, shape + '/' + key, out);
    }
  } else {
    out[shape].push_back(path);
  }
}

/// Drops the items of a list that show no new shape, so that the test is quick.
void thin_out(json& list, const std::string& shape) {
  json kept = json::array();
  Shapes seen;
  for (const json& item : list) {
    const std::size_t before = seen.size();
    collect(item, "", shape, seen);
    if (seen.size() > before) kept.push_back(item);
  }
  list = kept;
}

/// What may stand under a key that does not take any text; two, since one may stand there already.
const std::map<std::string, std::vector<json>> spellings = {
    {"source", {"local-offer-2026 L7", "area-send-2023 L7"}},
    {"role", {"spare"}},
    {"who", {"spare"}},
    {"from", {"spare"}},
    {"readers", {"spare"}},
    {"passed_to", {"spare"}},
    {"due", {"survey-opens", "fieldwork-starts"}},
    {"opens", {"fieldwork-starts"}},
    {"closes", {"fieldwork-starts"}},
    {"strength", {"may", "will"}},
    {"side", {"area", "team"}},
    {"inspectorate", {"cqc", "ofsted"}},
    {"anchor", {"fieldwork-end", "notification"}},
    {"unit", {"months"}},
    {"marks", {"publication"}},
    {"on_site_limit", {"at-most", "at-least"}},
    {"tests", {"any"}},
    {"priority_actions", {"any"}},
    {"made_in", {"travel"}},
    {"fields", {"gender"}},
    {"precision", {"day", "week"}},
    {"place", {"on-site", "off-site"}},
    {"modes", {"in-person", "phone", "video"}},
    {"term", {"spotless"}},
    {"case", {"optional", "expected"}},
    {"case_kind", {"sampled", "tracked"}},
    {"provider", {"none", "optional"}},
    {"type", {"text", "list"}},
    {"field", {"gender"}},
    {"content", {"written", "text"}},
    {"kind", {"full", "monitoring"}},
    {"attribution", {"named", "never"}},
    {"published", {"2026-04-03"}},
    {"time", {"18:01"}},
    {"formats", {"csv"}},
    {"timetable_told", {"lead-inspector", "cqc-lead"}},
    {"values", {"social-care", "x", "ehc-plan"}},
};

/// Other values that the place may take, by its key and what stands there.
std::vector<json> others(const std::string& key, const json& value) {
  if (value.is_boolean()) return {!value.get<bool>()};
  if (value.is_number()) return {value.get<int>() + 1, value.get<int>() - 1};
  const auto found = spellings.find(key);
  if (found != spellings.end()) return found->second;
  return {value.get<std::string>() + "x", value.get<std::string>() + "9"};
}

/// The last step of a path that is a name: /weeks/0/activities/2 gives "activities".
std::string key_of(json::json_pointer pointer) {
  while (pointer.back().find_first_not_of("0123456789") == std::string::npos)
    pointer.pop_back();
  return pointer.back();
}

/// Whether some other value at the place is admitted and shows in the typed form.
bool reaches_typed_form(const json& definition, const std::string& path, const Framework& before) {
  const json::json_pointer pointer(path);
  for (const json& other : others(key_of(pointer), definition.at(pointer))) {
    json changed = definition;
    changed[pointer] = other;
    try {
      if (contents(changed) != before) return true;
    } catch (const Error&) {
      // Not admitted here; try another.
    }
  }
  return false;
}

void check_that_every_value_is_read(const json& definition) {
  const Framework before = contents(definition);
  Shapes shapes;
  collect(definition, "", "", shapes);
  shapes.erase("/$schema");
  shapes.erase("/format");
  shapes.erase("/evaluative");  // outcomes and words go with it
  // Sources name the first two, and each day can be marked once: looked at where their files are.
  shapes.erase("/document/id");
  shapes.erase("/other_documents/*/id");
  shapes.erase("/deadlines/*/marks");
  shapes.erase("/themes/*/id");  // its questions' ids begin with it: tested with the criteria
  CHECK(shapes.size() > 150);
  for (const auto& [shape, paths] : shapes) {
    INFO(shape);
    CHECK(std::any_of(paths.rbegin(), paths.rend(), [&](const std::string& path) {
      return reaches_typed_form(definition, path, before);
    }));
  }
}

void add_fourth_week(json& definition) {
  definition["weeks"].push_back(definition["weeks"][2]);
  definition["weeks"].back()["number"] = 4;
  definition["weeks"].back()["starts"] = 15;
}

void add_spare_role(json& definition) {
  definition["roles"].push_back(definition["roles"][0]);
  definition["roles"].back()["id"] = "spare";
}

}  // namespace

TEST_CASE("every value of a framework file reaches the typed form") {
  json definition = json::parse(Library::built_in().get("local-offer-2026").definition_json());
  for (const char* list : {"terms", "tags", "activity_kinds", "requests", "outputs", "concerns"}) {
    thin_out(definition[list], list);
  }
  thin_out(definition["evaluative_words"]["words"], "words");
  for (json& group : definition["requests"])
    thin_out(group["items"], "items");
  // What the built-in file leaves out or needs in another place.
  definition["requests"][0]["items"][0]["strength"] = "consider";
  definition["case_selection"]["rules"][0]["maximum"] = 3;
  definition["retention"]["anchor"] = "publication";
  definition["retention"]["default_months"] = 72;
  definition["evaluative"] = true;
  definition["outcomes"] = {
      {{"id", "first"}, {"title", "a"}, {"text", "b"}, {"source", "local-offer-2026 L1"}}};
  definition["case_selection"]["rules"][2]["values"] = {"health"};
  definition["person_level_data"]["formats"] = {"xlsx"};
  add_spare_role(definition);
  add_fourth_week(definition);
  CHECK(contents(definition).evaluative);
  check_that_every_value_is_read(definition);
}

TEST_CASE("every value of a framework that judges reaches the typed form") {
  json definition = json::parse(Library::built_in().get("area-send-2023").definition_json());
  for (const char* list : {"terms", "tags", "themes", "requests", "surveys", "concerns", "purpose",
                           "legal_basis", "notices", "conduct", "timetable_rules"}) {
    thin_out(definition[list], list);
  }
  // The local offer's kinds of activity are looked at above; the judgement names one of these.
  json kinds = json::array();
  for (const json& kind : definition["activity_kinds"]) {
    if (kind["id"] == "final-team-meeting" || kind["id"] == "travel") kinds.push_back(kind);
  }
  definition["activity_kinds"] = kinds;
  for (json& group : definition["requests"])
    thin_out(group["items"], "items");
  for (json& theme : definition["themes"])
    thin_out(theme["questions"], "questions");
  add_spare_role(definition);
  add_fourth_week(definition);
  definition["person_level_data"]["formats"] = {"xlsx"};
  definition["requests"][0]["per_weakness"] = true;
  definition["person_level_data"]["lists"] = {{{"id", "leavers"},
                                               {"title", "a"},
                                               {"text", "b"},
                                               {"fields", {"age"}},
                                               {"months_back", 6},
                                               {"source", "area-send-2023 L1"}}};
  definition["deadlines"].push_back(definition["deadlines"][0]);
  definition["deadlines"].back()["id"] = "survey-opens";
  definition["other_documents"][0]["in_use_from"] = 2024;
  check_that_every_value_is_read(definition);
}

TEST_CASE("every property of the schema stands in a built-in file or in a test above") {
  const json schema = json::parse(schema_json());
  std::string text = R"("minimum": "per_weakness":)";
  const Library library = Library::built_in();
  for (const Framework* framework : library.list())
    text += framework->definition_json();
  std::set<std::string> properties;
  for (const auto& [key, rule] : schema.at("properties").items())
    properties.insert(key);
  for (const auto& [name, definition] : schema.at("$defs").items()) {
    if (!definition.contains("properties")) continue;
    for (const auto& [key, rule] : definition.at("properties").items())
      properties.insert(key);
  }
  for (const std::string& property : properties) {
    INFO(property);
    CHECK(text.find('"' + property + "\":") != std::string::npos);
  }
}
