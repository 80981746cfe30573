#include "rich.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace fieldfare::ui {
namespace {

/// The next piece to set: a word with the blanks after it, or a newline.
std::string_view next_piece(std::string_view rest) {
  if (rest.front() == '\n') return rest.substr(0, 1);
  std::size_t end = 0;
  while (end < rest.size() && rest[end] != ' ' && rest[end] != '\n')
    ++end;
  while (end < rest.size() && rest[end] == ' ')
    ++end;
  return rest.substr(0, end);
}

void draw_piece(Ui& ui, const Rect& place, Face face, Token token, Run::Kind kind,
                std::string_view piece) {
  const float thick = std::max(1.0F, std::round(ui.px(2)));
  const float half = ui.fonts().face(face)->FontSize * 0.5F;
  const float middle = place.centre().y;
  Token back = Token::count_;
  if (kind == Run::Kind::added || kind == Run::Kind::found) back = Token::added_surface;
  if (kind == Run::Kind::removed) back = Token::removed_surface;
  if (kind == Run::Kind::found) back = Token::caution_surface;
  if (back != Token::count_) {
    ui.fill({place.x, middle - half, place.width, 2 * half}, back);
    const Token line = kind == Run::Kind::removed ? Token::danger
                       : kind == Run::Kind::added ? Token::good
                                                  : Token::caution;
    const float y = kind == Run::Kind::removed ? middle : middle + half - thick;
    ui.fill({place.x, std::round(y), place.width, thick}, line);
    const Ui::Backdrop backdrop(ui, back);
    ui.words({place.x, place.y, place.width + ui.px(8), place.height}, face, Token::text, piece);
    return;
  }
  ui.words({place.x, place.y, place.width + ui.px(8), place.height}, face, token, piece);
}

}  // namespace

float rich_text(Ui& ui, const Rect& rect, Face face, Token token, const std::vector<Run>& runs,
                std::size_t max_lines, bool draw) {
  const float step = ui.line(face);
  float x = 0;
  std::size_t line = 0;
  for (const Run& run : runs) {
    std::string_view rest = run.text;
    while (!rest.empty()) {
      const std::string_view piece = next_piece(rest);
      rest.remove_prefix(piece.size());
      if (piece == "\n") {
        x = 0;
        ++line;
        continue;
      }
      const std::size_t letters = piece.find_last_not_of(' ');
      const std::string_view word = piece.substr(0, letters + 1);
      const float word_width = word.empty() ? 0 : ui.width(face, word);
      if (x > 0 && x + word_width > rect.width) {
        x = 0;
        ++line;
      }
      if (max_lines != 0 && line >= max_lines) return static_cast<float>(max_lines) * step;
      const float wide = ui.width(face, piece);
      if (draw) {
        draw_piece(ui, {rect.x + x, rect.y + static_cast<float>(line) * step, wide, step}, face,
                   token, run.kind, piece);
      }
      x += wide;
    }
  }
  return static_cast<float>(line + 1) * step;
}

}  // namespace fieldfare::ui
