#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace fieldfare::test {

/// The whole of a file. Throws std::runtime_error when it cannot be read.
[[nodiscard]] inline std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + " cannot be read");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace fieldfare::test
