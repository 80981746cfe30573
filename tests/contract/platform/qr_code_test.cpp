#include <fieldfare/platform/qr/qr_code.h>

#include <catch2/catch_test_macros.hpp>

#include <sstream>

using fieldfare::platform::in_half_blocks;
using fieldfare::platform::make_qr_code;
using fieldfare::platform::QrCode;

namespace {

/// Reads the drawing back: each line is two rows of modules.
std::vector<std::string> rows_of(const std::string& drawing) {
  std::vector<std::string> out;
  std::istringstream lines(drawing);
  for (std::string line; std::getline(lines, line);) {
    std::string upper;
    std::string lower;
    for (std::size_t i = line.find('m') + 1; i < line.size() && line[i] != '\x1b';) {
      const bool blank = line[i] == ' ';
      const std::string block = blank ? " " : line.substr(i, 3);
      upper += block == "█" || block == "▀" ? 'x' : ' ';
      lower += block == "█" || block == "▄" ? 'x' : ' ';
      i += block.size();
    }
    out.push_back(upper);
    out.push_back(lower);
  }
  return out;
}

}  // namespace

TEST_CASE("a QR code has its three eyes, and more modules for more text", "[qr]") {
  const QrCode code = make_qr_code("fieldfare-meet:1/x/192.168.43.7:8441");
  REQUIRE(code.side >= 21);
  CHECK(make_qr_code(std::string(300, 'x')).side > code.side);
  const std::size_t far = code.side - 7;
  for (const auto& [row, column] :
       {std::pair<std::size_t, std::size_t>{0, 0}, {0, far}, {far, 0}}) {
    for (std::size_t i = 0; i < 7; ++i) {
      CHECK(code.at(row + i, column));
      CHECK(code.at(row, column + i));
      CHECK(code.at(row + 3, column + 3));
    }
    CHECK_FALSE(code.at(row + 1, column + 1));
  }
}

TEST_CASE("half blocks draw each module once, with a light margin all round", "[qr]") {
  const QrCode code = make_qr_code("fieldfare-meet:1/x/192.168.43.7:8441");
  const std::vector<std::string> rows = rows_of(in_half_blocks(code));
  REQUIRE(rows.size() >= code.side + 8);
  for (std::size_t row = 0; row < code.side + 8; ++row) {
    REQUIRE(rows[row].size() == code.side + 8);
    for (std::size_t column = 0; column < code.side + 8; ++column) {
      const bool inside = row >= 4 && column >= 4 && row < code.side + 4 && column < code.side + 4;
      CHECK((rows[row][column] == 'x') == (inside && code.at(row - 4, column - 4)));
    }
  }
}
