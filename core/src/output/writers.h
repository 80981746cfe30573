#pragma once

#include <fieldfare/core/output/document.h>

/// One writer for each format.
namespace fieldfare::output {

[[nodiscard]] std::string write_markdown(const Document& document);
[[nodiscard]] std::string write_html(const Document& document);
[[nodiscard]] std::string write_json(const Document& document);

}  // namespace fieldfare::output
