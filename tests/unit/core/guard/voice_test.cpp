#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("what is given until a day is time", "[guard]") {
  CHECK(found("Grace was given till March").empty());
  CHECK(found("Hope was granted until Friday").empty());
  CHECK(found("Amir was given till March") == "Amir");
}

TEST_CASE("two offices together are no initials", "[guard]") {
  CHECK(found("SW and HT at the AR").empty());
  CHECK(found("EP/SW to write it up").empty());
  CHECK(found("KT and RB at the AR") == "KT | RB");
}

TEST_CASE("months in company are months", "[guard]") {
  CHECK(found("April: contract ends. May: gap. June: new provider").empty());
  CHECK(found("summer and autumn census compared").empty());
}

TEST_CASE("a system's name before a number is no person", "[guard]") {
  CHECK(found("PARIS 118734") == "PARIS 118734");
  CHECK(found("HO ref K1409377") == "K1409377");
}

TEST_CASE("the code of a case is nobody", "[guard]") {
  for (const char* code : {"T-HJCZ", "T-DTKT", "T-NJ74", "T-JAJQ", "T-4F7K", "S-KWRB", "T-GWQK"}) {
    INFO(code);
    CHECK(found(std::string("The plan of ") + code + " was reviewed on time.").empty());
    CHECK(found(std::string("mum of ") + code + " says so").empty());
  }
}
