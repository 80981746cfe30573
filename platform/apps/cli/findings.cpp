#include "findings.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include <fieldfare/core/app/guard_refusal.h>
#include <fieldfare/core/utf8.h>

namespace fieldfare::cli {

namespace {

struct Candidate {
  std::string_view option;
  std::string_view text;
};

std::vector<Candidate> texts_of(const Verb& verb, const Json& members) {
  std::vector<Candidate> out;
  for (const Parameter& parameter : verb.parameters) {
    const auto given = members.find(parameter.member);
    if (given == members.end()) continue;
    if (parameter.kind == Kind::text) {
      out.push_back({parameter.name, given->get_ref<const std::string&>()});
    }
    if (parameter.kind != Kind::texts) continue;
    for (const Json& text : *given) {
      out.push_back({parameter.name, text.get_ref<const std::string&>()});
    }
  }
  return out;
}

/// The text that the findings were made in: the first in which the guard, without any allow list,
/// finds all of them.
const Candidate* text_with(const guard::Findings& findings, const std::vector<Candidate>& texts) {
  const guard::Guard guard;
  for (const Candidate& candidate : texts) {
    const guard::Findings all = guard.check(candidate.text, {});
    const bool holds = std::all_of(findings.begin(), findings.end(), [&](const auto& finding) {
      return std::find(all.begin(), all.end(), finding) != all.end();
    });
    if (holds) return &candidate;
  }
  return nullptr;
}

}  // namespace

Json findings_json(std::string_view text, const guard::Findings& findings) {
  Json out = Json::array();
  utf8::OffsetCounter counter(text);
  for (const guard::Finding& finding : findings) {
    const std::size_t start = counter.at(finding.start);
    out.push_back({{"start", start},
                   {"end", counter.at(finding.end)},
                   {"label", guard::label_name(finding.label)},
                   {"rule", finding.rule},
                   {"tier", guard::tier_name(finding.tier)}});
  }
  return out;
}

Json findings_of(const Error& refusal, const Verb& verb, const Json& members) {
  const auto* told = dynamic_cast<const app::GuardRefusal*>(&refusal);
  if (told == nullptr) return Json::array();
  const std::vector<Candidate> texts = texts_of(verb, members);
  const Candidate* text = text_with(told->findings(), texts);
  if (text == nullptr) return Json::array();
  Json out = findings_json(text->text, told->findings());
  for (Json& finding : out)
    finding["option"] = text->option;
  return out;
}

std::string findings_in_words(const Json& findings) {
  std::string out;
  for (const Json& finding : findings) {
    const auto option = finding.find("option");
    out += fmt::format("  {}characters {} to {}: {} ({}, {})\n",
                       option == finding.end() ? "" : option->get<std::string>() + ", ",
                       finding.at("start").get<std::int64_t>() + 1,
                       finding.at("end").get<std::int64_t>(),
                       finding.at("label").get_ref<const std::string&>(),
                       finding.at("rule").get_ref<const std::string&>(),
                       finding.at("tier").get_ref<const std::string&>());
  }
  return out;
}

}  // namespace fieldfare::cli
