#include "fonts.h"

#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <fieldfare/core/error.h>

namespace fieldfare::ui {
namespace {

struct Cut {
  Face face;
  const char* file;
  float em;
  float line;  ///< line height in ems
};

constexpr Cut cuts[] = {
    {Face::body, "Inter-Regular.otf", 19, 1.5F},
    {Face::body_strong, "Inter-SemiBold.otf", 19, 1.5F},
    {Face::small, "Inter-Regular.otf", 16, 1.5F},
    {Face::small_strong, "Inter-SemiBold.otf", 16, 1.5F},
    {Face::heading, "Inter-SemiBold.otf", 27, 1.3F},
    {Face::title, "Inter-SemiBold.otf", 22, 1.35F},
};
static_assert(std::size(cuts) == face_count);

// Dear ImGui sizes a font by ascent and descent, designers by the em. Of Inter 4 the one is 0.96875
// and 0.2412 of the other.
constexpr float inter_height_per_em = 1.2099F;

constexpr ImWchar latin[] = {
    0x0020, 0x024F,  // basic, supplement, extended A and B: Welsh, Polish, Turkish, Romanian, ...
    0x02B0, 0x036F,  // modifiers and combining accents
    0x1E00, 0x1EFF,  // extended additional: Vietnamese, Welsh with accents
    0x2000, 0x206F,  // punctuation
    0x2070, 0x209F,  // raised and lowered
    0x20A0, 0x20BF,  // currency
    0x2100, 0x218F,  // letter-like, number forms
    0x2190, 0x21FF,  // arrows
    0x2200, 0x22FF,  // mathematics
    0x25A0, 0x25FF,  // shapes
    0xFFFD, 0xFFFD, 0};
// Headings and labels hold no more than this.
constexpr ImWchar plain_latin[] = {0x0020, 0x024F, 0x0300, 0x036F, 0x1E80, 0x1E85, 0x1EF2, 0x1EF3,
                                   0x2010, 0x203A, 0x20AC, 0x20AC, 0xFFFD, 0xFFFD, 0};
// What a paper or a family may bring into a note; drawn by the fall-back where Inter has none.
constexpr ImWchar others[] = {0x0370, 0x052F,  // Greek, Cyrillic
                              0x0531, 0x058F,  // Armenian
                              0x0590, 0x06FF,  // Hebrew, Arabic
                              0x10A0, 0x10FF,  // Georgian
                              0x2460, 0x257F,  // enclosed, lines
                              0x2600, 0x27BF,  // signs
                              0};
constexpr ImWchar symbols[] = {0xF000, 0xF2E0, 0};

constexpr const char* inter_folder = "/usr/share/fonts/opentype/inter/";
constexpr const char* awesome_folder = "/usr/share/fonts/opentype/font-awesome/";
constexpr const char* dejavu_folder = "/usr/share/fonts/truetype/dejavu/";

/// The path of a font; empty when it is nowhere.
std::string look_for_font(const char* folder, const char* file) {
  const char* own = std::getenv("FIELDFARE_FONTS");
  std::string first = own == nullptr ? std::string() : std::string(own) + "/" + file;
  if (!first.empty() && std::filesystem::exists(first)) return first;
  std::string path = std::string(folder) + file;
  return std::filesystem::exists(path) ? path : std::string();
}

std::string find_font(const char* folder, const char* file, const char* package) {
  std::string path = look_for_font(folder, file);
  if (!path.empty()) return path;
  throw Error(ErrorCode::not_found, std::string("The font ") + file + " is missing.",
              std::string("Install the package ") + package +
                  ", or name a folder that holds the font in FIELDFARE_FONTS.");
}

void merge(ImFontAtlas& atlas, const std::string& path, float pixels, float lower,
           const ImWchar* ranges, float density) {
  ImFontConfig config;
  config.MergeMode = true;
  config.GlyphOffset.y = lower;
  config.RasterizerDensity = density;
  atlas.AddFontFromFileTTF(path.c_str(), pixels, &config, ranges);
}

/// The faces of a size in the order of `cuts`.
std::shared_ptr<ImFontAtlas> set_type(float scale, float density) {
  auto made = std::make_shared<ImFontAtlas>();
  ImFontAtlas& atlas = *made;
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  atlas.TexDesiredWidth = 2048;
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  const std::string icons = find_font(awesome_folder, "FontAwesome.otf", "fonts-font-awesome");
  const std::string fallback = look_for_font(dejavu_folder, "DejaVuSans.ttf");
  for (const Cut& cut : cuts) {
    const float em = std::round(cut.em * scale);
    ImFontConfig config;
    config.RasterizerDensity = density;
    const std::string path = find_font(inter_folder, cut.file, "fonts-inter");
    const bool running_text = cut.face == Face::body || cut.face == Face::small;
    atlas.AddFontFromFileTTF(path.c_str(), std::round(em * inter_height_per_em), &config,
                             running_text ? latin : plain_latin);
    merge(atlas, icons, em * 1.1F, std::round(em * 0.1F), symbols, density);
    if (running_text) {
      merge(atlas, path, std::round(em * inter_height_per_em), 0, others, density);
      if (!fallback.empty()) merge(atlas, fallback, em * 1.15F, 0, others, density);
    }
  }
  atlas.Build();
  return made;
}

/// The atlas of a size: one of the few that were used last, or a new one.
std::shared_ptr<ImFontAtlas> atlas_of(float scale, float density) {
  struct Kept {
    float scale;
    float density;
    std::string from;
    std::shared_ptr<ImFontAtlas> atlas;
  };
  constexpr std::size_t most = 3;
  static std::vector<Kept> shelf;  // the one used last comes first
  const char* own = std::getenv("FIELDFARE_FONTS");
  const std::string from = own == nullptr ? "" : own;
  const auto place = std::ranges::find_if(shelf, [&](const Kept& kept) {
    return kept.scale == scale && kept.density == density && kept.from == from;
  });
  if (place != shelf.end()) {
    std::rotate(shelf.begin(), place, place + 1);
  } else {
    shelf.insert(shelf.begin(), {scale, density, from, set_type(scale, density)});
    if (shelf.size() > most) shelf.pop_back();
  }
  return shelf.front().atlas;
}

}  // namespace

float Fonts::FaceMetrics::advance(char32_t value) const {
  return font->GetCharAdvance(static_cast<ImWchar>(value));
}

Fonts::Fonts() : atlas_(std::make_shared<ImFontAtlas>()) {}

void Fonts::build(float scale, float density) {
  atlas_ = atlas_of(scale, density);
  ImGui::GetIO().Fonts = atlas_.get();
  // Merged ones have no font of their own.
  for (std::size_t i = 0; i < face_count; ++i) {
    const auto at = static_cast<std::size_t>(cuts[i].face);
    faces_[at] = atlas_->Fonts[static_cast<int>(i)];
    metrics_[at].font = faces_[at];
  }
  ++version_;
}

float Fonts::line_height(Face face) const noexcept {
  for (const Cut& cut : cuts) {
    if (cut.face != face) continue;
    const float em = this->face(face)->FontSize / inter_height_per_em;
    return std::round(em * cut.line);
  }
  return 0;
}

}  // namespace fieldfare::ui
