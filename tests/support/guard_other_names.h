#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <support/guard_corpus.h>

namespace fieldfare::test {

/// Notes again with other names in the same places, for the guard's second voice to learn where
/// names stand and not which they are: whoever was called Amir may be a Hope, a CS or a tomos.
class OtherNames {
 public:
  struct Variant {
    std::string kind;  ///< "words", "letters", "small-letters", ...
    MarkedNote note;
  };

  /// Takes the word-names that the notes in `folder` (but for those that only measure) hold.
  explicit OtherNames(const std::string& folder);

  /// The variants in which a name changed. The same `turn` gives the same.
  [[nodiscard]] std::vector<Variant> of(const MarkedNote& note, std::size_t turn) const;

 private:
  void gather_families(const std::string& folder);
  [[nodiscard]] MarkedNote with_word_names(const MarkedNote& note, std::size_t turn,
                                           bool small) const;

  [[nodiscard]] MarkedNote with_families(const MarkedNote& note, std::size_t turn,
                                         bool small) const;

  std::vector<std::string> words_;
  std::vector<std::string> small_words_;  ///< those that small letters leave a name
  std::vector<std::string> families_;     ///< made up from the halves of those in the notes
  std::vector<std::string> plain_;  ///< English words, rare ones that are no family names, too
  std::vector<std::string> plain_names_;  ///< English words that are also family names
};

}  // namespace fieldfare::test
