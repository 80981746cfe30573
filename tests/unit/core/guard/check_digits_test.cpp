#include <fieldfare/core/guard/check_digits.h>

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace fieldfare::guard;

TEST_CASE("an NHS number is valid only with its check digit", "[guard]") {
  CHECK(valid_nhs_number("9434765919"));
  CHECK_FALSE(valid_nhs_number("9434765918"));
  CHECK_FALSE(valid_nhs_number("943476591"));
  CHECK_FALSE(valid_nhs_number("94347659l9"));
}

TEST_CASE("no NHS number has the check value ten", "[guard]") {
  // 1000000010: the weighted sum leaves 10, for which no digit stands.
  for (char last = '0'; last <= '9'; ++last) {
    std::string number = "100000001";
    number += last;
    CHECK_FALSE(valid_nhs_number(number));
  }
}

TEST_CASE("a pupil number is checked by its letter", "[guard]") {
  CHECK(valid_upn("A123456789012"));
  CHECK_FALSE(valid_upn("B123456789012"));
  CHECK(well_formed_upn("B123456789012"));
  CHECK(well_formed_upn("T12345678901A"));
  CHECK_FALSE(well_formed_upn("I123456789012"));
  CHECK_FALSE(well_formed_upn("A12345678901"));
}

TEST_CASE("a learner number is checked by its last digit", "[guard]") {
  std::size_t valid = 0;
  for (char last = '0'; last <= '9'; ++last) {
    std::string number = "123456789";
    number += last;
    valid += valid_uln(number) ? 1U : 0U;
  }
  CHECK(valid <= 1);
  CHECK_FALSE(valid_uln("0123456789"));
}

TEST_CASE("a National Insurance number begins with letters that are issued", "[guard]") {
  CHECK(valid_national_insurance("AB123456C"));
  CHECK(valid_national_insurance("AB123456"));
  CHECK_FALSE(valid_national_insurance("QQ123456C"));
  CHECK_FALSE(valid_national_insurance("GB123456C"));
  CHECK_FALSE(valid_national_insurance("AB123456E"));
}

TEST_CASE("postcodes begin with an area in use", "[guard]") {
  CHECK(postcode_area("LS"));
  CHECK(postcode_area("E"));
  CHECK(postcode_area("ZE"));
  CHECK(postcode_area("YO"));
  CHECK_FALSE(postcode_area("KS"));
  CHECK_FALSE(postcode_area("Y"));
}
