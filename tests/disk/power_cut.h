#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <support/seeded_entropy.h>

#include "disk_watch.h"

namespace fieldfare::test {

/// What surely lies on the disk, and what may, as cruelly as POSIX allows: of what was written to a
/// file since its last sync any sectors (512 bytes) may be there or not, in any order; names made,
/// moved and removed are kept in order, and only those before the last sync of the directory for
/// certain. Sub-directories are not known.
class DiskModel {
 public:
  using Files = std::map<std::string, Bytes>;

  /// An event that the system let through. The model keeps what it points to.
  void hear(std::shared_ptr<const DiskEvent> event);
  /// The files of a disk whose power is cut now. `chance` decides.
  [[nodiscard]] Files after_cut(SeededEntropy& chance) const;
  /// From now on the disk surely holds these.
  void hold(const Files& files);

 private:
  struct Content {
    Bytes durable;
    std::vector<std::shared_ptr<const DiskEvent>> pending;
    void sync();
    [[nodiscard]] Bytes after_cut(SeededEntropy& chance) const;
  };
  using Names = std::map<std::string, std::shared_ptr<Content>>;
  using Change = std::function<void(Names&)>;

  void change(const Change& change);

  Names seen_;                    ///< as the process sees it
  Names durable_;                 ///< as the disk surely has it
  std::vector<Change> unsynced_;  ///< what leads from the second to the first
};

/// Writes to `directory`, which is made, what may lie on a disk that was empty when the power was
/// cut behind the first `count` events.
void write_disk_after_cut(std::span<const DiskEvent> events, std::size_t count,
                          SeededEntropy& chance, const std::filesystem::path& directory);
void write_files(const DiskModel::Files& files, const std::filesystem::path& directory);

}  // namespace fieldfare::test
