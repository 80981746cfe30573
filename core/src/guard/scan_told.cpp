// People told by where they live, by what they did or by what a relative of theirs is; and the
// words that descriptions are made of.

#include "guard/descriptions.h"
#include "guard/relations.h"

namespace fieldfare::guard {
namespace {

constexpr std::string_view rule = "a description that tells who it is";

}  // namespace

std::size_t led_by(const TokenStream& tokens, std::size_t i,
                   std::initializer_list<WordId> determiners) {
  constexpr std::size_t reach = 4;
  for (std::size_t at = i; at > 0 && at + reach > i; --at) {
    if ((!tokens.adjacent(at - 1) && !tokens.hyphened(at - 1)) ||
        (tokens[at - 1].covered && !tokens[at - 1].allowed))
      break;
    if (one_of_given(tokens[at - 1].id, determiners)) return at - 1;
    if (tokens[at - 1].facts.has(Fact::verb) && tokens[at - 1].facts.level() == 0) break;
  }
  return nowhere;
}

bool word_beside(const TokenStream& tokens, std::size_t i) {
  // The name of a setting that is allowed goes on with the description.
  return tokens.adjacent(i) && (!tokens[i + 1].covered || tokens[i + 1].allowed);
}

std::size_t rest_of_clause(const TokenStream& tokens, std::size_t at, std::size_t reach) {
  std::size_t last = at;
  while (last < at + reach && word_beside(tokens, last) &&
         !one_of(tokens[last + 1].id, {"and", "but", "so", "because", "bc", "which"}))
    ++last;
  return last;
}

namespace {

bool small_words(std::uint64_t id) noexcept {
  return one_of(id, {"the", "a", "an", "his", "her", "their", "our", "that", "one", "no", "only"});
}

/// "the lad who lives on the boat", "the Y8 boy who brought the knife in", "that kid off the telly"
bool scan_who(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const std::string_view word = tokens.word(i);
  const bool year = tokens[i].shape == Shape::code && tokens[i].letters <= 3 &&
                    (word[0] == 'Y' || word[0] == 'y');
  if (!one_child(tokens[i].id) && !some_children(tokens[i].id) && !year) return false;
  const std::size_t first = led_by(tokens, i, {"the", "that", "our"});
  if (first == nowhere) return false;
  // "the pregnant Y10"
  if (year && first + 2 == i &&
      one_of(tokens[i - 1].id, {"pregnant", "trans", "deaf", "blind", "adopted", "fostered"})) {
    scan.add_tokens(first, i, Label::person, Tier::ask, rule);
    return true;
  }
  if (!word_beside(tokens, i)) return false;
  if (one_of(tokens[i + 1].id, {"off", "from"}) && word_beside(tokens, i + 1) &&
      (one_of(tokens[i + 2].id, {"the", "that"}) || tokens[i + 2].shape == Shape::title)) {
    // "off the Granada news", "from the Echo"
    for (std::size_t at = i + 2; at < tokens.size() && at <= i + 5; ++at) {
      if (at > i + 2 && !tokens.adjacent(at - 1)) break;
      const bool shown =
          in_public(tokens, at) || one_of(tokens[at].id, {"yorkshire", "advert", "programme"});
      if (!shown || at < i + 3) continue;
      const bool more = word_beside(tokens, at) && in_public(tokens, at + 1);
      add_description(scan, first, more ? at + 1 : at);
      return true;
    }
    if (tokens[i + 1].id == word_id("off")) return false;
  }
  // "the girl in Y11 who had twins"
  if (one_of(tokens[i + 1].id, {"in", "at"})) i = with_places(tokens, i);
  if (!word_beside(tokens, i)) return false;
  if (!one_of(tokens[i + 1].id, {"who", "that"}) || !word_beside(tokens, i + 1) ||
      !word_beside(tokens, i + 2))
    return false;
  const std::uint64_t does = tokens[i + 2].id;
  const std::uint64_t then = tokens[i + 3].id;
  const bool lives = one_of(does, {"lives", "lived", "live"}) &&
                     one_of(then, {"on", "above", "over", "behind", "opposite"}) &&
                     word_beside(tokens, i + 3) && one_of(tokens[i + 4].id, {"the", "a", "that"}) &&
                     word_beside(tokens, i + 4) &&
                     !one_of(tokens[i + 5].id, {"boundary", "border", "estate", "edge", "street",
                                                "road", "other", "outskirts", "coast", "same"});
  const bool deed =
      (one_of(does, {"brought", "pulled", "carried"}) && one_of(then, {"the", "a"}) &&
       word_beside(tokens, i + 3) &&
       one_of(tokens[i + 4].id, {"knife", "gun", "blade", "machete", "weapon"})) ||
      (does == word_id("had") && one_of(then, {"the", "a"}) && word_beside(tokens, i + 3) &&
       one_of(tokens[i + 4].id, {"baby", "transplant", "stroke", "amputation"})) ||
      (does == word_id("had") && one_of(then, {"twins", "triplets"})) || does == word_id("stabbed");
  if (!lives && !deed) return false;
  add_description(scan, first,
                  lives ? rest_of_clause(tokens, i + 4, 2) : rest_of_clause(tokens, i + 3, 3));
  return true;
}

/// "dad, the caretaker,", "mum (the school cook)", "mum, who is the imam's wife": a relative and
/// what one person is.
bool scan_office_of_kin(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!grown_up(tokens[i].id) || tokens[i].possessive || i + 2 >= tokens.size()) return false;
  const std::string_view gap = tokens.gap_after(i);
  if (gap != ", " && gap != " (" && gap != " = " && gap != " - ") return false;
  std::size_t at = i + 1;
  if (tokens[at].id == word_id("who") && at + 2 < tokens.size() &&
      one_of(tokens[at + 1].id, {"is", "was"}))
    at += 2;
  // "mum (chair of the parent carer forum)"
  const bool the_chair = tokens[at].id == word_id("the") && word_beside(tokens, at) &&
                         one_of(tokens[at + 1].id, {"chair", "treasurer"});
  const std::size_t chair = the_chair ? at + 1 : at;
  if (one_of(tokens[chair].id, {"chair", "treasurer"}) && word_beside(tokens, chair) &&
      tokens[chair + 1].id == word_id("of") && word_beside(tokens, chair + 1) &&
      one_of(tokens[chair + 2].id, {"the", "our"})) {
    add_description(scan, i, rest_of_clause(tokens, chair + 2, 4));
    return true;
  }
  if (tokens[at].id != word_id("the") || !word_beside(tokens, at)) return false;
  for (std::size_t office = at + 1; office < tokens.size() && office < at + 4; ++office) {
    if (!tokens.adjacent(office - 1) || tokens[office].possessive) return false;
    const bool known =
        one_of(tokens[office].id,
               {"caretaker",  "cook",       "vicar",        "imam",       "rabbi",     "priest",
                "butcher",    "baker",      "postman",      "postie",     "mayor",     "mp",
                "landlord",   "landlady",   "lollipop",     "cleaner",    "librarian", "nurse",
                "doctor",     "gp",         "headteacher",  "head",       "deputy",    "senco",
                "governor",   "secretary",  "receptionist", "groundsman", "farmer",    "vet",
                "pharmacist", "councillor", "organist"});
    if (!known) continue;
    // A list of who came ("mum, the SENCo and the head") goes on, a description ends.
    const bool staff = one_of(tokens[office].id,
                              {"senco", "head", "deputy", "gp", "doctor", "nurse", "headteacher",
                               "receptionist", "secretary", "governor", "councillor"});
    const bool lady = tokens[office].id == word_id("lollipop") && word_beside(tokens, office);
    const std::string_view after = tokens.gap_after(lady ? office + 1 : office);
    const bool who = tokens[i + 1].id == word_id("who");
    const bool closed = gap == " (" ? after.starts_with(')') : !after.starts_with(' ') || who;
    if (!closed || (staff && gap == ", " && !who)) return false;
    const bool more = !lady && word_beside(tokens, office) &&
                      one_of(tokens[office + 1].id, {"teacher", "here", "there"});
    scan.add_tokens(i, lady || more ? office + 1 : office, Label::person, Tier::ask, rule);
    return true;
  }
  return false;
}

/// "the head girl", "head boy's sister": a school has one.
bool scan_head_pupil(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (tokens[i].id != word_id("head") || !word_beside(tokens, i) ||
      !one_of(tokens[i + 1].id, {"boy", "girl"}))
    return false;
  const bool the = i > 0 && tokens.adjacent(i - 1) && small_words(tokens[i - 1].id);
  std::size_t first = the ? i - 1 : i;
  std::size_t last = i + 1;
  if (tokens[last].possessive && word_beside(tokens, last) && tokens[last + 1].facts.has(Fact::kin))
    ++last;
  const bool of = first >= 2 && tokens[first - 1].id == word_id("of") &&
                  tokens.adjacent(first - 1) && tokens.adjacent(first - 2) &&
                  tokens[first - 2].facts.has(Fact::kin);
  // "Head boy Ayo": the name says it.
  if (!of && word_beside(tokens, last) && tokens[last + 1].capital()) return false;
  if (of) first -= 2;
  add_description(scan, first, last, rule);
  return true;
}

}  // namespace

bool scan_person_told(Scan& scan, std::size_t i) {
  return scan_who(scan, i) || scan_office_of_kin(scan, i) || scan_head_pupil(scan, i);
}

}  // namespace fieldfare::guard
