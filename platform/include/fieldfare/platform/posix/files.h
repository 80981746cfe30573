#pragma once

#include <fieldfare/sync/bundle.h>

namespace fieldfare::platform {

/// A file that is there whole or not at all: written beside its place, flushed to the disk,
/// renamed; readable for its owner alone. What was written and not published is removed again.
class NewFile {
 public:
  enum class Over { nothing, whatever_is_there };

  /// Error(not_possible) when something stands there already and `over` is nothing.
  explicit NewFile(std::filesystem::path place, Over over = Over::nothing);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  /// Once: all of it. Error(internal) when the disk is full, and the like.
  void write(ByteView bytes);
  /// Gives it its name. The same errors as above.
  void publish();

 private:
  std::filesystem::path place_;
  std::filesystem::path half_made_;
  Over over_;
  bool begun_ = false;
};

/// The system's files. Written beside their place, flushed to the disk, renamed; readable for their
/// owner alone. Thread-safe.
class SystemFiles final : public sync::FileAccess {
 public:
  /// Error(not_found) when there is no such file, Error(not_possible) when it is larger than
  /// `limit`, Error(internal) when it cannot be read.
  [[nodiscard]] Bytes read(const std::filesystem::path& file, std::size_t limit) override;
  void write(const std::filesystem::path& file, ByteView bytes) override;
};

}  // namespace fieldfare::platform
