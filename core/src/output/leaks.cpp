#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <output/parts.h>

namespace fieldfare::output {

namespace {

std::string label_in_words(guard::Label label) {
  switch (label) {
    case guard::Label::person:
      return "a name";
    case guard::Label::dob:
      return "a date of birth";
    case guard::Label::phone:
      return "a phone number";
    case guard::Label::email:
      return "an e-mail address";
    case guard::Label::postcode:
      return "a postcode";
    case guard::Label::address:
      return "an address";
    case guard::Label::id:
      return "a number that identifies";
    case guard::Label::handle:
      return "a handle";
  }
  return "an identity";
}

bool is_hex(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/// Hashes and ids name nobody, but their digits may look like a number that does. The longest
/// number of a person that the guard knows has 13 digits.
std::string without_hashes(std::string_view text) {
  constexpr std::size_t shortest_hash = 20;
  std::string out(text);
  for (std::size_t at = 0; at < out.size();) {
    std::size_t end = at;
    while (end < out.size() && is_hex(out[end]))
      ++end;
    if (end - at >= shortest_hash)
      std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(at), end - at, '-');
    at = std::max(end, at + 1);
  }
  return out;
}

class Search {
 public:
  Search(const guard::Guard& guard, const guard::AllowList& allow,
         const std::vector<app::CaseView>& cases)
      : guard_(guard), allow_(allow), cases_(cases) {}

  void look(const std::string& place, std::string_view text) {
    for (const guard::Finding& finding : guard_.check(without_hashes(text), allow_))
      add({place, label_in_words(finding.label), std::string(finding.rule)});
    if (without_codes(std::string(text), cases_) != text)
      add({place, "a case code", "an output carries no code of a child or young person"});
  }

  std::vector<Leak> found;

 private:
  void add(Leak leak) {
    if (told_.insert(leak.place + "\n" + leak.what).second) found.push_back(std::move(leak));
  }

  const guard::Guard& guard_;
  const guard::AllowList& allow_;
  const std::vector<app::CaseView>& cases_;
  std::set<std::string> told_;
};

/// Every text of a block; `place` is its section.
struct Texts {
  Search& search;
  std::string place;

  void operator()(const Paragraph& paragraph) { search.look(place, paragraph.text); }
  void operator()(const Heading& heading) { search.look(place + ", a heading", heading.text); }
  void operator()(const Facts& facts) {
    for (const Facts::Row& row : facts.rows)
      search.look(fmt::format("{}, {}", place, row.label), row.value);
  }
  void operator()(const Bullets& bullets) {
    for (std::size_t i = 0; i < bullets.items.size(); ++i)
      search.look(fmt::format("{}, item {}", place, i + 1), bullets.items[i]);
  }
  void operator()(const Table& table) {
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      for (const std::string& cell : table.rows[i])
        search.look(fmt::format("{}, row {}", place, i + 1), cell);
    }
  }
};

}  // namespace

std::vector<Leak> leaks_in(const Document& document, const guard::Guard& guard,
                           const guard::AllowList& allow, const std::vector<app::CaseView>& cases) {
  Search search(guard, allow, cases);
  search.look("the title", document.title);
  for (const Section& section : document.sections) {
    // The program's own words, hashes, and names of members that other sections hold as well.
    if (section.id == verification_section) continue;
    Texts texts{search, section.title};
    for (const Block& block : section.blocks)
      std::visit(texts, block);
  }
  return std::move(search.found);
}

}  // namespace fieldfare::output
