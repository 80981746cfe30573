#include <catch2/catch_test_macros.hpp>
#include <string>

#include <support/temporary_directory.h>

#include "c_visit.h"

TEST_CASE("a program in C drives a visit through the C interface") {
  const fieldfare::test::TemporaryDirectory directory;
  const char* problem = fieldfare_c_visit((directory / "store").c_str());
  CHECK(std::string(problem == nullptr ? "" : problem).empty());
}
