#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fieldfare/core/bytes.h>

namespace fieldfare::test {

/// What tests do to files behind the program's back.
[[nodiscard]] inline Bytes read_bytes(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  if (!input) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(input), std::istreambuf_iterator<char>()};
}

inline void write_bytes(const std::filesystem::path& file, ByteView bytes) {
  std::ofstream output(file, std::ios::binary | std::ios::trunc);
  output.write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
  if (!output.flush()) throw std::runtime_error("cannot write " + file.string());
}

/// Changes one bit of the byte at `offset`.
inline void flip_bit(const std::filesystem::path& file, std::size_t offset, int bit = 0) {
  Bytes bytes = read_bytes(file);
  bytes.at(offset) = static_cast<std::uint8_t>(bytes.at(offset) ^ (1U << bit));
  write_bytes(file, bytes);
}

}  // namespace fieldfare::test
