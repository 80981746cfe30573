#include <support/guard_other_names.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string_view>

#include <fieldfare/core/guard/lexicon.h>

namespace fieldfare::test {
namespace {

using Rename = std::function<std::string(const MarkedSpan&, const std::string&)>;

bool person(const MarkedSpan& span) {
  return span.label == guard::Label::person && span.kind != "relation";
}

/// The note with each name as `rename` gives it; without text when none changed.
MarkedNote renamed(const MarkedNote& note, const Rename& rename) {
  MarkedNote out{note.set, note.origin, {}, {}};
  if (note.text.empty()) return out;
  std::size_t at = 0;
  bool changed = false;
  for (MarkedSpan span : note.spans) {
    out.text += note.text.substr(at, span.start - at);
    at = span.end;
    std::string word = note.text.substr(span.start, span.end - span.start);
    if (person(span)) {
      const std::string other = rename(span, word);
      changed = changed || other != word;
      word = other;
    }
    span.start = out.text.size();
    out.text += word;
    span.end = out.text.size();
    out.spans.push_back(span);
  }
  out.text += note.text.substr(at);
  if (!changed) out.text.clear();
  return out;
}

std::string in_case(std::string word, int (*change)(int)) {
  for (char& c : word) {
    if (static_cast<unsigned char>(c) < 0x80) c = static_cast<char>(change(c));
  }
  return word;
}

bool titled(const std::string& name) {
  constexpr std::array<std::string_view, 11> titles = {"mr", "mrs", "miss",   "ms",   "dr",  "sir",
                                                       "fr", "rev", "auntie", "nana", "prof"};
  const std::string first = in_case(name.substr(0, name.find_first_of(" .")), std::tolower);
  return first.size() < name.size() &&
         std::find(titles.begin(), titles.end(), first) != titles.end();
}

/// Two letters of any, the same for the same name of one note.
class Letters {
 public:
  explicit Letters(std::size_t turn)
      : state_(static_cast<std::uint32_t>(turn) * 2654435761U + 5U) {}

  std::string of(const std::string& name) {
    const auto [found, fresh] = given_.try_emplace(name);
    if (fresh) {
      state_ = state_ * 1664525U + 1013904223U;
      found->second = {static_cast<char>('A' + (state_ >> 24U) % 26),
                       static_cast<char>('A' + (state_ >> 14U) % 26)};
    }
    return found->second;
  }

 private:
  std::uint32_t state_;
  std::map<std::string, std::string> given_;
};

bool letters_only(const std::string& word) {
  return std::all_of(word.begin(), word.end(),
                     [](unsigned char c) { return c < 0x80 && std::isalpha(c) != 0; });
}

/// The words in small letters of a note.
std::vector<std::string> words_of(const MarkedNote& note) {
  std::vector<std::string> out(1);
  for (const char c : note.text) {
    if (c >= 'a' && c <= 'z')
      out.back() += c;
    else
      out.emplace_back();
  }
  std::erase_if(out, [](const std::string& word) { return word.empty(); });
  return out;
}

/// Small places of a text, of which many are family names.
void gather_places(const std::string& text, std::set<std::string>& places) {
  std::string word;
  for (const char c : text + ' ') {
    if ((static_cast<unsigned char>(c) & 0x80U) != 0 ||
        std::isalpha(static_cast<unsigned char>(c)) != 0) {
      word += c;
      continue;
    }
    if (word.size() >= 6 && letters_only(word) &&
        std::isupper(static_cast<unsigned char>(word[0])) != 0) {
      word = in_case(word, std::tolower);
      const guard::WordFacts facts = guard::Lexicon::compiled_in().find(word);
      using guard::Fact;
      if (facts.has(Fact::place) && !facts.has(Fact::city) && !facts.has(Fact::first) &&
          facts.level() < 3 && !facts.has(Fact::term))
        places.insert(word);
    }
    word.clear();
  }
}

MarkedNote as_letters(const MarkedNote& note, std::size_t turn, bool small) {
  Letters letters(turn);
  return renamed(note, [&](const MarkedSpan& span, const std::string& name) {
    if (titled(name) || (span.kind == "initials" && name.size() != 2)) return name;
    const std::string pair = letters.of(name);
    return small ? in_case(pair, std::tolower) : pair;
  });
}

/// Its initials of two capitals as `pairs` has them.
template <std::size_t N>
MarkedNote as_pairs(const MarkedNote& note, std::size_t turn,
                    const std::array<std::string_view, N>& pairs) {
  std::map<std::string, std::string_view> given;
  return renamed(note, [&](const MarkedSpan& span, const std::string& name) {
    const bool two = name.size() == 2 && std::isupper(static_cast<unsigned char>(name[0])) != 0 &&
                     std::isupper(static_cast<unsigned char>(name[1])) != 0;
    if (span.kind != "initials" || !two) return name;
    const auto found = given.try_emplace(name, pairs[(turn + given.size()) % pairs.size()]).first;
    return std::string(found->second);
  });
}

/// Letters that are acronyms elsewhere.
constexpr std::array<std::string_view, 14> acronyms = {"CS", "TB", "AC", "DS", "PS", "RC", "CF",
                                                       "DP", "MI", "BA", "HK", "TL", "VR", "FM"};
/// Letters that are offices, terms or times in these notes.
constexpr std::array<std::string_view, 18> offices = {"SW", "EP", "AM", "PT", "OT", "PA",
                                                      "HT", "PM", "CH", "NB", "AP", "SN",
                                                      "PC", "HI", "VI", "EY", "CP", "MS"};

/// Its initials as one letter.
MarkedNote as_letter(const MarkedNote& note, std::size_t turn) {
  Letters letters(turn);
  return renamed(note, [&](const MarkedSpan& span, const std::string& name) {
    if (span.kind != "initials" || name.size() != 2) return name;
    return letters.of(name).substr(0, 1);
  });
}

/// As families from Hong Kong, China, Korea or Vietnam are called: short syllables, in any order,
/// with hyphens or without.
MarkedNote as_syllables(const MarkedNote& note, std::size_t turn, bool small) {
  constexpr std::array<std::string_view, 44> syllables = {
      "Li",   "Yu",  "Ho",  "Kim",  "Min", "Wai",  "Siu",  "Thi",  "Bao",  "Lok",  "Hin",
      "Wing", "Ka",  "Yan", "Chi",  "Sun", "Long", "Mei",  "Fung", "Hang", "Tin",  "Kit",
      "Man",  "Pak", "Sum", "King", "Yat", "Hei",  "Jun",  "Ah",   "Duc",  "Anh",  "Linh",
      "Hoa",  "Seo", "Woo", "Tao",  "Xin", "Rui",  "Tung", "Sze",  "Ling", "Ying", "Nam"};
  std::map<std::string, std::string> given;
  std::uint32_t state = static_cast<std::uint32_t>(turn) * 2654435761U + 11U;
  const auto draw = [&](std::uint32_t of) {
    state = state * 1664525U + 1013904223U;
    return (state >> 12U) % of;
  };
  const auto syllable = [&] {
    return std::string(syllables[draw(static_cast<std::uint32_t>(syllables.size()))]);
  };
  const auto person_called = [&](bool whole) {
    const std::string first = syllable();
    const std::string second = syllable();
    const std::string hyphened = first + "-" + in_case(second, std::tolower);
    if (!whole) return draw(2) == 0 ? first + " " + second : hyphened;
    switch (draw(4)) {
      case 0:
        return syllable() + " " + hyphened;
      case 1:
        return hyphened + " " + syllable();
      case 2:
        return first + " " + second + " " + syllable();
      default:
        return first + " " + second;
    }
  };
  return renamed(note, [&](const MarkedSpan& span, const std::string& name) {
    if (span.kind == "initials" || titled(name)) return name;
    const auto [found, fresh] = given.try_emplace(name);
    if (fresh) found->second = person_called(name.find(' ') != std::string::npos);
    if (span.kind == "name, capitals") return in_case(found->second, std::toupper);
    const bool lower = small || std::islower(static_cast<unsigned char>(name[0])) != 0;
    return lower ? in_case(found->second, std::tolower) : found->second;
  });
}

MarkedNote in_small_letters(const MarkedNote& note) {
  return renamed(note, [](const MarkedSpan& span, const std::string& name) {
    return span.kind == "initials" ? name : in_case(name, std::tolower);
  });
}

/// The whole note as somebody types it who leaves out every capital but those of letters.
MarkedNote without_capitals(const MarkedNote& note) {
  MarkedNote out = note;
  const auto letter = [&](std::size_t at) {
    return at < note.text.size() && std::isalpha(static_cast<unsigned char>(note.text[at])) != 0;
  };
  for (std::size_t at = 0; at < out.text.size(); ++at) {
    const bool begins = letter(at) && (at == 0 || !letter(at - 1));
    const bool small_next = at + 1 < note.text.size() &&
                            std::islower(static_cast<unsigned char>(note.text[at + 1])) != 0;
    const bool alone = !letter(at + 1) && note.text[at] == 'I';
    if (begins && (small_next || alone))
      out.text[at] = static_cast<char>(std::tolower(static_cast<unsigned char>(out.text[at])));
  }
  if (out.text == note.text) out.text.clear();
  return out;
}

}  // namespace

OtherNames::OtherNames(const std::string& folder) {
  std::set<std::string> words;
  for (const std::string_view part : {"tune", "fresh", "broad", "rounds"}) {
    for (const MarkedNote& note : read_guard_corpus(folder, part)) {
      for (const MarkedSpan& span : note.spans) {
        const std::string name = note.text.substr(span.start, span.end - span.start);
        const bool plain = std::all_of(name.begin(), name.end(), [](unsigned char c) {
          return c < 0x80 && std::isalpha(c) != 0;
        });
        if (span.kind == "word-name" && plain && name.size() >= 3)
          words.insert(in_case(name, std::tolower));
      }
    }
  }
  gather_families(folder);
  for (std::string word : words) {
    // In small letters "chase" and "will" are hardly ever anybody.
    const bool seldom = guard::Lexicon::compiled_in().find(word).has(guard::Fact::seldom_name);
    word[0] = static_cast<char>(std::toupper(word[0]));
    if (!seldom) small_words_.push_back(word);
    words_.push_back(std::move(word));
  }
}

void OtherNames::gather_families(const std::string& folder) {
  std::set<std::string> families;
  std::set<std::string> plain;
  std::set<std::string> plain_names;
  for (const std::string_view part : {"tune", "fresh", "broad", "rounds"}) {
    for (const MarkedNote& note : read_guard_corpus(folder, part)) {
      gather_places(note.text, plain_names);
      for (const MarkedSpan& span : note.spans) {
        const std::string name = note.text.substr(span.start, span.end - span.start);
        const std::size_t space = name.rfind(' ');
        if (!person(span) || space == std::string::npos || !letters_only(name.substr(space + 1)))
          continue;
        if (name.size() - space > 5) families.insert(in_case(name.substr(space + 1), std::tolower));
      }
      for (const std::string& word : words_of(note)) {
        const guard::WordFacts facts = guard::Lexicon::compiled_in().find(word);
        using guard::Fact;
        if (word.size() < 4 || facts.level() == 0 || facts.has(Fact::closed) ||
            facts.has(Fact::aux) || facts.has(Fact::kin) || facts.has(Fact::role) ||
            facts.has(Fact::term) || facts.has(Fact::determiner) || facts.has(Fact::first))
          continue;
        if (facts.has(Fact::last))
          plain_names.insert(word);
        else if (facts.level() < 3 && !facts.has(Fact::verb))
          plain.insert(word);
      }
    }
  }
  const std::vector<std::string> all(families.begin(), families.end());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string& other = all[(i * 37 + 11) % all.size()];
    std::string made = all[i].substr(0, all[i].size() / 2) + other.substr(other.size() / 2);
    if (!guard::Lexicon::compiled_in().find(made).known()) families_.push_back(std::move(made));
  }
  plain_.assign(plain.begin(), plain.end());
  plain_names_.assign(plain_names.begin(), plain_names.end());
}

MarkedNote OtherNames::with_families(const MarkedNote& note, std::size_t turn, bool small) const {
  std::map<std::string, std::string> given;
  return renamed(note, [&](const MarkedSpan& span, const std::string& name) {
    const std::size_t space = name.rfind(' ');
    if (span.kind == "initials" || space == std::string::npos ||
        !letters_only(name.substr(space + 1)) || name.size() - space < 4)
      return small ? in_case(name, std::tolower) : name;
    const std::size_t next = turn * 13 + given.size() * 101;
    const auto& from = next % 3 == 0 ? families_ : next % 3 == 1 || small ? plain_names_ : plain_;
    std::string family =
        given.try_emplace(name.substr(space + 1), from[next % from.size()]).first->second;
    if (span.kind == "name, capitals")
      family = in_case(family, std::toupper);
    else if (std::islower(static_cast<unsigned char>(name[space + 1])) == 0)
      family[0] = static_cast<char>(std::toupper(family[0]));
    const std::string other = name.substr(0, space + 1) + family;
    return small ? in_case(other, std::tolower) : other;
  });
}

MarkedNote OtherNames::with_word_names(const MarkedNote& note, std::size_t turn, bool small) const {
  const std::vector<std::string>& words = small ? small_words_ : words_;
  std::map<std::string, std::string> given;
  return renamed(note, [&](const MarkedSpan& span, const std::string& name) {
    const std::size_t end = name.find_first_of(" -");
    if (span.kind == "initials" || titled(name) || (end != std::string::npos && name[end] == '-'))
      return name;
    const std::string first = name.substr(0, end);
    const std::size_t next = turn * 7 + given.size() * 31;
    std::string other = given.try_emplace(first, words[next % words.size()]).first->second;
    if (std::islower(static_cast<unsigned char>(name[0])) != 0)
      other = in_case(other, std::tolower);
    if (span.kind == "name, capitals") other = in_case(other, std::toupper);
    return end == std::string::npos ? other : other + name.substr(end);
  });
}

std::vector<OtherNames::Variant> OtherNames::of(const MarkedNote& note, std::size_t turn) const {
  std::vector<Variant> out;
  const auto take = [&](std::string kind, MarkedNote variant) {
    if (!variant.text.empty()) out.push_back({std::move(kind), std::move(variant)});
  };
  take("acronyms", as_pairs(note, turn, acronyms));
  take("offices", as_pairs(note, turn, offices));
  take("letter", as_letter(note, turn));
  take("families", with_families(note, turn, false));
  take("small-families", with_families(note, turn + 5, true));
  take("syllables", as_syllables(note, turn, false));
  take("small-syllables", as_syllables(note, turn + 7, true));
  take("words", with_word_names(note, turn, false));
  take("letters", as_letters(note, turn, false));
  take("small", in_small_letters(note));
  take("small-letters", as_letters(note, turn + 3, true));
  take("typed", without_capitals(note));
  take("typed-words", without_capitals(with_word_names(note, turn + 13, true)));
  take("small-words", in_small_letters(with_word_names(note, turn + 11, true)));
  return out;
}

}  // namespace fieldfare::test
