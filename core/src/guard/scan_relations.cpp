#include "guard/scan.h"

namespace fieldfare::guard {
namespace {

bool close_relative(std::uint64_t id) noexcept {
  return one_of(id, {"son",        "sons",  "daughter", "daughters",    "child",    "children",
                     "kid",        "kids",  "niece",    "nephew",       "grandson", "granddaughter",
                     "grandchild", "wife",  "husband",  "partner",      "brother",  "sister",
                     "twin",       "twins", "stepson",  "stepdaughter", "boy",      "girl",
                     "cousin",     "lad",   "boys",     "girls",        "baby",     "ex-wife",
                     "godson",     "mum",   "mother"});
}

/// Words that belong to the office before it: "the deputy headteacher", "the local vicar".
bool office_word(const Token& token) noexcept {
  return one_of(token.id, {"deputy", "assistant", "local", "parish", "village", "lead", "former",
                           "ex", "school", "chair", "of", "vice", "council", "town"});
}

}  // namespace

void scan_relations(Scan& scan) {
  constexpr std::string_view rule = "a relation that tells who it is";
  const TokenStream& tokens = scan.tokens();
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].covered || !tokens[i].facts.has(Fact::profession)) continue;
    std::size_t first = i;
    while (first > 0 && tokens.adjacent(first - 1) && office_word(tokens[first - 1]))
      --first;
    const bool plain_child = one_of(tokens[i].id, {"baby"});
    if (tokens[i].possessive && !plain_child) {
      // An adjective may stand between: "the vicar's youngest daughter".
      for (std::size_t at = i + 1; at < tokens.size() && at <= i + 2 && tokens.adjacent(at - 1);
           ++at) {
        if (!close_relative(tokens[at].id)) continue;
        scan.add_tokens(first, at, Label::person, Tier::ask, rule);
        break;
      }
      continue;
    }
    // "son of the mayor"
    std::size_t back = first;
    while (back > 0 && tokens.adjacent(back - 1) &&
           one_of(tokens[back - 1].id, {"the", "a", "our", "their", "local", "former"}))
      --back;
    if (back >= 2 && tokens[back - 1].id == word_id("of") && close_relative(tokens[back - 2].id) &&
        tokens.adjacent(back - 1) && tokens.adjacent(back - 2) &&
        !one_of(tokens[back - 2].id, {"mum", "mother", "children", "boys", "girls"}))
      scan.add_tokens(back - 2, i, Label::person, Tier::ask, rule);
  }
}

}  // namespace fieldfare::guard
