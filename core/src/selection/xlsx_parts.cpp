#include "selection/xlsx_parts.h"

#include <pugixml.hpp>

#include <chrono>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

#include <fieldfare/core/error.h>
#include <fieldfare/core/selection/limits.h>
#include <fieldfare/core/time.h>

#include "selection/xml_cutter.h"

namespace fieldfare::selection {

namespace {

[[noreturn]] void damaged(const std::string& what) {
  throw Error(ErrorCode::damaged, "The workbook is damaged: " + what + ".",
              "Open the file in Excel, save it again and import that.");
}

std::string_view local(const char* name) {
  const char* colon = std::strchr(name, ':');
  return colon == nullptr ? name : colon + 1;
}

/// Each child of that name, whatever its prefix.
template <class F>
void each(const pugi::xml_node& parent, std::string_view name, F&& visit) {
  for (const pugi::xml_node child : parent.children()) {
    if (local(child.name()) == name) visit(child);
  }
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute a : node.attributes()) {
    if (local(a.name()) == name) return a.value();
  }
  return {};
}

pugi::xml_node first(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node child : parent.children()) {
    if (local(child.name()) == name) return child;
  }
  return {};
}

/// A small part as a document; false when the archive has none.
bool load(const Archive& archive, const std::string& part, pugi::xml_document& out) {
  const auto xml = archive.read(part, limits::small_part_bytes);
  if (!xml) return false;
  refuse_document_type(*xml);
  if (!out.load_buffer(xml->data(), xml->size(), pugi::parse_default, pugi::encoding_utf8))
    damaged("one of its parts is no XML");
  return true;
}

/// "xl/worksheets/sheet1.xml" for "worksheets/sheet1.xml" seen from "xl/workbook.xml". Steps out of
/// the archive stay in it: the result is only ever looked up by name.
std::string resolve(const std::string& from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string path = from.substr(0, from.rfind('/') + 1);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (path.empty()) break;
    path.pop_back();
    path.erase(path.rfind('/') + 1);
  }
  return path + std::string(target);
}

struct Relation {
  std::string type;  ///< the last word of its address: "worksheet", "styles"
  std::string part;
};

std::map<std::string, Relation, std::less<>> relations_of(const Archive& archive,
                                                          const std::string& part) {
  std::map<std::string, Relation, std::less<>> out;
  const auto slash = part.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  pugi::xml_document document;
  if (!load(archive, part.substr(0, name) + "_rels/" + part.substr(name) + ".rels", document))
    return out;
  each(document.document_element(), "Relationship", [&](const pugi::xml_node& node) {
    if (attribute(node, "TargetMode") == "External") return;  // never followed
    const std::string_view type = attribute(node, "Type");
    out[std::string(attribute(node, "Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                               resolve(part, attribute(node, "Target"))};
  });
  return out;
}

std::string workbook_part(const Archive& archive) {
  for (const auto& [id, relation] : relations_of(archive, "")) {
    if (relation.type == "officeDocument") return relation.part;
  }
  return "xl/workbook.xml";
}

/// The formats that a file need not spell out (ECMA-376 part 1, 18.8.30).
bool built_in_date(unsigned id) {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

std::vector<bool> date_styles(const Archive& archive, const std::string& part) {
  std::vector<bool> out;
  pugi::xml_document document;
  if (part.empty() || !load(archive, part, document)) return out;
  const pugi::xml_node styles = document.document_element();
  std::set<unsigned> dates;
  each(first(styles, "numFmts"), "numFmt", [&](const pugi::xml_node& node) {
    if (shows_date(attribute(node, "formatCode"))) {
      dates.insert(node.attribute("numFmtId").as_uint());
    }
  });
  each(first(styles, "cellXfs"), "xf", [&](const pugi::xml_node& node) {
    const unsigned format = node.attribute("numFmtId").as_uint();
    out.push_back(built_in_date(format) || dates.contains(format));
  });
  return out;
}

}  // namespace

bool shows_date(std::string_view format) {
  bool day = false;
  bool month = false;
  bool year = false;
  bool quoted = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      // A colour, a locale or hours that run on: "[h]:mm".
      while (i < format.size() && format[i] != ']')
        ++i;
    } else if (c == ';') {
      break;
    }
    day = day || c == 'd' || c == 'D';
    month = month || c == 'm' || c == 'M';
    year = year || c == 'y' || c == 'Y';
  }
  return year || (day && month);
}

std::string date_of_serial(double serial, bool from_1904) {
  using std::chrono::days;
  using std::chrono::sys_days;
  constexpr double last = 73'050;  // 2099-12-31
  if (!(serial >= 1) || serial > last) return {};
  const auto number = static_cast<int>(std::floor(serial));
  const std::chrono::year_month_day from =
      from_1904 ? std::chrono::year{1904} / 1 / 1
                : std::chrono::year{1899} / 12 / (number < 60 ? 31 : 30);
  return to_iso8601(Date{sys_days{from} + days{number}});
}

WorkbookParts read_parts(const Archive& archive) {
  WorkbookParts out;
  const std::string part = workbook_part(archive);
  pugi::xml_document document;
  if (!load(archive, part, document)) {
    throw Error(ErrorCode::not_possible, "The file is an archive, but no Excel workbook.",
                "Import a workbook saved by Excel (.xlsx) or a CSV file.");
  }
  const auto relations = relations_of(archive, part);
  std::string styles;
  for (const auto& [id, relation] : relations) {
    if (relation.type == "styles") styles = relation.part;
    if (relation.type == "sharedStrings") out.strings_part = relation.part;
  }
  const pugi::xml_node workbook = document.document_element();
  const std::string_view start = attribute(first(workbook, "workbookPr"), "date1904");
  out.from_1904 = start == "1" || start == "true";
  each(first(workbook, "sheets"), "sheet", [&](const pugi::xml_node& node) {
    const auto found = relations.find(attribute(node, "id"));
    if (found == relations.end() || found->second.type != "worksheet") return;
    const std::string_view state = attribute(node, "state");
    out.sheets.push_back({std::string(attribute(node, "name")), found->second.part,
                          state == "hidden" || state == "veryHidden"});
    if (out.sheets.size() > limits::sheets) damaged("it claims more than 200 sheets");
  });
  if (out.sheets.empty()) damaged("no sheet of it can be found");
  out.date_style = date_styles(archive, styles);
  return out;
}

}  // namespace fieldfare::selection
