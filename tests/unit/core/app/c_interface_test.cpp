#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <string>

#include <support/temporary_directory.h>

#include "c_visit.h"
#include "c_watch.h"

TEST_CASE("a program in C drives a visit through the C interface") {
  const fieldfare::test::TemporaryDirectory directory;
  const char* problem = fieldfare_c_visit((directory / "store").c_str());
  CHECK(std::string(problem == nullptr ? "" : problem).empty());
}

TEST_CASE("a program in C watches a long request and stops it") {
  const fieldfare::test::TemporaryDirectory directory;
  const auto list = directory / "list.csv";
  {
    std::ofstream file(list);
    file << "Reference,Age,Need\n";
    for (int row = 0; row < 3000; ++row)
      file << "R" << row << "," << 5 + row % 15 << ",Speech language and communication\n";
  }
  const char* problem = fieldfare_c_watch((directory / "store").c_str(), list.c_str());
  CHECK(std::string(problem == nullptr ? "" : problem).empty());
}
