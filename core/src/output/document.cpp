#include <fieldfare/core/output/document.h>

#include <array>
#include <utility>

#include <output/writers.h>

namespace fieldfare::output {

namespace {

constexpr auto formats = std::to_array<std::pair<Format, std::string_view>>({
    {Format::markdown, "md"},
    {Format::html, "html"},
    {Format::json, "json"},
    {Format::docx, "docx"},
    {Format::pdf, "pdf"},
});

}  // namespace

std::optional<Format> format_from_name(std::string_view name) noexcept {
  for (const auto& [format, spelling] : formats) {
    if (spelling == name) return format;
  }
  return std::nullopt;
}

std::string_view format_name(Format format) noexcept {
  for (const auto& [known, spelling] : formats) {
    if (known == format) return spelling;
  }
  return {};
}

std::string write(const Document& document, Format format) {
  switch (format) {
    case Format::markdown:
      return write_markdown(document);
    case Format::html:
      return write_html(document);
    case Format::json:
      return write_json(document);
    case Format::docx:
      return write_docx(document);
    case Format::pdf:
      return write_pdf(document);
  }
  return {};
}

}  // namespace fieldfare::output
