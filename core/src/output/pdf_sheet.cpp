#include <output/pdf_sheet.h>

#include <optional>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <fmt/format.h>

#include <fieldfare/core/error.h>

namespace fieldfare::output {

namespace {

template <auto free>
struct Freed {
  template <class T>
  void operator()(T* object) const noexcept {
    free(object);
  }
};

using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
using Iterator = std::unique_ptr<PangoLayoutIter, Freed<pango_layout_iter_free>>;
using Attributes = std::unique_ptr<PangoAttrList, Freed<pango_attr_list_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

void require(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw Error(ErrorCode::internal,
              fmt::format("The PDF cannot be drawn: {}.", cairo_status_to_string(status)),
              "Choose --format docx or html.");
}

/// "2026-06-19T08:00:00Z".
std::string moment(Time time) {
  time.ms -= time.ms % 1000;
  time.offset_minutes = 0;
  return to_iso8601(time).substr(0, 19) + "Z";
}

PangoLayout* as_layout(const std::shared_ptr<void>& layout) noexcept {
  return static_cast<PangoLayout*>(layout.get());
}

}  // namespace

double TextLines::height() const noexcept {
  double all = 0;
  for (const Line& line : lines_)
    all += line.height;
  return all;
}

struct PdfSheet::Impl {
  std::string bytes;
  Surface surface;
  Context context;
  Font plain;
  Font bold;
};

PdfSheet::PdfSheet(const Properties& properties) : impl_(std::make_unique<Impl>()) {
  Impl& self = *impl_;
  self.surface.reset(
      cairo_pdf_surface_create_for_stream(append, &self.bytes, PdfSheet::width, PdfSheet::height));
  cairo_surface_t* surface = self.surface.get();
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
  const std::string made = moment(properties.made);
  const auto tell = [&](cairo_pdf_metadata_t what, const std::string& value) {
    if (!value.empty()) cairo_pdf_surface_set_metadata(surface, what, value.c_str());
  };
  tell(CAIRO_PDF_METADATA_TITLE, properties.title);
  tell(CAIRO_PDF_METADATA_AUTHOR, "Inspection team");
  tell(CAIRO_PDF_METADATA_SUBJECT, properties.subject);
  tell(CAIRO_PDF_METADATA_CREATOR, "Fieldfare");
  tell(CAIRO_PDF_METADATA_CREATE_DATE, made);
  tell(CAIRO_PDF_METADATA_MOD_DATE, made);
  self.context.reset(cairo_create(surface));
  require(cairo_status(self.context.get()));
  constexpr const char* family = "Inter,DejaVu Sans,sans-serif";
  self.plain.reset(pango_font_description_from_string(family));
  self.bold.reset(pango_font_description_from_string(family));
  pango_font_description_set_weight(self.bold.get(), PANGO_WEIGHT_BOLD);
}

PdfSheet::~PdfSheet() = default;

TextLines PdfSheet::lay_out(const std::string& text, double line_width, TextLook look) const {
  PangoLayout* layout = pango_cairo_create_layout(impl_->context.get());
  TextLines out;
  out.layout_ = std::shared_ptr<void>(layout, g_object_unref);
  PangoFontDescription* font = look.bold ? impl_->bold.get() : impl_->plain.get();
  pango_font_description_set_absolute_size(font, look.size * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_context_set_language(pango_layout_get_context(layout), pango_language_from_string("en-GB"));
  pango_layout_set_width(layout, static_cast<int>(line_width * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing(layout, 1.25F);
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  const Attributes attributes(pango_attr_list_new());
  pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
  pango_layout_set_attributes(layout, attributes.get());
  const Iterator iterator(pango_layout_get_iter(layout));
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(iterator.get(), nullptr, &logical);
    const double line_height = static_cast<double>(logical.height) / PANGO_SCALE;
    const double line_length = static_cast<double>(logical.width) / PANGO_SCALE;
    const double baseline =
        static_cast<double>(pango_layout_iter_get_baseline(iterator.get()) - logical.y) /
        PANGO_SCALE;
    out.lines_.push_back({line_height, line_length, baseline});
  } while (pango_layout_iter_next_line(iterator.get()));
  return out;
}

void PdfSheet::draw(const TextLines& text, std::size_t line, double x, double top, TextLook look) {
  cairo_t* context = impl_->context.get();
  PangoLayoutLine* shown =
      pango_layout_get_line_readonly(as_layout(text.layout_), static_cast<int>(line));
  if (look.grey) {
    cairo_set_source_rgb(context, 0.314, 0.353, 0.373);
  } else {
    cairo_set_source_rgb(context, 0.043, 0.047, 0.047);
  }
  cairo_move_to(context, x, top + text.lines()[line].baseline);
  pango_cairo_show_layout_line(context, shown);
}

void PdfSheet::rule(double x, double y, double length, bool strong) {
  cairo_t* context = impl_->context.get();
  const double shade = strong ? 0.05 : 0.7;
  cairo_set_source_rgb(context, shade, shade, shade);
  cairo_set_line_width(context, strong ? 1.0 : 0.5);
  cairo_move_to(context, x, y);
  cairo_line_to(context, x + length, y);
  cairo_stroke(context);
}

void PdfSheet::end_page() {
  cairo_show_page(impl_->context.get());
  require(cairo_status(impl_->context.get()));
}

void PdfSheet::begin(const char* tag) {
  cairo_tag_begin(impl_->context.get(), tag, nullptr);
}

void PdfSheet::end(const char* tag) {
  cairo_tag_end(impl_->context.get(), tag);
}

int PdfSheet::add_outline(int parent, const std::string& title, int page, double top) {
  const std::string place = fmt::format("page={} pos=[0 {:.1f}]", page, top);
  return cairo_pdf_surface_add_outline(impl_->surface.get(), parent, title.c_str(), place.c_str(),
                                       CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

std::string PdfSheet::finish() {
  require(cairo_status(impl_->context.get()));
  cairo_surface_finish(impl_->surface.get());
  require(cairo_surface_status(impl_->surface.get()));
  return std::move(impl_->bytes);
}

namespace {

/// The whole number that follows `key` after its last mention.
std::optional<std::size_t> number_after(std::string_view text, std::string_view key) {
  std::size_t at = text.rfind(key);
  if (at == std::string_view::npos) return std::nullopt;
  at += key.size();
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r'))
    ++at;
  std::size_t value = 0;
  const std::size_t first = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9' && at - first < 10)
    value = value * 10 + static_cast<std::size_t>(text[at++] - '0');
  return at == first ? std::nullopt : std::optional(value);
}

}  // namespace

std::string with_language(std::string pdf) {
  const auto table = number_after(pdf, "startxref");
  const auto size = number_after(pdf, "/Size");
  const auto root = number_after(pdf, "/Root");
  const auto info = number_after(pdf, "/Info");
  if (!table || !size || !root || !info || *table >= pdf.size()) return pdf;
  if (std::string_view(pdf).substr(*table, 4) != "xref") return pdf;
  const std::size_t object = pdf.rfind(fmt::format("\n{} 0 obj\n", *root));
  if (object == std::string::npos) return pdf;
  const std::size_t end = pdf.find("endobj", object);
  if (end == std::string::npos) return pdf;
  std::string catalog = pdf.substr(object + 1, end - object - 1);
  const std::size_t close = catalog.rfind(">>");
  if (close == std::string::npos || catalog.find("/Catalog") == std::string::npos) return pdf;
  std::string more;
  if (catalog.find("/Lang") == std::string::npos) more += "   /Lang (en-GB)\n";
  if (catalog.find("/ViewerPreferences") == std::string::npos) {
    more += "   /ViewerPreferences << /DisplayDocTitle true >>\n";
  }
  catalog.insert(close, more);
  if (!pdf.ends_with('\n')) pdf += '\n';
  const std::size_t place = pdf.size();
  pdf += catalog + "endobj\n";
  const std::size_t update = pdf.size();
  pdf += fmt::format(
      "xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {} /Root {} 0 R /Info {} 0 R /Prev {} >>\n"
      "startxref\n{}\n%%EOF\n",
      *root, place, *size, *root, *info, *table, update);
  return pdf;
}

}  // namespace fieldfare::output
