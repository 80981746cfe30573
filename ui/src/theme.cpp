#include <fieldfare/ui/theme.h>

#include <algorithm>
#include <cmath>

#include <fieldfare/core/error.h>

namespace fieldfare::ui {
namespace {

constexpr Colour hex(std::uint32_t rgb) {
  return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
          static_cast<std::uint8_t>(rgb)};
}

struct Row {
  Token token;
  std::string_view name;
  Colour light;
  Colour dark;
  Colour high_contrast;
};

// Greys of the dark theme keep a trace of blue, so that black text fields do not look like holes.
constexpr std::array rows{
    Row{Token::page, "page", hex(0xF3F2F1), hex(0x14171A), hex(0x000000)},
    Row{Token::surface, "surface", hex(0xFFFFFF), hex(0x1E2226), hex(0x000000)},
    Row{Token::bar, "bar", hex(0xFFFFFF), hex(0x1A1D21), hex(0x000000)},
    Row{Token::text, "text", hex(0x0B0C0C), hex(0xF3F4F5), hex(0xFFFFFF)},
    Row{Token::text_quiet, "text_quiet", hex(0x505A5F), hex(0xB1B8BE), hex(0xCCCCCC)},
    Row{Token::border, "border", hex(0xB1B4B6), hex(0x3A4046), hex(0xFFFFFF)},
    Row{Token::border_control, "border_control", hex(0x7A8286), hex(0x7C858D), hex(0xFFFFFF)},
    Row{Token::primary, "primary", hex(0x1D70B8), hex(0x2F6FB0), hex(0xFFFFFF)},
    Row{Token::primary_pressed, "primary_pressed", hex(0x134E82), hex(0x245A92), hex(0xD9D9D9)},
    Row{Token::on_primary, "on_primary", hex(0xFFFFFF), hex(0xFFFFFF), hex(0x000000)},
    Row{Token::secondary, "secondary", hex(0xFFFFFF), hex(0x262B30), hex(0x000000)},
    Row{Token::secondary_pressed, "secondary_pressed", hex(0xE1E4E6), hex(0x363D44), hex(0x3A3A3A)},
    Row{Token::on_secondary, "on_secondary", hex(0x0B0C0C), hex(0xF3F4F5), hex(0xFFFFFF)},
    Row{Token::selected, "selected", hex(0xCFE0F0), hex(0x1F3A54), hex(0xFFFFFF)},
    Row{Token::on_selected, "on_selected", hex(0x0B0C0C), hex(0xF3F4F5), hex(0x000000)},
    Row{Token::accent, "accent", hex(0x1D70B8), hex(0x6FB1EC), hex(0x9CD0FF)},
    Row{Token::focus, "focus", hex(0xFFDD00), hex(0xFFDD00), hex(0xFFDD00)},
    Row{Token::on_focus, "on_focus", hex(0x0B0C0C), hex(0x0B0C0C), hex(0x000000)},
    Row{Token::danger, "danger", hex(0xB1200F), hex(0xFF9B8A), hex(0xFFB3A7)},
    Row{Token::danger_surface, "danger_surface", hex(0xFBE6E2), hex(0x4A201B), hex(0x2A0500)},
    Row{Token::caution, "caution", hex(0x7A4600), hex(0xF2C26B), hex(0xFFDD00)},
    Row{Token::caution_surface, "caution_surface", hex(0xFFF3CF), hex(0x43330F), hex(0x241B00)},
    Row{Token::good, "good", hex(0x00623B), hex(0x7FD6A8), hex(0x8CFFC2)},
    Row{Token::good_surface, "good_surface", hex(0xE2F2E9), hex(0x133A29), hex(0x00240F)},
    Row{Token::inform, "inform", hex(0x154F86), hex(0x9CC8F2), hex(0x9CD0FF)},
    Row{Token::inform_surface, "inform_surface", hex(0xE6F0F9), hex(0x18324A), hex(0x00162A)},
    Row{Token::selection, "selection", hex(0xB7D6F2), hex(0x2B5580), hex(0x005A9C)},
    Row{Token::caret, "caret", hex(0x0B0C0C), hex(0xF3F4F5), hex(0xFFFFFF)},
    Row{Token::added_surface, "added_surface", hex(0xCDEBDA), hex(0x1D4D36), hex(0x004A24)},
    Row{Token::removed_surface, "removed_surface", hex(0xFAD9D3), hex(0x5A2822), hex(0x5A0E00)},
    Row{Token::scrollbar, "scrollbar", hex(0x858C90), hex(0x6C757D), hex(0xFFFFFF)},
};
static_assert(rows.size() == token_count);

constexpr double text_ratio = 4.5;
constexpr double control_ratio = 3.0;

constexpr std::array rules{
    ContrastRule{Token::text, Token::page, text_ratio},
    ContrastRule{Token::text, Token::surface, text_ratio},
    ContrastRule{Token::text, Token::bar, text_ratio},
    ContrastRule{Token::text_quiet, Token::page, text_ratio},
    ContrastRule{Token::text_quiet, Token::surface, text_ratio},
    ContrastRule{Token::text_quiet, Token::bar, text_ratio},
    ContrastRule{Token::on_primary, Token::primary, text_ratio},
    ContrastRule{Token::on_primary, Token::primary_pressed, text_ratio},
    ContrastRule{Token::on_secondary, Token::secondary, text_ratio},
    ContrastRule{Token::on_secondary, Token::secondary_pressed, text_ratio},
    ContrastRule{Token::on_selected, Token::selected, text_ratio},
    ContrastRule{Token::on_focus, Token::focus, text_ratio},
    ContrastRule{Token::accent, Token::surface, text_ratio},
    ContrastRule{Token::danger, Token::surface, text_ratio},
    ContrastRule{Token::danger, Token::page, text_ratio},
    ContrastRule{Token::danger, Token::danger_surface, text_ratio},
    ContrastRule{Token::caution, Token::surface, text_ratio},
    ContrastRule{Token::caution, Token::bar, text_ratio},
    ContrastRule{Token::caution, Token::page, text_ratio},
    ContrastRule{Token::caution, Token::caution_surface, text_ratio},
    ContrastRule{Token::good, Token::surface, text_ratio},
    ContrastRule{Token::good, Token::bar, text_ratio},
    ContrastRule{Token::good, Token::page, text_ratio},
    ContrastRule{Token::good, Token::good_surface, text_ratio},
    ContrastRule{Token::inform, Token::surface, text_ratio},
    ContrastRule{Token::inform, Token::page, text_ratio},
    ContrastRule{Token::inform, Token::bar, text_ratio},
    ContrastRule{Token::inform, Token::inform_surface, text_ratio},
    ContrastRule{Token::text, Token::danger_surface, text_ratio},
    ContrastRule{Token::text, Token::caution_surface, text_ratio},
    ContrastRule{Token::text, Token::good_surface, text_ratio},
    ContrastRule{Token::text, Token::inform_surface, text_ratio},
    ContrastRule{Token::text, Token::selection, text_ratio},
    ContrastRule{Token::text, Token::added_surface, text_ratio},
    ContrastRule{Token::text, Token::removed_surface, text_ratio},
    ContrastRule{Token::border_control, Token::surface, control_ratio},
    ContrastRule{Token::border_control, Token::page, control_ratio},
    ContrastRule{Token::primary, Token::surface, control_ratio},
    ContrastRule{Token::primary, Token::page, control_ratio},
    ContrastRule{Token::accent, Token::page, control_ratio},
    ContrastRule{Token::accent, Token::bar, control_ratio},
    ContrastRule{Token::caret, Token::surface, control_ratio},
    ContrastRule{Token::scrollbar, Token::surface, control_ratio},
};

}  // namespace

std::string_view theme_id(ThemeName name) noexcept {
  switch (name) {
    case ThemeName::light:
      return "light";
    case ThemeName::dark:
      return "dark";
    case ThemeName::high_contrast:
      return "high-contrast";
  }
  return "light";
}

std::string_view theme_title(ThemeName name) noexcept {
  switch (name) {
    case ThemeName::light:
      return "Light";
    case ThemeName::dark:
      return "Dark";
    case ThemeName::high_contrast:
      return "High contrast";
  }
  return "Light";
}

std::string_view token_name(Token token) noexcept {
  return rows[static_cast<std::size_t>(token)].name;
}

Colour colour(ThemeName theme, Token token) noexcept {
  const Row& row = rows[static_cast<std::size_t>(token)];
  FIELDFARE_ASSERT(row.token == token);
  switch (theme) {
    case ThemeName::light:
      return row.light;
    case ThemeName::dark:
      return row.dark;
    case ThemeName::high_contrast:
      return row.high_contrast;
  }
  return row.light;
}

double contrast(Colour a, Colour b) noexcept {
  const auto linear = [](std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  const auto luminance = [&](Colour c) {
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
  };
  const double one = luminance(a) + 0.05;
  const double other = luminance(b) + 0.05;
  return std::max(one, other) / std::min(one, other);
}

std::span<const ContrastRule> contrast_rules() noexcept {
  return rules;
}

}  // namespace fieldfare::ui
