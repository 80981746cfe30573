#include <fieldfare/platform/posix/files.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace fieldfare::platform {

namespace {

class OpenFile {
 public:
  OpenFile(const std::filesystem::path& path, int flags)
      : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (number_ >= 0) return;
    const int reason = errno;
    throw Error(reason == ENOENT ? ErrorCode::not_found : ErrorCode::internal,
                fmt::format("{} cannot be opened: {}.", path.string(), std::strerror(reason)));
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (number_ >= 0) ::close(number_);
  }

  [[nodiscard]] int number() const noexcept { return number_; }
  [[noreturn]] void fail(std::string_view what) const {
    throw Error(ErrorCode::internal,
                fmt::format("{} cannot be {}: {}.", path_.string(), what, std::strerror(errno)));
  }

 private:
  std::filesystem::path path_;
  int number_;
};

void write_all(const OpenFile& file, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) file.fail("written");
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  if (::fsync(file.number()) != 0) file.fail("flushed");
}

}  // namespace

Bytes SystemFiles::read(const std::filesystem::path& path, std::size_t limit) {
  const OpenFile file(path, O_RDONLY);
  Bytes out;
  Bytes chunk(std::size_t{1} << 18);
  for (;;) {
    const ssize_t count = ::read(file.number(), chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) file.fail("read");
    if (count == 0) return out;
    if (out.size() + static_cast<std::size_t>(count) > limit) {
      throw Error(ErrorCode::not_possible,
                  fmt::format("{} is larger than {} bytes.", path.string(), limit));
    }
    out.insert(out.end(), chunk.begin(), chunk.begin() + count);
  }
}

void SystemFiles::write(const std::filesystem::path& path, ByteView bytes) {
  NewFile file(path, NewFile::Over::whatever_is_there);
  file.write(bytes);
  file.publish();
}

namespace {

[[noreturn]] void is_there(const std::filesystem::path& place) {
  throw Error(ErrorCode::not_possible, fmt::format("{} is there already.", place.string()),
              "Nothing was written. Give another name, or say that it may be replaced.");
}

/// Error number, or 0.
int rename_to_nothing(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // A file system that cannot promise it: looked at first.
  if (::access(to.c_str(), F_OK) == 0) return EEXIST;
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

NewFile::NewFile(std::filesystem::path place, Over over)
    : place_(std::move(place)), half_made_(place_.string() + ".new"), over_(over) {
  if (over_ == Over::nothing && ::access(place_.c_str(), F_OK) == 0) is_there(place_);
}

NewFile::~NewFile() {
  if (begun_) ::unlink(half_made_.c_str());
}

void NewFile::write(ByteView bytes) {
  const OpenFile file(half_made_, O_WRONLY | O_CREAT | O_TRUNC);
  begun_ = true;
  write_all(file, bytes);
}

void NewFile::publish() {
  const int reason = over_ == Over::nothing ? rename_to_nothing(half_made_, place_)
                     : ::rename(half_made_.c_str(), place_.c_str()) == 0 ? 0
                                                                         : errno;
  if (reason == EEXIST) is_there(place_);
  if (reason != 0) {
    throw Error(ErrorCode::internal,
                fmt::format("{} cannot be written: {}.", place_.string(), std::strerror(reason)));
  }
  begun_ = false;
  const std::filesystem::path parent = place_.parent_path();
  const OpenFile folder(parent.empty() ? "." : parent, O_RDONLY | O_DIRECTORY);
  if (::fsync(folder.number()) != 0) folder.fail("flushed");
}

}  // namespace fieldfare::platform
