#include "raster.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace fieldfare::ui {
namespace {

struct Texture {
  const unsigned char* alpha = nullptr;
  int width = 0;
  int height = 0;

  [[nodiscard]] float texel(int x, int y) const {
    x = std::clamp(x, 0, width - 1);
    y = std::clamp(y, 0, height - 1);
    return alpha[y * width + x];
  }
  /// 0 to 1.
  [[nodiscard]] float sample(float u, float v) const {
    const float x = u * static_cast<float>(width) - 0.5F;
    const float y = v * static_cast<float>(height) - 0.5F;
    const float x0 = std::floor(x);
    const float y0 = std::floor(y);
    const auto ix = static_cast<int>(x0);
    const auto iy = static_cast<int>(y0);
    const float fx = x - x0;
    const float fy = y - y0;
    const float top = texel(ix, iy) * (1 - fx) + texel(ix + 1, iy) * fx;
    const float bottom = texel(ix, iy + 1) * (1 - fx) + texel(ix + 1, iy + 1) * fx;
    return (top * (1 - fy) + bottom * fy) / 255.0F;
  }
};

struct Corner {
  float x, y, u, v;
  float r, g, b, a;
};

struct Bounds {
  int left, top, right, bottom;
};

class Canvas {
 public:
  Canvas(Image& image, const Texture& texture) : image_(image), texture_(texture) {}
  void triangle(const Corner& a, const Corner& b, const Corner& c, const Bounds& clip);

 private:
  void pixel(int x, int y, const Corner& a, const Corner& b, const Corner& c, float wa, float wb,
             float wc);

  Image& image_;
  const Texture& texture_;
};

float edge(const Corner& a, const Corner& b, float x, float y) {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

/// A pixel on an edge belongs to the triangle whose top or left edge it is.
bool top_left(const Corner& a, const Corner& b) {
  return a.y == b.y ? b.x > a.x : b.y < a.y;
}

void Canvas::triangle(const Corner& a, const Corner& b, const Corner& c, const Bounds& clip) {
  const float area = edge(a, b, c.x, c.y);
  if (area == 0) return;
  if (area < 0) return triangle(a, c, b, clip);
  const int left = std::max(clip.left, static_cast<int>(std::floor(std::min({a.x, b.x, c.x}))));
  const int right = std::min(clip.right, static_cast<int>(std::ceil(std::max({a.x, b.x, c.x}))));
  const int top = std::max(clip.top, static_cast<int>(std::floor(std::min({a.y, b.y, c.y}))));
  const int bottom = std::min(clip.bottom, static_cast<int>(std::ceil(std::max({a.y, b.y, c.y}))));
  const bool bc = top_left(b, c);
  const bool ca = top_left(c, a);
  const bool ab = top_left(a, b);
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      const float px = static_cast<float>(x) + 0.5F;
      const float py = static_cast<float>(y) + 0.5F;
      const float wa = edge(b, c, px, py);
      const float wb = edge(c, a, px, py);
      const float wc = edge(a, b, px, py);
      if (wa < 0 || wb < 0 || wc < 0) continue;
      if ((wa == 0 && !bc) || (wb == 0 && !ca) || (wc == 0 && !ab)) continue;
      pixel(x, y, a, b, c, wa / area, wb / area, wc / area);
    }
  }
}

void Canvas::pixel(int x, int y, const Corner& a, const Corner& b, const Corner& c, float wa,
                   float wb, float wc) {
  const auto mix = [&](float Corner::*part) { return a.*part * wa + b.*part * wb + c.*part * wc; };
  const float alpha = mix(&Corner::a) * texture_.sample(mix(&Corner::u), mix(&Corner::v));
  if (alpha <= 0.001F) return;
  const auto place = (static_cast<std::size_t>(y) * image_.width + static_cast<std::size_t>(x)) * 3;
  const float colours[3] = {mix(&Corner::r), mix(&Corner::g), mix(&Corner::b)};
  for (std::size_t i = 0; i < 3; ++i) {
    const float before = image_.rgb[place + i];
    const float after = before + (colours[i] - before) * alpha;
    image_.rgb[place + i] = static_cast<std::uint8_t>(std::clamp(after + 0.5F, 0.0F, 255.0F));
  }
}

Corner corner(const ImDrawVert& vertex, const ImDrawData& data) {
  const auto channel = [&](int shift) { return static_cast<float>((vertex.col >> shift) & 0xFFU); };
  return {(vertex.pos.x - data.DisplayPos.x) * data.FramebufferScale.x,
          (vertex.pos.y - data.DisplayPos.y) * data.FramebufferScale.y,
          vertex.uv.x,
          vertex.uv.y,
          channel(IM_COL32_R_SHIFT),
          channel(IM_COL32_G_SHIFT),
          channel(IM_COL32_B_SHIFT),
          channel(IM_COL32_A_SHIFT) / 255.0F};
}

Bounds bounds_of(const ImVec4& clip, const ImDrawData& data, const Image& image) {
  const auto pixel = [](float value) { return static_cast<int>(std::lround(value)); };
  return {std::max(0, pixel((clip.x - data.DisplayPos.x) * data.FramebufferScale.x)),
          std::max(0, pixel((clip.y - data.DisplayPos.y) * data.FramebufferScale.y)),
          std::min(static_cast<int>(image.width),
                   pixel((clip.z - data.DisplayPos.x) * data.FramebufferScale.x)),
          std::min(static_cast<int>(image.height),
                   pixel((clip.w - data.DisplayPos.y) * data.FramebufferScale.y))};
}

}  // namespace

Image rasterise(const ImDrawData& data) {
  Image image;
  image.width = static_cast<std::size_t>(data.DisplaySize.x * data.FramebufferScale.x);
  image.height = static_cast<std::size_t>(data.DisplaySize.y * data.FramebufferScale.y);
  image.rgb.assign(image.width * image.height * 3, 0);
  Texture texture;
  unsigned char* pixels = nullptr;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &texture.width, &texture.height);
  texture.alpha = pixels;
  Canvas canvas(image, texture);
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const Bounds clip = bounds_of(command.ClipRect, data, image);
      const ImDrawIdx* index = list->IdxBuffer.Data + command.IdxOffset;
      const ImDrawVert* vertices = list->VtxBuffer.Data + command.VtxOffset;
      for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        canvas.triangle(corner(vertices[index[i]], data), corner(vertices[index[i + 1]], data),
                        corner(vertices[index[i + 2]], data), clip);
      }
    }
  }
  return image;
}

}  // namespace fieldfare::ui
