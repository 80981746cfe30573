#include <support/workbook_builder.h>

#include <algorithm>
#include <array>

#include <fieldfare/core/selection/raw_table.h>

namespace fieldfare::test {

namespace {

constexpr auto xml = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr auto main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr auto relations = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr auto office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::uint32_t crc_step(std::uint32_t crc, unsigned char byte) {
  crc ^= byte;
  for (int bit = 0; bit < 8; ++bit)
    crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  return crc;
}

std::uint32_t crc_of(const std::string& data) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : data)
    crc = crc_step(crc, static_cast<unsigned char>(c));
  return ~crc;
}

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i)
    out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

/// A deflate stream with the fixed codes: a letter, then "258 bytes from one byte back" again and
/// again (RFC 1951, 3.2.6).
class RunPacker {
 public:
  std::string pack(char letter, std::size_t size) {
    bits(0b011, 3);  // the last block, fixed codes
    code(0x30U + static_cast<unsigned char>(letter), 8);
    for (std::size_t left = size - 1; left >= 258; left -= 258) {
      code(0b11000101, 8);
      code(0, 5);
    }
    for (std::size_t left = (size - 1) % 258; left > 0; --left)
      code(0x30U + static_cast<unsigned char>(letter), 8);
    code(0, 7);
    if (count_ > 0) out_ += static_cast<char>(buffer_);
    return out_;
  }

 private:
  void bits(unsigned value, int count) {
    for (int i = 0; i < count; ++i)
      bit((value >> i) & 1U);
  }
  void code(unsigned value, int count) {
    for (int i = count - 1; i >= 0; --i)
      bit((value >> i) & 1U);
  }
  void bit(unsigned value) {
    buffer_ |= value << count_;
    if (++count_ < 8) return;
    out_ += static_cast<char>(buffer_);
    buffer_ = 0;
    count_ = 0;
  }
  std::string out_;
  unsigned buffer_ = 0;
  int count_ = 0;
};

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.size() < 15 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         (text.size() == 1 || text[0] != '0');
}

std::string content_types() {
  return std::string(xml) +
         R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)";
}

std::string relation(int id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"rId" + std::to_string(id) + "\" Type=\"" + office + "/" + type +
         "\" Target=\"" + target + "\"/>";
}

/// Style 1 is a date, style 2 a format of one's own that shows one.
constexpr auto styles =
    R"(<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\ mmm\ yyyy"/></numFmts>)"
    R"(<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>)";

}  // namespace

ZipBuilder& ZipBuilder::add(const std::string& name, const std::string& content) {
  entries_.push_back({name, content, static_cast<std::uint32_t>(content.size()), crc_of(content),
                      std::uint16_t{0}});
  return *this;
}

ZipBuilder& ZipBuilder::add_run(const std::string& name, char letter, std::size_t size) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (std::size_t i = 0; i < size; ++i)
    crc = crc_step(crc, static_cast<unsigned char>(letter));
  entries_.push_back({name, RunPacker().pack(letter, size), static_cast<std::uint32_t>(size), ~crc,
                      std::uint16_t{8}});
  return *this;
}

Bytes ZipBuilder::bytes() const {
  std::string out;
  std::string directory;
  for (const Entry& entry : entries_) {
    const auto at = static_cast<std::uint32_t>(out.size());
    std::string common;
    put(common, 20, 2);
    put(common, 0, 2);
    put(common, entry.method, 2);
    put(common, 0x00210000, 4);  // 1 January 1980
    put(common, entry.crc, 4);
    put(common, static_cast<std::uint32_t>(entry.data.size()), 4);
    put(common, entry.size, 4);
    put(common, static_cast<std::uint32_t>(entry.name.size()), 2);
    put(common, 0, 2);
    out += "PK\x03\x04" + common + entry.name + entry.data;
    directory += "PK\x01\x02";
    put(directory, 20, 2);
    directory += common;
    put(directory, 0, 2);
    put(directory, 0, 2);
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, at, 4);
    directory += entry.name;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  out += directory + "PK\x05\x06";
  put(out, 0, 4);
  put(out, static_cast<std::uint32_t>(entries_.size()), 2);
  put(out, static_cast<std::uint32_t>(entries_.size()), 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, start, 4);
  put(out, 0, 2);
  return {out.begin(), out.end()};
}

std::string text_cell(const std::string& text) {
  return "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(text) + "</t></is></c>";
}

std::string number_cell(const std::string& number, int style) {
  return "<c s=\"" + std::to_string(style) + "\"><v>" + number + "</v></c>";
}

WorkbookBuilder& WorkbookBuilder::sheet(const std::string& title,
                                        const std::vector<std::vector<std::string>>& rows) {
  Sheet sheet;
  sheet.title = title;
  sheet.rows = rows;
  sheets_.push_back(std::move(sheet));
  return *this;
}

WorkbookBuilder& WorkbookBuilder::merge(const std::vector<std::string>& ranges) {
  sheets_.back().merged = ranges;
  return *this;
}

WorkbookBuilder& WorkbookBuilder::hide() {
  sheets_.back().hidden = true;
  return *this;
}

WorkbookBuilder& WorkbookBuilder::raw_sheet(const std::string& title,
                                            const std::string& sheet_data) {
  sheet(title, {});
  sheets_.back().raw = sheet_data;
  return *this;
}

WorkbookBuilder& WorkbookBuilder::share_strings() {
  share_ = true;
  return *this;
}

WorkbookBuilder& WorkbookBuilder::from_1904() {
  from_1904_ = true;
  return *this;
}

WorkbookBuilder& WorkbookBuilder::part(const std::string& name, const std::string& content) {
  parts_.emplace_back(name, content);
  return *this;
}

std::string WorkbookBuilder::sheet_xml(const Sheet& sheet, std::vector<std::string>& shared) const {
  std::string out = std::string(xml) + "<worksheet xmlns=\"" + main_space + "\"><sheetData>";
  out += sheet.raw;
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    const std::string number = std::to_string(r + 1);
    out += "<row r=\"" + number + "\">";
    for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) {
      const std::string& text = sheet.rows[r][c];
      if (text.empty()) continue;
      const std::string place = "<c r=\"" + selection::column_letters(c) + number + "\"";
      if (is_number(text)) {
        out += place + "><v>" + text + "</v></c>";
      } else if (share_) {
        out += place + " t=\"s\"><v>" + std::to_string(shared.size()) + "</v></c>";
        shared.push_back(text);
      } else {
        out += place + text_cell(text).substr(2);
      }
    }
    out += "</row>";
  }
  out += "</sheetData>";
  if (!sheet.merged.empty()) out += "<mergeCells>";
  for (const std::string& range : sheet.merged)
    out += "<mergeCell ref=\"" + range + "\"/>";
  if (!sheet.merged.empty()) out += "</mergeCells>";
  return out + "</worksheet>";
}

Bytes WorkbookBuilder::bytes() const {
  std::vector<std::pair<std::string, std::string>> parts;
  std::vector<std::string> shared;
  std::string names;
  std::string links;
  int id = 1;
  for (const Sheet& sheet : sheets_) {
    const std::string file = "worksheets/sheet" + std::to_string(id) + ".xml";
    parts.emplace_back("xl/" + file, sheet_xml(sheet, shared));
    links += relation(id, "worksheet", file);
    names += "<sheet name=\"" + escaped(sheet.title) + "\" sheetId=\"" + std::to_string(id) + "\"" +
             (sheet.hidden ? " state=\"hidden\"" : "") + " r:id=\"rId" + std::to_string(id) +
             "\"/>";
    ++id;
  }
  links += relation(id, "styles", "styles.xml") + relation(id + 1, "sharedStrings", "strings.xml");
  std::string strings;
  for (const std::string& text : shared)
    strings += "<si><t>" + escaped(text) + "</t></si>";
  const std::string space = std::string(" xmlns=\"") + main_space + "\"";
  parts.emplace_back("[Content_Types].xml", content_types());
  parts.emplace_back("_rels/.rels", std::string(xml) + "<Relationships xmlns=\"" + relations +
                                        "\">" + relation(1, "officeDocument", "xl/workbook.xml") +
                                        "</Relationships>");
  parts.emplace_back("xl/workbook.xml", std::string(xml) + "<workbook" + space + " xmlns:r=\"" +
                                            office + "\">" +
                                            (from_1904_ ? "<workbookPr date1904=\"1\"/>" : "") +
                                            "<sheets>" + names + "</sheets></workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels", std::string(xml) + "<Relationships xmlns=\"" +
                                                       relations + "\">" + links +
                                                       "</Relationships>");
  parts.emplace_back("xl/styles.xml",
                     std::string(xml) + "<styleSheet" + space + ">" + styles + "</styleSheet>");
  parts.emplace_back("xl/strings.xml",
                     std::string(xml) + "<sst" + space + ">" + strings + "</sst>");
  for (const auto& given : parts_) {
    std::erase_if(parts, [&](const auto& part) { return part.first == given.first; });
    parts.push_back(given);
  }
  ZipBuilder zip;
  for (const auto& [name, content] : parts)
    zip.add(name, content);
  return zip.bytes();
}

}  // namespace fieldfare::test
