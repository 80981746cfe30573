#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace fieldfare::ui {

struct Colour {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;

  bool operator==(const Colour&) const = default;
};

enum class ThemeName : std::uint8_t { light, dark, high_contrast };
inline constexpr std::array theme_names{ThemeName::light, ThemeName::dark,
                                        ThemeName::high_contrast};

/// "light", "dark", "high-contrast": stable, for settings and file names.
[[nodiscard]] std::string_view theme_id(ThemeName name) noexcept;
/// "Light", "Dark", "High contrast": for people.
[[nodiscard]] std::string_view theme_title(ThemeName name) noexcept;

/// What a colour is for. Screens name colours by these alone.
enum class Token : std::uint8_t {
  page,            ///< behind everything
  surface,         ///< cards, lists, the editor
  bar,             ///< the top bar
  text,            ///< what is read
  text_quiet,      ///< times, references, hints
  border,          ///< between things of one kind: decoration, carries no meaning
  border_control,  ///< round what can be pressed or typed into
  primary,         ///< the one action of a screen
  primary_pressed,
  on_primary,
  secondary,  ///< other actions
  secondary_pressed,
  on_secondary,
  selected,  ///< the chosen row or rail item
  on_selected,
  accent,    ///< the bar of the chosen row, links, icons that can be pressed
  focus,     ///< the yellow of the keyboard's place
  on_focus,  ///< the black inside it
  danger,    ///< text and icons: refused, cannot go on
  danger_surface,
  caution,  ///< text and icons: needs a look
  caution_surface,
  good,  ///< text and icons: done, confirmed
  good_surface,
  inform,  ///< text and icons: neutral news
  inform_surface,
  selection,  ///< behind selected text
  caret,
  added_surface,    ///< behind words that one text has and its ancestor has not
  removed_surface,  ///< behind words that the ancestor has and a text has not
  scrollbar,
  count_,
};
inline constexpr std::size_t token_count = static_cast<std::size_t>(Token::count_);

[[nodiscard]] std::string_view token_name(Token token) noexcept;
[[nodiscard]] Colour colour(ThemeName theme, Token token) noexcept;

/// Contrast as the Web Content Accessibility Guidelines 2.2 define it: 1 to 21.
[[nodiscard]] double contrast(Colour a, Colour b) noexcept;

/// Two colours that meet on a screen, and the ratio they must keep: 4.5 for text, 3 for what tells
/// a control or a state (success criteria 1.4.3 and 1.4.11). Decoration is not listed.
struct ContrastRule {
  Token front;
  Token back;
  double least;
};
[[nodiscard]] std::span<const ContrastRule> contrast_rules() noexcept;

/// A finger needs this much, in logical pixels.
inline constexpr float least_target = 48.0F;

}  // namespace fieldfare::ui
