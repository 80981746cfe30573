#include <fieldfare/core/guard/doubts.h>
#include <fieldfare/core/guard/guard.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/guard/found.h"

using namespace fieldfare;
using test::found;

namespace {

/// What the second voice is asked about, whether a rule finds it or not.
std::string doubtful(std::string_view text, const guard::AllowList& allow = {}) {
  std::string out;
  for (const guard::Doubt& doubt : guard::figure_doubts(text, allow)) {
    if (!out.empty()) out += " | ";
    out += text.substr(doubt.start, doubt.end - doubt.start);
  }
  return out;
}

}  // namespace

TEST_CASE("the second voice is asked about days near a birth, figures and people", "[guard]") {
  CHECK(doubtful("plan of 12/03/2014, review due 3rd August") == "12/03/2014 | 3rd August");
  CHECK(doubtful("she is 16 on Sunday") == "Sunday");
  CHECK(doubtful("the meeting is on Sunday").empty());
  CHECK(doubtful("born when they moved, 2015 or so") == "2015");
  CHECK(doubtful("see 88-LDD-4410 and 014 559, from 2024/25 on") ==
        "88-LDD-4410 | 014 559 | 2024/25");
  CHECK(doubtful("spoke to the lollipop man's widow") == "lollipop | man | widow");
  CHECK(doubtful("spoke to the boy and his mum").empty());
  CHECK(doubtful("letter went to 9a Upper Saltings, then Flat 8") == "9a Upper Saltings | Flat 8");
  CHECK(doubtful("they moved to High Nook Farm") == "High Nook Farm");
  CHECK(doubtful("Room 204 and 9 tables").empty());
  CHECK(doubtful("two schools said no") == "");
}

TEST_CASE("the second voice is not asked about figures that the visit allowed", "[guard]") {
  guard::AllowList allow;
  allow.add("Route B17-X", guard::AllowedAs::not_a_person);
  CHECK(doubtful("late on Route B17-X again", allow).empty());
}

TEST_CASE("the signs of a figure are numbers of weights, the same every time", "[guard]") {
  const std::string note = "left msg on 01902 555 0148, he is 9 on Sunday\nthe vicar's twins, 4417";
  const auto once = guard::figure_doubts(note, {});
  const auto again = guard::figure_doubts(note, {});
  REQUIRE(once.size() == again.size());
  REQUIRE(once.size() >= 4);
  for (std::size_t i = 0; i < once.size(); ++i) {
    CHECK(once[i].signs == again[i].signs);
    CHECK(once[i].signs.size() > 20);
    CHECK(std::all_of(once[i].signs.begin(), once[i].signs.end(),
                      [](std::uint32_t sign) { return sign < guard::figure_signs; }));
  }
}

TEST_CASE("the second voice finds births that no rule knows", "[guard]") {
  CHECK(found("passport copy seen, age assessed twice. School put 1 Jan 2007 cos they all get that")
            .find("1 Jan 2007") != std::string::npos);
  CHECK(found("16 on Sunday, moves Monday, doesn't know where to. SW doesn't either.") ==
        "16 on Sunday");
  CHECK(found("nine a week on Tuesday and she told me so before she told me her own name")
            .find("nine a week on Tuesday") != std::string::npos);
  CHECK(found("post it from social worker: ring grandad, 80 on friday, he'll be in")
            .find("80 on friday") != std::string::npos);
}

TEST_CASE("the second voice finds numbers that no rule knows", "[guard]") {
  CHECK(
      found("wheelchair services job no WS-0098142, awaiting parts since Oct, mum rings every week")
          .find("WS-0098142") != std::string::npos);
  CHECK(found("MASH slip: MASH 2024-11-0583; closed, no further action, mum was never told") ==
        "MASH 2024-11-0583");
}

TEST_CASE("the second voice finds people by what only one is", "[guard]") {
  CHECK(found("complaint came via the lollipop man's widow, kinship carer of three")
            .find("the lollipop man's widow") != std::string::npos);
  CHECK(found("sibling group: quiet lad is brother of the girl in the hospital legal case")
            .find("brother of the girl in the hospital legal case") != std::string::npos);
}

TEST_CASE("the second voice leaves days, figures and people that tell nobody", "[guard]") {
  for (const std::string_view note :
       {"doc ref SEND/SEF/2024-v7 says 58% in 20 wks",
        "4 on Tuesday, 6 on Thursday, none on Friday",
        "waits: 0-18 wks 212, 19-52 wks 488, 53-104 wks 391",
        "QA audit of 2024, sample of 40 files",
        "the lad in Year 8 told us he likes the new library", "arrived at 0922, left at 1433",
        "16 parents on Sunday, 12 of them new", "review on 3rd August, plan final by 12 October",
        "one girl in the group said the hall is loud", "the head of the unit showed us round"}) {
    INFO(note);
    CHECK(found(note).empty());
  }
}

TEST_CASE("the second voice leaves what a long note counts, dates and numbers", "[guard]") {
  for (const std::string_view note :
       {"We had 16 parents on Sunday, half of them new, and the chair said that most had heard of "
        "the forum by chance.",
        "Asked about numbers: 12 on roll in the base, 9 on Monday, 11 on Tuesday and 7 on Friday "
        "when the bus did not come.",
        "The review was on 3 May, the next is due on 9 June 2026, and the panel of 14 July has "
        "been moved to the autumn.",
        "The room was 14 by 6, with 9 tables, and on Friday 4 of them were stacked against the "
        "radiator by the door.",
        "Bus 8 to the Lodge Park stop and then Flat Iron Yard on foot, which is 12 minutes with a "
        "buggy and 20 in the rain.",
        "The only hall is let out on Thursdays, so the only lunch club in the building eats in the "
        "corridor by the office.",
        "Evidence form EF-0271 of the second visit, printed as 4 pages, is with the lead and was "
        "signed on 12 November 2026.",
        "Policy 2024-0417 was shown to us with version 3 of the accessibility plan and a budget "
        "line of 40,210 pounds."}) {
    INFO(note);
    CHECK(found(note).empty());
  }
}

TEST_CASE("the second voice finds homes that no rule knows", "[guard]") {
  CHECK(
      found("the letter of 19 January went to 9a Upper Saltings in place of 9 Upper Saltings, the "
            "neighbour brought it round")
          .find("9a Upper Saltings") != std::string::npos);
  CHECK(found("Mum told me to look for the house at no 14 Mafeking Walk and not to mind the dog. "
              "Home visit to High Nook Farm, above Oxenhope, two gates and a dog.")
            .find("High Nook Farm") != std::string::npos);
}

TEST_CASE("the second voice is not asked in a scrap of a few words", "[guard]") {
  CHECK(found("room 5 on Boxing Day").empty());
  CHECK(found("invoice 7412086351 unpaid").empty());
}

TEST_CASE("the second voice never asks about what stands alone", "[guard]") {
  for (const std::string_view cell :
       {"12", "2019", "4417", "K", "EY", "heron", "88-LDD-4410", "014 559", "Sunday", "16", "B17-X",
        "2024/25", "1 Aug", "3rd August", "9 on", "Y9", "the boy", "row 4417"}) {
    INFO(cell);
    CHECK(found(cell).empty());
  }
}
