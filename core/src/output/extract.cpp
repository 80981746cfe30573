#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <output/parts.h>
#include <output/plain_words.h>

namespace fieldfare::output {

namespace {

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Where `wanted` stands in `text` from `from` on, as whole words, without regard to case.
std::size_t find_words(std::string_view text, std::string_view wanted, std::size_t from) {
  if (wanted.empty()) return std::string_view::npos;
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  for (auto at = text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size()));;) {
    at = std::search(at, text.end(), wanted.begin(), wanted.end(), same);
    if (at == text.end()) return std::string_view::npos;
    const auto end = at + static_cast<std::ptrdiff_t>(wanted.size());
    const bool begins = at == text.begin() || !is_letter(*(at - 1));
    const bool ends = end == text.end() || !is_letter(*end);
    if (begins && ends) return static_cast<std::size_t>(at - text.begin());
    ++at;
  }
}

void replace_words(std::string& text, std::string_view wanted, std::string_view with) {
  for (std::size_t at = find_words(text, wanted, 0); at != std::string::npos;
       at = find_words(text, wanted, at + with.size()))
    text.replace(at, wanted.size(), with);
}

/// Words of a name that say nothing about whose name it is.
constexpr auto general_words = std::to_array<std::string_view>(
    {"academy", "and",          "area",        "borough",     "care",       "centre",
     "centres", "centre's",     "children",    "church",      "city",       "clinic",
     "college", "community",    "council",     "county",      "district",   "early",
     "east",    "education",    "family",      "first",       "for",        "foundation",
     "free",    "further",      "good",        "grammar",     "green",      "group",
     "health",  "high",         "hill",        "home",        "hospital",   "house",
     "hub",     "infant",       "infants",     "junior",      "lane",       "local",
     "lower",   "metropolitan", "middle",      "national",    "new",        "north",
     "nursery", "of",           "park",        "people",      "primary",    "provision",
     "pupil",   "referral",     "residential", "road",        "royal",      "saint",
     "school",  "secondary",    "send",        "service",     "services",   "sixth",
     "form",    "social",       "south",       "special",     "specialist", "st",
     "support", "team",         "the",         "therapy",     "training",   "trust",
     "unit",    "university",   "upper",       "west",        "young",      "youth",
     "child",   "street",       "alternative", "association", "company",    "ltd",
     "limited", "short",        "breaks",      "transport"});

/// Words of at least four letters by which a name may be known alone.
std::vector<std::string> telling_words(std::string_view name) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = at;
    while (end < name.size() && is_letter(name[end]))
      ++end;
    std::string word;
    for (const char c : name.substr(at, end - at))
      word += lower(c);
    const bool general =
        std::find(general_words.begin(), general_words.end(), word) != general_words.end();
    if (word.size() >= 4 && !general) out.push_back(std::string(name.substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

struct Name {
  std::string text;
  std::string instead;
  std::string what;  ///< "the area's name"
};

/// Names that must not stand in the extract, the longest first.
std::vector<Name> names_of(const Context& context) {
  const VisitFacts& facts = context.facts.visit;
  std::vector<Name> out;
  const bool may_name_area = facts.area_agreed && context.output.id == "national" &&
                             context.framework.attribution == framework::Attribution::if_agreed;
  if (!may_name_area) {
    out.push_back({facts.visit.visit.area, "[the area]", "the area's name"});
  }
  for (const app::ProviderView& provider : facts.providers) {
    const std::string kind = provider.kind.empty() ? "a provider" : provider.kind;
    out.push_back({provider.title, "[" + kind + "]", "a provider's name"});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Name& a, const Name& b) { return a.text.size() > b.text.size(); });
  return out;
}

bool has_tag(const NoteFacts& note, std::string_view wanted) {
  return std::any_of(note.tags.begin(), note.tags.end(), [&](std::string_view tag) {
    const std::size_t colon = tag.find(':');
    return tag == wanted || (colon != std::string_view::npos && tag.substr(colon + 1) == wanted);
  });
}

/// Whether the section takes the note.
bool belongs(const Context& context, const framework::OutputSection& section,
             const NoteFacts& note) {
  if (!note.counts || note.note.erased || note.note.audience == "restricted") return false;
  if (context.output.id == "good-practice") return has_tag(note, "good-practice");
  const bool from_survey = note.note.basis == "survey";
  return has_tag(note, "national-report") && from_survey == (section.id == "survey");
}

/// The theme of the first criterion, in the framework's order.
std::string theme_of(const framework::Framework& framework, const app::NoteView& note) {
  const auto tagged = [&](const std::string& id) {
    return std::find(note.criteria.begin(), note.criteria.end(), id) != note.criteria.end();
  };
  for (const framework::Theme& theme : framework.themes) {
    if (tagged(theme.id)) return theme.title;
    for (const framework::Question& question : theme.questions) {
      if (tagged(question.id)) return theme.title;
    }
  }
  return "Under no theme";
}

class Extract {
 public:
  Extract(Context& context, const framework::OutputSection& section)
      : context_(context), section_(section), names_(names_of(context)) {}

  std::vector<Block> write() {
    std::vector<std::pair<std::string, Bullets>> by_theme;
    for (const framework::Theme& theme : context_.framework.themes)
      by_theme.push_back({theme.title, {}});
    by_theme.push_back({"Under no theme", {}});
    for (const NoteFacts& note : context_.facts.evidence.notes) {
      if (!belongs(context_, section_, note)) continue;
      const std::string theme = theme_of(context_.framework, note.note);
      const auto place = std::find_if(by_theme.begin(), by_theme.end(),
                                      [&](const auto& one) { return one.first == theme; });
      place->second.items.push_back(text_of(note.note));
    }
    std::vector<Block> out;
    for (auto& [theme, bullets] : by_theme) {
      if (bullets.items.empty()) continue;
      out.emplace_back(Heading{theme});
      out.emplace_back(std::move(bullets));
    }
    return out;
  }

 private:
  /// As adapted for the extract, else as noted with the names taken out.
  std::string text_of(const app::NoteView& note) {
    const auto adapted = context_.facts.written.find(section_.id + "/" + note.note_id.hex());
    std::string text = adapted == context_.facts.written.end() ? note.text : adapted->second.text;
    for (const Name& name : names_)
      replace_words(text, name.text, name.instead);
    text = without_codes(std::move(text), context_.facts.evidence.cases);
    check(note, text);
    context_.typed.push_back({section_.title, text});
    return text;
  }

  /// What is left of a name: "Rowan" where the provider is Rowan House.
  void check(const app::NoteView& note, const std::string& text) {
    for (const Name& name : names_) {
      for (const std::string& word : telling_words(name.text)) {
        if (find_words(text, word, 0) == std::string::npos) continue;
        context_.built.missing.push_back(fmt::format(
            "Note {} in \"{}\" still says \"{}\", part of {}. Write it anew for this output: "
            "fieldfare output write --output {} --section {} --item {} --text -",
            note.note_id.hex().substr(0, 10), section_.title, word, name.what, context_.output.id,
            section_.id, note.note_id.hex()));
      }
    }
  }

  Context& context_;
  const framework::OutputSection& section_;
  std::vector<Name> names_;
};

}  // namespace

std::string without_codes(std::string text, const std::vector<app::CaseView>& cases) {
  for (const app::CaseView& one : cases)
    replace_words(text, one.code, "[a " + one.kind + " child or young person]");
  return text;
}

std::vector<Block> extract(Context& context, const framework::OutputSection& section) {
  return Extract(context, section).write();
}

}  // namespace fieldfare::output
