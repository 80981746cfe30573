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

MarkedNote as_letters(const MarkedNote& note, std::size_t turn, bool small) {
  Letters letters(turn);
  return renamed(note, [&](const MarkedSpan& span, const std::string& name) {
    if (titled(name) || (span.kind == "initials" && name.size() != 2)) return name;
    const std::string pair = letters.of(name);
    return small ? in_case(pair, std::tolower) : pair;
  });
}

/// Its initials of two capitals as those that are acronyms elsewhere.
MarkedNote as_acronyms(const MarkedNote& note, std::size_t turn) {
  constexpr std::array<std::string_view, 14> pairs = {"CS", "TB", "AC", "DS", "PS", "RC", "CF",
                                                      "DP", "MI", "BA", "HK", "TL", "VR", "FM"};
  std::map<std::string, std::string_view> given;
  return renamed(note, [&](const MarkedSpan& span, const std::string& name) {
    const bool two = name.size() == 2 && std::isupper(static_cast<unsigned char>(name[0])) != 0 &&
                     std::isupper(static_cast<unsigned char>(name[1])) != 0;
    if (span.kind != "initials" || !two) return name;
    const auto found = given.try_emplace(name, pairs[(turn + given.size()) % pairs.size()]).first;
    return std::string(found->second);
  });
}

MarkedNote in_small_letters(const MarkedNote& note) {
  return renamed(note, [](const MarkedSpan& span, const std::string& name) {
    return span.kind == "initials" ? name : in_case(name, std::tolower);
  });
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
  for (std::string word : words) {
    // In small letters "chase" and "will" are hardly ever anybody.
    const bool seldom = guard::Lexicon::compiled_in().find(word).has(guard::Fact::seldom_name);
    word[0] = static_cast<char>(std::toupper(word[0]));
    if (!seldom) small_words_.push_back(word);
    words_.push_back(std::move(word));
  }
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
  take("acronyms", as_acronyms(note, turn));
  take("words", with_word_names(note, turn, false));
  take("letters", as_letters(note, turn, false));
  take("small", in_small_letters(note));
  take("small-letters", as_letters(note, turn + 3, true));
  take("small-words", in_small_letters(with_word_names(note, turn + 11, true)));
  return out;
}

}  // namespace fieldfare::test
