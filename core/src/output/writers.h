#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/output/document.h>

/// One writer for each format.
namespace fieldfare::output {

[[nodiscard]] std::string write_markdown(const Document& document);
[[nodiscard]] std::string write_html(const Document& document);
[[nodiscard]] std::string write_json(const Document& document);
[[nodiscard]] std::string write_docx(const Document& document, const GoOn& go_on = {});
[[nodiscard]] std::string write_pdf(const Document& document, const GoOn& go_on = {});

/// How far a writer is. `next` throws Error(not_possible) once nobody waits for the rest.
class Steps {
 public:
  /// `passes`: how often the document is gone through.
  Steps(const Document& document, const GoOn& go_on, std::uint64_t passes = 1);
  void next();

 private:
  const GoOn& go_on_;
  std::uint64_t done_ = 0;
  std::uint64_t total_ = 0;
};

/// "draft" reads "Draft", "quality-assured" reads "Quality assured"; empty stays empty.
[[nodiscard]] std::string stage_in_words(std::string_view stage);

/// The share of a page's width that each column of a table is given, adding up to 1: by what stands
/// in it, and so that its words stay whole where that can be.
[[nodiscard]] std::vector<double> column_shares(const Table& table);

/// Valid UTF-8 without control characters but the line end: what XML and a page can hold.
[[nodiscard]] std::string clean_text(std::string_view text);

}  // namespace fieldfare::output
