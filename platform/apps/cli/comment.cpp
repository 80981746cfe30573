#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};

std::string print_added(const Json& result) {
  return "Comment " + short_id(result.at("comment_id").get<std::string>()) + " is recorded.\n";
}

std::string print_list(const Json& result) {
  return table(result.at("comments"),
               {{"comment", "comment_id", Cell::id},
                {"at", "at", Cell::time},
                {"on", "output"},
                {"from", "from"},
                {"state", "state"},
                {"text", "text"},
                {"answer", "answer"},
                {"draft changed", "changed", Cell::mark}},
               "There are no comments.");
}

}  // namespace

Noun comment_noun() {
  return {
      "comment",
      "What the area says about a draft, and the answers",
      {
          {"add",
           "Records a comment on the draft of an output",
           "comment.add",
           {visit,
            {"--output", "output", Kind::word, "summary-note, report or letter", required},
            {"--text", "text", Kind::text, "The comment, or - for standard input", required},
            {"--from", "from", Kind::word, "A role of the framework, such as lano"}},
           print_added,
           "fieldfare comment add --output report --from lano --text \"...\""},
          {"answer",
           "Answers a comment; the final report waits until each has an answer",
           "comment.answer",
           {{"COMMENT", "comment", Kind::entity, "The comment", required, "comment"},
            {"--text", "text", Kind::text, "The answer, or - for standard input", required},
            {"--changed", "changed", Kind::flag, "The draft was changed for it"}},
           done,
           "fieldfare comment answer 8de0a1b2 --changed --text \"...\""},
          {"list",
           "Lists the comments and their answers",
           "comment.list",
           {visit, {"--output", "output", Kind::word, "Only those on this output"}},
           print_list,
           "fieldfare comment list"},
      },
  };
}

}  // namespace fieldfare::cli
