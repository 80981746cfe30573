#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <fieldfare/core/bytes.h>

namespace fieldfare::test {

/// One system call of this process that touched a file below the watched directory. Paths are
/// relative to that directory; "" is the directory itself.
struct DiskEvent {
  enum class Kind { open, create, write, truncate, sync, rename, unlink };
  Kind kind;
  std::string path;
  std::string target;        ///< of a rename
  std::uint64_t offset = 0;  ///< of a write; the new size of a truncate
  Bytes bytes;               ///< of a write
};

/// Sees every system call that changes files below a directory, for as long as it lives, and can
/// make one of them fail. The test program itself defines these calls in the place of the C
/// library's (see disk_watch.cpp), so that SQLite is watched as it is. One at a time; the watched
/// files belong to one thread.
class DiskWatch {
 public:
  explicit DiskWatch(const std::filesystem::path& directory);
  DiskWatch(const DiskWatch&) = delete;
  DiskWatch& operator=(const DiskWatch&) = delete;
  ~DiskWatch();

  /// The call with this number, counted from 0 over the whole watch, fails once with `error`.
  void fail_call(std::size_t number, int error) noexcept {
    failing_ = number;
    error_ = error;
  }
  [[nodiscard]] const std::vector<DiskEvent>& events() const noexcept { return events_; }

  /// For the system calls: the path below the directory, or false.
  [[nodiscard]] bool watches(const char* path, std::string& relative) const;
  /// Notes the event; false when the call is to fail, with errno set.
  [[nodiscard]] bool allow(DiskEvent event);

 private:
  std::string directory_;
  std::vector<DiskEvent> events_;
  std::size_t failing_ = SIZE_MAX;
  int error_ = 0;
};

}  // namespace fieldfare::test
