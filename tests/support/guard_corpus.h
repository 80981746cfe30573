#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/guard/guard.h>

namespace fieldfare::test {

/// What a note holds and the guard should find: bytes of the plain text. `kind` is finer than the
/// label: "word-name", "initials", "lower case", "NHS number".
struct MarkedSpan {
  std::size_t start = 0;
  std::size_t end = 0;
  guard::Label label = guard::Label::person;
  std::string_view kind;
};

/// One note of tests/guard-corpus, without its marks. `set` is the heading that it stands under in
/// its file ("round 3"), or empty. `origin` is that of its names; "clean" and "places" are notes
/// without identities.
struct MarkedNote {
  std::string set;
  std::string origin;
  std::string text;
  std::vector<MarkedSpan> spans;
};

/// Reads a file of notes; tests/guard-corpus/README.md tells its form. Throws Error(damaged) for a
/// line that does not keep to it.
[[nodiscard]] std::vector<MarkedNote> read_marked_notes(const std::string& path);

/// Both files of one part ("tune" or "test") of the corpus in `folder`.
[[nodiscard]] std::vector<MarkedNote> read_guard_corpus(const std::string& folder,
                                                        std::string_view part);

/// The settings, places and names of public life that a visit to an area of the corpus has allowed:
/// the lists of single sets, and the one of all others.
class CorpusAllowLists {
 public:
  /// Reads "allow.txt" in `folder`; what stands under a heading "# round 14" is that set's.
  explicit CorpusAllowLists(const std::string& folder);
  [[nodiscard]] const guard::AllowList& of(const std::string& set) const;

 private:
  guard::AllowList common_;
  std::map<std::string, guard::AllowList> of_sets_;
};

}  // namespace fieldfare::test
