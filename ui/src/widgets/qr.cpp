#include "qr.h"

#include <algorithm>
#include <cmath>

namespace fieldfare::ui {
namespace {

constexpr std::size_t margin = 4;  // modules, as ISO/IEC 18004 asks

}  // namespace

float qr_code(Ui& ui, std::string_view id, const Rect& room, const Qr& code,
              std::string_view label) {
  if (code.side == 0) return 0;
  const auto modules = static_cast<float>(code.side + 2 * margin);
  const float module = std::max(1.0F, std::floor(std::min(room.width, room.height) / modules));
  const float side = module * modules;
  const Rect square{std::round(room.x), std::round(room.y), side, side};
  Item item;
  item.id = id;
  item.role = Role::group;
  item.label = label;
  item.rect = square;
  item.visible = square.meet(ui.clipped());
  ui.recorder().add(std::move(item));
  ImDrawList& pen = ui.pen();
  pen.AddRectFilled({square.x, square.y}, {square.right(), square.bottom()},
                    IM_COL32(255, 255, 255, 255), ui.px(6));
  const float first = module * static_cast<float>(margin);
  for (std::size_t row = 0; row < code.side; ++row) {
    const float y = square.y + first + module * static_cast<float>(row);
    for (std::size_t at = 0; at < code.side;) {
      std::size_t end = at;
      while (end < code.side && code.dark[row * code.side + end])
        ++end;
      if (end > at) {
        const float x = square.x + first + module * static_cast<float>(at);
        pen.AddRectFilled({x, y}, {x + module * static_cast<float>(end - at), y + module},
                          IM_COL32(0, 0, 0, 255));
      }
      at = end + 1;
    }
  }
  return side;
}

}  // namespace fieldfare::ui
