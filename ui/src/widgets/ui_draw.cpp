#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui.h"

namespace fieldfare::ui {
namespace {

ImVec2 at(Point p) {
  return {p.x, p.y};
}

}  // namespace

ImU32 Ui::ink(Token token, float opacity) const noexcept {
  const Colour c = colour(theme_, token);
  return IM_COL32(c.r, c.g, c.b, static_cast<int>(opacity * 255));
}

void Ui::fill(const Rect& rect, Token token, float radius) {
  if (rect.empty()) return;
  pen_->AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, ink(token), radius);
}

void Ui::outline(const Rect& rect, Token token, float thickness, float radius) {
  const float half = thickness / 2 - 0.5F;
  pen_->AddRect({rect.x + half, rect.y + half}, {rect.right() - half, rect.bottom() - half},
                ink(token), radius, 0, thickness);
}

void Ui::rule(float x, float y, float width, Token token) {
  fill({x, std::round(y), width, std::max(1.0F, std::round(px(1)))}, token);
}

float Ui::width(Face face, std::string_view text) const {
  ImFont* font = fonts_->face(face);
  return font
      ->CalcTextSizeA(font->FontSize, std::numeric_limits<float>::max(), 0, text.data(),
                      text.data() + text.size())
      .x;
}

float Ui::words(const Rect& rect, Face face, Token token, std::string_view text, Align align) {
  recorder_->saw_colours(token, backdrop_);
  ImFont* font = fonts_->face(face);
  const char* begin = text.data();
  const char* end = begin + text.size();
  float wide = width(face, text);
  const bool cut = wide > rect.width + 0.5F;
  const float dots = cut ? width(face, "…") : 0;
  if (cut) {
    const char* fits = begin;
    font->CalcTextSizeA(font->FontSize, std::max(1.0F, rect.width - dots), 0, begin, end, &fits);
    end = fits;
    while (end > begin && end[-1] == ' ')
      --end;
    wide = width(face, {begin, static_cast<std::size_t>(end - begin)}) + dots;
  }
  float x = rect.x;
  if (align == Align::centre) x += (rect.width - wide) / 2;
  if (align == Align::right) x += rect.width - wide;
  const ImVec2 place{std::round(x), std::round(rect.y + (rect.height - font->FontSize) / 2)};
  pen_->AddText(font, font->FontSize, place, ink(token), begin, end);
  if (cut) {
    pen_->AddText(font, font->FontSize, {place.x + wide - dots, place.y}, ink(token), "…");
  }
  return wide;
}

float Ui::label(const Rect& rect, Face face, Token token, std::string_view text, Align align,
                Role role) {
  Item item;
  item.role = role;
  item.label = text;
  item.rect = rect;
  item.visible = rect.meet(clipped());
  recorder_->add(std::move(item));
  return words(rect, face, token, text, align);
}

float Ui::paragraph(const Rect& rect, Face face, Token token, std::string_view text,
                    std::size_t max_lines, bool silent) {
  ImFont* font = fonts_->face(face);
  const float step = line(face);
  const char* at_char = text.data();
  const char* end = at_char + text.size();
  float y = rect.y;
  std::size_t lines = 0;
  while (at_char < end) {
    ++lines;
    const char* newline = std::find(at_char, end, '\n');
    const bool last = max_lines != 0 && lines == max_lines;
    const char* stop =
        last ? newline : font->CalcWordWrapPositionA(1.0F, at_char, newline, rect.width);
    if (stop == at_char && at_char < newline) ++stop;  // narrower than a letter
    words({rect.x, y, rect.width, step}, face, token,
          {at_char, static_cast<std::size_t>(stop - at_char)});
    y += step;
    if (last) break;
    at_char = stop;
    while (at_char < newline && (*at_char == ' ' || *at_char == '\t'))
      ++at_char;
    if (at_char == newline && newline < end) ++at_char;
  }
  if (!silent) {
    Item item;
    item.label = text;
    item.rect = {rect.x, rect.y, rect.width, y - rect.y};
    item.visible = item.rect.meet(clipped());
    recorder_->add(std::move(item));
  }
  return y - rect.y;
}

float Ui::paragraph_height(float wide, Face face, std::string_view text,
                           std::size_t max_lines) const {
  ImFont* font = fonts_->face(face);
  const char* at_char = text.data();
  const char* end = at_char + text.size();
  std::size_t lines = 0;
  while (at_char < end && (max_lines == 0 || lines < max_lines)) {
    ++lines;
    const char* newline = std::find(at_char, end, '\n');
    const char* stop = font->CalcWordWrapPositionA(1.0F, at_char, newline, wide);
    at_char = stop == at_char && at_char < newline ? stop + 1 : stop;
    while (at_char < newline && (*at_char == ' ' || *at_char == '\t'))
      ++at_char;
    if (at_char == newline && newline < end) ++at_char;
  }
  return static_cast<float>(lines) * line(face);
}

void Ui::icon(Point centre, Icon icon, Token token, Face face) {
  if (icon == Icon::none) return;
  recorder_->saw_colours(token, backdrop_);
  ImFont* font = fonts_->face(face);
  const ImFontGlyph* glyph = font->FindGlyph(static_cast<ImWchar>(icon));
  if (glyph == nullptr) return;
  // By the glyph's own box: signs are centred where the eye expects them.
  const Point place{std::round(centre.x - (glyph->X0 + glyph->X1) / 2),
                    std::round(centre.y - (glyph->Y0 + glyph->Y1) / 2)};
  font->RenderChar(pen_, font->FontSize, at(place), ink(token), static_cast<ImWchar>(icon));
}

void Ui::focus_ring(const Rect& rect, float radius) {
  outline(rect.inset(-px(3)), Token::focus, px(3), radius + px(3));
  outline(rect, Token::on_focus, px(2), radius);
}

}  // namespace fieldfare::ui
