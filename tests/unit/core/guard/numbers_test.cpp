#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("a number that a register calls somebody's is found with its letters", "[guard]") {
  CHECK(found("case no BDMC/SEN/40718 not on the sample") == "BDMC/SEN/40718");
  CHECK(found("case ref CS/20114/B") == "CS/20114/B");
  CHECK(found("candidate no 4417 sat it twice") == "4417");
  CHECK(found("RiO 7720184 shows no contact") == "7720184");
  CHECK(found("passport CB482917 copied onto the file") == "CB482917");
  CHECK(found("policy no 44172 is out of date").empty());
}

TEST_CASE("ten digits in one piece ask, unless they are a document's", "[guard]") {
  CHECK(found("Y12 list: 7412086351 on wrong course") == "7412086351");
  CHECK(found("invoice 7412086351 unpaid").empty());
}

TEST_CASE("a postcode is known with a slip of the shift key and in three pieces", "[guard]") {
  CHECK(found("now HX2 0LK, dad gets copies") == "HX2 0LK");
  CHECK(found("EX31 4zz is out of area") == "EX31 4zz");
  CHECK(found("BS16 2 LR, two bed") == "BS16 2 LR");
  CHECK(found("LS1 2nd floor").empty());
  CHECK(found("B12 4pm in the hall").empty());
}

TEST_CASE("a phone number is known as it is said", "[guard]") {
  CHECK(found("ring oh seven seven double oh nine double oh two six one after 4") ==
        "oh seven seven double oh nine double oh two six one");
  CHECK(found("oh one or two of them came").empty());
}
