#include <fmt/format.h>

#include "nouns.h"
#include "print.h"
#include "session.h"
#include "watch.h"

namespace fieldfare::cli {

namespace {

Outcome import(Session& session, const Json& values) {
  Json members = values;
  const bool dry = members.value("dry_run", false);
  members.erase("dry_run");
  if (dry) members.erase("as_at");
  app::Notebook& notebook = session.notebook();
  const Watch watch(notebook, "Reading");
  Outcome outcome;
  outcome.result = session.execute(dry ? "cases.preview" : "cases.import", members);
  return outcome;
}

std::string print_import(const Json& result) {
  std::string out =
      fmt::format("{}.\n\n", counted(result.at("rows").get<std::int64_t>(), "row", "rows"));
  out += table(result.at("columns"),
               {{"column", "column"},
                {"heading", "heading"},
                {"is", "state"},
                {"field", "field"},
                {"filled", "filled"},
                {"unread", "unread"},
                {"withheld", "withheld"},
                {"why", "why"}},
               "The sheet has no columns.");
  for (const Json& warning : result.at("warnings"))
    out += "\n" + printable(warning.get<std::string>(), true);
  if (!result.at("missing").empty()) {
    out += "\nFields that no column fills:";
    for (const Json& field : result.at("missing"))
      out += " " + field.get<std::string>();
    out += "\n";
  }
  return out;
}

std::string print_data(const Json& result) {
  std::string out;
  for (const Json& list : result.at("lists")) {
    const auto as_at = list.at("as_at").get<std::string>();
    out += fmt::format("{}{}, taken in {}{}\n\n",
                       list.at("title").get<std::string>().empty()
                           ? std::string()
                           : printable(list.at("title").get<std::string>(), true) + ": ",
                       counted(list.at("rows").get<std::int64_t>(), "row", "rows"),
                       local_time(list.at("imported_at").get<std::string>()),
                       as_at.empty() ? std::string() : ", as at " + local_date(as_at));
    out += table(list.at("fields"),
                 {{"field", "field"},
                  {"filled", "filled"},
                  {"different values", "values"},
                  {"for choosing only", "special_category", Cell::mark},
                  {"title", "title"}},
                 "It has no fields.") +
           "\n";
  }
  return out.empty() ? "No list has been imported on this device.\n" : out;
}

std::string print_rows(const Json& result) {
  std::string out;
  for (const Json& row : result.at("rows")) {
    out += fmt::format("{:>8}", row.at("row").get<std::string>());
    const auto code = row.at("case_code").get<std::string>();
    if (!code.empty()) out += fmt::format("  [{}]", code);
    for (const Json& value : row.at("values")) {
      out += fmt::format("  {}: {}", value.at("field").get<std::string>(),
                         printable(value.at("value").get<std::string>(), true));
    }
    out += "\n";
  }
  return out + counted(result.at("total").get<std::int64_t>(), "row fits", "rows fit") + ".\n";
}

std::string print_rules(const Json& rules) {
  return table(rules,
               {{"rule", "text"}, {"how firmly", "strength"}, {"state", "state"}, {"why", "why"}},
               "The framework has no rules on the choice.");
}

std::string print_warnings(const Json& result) {
  std::string out;
  for (const Json& warning : result.at("warnings"))
    out += "! " + printable(warning.get<std::string>(), true) + "\n";
  return out;
}

std::string print_proposal(const Json& result) {
  std::string out = fmt::format(
      "{} of {} on the list who may be chosen:\n\n",
      counted(static_cast<std::int64_t>(result.at("proposal").size()), "person", "people"),
      result.at("eligible").get<std::int64_t>());
  for (const Json& one : result.at("proposal")) {
    const auto reference = one.at("reference").get<std::string>();
    const auto code = one.at("case_code").get<std::string>();
    out += fmt::format("Row {}{}{}\n ", one.at("row").get<std::string>(),
                       reference.empty() ? "" : ", reference " + printable(reference, true),
                       code.empty() ? "" : ", case " + code);
    for (const Json& value : one.at("values")) {
      out += fmt::format(" {}: {};", value.at("field").get<std::string>(),
                         printable(value.at("value").get<std::string>(), true));
    }
    out += "\n  " + printable(one.at("why").get<std::string>(), true) + "\n\n";
  }
  return out + print_rules(result.at("rules")) + "\n" + print_warnings(result);
}

std::string print_selected(const Json& result) {
  return table(result.at("cases"),
               {{"case", "code"},
                {"row", "row"},
                {"reference", "reference"},
                {"says", "attributes", Cell::list},
                {"would say too much", "left_out", Cell::list}},
               "No case was made.") +
         "\n" + print_rules(result.at("rules")) + "\n" + print_warnings(result);
}

std::string print_check(const Json& result) {
  if (!result.at("checked").get<bool>())
    return "Nothing that the list on this device holds is said.\n";
  return table(result.at("said"),
               {{"field", "title"}, {"says", "value"}, {"people without it", "rows_without"}}, "") +
         "\n" +
         counted(result.at("rows").get<std::int64_t>(), "person on the list fits",
                 "people on the list fit") +
         ".\n" + print_warnings(result);
}

std::string print_wiped(const Json& result) {
  return counted(result.at("rows").get<std::int64_t>(), "row is", "rows are") +
         " wiped from this device.\n";
}

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

Verb import_verb() {
  return {"import",
          "Takes in the area's pseudonymised list; what identifies is refused",
          "",
          {visit,
           {"FILE", "file", Kind::file, "An Excel workbook (.xlsx) or a CSV file", required},
           {"--as-at", "as_at", Kind::word, "The day that the area's figures are of, a date"},
           {"--map", "map", Kind::words,
            "Which column fills what: C=age, \"Primary need=needs\", D=ignore; may be repeated"},
           {"--sheet", "sheet", Kind::word, "A sheet's name or number (the one that fits best)"},
           {"--list", "list", Kind::word, "Which of the framework's lists it is (the first)"},
           {"--dry-run", "dry_run", Kind::flag, "Shows what would be taken and keeps nothing"}},
          print_import,
          "fieldfare cases import list.xlsx --as-at 2026-06-01 --dry-run",
          import};
}

}  // namespace

Noun cases_noun() {
  return {
      "cases",
      "The pseudonymised lists from which cases are chosen",
      {
          import_verb(),
          {"data",
           "What this device holds of the area's lists",
           "cases.data",
           {visit},
           print_data,
           "fieldfare cases data"},
          {"rows",
           "Rows of the lists, for a choice by hand",
           "cases.rows",
           {visit,
            {"--where", "where", Kind::words,
             "support=sen-support, age=14-16, needs=autism; may be repeated"},
            {"--offset", "offset", Kind::number, "How many to pass over"},
            {"--limit", "limit", Kind::number, "How many to show (100)"}},
           print_rows,
           "fieldfare cases rows --where age=14-15 --where support=sen-support"},
          {"propose",
           "Proposes whom to track, with the reasons",
           "cases.propose",
           {visit,
            {"--count", "count", Kind::number, "How many (as the framework says)"},
            {"--with", "with", Kind::words, "A row that is to be in; may be repeated"},
            {"--without", "without", Kind::words, "A row that is not; may be repeated"}},
           print_proposal,
           "fieldfare cases propose --without 17"},
          {"select",
           "Makes tracked cases from rows and looks at the rules again",
           "cases.select",
           {visit,
            {"ROW", "rows", Kind::words, "The rows", required},
            {"--reason", "reason", Kind::text, "What was weighed"},
            {"--line", "line", Kind::entity, "The line of enquiry that they are to test", false,
             "line"}},
           print_selected,
           "fieldfare cases select 17 204 365"},
          {"check",
           "Tells how many people of the lists a description fits",
           "combination.check",
           {visit,
            {"--text", "text", Kind::text, "What is to be written"},
            {"--case", "case", Kind::entity, "Together with what this case says", false, "case"},
            {"--age", "age", Kind::number, "An age"},
            {"--phase", "phase", Kind::text, "A phase of education"},
            {"--attribute", "attributes", Kind::texts, "May be repeated"}},
           print_check,
           "fieldfare cases check --text \"A 14-year-old with autism at Rowan House\""},
          {"wipe",
           "Wipes the lists from this device",
           "cases.wipe",
           {visit},
           print_wiped,
           "fieldfare cases wipe"},
      },
  };
}

}  // namespace fieldfare::cli
