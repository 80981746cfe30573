#include <fieldfare/core/framework/judgement.h>

namespace fieldfare::framework {

namespace {

void against_tests(const Framework& framework, const Outcome& outcome, const JudgementFacts& facts,
                   std::vector<std::string>& out) {
  if (outcome.tests == TestsNeeded::any) return;
  bool all_met = true;
  for (const Statement& test : framework.judgement.tests) {
    const auto answer = facts.tests.find(test.id);
    if (answer == facts.tests.end()) {
      out.push_back("This is not answered yet: " + test.text + '.');
      return;
    }
    all_met = all_met && answer->second;
    if (outcome.tests == TestsNeeded::all_met && !answer->second) {
      out.push_back("This is answered no: " + test.text + '.');
    }
  }
  if (outcome.tests == TestsNeeded::not_all_met && all_met) {
    out.push_back("Every test is answered yes.");
  }
}

}  // namespace

std::vector<std::string> against(const Framework& framework, const Outcome& outcome,
                                 const JudgementFacts& facts) {
  std::vector<std::string> out;
  against_tests(framework, outcome, facts, out);
  if (outcome.priority_actions == ActionsNeeded::none && facts.priority_actions > 0) {
    out.push_back("There are areas for priority action.");
  }
  if (outcome.priority_actions == ActionsNeeded::some && facts.priority_actions == 0) {
    out.push_back("There is no area for priority action.");
  }
  return out;
}

}  // namespace fieldfare::framework
