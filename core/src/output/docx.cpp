#include <algorithm>

#include <fmt/format.h>

#include <output/docx_parts.h>
#include <output/writers.h>
#include <output/zip.h>

namespace fieldfare::output {

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : clean_text(text)) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

/// Runs of text; a line end in it becomes a line break.
std::string runs(std::string_view text, std::string_view properties = {}) {
  std::string out = "<w:r>";
  if (!properties.empty()) out.append("<w:rPr>").append(properties).append("</w:rPr>");
  const std::string clean = escaped(text);
  for (std::size_t at = 0;;) {
    const std::size_t end = clean.find('\n', at);
    out += "<w:t xml:space=\"preserve\">" + clean.substr(at, end - at) + "</w:t>";
    if (end == std::string::npos) break;
    out += "<w:br/>";
    at = end + 1;
  }
  return out + "</w:r>";
}

std::string styled(std::string_view style, std::string_view content) {
  return fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{}</w:p>\n", style, content);
}

/// A hash stands on one line in small print: where it is broken is hard to tell, and a line is not
/// broken before it.
std::string fact_value(const std::string& value) {
  constexpr std::size_t shortest_hash = 40;
  const bool hash =
      value.size() >= shortest_hash && std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      });
  return hash ? runs(value, "<w:sz w:val=\"15\"/><w:szCs w:val=\"15\"/>") : runs(value);
}

struct Writer {
  Steps& steps;
  std::string out;
  std::string section;  ///< the title of the section, which names its tables

  void operator()(const Paragraph& paragraph) {
    // "It was for:" stays with what follows.
    const bool leads_on = paragraph.text.ends_with(':');
    out += std::string(leads_on ? "<w:p><w:pPr><w:keepNext/></w:pPr>" : "<w:p>") +
           runs(paragraph.text) + "</w:p>\n";
  }
  void operator()(const Heading& heading) { out += styled("Heading2", runs(heading.text)); }
  void operator()(const Facts& facts) {
    for (const auto& fact : facts.rows) {
      out += styled("Fact", runs(fact.label + ":", "<w:b/>") + "<w:r><w:tab/></w:r>" +
                                fact_value(fact.value));
    }
  }
  void operator()(const Bullets& bullets) {
    for (const std::string& item : bullets.items)
      out += styled("ListBullet", runs(item));
  }
  void operator()(const Table& table) {
    out +=
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Register\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>"
        "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" "
        "w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
        "<w:tblCaption w:val=\"" +
        escaped(section) + "\"/></w:tblPr>\n<w:tblGrid>";
    std::vector<int> widths;
    for (const double share : column_shares(table))
      widths.push_back(static_cast<int>(share * docx::text_width));
    for (const int width : widths)
      out += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
    out += "</w:tblGrid>\n";
    row(table.columns, widths, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", "<w:b/>");
    for (const auto& cells : table.rows) {
      const bool is_short = std::all_of(cells.begin(), cells.end(),
                                        [](const std::string& cell) { return cell.size() < 400; });
      row(cells, widths, is_short ? "<w:trPr><w:cantSplit/></w:trPr>" : "", "");
    }
    // A paragraph parts a table from the next one, which Word would join to it.
    out += "</w:tbl>\n<w:p/>\n";
  }

 private:
  void row(const std::vector<std::string>& cells, const std::vector<int>& widths,
           std::string_view properties, std::string_view look) {
    out.append("<w:tr>").append(properties);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      out += fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>", widths[i]);
      out += styled("TableText", runs(cells[i], look)) + "</w:tc>";
    }
    out += "</w:tr>\n";
  }
};

std::string part(std::string_view root, std::string_view body) {
  return fmt::format("{}<w:{} {}>\n{}\n</w:{}>\n", docx::xml_declaration, root,
                     docx::word_namespace, body, root);
}

std::string body_of(const Document& document, Steps& steps) {
  Writer writer{steps, {}, {}};
  writer.out = fmt::format(
      "{}<w:document {} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
      "relationships\">\n<w:body>\n",
      docx::xml_declaration, docx::word_namespace);
  writer.out += styled("Title", runs(document.title));
  writer.out += styled("Subtitle", runs("Stage: " + stage_in_words(document.stage)));
  for (const Section& section : document.sections) {
    writer.section = section.title;
    writer.out += styled("Heading1", runs(section.title));
    for (const Block& block : section.blocks) {
      std::visit(writer, block);
      steps.next();
    }
  }
  writer.out.append(docx::page_layout).append("</w:body>\n</w:document>\n");
  return writer.out;
}

std::string field(std::string_view code) {
  return fmt::format(
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {} "
      "</w:instrText></w:r><w:r><w:fldChar "
      "w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
      code);
}

std::string footer_of(const Document& document) {
  return styled("Footer", runs(document.title) + "<w:r><w:tab/></w:r>" + runs("Page ") +
                              field("PAGE") + runs(" of ") + field("NUMPAGES"));
}

/// UTC, as Dublin Core has it here.
std::string moment(Time time) {
  time.ms -= time.ms % 1000;
  time.offset_minutes = 0;
  std::string out = to_iso8601(time);
  if (const auto plus = out.find('+'); plus != std::string::npos) out.replace(plus, 6, "Z");
  return out;
}

std::string core_properties(const Document& document) {
  const std::string made = moment(document.made);
  return fmt::format(
      "{}<cp:coreProperties "
      "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>"
      "<dc:subject>{}</dc:subject><dc:creator>Inspection team</dc:creator>"
      "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}</dcterms:created>"
      "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">{}</dcterms:modified>"
      "<dc:language>en-GB</dc:language></cp:coreProperties>\n",
      docx::xml_declaration, escaped(document.title), escaped(document.marking), made, made);
}

}  // namespace

std::string write_docx(const Document& document, const GoOn& go_on) {
  Steps steps(document, go_on);
  const auto plain = [](std::string_view text) {
    return std::string(docx::xml_declaration).append(text) + "\n";
  };
  ZipWriter zip;
  zip.add("[Content_Types].xml", plain(docx::content_types));
  zip.add("_rels/.rels", plain(docx::package_relations));
  zip.add("docProps/core.xml", core_properties(document));
  zip.add("docProps/app.xml", plain(docx::app_properties));
  zip.add("word/document.xml", body_of(document, steps));
  zip.add("word/_rels/document.xml.rels", plain(docx::document_relations));
  zip.add("word/styles.xml", part("styles", docx::styles_body));
  zip.add("word/numbering.xml", part("numbering", docx::numbering_body));
  zip.add("word/settings.xml", part("settings", docx::settings_body));
  zip.add("word/header1.xml", part("hdr", styled("Header", runs(document.marking))));
  zip.add("word/footer1.xml", part("ftr", footer_of(document)));
  return zip.finish();
}

}  // namespace fieldfare::output
