#include <fieldfare/core/output/document.h>

#include <array>
#include <utility>

#include <fieldfare/core/error.h>

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

Steps::Steps(const Document& document, const GoOn& go_on, std::uint64_t passes) : go_on_(go_on) {
  for (const Section& section : document.sections) {
    for (const Block& block : section.blocks) {
      const auto* table = std::get_if<Table>(&block);
      total_ += passes * (1 + (table == nullptr ? 0 : table->rows.size()));
    }
  }
}

void Steps::next() {
  ++done_;
  if (go_on_ && !go_on_(done_, total_)) {
    throw Error(ErrorCode::not_possible, "The output was stopped; nothing was written.");
  }
}

std::string write(const Document& document, Format format, const GoOn& go_on) {
  // The others take less time than a person needs to stop them.
  if (format != Format::docx && format != Format::pdf) Steps(document, go_on).next();
  switch (format) {
    case Format::markdown:
      return write_markdown(document);
    case Format::html:
      return write_html(document);
    case Format::json:
      return write_json(document);
    case Format::docx:
      return write_docx(document, go_on);
    case Format::pdf:
      return write_pdf(document, go_on);
  }
  return {};
}

}  // namespace fieldfare::output
