#include <fieldfare/core/merge/text.h>

#include <algorithm>

#include "diff.h"
#include "tokens.h"

namespace fieldfare::merge {

namespace {

/// A stretch of the base that the edits of a side, or of both, touch.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The edits of both sides, joined where no unchanged word of the base stands between them.
std::vector<Stretch> neighbourhoods(const TokenText& base, const std::vector<Edit>& ours,
                                    const std::vector<Edit>& theirs) {
  std::vector<Stretch> edits;
  edits.reserve(ours.size() + theirs.size());
  for (const Edit& edit : ours)
    edits.push_back({edit.a_begin, edit.a_end});
  for (const Edit& edit : theirs)
    edits.push_back({edit.a_begin, edit.a_end});
  std::sort(edits.begin(), edits.end(),
            [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
  std::vector<Stretch> out;
  for (const Stretch& edit : edits) {
    if (!out.empty() &&
        (edit.begin <= out.back().end || !base.has_word(out.back().end, edit.begin))) {
      out.back().end = std::max(out.back().end, edit.end);
    } else {
      out.push_back(edit);
    }
  }
  return out;
}

/// Follows one side along the base: which of its tokens stand for the next stretch of the base.
class SideCursor {
 public:
  SideCursor(const TokenText& text, const std::vector<Edit>& edits) : text_(text), edits_(edits) {}

  /// The next `count` tokens of the base are not edited by this side.
  void keep(std::size_t count) { at_ += count; }

  /// The next tokens of the base are this stretch, which holds each edit wholly or not at all.
  std::string_view take(Stretch base) {
    const std::size_t begin = at_;
    std::size_t base_at = base.begin;
    for (; next_ < edits_.size() && edits_[next_].a_end <= base.end; ++next_) {
      base_at = edits_[next_].a_end;
      at_ = edits_[next_].b_end;
    }
    at_ += base.end - base_at;
    return text_.text(begin, at_);
  }

 private:
  const TokenText& text_;
  const std::vector<Edit>& edits_;
  std::size_t next_ = 0;
  std::size_t at_ = 0;
};

Hunk make_hunk(std::string_view base, std::string_view ours, std::string_view theirs) {
  Hunk::Kind kind = Hunk::Kind::conflict;
  if (ours == theirs) {
    kind = ours == base ? Hunk::Kind::same : Hunk::Kind::both;
  } else if (theirs == base) {
    kind = Hunk::Kind::ours;
  } else if (ours == base) {
    kind = Hunk::Kind::theirs;
  }
  return {kind, std::string(base), std::string(ours), std::string(theirs)};
}

/// The merged text that the hunks make, or nothing when one of them is a conflict.
std::optional<std::string> joined(const std::vector<Hunk>& hunks) {
  std::string out;
  for (const Hunk& hunk : hunks) {
    if (hunk.kind == Hunk::Kind::conflict) return std::nullopt;
    out += hunk.kind == Hunk::Kind::theirs ? hunk.theirs : hunk.ours;
  }
  return out;
}

TextMerge whole(std::string_view base, std::string_view ours, std::string_view theirs) {
  TextMerge out;
  out.hunks.push_back(make_hunk(base, ours, theirs));
  out.merged = joined(out.hunks);
  return out;
}

std::vector<Hunk> merge_edits(const TokenText& base, const TokenText& ours,
                              const std::vector<Edit>& our_edits, const TokenText& theirs,
                              const std::vector<Edit>& their_edits) {
  std::vector<Hunk> hunks;
  SideCursor our_side(ours, our_edits);
  SideCursor their_side(theirs, their_edits);
  std::size_t at = 0;
  const auto keep_until = [&](std::size_t end) {
    if (at == end) return;
    const std::string_view kept = base.text(at, end);
    hunks.push_back(make_hunk(kept, kept, kept));
    our_side.keep(end - at);
    their_side.keep(end - at);
  };
  for (const Stretch& stretch : neighbourhoods(base, our_edits, their_edits)) {
    keep_until(stretch.begin);
    hunks.push_back(make_hunk(base.text(stretch.begin, stretch.end), our_side.take(stretch),
                              their_side.take(stretch)));
    at = stretch.end;
  }
  keep_until(base.size());
  return hunks;
}

/// A side's tokens and how they came from the base's.
struct Side {
  TokenText text;
  std::optional<std::vector<Edit>> edits;
};

/// The base and the numbers of its tokens, against which sides are compared.
class Base {
 public:
  explicit Base(std::string_view text) : text_(text), tokens_(numbers_.number(text_)) {}
  [[nodiscard]] const TokenText& text() const { return text_; }
  [[nodiscard]] Side compare(std::string_view side) {
    TokenText text(side);
    auto edits = shortest_edits(tokens_, numbers_.number(text));
    return {std::move(text), std::move(edits)};
  }

 private:
  TokenText text_;
  TokenNumbers numbers_;
  std::vector<std::uint32_t> tokens_;
};

bool too_long(std::string_view text) {
  return text.size() > max_merged_text;
}

/// The hunks of the change from `a` to `b`, of kinds same and both.
std::vector<Hunk> changes(std::string_view a, std::string_view b) {
  if (too_long(a) || too_long(b)) return whole(a, b, b).hunks;
  Base base(a);
  const Side side = base.compare(b);
  if (!side.edits) return whole(a, b, b).hunks;
  return merge_edits(base.text(), side.text, *side.edits, side.text, *side.edits);
}

}  // namespace

TextMerge merge_text(std::string_view base, std::string_view ours, std::string_view theirs) {
  if (too_long(base) || too_long(ours) || too_long(theirs)) return whole(base, ours, theirs);
  Base base_side(base);
  const Side our_side = base_side.compare(ours);
  if (!our_side.edits) return whole(base, ours, theirs);
  const Side their_side = base_side.compare(theirs);
  if (!their_side.edits) return whole(base, ours, theirs);
  TextMerge out;
  out.hunks = merge_edits(base_side.text(), our_side.text, *our_side.edits, their_side.text,
                          *their_side.edits);
  out.merged = joined(out.hunks);
  return out;
}

std::vector<Hunk> diff_text(std::string_view a, std::string_view b) {
  std::vector<Hunk> out;
  for (Hunk& change : changes(a, b)) {
    if (change.kind == Hunk::Kind::same) {
      out.push_back(std::move(change));
      continue;
    }
    if (!change.base.empty()) {
      out.push_back({Hunk::Kind::ours, {}, std::move(change.base), {}});
    }
    if (!change.ours.empty()) {
      out.push_back({Hunk::Kind::theirs, {}, {}, std::move(change.ours)});
    }
  }
  return out;
}

}  // namespace fieldfare::merge
