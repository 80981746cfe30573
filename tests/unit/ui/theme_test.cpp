#include <fieldfare/ui/theme.h>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

namespace fieldfare::ui {

TEST_CASE("contrast is what the guidelines say it is") {
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Catch::Approx(21.0));
  CHECK(contrast({255, 255, 255}, {255, 255, 255}) == Catch::Approx(1.0));
  CHECK(contrast({0x76, 0x76, 0x76}, {255, 255, 255}) == Catch::Approx(4.54).margin(0.01));
}

TEST_CASE("every pair of colours that meets keeps its ratio in every theme") {
  for (const ThemeName theme : theme_names) {
    for (const ContrastRule& rule : contrast_rules()) {
      INFO(theme_id(theme) << ": " << token_name(rule.front) << " on " << token_name(rule.back));
      CHECK(contrast(colour(theme, rule.front), colour(theme, rule.back)) >= rule.least);
    }
  }
}

}  // namespace fieldfare::ui
