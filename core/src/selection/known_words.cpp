#include "selection/known_words.h"

#include <algorithm>
#include <array>
#include <map>

namespace fieldfare::selection {

namespace {

struct Word {
  std::string_view words;
  std::string_view value;
};

constexpr auto genders = std::to_array<Word>({
    {"m", "male"},
    {"male", "male"},
    {"boy", "male"},
    {"man", "male"},
    {"f", "female"},
    {"female", "female"},
    {"girl", "female"},
    {"woman", "female"},
    {"nb", "non-binary"},
    {"non binary", "non-binary"},
    {"nonbinary", "non-binary"},
});

/// School census, ethnicity codes (DfE, CBDS 2024), and how they are written out.
constexpr auto ethnicities = std::to_array<Word>({
    {"wbri", "White British"},
    {"white british", "White British"},
    {"white english", "White British"},
    {"white welsh", "White British"},
    {"white english welsh scottish northern irish british", "White British"},
    {"wiri", "White Irish"},
    {"white irish", "White Irish"},
    {"wirt", "Traveller of Irish heritage"},
    {"irish traveller", "Traveller of Irish heritage"},
    {"traveller of irish heritage", "Traveller of Irish heritage"},
    {"wrom", "Gypsy/Roma"},
    {"gypsy roma", "Gypsy/Roma"},
    {"gypsy", "Gypsy/Roma"},
    {"roma", "Gypsy/Roma"},
    {"woth", "Any other White background"},
    {"white other", "Any other White background"},
    {"other white", "Any other White background"},
    {"any other white background", "Any other White background"},
    {"mwbc", "White and Black Caribbean"},
    {"white and black caribbean", "White and Black Caribbean"},
    {"mwba", "White and Black African"},
    {"white and black african", "White and Black African"},
    {"mwas", "White and Asian"},
    {"white and asian", "White and Asian"},
    {"moth", "Any other mixed background"},
    {"any other mixed background", "Any other mixed background"},
    {"mixed other", "Any other mixed background"},
    {"mixed", "Any other mixed background"},
    {"aind", "Indian"},
    {"indian", "Indian"},
    {"apkn", "Pakistani"},
    {"pakistani", "Pakistani"},
    {"aban", "Bangladeshi"},
    {"bangladeshi", "Bangladeshi"},
    {"aoth", "Any other Asian background"},
    {"asian other", "Any other Asian background"},
    {"any other asian background", "Any other Asian background"},
    {"chne", "Chinese"},
    {"chinese", "Chinese"},
    {"bcrb", "Black Caribbean"},
    {"black caribbean", "Black Caribbean"},
    {"bafr", "Black African"},
    {"black african", "Black African"},
    {"both", "Any other Black background"},
    {"black other", "Any other Black background"},
    {"any other black background", "Any other Black background"},
    {"ooth", "Any other ethnic group"},
    {"arab", "Any other ethnic group"},
    {"any other ethnic group", "Any other ethnic group"},
    {"other ethnic group", "Any other ethnic group"},
});

/// School census, types of need (SEN code sets), and a few diagnoses that lists name.
constexpr auto needs = std::to_array<Word>({
    {"asd", "autism"},
    {"asc", "autism"},
    {"autism", "autism"},
    {"autistic", "autism"},
    {"autistic spectrum disorder", "autism"},
    {"autism spectrum disorder", "autism"},
    {"autistic spectrum condition", "autism"},
    {"semh", "social, emotional and mental health"},
    {"social emotional and mental health", "social, emotional and mental health"},
    {"social emotional mental health", "social, emotional and mental health"},
    {"slcn", "speech, language and communication"},
    {"speech language and communication", "speech, language and communication"},
    {"speech language and communication needs", "speech, language and communication"},
    {"speech and language", "speech, language and communication"},
    {"spld", "specific learning difficulty"},
    {"specific learning difficulty", "specific learning difficulty"},
    {"dyslexia", "specific learning difficulty"},
    {"dyslexic", "specific learning difficulty"},
    {"mld", "moderate learning difficulty"},
    {"moderate learning difficulty", "moderate learning difficulty"},
    {"moderate learning difficulties", "moderate learning difficulty"},
    {"sld", "severe learning difficulty"},
    {"severe learning difficulty", "severe learning difficulty"},
    {"severe learning difficulties", "severe learning difficulty"},
    {"pmld", "profound and multiple learning difficulty"},
    {"profound and multiple learning difficulty", "profound and multiple learning difficulty"},
    {"profound and multiple learning difficulties", "profound and multiple learning difficulty"},
    {"hi", "hearing impairment"},
    {"hearing impairment", "hearing impairment"},
    {"hearing impaired", "hearing impairment"},
    {"deaf", "hearing impairment"},
    {"vi", "visual impairment"},
    {"vision impairment", "visual impairment"},
    {"visual impairment", "visual impairment"},
    {"visually impaired", "visual impairment"},
    {"blind", "visual impairment"},
    {"msi", "multi-sensory impairment"},
    {"multi sensory impairment", "multi-sensory impairment"},
    {"deafblind", "multi-sensory impairment"},
    {"pd", "physical disability"},
    {"physical disability", "physical disability"},
    {"physical disabilities", "physical disability"},
    {"cerebral palsy", "physical disability"},
    {"ds", "Down syndrome"},
    {"down syndrome", "Down syndrome"},
    {"downs syndrome", "Down syndrome"},
    {"adhd", "ADHD"},
    {"attention deficit hyperactivity disorder", "ADHD"},
    {"epilepsy", "epilepsy"},
    {"epileptic", "epilepsy"},
    {"oth", "other difficulty"},
    {"other difficulty disability", "other difficulty"},
    {"other difficulty or disability", "other difficulty"},
    {"nsa", "no specialist assessment"},
    {"no specialist assessment", "no specialist assessment"},
    {"sen support but no specialist assessment of type of need", "no specialist assessment"},
});

constexpr auto categories = std::to_array<Word>({
    {"sen support", "sen-support"},
    {"sens", "sen-support"},
    {"k", "sen-support"},
    {"sen support k", "sen-support"},
    {"send support", "sen-support"},
    {"ehcp", "ehc-plan"},
    {"ehc plan", "ehc-plan"},
    {"ehc", "ehc-plan"},
    {"e", "ehc-plan"},
    {"education health and care plan", "ehc-plan"},
    {"has plan", "ehc-plan"},
    {"plan in place", "ehc-plan"},
    {"final plan", "ehc-plan"},
    {"in assessment", "in-assessment"},
    {"assessment", "in-assessment"},
    {"under assessment", "in-assessment"},
    {"being assessed", "in-assessment"},
    {"assessment in progress", "in-assessment"},
    {"ehcna", "in-assessment"},
    {"needs assessment", "in-assessment"},
    {"requested", "in-assessment"},
    {"none", "none"},
    {"no plan", "none"},
    {"no ehcp", "none"},
    {"no ehc plan", "none"},
    {"never", "none"},
    {"no sen", "none"},
    {"n", "none"},
    {"current", "current"},
    {"active", "current"},
    {"maintained plan", "current"},
    {"in place", "current"},
    {"previous", "previous"},
    {"previously", "previous"},
    {"past", "previous"},
    {"ceased", "previous"},
    {"lapsed", "previous"},
    {"ended", "previous"},
    {"had ehcp", "previous"},
    {"previous ehcp", "previous"},
    {"health", "health"},
    {"health services", "health"},
    {"camhs", "health"},
    {"therapy", "health"},
    {"therapies", "health"},
    {"speech and language therapy", "health"},
    {"occupational therapy", "health"},
    {"physiotherapy", "health"},
    {"community paediatrics", "health"},
    {"social care", "social-care"},
    {"childrens social care", "social-care"},
    {"adult social care", "social-care"},
    {"csc", "social-care"},
    {"cin", "social-care"},
    {"child in need", "social-care"},
    {"cp", "social-care"},
    {"child protection", "social-care"},
    {"social worker", "social-care"},
    {"state maintained", "state-maintained"},
    {"maintained", "state-maintained"},
    {"state", "state-maintained"},
    {"state funded", "state-maintained"},
    {"academy", "state-maintained"},
    {"free school", "state-maintained"},
    {"la maintained", "state-maintained"},
    {"independent", "independent"},
    {"independent", "independent-registered"},
    {"independent registered", "independent-registered"},
    {"registered independent", "independent-registered"},
    {"independent and registered", "independent-registered"},
    {"registered", "independent-registered"},
    {"independent registered", "independent"},
    {"unregistered", "unregistered"},
    {"independent unregistered", "unregistered"},
    {"unregistered", "independent-unregistered"},
    {"independent unregistered", "independent-unregistered"},
    {"independent and unregistered", "independent-unregistered"},
    {"in area", "in-area"},
    {"in", "in-area"},
    {"in county", "in-area"},
    {"in borough", "in-area"},
    {"in city", "in-area"},
    {"local", "in-area"},
    {"out of area", "out-of-area"},
    {"out", "out-of-area"},
    {"ooa", "out-of-area"},
    {"out of county", "out-of-area"},
    {"out of borough", "out-of-area"},
    {"out of authority", "out-of-area"},
    {"full time", "full-time"},
    {"full", "full-time"},
    {"ft", "full-time"},
    {"part time", "part-time"},
    {"part", "part-time"},
    {"pt", "part-time"},
    {"single", "single"},
    {"sole", "single"},
    {"single registered", "single"},
    {"single registration", "single"},
    {"dual", "dual"},
    {"dual registered", "dual"},
    {"dual registration", "dual"},
});

constexpr auto yes_words = std::to_array<std::string_view>({"yes", "y", "true", "1", "x", "tick"});
constexpr auto no_words = std::to_array<std::string_view>({"no", "n", "false", "0"});
constexpr auto unknown_words = std::to_array<std::string_view>(
    {"", "unknown", "not known", "n a", "na", "null", "nobt", "refused", "refu", "not obtained",
     "information not obtained", "not recorded", "tbc", "blank", "not applicable", "not stated"});

template <std::size_t N>
std::optional<std::string_view> find(const std::array<Word, N>& list, std::string_view text) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Word& word) { return word.words == text; });
  return found == list.end() ? std::nullopt : std::optional(found->value);
}

template <std::size_t N>
void add_words(std::vector<WordsFor>& out, std::string_view field, const std::array<Word, N>& list,
               std::size_t shortest) {
  for (const Word& word : list) {
    if (word.words.size() >= shortest) out.push_back({field, word.value, word.words});
  }
}

}  // namespace

std::optional<std::string_view> known_gender(std::string_view text) {
  return find(genders, text);
}

std::optional<std::string_view> known_ethnicity(std::string_view text) {
  return find(ethnicities, text);
}

std::optional<std::string_view> known_need(std::string_view text) {
  return find(needs, text);
}

std::vector<std::string_view> known_categories(std::string_view text) {
  std::vector<std::string_view> out;
  for (const Word& word : categories) {
    if (word.words == text) out.push_back(word.value);
  }
  return out;
}

std::optional<bool> known_flag(std::string_view text) {
  if (std::find(yes_words.begin(), yes_words.end(), text) != yes_words.end()) return true;
  if (std::find(no_words.begin(), no_words.end(), text) != no_words.end()) return false;
  return std::nullopt;
}

bool says_unknown(std::string_view text) {
  return std::find(unknown_words.begin(), unknown_words.end(), text) != unknown_words.end();
}

const std::vector<WordsFor>& all_known_words() {
  static const std::vector<WordsFor> all = [] {
    std::vector<WordsFor> out;
    add_words(out, "gender", genders, 3);
    add_words(out, "ethnicity", ethnicities, 4);
    add_words(out, "needs", needs, 3);
    for (const auto words : {"looked after", "in care", "child in care", "lac", "foster care"})
      out.push_back({"looked-after", "yes", words});
    for (const auto words : {"ehcp", "ehc plan", "education health and care plan"}) {
      out.push_back({"support", "ehc-plan", words});
      out.push_back({"ehc-status", "current", words});
    }
    out.push_back({"support", "sen-support", "sen support"});
    for (const auto words : {"social care", "social worker", "child in need", "child protection"})
      out.push_back({"involvement", "social-care", words});
    out.push_back({"alternative-provision", "yes", "alternative provision"});
    out.push_back({"setting-area", "out-of-area", "out of area"});
    out.push_back({"residential", "yes", "residential"});
    return out;
  }();
  return all;
}

}  // namespace fieldfare::selection
