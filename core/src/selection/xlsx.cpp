#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

#include <fmt/format.h>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/selection/limits.h>
#include <fieldfare/core/selection/spreadsheet.h>

#include "selection/archive.h"
#include "selection/xlsx_parts.h"
#include "selection/xml_cutter.h"

namespace fieldfare::selection {

namespace {

[[noreturn]] void damaged(const std::string& what) {
  throw Error(ErrorCode::damaged, "The workbook is damaged: " + what + ".",
              "Open the file in Excel, save it again and import that.");
}

bool is(const pugi::xml_node& node, std::string_view name) {
  const char* colon = std::strchr(node.name(), ':');
  return name == (colon == nullptr ? node.name() : colon + 1);
}

/// The one element that the text holds; the document is used again and again.
pugi::xml_node parsed(pugi::xml_document& document, std::string_view element) {
  const auto options = pugi::parse_default | pugi::parse_fragment | pugi::parse_ws_pcdata_single;
  if (!document.load_buffer(element.data(), element.size(), options, pugi::encoding_utf8))
    damaged("a row is no XML");
  return document.first_child();
}

/// A text with or without formatted runs; reading aids for Japanese are left out.
std::string text_of(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node child : node.children()) {
    if (is(child, "t")) out += child.child_value();
    if (!is(child, "r")) continue;
    for (const pugi::xml_node part : child.children()) {
      if (is(part, "t")) out += part.child_value();
    }
  }
  return out;
}

/// "AB12": the column, and in `row` the number, if there is one.
std::size_t column_of(std::string_view reference, std::uint32_t* row = nullptr) {
  std::size_t column = 0;
  while (!reference.empty() && reference.front() >= 'A' && reference.front() <= 'Z') {
    column = column * 26 + static_cast<std::size_t>(reference.front() - 'A') + 1;
    if (column > 16'384) damaged("a cell stands beyond the last column");
    reference.remove_prefix(1);
  }
  if (column == 0) damaged("a cell does not say where it stands");
  if (row != nullptr) std::from_chars(reference.begin(), reference.end(), *row);
  return column - 1;
}

MergedRange range_of(std::string_view text) {
  MergedRange out;
  const auto colon = text.find(':');
  out.first_column = column_of(text.substr(0, colon), &out.first_row);
  out.last_column = out.first_column;
  out.last_row = out.first_row;
  if (colon != std::string_view::npos)
    out.last_column = column_of(text.substr(colon + 1), &out.last_row);
  return out;
}

/// Whole numbers without point or exponent: Excel writes 9434765919 as 9.434765919E9.
std::string number_text(double number) {
  constexpr double exact = 1e15;
  if (number == std::floor(number) && std::fabs(number) < exact)
    return std::to_string(static_cast<long long>(number));
  return fmt::format("{}", number);
}

}  // namespace

struct Workbook::Impl {
  explicit Impl(ByteView bytes) : archive(bytes), parts(read_parts(archive)) {
    for (const SheetPart& sheet : parts.sheets)
      names.push_back({sheet.title, sheet.hidden});
  }
  ~Impl() {
    for (std::string& text : strings)
      crypto::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
  }

  void load_strings() {
    if (loaded || parts.strings_part.empty()) return;
    loaded = true;
    std::size_t bytes = 0;
    pugi::xml_document document;
    XmlCutter cutter({"si"}, [&](std::string_view, std::string_view element) {
      strings.push_back(text_of(parsed(document, element)));
      bytes += strings.back().size();
      if (strings.size() > limits::shared_strings || bytes > limits::text_bytes) {
        throw Error(ErrorCode::not_possible, "The workbook holds more text than a list of people.",
                    "Ask the area for the list alone, without other tables.");
      }
      return true;
    });
    archive.stream(parts.strings_part, limits::sheet_part_bytes,
                   [&](std::string_view piece) { return cutter.feed(piece); });
    cutter.finish();
  }

  std::string value_of(const pugi::xml_node& cell) {
    const std::string_view type = cell.attribute("t").value();
    pugi::xml_node value;
    bool formula = false;
    for (const pugi::xml_node child : cell.children()) {
      if (is(child, "is")) return text_of(child);
      if (is(child, "v")) value = child;
      formula = formula || is(child, "f");
    }
    const std::string_view text = value.child_value();
    if (text.empty()) {
      if (formula) ++without_result;
      return {};
    }
    if (type == "s") return shared(text);
    if (type == "e") return {};
    if (type == "b") return text == "1" ? "true" : "false";
    if (type == "str" || type == "inlineStr") return std::string(text);
    if (type == "d") return std::string(text.substr(0, text.find('T')));
    return number(text, cell.attribute("s").as_uint());
  }

  std::string shared(std::string_view text) const {
    std::size_t index = strings.size();
    std::from_chars(text.begin(), text.end(), index);
    if (index >= strings.size()) damaged("a cell names a text that is not there");
    return strings[index];
  }

  std::string number(std::string_view text, unsigned style) const {
    double number = 0;
    const auto read = std::from_chars(text.begin(), text.end(), number);
    if (read.ec != std::errc() || !std::isfinite(number)) return std::string(text);
    if (style < parts.date_style.size() && parts.date_style[style]) {
      std::string date = date_of_serial(number, parts.from_1904);
      if (!date.empty()) return date;
    }
    return number_text(number);
  }

  void read_row(RawTable& table, const pugi::xml_node& row) {
    const unsigned given = row.attribute("r").as_uint();
    row_number = given != 0 ? given : row_number + 1;
    table.begin_row(row_number);
    std::size_t next = 0;
    for (const pugi::xml_node cell : row.children()) {
      if (!is(cell, "c")) continue;
      const pugi::xml_attribute place = cell.attribute("r");
      const std::size_t column = place ? column_of(place.value()) : next;
      next = column + 1;
      table.set(column, value_of(cell));
    }
  }

  Archive archive;
  WorkbookParts parts;
  std::vector<SheetName> names;
  std::vector<std::string> strings;
  bool loaded = false;
  std::uint64_t without_result = 0;
  std::uint32_t row_number = 0;
};

Workbook::Workbook(ByteView bytes) : impl_(std::make_unique<Impl>(bytes)) {}
Workbook::~Workbook() = default;

const std::vector<SheetName>& Workbook::sheets() const noexcept {
  return impl_->names;
}

std::uint64_t Workbook::formulas_without_result() const noexcept {
  return impl_->without_result;
}

RawTable Workbook::read(std::size_t sheet, std::uint32_t most_rows, const Heard& heard) {
  const std::string& part = impl_->parts.sheets.at(sheet).part;
  impl_->load_strings();
  impl_->row_number = 0;
  const std::uint64_t total = impl_->archive.claimed_size(part);
  RawTable table;
  pugi::xml_document document;
  std::vector<MergedRange> merged;
  XmlCutter cutter({"row", "mergeCell"}, [&](std::string_view name, std::string_view element) {
    const pugi::xml_node node = parsed(document, element);
    if (name == "row") {
      impl_->read_row(table, node);
      return table.rows() < most_rows;
    }
    if (merged.size() >= limits::merged_ranges) damaged("it claims more than 20,000 merged ranges");
    merged.push_back(range_of(node.attribute("ref").value()));
    return true;
  });
  std::uint64_t done = 0;
  const bool there =
      impl_->archive.stream(part, limits::sheet_part_bytes, [&](std::string_view piece) {
        done += piece.size();
        if (heard && !heard(std::min(done, total), total)) {
          throw Error(ErrorCode::not_possible, "The import was stopped; nothing was changed.");
        }
        return cutter.feed(piece);
      });
  if (!there) damaged("a sheet is missing");
  cutter.finish();
  for (const MergedRange& range : merged)
    table.merge(range);
  return table;
}

}  // namespace fieldfare::selection
