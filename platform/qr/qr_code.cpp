#include <fieldfare/platform/qr/qr_code.h>

#include <qrencode.h>

#include <memory>

#include <fieldfare/core/error.h>

namespace fieldfare::platform {
namespace {

constexpr std::size_t margin = 4;
constexpr const char* black_on_white = "\x1b[30;107m";
constexpr const char* as_before = "\x1b[0m";

}  // namespace

QrCode make_qr_code(std::string_view text) {
  FIELDFARE_ASSERT(!text.empty() && text.size() <= longest_qr_text);
  const std::string bytes(text);
  // A screen is neither dirty nor torn: the lowest level keeps the modules large.
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
      QRcode_encodeString8bit(bytes.c_str(), 0, QR_ECLEVEL_L), &QRcode_free);
  if (!made) throw Error(ErrorCode::internal, "The QR code could not be drawn.");
  QrCode out;
  out.side = static_cast<std::size_t>(made->width);
  out.dark.resize(out.side * out.side);
  for (std::size_t i = 0; i < out.dark.size(); ++i)
    out.dark[i] = (made->data[i] & 1U) != 0;
  return out;
}

std::string in_half_blocks(const QrCode& code) {
  const std::size_t side = code.side + 2 * margin;
  const auto dark = [&](std::size_t row, std::size_t column) {
    const bool inside = row >= margin && column >= margin && row < margin + code.side &&
                        column < margin + code.side;
    return inside && code.at(row - margin, column - margin);
  };
  std::string out;
  for (std::size_t row = 0; row < side; row += 2) {
    out += black_on_white;
    for (std::size_t column = 0; column < side; ++column) {
      const bool upper = dark(row, column);
      const bool lower = dark(row + 1, column);
      out += upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ");
    }
    out += as_before;
    out += '\n';
  }
  return out;
}

}  // namespace fieldfare::platform
