#pragma once

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

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

}  // namespace fieldfare::test
