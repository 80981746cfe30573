#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("a birthday is found where the day comes before the age", "[guard]") {
  CHECK(found("on 3 May he turns 8") == "3 May he turns 8");
  CHECK(found("on Sunday he'll be 10") == "Sunday he'll be 10");
  CHECK(found("next Tuesday she turns 18 and no worker") == "Tuesday she turns 18");
  CHECK(found("from 3 May he is 16, so no review") == "3 May he is 16");
  CHECK(found("package stops 4 Feb when she is 18") == "4 Feb when she is 18");
  CHECK(found("4 Feb: turns 18") == "4 Feb: turns 18");
  CHECK(found("on Friday he was 10 minutes late").empty());
  CHECK(found("from 3 May he is in Y7").empty());
  CHECK(found("on Monday she is 1 of 4").empty());
  CHECK(found("since Monday he's 5 and a half hours a day").empty());
  CHECK(found("on 12 May they're 3 short").empty());
}

TEST_CASE("a birthday is found where the age has not come yet", "[guard]") {
  CHECK(found("rising 5 on the 12th") == "rising 5 on the 12th");
  CHECK(found("coming up 5 on the 3rd") == "coming up 5 on the 3rd");
  CHECK(found("not 5 till the 19th") == "not 5 till the 19th");
  CHECK(found("won't be 16 until 12 August") == "won't be 16 until 12 August");
  CHECK(found("he is 15 until Tuesday") == "is 15 until Tuesday");
  CHECK(found("rising 5s in nursery").empty());
  CHECK(found("at 9 until Tuesday, then at 10").empty());
  CHECK(found("not 5 until Monday").empty());
  CHECK(found("room is 14 until 3").empty());
}

TEST_CASE("a birthday is found by days that only somebody who was there knows", "[guard]") {
  CHECK(found("turned 6 the day before we came, so 11 May 2019") ==
        "turned 6 the day before we came, so 11 May 2019");
  CHECK(found("turned 7 on the Saturday just gone") == "turned 7 on the Saturday just gone");
  CHECK(found("turned 7 the Friday before we arrived") == "turned 7 the Friday before we arrived");
  CHECK(found("turns sixteen the last day of term") == "turns sixteen the last day of term");
  CHECK(found("turned 5 the day term started") == "turned 5 the day term started");
  CHECK(found("turned five at the weekend") == "turned five at the weekend");
  CHECK(found("will be 11 a week Thursday") == "will be 11 a week Thursday");
  CHECK(found("im 8 in 3 sleeps") == "im 8 in 3 sleeps");
  CHECK(found("he will be 10 when we come back on the 14th") ==
        "will be 10 when we come back on the 14th");
  CHECK(found("the last day of term is 19 December").empty());
  CHECK(found("the first week of term had 3 of 8 days, the Tuesday before half term none").empty());
}

TEST_CASE("a birthday is found behind its word, whatever stands for the day", "[guard]") {
  CHECK(found("birthday 16 on christmas day so he leaves") == "birthday 16 on christmas day");
  CHECK(found("birthday was the Tuesday of our visit") == "birthday was the Tuesday of our visit");
  CHECK(found("bday wk tues") == "bday wk tues");
  CHECK(found("today is his birthday") == "today is his birthday");
  CHECK(found("shares a birthday with the King, 14 Nov") == "birthday with the King, 14 Nov");
  CHECK(found("born in the storm, Feb 2014") == "born in the storm, Feb 2014");
  CHECK(found("DOB smudged, 3 or 8 March 2014") == "DOB smudged, 3 or 8 March 2014");
  CHECK(found("b. '15, no plan") == "b. '15");
  CHECK(found("date of brith 17/06/14") == "date of brith 17/06/14");
  CHECK(found("penblwydd ar y 3ydd") == "penblwydd ar y 3ydd");
  CHECK(found("birthdays are celebrated on Fridays").empty());
  CHECK(found("pupils born in the 2014 cohort").empty());
  CHECK(found("children born between 1 Sept 2014 and 31 Aug 2015").empty());
}

TEST_CASE("an ordinal is an age where its day stands beside it", "[guard]") {
  CHECK(found("on his 18th (4 Feb) the package stops") == "on his 18th (4 Feb)");
  CHECK(found("package stops 4 Feb, her 18th") == "4 Feb, her 18th");
  CHECK(found("party for her 7th on Sat 4th") == "her 7th on Sat 4th");
  CHECK(found("his mum's 40th, 4 Feb").empty());
  CHECK(found("the panel's 12th is on Monday").empty());
  CHECK(found("Tuesday's 5th session, his 3rd (4 Feb)").empty());
}

TEST_CASE("a bare age with its day is found where a feast is spoken of", "[guard]") {
  CHECK(found("8 today! cake in the staff room") == "8 today");
  CHECK(found("asked his age he says 'eleven on bonfire night'") == "eleven on bonfire night");
  CHECK(found("5 this Sunday, starts Reception") == "5 this Sunday");
  CHECK(found("4 next Thursday, no place") == "4 next Thursday");
  CHECK(found("5 on roll on Friday, 9 today").empty());
  CHECK(found("10 tomorrow, she is the SENCo").empty());
  CHECK(found("respite: 2 on Saturday, 3 on Sunday").empty());
  CHECK(found("room 5 on Boxing Day").empty());
}

TEST_CASE("an age is somebody's, not a thing's", "[guard]") {
  CHECK(found("her son was nine on 17 November") == "was nine on 17 November");
  CHECK(found("the count was 12 on 3 May").empty());
  CHECK(found("it was 18 on Friday").empty());
  CHECK(found("review due 4 on the 12th").empty());
  CHECK(found("pupils who turn 3 by 31 December").empty());
}

TEST_CASE("a birth is found by its place in the school year", "[guard]") {
  CHECK(found("youngest in yr, 31 Aug") == "youngest in yr, 31 Aug");
  CHECK(found("oldest in the year (1st Sept)") == "oldest in the year (1st Sept)");
  CHECK(found("missed Y1 by one day, 1 Sept 2019") == "1 Sept 2019");
  CHECK(found("an August baby, the 31st") == "August baby, the 31st");
  CHECK(found("youngest in the class, 4 of them").empty());
  CHECK(found("oldest building in the county, 1 Sept").empty());
}

TEST_CASE("a birth is found as midwives tell it", "[guard]") {
  CHECK(found("red book page one 2.2.2023 3.1kg") == "2.2.2023");
  CHECK(found("arrived 4 weeks early on 12 May 2016") == "12 May 2016");
  CHECK(found("report was early, 3 May 2024").empty());
  CHECK(found("weight 24.1kg on 12 May 2024").empty());
  CHECK(found("prem clinic 3.3.2025").empty());
}

TEST_CASE("a date of birth is found where papers and people give it without a word for it",
          "[guard]") {
  CHECK(found("referral form says 17 06 14") == "17 06 14");
  CHECK(found("scores were 17 06 14").empty());
  CHECK(found("dob as 2016-11-22, mum says twenty second of november") ==
        "dob as 2016-11-22 | twenty second of november");
  CHECK(found("mum says 3 May at the latest").empty());
  CHECK(found("typed 280613 with no gaps, which is how the clinic does date of birth") == "280613");
  CHECK(found("ward list 280613 with no gaps").empty());
  CHECK(found("748 733 3116\n07/01/2022\nimms incomplete") == "748 733 3116 | 07/01/2022");
  CHECK(found("dobs off the list\n11-Oct-14\n7th march 2019\n050814") ==
        "11-Oct-14 | 7th march 2019 | 050814");
  CHECK(found("form signed, sixteenth of june 2011") == "sixteenth of june 2011");
}

TEST_CASE("a birth by another calendar is one", "[guard]") {
  CHECK(found("says spring 1388 by the Afghan calendar") == "spring 1388");
  CHECK(found("born 12 Mehr 1390") == "born 12 Mehr 1390");
  CHECK(found("in spring 2024, room 1388").empty());
}

TEST_CASE("a day that everybody can date is a birthday's", "[guard]") {
  CHECK(found("he turned 6 the day b4 we came in so he says") == "turned 6 the day b4 we came");
  CHECK(found("he's 9 on the day the clocks go back, he told me") ==
        "he's 9 on the day the clocks go back");
  CHECK(found("born the day of the King's coronation, 6 May 2023. mum watched it") ==
        "born the day of the King's coronation, 6 May 2023");
  CHECK(found("born on the longest day, 2015 they say") == "born on the longest day, 2015");
  CHECK(found("b. Good Friday 2018; assessed at 3;2") == "b. Good Friday 2018");
  CHECK(found("the day the clocks go back is a bad one for the whole class").empty());
  CHECK(found("on the day of our first visit 5 parents came").empty());
}

TEST_CASE("the hour of a birth belongs to it", "[guard]") {
  CHECK(found("born 31 Aug 2020, ten to midnight. Deferred") ==
        "born 31 Aug 2020, ten to midnight");
  CHECK(found("dob 30/11/2016 23:52 per the red book") == "dob 30/11/2016 23:52");
  CHECK(found("visit 30/11/2026 09:30 to 11:00").empty());
}

TEST_CASE("a birth reaches over what makes its day plain", "[guard]") {
  CHECK(found("turned 6 on the Monday, makes it 4 May 2019, he says") ==
        "turned 6 on the Monday, makes it 4 May 2019");
  CHECK(found("his 17th is 4 Feb coming, no worker yet") == "his 17th is 4 Feb coming");
  CHECK(found("she turned four the Sunday before we came, that's the ninth") ==
        "turned four the Sunday before we came, that's the ninth");
  CHECK(found("turned 18 on the Tuesday before our visit, plan ceased") ==
        "turned 18 on the Tuesday before our visit");
  CHECK(found("b. 4th of Feb last year, still on oxygen at home") == "b. 4th of Feb last year");
  CHECK(found("born 9 June 2015 at 28 wks, in the unit for ten weeks") ==
        "born 9 June 2015 at 28 wks");
  CHECK(found("born in the lift at the Royal, 9 June 2015") ==
        "born in the lift at the Royal, 9 June 2015");
  CHECK(found("born five to midnight on Boxing Day 2016, she likes to tell it") ==
        "born five to midnight on Boxing Day 2016");
  CHECK(found("born 9 June 2015, 11.40pm, in the car") == "born 9 June 2015, 11.40pm");
  CHECK(found("he was an Easter Monday baby, 2018") == "Easter Monday baby, 2018");
  CHECK(found("review on 4 Feb coming, 11.40am, room 2").empty());
  CHECK(found("the unit opened in the lift shaft, 9 June 2024").empty());
}

TEST_CASE("a birthday chart holds birthdays", "[guard]") {
  CHECK(found("birthday chart by the sink: 4 Jan, 17 March, 2 Aug") == "4 Jan | 17 March | 2 Aug");
  CHECK(found("panel dates by the sink: 4 Jan, 17 March, 2 Aug").empty());
}

TEST_CASE("a date said in numbers of the month is a date", "[guard]") {
  CHECK(found("dob the ninth of the third, twenty sixteen") ==
        "dob the ninth of the third, twenty sixteen");
  CHECK(found("seen 3 Feb, 17 Feb and 3 March 09.30").empty());
}

TEST_CASE("a birth that goes on in a bracket ends behind it", "[guard]") {
  CHECK(found("she turned five on Saturday (that's the eleventh) and came") ==
        "turned five on Saturday (that's the eleventh)");
  CHECK(found("born 3 June 2014 (11.50pm) at home") == "born 3 June 2014 (11.50pm)");
}
