#include <algorithm>

#include <fmt/format.h>

#include <output/pdf_sheet.h>
#include <output/writers.h>

namespace fieldfare::output {

namespace {

constexpr double margin = 56.7;
constexpr double text_width = PdfSheet::width - 2 * margin;
constexpr double page_top = 72;
constexpr double page_bottom = PdfSheet::height - 68;
constexpr double cell_gap = 10;  ///< between two columns
constexpr double bullet_indent = 16;
constexpr double label_width = 140;

constexpr TextLook title_look{22, true, false};
constexpr TextLook section_look{15, true, false};
constexpr TextLook heading_look{12, true, false};
constexpr TextLook body_look{10.5, false, false};
constexpr TextLook label_look{10.5, true, false};
constexpr TextLook quiet_look{10.5, false, true};
constexpr TextLook cell_look{9.5, false, false};
constexpr TextLook column_look{9.5, true, false};
constexpr TextLook edge_look{8.5, false, true};
constexpr TextLook marking_look{8.5, true, false};

/// Lays a document out from top to bottom. It runs twice: only at the end of the first run it is
/// known how many pages there are. A structure element whose text goes on over a page's end is
/// begun again on the next page.
class Pages {
 public:
  Pages(const Document& document, int pages, Steps& steps)
      : document_(document),
        pages_(pages),
        steps_(steps),
        sheet_({clean_text(document.title), clean_text(document.marking), document.made}) {}

  /// The number of pages.
  int run() {
    sheet_.begin("Document");
    begin_page();
    whole("H1", clean_text(document_.title), title_look, 4);
    whole("P", "Stage: " + stage_in_words(document_.stage), quiet_look, 8);
    for (const Section& section : document_.sections)
      add(section);
    sheet_.end("Document");
    end_page();
    return page_;
  }

  [[nodiscard]] std::string bytes() { return sheet_.finish(); }

  void operator()(const Paragraph& paragraph) {
    whole("P", clean_text(paragraph.text), body_look, 6);
  }
  void operator()(const Heading& heading) {
    y_ += 6;
    keep_together(60);
    sheet_.add_outline(section_outline_, clean_text(heading.text), page_, y_);
    whole("H3", clean_text(heading.text), heading_look, 3);
  }
  void operator()(const Facts& facts) {
    for (const auto& fact : facts.rows)
      add_fact(fact);
    y_ += 4;
  }
  void operator()(const Bullets& bullets) {
    sheet_.begin("L");
    for (const std::string& item : bullets.items) {
      keep_together(28);
      const double top = y_;
      sheet_.begin("LI");
      sheet_.begin("Lbl");
      const TextLines mark = sheet_.lay_out("•", bullet_indent, body_look);
      sheet_.draw(mark, 0, margin + 4, top, body_look);
      sheet_.end("Lbl");
      flow("LBody", sheet_.lay_out(clean_text(item), text_width - bullet_indent, body_look),
           margin + bullet_indent, body_look);
      sheet_.end("LI");
      y_ += 2;
    }
    sheet_.end("L");
    y_ += 4;
  }
  void operator()(const Table& table) { add_table(table); }

 private:
  void add(const Section& section) {
    y_ += 14;
    keep_together(80);
    section_outline_ = sheet_.add_outline(0, clean_text(section.title), page_, y_);
    sheet_.begin("Sect");
    whole("H2", clean_text(section.title), section_look, 5);
    for (const Block& block : section.blocks) {
      std::visit(*this, block);
      steps_.next();
    }
    sheet_.end("Sect");
  }

  /// Label and value side by side, one element for those who listen.
  void add_fact(const Facts::Row& fact) {
    const TextLines label =
        sheet_.lay_out(clean_text(fact.label) + ":", label_width - cell_gap, label_look);
    keep_together(std::max(label.height(), 28.0));
    const double top = y_;
    sheet_.begin("P");
    for (std::size_t i = 0; i < label.lines().size(); ++i) {
      sheet_.draw(label, i, margin, y_, label_look);
      y_ += label.lines()[i].height;
    }
    sheet_.end("P");
    const double label_end = y_;
    const int page = page_;
    y_ = top;
    flow("P", sheet_.lay_out(clean_text(fact.value), text_width - label_width, body_look),
         margin + label_width, body_look);
    if (page == page_) y_ = std::max(y_, label_end);
    y_ += 2;
  }

  struct Cells {
    std::vector<TextLines> texts;
    std::vector<std::size_t> drawn;  ///< lines of each that are on a page
    double height = 0;
  };

  Cells lay_out_cells(const std::vector<std::string>& cells, TextLook look) {
    Cells out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      out.texts.push_back(sheet_.lay_out(clean_text(cells[i]), widths_[i] - cell_gap, look));
      out.height = std::max(out.height, out.texts.back().height());
    }
    out.drawn.resize(cells.size());
    return out;
  }

  void add_table(const Table& table) {
    widths_.clear();
    for (const double share : column_shares(table))
      widths_.push_back(share * text_width);
    const Cells columns = lay_out_cells(table.columns, column_look);
    keep_together(columns.height + 40);
    sheet_.begin("Table");
    add_columns(columns);
    for (const auto& cells : table.rows) {
      Cells row = lay_out_cells(cells, cell_look);
      const double whole_page = page_bottom - page_top - columns.height - 20;
      if (row.height + 6 > page_bottom - y_ && row.height < whole_page) go_on(columns);
      while (!draw_row(row, "TD", cell_look))
        go_on(columns);
      y_ += 3;
      sheet_.rule(margin, y_, text_width, false);
      y_ += 3;
    }
    sheet_.end("Table");
    y_ += 8;
  }

  /// The next page, under the table's columns again.
  void go_on(const Cells& columns) {
    end_page();
    begin_page();
    add_columns(columns);
  }

  void add_columns(const Cells& columns) {
    Cells again = columns;
    static_cast<void>(draw_row(again, "TH", column_look));
    y_ += 3;
    sheet_.rule(margin, y_, text_width, true);
    y_ += 4;
  }

  /// Draws what fits on this page; true when nothing is left.
  bool draw_row(Cells& row, const char* tag, TextLook look) {
    const double top = y_;
    double lowest = y_;
    bool all = true;
    sheet_.begin("TR");
    double x = margin;
    for (std::size_t i = 0; i < row.texts.size(); ++i) {
      const auto& lines = row.texts[i].lines();
      double y = top;
      sheet_.begin(tag);
      for (; row.drawn[i] < lines.size(); ++row.drawn[i]) {
        const double height = lines[row.drawn[i]].height;
        if (y + height > page_bottom) break;
        sheet_.draw(row.texts[i], row.drawn[i], x, y, look);
        y += height;
      }
      sheet_.end(tag);
      all = all && row.drawn[i] == lines.size();
      lowest = std::max(lowest, y);
      x += widths_[i];
    }
    sheet_.end("TR");
    y_ = lowest;
    return all;
  }

  void whole(const char* tag, const std::string& text, TextLook look, double after) {
    flow(tag, sheet_.lay_out(text, text_width, look), margin, look);
    y_ += after;
  }

  void flow(const char* tag, const TextLines& text, double x, TextLook look) {
    sheet_.begin(tag);
    for (std::size_t i = 0; i < text.lines().size(); ++i) {
      const double height = text.lines()[i].height;
      if (y_ + height > page_bottom) {
        sheet_.end(tag);
        end_page();
        begin_page();
        sheet_.begin(tag);
      }
      sheet_.draw(text, i, x, y_, look);
      y_ += height;
    }
    sheet_.end(tag);
  }

  /// Begins a page unless so much is left of this one.
  void keep_together(double needed) {
    if (y_ + needed <= page_bottom) return;
    end_page();
    begin_page();
  }

  void begin_page() {
    ++page_;
    y_ = page_top;
  }

  void end_page() {
    edge(document_.marking, marking_look, margin, 36, text_width);
    const double foot = PdfSheet::height - 46;
    edge(document_.title, edge_look, margin, foot, text_width - 90);
    const TextLines number =
        sheet_.lay_out(fmt::format("Page {} of {}", page_, pages_), 90, edge_look);
    sheet_.draw(number, 0, PdfSheet::width - margin - number.lines().front().width, foot,
                edge_look);
    sheet_.end_page();
  }

  /// One line at the edge of a page: the same on each, so it is no part of the structure.
  void edge(const std::string& text, TextLook look, double x, double top, double width) {
    if (text.empty()) return;
    sheet_.draw(sheet_.lay_out(clean_text(text), width, look), 0, x, top, look);
  }

  const Document& document_;
  int pages_;
  Steps& steps_;
  PdfSheet sheet_;
  int page_ = 0;
  double y_ = 0;
  int section_outline_ = 0;
  std::vector<double> widths_;
};

}  // namespace

std::string write_pdf(const Document& document, const GoOn& go_on) {
  Steps steps(document, go_on, 2);
  const int pages = Pages(document, 0, steps).run();
  Pages final(document, pages, steps);
  static_cast<void>(final.run());
  return with_language(final.bytes());
}

}  // namespace fieldfare::output
