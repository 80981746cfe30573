#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <fieldfare/core/framework/framework.h>

namespace fieldfare::framework {

/// What is known when an outcome is to be chosen.
struct JudgementFacts {
  /// Answers to the judgement's tests, by id; one that is not there has not been answered.
  std::map<std::string, bool, std::less<>> tests;
  int priority_actions = 0;
};

/// What stands against the outcome, each as a sentence for people; empty when it may be chosen.
/// Law: where every test is answered, at most one outcome of a framework whose outcomes ask about
/// tests and priority actions has nothing against it (area-send-2023 para 29-31). Pure.
[[nodiscard]] std::vector<std::string> against(const Framework& framework, const Outcome& outcome,
                                               const JudgementFacts& facts);

}  // namespace fieldfare::framework
