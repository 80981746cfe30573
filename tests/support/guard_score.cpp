#include <support/guard_score.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <random>

#include <fmt/format.h>

namespace fieldfare::test {
namespace {

using guard::Finding;
using guard::Findings;
using guard::Label;

/// Groups that are no origin: what their notes are about is in the kind.
bool no_origin(std::string_view group) {
  constexpr std::array<std::string_view, 9> others = {
      "ids", "relation", "nick", "misspelt", "long", "other", "wordname", "clean", "places"};
  return std::find(others.begin(), others.end(), group) != others.end();
}

bool covered(const MarkedNote& note, const MarkedSpan& span, const Findings& findings) {
  for (std::size_t at = span.start; at < span.end; ++at) {
    const auto byte = static_cast<unsigned char>(note.text[at]);
    if (byte < 0x80 && std::isalnum(byte) == 0) continue;
    const bool found = std::any_of(findings.begin(), findings.end(),
                                   [&](const Finding& f) { return f.start <= at && at < f.end; });
    if (!found) return false;
  }
  return true;
}

std::string quoted(const MarkedNote& note, std::size_t start, std::size_t end) {
  return "[" + note.text.substr(start, end - start) + "] " + note.text;
}

/// The names of one note, for the gap between origins.
struct NamesOfNote {
  std::string_view origin;
  Share plain;
  Share words;
};

struct Tally {
  std::map<std::string_view, Share> by_origin;

  [[nodiscard]] OriginGap gap() const {
    OriginGap out;
    double best = 0;
    double worst = 101;
    for (const auto& [origin, share] : by_origin) {
      if (share.of < 10) continue;
      best = std::max(best, share.percent());
      if (share.percent() >= worst) continue;
      worst = share.percent();
      out.worst = origin;
    }
    out.points = worst > 100 ? 0 : best - worst;
    return out;
  }
};

OriginGap gap_of(const std::vector<const NamesOfNote*>& notes, bool words) {
  Tally tally;
  for (const NamesOfNote* note : notes) {
    const std::string_view group = words && note->words.of > 0 ? "word-names" : note->origin;
    if (!no_origin(note->origin)) {
      tally.by_origin[note->origin].of += note->plain.of;
      tally.by_origin[note->origin].hit += note->plain.hit;
    }
    if (group != "word-names") continue;
    tally.by_origin[group].of += note->words.of;
    tally.by_origin[group].hit += note->words.hit;
  }
  return tally.gap();
}

OriginGap gap_with_interval(const std::vector<NamesOfNote>& notes, bool words) {
  constexpr std::size_t rounds = 1000;
  std::vector<const NamesOfNote*> drawn;
  for (const NamesOfNote& note : notes)
    drawn.push_back(&note);
  OriginGap out = gap_of(drawn, words);
  if (notes.empty()) return out;
  std::mt19937 engine(20260701);
  std::vector<double> points;
  for (std::size_t round = 0; round < rounds; ++round) {
    for (const NamesOfNote*& note : drawn)
      note = &notes[engine() % notes.size()];
    points.push_back(gap_of(drawn, words).points);
  }
  std::sort(points.begin(), points.end());
  out.interval = {points[rounds * 25 / 1000], points[rounds * 975 / 1000]};
  return out;
}

void score_spans(const MarkedNote& note, const Findings& findings, GuardScore& score,
                 NamesOfNote& names) {
  bool leak = false;
  for (const MarkedSpan& span : note.spans) {
    const bool found = covered(note, span, findings);
    score.recall.count(found);
    score.kinds[span.kind].count(found);
    score.labels[guard::label_name(span.label)].count(found);
    if (span.label == Label::person) {
      score.names.count(found);
      score.origins[note.origin].count(found);
      (span.kind == "word-name" ? names.words : names.plain).count(found);
    }
    if (!found) score.missed.push_back(quoted(note, span.start, span.end));
    leak = leak || !found;
  }
  score.leaks.count(leak);
}

void score_findings(const MarkedNote& note, const Findings& findings, GuardScore& score) {
  for (const Finding& finding : findings) {
    const bool right = std::any_of(note.spans.begin(), note.spans.end(), [&](const MarkedSpan& s) {
      return finding.start < s.end && s.start < finding.end;
    });
    score.precision.count(right);
    if (!right) score.extra.push_back(quoted(note, finding.start, finding.end));
  }
}

}  // namespace

Interval Share::interval() const noexcept {
  if (of == 0) return {};
  constexpr double z = 1.96;
  const auto n = static_cast<double>(of);
  const double p = static_cast<double>(hit) / n;
  const double middle = p + z * z / (2 * n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double whole = 1 + z * z / n;
  return {std::max(0.0, 100 * (middle - half) / whole),
          std::min(100.0, 100 * (middle + half) / whole)};
}

GuardScore score_guard(const guard::Guard& guard, const std::vector<MarkedNote>& notes,
                       const CorpusAllowLists& allow) {
  GuardScore score;
  std::vector<NamesOfNote> names;
  for (const MarkedNote& note : notes) {
    const Findings findings = guard.check(note.text, allow.of(note.set));
    score_findings(note, findings, score);
    if (note.spans.empty()) {
      (note.origin == "places" ? score.places_flagged : score.clean_flagged)
          .count(!findings.empty());
      continue;
    }
    names.push_back({note.origin, {}, {}});
    score_spans(note, findings, score, names.back());
  }
  score.gap = gap_with_interval(names, false);
  score.gap_with_word_names = gap_with_interval(names, true);
  return score;
}

std::string in_words(const GuardScore& score, bool errors) {
  std::string out;
  const auto tell = [&](std::string_view what, const Share& share) {
    const Interval around = share.interval();
    out += fmt::format("{:<36}{:6.1f} %  ({} of {}; {:.1f} to {:.1f})\n", what, share.percent(),
                       share.hit, share.of, around.low, around.high);
  };
  const auto tell_gap = [&](std::string_view what, const OriginGap& gap) {
    out += fmt::format("{:<36}{:6.1f} points  ({:.1f} to {:.1f}; worst {})\n", what, gap.points,
                       gap.interval.low, gap.interval.high, gap.worst);
  };
  tell("whole spans found", score.recall);
  tell("names found", score.names);
  tell("findings that are right", score.precision);
  tell("clean notes flagged", score.clean_flagged);
  tell("notes of places flagged", score.places_flagged);
  tell("identity notes that leak", score.leaks);
  tell_gap("gap between origins", score.gap);
  tell_gap("gap with word-names", score.gap_with_word_names);
  for (const auto& [kind, share] : score.kinds)
    tell(fmt::format("  {}", kind), share);
  for (const auto& [origin, share] : score.origins)
    tell(fmt::format("  names, {}", origin), share);
  if (!errors) return out;
  for (const std::string& span : score.missed)
    out += "missed " + span + '\n';
  for (const std::string& finding : score.extra)
    out += "extra " + finding + '\n';
  return out;
}

}  // namespace fieldfare::test
