#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("a number that a register calls somebody's is found with its letters", "[guard]") {
  CHECK(found("case no BDMC/SEN/40718 not on the sample") == "BDMC/SEN/40718");
  CHECK(found("case ref CS/20114/B") == "CS/20114/B");
  CHECK(found("candidate no 4417 sat it twice") == "4417");
  CHECK(found("RiO 7720184 shows no contact") == "RiO 7720184");
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

TEST_CASE("the number of a file is told by its form", "[guard]") {
  CHECK(found("EHC-0077215 wk 26") == "EHC-0077215");
  CHECK(found("complaint log: P0098134, no reply") == "P0098134");
  CHECK(found("Home Office ref M1234567") == "M1234567");
  CHECK(found("children's home SC040631, nursery EY123456").empty());
  CHECK(found("QA-00012345 and LO-01 overlap").empty());
  CHECK(found("spent 40,718 or 12500% of it").empty());
}

TEST_CASE("the number of a file is told by a word beside it, on either side", "[guard]") {
  CHECK(found("LCS id 4471902 = closed. New id 4518833 opened") == "4471902 | 4518833");
  CHECK(found("1029384 is his RiO no") == "1029384");
  CHECK(found("20931 on Synergy, plan late") == "20931");
  CHECK(found("audiology no 118734") == "118734");
  CHECK(found("Capita One 20931") == "20931");
  CHECK(found("meeting id 8123456, passcode 44123").empty());
  CHECK(found("inspection number 10234567").empty());
  CHECK(found("school no. 44123, DfE ref 118734").empty());
}

TEST_CASE("a number by itself in a row is somebody's", "[guard]") {
  CHECK(found("Y9 | 20931 | plan late") == "20931");
  CHECK(found("Y9 | 2025 | plan late").empty());
}

TEST_CASE("a number of somebody's is known as it is said", "[guard]") {
  CHECK(found("case number two zero nine three one") == "two zero nine three one");
  CHECK(found("nine four three four seven six five nine one nine") ==
        "nine four three four seven six five nine one nine");
  CHECK(found("one two three go").empty());
}

TEST_CASE("a plan's own letters and nine digits in one piece are somebody's", "[guard]") {
  CHECK(found("plan no EHC/3821/17, row 212: EHC-07-11823") == "EHC/3821/17 | EHC-07-11823");
  CHECK(found("number visible 538217604 on the copy") == "538217604");
  CHECK(found("invoice 538217604").empty());
}

TEST_CASE("what is dictated is found: phones, e-mails and houses", "[guard]") {
  CHECK(found("tel oh seven seven double oh nine hundred four six one") ==
        "oh seven seven double oh nine hundred four six one");
  CHECK(found("write to tina dot blewitt at example dot com") ==
        "tina dot blewitt at example dot com");
  CHECK(found("last at one hundred and six Soho Hill") == "one hundred and six Soho Hill");
}

TEST_CASE("a number beside a birth is somebody's, a plate is one in small letters too", "[guard]") {
  CHECK(found("RX3-448213 b. 9/7/12 - seen") == "RX3-448213 | b. 9/7/12");
  CHECK(found("red Corsa gj67rho waits by gate") == "gj67rho");
  CHECK(found("RX3-448213 is the part for the hoist").empty());
}

TEST_CASE("older plates are known by the vehicle on either side", "[guard]") {
  CHECK(found("the old jeep Y482 FCJ is his").find("Y482 FCJ") != std::string::npos);
  CHECK(found("Y482 FCJ is the taxi") == "Y482 FCJ");
  CHECK(found("a Y2 boy waited for the bus").empty());
  CHECK(found("Y482 TAS in the room").empty());
  CHECK(found("B104 SEN and the minibus").empty());
  CHECK(found("the bus for Y5 SEN pupils").empty());
}

TEST_CASE("what begins with noughts counts records, whoever's letters it has", "[guard]") {
  CHECK(found("spine reads PAED/0071846") == "PAED/0071846");
  CHECK(found("invoice INV/0071846").empty());
  CHECK(found("QA/0071846 in the list of questions").empty());
}

TEST_CASE("appeals, blue badges and candidates are known by their form", "[guard]") {
  CHECK(found("EH879/25/00147 hearing 12 Jan") == "EH879/25/00147");
  CHECK(found("badge (4C2QX 0 0627X1129) refused") == "4C2QX 0 0627X1129");
  CHECK(found("Candidate 0052 had no reader") == "0052");
  CHECK(found("exam cand no. 3117, rest breaks") == "3117");
  CHECK(found("see ISO/IEC 27001 and form EH/25/14").empty());
  CHECK(found("exam candidates 2024 are on the list").empty());
}

TEST_CASE("four digits among letters are a file's where a part of it numbers people", "[guard]") {
  CHECK(found("hub EHC/SH/3391: message unread") == "EHC/SH/3391");
  CHECK(found("plan BD/EHC/3312 drafted in week 9") == "BD/EHC/3312");
  CHECK(found("invoiced for learner TUT/0693/B") == "TUT/0693/B");
  CHECK(found("URN on sample sheet EHC/NE/22/0417").find("EHC/NE/22/0417") != std::string::npos);
  CHECK(found("LA ref SEN/LOW/18/0337 quoted") == "SEN/LOW/18/0337");
  CHECK(found("policy SEN/TR/0412 is due").empty());
  CHECK(found("sampled EHC/QA/2024 again").empty());
  CHECK(found("return LAC/EHCP/2024 is late").empty());
}

TEST_CASE("what is joined to a number is part of it", "[guard]") {
  CHECK(found("hospital number QX4 4418027 on the letter") == "QX4 4418027");
  CHECK(found("car QX 15 TFE in the blue bay") == "QX 15 TFE");
  CHECK(found("her new postcode is ws12 8pt now") == "ws12 8pt");
  CHECK(found("ring 07700, 900, 316 after six") == "07700, 900, 316");
}

TEST_CASE("a passport is known by its form where the block speaks of one", "[guard]") {
  CHECK(
      found("his passport has been with the hosts since the week they came, it is 533380006 now") ==
      "533380006");
  CHECK(found("Two passports, one boy. GB 704418265 is the later") == "GB 704418265");
  CHECK(found("ring the office, it is 53338 now").empty());
}

TEST_CASE("a postcode in small letters may end in letters that the post leaves out", "[guard]") {
  CHECK(found("attendance 31, se27 0kp, mum rings") == "se27 0kp");
  CHECK(found("gone in se27 2hr late").empty());
}

TEST_CASE("a plate in small letters is known where plates are spoken of", "[guard]") {
  CHECK(found("taxi reg WX19 KLP, belt broken, told three times. also wr70 dzo, ok") ==
        "WX19 KLP | wr70 dzo");
  CHECK(found("also wr70 dzo, ok").empty());
}
