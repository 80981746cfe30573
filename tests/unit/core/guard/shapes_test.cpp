#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("a small word after a relative is a name, and relatives of any language are titles",
          "[guard]") {
  CHECK(found("Mum Non not happy") == "Non");
  CHECK(found("Bus with Anti Mair on Monday") == "Anti Mair");
  CHECK(found("she calls her Mamgu Dilys") == "Mamgu Dilys");
}

TEST_CASE("a family is found by its plural, also later in the note", "[guard]") {
  CHECK(found("the Mutasas rang four times") == "Mutasas");
  CHECK(found("Went through Safa and the Dunne boys. The Dunnes rang") == "Safa | Dunne | Dunnes");
}

TEST_CASE("after a particle a family name may be any word", "[guard]") {
  CHECK(found("Joost de Wit came with a Dutch diagnosis") == "Joost de Wit");
}

TEST_CASE("a name that was cut short is found where the note says it whole", "[guard]") {
  CHECK(found("Connor is home. Says Con asks every day") == "Connor | Con");
}

TEST_CASE("initials of a relative and of three letters are found, codes are not", "[guard]") {
  CHECK(found("parent of G.P., me") == "G.P.");
  CHECK(found("record of H.A.W. missing Sept-Jan") == "H.A.W.");
  CHECK(found("sampled 5: AB, CN, JT, MO, WS") == "AB | CN | JT | MO | WS");
  CHECK(found("Child C and Child N. Child N's plan copied").empty());
}

TEST_CASE("years in words, Welsh dates and two parts of one birth are found", "[guard]") {
  CHECK(found("DOB sept 3rd twenty fifteen") == "DOB sept 3rd twenty fifteen");
  CHECK(found("d.o.b. 4ydd Mawrth 2014") == "d.o.b. 4ydd Mawrth 2014");
  CHECK(found("it was his 13th birthday on Tues 3/10") == "his 13th birthday on Tues 3/10");
  CHECK(found("Year of birth 2009, actual date the 2nd of May") ==
        "Year of birth 2009 | 2nd of May");
  CHECK(found("(07/06/2010, Leon)") == "07/06/2010 | Leon");
}

TEST_CASE("numbers with their register's letters and houses by number are found", "[guard]") {
  CHECK(found("hosp no MRN 0045123, ward 9") == "MRN 0045123");
  CHECK(found("NI no. on the DLA letter QQ 12 34 56 C") == "QQ 12 34 56 C");
  CHECK(found("staying with aunt at number 33 on Larkfield Avenue") ==
        "number 33 on Larkfield Avenue");
  CHECK(found("10.30 Meadow End. Walked round").empty());
}

TEST_CASE("animals, rooms, questions and shorthand are no people", "[guard]") {
  CHECK(found("A dog called Biscuit comes on Tues").empty());
  CHECK(found("Will they send it? Maybe.").empty());
  CHECK(found("carers may apply and they may wait").empty());
  CHECK(found("the parent may not attend").empty());
  CHECK(found("Polaris bases are full").empty());
  CHECK(found("the alnco is new and the IDP late").empty());
  CHECK(found("Summer is the worst time").empty());
  CHECK(found("His Majesty's Inspector, education").empty());
  CHECK(found("The plan that Northshire sent").empty());
}

TEST_CASE("a word of size makes a name of any word that acts", "[guard]") {
  CHECK(found("Big Tee helped me find room 14") == "Big Tee");
  CHECK(found("lil kay was in the nurture room") == "lil kay");
  CHECK(found("Little Owls nursery is full").empty());
}

TEST_CASE("a form of address belongs to the name in small letters, too", "[guard]") {
  CHECK(found("nanny shug picks up tues") == "nanny shug");
  CHECK(found("Father Declan runs the club") == "Father Declan");
}

TEST_CASE("what people put behind a name belongs to it", "[guard]") {
  CHECK(found("DELROY WHYTE JNR came") == "DELROY WHYTE JNR");
  CHECK(found("Kev the Rev runs the drop in") == "Kev the Rev");
  CHECK(found("she wants Johnny Boy home") == "Johnny Boy");
  CHECK(found("fatima b yr 6, harry t & co") == "fatima b | harry t");
  CHECK(found("callum w/ his TA") == "callum");
  CHECK(found("R.O'S waiting on a bed") == "R.O'S");
}

TEST_CASE("a plain word with a mother is somebody", "[guard]") {
  CHECK(found("asked Beefy's mum at the gate") == "Beefy");
  CHECK(found("Parent's mum, pupil's dad and Child's gran came").empty());
}

TEST_CASE("names are found as registers and labels print them", "[guard]") {
  CHECK(found("GROSZ, SHMUEL DOVID - overdue") == "GROSZ, SHMUEL DOVID");
  CHECK(found("list: FRANCIS-LEE, KAI none") == "FRANCIS-LEE, KAI");
  CHECK(found("DELOS SANTOS, ANGELO") == "DELOS SANTOS, ANGELO");
  CHECK(found("box says MISS E HALE inside") == "MISS E HALE");
  CHECK(found("SCHOOL, CARE, HEALTH: READ, WRITE, COUNT; MAY, JUNE").empty());
}

TEST_CASE("what families call their elders belongs to the name", "[guard]") {
  CHECK(found("school drop is by tio Nelson") == "tio Nelson");
  CHECK(found("nan purcell says no") == "nan purcell");
  CHECK(found("Ma. Cristina Dimaculangan came") == "Ma. Cristina Dimaculangan");
  CHECK(found("known as Pooja-baby at home") == "Pooja-baby");
  CHECK(found("Big Tone the escort knows") == "Big Tone");
}

TEST_CASE("family names that are words are found as rows and neighbours say them", "[guard]") {
  CHECK(found("SMITH K Y4 SEMH") == "SMITH K");
  CHECK(found("Smith twins off, the Bishop boys in") == "Smith | Bishop");
  CHECK(found("Mr. and Mrs. A. Khan came") == "Mr. and Mrs. A. Khan");
  CHECK(found("PLAN B, SECTION F, UNIT A; Church kids club").empty());
}

TEST_CASE("a word that is said to be a name is one", "[guard]") {
  CHECK(found("Story is her real name") == "Story");
  CHECK(found("may is her name") == "may");
  CHECK(found("Ralphy Boy is what they all call him") == "Ralphy Boy");
  CHECK(found("Support is what they all lack, the plan is her idea").empty());
}

TEST_CASE("a title in capitals before no word is a name's", "[guard]") {
  CHECK(found("PRESENT: DR ADEYINKA, THE HEAD") == "DR ADEYINKA");
  CHECK(found("DR LETTER LATE, MS DIAGNOSIS").empty());
}
