#include "edit.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include <fieldfare/ui/editor/boundaries.h>

#include "controls.h"
#include "edit_keys.h"

namespace fieldfare::ui {
namespace {

using editor::Editor;
using editor::Mode;
using editor::Range;

constexpr float endless = 1e9F;           // fields of one line do not wrap
constexpr double long_press = 0.5;        // seconds
constexpr std::size_t told_bytes = 2048;  // of a text, to the recorder
constexpr float long_press_slop = 10;     // logical pixels

/// One edit place in one frame.
class EditView {
 public:
  EditView(Ui& ui, const Rect& rect, Editor& editor, const EditLook& look)
      : ui_(ui), editor_(editor), look_(look), rect_(rect) {
    font_ = ui.fonts().face(look.face);
    step_ = std::round(ui.line(look.face) * look.line_height / 1.5F);
    const bool note = editor.mode() == Mode::note;
    inner_ = rect.inset(ui.px(16), note ? ui.px(12) : 0);
    if (note) inner_.width -= ui.px(10);
    if (look.icon != Icon::none) inner_.cut_left(ui.px(30));
    editor.lay_out(ui.fonts().metrics(look.face), note ? inner_.width : endless,
                   ui.fonts().version());
  }

  [[nodiscard]] std::size_t page_lines() const {
    return static_cast<std::size_t>(std::max(1.0F, rect_.height / step_ - 1));
  }
  [[nodiscard]] float content_height() const {
    return static_cast<float>(editor_.layout().line_count()) * step_ + ui_.px(24);
  }

  void take_pointer(const Touch& touch);
  void keep_caret_in_view();
  /// A row as wide as the text, over the selection or under it.
  [[nodiscard]] Rect bar_place() const;
  void draw(const Touch& touch, Edited& out);

  float top = 0;   ///< where line 0 is drawn
  float left = 0;  ///< where x = 0 is drawn

 private:
  [[nodiscard]] bool hidden() const { return !look_.shown; }
  [[nodiscard]] std::size_t offset_under(Point p) const;
  void scroll_at_edges();
  void draw_line(std::size_t index, Edited& out);
  void draw_marks(std::size_t index, Range line, float y, Edited& out);
  void draw_dots(float y);
  [[nodiscard]] float x_of(std::size_t offset) const;
  /// Pixels from the left edge, for an offset of the line given; also the line's end.
  [[nodiscard]] float x_in_line(Range line, std::size_t offset) const;

  Ui& ui_;
  Editor& editor_;
  const EditLook& look_;
  Rect rect_;
  Rect inner_;
  ImFont* font_ = nullptr;
  float step_ = 0;

 public:
  [[nodiscard]] const Rect& inner() const { return inner_; }
  [[nodiscard]] float step() const { return step_; }
};

std::size_t EditView::offset_under(Point p) const {
  if (hidden()) return editor_.text().size();
  const float row = (p.y - top) / step_;
  const auto last = static_cast<float>(editor_.layout().line_count() - 1);
  const auto index = static_cast<std::size_t>(std::clamp(row, 0.0F, last));
  return editor_.layout().offset_at(editor_.text(), index, p.x - left);
}

void EditView::take_pointer(const Touch& touch) {
  const ImGuiIO& io = ImGui::GetIO();
  if (touch.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  const std::size_t under = offset_under(ui_.mouse());
  if (ui_.by_finger()) {
    const float moved = std::abs(ui_.mouse().x - ui_.press_place().x) +
                        std::abs(ui_.mouse().y - ui_.press_place().y);
    const bool resting = moved < ui_.px(long_press_slop);
    if (touch.held) ui_.animate();
    if (touch.held && ui_.drag_owned()) {
      if (!resting) editor_.place_caret(under, true);
      scroll_at_edges();
    } else if (touch.held && resting && io.MouseDownDuration[0] >= long_press) {
      editor_.select_word(under);
      editor_.touch_bar = true;
      ui_.own_drag();
    }
    if (touch.pressed && io.MouseDownDurationPrev[0] < long_press) {
      if (io.MouseClickedLastCount[0] == 2) {
        editor_.select_word(under);
      } else {
        editor_.place_caret(under, false);
      }
      editor_.touch_bar = io.MouseClickedLastCount[0] == 2;
    }
    return;
  }
  if (io.MouseClicked[1] && touch.hovered) {
    if (editor_.selection().empty()) editor_.place_caret(under, false);
    editor_.touch_bar = true;
  }
  if (ui_.mouse_pressed() && touch.held) {
    const int clicks = io.MouseClickedCount[0];
    editor_.touch_bar = false;
    if (clicks == 2) {
      editor_.select_word(under);
    } else if (clicks >= 3) {
      editor_.select_paragraph(under);
    } else {
      editor_.place_caret(under, io.KeyShift);
    }
  } else if (touch.held && io.MouseClickedLastCount[0] <= 1) {
    const float moved = std::abs(ui_.mouse().x - ui_.press_place().x) +
                        std::abs(ui_.mouse().y - ui_.press_place().y);
    if (moved < ui_.px(3)) return;
    editor_.place_caret(under, true);
    scroll_at_edges();
    ui_.animate();
  }
}

void EditView::scroll_at_edges() {
  // Beyond the edge the text follows the pointer.
  if (ui_.mouse().y < rect_.y) editor_.scroll_y -= step_ / 2;
  if (ui_.mouse().y > rect_.bottom()) editor_.scroll_y += step_ / 2;
}

Rect EditView::bar_place() const {
  const editor::Range chosen = editor_.selection().range();
  const auto row = static_cast<float>(editor_.layout().line_of(chosen.start));
  const auto last = static_cast<float>(editor_.layout().line_of(chosen.end));
  const float high = ui_.px(least_target);
  float y = top + row * step_ - high - ui_.px(6);
  if (y < rect_.y - high) y = top + (last + 1) * step_ + ui_.px(6);
  y = std::clamp(y, ui_.px(4), std::max(ui_.px(4), ui_.window().height - high - ui_.px(4)));
  return {rect_.x, y, rect_.width, high};
}

void EditView::keep_caret_in_view() {
  if (!editor_.take_reveal() || editor_.mode() != Mode::note) return;
  const float y = static_cast<float>(editor_.layout().line_of(editor_.caret())) * step_;
  const float view = rect_.height - ui_.px(24);
  if (y < editor_.scroll_y) editor_.scroll_y = y;
  if (y + step_ > editor_.scroll_y + view) editor_.scroll_y = y + step_ - view;
}

float EditView::x_in_line(Range line, std::size_t offset) const {
  float x = 0;
  for (std::size_t p = line.start; p < offset && p < line.end;) {
    const editor::CodePoint c = editor::code_point_at(editor_.text(), p);
    x += editor_.layout().advance(c.value);
    p = c.next;
  }
  return x;
}

float EditView::x_of(std::size_t offset) const {
  if (!hidden()) return editor_.layout().x_of(editor_.text(), offset);
  float x = 0;
  for (std::size_t p = 0; p < offset; p = editor::next_grapheme(editor_.text(), p)) {
    x += font_->GetCharAdvance(U'•') + ui_.px(2);
  }
  return x;
}

void EditView::draw_dots(float y) {
  float x = left;
  for (std::size_t p = 0; p < editor_.text().size(); p = editor::next_grapheme(editor_.text(), p)) {
    font_->RenderChar(&ui_.pen(), font_->FontSize, {x, y}, ui_.ink(Token::text), U'•');
    x += font_->GetCharAdvance(U'•') + ui_.px(2);
  }
}

void EditView::draw_marks(std::size_t index, Range line, float y, Edited& out) {
  for (const editor::Mark& mark : editor_.marks().all()) {
    if (mark.range.start >= line.end) break;
    if (mark.range.end <= line.start) continue;
    const float from = left + x_in_line(line, std::max(mark.range.start, line.start));
    const float to = left + x_in_line(line, std::min(mark.range.end, line.end));
    const Token tint = mark.certain ? Token::danger_surface : Token::caution_surface;
    const Token tone = mark.certain ? Token::danger : Token::caution;
    const float middle = y + step_ / 2;
    const float half = font_->FontSize * 0.52F;
    const Rect box{from - ui_.px(1), middle - half, to - from + ui_.px(2), 2 * half};
    ui_.fill(box, tint, ui_.px(3));
    ui_.recorder().saw_colours(Token::text, tint);
    const float base = std::round(box.bottom());
    const float thick = std::max(2.0F, std::round(ui_.px(2)));
    if (mark.certain) {
      ui_.fill({from, base - thick / 2, to - from, thick}, tone);
    } else {
      const float dash = std::round(ui_.px(5));
      const float step = dash + ui_.px(3);
      const int dashes = steps_along(to - from, step);
      for (int i = 0; i < dashes; ++i) {
        const float x = from + static_cast<float>(i) * step;
        ui_.fill({x, base - thick / 2, std::min(dash, to - x), thick}, tone);
      }
    }
    const std::size_t caret = editor_.caret();
    const bool here = caret >= mark.range.start && caret <= mark.range.end;
    if (here && editor_.layout().line_of(mark.range.start) <= index) out.mark = box;
  }
}

void EditView::draw_line(std::size_t index, Edited& out) {
  const std::string_view text = editor_.text();
  Range line = editor_.layout().line(text, index);
  const float y = top + static_cast<float>(index) * step_;
  const float text_y = std::round(y + (step_ - font_->FontSize) / 2);
  draw_marks(index, line, y, out);
  const Range chosen = editor_.selection().range();
  if (!chosen.empty() && chosen.start < std::max(line.end, line.start + 1) &&
      chosen.end > line.start && !hidden()) {
    const float from = left + x_in_line(line, std::max(chosen.start, line.start));
    float to = left + x_in_line(line, std::min(chosen.end, line.end));
    if (chosen.end >= line.end && index + 1 < editor_.layout().line_count()) to += ui_.px(6);
    ui_.fill({from, y, to - from, step_}, Token::selection);
    ui_.recorder().saw_colours(Token::text, Token::selection);
  }
  if (hidden()) return draw_dots(text_y);
  if (!line.empty() && text[line.end - 1] == '\n') --line.end;
  if (line.empty()) return;
  ui_.pen().AddText(font_, font_->FontSize, {left, text_y}, ui_.ink(Token::text),
                    text.data() + line.start, text.data() + line.end);
}

void EditView::draw(const Touch& touch, Edited& out) {
  const std::size_t lines = editor_.layout().line_count();
  const float seen_from = (rect_.y - top) / step_;
  const auto first = static_cast<std::size_t>(std::max(0.0F, std::floor(seen_from)));
  const auto count = static_cast<std::size_t>(rect_.height / step_) + 2;
  for (std::size_t i = first; i < std::min(lines, first + count); ++i)
    draw_line(i, out);
  if (editor_.empty() && !look_.hint.empty()) {
    const float after_caret = left + ui_.px(3);
    ui_.words({after_caret, top, inner_.right() - after_caret, step_}, look_.face,
              Token::text_quiet, look_.hint);
  }
  if (!touch.focused) return;
  const float x = left + x_of(editor_.caret());
  const auto row = static_cast<float>(editor_.layout().line_of(editor_.caret()));
  const float tall = std::round(font_->FontSize * 1.04F);
  ui_.fill({std::round(x) - ui_.px(1), std::round(top + row * step_ + (step_ - tall) / 2),
            std::max(2.0F, std::round(ui_.px(2))), tall},
           Token::caret);
}

/// What a finger can do with a selection, where a keyboard has Ctrl+C.
void draw_touch_bar(Ui& ui, std::string_view id, const Rect& row, Editor& editor, Edited& out) {
  struct Choice {
    const char* id;
    const char* label;
    void (*act)(Editor&, Edited&);
    bool needs_words;
  };
  static constexpr Choice choices[] = {
      {".copy", "Copy", [](Editor& e, Edited& o) { copy(e, false, o); }, true},
      {".cut", "Cut", [](Editor& e, Edited& o) { copy(e, true, o); }, true},
      {".paste", "Paste", [](Editor& e, Edited&) { paste(e); }, false},
      {".all", "Select all", [](Editor& e, Edited&) { e.select_all(); }, false},
  };
  const ButtonLook look{ButtonKind::secondary, Icon::none, true, Face::small};
  float wide = 0;
  for (const Choice& choice : choices)
    wide += button_width(ui, choice.label, look);
  const float x =
      std::clamp(row.x + ui.px(12), ui.px(4), std::max(ui.px(4), ui.window().width - wide));
  const Rect whole{x, row.y, wide, row.height};
  ui.push_layer(whole, false);
  ui.fill(whole, Token::surface, ui.px(8));
  ui.recorder().push_group(std::string(id) + ".bar", Role::group, "Selection", whole);
  float at = x;
  for (const Choice& choice : choices) {
    ButtonLook one = look;
    one.enabled = !choice.needs_words || !editor.selection().empty();
    const float width = button_width(ui, choice.label, one);
    if (button(ui, std::string(id) + choice.id, {at, row.y, width, row.height}, choice.label,
               one)) {
      const bool all = choice.id == std::string_view(".all");
      choice.act(editor, out);
      editor.touch_bar = all;
      ui.give_focus(id, false);
    }
    at += width;
  }
  ui.recorder().pop_group();
  ui.pop_layer();
}

}  // namespace

Edited edit_text(Ui& ui, std::string_view id, Role role, std::string_view label, const Rect& rect,
                 editor::Editor& editor, const EditLook& look) {
  Edited out;
  const bool note = editor.mode() == Mode::note;
  EditView view(ui, rect, editor, look);
  // Drags and the wheel scroll by the area's own memory; one for each text.
  const std::string area_id =
      std::string(id) + '@' + std::to_string(reinterpret_cast<std::uintptr_t>(&editor));
  if (editor.scroll_y < 0) ui.scroll_of(area_id) = 0;
  editor.scroll_y = ui.scroll_of(area_id);
  view.top = note ? view.inner().y - editor.scroll_y : rect.y + (rect.height - view.step()) / 2;
  view.left = view.inner().x;

  Item item;
  item.id = id;
  item.role = role;
  item.label = label;
  // A screen reader asks for a long text piece by piece; copying it in every frame would cost.
  if (editor.mode() != Mode::secret)
    item.value = std::string(
        editor.text().substr(0, editor::at_or_before_grapheme(editor.text(), told_bytes)));
  item.rect = rect;
  TouchRules rules;
  rules.on_press = !ui.by_finger();
  rules.owns_drag = !ui.by_finger();
  rules.takes_arrows = true;
  rules.keys_press = false;
  const Touch touch = ui.touch(std::move(item), rules);
  out.focused = touch.focused;

  const std::uint64_t before = editor.revision();
  view.take_pointer(touch);
  const bool by_tap = touch.pressed || (touch.held && ui.drag_owned());
  if (ui.by_finger() && by_tap) ui.give_focus(id, false);
  if (touch.focused) take_keys(ui, editor, view.page_lines(), out);
  view.keep_caret_in_view();
  out.changed = editor.revision() != before;

  ui.fill(rect, Token::surface, ui.px(8));
  const bool calm_focus = touch.focused && !touch.ring;
  ui.outline(rect, calm_focus ? Token::accent : Token::border_control,
             std::max(1.0F, std::round(ui.px(calm_focus ? 2 : 1))), ui.px(8));
  if (touch.ring) ui.focus_ring(rect, ui.px(8));

  const Ui::Backdrop backdrop(ui, Token::surface);
  if (look.icon != Icon::none) {
    ui.icon({rect.x + ui.px(24), rect.centre().y}, look.icon, Token::text_quiet);
  }
  if (editor.touch_bar && !ui.has_focus(id)) editor.touch_bar = false;
  if (note) {
    const Rect area = rect.inset(ui.px(2));
    ui.scroll_of(area_id) = editor.scroll_y;
    const Rect content = ui.begin_scroll(area_id, area);
    view.top = content.y + ui.px(10);
    view.draw(touch, out);
    ui.end_scroll(view.content_height());
    editor.scroll_y = ui.scroll_of(area_id);
  } else {
    ui.clip(view.inner().inset(-ui.px(2), 0));
    const float caret_x = editor.layout().x_of(editor.text(), editor.caret());
    if (look.shown) view.left -= std::max(0.0F, caret_x - view.inner().width + ui.px(4));
    view.draw(touch, out);
    ui.unclip();
  }
  if (editor.touch_bar) draw_touch_bar(ui, id, view.bar_place(), editor, out);
  return out;
}

}  // namespace fieldfare::ui
