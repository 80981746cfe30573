#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fieldfare/core/time.h>

/// What a visit puts out, before it takes a shape: sections of plain blocks. Text is plain; each
/// writer escapes it for its own format, so nothing that was typed can become markup.
namespace fieldfare::output {

struct Paragraph {
  std::string text;
};

/// A heading below the section's own.
struct Heading {
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

using Block = std::variant<Paragraph, Heading, Facts, Bullets, Table>;

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
  std::string marking;  ///< "Confidential": on every page; empty for none
  Time made;            ///< told among the properties of files that have some
};

enum class Format { markdown, html, json, docx, pdf };

/// "md", "html", "json", "docx" or "pdf"; nothing for another.
[[nodiscard]] std::optional<Format> format_from_name(std::string_view name) noexcept;
[[nodiscard]] std::string_view format_name(Format format) noexcept;

/// The document as a file's bytes. Equal documents give equal bytes, on one machine for PDF, which
/// depends on its fonts. Text that is not valid UTF-8 is mended, control characters become spaces.
/// Markdown, HTML and JSON are UTF-8 and end with a line end; the page of Format::html is complete
/// in itself: no script, nothing to fetch, fit to print. DOCX has real headings, lists, tables with
/// header rows and page numbers; PDF has tags, an outline and its fonts inside. Error(internal)
/// when a PDF cannot be drawn.
/// `go_on` is told after each block how many of how many are written, and stops the writing by
/// answering false: Error(not_possible).
using GoOn = std::function<bool(std::uint64_t done, std::uint64_t total)>;
[[nodiscard]] std::string write(const Document& document, Format format, const GoOn& go_on = {});

}  // namespace fieldfare::output
