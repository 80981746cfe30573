#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fieldfare::platform {

/// A QR code: a square of dark and light modules, without the light margin of four modules that it
/// must be shown with.
struct QrCode {
  std::size_t side = 0;
  std::vector<bool> dark;  ///< row by row
  [[nodiscard]] bool at(std::size_t row, std::size_t column) const {
    return dark[row * side + column];
  }
};

/// Bytes. More would make modules of less than three pixels on a tablet's screen.
inline constexpr std::size_t longest_qr_text = 1800;

/// `text`: 1 to `longest_qr_text` bytes. Error(internal) when it cannot be made.
[[nodiscard]] QrCode make_qr_code(std::string_view text);

/// The code with its margin in half blocks, two rows of modules in a line: for a terminal. Black on
/// white whatever the terminal's colours are.
[[nodiscard]] std::string in_half_blocks(const QrCode& code);

}  // namespace fieldfare::platform
