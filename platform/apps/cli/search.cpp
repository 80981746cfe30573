#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

std::string print_hits(const Json& result) {
  return table(
      result.at("hits"),
      {{"note", "note_id", Cell::id}, {"written", "captured_at", Cell::time}, {"text", "snippet"}},
      "No note holds these words.");
}

}  // namespace

Noun search_noun() {
  return {
      "search",
      "Full text over the notes of a visit",
      {
          {"",
           "Finds notes that hold every word, the last as a beginning",
           "search",
           {{"--visit", "visit", Kind::visit, "The visit, when there are several"},
            {"--limit", "limit", Kind::number, "At most so many (100)"},
            {"QUERY", "query", Kind::word, "The words", required}},
           print_hits,
           "fieldfare search \"waiting list\""},
      },
  };
}

}  // namespace fieldfare::cli
