#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("whoever is said to be called so is found in every mention", "[guard]") {
  CHECK(found("Everyone calls him Turnip. Turnip carries registers / helps cook.") ==
        "Turnip | Turnip");
  CHECK(found("lads call him Bungalow, tutor does too. bungalow told me he likes it") ==
        "Bungalow | bungalow");
  CHECK(found("Teapot is 6ft 2. Her class calls her that, mum started it.") == "Teapot");
  CHECK(found("Everyone calls him Turnip. Lunch was a turnip.") == "Turnip");
}

TEST_CASE("a word that is also a name owns what people own, with its apostrophe or without",
          "[guard]") {
  CHECK(found("went round by rivers house after, mum in, dad not") == "rivers");
  CHECK(found("the mark on marks arm is from the door") == "marks");
  CHECK(found("poppys plan is dated 2021") == "poppys");
  CHECK(found("the marks in the book are low").empty());
  CHECK(found("rivers and canals, then lunch").empty());
}

TEST_CASE("an elder's name in small letters belongs to what the elder is called", "[guard]") {
  CHECK(found("phoned nanna pat at 7") == "nanna pat");
  CHECK(found("told mr j that it is in writing") == "mr j");
  CHECK(found("the nanny may come too").empty());
}

TEST_CASE("two first names before one family name are found whole", "[guard]") {
  CHECK(found("Foster carers Hamish and Jean Galbraith rang") == "Hamish and Jean Galbraith");
  CHECK(found("Hamish and Jean rang") == "Hamish | Jean");
}

TEST_CASE("initials with a hyphen and stops are found whole", "[guard]") {
  CHECK(found("PEP for M.A.-J. was late") == "M.A.-J.");
  CHECK(found("chased E.P.-S. about the advice") == "E.P.-S.");
  CHECK(found("H-J. lost her slot") == "H-J.");
  CHECK(found("See sections A-C. The plan is late.").empty());
}

TEST_CASE("a numbered column of initials is one", "[guard]") {
  CHECK(found("1. DD\n2. IP\n3. YM\nall three asleep") == "DD | IP | YM");
}

TEST_CASE("letters and small words with nothing beside them are nobody", "[guard]") {
  for (const char* letter : {"K", "N", "Y", "E", "EY", "heron", "will"})
    CHECK(found(letter).empty());
}

TEST_CASE("initials of whom somebody asks, and who came oneself", "[guard]") {
  CHECK(found("who is CJM and why is he on 3 lists") == "CJM");
  CHECK(found("we were let down, ZAM herself came with a list") == "ZAM");
  CHECK(found("m.o. was late") == "m.o.");
  CHECK(found("who is DSL here? The DSL herself said so").empty());
}

TEST_CASE("beside a name that was found the voice is believed sooner", "[guard]") {
  CHECK(found("Rose/Tom/Jude first through\n- Summer last in, shoes off") ==
        "Rose | Tom | Jude | Summer");
}

TEST_CASE("a setting's last word is no family name beside somebody's age", "[guard]") {
  CHECK(found("Aged 14, autistic, at Rowan House.").find("House") == std::string::npos);
}

TEST_CASE("a relative before a name belongs to it", "[guard]") {
  CHECK(found("met auntie Verity at the gate") == "auntie Verity");
  CHECK(found("the caretaker, known as Ladder Steve, fixed it") == "Ladder Steve");
  CHECK(found("cook known to all as Dobbin") == "Dobbin");
  CHECK(found("re Amir Francis jnr, no plan") == "Amir Francis jnr");
}

TEST_CASE("a place is somebody where only a person stands", "[guard]") {
  CHECK(found("Kent is a girl of 4, new here") == "Kent");
  CHECK(found("she'll wait until June is back") == "June");
  CHECK(found("Will will see her") == "Will");
  CHECK(found("Can is 9, no words yet") == "Can");
}
