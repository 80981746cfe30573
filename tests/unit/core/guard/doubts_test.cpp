#include <fieldfare/core/guard/doubts.h>
#include <fieldfare/core/guard/guard.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace fieldfare;

namespace {

std::string doubtful(std::string_view text, const guard::AllowList& allow = {}) {
  std::string out;
  for (const guard::Doubt& doubt : guard::doubts(text, allow)) {
    if (!out.empty()) out += ' ';
    out += text.substr(doubt.start, doubt.end - doubt.start);
  }
  return out;
}

}  // namespace

TEST_CASE("the second voice is asked about what could be a name, and about nothing else",
          "[guard]") {
  CHECK(doubtful("mum said summer was upset by Zorvath") == "summer Zorvath");
  CHECK(doubtful("the plan is late and nobody told the LA by 3 May").find("plan") ==
        std::string::npos);
  CHECK(doubtful("ring 07700 900123 about the taxi").empty());
}

TEST_CASE("the second voice is not asked about what the visit allowed", "[guard]") {
  guard::AllowList allow;
  allow.add("Zorvath", guard::AllowedAs::not_a_person);
  CHECK(doubtful("upset by Zorvath", allow).empty());
}

TEST_CASE("the signs of a doubtful word are numbers of weights, the same every time", "[guard]") {
  const std::string note = "ta says alfie and Belle cant be in same room as TK\nSummer rang.";
  const auto once = guard::doubts(note, {});
  const auto again = guard::doubts(note, {});
  REQUIRE(once.size() == again.size());
  REQUIRE(!once.empty());
  for (std::size_t i = 0; i < once.size(); ++i) {
    CHECK(once[i].signs == again[i].signs);
    CHECK(!once[i].signs.empty());
    CHECK(std::all_of(once[i].signs.begin(), once[i].signs.end(),
                      [](std::uint32_t sign) { return sign < guard::doubt_signs; }));
    CHECK(once[i].rows == again[i].rows);
    CHECK(std::all_of(once[i].rows.begin(), once[i].rows.end(),
                      [](std::uint16_t row) { return row < guard::doubt_rows; }));
    CHECK(once[i].score == again[i].score);
  }
}
