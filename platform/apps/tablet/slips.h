#pragma once

#include <string_view>

#include <fieldfare/ui/pages.h>

namespace fieldfare::tablet {

/// The QR code of a text; none when the text is too long to be scanned from a tablet.
[[nodiscard]] ui::Qr qr_of(std::string_view text);

}  // namespace fieldfare::tablet
