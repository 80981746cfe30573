#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fieldfare::output {

/// The CRC-32 of ISO 3309, as ZIP archives have it.
[[nodiscard]] std::uint32_t crc32_of(std::string_view bytes) noexcept;

/// Makes a ZIP archive (PKWARE APPNOTE 6.3.3, without ZIP64) whose files are stored as they are,
/// all with the first time that the format knows: equal files give equal bytes on every machine.
class ZipWriter {
 public:
  /// Error(not_possible) when the archive would be larger than 2 GiB.
  void add(std::string_view name, std::string_view bytes);
  /// The archive. Nothing is added after.
  [[nodiscard]] std::string finish();

 private:
  struct Entry {
    std::string name;
    std::uint32_t crc;
    std::uint32_t size;
    std::uint32_t offset;
  };
  std::string out_;
  std::vector<Entry> entries_;
};

}  // namespace fieldfare::output
