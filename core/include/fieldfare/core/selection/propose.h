#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <fieldfare/core/framework/framework.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/core/selection/person_table.h>

/// Which children and young people to track: a set that keeps the framework's rules as far as the
/// list can and differs in everything else as far as it can.
namespace fieldfare::selection {

/// How a rule of the framework can be looked at.
enum class RuleKind {
  eligible,  ///< everybody chosen must fit it
  count,     ///< so many of the chosen must fit it
  spread,    ///< the chosen are to differ in a field
  weigh,     ///< no field of the list says it: for people
};

enum class RuleState {
  met,
  not_met,  ///< though the list could meet it: other rules, or a choice by hand, stand against it
  cannot,   ///< by nobody on the list; `why` says what would be needed
  weigh,
};
[[nodiscard]] std::string_view name(RuleKind kind) noexcept;
[[nodiscard]] std::string_view name(RuleState state) noexcept;

struct RuleOutcome {
  const framework::SelectionRule* rule = nullptr;
  RuleKind kind = RuleKind::weigh;
  RuleState state = RuleState::weigh;
  std::int64_t chosen = 0;     ///< of the chosen, how many fit; for spread: different values
  std::int64_t wanted = 0;     ///< at least; for spread: as many as there can be
  std::int64_t available = 0;  ///< on the list, how many fit; for spread: different values
  std::string why;             ///< a sentence
};

/// One chosen person.
struct Choice {
  std::size_t row = 0;             ///< place in the table
  bool pinned = false;             ///< by hand
  std::vector<std::string> rules;  ///< ids of the counted rules that it helps to keep
  std::string why;                 ///< sentences
};

struct Proposal {
  std::vector<Choice> choices;  ///< by row
  std::vector<RuleOutcome> rules;
  std::vector<std::string> warnings;  ///< of the size of the set, and of what the list lacks
  std::int64_t eligible = 0;          ///< rows that may be chosen
};

struct ProposalWishes {
  std::int64_t count = 0;            ///< 0: the framework's target
  std::vector<std::size_t> with;     ///< rows that are chosen already
  std::vector<std::size_t> without;  ///< rows that must not be
  std::string seed;  ///< among equals a hash of this and the row decides, never the list's order
  std::function<bool()> go_on;  ///< false stops with Error(not_possible); may be empty
};

/// Proposes a set. Deterministic: the same table, framework and wishes give the same. The rules are
/// kept as firmly as they are worded: first those that bind ("will", "at least"), then
/// "particularly", "usually", "typically", then the rest; the range comes after all of them. Of the
/// rules that count the best set is found exactly; the range is improved until no single exchange
/// betters it. Law: a row of `with` is in, one of `without` is not. Error(not_possible) when nobody
/// on the list may be chosen. Throws nothing else.
[[nodiscard]] Proposal propose(const PersonTable& table, const framework::Framework& framework,
                               const ProposalWishes& wishes);

/// Looks at a set that people chose: the same words, and no proposal.
[[nodiscard]] Proposal judge_choice(const PersonTable& table, const framework::Framework& framework,
                                    const std::vector<std::size_t>& rows);

/// "early years", "primary", "secondary", "16 to 18", "19 and over" for an age in years.
[[nodiscard]] std::string_view phase_of_age(int age) noexcept;

}  // namespace fieldfare::selection
