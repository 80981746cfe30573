#pragma once

#include <string_view>

#include <fieldfare/ui/pages.h>

#include "ui.h"

namespace fieldfare::ui {

/// A QR code with its margin, black on white in every theme, so that any camera reads it. `room` is
/// the largest square there is; returns the side that was drawn, whole pixels to a module.
float qr_code(Ui& ui, std::string_view id, const Rect& room, const Qr& code,
              std::string_view label);

}  // namespace fieldfare::ui
