#include <support/guard_corpus.h>

#include <cctype>
#include <fstream>

#include <fieldfare/core/error.h>

namespace fieldfare::test {
namespace {

using guard::Label;

struct Mark {
  std::string_view letters;
  Label label;
  std::string_view kind;
};

/// The marks of tests/guard-corpus/README.md.
constexpr Mark marks[] = {
    {"P", Label::person, "name"},       {"W", Label::person, "word-name"},
    {"N", Label::person, "initials"},   {"R", Label::person, "relation"},
    {"D", Label::dob, "date of birth"}, {"T", Label::phone, "phone"},
    {"E", Label::email, "e-mail"},      {"C", Label::postcode, "postcode"},
    {"A", Label::address, "address"},   {"H", Label::handle, "handle"},
    {"I", Label::id, "local number"},   {"I/case", Label::id, "local number"},
    {"I/nhs", Label::id, "NHS number"}, {"I/upn", Label::id, "UPN"},
    {"I/uln", Label::id, "ULN"},        {"I/ni", Label::id, "National Insurance"},
    {"I/pp", Label::id, "passport"},    {"I/reg", Label::id, "vehicle"},
};

const Mark& mark_of(std::string_view letters, const std::string& line) {
  for (const Mark& mark : marks) {
    if (mark.letters == letters) return mark;
  }
  throw Error(ErrorCode::damaged, "a mark of no known kind: " + line);
}

/// A plain name is told further by how it is written.
std::string_view written(std::string_view name) {
  std::size_t small = 0;
  std::size_t capitals = 0;
  bool wide = false;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    wide = wide || byte >= 0x80;
    small += std::islower(byte) != 0 ? 1U : 0U;
    capitals += std::isupper(byte) != 0 ? 1U : 0U;
  }
  if (wide) return "name, diacritics or other script";
  if (capitals == 0) return "name, lower case";
  if (small == 0) return "name, capitals";
  return name.find(' ') == std::string_view::npos ? "name, one word" : "name, several words";
}

/// Reads "{P:Grace}" at `at`; returns where it ends.
std::size_t take_span(MarkedNote& note, const std::string& line, std::size_t at) {
  const std::size_t colon = line.find(':', at);
  const std::size_t close = line.find('}', at);
  if (close == std::string::npos || colon > close)
    throw Error(ErrorCode::damaged, "an open mark: " + line);
  const Mark& mark = mark_of(std::string_view(line).substr(at + 1, colon - at - 1), line);
  const std::string span = line.substr(colon + 1, close - colon - 1);
  const std::size_t start = note.text.size();
  note.text += span;
  note.spans.push_back(
      {start, note.text.size(), mark.label, mark.kind == "name" ? written(span) : mark.kind});
  return close + 1;
}

MarkedNote parse(const std::string& line) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string::npos)
    throw Error(ErrorCode::damaged, "a note without its origin: " + line);
  MarkedNote note{{}, line.substr(0, tab), {}, {}};
  for (std::size_t at = tab + 1; at < line.size();) {
    if (line.compare(at, 2, "\\n") == 0) {
      note.text += '\n';
      at += 2;
    } else if (line[at] == '{') {
      at = take_span(note, line, at);
    } else {
      note.text += line[at++];
    }
  }
  return note;
}

std::ifstream opened(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Error(ErrorCode::not_found, "no notes at " + path);
  return file;
}

}  // namespace

std::vector<MarkedNote> read_marked_notes(const std::string& path) {
  std::ifstream file = opened(path);
  std::vector<MarkedNote> notes;
  std::string set;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) {
      set = line.substr(2);
    } else if (!line.empty()) {
      notes.push_back(parse(line));
      notes.back().set = set;
    }
  }
  return notes;
}

std::vector<MarkedNote> read_guard_corpus(const std::string& folder, std::string_view part) {
  const std::string path = folder + "/" + std::string(part);
  std::vector<MarkedNote> notes = read_marked_notes(path + "/identities.txt");
  for (MarkedNote& note : read_marked_notes(path + "/clean.txt")) {
    if (!note.spans.empty())
      throw Error(ErrorCode::damaged, "a clean note with a mark: " + note.text);
    notes.push_back(std::move(note));
  }
  return notes;
}

CorpusAllowLists::CorpusAllowLists(const std::string& folder) {
  std::ifstream file = opened(folder + "/allow.txt");
  guard::AllowList* list = &common_;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# "))
      list = &of_sets_[line.substr(2)];
    else if (!line.empty())
      list->add(line, guard::AllowedAs::setting);
  }
}

const guard::AllowList& CorpusAllowLists::of(const std::string& set) const {
  const auto own = of_sets_.find(set);
  return own == of_sets_.end() ? common_ : own->second;
}

}  // namespace fieldfare::test
