#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("a birthday is found in any way of writing its date", "[guard]") {
  CHECK(found("born the 3rd of July, 2015, at 27 weeks") == "born the 3rd of July, 2015");
  CHECK(found("born on the twenty-second of June") == "born on the twenty-second of June");
  CHECK(found("born 12th of the 3rd 14") == "born 12th of the 3rd 14");
  CHECK(found("b. 12/5/16, adopted") == "b. 12/5/16");
  CHECK(found("b 2/2/2") == "b 2/2/2");
  CHECK(found("birthdate 22-SEP-2012") == "birthdate 22-SEP-2012");
  CHECK(found("DOB - 6th Sept \xE2\x80\x99"
              "14") ==
        "DOB - 6th Sept \xE2\x80\x99"
        "14");
  CHECK(found("DOB on system = 02.02.11") == "DOB on system = 02.02.11");
}

TEST_CASE("a birthday is found by the feast, the weekday or the weeks until it", "[guard]") {
  CHECK(found("was eleven on St Patrick's Day") == "was eleven on St Patrick's Day");
  CHECK(found("She turns 11 on Sat 8 March") == "turns 11 on Sat 8 March");
  CHECK(found("he'll be 18 in a fortnight, on 9 April") ==
        "he'll be 18 in a fortnight, on 9 April");
  CHECK(found("turned 3 last month, the 12th") == "turned 3 last month, the 12th");
  CHECK(found("bday on the 12th") == "bday on the 12th");
}

TEST_CASE("a birthday is found where the age stands bare, if the very day is told", "[guard]") {
  CHECK(found("10 next month on the 3rd, still in pull ups") == "10 next month on the 3rd");
  CHECK(found("16 on Boxing Day so no review") == "16 on Boxing Day");
  CHECK(found("5 on Thursday 12th") == "5 on Thursday 12th");
  CHECK(found("9 yrs (04.05.14)") == "9 yrs (04.05.14)");
  CHECK(found("an August 31st baby") == "August 31st baby");
  CHECK(found("8 on Monday, 9 in Room 3").empty());
}

TEST_CASE("a date of birth is found in figures apart, in words and in Welsh", "[guard]") {
  CHECK(found("dob 9 . 10 . 11") == "dob 9 . 10 . 11");
  CHECK(found("DOB 7th / 8th / 2016") == "DOB 7th / 8th / 2016");
  CHECK(found("date of birth the third of the fourth twelve") ==
        "date of birth the third of the fourth twelve");
  CHECK(found("ganwyd 3 Mai 2014") == "ganwyd 3 Mai 2014");
  CHECK(found("born the day of the Jubilee, 4 June 2012") ==
        "born the day of the Jubilee, 4 June 2012");
}

TEST_CASE("the other date of the same birth is found, dates of records are not", "[guard]") {
  CHECK(found("dob 12.5.11 on one page, 5.12.11 on the next") == "dob 12.5.11 | 5.12.11");
  CHECK(found("dob 12.5.11, plan of 5.12.21") == "dob 12.5.11");
}

TEST_CASE("counts, years of many and times are no birthdays", "[guard]") {
  CHECK(found("children born 2010-12 lost out most").empty());
  CHECK(found("born-digital since 2019").empty());
  CHECK(found("moved from 10 to 11 on Tuesday").empty());
  CHECK(found("We met 3 in 2 weeks, and 4 last week").empty());
}

TEST_CASE("a whole date of early years is asked about where no office dates it", "[guard]") {
  CHECK(found("register: row 7, F, 21/04/2014, EHCP, LAC") == "21/04/2014");
  CHECK(found("Y7, 3 May 2013, no plan") == "3 May 2013");
  CHECK(found("Prev insp. 14/06/2019, visit 3 to 7 March 2025").empty());
  CHECK(found("plan dated 3 May 2018, never amended").empty());
  CHECK(found("seen on 14/06/2024 at the hub").empty());
}

TEST_CASE("an age in the breath of its birthday belongs to it", "[guard]") {
  CHECK(found("birthday was last Saturday, 8 now") == "birthday was last Saturday | 8 now");
  CHECK(found("has a birthday on Christmas Eve, will be 6") ==
        "birthday on Christmas Eve | will be 6");
  CHECK(found("PK 15 16 on 11/6, homeless") == "PK | 16 on 11/6");
  CHECK(found("he is twelve, thirteen on the 9th of next month") ==
        "he is twelve, thirteen on the 9th of next month");
  CHECK(found("she turns 19 the day after our visit") == "turns 19 the day after our visit");
}

TEST_CASE("the months of a birth may stand in Roman figures, its date in one piece by a name",
          "[guard]") {
  CHECK(found("b. 19 xi 2010, Y9") == "b. 19 xi 2010");
  CHECK(found("ruby, 220811, plan overdue") == "ruby | 220811");
  CHECK(found("born in Sept 2011 (the 30th)") == "born in Sept 2011 (the 30th)");
  CHECK(found("room 5 xi 3").empty());
}

TEST_CASE("two papers with two dates of one birth give both", "[guard]") {
  CHECK(found("Plan says DOB 2013-09-30, tribunal bundle says 30th Sept '12.") ==
        "DOB 2013-09-30 | 30th Sept '12");
  CHECK(found("DOB 2013-09-30, plan reviewed 3/2/25").find("3/2/25") == std::string::npos);
}

TEST_CASE("a date of birth is known as registers print it and as fingers slip", "[guard]") {
  CHECK(found("dob 19JUL12") == "dob 19JUL12");
  CHECK(found("JASKARAN SANDHU 04MAR16") == "JASKARAN SANDHU | 04MAR16");
  CHECK(found("dob 4 Agust 2012") == "dob 4 Agust 2012");
  CHECK(found("he was born in 1388") == "born in 1388");
  CHECK(found("printed 19JUL26, room 04MAR").empty());
}

TEST_CASE("an age belongs to the birthday beside it", "[guard]") {
  CHECK(found("Yp is 17, birthday is 3 Feb") == "17, birthday is 3 Feb");
  CHECK(found("coming up 18, 4 Aug, then what") == "up 18, 4 Aug");
  CHECK(found("adult care from 18 (4 Aug)") == "from 18 (4 Aug)");
  CHECK(found("Y11 but 17 on 4 Aug") == "17 on 4 Aug");
  CHECK(found("turning 16 this summer, 4 August") == "turning 16 this summer, 4 August");
  CHECK(found("cake for his 9th today") == "his 9th today");
  CHECK(found("his b'day is two days before Xmas") == "his b'day is two days before Xmas");
  CHECK(found("leap year baby, 29 Feb") == "year baby, 29 Feb");
  CHECK(found("EP from 2 on Tuesday, up 5 on last year").empty());
  CHECK(found("her 3rd last term, his 2nd visit").empty());
}

TEST_CASE("two papers may tell two dates of one birth", "[guard]") {
  CHECK(found("her birthday is 06/07/14 and the hospital has 07/06/14") ==
        "her birthday is 06/07/14 | 07/06/14");
  CHECK(found("form says 20130904 no slashes") == "20130904");
  CHECK(found("lexi - 4 on saturday") == "lexi | 4 on saturday");
  CHECK(found("report 20260904 final").empty());
}

TEST_CASE("a birthday is told by a week or by the visit", "[guard]") {
  CHECK(found("he turns nine a week on Friday") == "turns nine a week on Friday");
  CHECK(found("turned 9 during our visit") == "turned 9 during our visit");
  CHECK(found("turned 9 the day we") == "turned 9 the day we");
  CHECK(found("turned 9 the day we came") == "turned 9 the day we came");
  CHECK(found("her eighth is on Sunday") == "her eighth is on Sunday");
  CHECK(found("turned 9 pages, a week on Friday is too soon").empty());
}

TEST_CASE("two papers of one birth are both found", "[guard]") {
  CHECK(found("form says born Christmas Day 2014, plan says 25/11/14, nobody noticed") ==
        "born Christmas Day 2014 | 25/11/14");
  CHECK(found("dob on the referral = 310717. on the advice = 13 July 17. Sigh") ==
        "dob on the referral = 310717 | 13 July 17");
  CHECK(found("mum gives boy's date as the 29th of February 2016, MIS has another") ==
        "the 29th of February 2016");
  CHECK(found("b. 1 Oct. 2016: lost to follow up") == "b. 1 Oct. 2016");
  CHECK(found("plan agreed 14/08/2015, reviewed 3.9.2016").empty());
}

TEST_CASE("what is said in one breath with a birthday belongs to it", "[guard]") {
  CHECK(found("came on his 8th birthday, 19 June '21, aged") == "on his 8th birthday, 19 June '21");
  CHECK(found("his birthday's the 5th of november, he is 9 then, bangs") ==
        "his birthday's the 5th of november | he is 9 then");
  CHECK(found("He turned 19 on the Monday of half term, 17 Feb 2025. Plan ceased on the Tuesday. "
              "Causal link denied.") == "turned 19 on the Monday of half term, 17 Feb 2025");
  CHECK(found("twins, both 5 on halloween, same class") == "both 5 on halloween");
  CHECK(found("I'll be 18 the Sunday the clocks go back") ==
        "I'll be 18 the Sunday the clocks go back");
  CHECK(found("her birthday's the 29th of feb, the 2016 one, rejected") ==
        "her birthday's the 29th of feb, the 2016 one");
  CHECK(found("she turns 11 on Sat 8 March") == "turns 11 on Sat 8 March");
}
