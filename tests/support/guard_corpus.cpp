#include <support/guard_corpus.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

#include <fieldfare/core/error.h>

namespace fieldfare::test {
namespace {

using guard::Label;

Label label_of(char letter) {
  switch (letter) {
    case 'P':
      return Label::person;
    case 'D':
      return Label::dob;
    case 'T':
      return Label::phone;
    case 'E':
      return Label::email;
    case 'C':
      return Label::postcode;
    case 'A':
      return Label::address;
    case 'I':
      return Label::id;
    case 'H':
      return Label::handle;
    default:
      throw Error(ErrorCode::damaged, "a mark of no known kind in a note");
  }
}

MarkedNote parse(const std::string& line, bool held_out) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string::npos)
    throw Error(ErrorCode::damaged, "a note without its origin: " + line);
  MarkedNote note{line.substr(0, tab), {}, {}, held_out};
  for (std::size_t at = tab + 1; at < line.size();) {
    if (line.compare(at, 2, "\\n") == 0) {
      note.text += '\n';
      at += 2;
    } else if (line[at] == '{' && at + 2 < line.size() && line[at + 2] == ':') {
      const std::size_t close = line.find('}', at);
      if (close == std::string::npos) throw Error(ErrorCode::damaged, "an open mark: " + line);
      const std::size_t start = note.text.size();
      note.text += line.substr(at + 3, close - at - 3);
      note.spans.push_back({start, note.text.size(), label_of(line[at + 1])});
      at = close + 1;
    } else {
      note.text += line[at++];
    }
  }
  return note;
}

bool covered(const MarkedNote& note, const MarkedSpan& span, const guard::Findings& findings) {
  for (std::size_t at = span.start; at < span.end; ++at) {
    const auto byte = static_cast<unsigned char>(note.text[at]);
    if (byte < 0x80 && std::isalnum(byte) == 0) continue;
    const bool found = std::any_of(findings.begin(), findings.end(), [&](const guard::Finding& f) {
      return f.start <= at && at < f.end;
    });
    if (!found) return false;
  }
  return true;
}

std::string quoted(const MarkedNote& note, std::size_t start, std::size_t end) {
  return "[" + note.text.substr(start, end - start) + "] " + note.text;
}

void score_note(const MarkedNote& note, const guard::Findings& findings, GuardScore& score) {
  if (note.spans.empty()) {
    ++score.clean_flagged.of;
    score.clean_flagged.hit += findings.empty() ? 0U : 1U;
  }
  bool leak = false;
  for (const MarkedSpan& span : note.spans) {
    const bool found = covered(note, span, findings);
    for (Share* share : {&score.recall, &score.origins[note.origin], &score.labels[span.label]}) {
      ++share->of;
      share->hit += found ? 1U : 0U;
    }
    if (!found) score.missed.push_back(quoted(note, span.start, span.end));
    leak = leak || !found;
  }
  if (!note.spans.empty()) {
    ++score.leaks.of;
    score.leaks.hit += leak ? 1U : 0U;
  }
  for (const guard::Finding& finding : findings) {
    const bool right = std::any_of(note.spans.begin(), note.spans.end(), [&](const MarkedSpan& s) {
      return finding.start < s.end && s.start < finding.end;
    });
    ++score.precision.of;
    score.precision.hit += right ? 1U : 0U;
    if (!right) score.extra.push_back(quoted(note, finding.start, finding.end));
  }
}

}  // namespace

std::vector<MarkedNote> read_marked_notes(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Error(ErrorCode::not_found, "no notes at " + path);
  std::vector<MarkedNote> notes;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    notes.push_back(parse(line, notes.size() % 3 == 2));
  }
  return notes;
}

GuardScore score_guard(const guard::Guard& guard, const std::vector<MarkedNote>& notes,
                       bool held_out) {
  GuardScore score;
  for (const MarkedNote& note : notes) {
    if (note.held_out == held_out) score_note(note, guard.check(note.text, {}), score);
  }
  return score;
}

std::string in_words(const GuardScore& score) {
  std::ostringstream out;
  const auto tell = [&](std::string_view what, const Share& share) {
    out << what << ' ' << share.percent() << " % (" << share.hit << " of " << share.of << ")\n";
  };
  tell("recall", score.recall);
  tell("precision", score.precision);
  tell("clean notes flagged", score.clean_flagged);
  tell("notes that leak", score.leaks);
  for (const auto& [label, share] : score.labels)
    tell(guard::label_name(label), share);
  for (const auto& [origin, share] : score.origins)
    tell(origin, share);
  for (const std::string& span : score.missed)
    out << "missed " << span << '\n';
  for (const std::string& finding : score.extra)
    out << "extra " << finding << '\n';
  return out.str();
}

}  // namespace fieldfare::test
