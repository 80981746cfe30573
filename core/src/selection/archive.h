#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <fieldfare/core/bytes.h>

namespace fieldfare::selection {

/// A zip archive over bytes that outlive it. Entries are asked for by name and read into memory or
/// as a stream; none is ever written anywhere, so a name that leads out of a folder leads nowhere,
/// and an archive inside it stays a block of bytes. Not thread-safe.
class Archive {
 public:
  /// Error(damaged) when it is no sound archive, Error(not_possible) when it has more entries than
  /// limits.h allows, is split, or is of the 64-bit kind that only larger files need.
  explicit Archive(ByteView bytes);
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive();

  [[nodiscard]] bool has(const std::string& name) const;
  /// The size that the archive claims for the entry; 0 when there is none.
  [[nodiscard]] std::uint64_t claimed_size(const std::string& name) const;
  /// Nothing when there is no such entry. Error(not_possible) above `limit`, whatever was claimed.
  [[nodiscard]] std::optional<std::string> read(const std::string& name, std::size_t limit) const;
  /// Gives the entry in pieces until `take` answers false. Answers false when there is none.
  bool stream(const std::string& name, std::size_t limit,
              const std::function<bool(std::string_view)>& take) const;

 private:
  void* zip_ = nullptr;
};

}  // namespace fieldfare::selection
