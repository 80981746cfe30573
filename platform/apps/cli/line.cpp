#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};
const Parameter line = {"LINE", "line", Kind::entity, "The line of enquiry", required, "line"};
const Parameter note = {"--note", "note", Kind::entity, "The note", required, "note"};

std::string print_added(const Json& result) {
  return fmt::format("Line of enquiry {} is added.\n",
                     short_id(result.at("line_id").get<std::string>()));
}

std::string print_list(const Json& result) {
  return table(result.at("lines"),
               {{"line", "line_id", Cell::id},
                {"state", "state"},
                {"result", "result"},
                {"author", "author"},
                {"criteria", "criteria", Cell::list},
                {"for", "for"},
                {"against", "against"},
                {"neither", "neither"},
                {"in conflict", "conflicted", Cell::mark},
                {"text", "text"},
                {"next step", "next_step"},
                {"outcome", "outcome"}},
               "There are no lines of enquiry yet.");
}

std::string text(const Json& row, const char* member) {
  return printable(row.at(member).get<std::string>(), true);
}

std::string print_show(const Json& result) {
  const Json& about = result.at("line");
  std::string out = fmt::format("{} ({})\n", text(about, "text"), text(about, "state"));
  const auto tell = [&](std::string_view heading, const std::string& what) {
    if (!what.empty()) out += fmt::format("{}: {}\n", heading, what);
  };
  std::string origin = text(about, "origin");
  for (const std::string& more : {text(result, "origin_in_words"), text(about, "origin_detail")}) {
    if (!more.empty()) origin += (origin.empty() ? "" : ", ") + more;
  }
  tell("From", origin);
  tell("Next step", text(about, "next_step"));
  tell("Result", text(about, "result"));
  tell("Outcome", text(about, "outcome"));
  for (const Json& one : result.at("notes")) {
    out += fmt::format("\n{}  {}  {}, {}\n{}\n", text(one, "stance"),
                       short_id(one.at("note_id").get<std::string>()), text(one, "author"),
                       text(one, "activity"), printable(one.at("text").get<std::string>()));
  }
  if (const auto hidden = result.at("hidden").get<std::int64_t>(); hidden > 0)
    out += fmt::format("\n{} not here or not for you.\n",
                       counted(hidden, "linked note is", "linked notes are"));
  std::string cases;
  for (const Json& code : result.at("cases"))
    cases += (cases.empty() ? "\nCases chosen to test it: " : ", ") + code.get<std::string>();
  if (!cases.empty()) out += cases + "\n";
  for (const Json& gap : result.at("gaps"))
    out += "\n" + gap.get<std::string>();
  return result.at("gaps").empty() ? out : out + "\n";
}

std::string print_closed(const Json& result) {
  const auto warning = result.at("warning").get<std::string>();
  return "The line of enquiry is closed.\n" + (warning.empty() ? "" : warning + "\n");
}

std::vector<Parameter> with_origin(std::vector<Parameter> first) {
  const std::vector<Parameter> origin = {
      {"--criterion", "criteria", Kind::words, "A theme or question; may be repeated"},
      {"--from", "origin", Kind::word, "document, survey, meeting, note, tracking or other"},
      {"--from-note", "origin_id", Kind::entity, "The note it came up in", false, "note"},
      {"--from-activity", "origin_id", Kind::entity, "The activity it came up in", false,
       "activity"},
      {"--from-detail", "origin_detail", Kind::text, "For example the requested item's number"},
      {"--next", "next_step", Kind::text, "What to do next"},
  };
  first.insert(first.end(), origin.begin(), origin.end());
  return first;
}

}  // namespace

Noun line_noun() {
  return {
      "line",
      "Lines of enquiry, from their origin to the notes that test them",
      {
          {"add", "Adds a line of enquiry", "line.add",
           with_origin({visit, {"--text", "text", Kind::text, "What to find out", required}}),
           print_added, "fieldfare line add --criterion LO2.2 --from survey --text \"...\""},
          {"list",
           "Lists the lines of enquiry",
           "line.list",
           {visit, {"--state", "state", Kind::word, "open or closed"}},
           print_list,
           "fieldfare line list --state open"},
          {"show",
           "A line, and the notes for and against it",
           "line.show",
           {line},
           print_show,
           "fieldfare line show 0c44de19"},
          {"update", "Changes what is given", "line.update",
           with_origin({line, {"--text", "text", Kind::text, "The new wording"}}), done,
           "fieldfare line update 0c44de19 --next \"...\""},
          {"link",
           "Says that a note tests it",
           "line.link",
           {line, note, {"--stance", "stance", Kind::word, "for, against or neither (neither)"}},
           done,
           "fieldfare line link 0c44de19 --note 90b1c2d3 --stance for"},
          {"unlink",
           "Takes a link back",
           "line.unlink",
           {line, note},
           done,
           "fieldfare line unlink 0c44de19 --note 90b1c2d3"},
          {"close",
           "Closes a line of enquiry",
           "line.close",
           {line,
            {"--outcome", "outcome", Kind::text, "What came of it"},
            {"--result", "result", Kind::word, "confirmed, partly, not-confirmed or set-aside"}},
           print_closed,
           "fieldfare line close 0c44de19 --result confirmed --outcome \"...\""},
          {"reopen",
           "Opens it again",
           "line.reopen",
           {line},
           done,
           "fieldfare line reopen 0c44de19"},
      },
  };
}

}  // namespace fieldfare::cli
