#include <catch2/catch_test_macros.hpp>

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
