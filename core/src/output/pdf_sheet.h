#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/time.h>

/// The PDF that pages are drawn on: the one place that knows Cairo and Pango.
namespace fieldfare::output {

struct TextLook {
  double size = 10.5;  ///< points
  bool bold = false;
  bool grey = false;
};

/// Lines of one text, broken to a width. Copied by reference.
class TextLines {
 public:
  struct Line {
    double height;
    double width;
    double baseline;  ///< below the line's top
  };
  [[nodiscard]] const std::vector<Line>& lines() const noexcept { return lines_; }
  [[nodiscard]] double height() const noexcept;

 private:
  friend class PdfSheet;
  std::shared_ptr<void> layout_;
  std::vector<Line> lines_;
};

/// Upright A4. Lengths are points, y runs downwards. Error(internal) when Cairo cannot draw. Not
/// thread-safe.
class PdfSheet {
 public:
  static constexpr double width = 595.276;
  static constexpr double height = 841.89;

  struct Properties {
    std::string title;
    std::string subject;
    Time made;
  };

  explicit PdfSheet(const Properties& properties);
  ~PdfSheet();
  PdfSheet(const PdfSheet&) = delete;
  PdfSheet& operator=(const PdfSheet&) = delete;

  /// Breaks between words, and within one that is longer than a line.
  [[nodiscard]] TextLines lay_out(const std::string& text, double line_width, TextLook look) const;

  void draw(const TextLines& text, std::size_t line, double x, double top, TextLook look);
  /// A thin line across.
  void rule(double x, double y, double length, bool strong);
  void end_page();

  /// Structure elements of PDF 1.4: "H1", "P", "L", "Table", ... Nested as begun.
  void begin(const char* tag);
  void end(const char* tag);
  /// An entry of the outline, which leads to `top` of the page `page` (the first is 1).
  int add_outline(int parent, const std::string& title, int page, double top);

  /// The whole file. Nothing is drawn after.
  [[nodiscard]] std::string finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The PDF with its language (en-GB) and the wish that its title be shown, appended as an update
/// (PDF 1.4, 3.4.5): Cairo has no way to say them. A file of another form is given back unchanged.
[[nodiscard]] std::string with_language(std::string pdf);

}  // namespace fieldfare::output
