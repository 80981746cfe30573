#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include <fieldfare/ui/editor/line_layout.h>

struct ImFont;
struct ImFontAtlas;

namespace fieldfare::ui {

/// How text is set. Sizes in logical pixels of the em, at a text size of 100 %.
enum class Face : std::uint8_t {
  body,          ///< 19, regular
  body_strong,   ///< 19, semi-bold
  small,         ///< 16, regular
  small_strong,  ///< 16, semi-bold
  heading,       ///< 27, semi-bold
  title,         ///< 22, semi-bold
  count_,
};
inline constexpr std::size_t face_count = static_cast<std::size_t>(Face::count_);

/// The signs of Font Awesome 4.7 that the app uses, by its code points.
enum class Icon : char32_t {
  none = 0,
  calendar = 0xF073,
  pencil = 0xF040,
  notes = 0xF0F6,
  conflict = 0xF126,
  sync = 0xF021,
  settings = 0xF013,
  lock = 0xF023,
  search = 0xF002,
  clock = 0xF017,
  tick = 0xF00C,
  warning = 0xF071,
  cloud_up = 0xF0EE,
  cloud = 0xF0C2,
  tablet = 0xF10A,
  users = 0xF0C0,
  close = 0xF00D,
  back = 0xF060,
  undo = 0xF0E2,
  bin = 0xF014,
  forward = 0xF054,
  user = 0xF007,
  map = 0xF041,
  building = 0xF0F7,
  info = 0xF05A,
  keyboard = 0xF11C,
  eye = 0xF06E,
  off_line = 0xF127,
  tag = 0xF02B,
  plus = 0xF067,
  chart = 0xF080,
  more = 0xF0C9,
  redo = 0xF01E,
  up = 0xF077,
  down = 0xF078,
  minus = 0xF068,
  phone = 0xF095,
  folder = 0xF07B,
  balance = 0xF24E,
};

/// The fonts of the app in Dear ImGui's atlas: Inter for text, Font Awesome for signs, DejaVu for
/// characters that Inter lacks. Read from where Debian puts them, or from FIELDFARE_FONTS.
class Fonts {
 public:
  Fonts();

  /// What an ImGui context is created with; later ones of `build` take its place there.
  [[nodiscard]] ImFontAtlas* atlas() noexcept { return atlas_.get(); }

  /// Gives the current ImGui context the atlas of a size: `scale` drawn pixels per logical pixel,
  /// `density` device pixels per drawn pixel. Setting thousands of characters takes a moment, so
  /// the sizes used last are kept and shared by all contexts; a window, which gives their pixels to
  /// the graphics card and lets go of them, has them set again. For one thread. Throws
  /// Error(not_found) that names the package of a missing font.
  void build(float scale, float density);

  [[nodiscard]] ImFont* face(Face face) const noexcept {
    // cppcheck-suppress CastIntegerToAddressAtReturn
    return faces_[static_cast<std::size_t>(face)];
  }
  /// Drawn pixels from the top of a line to the baseline of the next top: the line's height.
  [[nodiscard]] float line_height(Face face) const noexcept;
  /// Widths in a face, for wrapping. Valid until the next build.
  [[nodiscard]] const editor::Metrics& metrics(Face face) const noexcept {
    return metrics_[static_cast<std::size_t>(face)];
  }
  /// Raised by every build.
  [[nodiscard]] std::uint64_t version() const noexcept { return version_; }

 private:
  struct FaceMetrics final : editor::Metrics {
    [[nodiscard]] float advance(char32_t value) const override;
    ImFont* font = nullptr;
  };

  std::shared_ptr<ImFontAtlas> atlas_;
  std::array<ImFont*, face_count> faces_{};
  std::array<FaceMetrics, face_count> metrics_{};
  std::uint64_t version_ = 0;
};

}  // namespace fieldfare::ui
