#include <fieldfare/core/selection/propose.h>
#include <support/errors.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/library.h>

using namespace fieldfare;
using selection::PersonTable;
using selection::Proposal;
using selection::RuleState;

namespace {

const framework::Framework& framework_of(const std::string& id) {
  static const auto library = framework::Library::built_in();
  return library.get(id);
}

using Row = std::vector<std::string>;

PersonTable table_of(const Row& fields, const std::vector<Row>& rows) {
  PersonTable out;
  for (const std::string& field : fields) {
    selection::PersonColumn column;
    column.field = field;
    out.columns.push_back(column);
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    out.numbers.push_back(static_cast<std::uint32_t>(r + 2));
    for (std::size_t c = 0; c < fields.size(); ++c) {
      auto& values = out.columns[c].values;
      auto at = std::find(values.begin(), values.end(), rows[r][c]);
      if (at == values.end()) at = values.insert(at, rows[r][c]);
      out.columns[c].codes.push_back(static_cast<std::uint32_t>(at - values.begin()));
    }
  }
  return out;
}

/// A list in which almost everybody is alike: a greedy eye would take those.
PersonTable adulthood_list() {
  std::vector<Row> rows;
  for (int i = 0; i < 200; ++i)
    rows.push_back({"17", "current", "", "no", i % 2 == 0 ? "Indian" : "White British"});
  rows.push_back({"14", "none", "", "no", "White British"});
  rows.push_back({"15", "current", "social-care", "yes", "White British"});
  rows.push_back({"21", "none", "", "no", "Black African"});
  rows.push_back({"22", "current", "", "no", "White British"});
  rows.push_back({"30", "current", "social-care", "yes", "Black African"});
  return table_of({"age", "ehc-status", "involvement", "looked-after", "ethnicity"}, rows);
}

Proposal propose(const PersonTable& table, const std::string& framework,
                 selection::ProposalWishes wishes = {}) {
  wishes.seed = "a visit";
  return selection::propose(table, framework_of(framework), wishes);
}

std::vector<std::size_t> rows_of(const Proposal& proposal) {
  std::vector<std::size_t> out;
  for (const auto& choice : proposal.choices)
    out.push_back(choice.row);
  return out;
}

const selection::RuleOutcome& rule(const Proposal& proposal, const std::string& id) {
  const auto found = std::find_if(proposal.rules.begin(), proposal.rules.end(),
                                  [&](const auto& one) { return one.rule->id == id; });
  REQUIRE(found != proposal.rules.end());
  return *found;
}

}  // namespace

TEST_CASE("three young people keep all seven rules of preparation for adulthood when they can",
          "[selection]") {
  const auto proposal = propose(adulthood_list(), "preparation-for-adulthood-2024");
  REQUIRE(proposal.choices.size() == 3);
  for (const auto* id : {"key-stage-4", "key-stage-5", "further-education", "sen-support",
                         "ehc-plan", "social-care", "several-agencies", "age"}) {
    INFO(id << ": " << rule(proposal, id).why);
    CHECK(rule(proposal, id).state == RuleState::met);
  }
  CHECK(proposal.warnings.empty());
  for (const auto& choice : proposal.choices)
    CHECK_FALSE(choice.why.empty());
}

TEST_CASE("nobody outside of the ages is chosen, by hand with a word alone", "[selection]") {
  const auto table = adulthood_list();
  CHECK(propose(table, "preparation-for-adulthood-2024").eligible == 204);
  selection::ProposalWishes wishes;
  wishes.with = {204};
  const auto proposal = propose(table, "preparation-for-adulthood-2024", wishes);
  CHECK(rule(proposal, "age").state == RuleState::not_met);
  const auto rows = rows_of(proposal);
  CHECK(std::find(rows.begin(), rows.end(), 204U) != rows.end());
}

TEST_CASE("what the list cannot keep is told with what would be needed", "[selection]") {
  std::vector<Row> rows(10, {"9", "ehc-plan", "no"});
  rows.push_back({"12", "sen-support", "no"});
  const auto table = table_of({"age", "support", "alternative-provision"}, rows);
  const auto proposal = propose(table, "area-send-2023");
  CHECK(proposal.choices.size() == 6);
  CHECK(rule(proposal, "sen-support").state == RuleState::cannot);
  CHECK(rule(proposal, "sen-support").chosen == 1);
  CHECK(rule(proposal, "sen-support").available == 1);
  CHECK(rule(proposal, "alternative-provision").state == RuleState::cannot);
  CHECK(rule(proposal, "needs").state == RuleState::cannot);
  CHECK(rule(proposal, "lines-of-enquiry").state == RuleState::weigh);
  CHECK(proposal.warnings.size() == 2);
}

TEST_CASE("the range is as wide as the list allows", "[selection]") {
  std::vector<Row> rows(500, {"9", "autism", "sen-support"});
  for (const auto* need : {"hearing impairment", "ADHD", "physical disability", "epilepsy"})
    rows.push_back({"14", need, "sen-support"});
  rows.push_back({"3", "visual impairment", "sen-support"});
  const auto table = table_of({"age", "needs", "support"}, rows);
  const auto proposal = propose(table, "area-send-2023");
  std::set<std::string> needs;
  for (const auto row : rows_of(proposal))
    needs.insert(table.column("needs")->at(row));
  CHECK(needs.size() == 6);
}

TEST_CASE("the same list gives the same proposal, and its order does not matter", "[selection]") {
  const auto table = adulthood_list();
  CHECK(rows_of(propose(table, "local-offer-2026")) == rows_of(propose(table, "local-offer-2026")));
}

TEST_CASE("rows chosen by hand stay, rows left out are out, and the rules follow", "[selection]") {
  const auto table = adulthood_list();
  const auto first = rows_of(propose(table, "preparation-for-adulthood-2024"));
  for (const std::size_t row : first) {
    selection::ProposalWishes wishes;
    wishes.without = {row};
    const auto without = rows_of(propose(table, "preparation-for-adulthood-2024", wishes));
    CHECK(without.size() == 3);
    CHECK(std::find(without.begin(), without.end(), row) == without.end());
  }
  selection::ProposalWishes wishes;
  wishes.with = {0, 2, 4};
  const auto pinned = propose(table, "preparation-for-adulthood-2024", wishes);
  CHECK(rows_of(pinned) == std::vector<std::size_t>{0, 2, 4});
  CHECK(rule(pinned, "social-care").state == RuleState::not_met);
  CHECK_FALSE(pinned.warnings.empty());
}

TEST_CASE("a set that is too small or too large is told and never refused", "[selection]") {
  const auto table = adulthood_list();
  const auto& framework = framework_of("preparation-for-adulthood-2024");
  CHECK_FALSE(selection::judge_choice(table, framework, {0}).warnings.empty());
  CHECK_FALSE(selection::judge_choice(table, framework, {0, 1, 2, 3, 4}).warnings.empty());
  const auto& full = framework_of("area-send-2023");
  const auto judged = selection::judge_choice(table, full, {0, 1, 2, 3, 4});
  const bool told = std::any_of(judged.warnings.begin(), judged.warnings.end(), [](const auto& w) {
    return w.find("at least 6") != std::string::npos;
  });
  CHECK(told);
}

TEST_CASE("an empty list and a stopped search are errors", "[selection]") {
  const auto table = table_of({"age"}, {{"40"}});
  CHECK(test::code_of([&] { return propose(table, "area-send-2023"); }) == ErrorCode::not_possible);
  selection::ProposalWishes wishes;
  wishes.go_on = [] { return false; };
  CHECK(test::code_of([&] { return propose(adulthood_list(), "area-send-2023", wishes); }) ==
        ErrorCode::not_possible);
}
