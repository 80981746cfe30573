#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fieldfare/core/ids.h>

namespace fieldfare::simulator {

/// The word that every note holds and no file, message or log may hold in the clear.
inline constexpr const char* canary = "heronry";
/// A name that is typed and must be nowhere afterwards.
inline constexpr const char* childs_name = "Brammall";

/// A promise that was broken: which one, and how.
struct Broken {
  std::string promise;
  std::string how;
};

/// Throws Broken.
[[noreturn]] void broken(std::string promise, std::string how);

/// One version of a note's text that somebody wrote, by a sentence that nobody else wrote.
struct Version {
  std::size_t note = 0;
  std::size_t writer = 0;
  std::string sentence;  ///< this version's own
  std::string text;      ///< all of it
  bool acknowledged = false;
  std::set<std::size_t> replaces;       ///< versions that stood on the writer's screen
  std::set<std::size_t> holders;        ///< places that hold it and were not put back since
  std::set<std::size_t> knows_removed;  ///< devices that the writer knew to be removed
  bool restricted = false;              ///< for the audience, its writer and the note's author
  std::set<std::size_t> closed_to;      ///< devices that the writer knew to be of it no more
};

struct Note {
  EntityId id;
  bool known = false;     ///< its id was told: `write` came back
  bool redacted = false;  ///< an order to erase it was asked for
  std::set<std::size_t>
      redactors;  ///< devices that were told that it is erased, and were not put back
  /// What removed or hostile members wrote in it, or a redaction that a power cut may have taken
  /// away, makes what stands in it a matter of their tests, not of this ledger.
  bool murky = false;
  std::vector<std::size_t> versions;
};

/// What the team wrote and was told that it is saved: the trivial model that the devices are
/// compared with. Places are numbered: devices first, then the hub.
class Ledger {
 public:
  /// The sentence with this number.
  [[nodiscard]] static std::string sentence(std::size_t number);

  std::size_t add_note();
  /// A version that `writer` is about to write, who holds what `held` says.
  std::size_t add_version(std::size_t note, std::size_t writer, std::string text,
                          std::string sentence, const std::set<std::size_t>& held);
  void acknowledge(std::size_t version, const std::set<std::size_t>& knows_removed);
  /// The versions of a note that nobody who is in `held` replaced.
  [[nodiscard]] std::set<std::size_t> live(std::size_t note,
                                           const std::set<std::size_t>& held) const;
  /// A place holds exactly these now; what it held before is gone from there.
  void holds(std::size_t place, const std::set<std::size_t>& versions);
  void holds_too(std::size_t place, const std::set<std::size_t>& versions);
  /// Whoever wrote the note first.
  [[nodiscard]] std::size_t author(const Version& version) const {
    return versions_[notes_[version.note].versions.front()].writer;
  }
  /// A member is removed by a device that holds `held`: what else it wrote is late.
  void removed(std::size_t device, const std::set<std::size_t>& held);

  [[nodiscard]] std::string next_sentence() { return sentence(++sentences_); }
  [[nodiscard]] std::vector<Note>& notes() noexcept { return notes_; }
  [[nodiscard]] std::vector<Version>& versions() noexcept { return versions_; }
  [[nodiscard]] const std::vector<Version>& versions() const noexcept { return versions_; }

 private:
  std::vector<Note> notes_;
  std::vector<Version> versions_;
  std::size_t sentences_ = 0;
};

}  // namespace fieldfare::simulator
