#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <utility>

#include <fieldfare/core/bytes.h>

namespace fieldfare::storage {

/// A file descriptor. Every failure throws Error(internal) that names the file and, when the disk
/// is full, says so.
class File {
 public:
  /// For reading; Error(not_found) when there is none.
  [[nodiscard]] static File read(const std::filesystem::path& path);
  /// A new file of mode 0600, for reading and writing; one that exists is first cut to nothing.
  [[nodiscard]] static File create(const std::filesystem::path& path);
  /// The same, but left as it is when it exists.
  [[nodiscard]] static File open_or_create(const std::filesystem::path& path);

  File(File&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}
  File& operator=(File&&) = delete;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();

  /// Fills as much of `out` as there are bytes; fewer than asked for means the end.
  std::size_t read_some(std::span<std::uint8_t> out);
  void write(ByteView bytes);
  void sync();
  [[nodiscard]] std::uint64_t size();
  /// Takes the whole file for this process, without waiting; false when another has it.
  [[nodiscard]] bool try_lock();

 private:
  File(const std::filesystem::path& path, int flags);
  int descriptor_;
  std::filesystem::path path_;
};

/// All bytes of a small file; nothing when it does not exist. Error(damaged) above `limit`.
[[nodiscard]] std::optional<Bytes> read_small_file(const std::filesystem::path& path,
                                                   std::size_t limit);

/// Puts `bytes` in the place of `path` so that a crash leaves the old file or the new one.
void replace_file(const std::filesystem::path& path, ByteView bytes);

/// Makes an empty file of mode 0600; Error(not_possible) when it exists.
void create_new_private_file(const std::filesystem::path& path);

/// Makes durable what was written to `path` by anyone.
void sync_file(const std::filesystem::path& path);

/// Makes the names in `directory` durable, where the file system can.
void sync_directory(const std::filesystem::path& directory);

/// The directory that holds `path`; "." for a bare name.
[[nodiscard]] std::filesystem::path directory_of(const std::filesystem::path& path);

/// Renames within one directory and makes that durable.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// Makes `directory`, with its parents, for this user only (mode 0700, also if it exists).
void make_private_directory(const std::filesystem::path& directory);

/// Removes a file if it is there; Error(internal) if it is there and stays.
void remove_file(const std::filesystem::path& path);

/// The name of the half-made file that becomes `path`.
[[nodiscard]] std::filesystem::path half_made(const std::filesystem::path& path);

}  // namespace fieldfare::storage
