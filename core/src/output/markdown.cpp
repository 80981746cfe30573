#include <output/writers.h>

namespace fieldfare::output {

namespace {

/// What Markdown could take for markup stands behind a backslash; a line end becomes a space, so
/// that typed text cannot begin a heading or end a table row.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_[]<>|#&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& cell : cells)
    out += " " + escaped(cell) + " |";
  return out + "\n";
}

struct Writer {
  std::string out;

  void operator()(const Paragraph& paragraph) { out += escaped(paragraph.text) + "\n"; }
  void operator()(const Heading& heading) { out += "### " + escaped(heading.text) + "\n"; }
  void operator()(const Facts& facts) {
    for (const auto& fact : facts.rows) {
      out += "- " + escaped(fact.label) + ": " + escaped(fact.value) + "\n";
    }
  }
  void operator()(const Bullets& bullets) {
    for (const std::string& item : bullets.items)
      out += "- " + escaped(item) + "\n";
  }
  void operator()(const Table& table) {
    out += row(table.columns) + "|";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      out += " --- |";
    out += "\n";
    for (const auto& cells : table.rows)
      out += row(cells);
  }
};

}  // namespace

std::string write_markdown(const Document& document) {
  Writer writer;
  if (!document.marking.empty()) writer.out += "**" + escaped(document.marking) + "**\n\n";
  writer.out += "# " + escaped(document.title) + "\n\nStage: " + escaped(document.stage) + "\n";
  for (const Section& section : document.sections) {
    writer.out += "\n## " + escaped(section.title) + "\n";
    for (const Block& block : section.blocks) {
      writer.out += "\n";
      std::visit(writer, block);
    }
  }
  return writer.out;
}

}  // namespace fieldfare::output
