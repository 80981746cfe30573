#include "selection/headings.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fieldfare/core/selection/limits.h>

namespace fieldfare::selection {

namespace {

struct Synonyms {
  std::string_view field;
  std::string_view phrase;
};

/// What authorities write over their columns beside the headings that a framework names.
constexpr auto synonyms = std::to_array<Synonyms>({
    {"reference", "id"},
    {"reference", "anonymised id"},
    {"reference", "anonymised reference"},
    {"reference", "anon id"},
    {"reference", "pseudo id"},
    {"reference", "unique reference"},
    {"reference", "unique id"},
    {"reference", "child ref"},
    {"reference", "child reference"},
    {"reference", "child id"},
    {"reference", "pupil ref"},
    {"reference", "person id"},
    {"reference", "row"},
    {"reference", "row number"},
    {"age", "current age"},
    {"age", "age now"},
    {"age", "age band"},
    {"age", "age group"},
    {"age", "age at"},
    {"ethnicity", "ethnic origin"},
    {"ethnicity", "ethnicity code"},
    {"ethnicity", "ethnicity description"},
    {"needs", "need"},
    {"needs", "secondary need"},
    {"needs", "other needs"},
    {"needs", "primary sen need"},
    {"needs", "primary sen type"},
    {"needs", "secondary sen type"},
    {"needs", "sen type"},
    {"needs", "send need"},
    {"needs", "send needs"},
    {"needs", "area of need"},
    {"needs", "type of need"},
    {"needs", "diagnosis"},
    {"support", "sen provision"},
    {"support", "send status"},
    {"support", "support type"},
    {"support", "level of support"},
    {"ehc-status", "sen provision"},
    {"ehc-status", "sen status"},
    {"ehc-status", "send status"},
    {"ehc-status", "plan status"},
    {"involvement", "social care"},
    {"involvement", "health"},
    {"involvement", "known to social care"},
    {"involvement", "known to health"},
    {"involvement", "agencies"},
    {"looked-after", "looked after child"},
    {"looked-after", "child looked after"},
    {"looked-after", "looked after status"},
    {"looked-after", "cic"},
    {"looked-after", "care status"},
    {"settings", "school name"},
    {"settings", "setting name"},
    {"settings", "current school"},
    {"settings", "current provision"},
    {"settings", "previous setting"},
    {"settings", "previous school"},
    {"settings", "previous schools"},
    {"settings", "placement"},
    {"settings", "establishment"},
    {"setting-area", "in or out of area"},
    {"setting-area", "in out area"},
    {"alternative-provision", "attends alternative provision"},
    {"commissioner", "commissioning body"},
    {"attendance", "attendance rate"},
    {"attendance-pattern", "full time part time"},
    {"attendance-pattern", "ft pt"},
});

/// One of these words over a column is enough.
constexpr auto identifying_words = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"forename", "names"},
    {"forenames", "names"},
    {"surname", "names"},
    {"firstname", "names"},
    {"lastname", "names"},
    {"fullname", "names"},
    {"nickname", "names"},
    {"initials", "names"},
    {"known as", "names"},
    {"dob", "dates of birth"},
    {"d o b", "dates of birth"},
    {"birthday", "dates of birth"},
    {"birthdate", "dates of birth"},
    {"date of birth", "dates of birth"},
    {"birth date", "dates of birth"},
    {"birth", "dates of birth"},
    {"nhs number", "NHS numbers"},
    {"nhs no", "NHS numbers"},
    {"nhs num", "NHS numbers"},
    {"nhs id", "NHS numbers"},
    {"nhsnumber", "NHS numbers"},
    {"upn", "unique pupil numbers"},
    {"unique pupil", "unique pupil numbers"},
    {"uln", "unique learner numbers"},
    {"unique learner", "unique learner numbers"},
    {"national insurance", "National Insurance numbers"},
    {"ni number", "National Insurance numbers"},
    {"ni no", "National Insurance numbers"},
    {"nino", "National Insurance numbers"},
    {"passport", "passport numbers"},
    {"hospital number", "hospital numbers"},
    {"hospital no", "hospital numbers"},
    {"mosaic", "numbers of a case system"},
    {"liquidlogic", "numbers of a case system"},
    {"case number", "numbers of a case system"},
    {"address", "addresses"},
    {"street", "addresses"},
    {"uprn", "addresses"},
    {"postcode", "postcodes"},
    {"post code", "postcodes"},
    {"postal code", "postcodes"},
    {"telephone", "phone numbers"},
    {"phone", "phone numbers"},
    {"mobile", "phone numbers"},
    {"contact number", "phone numbers"},
    {"contact details", "contact details"},
    {"email", "e-mail addresses"},
    {"e mail", "e-mail addresses"},
    {"parent", "who the family is"},
    {"parents", "who the family is"},
    {"carer", "who the family is"},
    {"carers", "who the family is"},
    {"guardian", "who the family is"},
    {"mother", "who the family is"},
    {"father", "who the family is"},
    {"sibling", "who the family is"},
    {"siblings", "who the family is"},
    {"instagram", "social media handles"},
    {"facebook", "social media handles"},
    {"snapchat", "social media handles"},
    {"photo", "pictures"},
    {"photograph", "pictures"},
});

/// Beside one of these a "name" is not a person's.
constexpr auto named_things = std::to_array<std::string_view>(
    {"school", "setting", "provider", "provision", "college", "placement", "commissioner",
     "organisation", "service", "establishment", "need", "ethnicity", "outreach", "authority",
     "nursery", "trust"});
constexpr auto people = std::to_array<std::string_view>(
    {"child", "childs", "pupil", "pupils", "student", "young", "learner", "family", "first", "last",
     "middle", "given", "preferred", "legal", "full", "worker", "contact", "person", "client"});

template <std::size_t N>
bool holds_one(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return holds_words(text, word); });
}

void consider(FieldMatch& best, const framework::PersonField& field, std::string_view heading,
              std::string_view phrase) {
  constexpr int whole = 1'000;
  int strength = 0;
  if (heading == phrase) {
    strength = whole;
  } else if (phrase.size() > 2 && holds_words(heading, phrase)) {
    strength = static_cast<int>(phrase.size());
  }
  if (strength > best.strength) best = {&field, strength};
}

/// A heading of the upper row that spans most of the table is its title.
bool is_title(const RawTable& table, std::size_t row, const std::string& text) {
  std::size_t same = 0;
  for (std::size_t c = 0; c < table.columns(); ++c)
    same += table.text(row, c) == text ? 1 : 0;
  return same * 10 > table.columns() * 6;
}

/// What column `c` is called when the headings stand in `row`, and in the row above with `two`.
std::string heading_at(const RawTable& table, std::size_t row, bool two, std::size_t c,
                       const std::vector<framework::PersonField>& fields) {
  const std::string& below = table.text(row, c);
  if (!two) return below;
  const std::string& above = table.text(row - 1, c);
  if (above.empty() || is_title(table, row - 1, above)) return below;
  if (below.empty() || below == above) return above;
  const std::string alone = folded(below);
  const std::string both = above + " " + below;
  const std::string all = folded(both);
  if (!identifying_heading(all).empty()) return both;
  const int joined = match_heading(all, fields).strength;
  return match_heading(alone, fields).strength >= joined ? below : both;
}

Headings try_row(const RawTable& table, std::size_t row, bool two,
                 const std::vector<framework::PersonField>& fields) {
  Headings out;
  out.row = row;
  out.first_data_row = row + 1;
  for (std::size_t c = 0; c < table.columns(); ++c) {
    out.texts.push_back(heading_at(table, row, two, c, fields));
    const std::string heading = folded(out.texts.back());
    if (heading.empty()) continue;
    const bool known = !identifying_heading(heading).empty();
    const int strength = match_heading(heading, fields).strength;
    out.recognised += strength >= 1'000 ? 3 : known || strength > 0 ? 2 : 0;
  }
  return out;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter =
        byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter) {
      if (c != '\'') gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

bool holds_words(std::string_view text, std::string_view phrase) noexcept {
  for (auto at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

std::string_view identifying_heading(std::string_view heading) {
  if (heading == "nhs") return "NHS numbers";
  if (heading == "family") return "names";
  for (const auto& [word, what] : identifying_words) {
    if (holds_words(heading, word)) return what;
  }
  const bool name = holds_words(heading, "name") || holds_words(heading, "names");
  if (name && (!holds_one(heading, named_things) || holds_one(heading, people))) return "names";
  return {};
}

FieldMatch match_heading(std::string_view heading,
                         const std::vector<framework::PersonField>& fields) {
  FieldMatch best;
  if (heading.empty() || holds_words(heading, "year group") || holds_words(heading, "date"))
    return best;
  for (const framework::PersonField& field : fields) {
    for (const std::string& phrase : field.headings)
      consider(best, field, heading, folded(phrase));
    for (const Synonyms& one : synonyms) {
      if (one.field == field.id) consider(best, field, heading, one.phrase);
    }
  }
  return best;
}

Headings find_headings(const RawTable& table, const std::vector<framework::PersonField>& fields) {
  Headings best;
  const std::size_t last = std::min(table.rows(), limits::heading_rows);
  for (std::size_t row = 0; row < last; ++row) {
    for (const bool two : {false, true}) {
      if (two && row == 0) continue;
      Headings here = try_row(table, row, two, fields);
      if (here.recognised > best.recognised) best = std::move(here);
    }
  }
  const std::size_t needed = table.columns() <= 2 ? 2 : 4;
  best.found = best.recognised >= needed;
  if (!best.found) best = Headings{0, 0, false, 0, std::vector<std::string>(table.columns())};
  return best;
}

}  // namespace fieldfare::selection
