#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("the word beside a name that is more of it belongs to it", "[guard]") {
  CHECK(found("spoke to SW gemma reddish, plus class teacher") == "gemma reddish");
  CHECK(found("present: Leanne Pickup (mum), SENCo") == "Leanne Pickup");
  CHECK(found("Lead practitioner Tracey PELHAM.") == "Tracey PELHAM");
  CHECK(found("F = Capt. Dilbahadur Rai, says so") == "Capt. Dilbahadur Rai");
  CHECK(found("Met Priya Thornfold about the taxi") == "Priya Thornfold");
}

TEST_CASE("the word beside a name that is none of it is left", "[guard]") {
  CHECK(found("Amir transport is late") == "Amir");
  CHECK(found("Zainab school refused") == "Zainab");
  CHECK(found("spoke to Amir mum again") == "Amir");
}

TEST_CASE("letters that stand as other initials do are initials", "[guard]") {
  CHECK(found("sampled 6: RO, SK, LW, DP, TK. two had outcomes") == "RO | SK | LW | DP | TK");
  CHECK(found("M says the plan is late, F by phone").empty());
  CHECK(found("See section F, S.47 and Annex K.").empty());
}
