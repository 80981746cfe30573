#include <fieldfare/core/framework/library.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>

#include <fieldfare/core/error.h>

#include "embedded.h"

namespace fieldfare::framework {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view schema_file_name = "framework.schema.json";

std::vector<fs::path> json_files(const fs::path& directory) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path& path = entry->path();
    if (path.extension() == ".json" && path.filename() != schema_file_name) files.push_back(path);
  }
  if (error) {
    throw Error(ErrorCode::not_found, directory.string() + ": " + error.message(),
                "Name a directory that holds framework files.");
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// One byte more than the limit is enough for `load` to refuse the file.
std::string read_bounded(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(max_file_bytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad() || (in.fail() && !in.eof())) {
    throw Error(ErrorCode::internal, path.string() + ": cannot be read",
                "Check the file's permissions.");
  }
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

/// Reading and checking one takes longer than opening a small store, so each waits until it is
/// needed: most calls of the command line need the one of their visit.
std::shared_ptr<const Framework> built_in_file(std::size_t index) {
  static const auto files = embedded::frameworks();
  static std::array<std::once_flag, files.size()> once;
  static std::array<std::shared_ptr<const Framework>, files.size()> read;
  std::call_once(once[index], [&] {
    read[index] = std::make_shared<const Framework>(load(files[index].bytes, files[index].name));
  });
  return read[index];
}

bool comes_before(const Framework& framework, std::string_view id, int version) {
  return std::pair<std::string_view, int>(framework.id, framework.version) <
         std::pair<std::string_view, int>(id, version);
}

}  // namespace

Library Library::built_in() {
  Library all;
  for (std::size_t i = 0; i < embedded::frameworks().size(); ++i)
    all.insert(built_in_file(i));
  return all;
}

std::shared_ptr<const Framework> Library::built_in_from(std::string_view definition) {
  const auto files = embedded::frameworks();
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const auto& file) { return file.bytes == definition; });
  if (found == files.end()) return nullptr;
  return built_in_file(static_cast<std::size_t>(found - files.begin()));
}

void Library::add(std::string_view json, std::string_view file_name) {
  insert(std::make_shared<const Framework>(load(json, file_name)));
}

void Library::add_directory(const fs::path& directory) {
  Library changed = *this;
  for (const fs::path& path : json_files(directory)) {
    changed.add(read_bounded(path), path.string());
  }
  *this = std::move(changed);
}

void Library::insert(std::shared_ptr<const Framework> framework) {
  const auto at = std::partition_point(
      frameworks_.begin(), frameworks_.end(),
      [&](const auto& held) { return comes_before(*held, framework->id, framework->version); });
  if (at != frameworks_.end() && (*at)->id == framework->id &&
      (*at)->version == framework->version) {
    if ((*at)->content_hash == framework->content_hash) return;
    throw Error(ErrorCode::usage,
                framework->file_name + ": /version: version " + std::to_string(framework->version) +
                    " of \"" + framework->id + "\" is already known with other contents (" +
                    (*at)->file_name + ")",
                "Raise the version of the changed file.");
  }
  frameworks_.insert(at, std::move(framework));
}

const Framework* Library::find(std::string_view id) const noexcept {
  const auto newest = std::find_if(frameworks_.rbegin(), frameworks_.rend(),
                                   [&](const auto& held) { return held->id == id; });
  return newest == frameworks_.rend() ? nullptr : newest->get();
}

const Framework* Library::find(std::string_view id, int version) const noexcept {
  const auto found = std::find_if(frameworks_.begin(), frameworks_.end(), [&](const auto& held) {
    return held->id == id && held->version == version;
  });
  return found == frameworks_.end() ? nullptr : found->get();
}

const Framework& Library::get(std::string_view id) const {
  if (const Framework* found = find(id)) return *found;
  std::string known;
  for (const Framework* framework : list()) {
    known += (known.empty() ? "" : ", ") + framework->id;
  }
  throw Error(ErrorCode::not_found, "there is no framework of this id",
              "Known are: " + known + ".");
}

std::shared_ptr<const Framework> Library::read_from(std::string_view definition) const {
  const auto found = std::find_if(frameworks_.begin(), frameworks_.end(),
                                  [&](const auto& held) { return held->definition == definition; });
  return found == frameworks_.end() ? nullptr : *found;
}

std::vector<const Framework*> Library::list() const {
  std::vector<const Framework*> out;
  for (const auto& framework : frameworks_) {
    if (!out.empty() && out.back()->id == framework->id) {
      out.back() = framework.get();
    } else {
      out.push_back(framework.get());
    }
  }
  return out;
}

}  // namespace fieldfare::framework
