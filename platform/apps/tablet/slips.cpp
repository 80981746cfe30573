#include "slips.h"

#include <utility>

#include <fieldfare/platform/qr/qr_code.h>

namespace fieldfare::tablet {

ui::Qr qr_of(std::string_view text) {
  if (text.empty() || text.size() > platform::longest_qr_text) return {};
  platform::QrCode code = platform::make_qr_code(text);
  return {code.side, std::move(code.dark)};
}

}  // namespace fieldfare::tablet
