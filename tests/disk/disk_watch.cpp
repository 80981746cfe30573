#include "disk_watch.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include <memory/failing_memory.h>

namespace fieldfare::test {
namespace {

constexpr std::size_t most_observers = 32;
std::array<std::atomic<DiskObserver*>, most_observers> observers{};

using Kind = DiskEvent::Kind;

bool anybody() {
  return std::any_of(observers.begin(), observers.end(),
                     [](const auto& one) { return one.load() != nullptr; });
}

/// Asks the observer below whose directory the path is, if there is one.
bool allowed(Kind kind, const char* path, const char* target = "", std::uint64_t offset = 0,
             ByteView bytes = {}) {
  const FailingMemory::Outside the_program;
  for (const auto& one : observers) {
    DiskObserver* observer = one;
    std::string relative, relative_target;
    if (observer == nullptr || !observer->watches(path, relative)) continue;
    if (*target != '\0' && !observer->watches(target, relative_target)) continue;
    return observer->allow(
        {kind, relative, relative_target, offset, Bytes(bytes.begin(), bytes.end())});
  }
  return true;
}

/// The same for a descriptor, whose path the kernel knows.
bool allowed(Kind kind, int descriptor, std::uint64_t offset = 0, ByteView bytes = {}) {
  if (!anybody()) return true;
  std::array<char, 64> link{};
  std::array<char, 4096> path{};
  std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
  const long size = ::syscall(SYS_readlink, link.data(), path.data(), path.size() - 1);
  return size <= 0 || allowed(kind, path.data(), "", offset, bytes);
}

ByteView view(const void* data, std::size_t size) {
  return {static_cast<const std::uint8_t*>(data), size};
}

int open_watched(const char* path, int flags, unsigned mode) {
  const bool there = ::syscall(SYS_access, path, F_OK) == 0;
  const bool creates = (flags & O_CREAT) != 0 && !there;
  if (!allowed(creates ? Kind::create : Kind::open, path)) return -1;
  if (there && (flags & O_TRUNC) != 0 && !allowed(Kind::truncate, path)) return -1;
  return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

ssize_t write_watched(int descriptor, const void* data, std::size_t size, off64_t offset) {
  const auto at = static_cast<std::uint64_t>(offset);
  if (!allowed(Kind::write, descriptor, at, view(data, size))) return -1;
  return ::syscall(SYS_pwrite64, descriptor, data, size, offset);
}

int truncate_watched(int descriptor, off64_t size) {
  if (!allowed(Kind::truncate, descriptor, static_cast<std::uint64_t>(size))) return -1;
  return static_cast<int>(::syscall(SYS_ftruncate, descriptor, size));
}

}  // namespace

DiskObserver::DiskObserver(const std::filesystem::path& directory)
    : directory_(std::filesystem::canonical(directory).string()) {
  for (auto& place : observers) {
    DiskObserver* none = nullptr;
    if (place.compare_exchange_strong(none, this)) return;
  }
  throw std::logic_error("too many observers of disks");
}

DiskObserver::~DiskObserver() {
  for (auto& place : observers) {
    DiskObserver* self = this;
    place.compare_exchange_strong(self, nullptr);
  }
}

bool DiskObserver::watches(const char* path, std::string& relative) const {
  const std::string_view text = path;
  if (!text.starts_with(directory_)) return false;
  const std::string_view rest = text.substr(directory_.size());
  if (!rest.empty() && rest.front() != '/') return false;
  relative = rest.empty() ? rest : rest.substr(1);
  return true;
}

bool DiskWatch::allow(DiskEvent event) {
  const std::size_t number = events_.size();
  const bool fails = for_ever_ ? number >= failing_ : number == failing_;
  events_.push_back(std::move(event));
  if (fails) errno = error_;
  return !fails;
}

}  // namespace fieldfare::test

// The C library's own names: the linker takes these for SQLite and for us, and each goes to the
// kernel by itself. They show outside the program, for a SQLCipher that is a shared library.
using namespace fieldfare::test;

#pragma GCC visibility push(default)

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const unsigned mode = (flags & O_CREAT) != 0 ? va_arg(rest, unsigned) : 0;
  va_end(rest);
  return open_watched(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const unsigned mode = (flags & O_CREAT) != 0 ? va_arg(rest, unsigned) : 0;
  va_end(rest);
  return open_watched(path, flags, mode);
}

ssize_t write(int descriptor, const void* data, std::size_t size) {
  if (anybody()) {
    const long offset = ::syscall(SYS_lseek, descriptor, 0, SEEK_CUR);
    const auto at = static_cast<std::uint64_t>(offset < 0 ? 0 : offset);
    if (!allowed(Kind::write, descriptor, at, view(data, size))) return -1;
  }
  return ::syscall(SYS_write, descriptor, data, size);
}

ssize_t pwrite(int descriptor, const void* data, std::size_t size, off_t offset) {
  return write_watched(descriptor, data, size, offset);
}

ssize_t pwrite64(int descriptor, const void* data, std::size_t size, off64_t offset) {
  return write_watched(descriptor, data, size, offset);
}

int ftruncate(int descriptor, off_t size) noexcept {
  return truncate_watched(descriptor, size);
}
int ftruncate64(int descriptor, off64_t size) noexcept {
  return truncate_watched(descriptor, size);
}

int fsync(int descriptor) {
  if (!allowed(Kind::sync, descriptor)) return -1;
  return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

int fdatasync(int descriptor) {
  if (!allowed(Kind::sync, descriptor)) return -1;
  return static_cast<int>(::syscall(SYS_fdatasync, descriptor));
}

int rename(const char* from, const char* to) noexcept {
  if (!allowed(Kind::rename, from, to)) return -1;
  return static_cast<int>(::syscall(SYS_rename, from, to));
}

int unlink(const char* path) noexcept {
  if (!allowed(Kind::unlink, path)) return -1;
  return static_cast<int>(::syscall(SYS_unlink, path));
}

}  // extern "C"

#pragma GCC visibility pop
