#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <fieldfare/core/bytes.h>

namespace fieldfare::test {

/// One system call of this process that touched a file below a watched directory. Paths are
/// relative to that directory; "" is the directory itself.
struct DiskEvent {
  enum class Kind { open, create, write, truncate, sync, rename, unlink };
  Kind kind;
  std::string path;
  std::string target;        ///< of a rename
  std::uint64_t offset = 0;  ///< of a write; the new size of a truncate
  Bytes bytes;               ///< of a write
};

/// Hears of every system call that changes files below a directory, for as long as it lives, and
/// may refuse it. The program that links this defines these calls in the place of the C library's
/// (see disk_watch.cpp), so that SQLite is watched as it is. Several may live at once, each over a
/// directory of its own; made and ended while no other thread touches a watched file.
class DiskObserver {
 public:
  explicit DiskObserver(const std::filesystem::path& directory);
  DiskObserver(const DiskObserver&) = delete;
  DiskObserver& operator=(const DiskObserver&) = delete;
  virtual ~DiskObserver();

  [[nodiscard]] const std::string& directory() const noexcept { return directory_; }

  /// For the system calls: the path below the directory, or false.
  [[nodiscard]] bool watches(const char* path, std::string& relative) const;
  /// Hears the event; false when the call is to fail, with errno set.
  [[nodiscard]] virtual bool allow(DiskEvent event) = 0;

 private:
  std::string directory_;
};

/// Records what it hears and can make one call, or all from one on, fail. The watched files belong
/// to one thread.
class DiskWatch final : public DiskObserver {
 public:
  using DiskObserver::DiskObserver;

  /// The call with this number, counted from 0 over the whole watch, fails once with `error`.
  void fail_call(std::size_t number, int error) noexcept {
    failing_ = number;
    error_ = error;
  }
  /// So does every one after it.
  void fail_from(std::size_t number, int error) noexcept {
    fail_call(number, error);
    for_ever_ = true;
  }
  [[nodiscard]] const std::vector<DiskEvent>& events() const noexcept { return events_; }

  [[nodiscard]] bool allow(DiskEvent event) override;

 private:
  std::vector<DiskEvent> events_;
  std::size_t failing_ = SIZE_MAX;
  int error_ = 0;
  bool for_ever_ = false;
};

}  // namespace fieldfare::test
