#include <fieldfare/core/output/document.h>

#include <output/writers.h>

namespace fieldfare::output {

std::optional<Format> format_from_name(std::string_view name) noexcept {
  if (name == "md") return Format::markdown;
  if (name == "html") return Format::html;
  if (name == "json") return Format::json;
  return std::nullopt;
}

std::string write(const Document& document, Format format) {
  switch (format) {
    case Format::markdown:
      return write_markdown(document);
    case Format::html:
      return write_html(document);
    case Format::json:
      return write_json(document);
  }
  return {};
}

}  // namespace fieldfare::output
