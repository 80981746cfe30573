#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("a person told by several strokes asks", "[guard]") {
  CHECK(found("M of the wheelchair lad in the Year 6 football team stopped me") ==
        "the wheelchair lad in the Year 6 football team");
  CHECK(found("The sole Filipino child on the infant roll gets SLT") ==
        "The sole Filipino child on the infant roll");
  CHECK(found("the deaf girl from the traveller site") == "the deaf girl from the traveller site");
  CHECK(found("the boy who was pulled out of the harbour at Newhaven last summer") ==
        "the boy who was pulled out of the harbour at Newhaven last summer");
  CHECK(found("spoke to the twins' mum from the chippy on the corner") ==
        "the twins' mum from the chippy on the corner");
}

TEST_CASE("one stroke, or where somebody stood on a visit, tells nobody", "[guard]") {
  CHECK(found("the boy who showed us round the school").empty());
  CHECK(found("the mum at the back asked about transport").empty());
  CHECK(found("the student in the library with headphones on").empty());
  CHECK(found("the family at the meeting with the advocate").empty());
  CHECK(found("the child with the plan in Year 4 gets 1:1").empty());
  CHECK(found("the boys in the hub with the laptops").empty());
}

TEST_CASE("whoever is somebody's daughter in a place is told by what the parent does", "[guard]") {
  CHECK(found("the lifeboat coxswain's granddaughter waited 3 yrs") ==
        "the lifeboat coxswain's granddaughter");
  CHECK(found("case 7 = our own clinic receptionist's youngest, so staff can open it") ==
        "our own clinic receptionist's youngest");
  CHECK(found("the pupil's brother has moved on").empty());
  CHECK(found("the school's youngest cohort is the largest").empty());
}
