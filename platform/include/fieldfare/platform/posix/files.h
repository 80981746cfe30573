#pragma once

#include <fieldfare/sync/bundle.h>

namespace fieldfare::platform {

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
