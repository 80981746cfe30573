#include <catch2/catch_test_macros.hpp>
#include <string_view>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("scraps without a sentence are read: what is said of pupils makes a name of a word",
          "[guard]") {
  CHECK(found("Grace - waiting for SALT") == "Grace");
  CHECK(found("Hope (Y8) showed her passport") == "Hope");
  CHECK(found("Rose off since Feb") == "Rose");
  CHECK(found("Grace|8|SEMH") == "Grace");
  CHECK(found("Rose/Tom both on the list") == "Rose | Tom");
  CHECK(found("Joy + mum at the review") == "Joy");
  CHECK(found("Grace: \"I like it here\"") == "Grace");
}

TEST_CASE("whoever stands beside a relative or a role in brackets or dashes is a person",
          "[guard]") {
  CHECK(found("mum (Grace) was tearful") == "Grace");
  CHECK(found("TA = Dawn") == "Dawn");
  CHECK(found("the TA for Hope is new") == "Hope");
}

TEST_CASE("words that are names in capitals alone are found in scraps of small letters",
          "[guard]") {
  CHECK(found("sat with lily at lunch") == "lily");
  CHECK(found("rose wasn't in today") == "rose");
  CHECK(found("mum says will wont go in") == "will");
  CHECK(found("met summer and her keyworker") == "summer");
  CHECK(found("the holly and olive oil are in the kitchen").empty());
}

TEST_CASE("two words that are names together are found where people are met", "[guard]") {
  CHECK(found("spoke to Mark Hill re transport") == "Mark Hill");
  CHECK(found("cc Will Young please") == "Will Young");
  CHECK(found("the bus goes to Rose Hill and back").empty());
}

TEST_CASE("registers are read with and without their comma", "[guard]") {
  CHECK(found("Present: KELLY, Zara") == "KELLY, Zara");
  CHECK(found("Present: CHEUNG, Mei-Ling") == "CHEUNG, Mei-Ling");
  CHECK(found("SMITH Jayden was absent") == "SMITH Jayden");
  CHECK(found("P\xC3\xA1"
              "draig Mac an Bhaird rang") ==
        "P\xC3\xA1"
        "draig Mac an Bhaird");
}

TEST_CASE("initials in scraps are found, acronyms are not", "[guard]") {
  CHECK(found("RJ & TK in the base") == "RJ | TK");
  CHECK(found("TK - PEX in Nov") == "TK");
  CHECK(found("TK bit a peer") == "TK");
  CHECK(found("brother (R.) is known too") == "R");
  CHECK(found("LA & EP agree; PE - off since March; TA has no time").empty());
}

TEST_CASE("hyphened names of short parts are found, hyphened words are not", "[guard]") {
  CHECK(found("Hoi-yee signs and Min-jun does not") == "Hoi-yee | Min-jun");
  CHECK(found("a pre-verbal, non-ambulant, multi-sensory group, e-mail and drop-in").empty());
}

TEST_CASE("a house is found without the type of its street, and a lodging with its room",
          "[guard]") {
  CHECK(found("lives at 31 Lowther with nan") == "31 Lowther");
  CHECK(found("staying at Room 4, Premier Inn") == "Room 4, Premier Inn");
  CHECK(found("meeting at 9 Monday, home by 4").empty());
}

TEST_CASE("birthdays are found after more words and beside a new age", "[guard]") {
  CHECK(found("DoB (from file): 21 May 2008") == "DoB (from file): 21 May 2008");
  CHECK(found("just turned 5 (9 Jan)") == "just turned 5 (9 Jan)");
}

TEST_CASE("names of classes, wards and houses are left alone", "[guard]") {
  CHECK(found("Amber, topaz and emerald are class names").empty());
  CHECK(found("Play is good on Rainbow Ward.").empty());
}

TEST_CASE("what a label says to be rooms, settings or books is left alone", "[guard]") {
  CHECK(found("Houses: Drake, Raleigh, Nelson").empty());
  CHECK(found("Schools seen: Percy Main Primary, Norham High").empty());
  CHECK(found("the Henry's Fund stall").empty());
  CHECK(found("Houses: Mrs Drake runs one") == "Mrs Drake");
}

TEST_CASE("a nickname is found where its name is told behind it", "[guard]") {
  CHECK(found("Fizz (that's Felicity) runs the forum") == "Fizz | Felicity");
  CHECK(found("Bubbles, real name Beatrice, is new") == "Bubbles | Beatrice");
}

TEST_CASE("a word in small letters is a name where its role stands in brackets", "[guard]") {
  CHECK(found("spoke to joy (TA), amber (parent), 2 yp") == "joy | amber");
}

TEST_CASE("a name is found by a trade, an office or a relative behind it", "[guard]") {
  CHECK(found("Bill the taxi man knows her") == "Bill");
  CHECK(found("Mark Rivers HoS; Penny Wise EP") == "Mark Rivers | Penny Wise");
  CHECK(found("Harbhajan Uncle escorts") == "Harbhajan Uncle");
}

TEST_CASE("what hurried notes say of pupils without a verb makes a name of a word", "[guard]") {
  CHECK(found("Joy, the PA, stays on after her hours") == "Joy");
  CHECK(found("Mark, the travel trainer, has taken nine") == "Mark");
  CHECK(found("May wasn't there in May") == "May");
  CHECK(found("Sky back mon, staff told") == "Sky");
  CHECK(found("Frank kept telling me about trains") == "Frank");
  CHECK(found("sat with autumn his sister at lunch") == "autumn");
  CHECK(found("obs 10.15 robin off task") == "robin");
  CHECK(found("River in sensory rm, Amber no SALT") == "River | Amber");
  CHECK(found("Angel gone to PRU") == "Angel");
  CHECK(found("grace tube fed, peer sits with her") == "grace");
  for (const std::string_view text : {"Art going well", "Bill going through parliament",
                                      "Spring starting late", "Faith in the system is gone"}) {
    INFO(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("what somebody texts is no list of texts", "[guard]") {
  CHECK(found("mum texts: george refused again, on roof of shed") == "george");
  CHECK(found("texts: Wonder, Skellig, Holes for the year 6 lads").empty());
}
