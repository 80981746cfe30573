#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fieldfare::merge {

/// One stretch of a three-way comparison, in the order of the text. Each side's part is told
/// whatever the kind, so that the parts of one side, joined, are that side's text.
struct Hunk {
  enum class Kind { same, ours, theirs, both, conflict };
  Kind kind = Kind::same;  ///< `both`: the two sides made the same change
  std::string base;
  std::string ours;
  std::string theirs;
};

struct TextMerge {
  /// The merged text, or nothing when edits overlap, touch, or the texts are too long to compare
  /// (then `hunks` is one conflict over the whole).
  std::optional<std::string> merged;
  std::vector<Hunk> hunks;
};

/// Texts above this many bytes, or that need more than a bounded number of comparison steps (about
/// 30 ms), are shown side by side and not merged unless one side alone changed.
inline constexpr std::size_t max_merged_text = 400'000;

/// Three-way merge over words (runs of letters and digits, runs of blanks, single other
/// characters). Edits that overlap or are adjacent (no unchanged word between them) conflict.
/// Laws (merge-algebra.md): merge(b, x, b) = x; merge(b, b, x) = x; merge(b, x, x) = x;
/// merge(b, x, y) is merge(b, y, x) with sides exchanged; a merged text holds every word that a
/// side added and no word that a side removed and nobody added.
[[nodiscard]] TextMerge merge_text(std::string_view base, std::string_view ours,
                                   std::string_view theirs);

/// The two-way difference over words, for showing what changed: kinds same, ours (only in `a`),
/// theirs (only in `b`). The `ours` parts, joined, are `a`; the `theirs` parts are `b`.
[[nodiscard]] std::vector<Hunk> diff_text(std::string_view a, std::string_view b);

}  // namespace fieldfare::merge
