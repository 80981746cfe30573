#pragma once

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <fieldfare/core/bytes.h>
#include <places.h>

namespace fieldfare::test {

/// Requires that the file `name` below the test program's folder holds `actual` and a line end.
/// With FIELDFARE_UPDATE_GOLDEN in the environment the file is written instead: a change of a
/// format is then seen in the difference of the commit.
inline void require_golden(const std::string& name, const std::string& actual) {
  const std::string path = std::string(FIELDFARE_TEST_FILES) + "/" + name;
  if (std::getenv("FIELDFARE_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual << '\n';
    return;
  }
  std::ifstream file(path, std::ios::binary);
  std::stringstream expected;
  expected << file.rdbuf();
  INFO(path);
  REQUIRE(expected.str() == actual + '\n');
}

/// Hexadecimal digits in lines of 64.
inline std::string in_lines(const std::string& hex) {
  std::string out;
  for (std::size_t i = 0; i < hex.size(); i += 64) {
    if (i > 0) out += '\n';
    out += hex.substr(i, 64);
  }
  return out;
}

/// The bytes that an earlier program wrote to the golden file `name`, for formats that can be read
/// for ever and not be written alike twice. With FIELDFARE_UPDATE_GOLDEN `fresh` is written
/// instead, which only a new format version may need.
inline Bytes kept_golden(const std::string& name, const Bytes& fresh) {
  if (std::getenv("FIELDFARE_UPDATE_GOLDEN") != nullptr) {
    require_golden(name, in_lines(to_hex(fresh)));
    return fresh;
  }
  std::ifstream file(std::string(FIELDFARE_TEST_FILES) + "/" + name);
  std::string hex;
  for (std::string line; std::getline(file, line);)
    hex += line;
  const auto bytes = from_hex(hex);
  INFO(name);
  REQUIRE(bytes);
  REQUIRE_FALSE(bytes->empty());
  return *bytes;
}

}  // namespace fieldfare::test
