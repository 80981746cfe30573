#include "settings_file.h"

#include <algorithm>
#include <fstream>
#include <string>

namespace fieldfare::tablet {

ui::Settings read_settings(const std::filesystem::path& file) {
  ui::Settings settings;
  std::ifstream in(file);
  std::string name;
  std::string value;
  while (in >> name >> value) {
    if (name == "theme") {
      for (const ui::ThemeName theme : ui::theme_names) {
        if (ui::theme_id(theme) == value) settings.theme = theme;
      }
      continue;
    }
    const bool number = value.size() < 6 && std::all_of(value.begin(), value.end(), [](char c) {
                          return c >= '0' && c <= '9';
                        });
    if (!number) continue;
    if (name == "text_percent") settings.text_percent = std::clamp(std::stoi(value), 100, 200);
    if (name == "lock_minutes") settings.lock_minutes = std::clamp(std::stoi(value), 0, 240);
  }
  return settings;
}

void write_settings(const std::filesystem::path& file, const ui::Settings& settings) {
  std::ofstream out(file, std::ios::trunc);
  out << "theme " << ui::theme_id(settings.theme) << "\ntext_percent " << settings.text_percent
      << "\nlock_minutes " << settings.lock_minutes << '\n';
}

}  // namespace fieldfare::tablet
