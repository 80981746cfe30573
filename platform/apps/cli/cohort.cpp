#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};
const Parameter which = {"COHORT", "cohort", Kind::entity, "The cohort", required, "cohort"};

/// What they share, and how they are chosen: the same for adding and for changing.
std::vector<Parameter> with_what_they_share(std::vector<Parameter> first) {
  const std::initializer_list<Parameter> more = {
      {"--need", "need", Kind::text, "A need that they share"},
      {"--service", "service", Kind::text, "A service that they receive"},
      {"--point", "point", Kind::text, "A point in care or education"},
      {"--criteria", "criteria", Kind::text, "By which practitioners are to show records"},
      {"--activity", "activity", Kind::entity, "The sampling visit or meeting", false, "activity"},
      {"--line", "line", Kind::entity, "The line of enquiry that it tests", false, "line"},
      {"--chosen-by", "chosen_by", Kind::word, "inspector or provider"},
      {"--when", "when", Kind::word, "before or on-site"},
      {"--size", "size", Kind::number, "How many they are"}};
  first.insert(first.end(), more.begin(), more.end());
  return first;
}

std::string print_added(const Json& result) {
  std::string out =
      "Cohort " + short_id(result.at("cohort_id").get<std::string>()) + " is recorded.\n";
  for (const Json& warning : result.at("warnings"))
    out += printable(warning.get<std::string>(), true) + "\n";
  return out;
}

std::string print_list(const Json& result) {
  std::string out;
  for (const Json& one : result.at("cohorts")) {
    out += short_id(one.at("cohort_id").get<std::string>());
    for (const char* part : {"need", "service", "point", "criteria"}) {
      const auto text = one.at(part).get<std::string>();
      if (!text.empty()) out += fmt::format("; {}: {}", part, printable(text, true));
    }
    if (!one.at("size").is_null()) out += fmt::format("; {}", one.at("size").get<std::int64_t>());
    out += "\n";
    for (const Json& about : one.at("cases")) {
      out += fmt::format("  {}{}{}\n", about.at("code").get<std::string>(),
                         about.at("invited").get<bool>() ? ", invited" : "",
                         about.at("met").get<bool>() ? ", met" : "");
    }
    for (const Json& remark : one.at("remarks"))
      out += "  - " + printable(remark.get<std::string>(), true) + "\n";
  }
  return out.empty() ? "There are no cohorts.\n" : out;
}

}  // namespace

Noun cohort_noun() {
  return {
      "cohort",
      "Children and young people sampled for what they share, by code alone",
      {
          {"add", "Records what a cohort shares, before or on site", "cohort.add",
           with_what_they_share({visit}), print_added,
           "fieldfare cohort add --need \"speech and language\" --when before --size 12"},
          {"edit", "Changes what is given", "cohort.edit",
           with_what_they_share(
               {which,
                {"--documents-read", "documents_read", Kind::flag,
                 "Documents about them have been looked at"},
                {"--discussed", "discussed", Kind::flag, "It was discussed with practitioners"},
                {"--withdrawn", "withdrawn", Kind::flag, "It is no cohort"}}),
           done, "fieldfare cohort edit 8de0a1b2 --documents-read"},
          {"case",
           "Puts a sampled case into it, and says whether it was invited and met",
           "cohort.case",
           {which,
            {"--case", "case", Kind::entity, "The sampled case", required, "case"},
            {"--invited", "invited", Kind::flag, "Invited to meet inspectors"},
            {"--met", "met", Kind::flag, "Met inspectors"},
            {"--out", "out", Kind::flag, "Takes it out"}},
           done,
           "fieldfare cohort case 8de0a1b2 --case S7KQ2 --invited --met"},
          {"list",
           "Lists the cohorts, and what the guidance would still have",
           "cohort.list",
           {visit},
           print_list,
           "fieldfare cohort list"},
      },
  };
}

}  // namespace fieldfare::cli
