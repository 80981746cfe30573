#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What a visit puts out, before it takes a shape: sections of plain blocks. Text is plain; each
/// writer escapes it for its own format, so nothing that was typed can become markup.
namespace fieldfare::output {

struct Paragraph {
  std::string text;
};

struct Facts {
  struct Row {
    std::string label;
    std::string value;
  };
  std::vector<Row> rows;
};

struct Bullets {
  std::vector<std::string> items;
};

/// Every row has as many cells as there are columns.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

using Block = std::variant<Paragraph, Facts, Bullets, Table>;

struct Section {
  std::string id;
  std::string title;
  std::vector<Block> blocks;
};

struct Document {
  std::string id;  ///< "summary-note"
  std::string title;
  std::string stage;  ///< "draft", "comments", "final"
  std::vector<Section> sections;
};

enum class Format { markdown, html, json };

/// "md", "html" or "json"; nothing for another.
[[nodiscard]] std::optional<Format> format_from_name(std::string_view name) noexcept;

/// The document as a file's bytes: UTF-8, ending with a line end. Equal documents give equal bytes.
/// The page of Format::html is complete in itself: no script, nothing to fetch, fit to print.
[[nodiscard]] std::string write(const Document& document, Format format);

}  // namespace fieldfare::output
