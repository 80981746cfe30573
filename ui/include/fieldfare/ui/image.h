#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <fieldfare/ui/theme.h>

namespace fieldfare::ui {

/// Opaque pixels, 8 bits a channel, red green blue, row by row from the top left.
struct Image {
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<std::uint8_t> rgb;

  [[nodiscard]] Colour at(std::size_t x, std::size_t y) const noexcept {
    const std::size_t i = (y * width + x) * 3;
    return {rgb[i], rgb[i + 1], rgb[i + 2]};
  }
};

/// Writes a PNG; the same image gives the same bytes. Throws Error(internal) when it cannot.
void write_png(const Image& image, const std::string& path);

}  // namespace fieldfare::ui
