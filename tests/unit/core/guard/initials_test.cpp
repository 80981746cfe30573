#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("two capitals of no list are somebody's initials in a running sentence", "[guard]") {
  CHECK(found("shadowed VB all morning") == "VB");
  CHECK(found("concerns re OW, no early help") == "OW");
  CHECK(found("Child's initials are DJ, not seen") == "DJ");
  CHECK(found("reviewed KT, RB and GD") == "KT | RB | GD");
  CHECK(found("LB loves the hens") == "LB");
}

TEST_CASE("acronyms are initials only where a person stands", "[guard]") {
  CHECK(found("dad of CW rang") == "CW");
  CHECK(found("CP in Y9 has 4 taxis") == "CP");
  CHECK(found("NW (14) wants a job") == "NW");
  CHECK(found("JW, SP and DH share one TA") == "JW | SP | DH");
  CHECK(found("when I asked HK he shrugged") == "HK");
  CHECK(found("SW, EP and OT share one base").empty());
  CHECK(found("SN at the AR; the letter was sent, FM system off").empty());
}

TEST_CASE("initials are found where minutes give somebody something to do", "[guard]") {
  CHECK(found("TB to chase the paediatrician by Fri") == "TB");
  CHECK(found("LA to send data, EP to visit, NHS to PRU").empty());
}

TEST_CASE("initials are found in small letters and with a space between", "[guard]") {
  CHECK(found("obs sk in maths, on task") == "sk");
  CHECK(found("J B and A T share a taxi") == "J B | A T");
  CHECK(found("mum L. said little") == "L");
  CHECK(found("Child A and Child B share a taxi").empty());
}

TEST_CASE("dotted and single letters are found with what belongs to them", "[guard]") {
  CHECK(found("J.B-S. moved") == "J.B-S.");
  CHECK(found("Tiny T (16) showed us") == "Tiny T");
  CHECK(found("Signed, Mrs T Wigglesworth") == "Mrs T Wigglesworth");
  CHECK(found("jayden b in the nurture room") == "jayden b");
}
