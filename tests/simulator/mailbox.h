#pragma once

#include <filesystem>

#include <fieldfare/core/bytes.h>
#include <fieldfare/sync/bundle.h>

namespace fieldfare::simulator {

/// A bundle in memory: the one file that is written and read, whatever its name.
class Mailbox final : public sync::FileAccess {
 public:
  [[nodiscard]] Bytes read(const std::filesystem::path&, std::size_t) override { return bytes; }
  void write(const std::filesystem::path&, ByteView all) override {
    bytes.assign(all.begin(), all.end());
  }
  Bytes bytes;
};

}  // namespace fieldfare::simulator
