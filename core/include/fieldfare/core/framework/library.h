#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include <fieldfare/core/framework/framework.h>

namespace fieldfare::framework {

/// The frameworks that a new visit can begin with. Filled once, then read from any thread.
class Library {
 public:
  /// Those compiled in; read and checked once in the life of the process. From any thread.
  [[nodiscard]] static Library built_in();
  /// The one of them that has these very bytes, without reading the others; nothing when there is
  /// none. From any thread.
  [[nodiscard]] static std::shared_ptr<const Framework> built_in_from(std::string_view definition);

  /// Adds one file. The same bytes again change nothing; another file of the same id and version
  /// is Error(usage), since a version says one thing only.
  void add(std::string_view json, std::string_view file_name);
  /// Adds every *.json of a directory, by name; framework.schema.json and what does not call itself
  /// a framework by its name are for the caller to keep out. Nothing is added when one is wrong.
  /// Error(not_found) when there is no such directory.
  void add_directory(const std::filesystem::path& directory);

  /// The newest version of `id`; nothing when there is none.
  [[nodiscard]] const Framework* find(std::string_view id) const noexcept;
  [[nodiscard]] const Framework* find(std::string_view id, int version) const noexcept;
  /// `find`, or Error(not_found) that lists the ids there are.
  [[nodiscard]] const Framework& get(std::string_view id) const;
  /// The one read from these very bytes; nothing when there is none. A visit pins bytes: this
  /// spares reading and checking them again.
  [[nodiscard]] std::shared_ptr<const Framework> read_from(std::string_view definition) const;
  /// The newest version of each, by id. Pointers live as long as the library.
  [[nodiscard]] std::vector<const Framework*> list() const;

 private:
  void insert(std::shared_ptr<const Framework> framework);

  /// By id, then version.
  std::vector<std::shared_ptr<const Framework>> frameworks_;
};

}  // namespace fieldfare::framework
