#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

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
    if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) allow.add(line, guard::AllowedAs::setting);
  }
  return allow;
}

/// The answer to one line, or nothing when it is no object with an id and a text.
std::optional<std::string> checked_line(std::string_view line, const guard::Guard& guard,
                                        const guard::AllowList& allow) {
  const Json in = Json::parse(line, nullptr, false);
  if (!in.is_object() || !in.contains("id") || !in.contains("text") || !in["text"].is_string())
    return std::nullopt;
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

/// A line that cannot be read is told on stderr, by its number alone, and the rest goes on: one bad
/// line must not hide what the others hold. It gets no answer, for "no spans" would call it clean.
Outcome check_lines(const Json& values) {
  constexpr std::size_t told_one_by_one = 20;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const guard::Guard guard;
  const auto file = values.find("allow");
  const guard::AllowList allow =
      file == values.end() ? guard::AllowList() : read_allow_list(file->get<std::string>());
  std::size_t number = 0;
  std::size_t bad = 0;
  for (std::string line; std::getline(std::cin, line);) {
    std::string_view content = line;
    if (++number == 1 && content.starts_with(byte_order_mark))
      content.remove_prefix(byte_order_mark.size());
    if (content.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (const auto answer = checked_line(content, guard, allow)) {
      std::cout << *answer;
    } else if (++bad <= told_one_by_one) {
      std::cerr << fmt::format("Line {} is not an object with an id and a text; passed over.\n",
                               number);
    }
  }
  if (bad > 0) {
    std::cerr << fmt::format(
        "{} of {} lines could not be read. Each looks like {{\"id\":\"1\",\"text\":\"...\"}}.\n",
        bad, number);
  }
  if (!std::cout.flush()) {
    throw Error(ErrorCode::internal, "The findings could not be written.",
                "Give standard output more room, or another place.");
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
          {"disallow",
           "Takes back that a phrase is allowed; what was written stays",
           "guard.disallow",
           {{"--visit", "visit", Kind::visit, "The visit, when there are several"},
            {"--phrase", "phrase", Kind::text, "The phrase", required}},
           [](const Json&) { return std::string("The phrase is asked about again.\n"); },
           "fieldfare guard disallow --phrase \"Rowan House\""},
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
