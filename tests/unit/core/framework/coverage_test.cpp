#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <fieldfare/core/framework/library.h>
#include <places.h>

using namespace fieldfare;
using nlohmann::json;

namespace {

std::string text_of(const std::string& file) {
  std::ifstream in(FIELDFARE_SOURCE_TREE + ("/" + file));
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> out;
  for (std::size_t begin = 1; begin < row.size();) {
    const auto end = row.find('|', begin);
    if (end == std::string::npos) break;
    std::string cell = row.substr(begin, end - begin);
    cell.erase(0, cell.find_first_not_of(' '));
    cell.erase(cell.find_last_not_of(' ') + 1);
    out.push_back(cell);
    begin = end + 1;
  }
  return out;
}

/// The rows of all tables of core/docs/coverage.md whose first cell names a requirement.
std::vector<std::vector<std::string>> rows() {
  static const std::regex id("^[A-Z]+(-[A-Z]+)?-[0-9]{2}$");
  std::istringstream page(text_of("core/docs/coverage.md"));
  std::vector<std::vector<std::string>> out;
  for (std::string line; std::getline(page, line);) {
    const auto cells = cells_of(line);
    if (!cells.empty() && std::regex_match(cells.front(), id)) out.push_back(cells);
  }
  return out;
}

/// Whether the place is there: "deadlines/draft-report" by ids, by keys and by numbers.
bool leads_somewhere(const json& definition, const std::string& place) {
  const json* at = &definition;
  std::istringstream steps(place);
  for (std::string step; std::getline(steps, step, '/');) {
    if (at->is_object()) {
      if (!at->contains(step)) return false;
      at = &at->at(step);
      continue;
    }
    if (!at->is_array()) return false;
    const auto found = std::find_if(at->begin(), at->end(), [&](const json& item) {
      return item.is_object() && item.value("id", std::string()) == step;
    });
    if (found != at->end()) {
      at = &*found;
    } else if (std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
               std::stoul(step) < at->size()) {
      at = &at->at(std::stoul(step));
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("the coverage page names every requirement of the list exactly once") {
  std::istringstream list(text_of("tests/data/requirements.txt"));
  std::vector<std::string> wanted;
  for (std::string id; std::getline(list, id);)
    wanted.push_back(id);
  CHECK(std::set<std::string>(wanted.begin(), wanted.end()).size() == wanted.size());
  std::vector<std::string> named;
  for (const auto& row : rows())
    named.push_back(row.front());
  std::sort(wanted.begin(), wanted.end());
  std::sort(named.begin(), named.end());
  CHECK(named == wanted);
}

TEST_CASE("the coverage page counts what it says, and says of each what it is") {
  std::map<std::string, int> counts;
  for (const auto& row : rows()) {
    INFO(row.front());
    REQUIRE(row.size() == 5);
    CHECK(std::set<std::string>{"kept", "part", "data", "open", "left out"}.contains(row[1]));
    CHECK((row[1] == "open" || row[1] == "left out" || !row[2].empty()));
    // What is there in part, or left out, says what is missing or why.
    CHECK((!row[4].empty() || (row[1] != "part" && row[1] != "left out")));
    ++counts[row[1]];
  }
  const std::string page = text_of("core/docs/coverage.md");
  for (const auto& [state, count] : counts) {
    INFO(state);
    CHECK(page.find("| " + state + " | " + std::to_string(count) + " |") != std::string::npos);
  }
}

TEST_CASE("every place that the coverage page names in a framework is there") {
  static const std::regex place("`([a-z0-9-]+): ([^` ]+)`");
  const auto library = framework::Library::built_in();
  std::map<std::string, json> definitions;
  for (const framework::Framework* framework : library.list())
    definitions[framework->id] = json::parse(framework->definition_json());
  for (const auto& row : rows()) {
    std::smatch found;
    if (!std::regex_search(row[2], found, place)) continue;
    INFO(row.front() << " " << found.str());
    const auto definition = definitions.find(found[1].str());
    REQUIRE(definition != definitions.end());
    CHECK(leads_somewhere(definition->second, found[2].str()));
  }
}

TEST_CASE("every test that the coverage page names is explained and is a file") {
  static const std::regex entry("\\| `([a-z_]+)` \\| `(tests/[^`]+)` \\|");
  const std::string page = text_of("core/docs/coverage.md");
  std::set<std::string> explained;
  for (std::sregex_iterator at(page.begin(), page.end(), entry), end; at != end; ++at) {
    explained.insert((*at)[1].str());
    CHECK(std::filesystem::exists(FIELDFARE_SOURCE_TREE + ("/" + (*at)[2].str())));
  }
  for (const auto& row : rows()) {
    INFO(row.front());
    CHECK((row[3].empty() || explained.contains(row[3])));
  }
}
