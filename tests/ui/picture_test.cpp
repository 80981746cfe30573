#include <fmt/format.h>
#include <places.h>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fieldfare/ui/shots.h>

#include "driver.h"

namespace fieldfare::ui {

TEST_CASE("the same screen is the same picture, pixel for pixel") {
  const auto draw = [] {
    Driver d;
    d.open_visit();
    return d.hands.picture();
  };
  const Image one = draw();
  CHECK(one.rgb == draw().rgb);
  CHECK(one.width == 1280);
  CHECK(one.height == 800);
}

namespace {

constexpr std::size_t columns = 40;
constexpr std::size_t rows = 25;
constexpr int tolerance = 26;  // of 255: another version of a font is let pass, a moved part is not

/// The picture in cells, each the mean of its pixels: "f3f2f1 ..." a line for each row.
std::string cells_of(const Image& image) {
  std::string out;
  const std::size_t wide = image.width / columns;
  const std::size_t high = image.height / rows;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      std::array<std::size_t, 3> sum{};
      for (std::size_t y = row * high; y < (row + 1) * high; ++y) {
        for (std::size_t x = column * wide; x < (column + 1) * wide; ++x) {
          const Colour c = image.at(x, y);
          sum[0] += c.r;
          sum[1] += c.g;
          sum[2] += c.b;
        }
      }
      for (const std::size_t each : sum)
        out += fmt::format("{:02x}", each / (wide * high));
      out += column + 1 == columns ? '\n' : ' ';
    }
  }
  return out;
}

/// Compares with the cells of an earlier picture; with FIELDFARE_UPDATE_GOLDEN writes them.
void require_alike(const std::string& name, const Image& image) {
  const std::string path = std::string(FIELDFARE_TEST_FILES) + "/pictures/" + name + ".txt";
  const std::string now = cells_of(image);
  if (std::getenv("FIELDFARE_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path) << now;
    return;
  }
  std::ifstream file(path);
  std::stringstream stream;
  stream << file.rdbuf();
  const std::string before = stream.str();
  INFO(path);
  REQUIRE(before.size() == now.size());
  std::size_t differ = 0;
  for (std::size_t i = 0; i + 1 < now.size(); ++i) {
    if (now[i] == ' ' || now[i] == '\n') continue;
    const int a = std::stoi(before.substr(i, 2), nullptr, 16);
    const int b = std::stoi(now.substr(i, 2), nullptr, 16);
    differ += std::abs(a - b) > tolerance ? 1 : 0;
    ++i;
  }
  CHECK(differ <= 12);  // of 3,000: the caret, a letter that wraps
}

}  // namespace

TEST_CASE("the screens look as they did, within what another font may change") {
  for (const Shot& shot : example_shots()) {
    if (shot.name != "capture" && shot.name != "unlock" && shot.name != "notes") continue;
    Driver d;
    shot.arrange(d.hands);
    d.hands.settle();
    require_alike(shot.name, d.hands.picture());
  }
}

TEST_CASE("a moved part is seen by the comparison") {
  Driver d;
  d.open_capture();
  const std::string before = cells_of(d.hands.picture());
  d.hands.app().act(action::ShowShortcuts{true});
  d.hands.settle();
  CHECK(cells_of(d.hands.picture()) != before);
}

TEST_CASE("a picture shows the theme's colours where they belong") {
  Driver d;
  d.unlock();
  for (const ThemeName theme : theme_names) {
    d.hands.state().settings.theme = theme;
    d.hands.settle();
    const Image image = d.hands.picture();
    CHECK(image.at(640, 4) == colour(theme, Token::bar));
    CHECK(image.at(1270, 790) == colour(theme, Token::page));
    CHECK(image.at(300, 700) == colour(theme, Token::surface));
  }
}

TEST_CASE("letters, signs and accents are drawn, and no character is a box") {
  Driver d({640, 480});
  d.open_capture();
  const auto ink = [&](std::string_view text) {
    d.hands.state().open_draft()->editor.load(text);
    d.hands.settle();
    const Image image = d.hands.picture();
    const Rect editor = d.hands.recorder().find("capture.editor")->rect;
    std::vector<Colour> seen;
    for (auto y = static_cast<std::size_t>(editor.y) + 8;
         y < static_cast<std::size_t>(editor.y) + 40; ++y) {
      for (auto x = static_cast<std::size_t>(editor.x) + 10;
           x < static_cast<std::size_t>(editor.x) + 40; ++x) {
        seen.push_back(image.at(x, y));
      }
    }
    return seen;
  };
  const auto missing = ink("\U000F1234");  // no font has it
  const auto nothing = ink(" ");
  CHECK(missing != nothing);
  for (const char* letter :
       {"a", "ŵ", "ŷ", "Ŵ", "ł", "ș", "ğ", "é", "ế", "’", "–", "£", "€", "Ж", "Ω", "ش", "✓", "→"}) {
    INFO(letter);
    CHECK(ink(letter) != missing);
    CHECK(ink(letter) != nothing);
  }
}

}  // namespace fieldfare::ui
