#include "selection/rules.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace fieldfare::selection {

namespace {

using framework::FieldType;
using framework::PersonField;
using framework::SelectionRule;
using framework::Strength;

const PersonField* field_of(const framework::Framework& framework, std::string_view id) {
  for (const PersonField& field : framework.person_level_data.fields) {
    if (field.id == id) return &field;
  }
  return nullptr;
}

/// By how firmly the document says it. Each step outweighs all that is below it: no set has more
/// than a few dozen people to count.
std::int64_t weight_of(Strength strength) {
  switch (strength) {
    case Strength::will:
    case Strength::at_least:
      return 1'000'000;
    case Strength::particularly:
    case Strength::including:
    case Strength::usually:
    case Strength::typically:
      return 10'000;
    case Strength::approximately:
    case Strength::consider:
      return 100;
    case Strength::may:
    case Strength::unstated:
      break;
  }
  return 1;
}

RuleKind kind_of(const SelectionRule& rule) {
  if (rule.field.empty()) return RuleKind::weigh;
  if (rule.spread) return RuleKind::spread;
  if (rule.minimum || rule.maximum) return RuleKind::count;
  return framework::binds(rule.strength) ? RuleKind::eligible : RuleKind::spread;
}

/// 1 fits, 0 does not, 2 is not known.
char fits(const SelectionRule& rule, const PersonField& field, const std::string& value) {
  if (value.empty()) return 2;
  if (field.type == FieldType::integer) {
    const auto span = number_span(value);
    if (!span) return 2;
    const int from = rule.from.value_or(field.minimum.value_or(0));
    const int to = rule.to.value_or(field.maximum.value_or(1'000));
    if (span->from >= from && span->to <= to) return 1;
    return span->to < from || span->from > to ? 0 : 2;
  }
  if (field.type == FieldType::flag) return value == "yes" ? 1 : 0;
  if (rule.values.empty()) return 1;
  const auto parts = list_parts(value);
  const bool one = std::any_of(rule.values.begin(), rule.values.end(), [&](const auto& wanted) {
    return std::find(parts.begin(), parts.end(), wanted) != parts.end();
  });
  return one ? 1 : 0;
}

std::string people(std::int64_t count) {
  return count == 1 ? "1 person" : std::to_string(count) + " people";
}

std::int64_t count_fitting(const ReadyRule& rule, const std::vector<std::size_t>& rows) {
  return std::count_if(rows.begin(), rows.end(), [&](std::size_t row) { return rule.fit(row); });
}

void judge_count(const ReadyRule& rule, RuleOutcome& out, std::int64_t size) {
  out.wanted = rule.minimum;
  if (rule.column == nullptr) {
    out.state = rule.minimum > 0 ? RuleState::cannot : RuleState::weigh;
    out.why = fmt::format("The list does not hold \"{}\"; ask the area for it.", rule.rule->field);
    return;
  }
  if (rule.maximum >= 0 && out.chosen > rule.maximum) {
    out.state = RuleState::not_met;
    out.why =
        fmt::format("{} chosen, and at most {} are wanted.", people(out.chosen), rule.maximum);
  } else if (out.chosen >= rule.minimum) {
    out.state = RuleState::met;
    out.why = fmt::format("{} of {} chosen.", out.chosen, size);
  } else if (out.available < rule.minimum) {
    out.state = RuleState::cannot;
    out.why = fmt::format(
        "{} on the list fit, and {} are wanted. Ask the area whether the list is whole, or weigh "
        "it without.",
        people(out.available), rule.minimum);
  } else {
    out.state = RuleState::not_met;
    out.why = fmt::format("{} of {} chosen, and {} are wanted; {} on the list fit.", out.chosen,
                          size, rule.minimum, people(out.available));
  }
}

void judge_eligible(const ReadyRule& rule, RuleOutcome& out,
                    const std::vector<std::size_t>& chosen) {
  out.wanted = static_cast<std::int64_t>(chosen.size());
  if (rule.column == nullptr) {
    out.state = RuleState::weigh;
    out.why = "The list does not say it; look at it yourselves.";
    return;
  }
  const auto unfit =
      std::count_if(chosen.begin(), chosen.end(), [&](std::size_t row) { return rule.unfit(row); });
  const auto unknown = out.wanted - out.chosen - unfit;
  out.state = unfit > 0 ? RuleState::not_met : unknown > 0 ? RuleState::weigh : RuleState::met;
  out.why = unfit > 0     ? fmt::format("It does not hold for {} chosen.", people(unfit))
            : unknown > 0 ? fmt::format("The list does not say it of {} chosen.", people(unknown))
                          : "It holds for everybody chosen.";
}

std::size_t different(const Dimension& dimension, const std::vector<std::size_t>& rows) {
  std::set<std::uint32_t> seen;
  for (const std::size_t row : rows)
    seen.insert(dimension.of(row).begin(), dimension.of(row).end());
  return seen.size();
}

void judge_spread(const ReadyRule& rule, RuleOutcome& out, const std::vector<Dimension>& dimensions,
                  const std::vector<std::size_t>& chosen,
                  const std::vector<std::size_t>& eligible) {
  const auto found = std::find_if(dimensions.begin(), dimensions.end(), [&](const Dimension& one) {
    return one.field == rule.rule->field;
  });
  if (found == dimensions.end()) {
    out.state = RuleState::cannot;
    out.why = fmt::format("The list does not hold \"{}\"; ask the area for it.", rule.rule->field);
    return;
  }
  out.chosen = static_cast<std::int64_t>(different(*found, chosen));
  out.available = static_cast<std::int64_t>(different(*found, eligible));
  const auto size = static_cast<std::int64_t>(chosen.size());
  out.wanted = std::min({out.available, size, std::int64_t{3}});
  out.state = out.chosen >= out.wanted ? RuleState::met : RuleState::not_met;
  if (out.available <= 1 && size > 1) {
    out.state = RuleState::cannot;
    out.why = "Everybody on the list is alike in it.";
    return;
  }
  std::set<std::string> names;
  for (const std::size_t row : chosen) {
    for (const std::uint32_t kind : found->of(row))
      names.insert(found->names[kind]);
  }
  std::string shown;
  for (const std::string& name : names)
    shown += (shown.empty() ? "" : "; ") + name;
  out.why = fmt::format("{} of {} on the list: {}.", out.chosen, out.available,
                        shown.empty() ? "none" : shown);
}

/// What an age shows of the range: its phase. A band shows the phases it reaches into.
std::vector<std::string> kinds_of(const PersonField& field, const std::string& value) {
  if (value.empty()) return {};
  if (field.unit == "years") {
    const auto span = number_span(value);
    if (!span) return {};
    return {std::string(phase_of_age((span->from + span->to) / 2))};
  }
  if (field.type == FieldType::integer) return {};
  std::vector<std::string> out;
  for (const auto part : list_parts(value))
    out.emplace_back(part);
  return out;
}

}  // namespace

std::string_view phase_of_age(int age) noexcept {
  return age < 5    ? "early years"
         : age < 11 ? "primary"
         : age < 16 ? "secondary"
         : age < 19 ? "16 to 18"
                    : "19 and over";
}

std::vector<ReadyRule> ready_rules(const PersonTable& table,
                                   const framework::Framework& framework) {
  std::vector<ReadyRule> out;
  for (const SelectionRule& rule : framework.case_selection.rules) {
    ReadyRule ready;
    ready.rule = &rule;
    ready.kind = kind_of(rule);
    ready.minimum = rule.minimum.value_or(0);
    ready.maximum = rule.maximum.value_or(-1);
    ready.weight = weight_of(rule.strength);
    const PersonField* field = field_of(framework, rule.field);
    ready.column = field == nullptr ? nullptr : table.column(rule.field);
    if (ready.column != nullptr) {
      for (const std::string& value : ready.column->values)
        ready.fits.push_back(fits(rule, *field, value));
    }
    out.push_back(std::move(ready));
  }
  return out;
}

std::vector<Dimension> dimensions_of(const PersonTable& table,
                                     const framework::Framework& framework) {
  std::vector<Dimension> out;
  for (const PersonField& field : framework.person_level_data.fields) {
    const PersonColumn* column = table.column(field.id);
    if (column == nullptr || field.id == "reference" || field.id == "reason") continue;
    Dimension dimension;
    dimension.field = field.id;
    dimension.title = field.title;
    dimension.column = column;
    for (const SelectionRule& rule : framework.case_selection.rules) {
      if (rule.field == field.id && rule.spread) dimension.weight = 3;
    }
    std::map<std::string, std::uint32_t> known;
    for (const std::string& value : column->values) {
      std::vector<std::uint32_t> kinds;
      for (const std::string& kind : kinds_of(field, value)) {
        const auto [at, fresh] =
            known.try_emplace(kind, static_cast<std::uint32_t>(dimension.names.size()));
        if (fresh) dimension.names.push_back(kind);
        kinds.push_back(at->second);
      }
      dimension.kinds.push_back(std::move(kinds));
    }
    if (!dimension.names.empty()) out.push_back(std::move(dimension));
  }
  return out;
}

std::vector<RuleOutcome> outcomes(const std::vector<ReadyRule>& rules,
                                  const std::vector<Dimension>& dimensions,
                                  const std::vector<std::size_t>& chosen,
                                  const std::vector<std::size_t>& eligible) {
  std::vector<RuleOutcome> out;
  for (const ReadyRule& rule : rules) {
    RuleOutcome one;
    one.rule = rule.rule;
    one.kind = rule.kind;
    one.chosen = count_fitting(rule, chosen);
    one.available = count_fitting(rule, eligible);
    switch (rule.kind) {
      case RuleKind::count:
        judge_count(rule, one, static_cast<std::int64_t>(chosen.size()));
        break;
      case RuleKind::eligible:
        judge_eligible(rule, one, chosen);
        break;
      case RuleKind::spread:
        judge_spread(rule, one, dimensions, chosen, eligible);
        break;
      case RuleKind::weigh:
        one.why = "No field of the list says it: for you to weigh.";
        break;
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace fieldfare::selection
