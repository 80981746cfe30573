#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include <fieldfare/core/guard/guard.h>
#include <fieldfare/core/utf8.h>

#include "findings.h"
#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

/// One phrase a line; empty lines are passed over.
guard::AllowList read_allow_list(const std::string& file) {
  std::ifstream in(file);
  if (!in) {
    throw Error(ErrorCode::usage, fmt::format("The list {} cannot be read.", file),
                "It holds one allowed phrase on each line.");
  }
  guard::AllowList allow;
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) allow.add(line, guard::AllowedAs::setting);
  }
  return allow;
}

std::string checked_line(const std::string& line, std::size_t number, const guard::Guard& guard,
                         const guard::AllowList& allow) {
  const Json in = Json::parse(line, nullptr, false);
  if (!in.is_object() || !in.contains("id") || !in.contains("text") || !in["text"].is_string()) {
    throw Error(ErrorCode::usage,
                fmt::format("Line {} is not an object with an id and a text.", number),
                R"(Each line looks like {"id":"1","text":"..."}.)");
  }
  const auto& text = in["text"].get_ref<const std::string&>();
  std::string out = "{\"id\":" + in["id"].dump() + ",\"spans\":[";
  utf8::OffsetCounter counter(text);
  const char* comma = "";
  for (const guard::Finding& finding : guard.check(text, allow)) {
    const std::size_t start = counter.at(finding.start);
    out += fmt::format(R"({}{{"start":{},"end":{},"label":"{}"}})", comma, start,
                       counter.at(finding.end), guard::label_name(finding.label));
    comma = ",";
  }
  return out + "]}\n";
}

Outcome check_lines(const Json& values) {
  const guard::Guard guard;
  const auto file = values.find("allow");
  const guard::AllowList allow =
      file == values.end() ? guard::AllowList() : read_allow_list(file->get<std::string>());
  std::size_t number = 0;
  for (std::string line; std::getline(std::cin, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::cout << checked_line(line, number, guard, allow);
  }
  return {{}, 0, true};
}

Outcome check(Session& session, const Json& values) {
  if (values.contains("jsonl")) return check_lines(values);
  if (!values.contains("text")) {
    throw Error(ErrorCode::usage, "There is nothing to check.",
                "Give --text TEXT, or --jsonl and lines on standard input.");
  }
  Outcome outcome;
  if (values.contains("visit")) {
    outcome.result = session.execute("guard.check",
                                     {{"text", values.at("text")}, {"visit", values.at("visit")}});
  } else {
    const auto& text = values.at("text").get_ref<const std::string&>();
    const auto file = values.find("allow");
    const guard::AllowList allow =
        file == values.end() ? guard::AllowList() : read_allow_list(file->get<std::string>());
    outcome.result["findings"] = findings_json(text, guard::Guard().check(text, allow));
  }
  if (!outcome.result.at("findings").empty()) {
    outcome.exit = exit_code(ErrorCode::guard_refused);
  }
  return outcome;
}

std::string print_check(const Json& result) {
  const Json& findings = result.at("findings");
  if (findings.empty()) return "The guard finds nothing.\n";
  return fmt::format("{}\n{}",
                     counted(static_cast<std::int64_t>(findings.size()), "finding:", "findings:"),
                     findings_in_words(findings));
}

std::string print_allowed(const Json&) {
  return "The phrase may stand in this visit's text.\n";
}

}  // namespace

Noun guard_noun() {
  return {
      "guard",
      "The identity guard",
      {
          {"check",
           "What the guard would stop; needs no store",
           "",
           {{"--text", "text", Kind::text, "The text; - reads standard input"},
            {"--jsonl", "jsonl", Kind::flag, "Checks lines {\"id\",\"text\"} of standard input"},
            {"--allow", "allow", Kind::file, "A file with one allowed phrase on each line"},
            {"--visit", "visit", Kind::any_visit, "With this visit's allow list"}},
           print_check,
           "fieldfare guard check --text \"...\"",
           check},
          {"allow",
           "Allows a whole phrase in a visit",
           "guard.allow",
           {{"--visit", "visit", Kind::visit, "The visit, when there are several"},
            {"--phrase", "phrase", Kind::text, "The phrase", required},
            {"--as", "as", Kind::word, "setting, place, staff-role or not-a-person", required}},
           print_allowed,
           "fieldfare guard allow --phrase \"Rowan House\" --as setting"},
          {"allowed",
           "Lists the phrases that a visit allows",
           "guard.allowed",
           {{"--visit", "visit", Kind::visit, "The visit, when there are several"}},
           [](const Json& result) {
             std::string out;
             for (const Json& phrase : result.at("phrases")) {
               out += printable(phrase.get<std::string>(), true) + "\n";
             }
             return out.empty() ? std::string("Nothing is allowed yet.\n") : out;
           },
           "fieldfare guard allowed"},
      },
  };
}

}  // namespace fieldfare::cli
