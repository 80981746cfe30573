#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("a child told by what a relative does or by what happened asks", "[guard]") {
  CHECK(found("the lad whose dad drives the school minibus") ==
        "the lad whose dad drives the school minibus");
  CHECK(found("the boy who fell off the multi storey in May") ==
        "the boy who fell off the multi storey in May");
  CHECK(found("the boy who showed us round was proud").empty());
  CHECK(found("children whose parents work late").empty());
}

TEST_CASE("a trait that one child of a class has asks", "[guard]") {
  CHECK(found("keep the trachy boy in Y2 out of the letter") == "the trachy boy in Y2");
  CHECK(found("our only Deaf Vietnamese pupil says so") == "our only Deaf Vietnamese pupil");
  CHECK(found("the one Somali family on the estate") == "the one Somali family on the estate");
  CHECK(found("the only child on the island with a tracheostomy, she comes by boat") ==
        "the only child on the island with a tracheostomy");
  CHECK(found("the lighthouse keeper's granddaughter") == "the lighthouse keeper's granddaughter");
  CHECK(found("the same boy in Y2 again").empty());
}

TEST_CASE("an office that lost its apostrophe owns a relative, and keeps its place", "[guard]") {
  CHECK(found("the undertakers daughter was there") == "the undertakers daughter");
  CHECK(found("when the police inspectors wife said it") == "the police inspectors wife");
  CHECK(found("via the lollipop man's widow") == "the lollipop man's widow");
  CHECK(found("daughter of the vicar at St Chad's, Coseley") ==
        "daughter of the vicar at St Chad's, Coseley");
  CHECK(found("his mum is the senco at the school down the road") ==
        "the senco at the school down the road");
  CHECK(found("the head girl of 2023 came back") == "the head girl of 2023");
  CHECK(found("the teachers children come too").empty());
  CHECK(found("the doctors partner agency").empty());
}
