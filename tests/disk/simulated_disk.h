#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "disk_watch.h"
#include "power_cut.h"

namespace fieldfare::test {

/// A device's disk in a simulation: what lies below a directory, which can be cut off the power at
/// any system call that changes it, be full, and be put back. What was not synced is then there or
/// not, sector by sector. Remembers whether a word that no file may hold was ever written.
class SimulatedDisk final : public DiskObserver {
 public:
  /// The directory is there and empty. `forbidden`: a word to look for in all that is written.
  SimulatedDisk(const std::filesystem::path& directory, std::string forbidden);

  /// The power goes after so many more calls; from then on every call fails.
  void cut_after(std::uint64_t calls);
  /// No file gets longer than it is after so many more calls, until `has_space`.
  void full_after(std::uint64_t calls);
  void has_space();
  /// The files may take so many bytes in all, until `has_space`.
  void full_at(std::uint64_t bytes);
  /// The call after so many more fails once, as of a bad sector.
  void fail_once(std::uint64_t calls);
  [[nodiscard]] std::uint64_t bytes() const;  ///< that the files take
  [[nodiscard]] bool is_dead() const;
  [[nodiscard]] std::uint64_t calls() const;
  /// Power again: the directory holds what `chance` left of what was not synced.
  void come_back(SeededEntropy& chance);

  /// A copy of the disk as the process sees it, and the disk put back to such a copy.
  [[nodiscard]] DiskModel::Files copy() const;
  void put_back(const DiskModel::Files& files);

  /// The file in which the forbidden word was written; empty: none.
  [[nodiscard]] std::string leak() const;

  [[nodiscard]] bool allow(DiskEvent event) override;

 private:
  void replace(const DiskModel::Files& files);
  [[nodiscard]] std::uint64_t used() const;
  /// Follows the files' sizes; false when an event would take more than there is.
  [[nodiscard]] bool has_room(const DiskEvent& event);

  mutable std::mutex mutex_;
  std::string forbidden_;
  DiskModel model_;
  std::uint64_t calls_ = 0;
  std::uint64_t dies_at_ = UINT64_MAX;
  std::uint64_t full_at_ = UINT64_MAX;
  std::uint64_t fails_at_ = UINT64_MAX;
  std::uint64_t capacity_ = UINT64_MAX;
  std::map<std::string, std::uint64_t> sizes_;
  bool harness_ = false;  ///< what happens now is the test's own doing
  std::string leak_;
};

}  // namespace fieldfare::test
