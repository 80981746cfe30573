#include <fieldfare/platform/posix/files.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

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
  const std::filesystem::path half_made = path.string() + ".new";
  {
    const OpenFile file(half_made, O_WRONLY | O_CREAT | O_TRUNC);
    write_all(file, bytes);
  }
  if (::rename(half_made.c_str(), path.c_str()) != 0) {
    const int reason = errno;
    ::unlink(half_made.c_str());
    throw Error(ErrorCode::internal,
                fmt::format("{} cannot be written: {}.", path.string(), std::strerror(reason)));
  }
  const std::filesystem::path parent = path.parent_path();
  const OpenFile folder(parent.empty() ? "." : parent, O_RDONLY | O_DIRECTORY);
  if (::fsync(folder.number()) != 0) folder.fail("flushed");
}

}  // namespace fieldfare::platform
