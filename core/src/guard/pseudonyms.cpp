#include <fieldfare/core/guard/pseudonyms.h>

#include <algorithm>
#include <cstring>
#include <type_traits>

#include <fieldfare/core/error.h>

#include "guard/pseudonyms_said.h"
#include "guard/token.h"

namespace fieldfare::guard {
namespace {

constexpr std::size_t first_slots = 32;

bool separator(char c) noexcept {
  return c == ' ' || c == '-' || c == ',';
}

/// The bytes of an apostrophe at `at`, straight or curly; 0 when there is none.
std::size_t apostrophe(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return 0;
  if (text[at] == '\'') return 1;
  return text.substr(at).starts_with("\xE2\x80\x99") ? 3 : 0;
}

/// "zaras": without its last letter; 0 when it does not end in one s.
std::uint64_t without_s(std::string_view word) noexcept {
  const Folded folded = fold(word);
  const std::string_view letters = folded.view();
  if (letters.size() < 4 || !letters.ends_with('s') || letters.ends_with("ss")) return 0;
  return word_id(letters.substr(0, letters.size() - 1));
}

}  // namespace

/// The words of a name, the first name first.
struct Pseudonyms::Words {
  std::uint64_t ids[word_limit] = {};
  std::size_t count = 0;
  bool titled = false;
  bool upper = false;  ///< one word of capitals: perhaps initials
  std::uint64_t initials = 0;
  std::uint64_t stem = 0;  ///< the last word without an s that may be a possessive

  /// No words when there are none, or too many.
  static Words of(std::string_view text) {
    Words words;
    const TokenStream tokens(text, Lexicon::compiled_in());
    if (tokens.size() == 0 || tokens.size() > word_limit) return words;
    char letters[word_limit] = {};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      words.titled = words.titled || tokens[i].facts.has(Fact::title);
      words.ids[i] = tokens[i].id;
      letters[i] = fold(tokens.word(i)).letters[0];
    }
    words.count = tokens.size();
    words.upper = words.count == 1 && tokens[0].shape == Shape::upper;
    const std::size_t last = words.count - 1;
    if (!tokens[last].possessive) words.stem = without_s(tokens.word(last));
    if (words.count > 1 && tokens.gap_after(0).find(',') != std::string_view::npos) {
      std::rotate(words.ids, words.ids + 1, words.ids + words.count);
      std::rotate(letters, letters + 1, letters + words.count);
    }
    if (words.count > 1 && !words.titled) words.initials = word_id({letters, words.count});
    return words;
  }
};

struct alignas(16) Pseudonyms::Slot {
  std::uint64_t ids[word_limit];
  std::uint64_t first;     ///< of a name of several words; 0: none
  std::uint64_t initials;  ///< the same
  std::uint32_t count;
  std::uint32_t name_size;
  std::uint32_t with_size;  ///< 0: left as it stands
  char name[name_limit];
  char with[with_limit];

  [[nodiscard]] std::string_view code() const noexcept { return {with, with_size}; }
  [[nodiscard]] bool same_name(const std::uint64_t* words, std::size_t size) const noexcept {
    return count == size && std::equal(words, words + size, ids);
  }
};

const Pseudonyms::Slot* Pseudonyms::slots() const noexcept {
  static_assert(std::is_trivially_copyable_v<Slot> && sizeof(Slot) % 16 == 0);
  return reinterpret_cast<const Slot*>(memory_.data());
}

bool Pseudonyms::push(std::string_view name, std::string_view with) {
  if (name.size() > name_limit || with.size() > with_limit || !Guard::readable(name)) return false;
  const Words words = Words::of(name);
  if (words.count == 0) return false;
  if (count_ * sizeof(Slot) == memory_.size()) {
    crypto::SecureBuffer more(std::max(2 * memory_.size(), first_slots * sizeof(Slot)));
    if (count_ > 0) std::memcpy(more.data(), memory_.data(), memory_.size());
    memory_ = std::move(more);
  }
  std::uint8_t* const place = memory_.data() + count_ * sizeof(Slot);
  FIELDFARE_ASSERT(reinterpret_cast<std::uintptr_t>(place) % alignof(Slot) == 0);
  crypto::wipe({place, sizeof(Slot)});
  Slot& slot = *reinterpret_cast<Slot*>(place);
  std::copy_n(words.ids, word_limit, slot.ids);
  slot.first = words.count > 1 && !words.titled ? words.ids[0] : 0;
  slot.initials = words.initials;
  slot.count = static_cast<std::uint32_t>(words.count);
  slot.name_size = static_cast<std::uint32_t>(name.size());
  slot.with_size = static_cast<std::uint32_t>(with.size());
  std::copy(name.begin(), name.end(), slot.name);
  std::copy(with.begin(), with.end(), slot.with);
  ++count_;
  return true;
}

bool Pseudonyms::pair(std::string_view name, std::string_view with) {
  if (with.empty() || !Guard().check(with, AllowList{}).empty()) return false;
  return push(name, with);
}

bool Pseudonyms::leave(std::string_view name) {
  return push(name, {});
}

bool Pseudonyms::undo() {
  if (count_ == 0) return false;
  --count_;
  crypto::wipe(memory_.span().subspan(count_ * sizeof(Slot), sizeof(Slot)));
  return true;
}

std::size_t Pseudonyms::forget(std::string_view with) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count_; ++i) {
    if (slots()[i].code() == with && !with.empty()) continue;
    if (kept != i) {
      std::memcpy(memory_.data() + kept * sizeof(Slot), memory_.data() + i * sizeof(Slot),
                  sizeof(Slot));
    }
    ++kept;
  }
  const std::size_t gone = count_ - kept;
  if (gone > 0) crypto::wipe(memory_.span().subspan(kept * sizeof(Slot), gone * sizeof(Slot)));
  count_ = kept;
  return gone;
}

void Pseudonyms::wipe() noexcept {
  memory_ = crypto::SecureBuffer();
  count_ = 0;
}

const Pseudonyms::Slot* Pseudonyms::newest_of(const Slot& slot) const noexcept {
  for (std::size_t i = count_; i-- > 0;) {
    if (slots()[i].same_name(slot.ids, slot.count)) return &slots()[i];
  }
  return nullptr;
}

const Pseudonyms::Slot* Pseudonyms::whole(const Words& words) const noexcept {
  for (std::size_t i = count_; i-- > 0;) {
    if (slots()[i].same_name(words.ids, words.count)) return &slots()[i];
  }
  return nullptr;
}

// A part of a name counts when every name that it may belong to has the same code.
const Pseudonyms::Slot* Pseudonyms::by_first_name(std::uint64_t word) const noexcept {
  const Slot* found = nullptr;
  for (std::size_t i = 0; i < count_; ++i) {
    const Slot& slot = slots()[i];
    if (word == 0 || slot.first != word || newest_of(slot) != &slot) continue;
    if (found != nullptr && found->code() != slot.code()) return nullptr;
    found = &slot;
  }
  return found;
}

const Pseudonyms::Slot* Pseudonyms::by_initials(std::uint64_t word) const noexcept {
  const Slot* found = nullptr;
  for (std::size_t i = 0; i < count_; ++i) {
    const Slot& slot = slots()[i];
    if (word == 0 || slot.initials != word || newest_of(slot) != &slot) continue;
    if (found != nullptr && found->code() != slot.code()) return nullptr;
    found = &slot;
  }
  return found;
}

const Pseudonyms::Slot* Pseudonyms::meant(const Words& words) const noexcept {
  if (words.count == 0) return nullptr;
  const Slot* slot = whole(words);
  if (slot == nullptr && words.count == 1) slot = by_first_name(words.ids[0]);
  if (slot == nullptr && words.upper) slot = by_initials(words.ids[0]);
  return slot;
}

std::optional<std::string> Pseudonyms::stands_for(std::string_view words) const {
  if (count_ == 0) return std::nullopt;
  Words wanted = Words::of(words);
  const Slot* slot = meant(wanted);
  const char* tail = "";
  if (slot == nullptr && wanted.count > 0 && wanted.stem != 0) {
    wanted.ids[wanted.count - 1] = wanted.stem;
    wanted.upper = false;
    slot = meant(wanted);
    tail = "'s";
  }
  if (slot == nullptr || slot->with_size == 0) return std::nullopt;
  return std::string(slot->code()) + tail;
}

std::optional<std::string> Pseudonyms::likely(std::string_view words) const {
  if (std::optional<std::string> known = stands_for(words)) return known;
  const Words wanted = Words::of(words);
  if (wanted.count == 0 || wanted.titled) return std::nullopt;
  for (std::size_t i = count_; i-- > 0;) {
    const Slot& slot = slots()[i];
    if (slot.ids[0] == wanted.ids[0] && slot.with_size > 0) return std::string(slot.code());
  }
  return std::nullopt;
}

std::optional<crypto::SecureBuffer> Pseudonyms::name_of(std::string_view with) const {
  for (std::size_t i = count_; i-- > 0;) {
    const Slot& slot = slots()[i];
    if (slot.code() != with || with.empty() || newest_of(slot) != &slot) continue;
    return crypto::SecureBuffer::copy_of(
        {reinterpret_cast<const std::uint8_t*>(slot.name), slot.name_size});
  }
  return std::nullopt;
}

bool Pseudonyms::goes_on(const Words& words) const noexcept {
  return std::any_of(slots(), slots() + count_, [&](const Slot& slot) {
    return slot.count > words.count && std::equal(words.ids, words.ids + words.count, slot.ids);
  });
}

StandIns Pseudonyms::stand_ins(std::string_view text, const Findings& findings,
                               std::size_t caret) const {
  StandIns out;
  if (count_ == 0) return out;
  for (const Finding& finding : findings) {
    if (finding.label != Label::person || finding.end > text.size()) continue;
    const std::string_view words = text.substr(finding.start, finding.end - finding.start);
    std::optional<std::string> with = stands_for(words);
    if (!with) continue;
    const std::size_t mark = apostrophe(text, finding.end);
    const std::size_t word_end = finding.end + (mark > 0 ? mark + 1 : 0);
    if (caret >= finding.start && caret <= word_end) continue;
    if (caret > word_end && caret <= text.size() && separator(text[word_end])) {
      const std::string_view typed = text.substr(word_end + 1, caret - word_end - 1);
      const bool one_word = std::none_of(typed.begin(), typed.end(), [](char c) {
        return c == ' ' || c == '\n' || c == '.' || c == ',' || c == '-';
      });
      if (one_word && goes_on(Words::of(words))) continue;
    }
    out.push_back({finding.start, finding.end, std::move(*with)});
  }
  return out;
}

std::string Pseudonyms::applied(std::string_view text, const StandIns& stand_ins) {
  std::string out;
  std::size_t at = 0;
  for (const StandIn& one : stand_ins) {
    out.append(text.substr(at, one.start - at));
    out.append(one.with);
    at = one.end;
  }
  out.append(text.substr(at));
  return out;
}

Said said_of(const Pseudonyms& pseudonyms) {
  Said said;
  for (std::size_t i = 0; i < pseudonyms.count_; ++i) {
    const Pseudonyms::Slot& slot = pseudonyms.slots()[i];
    const TokenStream tokens({slot.name, slot.name_size}, Lexicon::compiled_in());
    for (std::size_t word = 0; word < tokens.size(); ++word) {
      const Token& token = tokens[word];
      if (token.letters < 2 || token.facts.has(Fact::title)) continue;
      said.names.push_back(token.id);
      said.small.push_back(token.id);
    }
    if (slot.initials != 0) said.initials.push_back(slot.initials);
  }
  return said;
}

}  // namespace fieldfare::guard
