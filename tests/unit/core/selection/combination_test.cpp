#include <fieldfare/core/selection/combination.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/framework/library.h>

using namespace fieldfare;
using selection::PersonTable;
using selection::Said;

namespace {

const framework::Framework& full() {
  static const auto library = framework::Library::built_in();
  return library.get("area-send-2023");
}

void add(PersonTable& table, const std::vector<std::string>& row, int times) {
  const std::vector<std::string> fields = {"age", "needs", "settings", "ethnicity", "support"};
  if (table.columns.empty()) {
    for (const std::string& field : fields) {
      table.columns.emplace_back();
      table.columns.back().field = field;
    }
  }
  for (int i = 0; i < times; ++i) {
    table.numbers.push_back(static_cast<std::uint32_t>(table.numbers.size() + 2));
    for (std::size_t c = 0; c < fields.size(); ++c) {
      auto& values = table.columns[c].values;
      auto at = std::find(values.begin(), values.end(), row[c]);
      if (at == values.end()) at = values.insert(at, row[c]);
      table.columns[c].codes.push_back(static_cast<std::uint32_t>(at - values.begin()));
    }
  }
}

PersonTable a_list() {
  PersonTable table;
  add(table, {"14", "autism", "Rowan House", "White British", "ehc-plan"}, 3);
  add(table, {"14", "autism", "Hilltop Academy", "White British", "ehc-plan"}, 20);
  add(table, {"13", "ADHD; autism", "Rowan House", "Pakistani", "sen-support"}, 10);
  add(table, {"9", "hearing impairment", "Rowan House", "White British", "sen-support"}, 1);
  return table;
}

selection::Combination check(const std::string& text) {
  const auto table = a_list();
  return selection::combine(selection::said_in(text, table, full()), table, full());
}

}  // namespace

TEST_CASE("ages, needs, settings and ethnicity are found as people write them", "[selection]") {
  const auto table = a_list();
  const auto said = [&](const std::string& text) {
    return selection::said_in(text, table, full());
  };
  CHECK(said("Aged 14, autistic, at Rowan House.") ==
        std::vector<Said>{{"age", "14"}, {"needs", "autism"}, {"settings", "Rowan House"}});
  CHECK(said("a 14-year-old with ASD") == std::vector<Said>{{"age", "14"}, {"needs", "autism"}});
  CHECK(said("the 14yo") == std::vector<Said>{{"age", "14"}});
  CHECK(said("a pupil in Year 9") == std::vector<Said>{{"age", "13-14"}});
  CHECK(said("14 plans of 30 were late, and 9 meetings were held").empty());
  CHECK(said("with an EHC plan") == std::vector<Said>{{"support", "ehc-plan"}});
  CHECK(said("").empty());
}

TEST_CASE("fewer than five people warn and say what to coarsen", "[selection]") {
  const auto found = check("A 14-year-old with autism at Rowan House");
  CHECK(found.rows == 3);
  CHECK(found.coarsen == "settings");
  CHECK(found.warning.find("kind of setting") != std::string::npos);
  CHECK(found.warning.find("23 fit") != std::string::npos);
}

TEST_CASE("five people or more are no matter", "[selection]") {
  CHECK(check("A 14-year-old with autism and an EHC plan").warning.empty());
  CHECK(check("Autism and ADHD at Rowan House").rows == 10);
  CHECK(check("Nothing of the kind").said.empty());
}

TEST_CASE("needs said together must be there together, other values are either or", "[selection]") {
  CHECK(check("autism and hearing impairment").rows == 0);
  CHECK(check("Pakistani and White British").rows == 34);
}

TEST_CASE("a case made from a row says no more than five people fit, and never an ethnicity",
          "[selection]") {
  const auto table = a_list();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto coarse = selection::coarse_description(row, table, full());
    if (!coarse.kept.empty()) {
      CHECK(selection::combine(coarse.kept, table, full()).rows >= selection::few);
    }
    for (const Said& said : coarse.kept) {
      CHECK(said.field != "ethnicity");
      CHECK(said.field != "settings");
      CHECK(said.field != "gender");
    }
  }
  // The one child with a hearing impairment: the only one in a primary school as well.
  CHECK_FALSE(selection::coarse_description(33, table, full()).left_out.empty());
}
