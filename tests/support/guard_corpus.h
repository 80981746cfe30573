#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/guard/guard.h>

namespace fieldfare::test {

/// What a note holds and the guard should find: bytes of the plain text.
struct MarkedSpan {
  std::size_t start = 0;
  std::size_t end = 0;
  guard::Label label = guard::Label::person;
};

/// One note of tests/data/guard, without its marks.
struct MarkedNote {
  std::string origin;
  std::string text;
  std::vector<MarkedSpan> spans;
  bool held_out = false;
};

/// Reads a file of notes; tests/data/guard/README.md tells its form. Throws Error(damaged) for a
/// line that does not keep to it.
[[nodiscard]] std::vector<MarkedNote> read_marked_notes(const std::string& path);

/// Parts of a whole.
struct Share {
  std::size_t hit = 0;
  std::size_t of = 0;
  [[nodiscard]] double percent() const noexcept {
    return of == 0 ? 100.0 : 100.0 * static_cast<double>(hit) / static_cast<double>(of);
  }
};

/// What the guard did with a set of notes. A span counts as found when every letter and digit of it
/// lies in some finding.
struct GuardScore {
  Share recall;                          ///< spans found
  Share precision;                       ///< findings that touch a span
  Share clean_flagged;                   ///< clean notes with any finding
  Share leaks;                           ///< notes with identities that keep one
  std::map<std::string, Share> origins;  ///< recall by origin
  std::map<guard::Label, Share> labels;  ///< recall by label
  std::vector<std::string> missed;       ///< "[span] note", for people
  std::vector<std::string> extra;        ///< "[finding] note"
};

[[nodiscard]] GuardScore score_guard(const guard::Guard& guard,
                                     const std::vector<MarkedNote>& notes, bool held_out);

/// The figures in a few lines for people.
[[nodiscard]] std::string in_words(const GuardScore& score);

}  // namespace fieldfare::test
