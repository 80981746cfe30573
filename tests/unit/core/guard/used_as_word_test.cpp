#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("a name that is also a verb is none where something is done", "[guard]") {
  CHECK(found("Sue them, one parent said, and another said with what").empty());
  CHECK(found("Rob a bank said the finance man").empty());
  CHECK(found("Josh about on the surface but tired underneath").empty());
  CHECK(found("Chase x4: draft data, transport policy").empty());
  CHECK(found("3. Mark against criterion 4 for now.").empty());
  CHECK(found("Sue the escort came late") == "Sue");
  CHECK(found("Chuck the caretaker showed us round") == "Chuck");
}

TEST_CASE("a name that is also a colour is none among colours", "[guard]") {
  CHECK(found("Olive, green or grey on the RAG? printer had no ink").empty());
  CHECK(found("Art lesson; amber, olive, violet, jade laid out in order").empty());
  CHECK(found("Heather-coloured walls, low lamps, no clutter.").empty());
  CHECK(found("Olive said no. Amber's mum came.") == "Olive | Amber");
}

TEST_CASE("what grows on a windowsill and what sits on a bird table is nobody", "[guard]") {
  CHECK(found("Heather on the windowsill and a thank you card").empty());
  CHECK(found("Robin on the bird table right through the meeting").empty());
  CHECK(found("Holly hedge all round, gate locked").empty());
  CHECK(found("Heather said the windowsill is cold") == "Heather");
}

TEST_CASE("idioms and things that begin with a name are nobody", "[guard]") {
  CHECK(found("Max wait they quote is 18 wks").empty());
  CHECK(found("Victor ludorum on the wall").empty());
  CHECK(found("jack plugs for the radio aids missing at 3 of 5 schools").empty());
  CHECK(found("chelsea boots not suitable for forest school").empty());
  CHECK(found("Max waits by the door every day") == "Max");
}

TEST_CASE("a name said as a word is none", "[guard]") {
  CHECK(found("falls off a cliff at Y7. Cliff's the word three people used").empty());
  CHECK(found("It was dawn when I set off").empty());
  CHECK(found("Hope is not a strategy").empty());
  CHECK(found("April data set isn't June's data set").empty());
  CHECK(found("Nat. picture is no excuse").empty());
  CHECK(found("woods and fields behind the site").empty());
  CHECK(found("Reg 44 reports read x 6").empty());
}

TEST_CASE("a letter that is short for a word is nobody's", "[guard]") {
  CHECK(found("plan SMART. S/U voice present (drawings)").empty());
  CHECK(found("due to start F/T that very day").empty());
  CHECK(found("Training in date. V. good.").empty());
}

TEST_CASE("a name that is spelt out is found letter by letter", "[guard]") {
  CHECK(found("the young man is called Jahmai spelt J A H M A I and he wants to be a chef") ==
        "Jahmai | J A H M A I");
  CHECK(found("grades A B C D on the wall").empty());
}

TEST_CASE("an elder whose name stands before the relative is found whole", "[guard]") {
  CHECK(found("Mrs Begum and Rukhsana-aunty lead") == "Mrs Begum | Rukhsana-aunty");
  CHECK(found("Harbhajan Uncle rang at nine") == "Harbhajan Uncle");
}

TEST_CASE("mother, cut short as nurses do, is nobody", "[guard]") {
  CHECK(found("Weighed on the ward. Seen with mo and fa, both tired").empty());
  CHECK(found("Mo says he sleeps, fa is not sure").empty());
  CHECK(found("Mo says he sleeps and the class likes him") == "Mo");
  CHECK(found("Mo came in late. Sat with mo in maths, mo likes it") == "Mo | mo | mo");
}

TEST_CASE("the parts of papers, references and groups are nobody", "[guard]") {
  CHECK(found("It is a provision in section F. You can't take it away").empty());
  CHECK(found("Grades G and H on the pay scale").empty());
  CHECK(found("policy SEN/TR/04 is out of date").empty());
  CHECK(found("the PM group waits, the HI unit is full").empty());
}

TEST_CASE("a word beside what it is said of is the word", "[guard]") {
  CHECK(found("Grant runs out in March").empty());
  CHECK(found("carol practice in the hall").empty());
  CHECK(found("the trust says no").empty());
  CHECK(found("an audio jack and a lead").empty());
  CHECK(found("Holly & ivy on the desk already").empty());
  CHECK(found("policy max is 45 minutes each way").empty());
  CHECK(found("'Amber,' said the RAG meeting, 'again'").empty());
}

TEST_CASE("a month with its year, its day or its preposition is a month", "[guard]") {
  CHECK(found("About April of next year.").empty());
  CHECK(found("Write again in June.").empty());
  CHECK(found("Nothing since last May.").empty());
  CHECK(found("Due on 12 May or early August.").empty());
}
