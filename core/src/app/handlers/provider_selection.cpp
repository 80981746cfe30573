#include <algorithm>
#include <map>
#include <set>

#include <fieldfare/core/app/commands/provider_selection.h>

#include "app/edit.h"
#include "app/population.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::provider;
constexpr std::size_t beyond_the_rules = 3;
constexpr std::int64_t most_proposed = 40;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

struct Provider {
  EntityId id;  ///< zero: a setting that only the list names
  std::string title;
  std::string sector;
  std::string kind;  ///< of the framework, else as it was written
  std::string state;
  bool has_line = false;
  std::int64_t people = 0;

  [[nodiscard]] bool chosen() const { return !state.empty() && state != "not-suitable"; }
};

/// How many people of the lists name each setting, in lower case.
std::map<std::string, std::pair<std::string, std::int64_t>> settings_of(Engine& engine,
                                                                        VisitState& visit) {
  std::map<std::string, std::pair<std::string, std::int64_t>> out;
  const auto people = population_of(engine, visit);
  const auto* column = people ? people->table->column("settings") : nullptr;
  if (column == nullptr) return out;
  std::vector<std::int64_t> times(column->values.size(), 0);
  for (const std::uint32_t code : column->codes)
    ++times[code];
  for (std::size_t code = 1; code < times.size(); ++code) {
    for (const auto part : selection::list_parts(column->values[code])) {
      auto& one = out[lower(part)];
      one.first = part;
      one.second += times[code];
    }
  }
  return out;
}

/// The framework's kind that a provider was written down as, by its id or its label.
std::string kind_of(const framework::Framework& framework, const std::string& written) {
  for (const framework::Tag& one : framework.provider_selection.kinds) {
    if (lower(written) == one.id || lower(written) == lower(one.label)) return one.id;
  }
  return written;
}

std::vector<Provider> providers_of(Engine& engine, VisitState& visit, bool with_list) {
  std::vector<Provider> out;
  auto settings = settings_of(engine, visit);
  const framework::Framework& framework = engine.framework(visit.id);
  engine.entities().each(visit.vid, kind, std::nullopt, [&](model::Entity&& entity) {
    const model::Fields fields(entity.state);
    Provider one;
    one.id = entity.id;
    one.title = fields.text("name");
    one.sector = fields.text("sector");
    one.kind = kind_of(framework, fields.text("kind"));
    one.state = fields.text("choice");
    one.has_line = fields.has("line");
    if (const auto found = settings.find(lower(one.title)); found != settings.end()) {
      one.people = found->second.second;
      settings.erase(found);
    }
    out.push_back(std::move(one));
  });
  for (const auto& [name, setting] : settings) {
    if (!with_list) break;
    Provider one;
    one.title = setting.first;
    one.sector = "education";
    one.people = setting.second;
    out.push_back(std::move(one));
  }
  return out;
}

/// What a rule of the framework asks of the chosen providers. A rule that is called as a kind of
/// provider, or as the beginning of one ("health", "health-children-adults"), wants one of that
/// kind; "sectors" wants education, health and care; "lines-of-enquiry" a line for each;
/// "suitability" that each has been discussed. All others are for people to weigh.
class Rule {
 public:
  Rule(const framework::SelectionRule& rule, const framework::Framework& framework) : rule_(&rule) {
    for (const framework::Tag& one : framework.provider_selection.kinds) {
      if (one.id == rule.id || one.id.starts_with(rule.id + "-")) kinds_.insert(one.id);
    }
  }

  [[nodiscard]] bool counts() const {
    return rule_->id == "sectors" || rule_->id == "lines-of-enquiry" ||
           rule_->id == "suitability" || !kinds_.empty();
  }
  /// What the provider would add to the rule: a sector, a kind; empty for nothing.
  [[nodiscard]] std::string part(const Provider& one) const {
    if (rule_->id == "sectors") return one.sector == "joint" ? std::string() : one.sector;
    return kinds_.contains(one.kind) ? rule_->id : std::string();
  }
  [[nodiscard]] const std::string& id() const { return rule_->id; }
  [[nodiscard]] bool binds() const { return framework::binds(rule_->strength); }

  [[nodiscard]] SelectionRuleView judge(const std::vector<Provider>& chosen,
                                        const std::vector<Provider>& all) const {
    SelectionRuleView out;
    out.id = rule_->id;
    out.text = rule_->text;
    out.strength = framework::name(rule_->strength);
    out.source = rule_->source;
    out.kind = counts() ? "count" : "weigh";
    out.state = "weigh";
    out.why = "For you to weigh.";
    if (rule_->id == "lines-of-enquiry" || rule_->id == "suitability") {
      each(chosen, out);
    } else if (counts()) {
      parts(chosen, all, out);
    }
    return out;
  }

 private:
  void each(const std::vector<Provider>& chosen, SelectionRuleView& out) const {
    const bool lines = rule_->id == "lines-of-enquiry";
    out.wanted = static_cast<std::int64_t>(chosen.size());
    out.chosen = std::count_if(chosen.begin(), chosen.end(), [&](const Provider& one) {
      return lines
                 ? one.has_line
                 : one.state == "discussed" || one.state == "confirmed" || one.state == "informed";
    });
    out.available = out.wanted;
    out.state = out.chosen == out.wanted ? "met" : "not-met";
    out.why = std::to_string(out.chosen) + " of " + std::to_string(out.wanted) +
              (lines ? " chosen have a line of enquiry." : " chosen have been discussed.");
  }

  void parts(const std::vector<Provider>& chosen, const std::vector<Provider>& all,
             SelectionRuleView& out) const {
    const auto distinct = [&](const std::vector<Provider>& some) {
      std::set<std::string> seen;
      for (const Provider& one : some) {
        if (const auto what = part(one); !what.empty()) seen.insert(what);
      }
      return static_cast<std::int64_t>(seen.size());
    };
    out.wanted = rule_->id == "sectors" ? 3 : 1;
    out.chosen = distinct(chosen);
    out.available = distinct(all);
    out.state = out.chosen >= out.wanted      ? "met"
                : out.available >= out.wanted ? "not-met"
                                              : "cannot";
    out.why = std::to_string(out.chosen) + " of " + std::to_string(out.wanted) + " reached.";
    if (out.state == "cannot")
      out.why += " No known provider would do: ask the area, or add one (`provider add`).";
  }

  const framework::SelectionRule* rule_;
  std::set<std::string> kinds_;
};

std::vector<Rule> rules_of(const framework::Framework& framework) {
  if (framework.provider_selection.rules.empty()) {
    throw Error(ErrorCode::not_possible, "This kind of visit chooses no providers.");
  }
  std::vector<Rule> out;
  for (const auto& rule : framework.provider_selection.rules)
    out.emplace_back(rule, framework);
  return out;
}

/// Chooses providers one by one: whoever keeps most rules that are not kept yet, then whom most
/// people attend, then by name.
class Chooser {
 public:
  Chooser(const std::vector<Rule>& rules, std::vector<Provider> all)
      : rules_(&rules), all_(std::move(all)) {
    std::erase_if(all_, [](const Provider& one) { return one.state == "not-suitable"; });
    for (const Provider& one : all_) {
      if (one.chosen()) take(one);
    }
  }

  void run(std::int64_t count) {
    const auto limit = static_cast<std::size_t>(count == 0 ? most_proposed : count);
    std::size_t free = beyond_the_rules;
    while (chosen_.size() < limit) {
      const Provider* next = best();
      if (next == nullptr) return;
      if (gain(*next) == 0 && count == 0 && free-- == 0) return;
      take(*next);
    }
  }

  [[nodiscard]] const std::vector<Provider>& chosen() const { return chosen_; }
  [[nodiscard]] const std::vector<Provider>& all() const { return all_; }

  [[nodiscard]] std::vector<std::string> kept_by(const Provider& one) const {
    std::vector<std::string> out;
    for (const Rule& rule : *rules_) {
      if (!rule.part(one).empty()) out.push_back(rule.id());
    }
    return out;
  }

 private:
  [[nodiscard]] std::int64_t gain(const Provider& one) const {
    std::int64_t out = 0;
    for (const Rule& rule : *rules_) {
      const std::string part = rule.part(one);
      if (!part.empty() && !reached_.contains({rule.id(), part})) out += rule.binds() ? 100 : 10;
    }
    return out;
  }

  [[nodiscard]] const Provider* best() const {
    const Provider* out = nullptr;
    for (const Provider& one : all_) {
      const bool in = std::any_of(chosen_.begin(), chosen_.end(), [&](const Provider& other) {
        return other.id == one.id && other.title == one.title;
      });
      if (in) continue;
      const auto key = [&](const Provider& p) {
        return std::make_tuple(-gain(p), -p.people, p.title);
      };
      if (out == nullptr || key(one) < key(*out)) out = &one;
    }
    return out;
  }

  void take(const Provider& one) {
    for (const Rule& rule : *rules_) {
      if (const std::string part = rule.part(one); !part.empty())
        reached_.insert({rule.id(), part});
    }
    chosen_.push_back(one);
  }

  const std::vector<Rule>* rules_;
  std::vector<Provider> all_;
  std::vector<Provider> chosen_;
  std::set<std::pair<std::string, std::string>> reached_;
};

ProviderChoiceView view_of(const Chooser& chooser, const Provider& one) {
  ProviderChoiceView out;
  if (!one.id.is_zero()) out.provider_id = one.id.hex();
  out.title = one.title;
  out.sector = one.sector;
  out.kind = one.kind;
  out.state = one.state;
  out.people = one.people >= selection::few ? one.people : 0;
  out.rules = chooser.kept_by(one);
  if (one.chosen()) out.why = "Chosen already. ";
  for (const std::string& rule : out.rules)
    out.why += (rule == out.rules.front() ? "Counts for: " : ", ") + rule;
  if (!out.rules.empty()) out.why += ". ";
  if (out.people > 0)
    out.why += std::to_string(out.people) + " people on the area's list attend or attended it. ";
  if (out.why.empty()) out.why = "Widens the set. ";
  out.why.pop_back();
  return out;
}

void tell(const std::vector<SelectionRuleView>& rules, std::vector<std::string>& warnings) {
  for (const SelectionRuleView& rule : rules) {
    if (rule.state == "not-met" || rule.state == "cannot")
      warnings.push_back(rule.text + " (" + rule.strength + "): " + rule.why);
  }
}

void may_choose(VisitState& visit) {
  require_role(visit, {log::Role::lead, log::Role::deputy, log::Role::inspector},
               "choose providers");
}

}  // namespace

ProviderPropose::Result handle(Engine& engine, const ProviderPropose& query) {
  VisitState& visit = engine.visit(query.visit);
  may_choose(visit);
  if (query.count < 0 || query.count > most_proposed)
    throw Error(ErrorCode::usage, "Between 1 and 40 providers can be proposed.");
  const auto rules = rules_of(engine.framework(visit.id));
  Chooser chooser(rules, providers_of(engine, visit, true));
  chooser.run(query.count);
  ProviderPropose::Result result;
  for (const Provider& one : chooser.chosen())
    result.proposal.push_back(view_of(chooser, one));
  for (const Rule& rule : rules)
    result.rules.push_back(rule.judge(chooser.chosen(), chooser.all()));
  tell(result.rules, result.warnings);
  if (result.proposal.empty()) {
    result.warnings.emplace_back(
        "No provider is known yet: add them (`provider add`) or import the area's list.");
  }
  return result;
}

ProviderSelect::Result handle(Engine& engine, const ProviderSelect& command) {
  VisitState& visit = engine.visit(command.visit);
  may_choose(visit);
  require_open(engine, visit);
  const auto rules = rules_of(engine.framework(visit.id));
  const Token state = Token::of(command.state, "a state of the choice",
                                {"proposed", "discussed", "confirmed", "informed", "not-suitable"});
  if (command.providers.empty()) throw Error(ErrorCode::usage, "Say which providers.");
  Edit edit(engine, visit.id);
  for (const EntityId& id : command.providers) {
    const EntityId provider = engine.entity(kind, id, "provider").id;
    edit.set(kind, provider, "choice", state).set(kind, provider, "choice-at", engine.now());
    if (command.known_by) {
      edit.set(kind, provider, "known-by",
               Token::of(*command.known_by, "who named it", {"area", "partner", "inspectorate"}));
    }
    if (command.line)
      edit.set(kind, provider, "line", engine.entity(model::Kind::line, *command.line, "line").id);
  }
  edit.commit();
  ProviderSelect::Result result;
  const auto all = providers_of(engine, visit, false);
  std::vector<Provider> chosen;
  std::copy_if(all.begin(), all.end(), std::back_inserter(chosen),
               [](const Provider& one) { return one.chosen(); });
  for (const Rule& rule : rules)
    result.rules.push_back(rule.judge(chosen, all));
  tell(result.rules, result.warnings);
  return result;
}

}  // namespace fieldfare::app
