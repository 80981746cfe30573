#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/guard/guard.h>

namespace fieldfare::guard {

struct Said;

/// One mention that gives way: the bytes [start, end) of the text become `with`. A possessive 's
/// stays outside and so stays in the text: "Zara's" becomes "Child A's".
struct StandIn {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string with;

  bool operator==(const StandIn&) const = default;
};

using StandIns = std::vector<StandIn>;

/// Who stands behind which code, for as long as a session lasts: the only place where a name and
/// its code are together, in locked memory that is wiped by `wipe`, at the latest with the object.
/// Nothing of it is ever written.
///
/// How an editor uses it: when somebody answers a finding with a code or a role, `pair` its words
/// with it. Give the pseudonyms to `LiveCheck::check` with every text, so that paired names are
/// found in every note. After each check replace what `stand_ins` names, each as one step of the
/// editor's history. When a replacement that happened by itself is undone, `leave` its words: they
/// are found and asked about as before, but not replaced again. At lock, `wipe`.
///
/// Laws:
/// - A whole name is known in any case, with or without accents, after the order of a register
///   ("KELLY, Zara") and with a possessive, also one that lost its apostrophe before a relative.
/// - Of a name of several words, the first name alone and the initials are known too, as long as
///   only one code could be meant. A family name alone, or with a title that was not paired, never
///   is: it may be the mother.
/// - The newest pairing of a name counts; `undo` brings the one before it back.
/// - What is not a finding is not replaced: "hope" stays where it is a word, months are months.
///
/// Not thread-safe. Move-only.
class Pseudonyms {
 public:
  /// Longer names (bytes, words) and codes (bytes) are not taken.
  static constexpr std::size_t name_limit = 160;
  static constexpr std::size_t word_limit = 8;
  static constexpr std::size_t with_limit = 64;

  /// Pairs `name`, the words of a finding, with what shall stand for it: a code ("Child A") or a
  /// role ("the SENCO"). False, and nothing is paired, when a limit is passed, `name` holds no word
  /// or `with` is empty or would itself be found by the guard.
  bool pair(std::string_view name, std::string_view with);

  /// `name` is not replaced by itself any more, until it is paired again. False as in `pair`.
  bool leave(std::string_view name);

  /// Takes back the last `pair` or `leave`. False when there is none.
  bool undo();

  /// Forgets every name that `with` stands for. Returns how many there were.
  std::size_t forget(std::string_view with);

  /// Wipes and forgets everything.
  void wipe() noexcept;

  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }

  /// What stands for this name or mention; nothing when it is not known or might be two people.
  [[nodiscard]] std::optional<std::string> stands_for(std::string_view words) const;

  /// What might stand for these words: as `stands_for`, else the code of a name that shares its
  /// first word ("Zara Kelly" when "Zara" was paired). To be offered first, not to be applied.
  [[nodiscard]] std::optional<std::string> likely(std::string_view words) const;

  /// The name as it was paired, newest first, in locked memory: to show who "Child A" is. Nothing
  /// when the code is not known.
  [[nodiscard]] std::optional<crypto::SecureBuffer> name_of(std::string_view with) const;

  /// The mentions among `findings` that a code or role stands for, by start. `findings` are those
  /// of `text`. A mention that is being typed is left: one that the caret (a byte of the text)
  /// stands in or at the end of, or one that a paired name goes on from in the word at the caret.
  [[nodiscard]] StandIns stand_ins(std::string_view text, const Findings& findings,
                                   std::size_t caret = std::string_view::npos) const;

  /// The text with every stand-in in its place. Law: applying twice changes nothing more.
  [[nodiscard]] static std::string applied(std::string_view text, const StandIns& stand_ins);

 private:
  friend Said said_of(const Pseudonyms& pseudonyms);
  struct Slot;
  struct Words;

  [[nodiscard]] const Slot* slots() const noexcept;
  bool push(std::string_view name, std::string_view with);
  [[nodiscard]] const Slot* whole(const Words& words) const noexcept;
  [[nodiscard]] const Slot* by_first_name(std::uint64_t word) const noexcept;
  [[nodiscard]] const Slot* by_initials(std::uint64_t word) const noexcept;
  [[nodiscard]] const Slot* newest_of(const Slot& slot) const noexcept;
  [[nodiscard]] const Slot* meant(const Words& words) const noexcept;
  [[nodiscard]] bool goes_on(const Words& words) const noexcept;

  crypto::SecureBuffer memory_;  ///< slots, `count_` of them in use
  std::size_t count_ = 0;
};

}  // namespace fieldfare::guard
