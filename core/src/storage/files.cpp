#include "files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include <fieldfare/core/error.h>
#include <fieldfare/core/planted.h>

namespace fieldfare::storage {
namespace {

[[noreturn]] void fail(const char* doing, const std::filesystem::path& path, int reason) {
  std::string hint = "Check the permissions of the directory and the state of the disk.";
  if (reason == ENOSPC || reason == EDQUOT) hint = "The disk is full: make space and try again.";
  throw Error(
      ErrorCode::internal,
      std::string("Could not ") + doing + " " + path.string() + ": " + std::strerror(reason), hint);
}

}  // namespace

File::File(const std::filesystem::path& path, int flags)
    : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR)), path_(path) {
  if (descriptor_ < 0 && errno == ENOENT && (flags & O_CREAT) == 0) {
    throw Error(ErrorCode::not_found, "There is no file " + path.string());
  }
  if (descriptor_ < 0) fail("open", path, errno);
}

File File::read(const std::filesystem::path& path) {
  return {path, O_RDONLY};
}
File File::create(const std::filesystem::path& path) {
  return {path, O_RDWR | O_CREAT | O_TRUNC};
}
File File::open_or_create(const std::filesystem::path& path) {
  return {path, O_RDWR | O_CREAT};
}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::size_t File::read_some(std::span<std::uint8_t> out) {
  std::size_t done = 0;
  while (done < out.size()) {
    const ssize_t got = ::read(descriptor_, out.data() + done, out.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read", path_, errno);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

void File::write(ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor_, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) fail("write", path_, errno);
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
}

void File::sync() {
  if (::fsync(descriptor_) != 0) fail("sync", path_, errno);
}

std::uint64_t File::size() {
  struct stat facts {};
  if (::fstat(descriptor_, &facts) != 0) fail("examine", path_, errno);
  return static_cast<std::uint64_t>(facts.st_size);
}

bool File::try_lock() {
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return false;
    if (errno != EINTR) fail("lock", path_, errno);
  }
  return true;
}

std::optional<Bytes> read_small_file(const std::filesystem::path& path, std::size_t limit) {
  try {
    File file = File::read(path);
    Bytes bytes(limit + 1);
    bytes.resize(file.read_some(bytes));
    if (bytes.size() > limit) {
      throw Error(ErrorCode::damaged, path.string() + " is longer than it can be");
    }
    return bytes;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    return std::nullopt;
  }
}

void replace_file(const std::filesystem::path& path, ByteView bytes) {
  const std::filesystem::path fresh = half_made(path);
  {
    File file = File::create(fresh);
    file.write(bytes);
    if (!planted(Fault::key_file_not_synced)) file.sync();
  }
  rename_durably(fresh, path);
}

void create_new_private_file(const std::filesystem::path& path) {
  const int descriptor =
      ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0 && errno == EEXIST) {
    throw Error(ErrorCode::not_possible, "There is already a file " + path.string(),
                "Choose another name.");
  }
  if (descriptor < 0) fail("make", path, errno);
  ::close(descriptor);
}

void sync_file(const std::filesystem::path& path) {
  File::open_or_create(path).sync();
}

std::filesystem::path directory_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

void sync_directory(const std::filesystem::path& directory) {
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail("open", directory, errno);
  const int result = ::fsync(descriptor);
  const int reason = errno;
  ::close(descriptor);
  // Some file systems (FAT, network shares) cannot sync a directory; the rename is all they give.
  if (result != 0 && reason != EINVAL && reason != EBADF) fail("sync", directory, reason);
}

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) fail("put in place", to, errno);
  sync_directory(directory_of(to));
}

void make_private_directory(const std::filesystem::path& directory) {
  std::error_code problem;
  std::filesystem::create_directories(directory, problem);
  if (problem) fail("make", directory, problem.value());
  if (::chmod(directory.c_str(), S_IRWXU) != 0) fail("protect", directory, errno);
}

void remove_file(const std::filesystem::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) fail("remove", path, errno);
}

std::filesystem::path half_made(const std::filesystem::path& path) {
  std::filesystem::path out = path;
  out += ".new";
  return out;
}

}  // namespace fieldfare::storage
