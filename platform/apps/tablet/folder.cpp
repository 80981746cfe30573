#include "folder.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <vector>

namespace fieldfare::tablet {
namespace {

constexpr std::size_t most_shown = 500;
constexpr std::size_t most_looked_at = 200'000;  ///< names of one folder

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

bool is_spreadsheet(const std::filesystem::path& path) {
  const std::string end = lower(path.extension().string());
  return end == ".xlsx" || end == ".csv";
}

std::vector<std::string> split(const std::string& words) {
  std::vector<std::string> out;
  std::istringstream from(lower(words));
  for (std::string word; from >> word;)
    out.push_back(word);
  return out;
}

bool holds(const std::string& name, const std::vector<std::string>& words) {
  const std::string low = lower(name);
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return low.find(word) != std::string::npos; });
}

}  // namespace

ui::FolderView read_folder(const std::string& path, const std::string& words) {
  ui::FolderView out;
  const std::filesystem::path folder(path);
  out.path = path;
  if (folder.has_parent_path() && folder.parent_path() != folder)
    out.above = folder.parent_path().string();
  std::error_code failed;
  std::filesystem::directory_iterator at(folder, failed);
  if (failed) {
    out.problem = "This folder cannot be read.";
    return out;
  }
  std::size_t looked_at = 0;
  const std::vector<std::string> wanted = split(words);
  for (const std::filesystem::directory_iterator end; at != end && !failed; at.increment(failed)) {
    if (++looked_at > most_looked_at) break;
    const std::string name = at->path().filename().string();
    if (name.empty() || name.front() == '.' || !holds(name, wanted)) continue;
    std::error_code unknown;
    const bool is_folder = at->is_directory(unknown);
    const bool is_file = !is_folder && at->is_regular_file(unknown) && is_spreadsheet(at->path());
    if (is_folder || is_file) out.rows.push_back({name, at->path().string(), is_folder});
  }
  std::sort(out.rows.begin(), out.rows.end(), [](const ui::FileRow& a, const ui::FileRow& b) {
    return a.folder != b.folder ? a.folder : a.name < b.name;
  });
  if (out.rows.size() > most_shown) {
    out.more = out.rows.size() - most_shown;
    out.rows.resize(most_shown);
  }
  return out;
}

std::string first_folder() {
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home != '/') return "/";
  const std::filesystem::path downloads = std::filesystem::path(home) / "Downloads";
  std::error_code unknown;
  return std::filesystem::is_directory(downloads, unknown) ? downloads.string() : home;
}

}  // namespace fieldfare::tablet
