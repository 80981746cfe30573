#include <output/writers.h>

namespace fieldfare::output {

namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
)";

constexpr std::string_view style = R"(<style>
body { max-width: 44rem; margin: 3rem auto; padding: 0 1.5rem; background: #fff; color: #0b0c0c;
  font: 1.1875rem/1.5 "Inter", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 2.2rem; line-height: 1.15; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; margin: 2.4rem 0 .6rem; }
h3 { font-size: 1.15rem; margin: 1.8rem 0 .4rem; }
.stage { margin: 0; color: #505a5f; }
.marking { margin: 0 0 1.5rem; font-weight: 700; }
p, li, dd, td { overflow-wrap: anywhere; }
p { white-space: pre-line; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0; }
th, td { padding: .5rem 1rem .5rem 0; border-bottom: 1px solid #b1b4b6; text-align: left;
  vertical-align: top; }
th { font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .4rem 1.5rem; }
dt { font-weight: 600; }
dd { margin: 0; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 11pt; }
  h2, h3 { break-after: avoid; }
  tr, dl { break-inside: avoid; }
}
</style>
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

struct Writer {
  std::string out;

  void element(std::string_view name, std::string_view text) {
    out.append("<").append(name).append(">").append(escaped(text));
    out.append("</").append(name.substr(0, name.find(' '))).append(">\n");
  }
  void operator()(const Paragraph& paragraph) { element("p", paragraph.text); }
  void operator()(const Heading& heading) { element("h3", heading.text); }
  void operator()(const Facts& facts) {
    out += "<dl>\n";
    for (const auto& fact : facts.rows) {
      element("dt", fact.label);
      element("dd", fact.value);
    }
    out += "</dl>\n";
  }
  void operator()(const Bullets& bullets) {
    out += "<ul>\n";
    for (const std::string& item : bullets.items)
      element("li", item);
    out += "</ul>\n";
  }
  void operator()(const Table& table) {
    out += "<table>\n<thead><tr>\n";
    for (const std::string& column : table.columns)
      element("th scope=\"col\"", column);
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& cells : table.rows) {
      out += "<tr>\n";
      for (const std::string& cell : cells)
        element("td", cell);
      out += "</tr>\n";
    }
    out += "</tbody>\n</table>\n";
  }
};

}  // namespace

std::string write_html(const Document& document) {
  Writer writer;
  writer.out = head;
  writer.element("title", document.title);
  writer.out.append(style).append("</head>\n<body>\n<main>\n");
  if (!document.marking.empty()) writer.element("p class=\"marking\"", document.marking);
  writer.element("h1", document.title);
  writer.element("p class=\"stage\"", "Stage: " + document.stage);
  for (const Section& section : document.sections) {
    writer.out += "<section id=\"" + escaped(section.id) + "\">\n";
    writer.element("h2", section.title);
    for (const Block& block : section.blocks)
      std::visit(writer, block);
    writer.out += "</section>\n";
  }
  writer.out += "</main>\n</body>\n</html>\n";
  return writer.out;
}

}  // namespace fieldfare::output
