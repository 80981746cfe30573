#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <support/guard_corpus.h>

namespace fieldfare::test {

/// Percent, both ends included.
struct Interval {
  double low = 0;
  double high = 100;
};

/// Parts of a whole.
struct Share {
  std::size_t hit = 0;
  std::size_t of = 0;

  void count(bool counted) noexcept {
    ++of;
    hit += counted ? 1U : 0U;
  }
  [[nodiscard]] double percent() const noexcept {
    return of == 0 ? 100.0 : 100.0 * static_cast<double>(hit) / static_cast<double>(of);
  }
  /// Wilson's interval that holds the true share with 95 % confidence.
  [[nodiscard]] Interval interval() const noexcept;
};

/// The recall of names between the best and the worst group of origins, in points; groups with
/// fewer than ten names are left out. The interval is a bootstrap over notes with a fixed seed.
struct OriginGap {
  double points = 0;
  Interval interval;
  std::string worst;
};

/// What the guard did with a set of notes. A span counts as found when every letter and digit of it
/// lies in some finding; a finding is right when it touches a span.
struct GuardScore {
  Share recall;                                       ///< spans found
  Share names;                                        ///< persons found
  Share precision;                                    ///< findings that touch a span
  Share clean_flagged;                                ///< clean notes with any finding
  Share places_flagged;                               ///< the same, of those full of places
  Share leaks;                                        ///< notes that keep any identity
  std::map<std::string_view, Share> kinds;            ///< recall by kind
  std::map<std::string_view, Share> labels;           ///< recall by label
  std::map<std::string, Share, std::less<>> origins;  ///< recall of names by origin
  OriginGap gap;                                      ///< without the word-names
  OriginGap gap_with_word_names;
  std::vector<std::string> missed;  ///< "[span] note", for people
  std::vector<std::string> extra;   ///< "[finding] note"
};

[[nodiscard]] GuardScore score_guard(const guard::Guard& guard,
                                     const std::vector<MarkedNote>& notes,
                                     const CorpusAllowLists& allow);

/// The figures, a line each, with their intervals; the errors only when asked for.
[[nodiscard]] std::string in_words(const GuardScore& score, bool errors);

}  // namespace fieldfare::test
