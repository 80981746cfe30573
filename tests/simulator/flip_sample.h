#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include <disk/simulated_disk.h>
#include <support/memory_hub.h>

namespace fieldfare::app {
class Notebook;
}

namespace fieldfare::simulator {

/// What a notebook shows: the words of each note and of each draft.
using Texts = std::map<EntityId, std::string>;
[[nodiscard]] Texts texts_of(app::Notebook& notebook);

/// What one device wrote, with a row in each of its tables: its disk as a process that
/// was killed leaves it, with a write-ahead log; a backup; a bundle; and the hub as it was before
/// the last two notes. Its key file is as cheap to open as a store's may be: it is opened for every
/// byte.
struct FlipSample {
  test::DiskModel::Files disk, hub;
  Bytes backup, bundle;
  Texts texts;  ///< with the drafts
  Texts notes;  ///< what others can have of them
  /// Of each note all that it ever said: what somebody shows who has not heard everything.
  std::map<EntityId, std::set<std::string>> versions;
};

/// Made once.
[[nodiscard]] const FlipSample& flip_sample();

/// Every text that somebody else shows is one that was written there, if not the last.
[[nodiscard]] bool once_written(const Texts& found);

/// A hub that holds these files.
[[nodiscard]] std::unique_ptr<test::MemoryHub> hub_with(const test::DiskModel::Files& files);

}  // namespace fieldfare::simulator
