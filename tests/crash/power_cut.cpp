#include "power_cut.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <support/file_bytes.h>

namespace fieldfare::test {
namespace {

using Kind = DiskEvent::Kind;
constexpr std::size_t sector = 512;

/// A file's content: what is surely on the disk, and what was asked for since.
class Content {
 public:
  void write(const DiskEvent& event) { pending_.push_back(&event); }
  void sync() {
    for (const DiskEvent* event : pending_)
      apply(*event, [](std::size_t) { return true; });
    pending_.clear();
  }
  /// Some sectors of what is pending reach the disk, in any order.
  [[nodiscard]] Bytes after_cut(SeededEntropy& chance) {
    // Now and then all or nothing, which random sectors would hardly ever be.
    const std::uint64_t mood = chance.below(4);
    for (const DiskEvent* event : pending_) {
      apply(*event, [&](std::size_t) { return mood == 0 || (mood != 1 && chance.below(2) == 0); });
    }
    pending_.clear();
    return durable_;
  }

 private:
  template <class Reaches>
  void apply(const DiskEvent& event, Reaches reaches) {
    if (event.kind == Kind::truncate) {
      if (reaches(0)) durable_.resize(event.offset);
      return;
    }
    for (std::size_t done = 0; done < event.bytes.size();) {
      const std::size_t at = event.offset + done;
      const std::size_t size = std::min(event.bytes.size() - done, sector - at % sector);
      if (reaches(at)) {
        durable_.resize(std::max(durable_.size(), at + size));
        std::copy_n(event.bytes.begin() + static_cast<std::ptrdiff_t>(done), size,
                    durable_.begin() + static_cast<std::ptrdiff_t>(at));
      }
      done += size;
    }
  }

  Bytes durable_;
  std::vector<const DiskEvent*> pending_;
};

using Names = std::map<std::string, std::shared_ptr<Content>>;
using Change = std::function<void(Names&)>;

/// The names of a directory, as the process sees them and as the disk surely has them.
class Directory {
 public:
  void change(const Change& change) {
    change(seen_);
    pending_.push_back(change);
  }
  void sync() {
    for (const Change& change : pending_)
      change(durable_);
    pending_.clear();
  }
  [[nodiscard]] Content& at(const std::string& path) { return *seen_.at(path); }
  [[nodiscard]] const Names& after_cut(SeededEntropy& chance) {
    const std::uint64_t kept = chance.below(pending_.size() + 1);
    for (std::size_t i = 0; i < kept; ++i)
      pending_[i](durable_);
    return durable_;
  }

 private:
  Names seen_, durable_;
  std::vector<Change> pending_;
};

void replay(Directory& names, const DiskEvent& event) {
  switch (event.kind) {
    case Kind::open:
      break;
    case Kind::create:
      names.change(
          [&event, fresh = std::make_shared<Content>()](Names& all) { all[event.path] = fresh; });
      break;
    case Kind::write:
    case Kind::truncate:
      names.at(event.path).write(event);
      break;
    case Kind::sync:
      event.path.empty() ? names.sync() : names.at(event.path).sync();
      break;
    case Kind::rename:
      names.change([&event](Names& all) {
        all[event.target] = all.at(event.path);
        all.erase(event.path);
      });
      break;
    case Kind::unlink:
      names.change([&event](Names& all) { all.erase(event.path); });
      break;
  }
}

}  // namespace

void write_disk_after_cut(std::span<const DiskEvent> events, std::size_t count,
                          SeededEntropy& chance, const std::filesystem::path& directory) {
  Directory names;
  for (const DiskEvent& event : events.first(count))
    replay(names, event);
  std::filesystem::create_directories(directory);
  for (const auto& [path, content] : names.after_cut(chance)) {
    write_bytes(directory / path, content->after_cut(chance));
  }
}

}  // namespace fieldfare::test
