#include <fieldfare/core/guard/guard.h>

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace fieldfare::guard;

namespace {

/// The stretches found, joined by " | ".
std::string found(std::string_view text, const AllowList& allow = {}) {
  std::string out;
  for (const Finding& finding : Guard().check(text, allow)) {
    if (!out.empty()) out += " | ";
    out += text.substr(finding.start, finding.end - finding.start);
  }
  return out;
}

Finding only(std::string_view text) {
  const Findings findings = Guard().check(text, {});
  REQUIRE(findings.size() == 1);
  return findings[0];
}

}  // namespace

TEST_CASE("names of any origin are found in any case", "[guard]") {
  CHECK(found("Met Oluwaseun's mum") == "Oluwaseun");
  CHECK(found("spoke to siobhan o'reilly today") == "siobhan o'reilly");
  CHECK(found("AMIR KHAN ATTENDS THE BASE") == "AMIR KHAN");
  CHECK(found("Reviewed the plan of Zeynep Y\xC4\xB1ld\xC4\xB1r\xC4\xB1m.") ==
        "Zeynep Y\xC4\xB1ld\xC4\xB1r\xC4\xB1m");
  CHECK(found("Huw ap Rhys and Mary-Kate Smith-Jones came") ==
        "Huw ap Rhys | Mary-Kate Smith-Jones");
}

TEST_CASE("letters of another script are found", "[guard]") {
  CHECK(found("met \xD0\x9A\xD1\x81\xD0\xB5\xD0\xBD\xD0\xB8\xD1\x8F at noon") ==
        "\xD0\x9A\xD1\x81\xD0\xB5\xD0\xBD\xD0\xB8\xD1\x8F");
}

TEST_CASE("a word that no list holds is suspect, a slip of the fingers is not", "[guard]") {
  CHECK(found("we saw Abbiegael in the hub") == "Abbiegael");
  CHECK(found("reviewd the chronology, recieved late").empty());
}

TEST_CASE("a word that is also a name is found where a name stands", "[guard]") {
  CHECK(found("We met Grace in the hub") == "Grace");
  CHECK(found("mum of grace rang") == "grace");
  CHECK(found("Will said he likes it") == "Will");
  CHECK(found("told Summer about the club") == "Summer");
  CHECK(found("Angel was tired") == "Angel");
}

TEST_CASE("a word that is also a name is left alone where a word stands", "[guard]") {
  CHECK(found("Will the LA respond by May? Hope so. Mark this.").empty());
  CHECK(found("Summer term was better than spring. Numbers rose in June.").empty());
  CHECK(found("Grace period of 3 months").empty());
}

TEST_CASE("public bodies, terms, places, roles and codes are left alone", "[guard]") {
  CHECK(found("Ofsted and CQC asked the LANO, the ICB and CAMHS about EHC plans.").empty());
  CHECK(found("Year 9 and Key Stage 4 use Makaton and PECS; Down syndrome clinic.").empty());
  CHECK(found("Leeds, Tower Hamlets, Kent and St Helens on Monday 3 March.").empty());
  CHECK(found("Child A, YP1, case 12 and LO-01: headteacher and SENCo present.").empty());
  CHECK(found("Oakfield Primary and St Mary's School share a nurse.").empty());
}

TEST_CASE("once a name is found, every mention of it is", "[guard]") {
  CHECK(found("Grace said yes. Then Grace left. Grace is fine.") == "Grace | Grace | Grace");
}

TEST_CASE("initials are found, codes of one letter are not", "[guard]") {
  CHECK(found("J.S. refuses maths") == "J.S.");
  CHECK(found("mum of TK rang") == "TK");
  CHECK(found("Child B and Inspector C agree").empty());
}

TEST_CASE("a full name, and a title with a name, are certain", "[guard]") {
  CHECK(only("saw Amir Khan today").tier == Tier::block);
  CHECK(only("saw Mrs Khan today").tier == Tier::block);
  CHECK(only("saw Amir today").tier == Tier::ask);
}

TEST_CASE("identity numbers are found by their check digits or by a cue", "[guard]") {
  CHECK(only("number 943 476 5919 in file").rule == "a valid NHS number");
  CHECK(only("NHS no 943 476 5918").tier == Tier::block);
  CHECK(found("document 9434765917 of the set").empty());
  CHECK(found("UPN A123456789012") == "A123456789012");
  CHECK(found("NI AB 12 34 56 C") == "AB 12 34 56 C");
  CHECK(found("LCS id 0048213, passport number 533401987") == "0048213 | 533401987");
  CHECK(found("ref SEND-2025-0148, version 3").empty());
}

TEST_CASE("phones, e-mails, handles, postcodes and addresses are found", "[guard]") {
  CHECK(only("ring 07700 900123 after 5").label == Label::phone);
  CHECK(only("call +44 (0)113 496 0000").label == Label::phone);
  CHECK(only("write to jane.doe@example.org").label == Label::email);
  CHECK(only("on snapchat as kyzer_2012 now").label == Label::handle);
  CHECK(only("near LS1 4AB").label == Label::postcode);
  CHECK(found("lives at 12 oak road, Leeds") == "12 oak road, Leeds");
  CHECK(found("at 09.30-10.15 11.00 on 12.03.2025").empty());
}

TEST_CASE("dates of birth are found, dates of visits are not", "[guard]") {
  for (const std::string_view text :
       {"DOB 12/03/2014", "d.o.b: 12.3.14", "born on the 12th of March 2014",
        "date of birth 120314", "March 12th 2014 (dob)", "her birthday is 12 March"}) {
    INFO(text);
    CHECK(only(text).label == Label::dob);
  }
  CHECK(found("she turns 9 on 4 May") == "turns 9 on 4 May");
  CHECK(found("Visited on 12/03/2025, next review due 11 March 2026.").empty());
}

TEST_CASE("a relation that tells who it is asks", "[guard]") {
  CHECK(found("the headteacher's daughter is in the base") == "the headteacher's daughter");
  CHECK(found("a pupil's mother came").empty());
}

TEST_CASE("at a sentence's start, what is said of a word tells whether it is a name", "[guard]") {
  for (const std::string_view text :
       {"Hope is doing well", "Earl is 14 and cannot read", "Precious won't eat",
        "Robin has hearing aids", "Storm is 9. She likes maps", "Willow and her 1:1 were out"}) {
    INFO(text);
    CHECK(found(text) == text.substr(0, text.find(' ')));
  }
  for (const std::string_view text :
       {"Hope is that waits fall", "Grace was given till March", "Will the LA act?", "May is busy",
        "Mark this as done", "Rose to 40%", "Summer is the worst time", "He is in Year 10"}) {
    INFO(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("names are found in the order of registers, in pairs and without their apostrophe",
          "[guard]") {
  CHECK(found("Mr & Mrs Farquharson came") == "Mr & Mrs Farquharson");
  CHECK(found("SMITH, John - file 3") == "SMITH, John");
  CHECK(found("Kims mum rang") == "Kims");
  CHECK(found("J Smith signed") == "J Smith");
  CHECK(found("Zara Kelly was in. ZK likes maths") == "Zara Kelly | ZK");
}

TEST_CASE("codes and roles have mothers, too", "[guard]") {
  CHECK(found("YP's mum agrees. Child A's gran and CYP's dad were happy.").empty());
  CHECK(found("LM's dad agrees") == "LM");
}

TEST_CASE("an age with its day is a birthday, other numbers are not", "[guard]") {
  CHECK(found("she turns 16 next Tues") == "turns 16 next Tues");
  CHECK(found("he is 5 on Boxing Day") == "is 5 on Boxing Day");
  CHECK(found("child C: 6 on 3 May") == "6 on 3 May");
  CHECK(found("LO 2 on Monday, 9 of 10 on Tuesday, Tue 16 June, 09:30").empty());
}

TEST_CASE("an allowed phrase is allowed as a whole", "[guard]") {
  AllowList allow;
  allow.add("Rowan House", AllowedAs::setting);
  allow.add("Wykeholme", AllowedAs::place);
  CHECK(found("ROWAN HOUSE and Wykeholme's hub", allow).empty());
  CHECK(found("We met Rowan in the hub", allow) == "Rowan");
}

TEST_CASE("a place or a setting that is allowed is not allowed where a person stands", "[guard]") {
  AllowList allow;
  allow.add("Chelsea", AllowedAs::place);
  allow.add("Lonsdale", AllowedAs::setting);
  CHECK(found("The hub in Chelsea and the base at Lonsdale are full.", allow).empty());
  CHECK(found("Chelsea's mum rang", allow) == "Chelsea");
  CHECK(found("We met Gareth Lonsdale", allow) == "Gareth Lonsdale");
  CHECK(found("Mrs Lonsdale left", allow) == "Mrs Lonsdale");
}

TEST_CASE("a setting is allowed by what it is called for short", "[guard]") {
  AllowList allow;
  allow.add("Blackmarston School", AllowedAs::setting);
  allow.add("Heart of the Forest Community School", AllowedAs::setting);
  allow.add("St James's (Jimmy's)", AllowedAs::setting);
  allow.add("Grace Academy", AllowedAs::setting);
  CHECK(
      found("blackmarston and Heart of the Forest share a pool; Jimmy's does not", allow).empty());
  CHECK(found("Grace said no", allow) == "Grace");
  CHECK(allow.given() == std::vector<std::string>{"blackmarston school", "grace academy",
                                                  "heart of the forest community school",
                                                  "st james's jimmy's"});
}

TEST_CASE("a role that is allowed holds no name", "[guard]") {
  AllowList allow;
  allow.add("Mosaic lead", AllowedAs::staff_role);
  allow.add("Oluwaseun the lead", AllowedAs::staff_role);
  CHECK(found("the Mosaic lead came", allow).empty());
  CHECK(found("Oluwaseun the lead came", allow) == "Oluwaseun");
}

TEST_CASE("a word that is no person is allowed wherever it stands", "[guard]") {
  AllowList allow;
  allow.add("Grace", AllowedAs::not_a_person);
  CHECK(found("Grace said no", allow).empty());
  CHECK(found("Grace Adeyemi said no", allow) == "Grace Adeyemi");
}

TEST_CASE("numbers, phones and e-mails cannot be allowed", "[guard]") {
  AllowList allow;
  allow.add("07700 900123", AllowedAs::not_a_person);
  allow.add("jane.doe@example.org", AllowedAs::setting);
  CHECK(allow.empty());
  CHECK(only("ring 07700 900123 after 5").label == Label::phone);
}

TEST_CASE("text that is not UTF-8 is blocked as a whole", "[guard]") {
  const Findings findings = Guard().check("caf\xE9", {});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].end == 4);
  CHECK(findings[0].tier == Tier::block);
}

TEST_CASE("clean text is admitted, other text gives its findings", "[guard]") {
  const Guard guard;
  CHECK(std::holds_alternative<GuardedText>(guard.admit("Waits are long.", {})));
  CHECK(std::holds_alternative<Findings>(guard.admit("Oluwaseun waits.", {})));
  CHECK(guard.trusted("Year 9").str() == "Year 9");
}

TEST_CASE("a masked text tells what was withheld and nothing of it", "[guard]") {
  CHECK(Guard().mask("Amir Khan, dob 12/03/2014", {}).str() ==
        "[withheld: name], [withheld: birthday]");
}
