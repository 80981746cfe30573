#include "simulated_disk.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

#include <support/file_bytes.h>

namespace fieldfare::test {

namespace {
using Kind = DiskEvent::Kind;
}  // namespace

SimulatedDisk::SimulatedDisk(const std::filesystem::path& directory, std::string forbidden)
    : DiskObserver(directory), forbidden_(std::move(forbidden)) {}

void SimulatedDisk::cut_after(std::uint64_t calls) {
  const std::lock_guard lock(mutex_);
  dies_at_ = calls_ + calls;
}

void SimulatedDisk::full_after(std::uint64_t calls) {
  const std::lock_guard lock(mutex_);
  full_at_ = calls_ + calls;
}

void SimulatedDisk::has_space() {
  const std::lock_guard lock(mutex_);
  full_at_ = capacity_ = UINT64_MAX;
}

void SimulatedDisk::full_at(std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  capacity_ = bytes;
}

void SimulatedDisk::fail_once(std::uint64_t calls) {
  const std::lock_guard lock(mutex_);
  fails_at_ = calls_ + calls;
}

std::uint64_t SimulatedDisk::used() const {
  std::uint64_t out = 0;
  for (const auto& [path, size] : sizes_)
    out += size;
  return out;
}

std::uint64_t SimulatedDisk::bytes() const {
  const std::lock_guard lock(mutex_);
  return used();
}

bool SimulatedDisk::has_room(const DiskEvent& event) {
  std::uint64_t size = sizes_[event.path];
  if (event.kind == Kind::write) {
    size = std::max<std::uint64_t>(size, event.offset + event.bytes.size());
    if (used() - sizes_[event.path] + size > capacity_) return false;
  } else if (event.kind == Kind::truncate) {
    size = event.offset;
  } else if (event.kind == Kind::rename) {
    sizes_[event.target] = size;
    size = 0;
  } else if (event.kind == Kind::unlink || event.kind == Kind::create) {
    size = 0;
  }
  sizes_[event.path] = size;
  return true;
}

bool SimulatedDisk::is_dead() const {
  const std::lock_guard lock(mutex_);
  return calls_ >= dies_at_;
}

std::uint64_t SimulatedDisk::calls() const {
  const std::lock_guard lock(mutex_);
  return calls_;
}

bool SimulatedDisk::allow(DiskEvent event) {
  const std::lock_guard lock(mutex_);
  if (harness_) return true;
  if (calls_ >= dies_at_) {
    errno = EIO;
    return false;
  }
  ++calls_;
  if (calls_ == fails_at_ + 1) {
    fails_at_ = UINT64_MAX;
    errno = EIO;
    return false;
  }
  if (!has_room(event)) {
    errno = ENOSPC;
    return false;
  }
  if (calls_ > full_at_ && (event.kind == Kind::write || event.kind == Kind::create)) {
    errno = ENOSPC;
    return false;
  }
  if (leak_.empty() && !forbidden_.empty() &&
      as_text(event.bytes).find(forbidden_) != std::string_view::npos)
    leak_ = event.path;
  if (event.kind != Kind::open) model_.hear(std::make_shared<const DiskEvent>(std::move(event)));
  return true;
}

void SimulatedDisk::replace(const DiskModel::Files& files) {
  {
    const std::lock_guard lock(mutex_);
    harness_ = true;
  }
  for (const auto& entry : std::filesystem::directory_iterator(directory()))
    std::filesystem::remove_all(entry.path());
  write_files(files, directory());
  const std::lock_guard lock(mutex_);
  harness_ = false;
  model_.hold(files);
  sizes_.clear();
  for (const auto& [path, bytes] : files)
    sizes_[path] = bytes.size();
  dies_at_ = full_at_ = fails_at_ = capacity_ = UINT64_MAX;
}

void SimulatedDisk::come_back(SeededEntropy& chance) {
  DiskModel::Files files;
  {
    const std::lock_guard lock(mutex_);
    files = model_.after_cut(chance);
  }
  replace(files);
}

DiskModel::Files SimulatedDisk::copy() const {
  DiskModel::Files out;
  for (const auto& entry : std::filesystem::directory_iterator(directory()))
    if (entry.is_regular_file()) out[entry.path().filename().string()] = read_bytes(entry.path());
  return out;
}

void SimulatedDisk::put_back(const DiskModel::Files& files) {
  replace(files);
}

std::string SimulatedDisk::leak() const {
  const std::lock_guard lock(mutex_);
  return leak_;
}

}  // namespace fieldfare::test
