#include "findings.h"

#include <fmt/format.h>

#include <fieldfare/core/utf8.h>

namespace fieldfare::cli {

namespace {

/// The visit whose allow list counts: the one that was named, or the only one there is.
Json visit_for(const Json& members, Session& session) {
  const auto named = members.find("visit");
  if (named != members.end()) return *named;
  const Json visits = session.execute("visit.list").at("visits");
  return visits.size() == 1 ? visits.at(0).at("visit_id") : Json();
}

void append(Json& out, const Parameter& parameter, const Json& text, const Json& visit,
            Session& session) {
  Json request = {{"text", text}};
  if (!visit.is_null()) request["visit"] = visit;
  for (Json finding : session.execute("guard.check", request).at("findings")) {
    finding["option"] = parameter.name;
    out.push_back(std::move(finding));
  }
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

Json findings_in(const Verb& verb, const Json& members, Session& session) {
  Json out = Json::array();
  if (session.opened() == nullptr) return out;
  try {
    const Json visit = visit_for(members, session);
    for (const Parameter& parameter : verb.parameters) {
      const auto given = members.find(parameter.member);
      if (given == members.end()) continue;
      if (parameter.kind == Kind::text) append(out, parameter, *given, visit, session);
      if (parameter.kind != Kind::texts) continue;
      for (const Json& text : *given)
        append(out, parameter, text, visit, session);
    }
  } catch (const Error&) {
    // The refusal itself is what counts; without the details it is still told.
  }
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
