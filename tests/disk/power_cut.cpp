#include "power_cut.h"

#include <algorithm>
#include <utility>

#include <support/file_bytes.h>

namespace fieldfare::test {
namespace {

using Kind = DiskEvent::Kind;
constexpr std::size_t sector = 512;

/// Writes those sectors of an event for which `reaches` says so.
template <class Reaches>
void apply(const DiskEvent& event, Bytes& to, Reaches reaches) {
  if (event.kind == Kind::truncate) {
    if (reaches()) to.resize(event.offset);
    return;
  }
  for (std::size_t done = 0; done < event.bytes.size();) {
    const std::size_t at = event.offset + done;
    const std::size_t size = std::min(event.bytes.size() - done, sector - at % sector);
    if (reaches()) {
      to.resize(std::max(to.size(), at + size));
      std::copy_n(event.bytes.begin() + static_cast<std::ptrdiff_t>(done), size,
                  to.begin() + static_cast<std::ptrdiff_t>(at));
    }
    done += size;
  }
}

}  // namespace

void DiskModel::Content::sync() {
  for (const auto& event : pending)
    apply(*event, durable, [] { return true; });
  pending.clear();
}

Bytes DiskModel::Content::after_cut(SeededEntropy& chance) const {
  Bytes out = durable;
  // Now and then all or nothing, which random sectors would hardly ever be.
  const std::uint64_t mood = chance.below(4);
  for (const auto& event : pending)
    apply(*event, out, [&] { return mood == 0 || (mood != 1 && chance.below(2) == 0); });
  return out;
}

void DiskModel::change(const Change& change) {
  change(seen_);
  unsynced_.push_back(change);
}

void DiskModel::hear(std::shared_ptr<const DiskEvent> event) {
  switch (event->kind) {
    case Kind::open:
      break;
    case Kind::create:
      change(
          [event, fresh = std::make_shared<Content>()](Names& all) { all[event->path] = fresh; });
      break;
    case Kind::write:
    case Kind::truncate:
      seen_.at(event->path)->pending.push_back(std::move(event));
      break;
    case Kind::sync:
      if (!event->path.empty()) {
        seen_.at(event->path)->sync();
        break;
      }
      for (const Change& change : unsynced_)
        change(durable_);
      unsynced_.clear();
      break;
    case Kind::rename:
      change([event](Names& all) {
        all[event->target] = all.at(event->path);
        all.erase(event->path);
      });
      break;
    case Kind::unlink:
      change([event](Names& all) { all.erase(event->path); });
      break;
  }
}

DiskModel::Files DiskModel::after_cut(SeededEntropy& chance) const {
  Names names = durable_;
  const std::uint64_t kept = chance.below(unsynced_.size() + 1);
  for (std::size_t i = 0; i < kept; ++i)
    unsynced_[i](names);
  Files out;
  for (const auto& [path, content] : names)
    out.emplace(path, content->after_cut(chance));
  return out;
}

void DiskModel::hold(const Files& files) {
  unsynced_.clear();
  durable_.clear();
  for (const auto& [path, bytes] : files) {
    durable_[path] = std::make_shared<Content>();
    durable_[path]->durable = bytes;
  }
  seen_ = durable_;
}

void write_files(const DiskModel::Files& files, const std::filesystem::path& directory) {
  std::filesystem::create_directories(directory);
  for (const auto& [path, bytes] : files)
    write_bytes(directory / path, bytes);
}

void write_disk_after_cut(std::span<const DiskEvent> events, std::size_t count,
                          SeededEntropy& chance, const std::filesystem::path& directory) {
  DiskModel disk;
  for (const DiskEvent& event : events.first(count))
    disk.hear({std::shared_ptr<void>(), &event});  // it outlives the model
  write_files(disk.after_cut(chance), directory);
}

}  // namespace fieldfare::test
