#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/framework/wording.h>

using namespace fieldfare;
using namespace fieldfare::framework;

namespace {

const Framework& local_offer() {
  static const auto library = Library::built_in();
  return library.get("local-offer-2026");
}

std::vector<std::string> found(const std::string& text) {
  std::vector<std::string> out;
  for (const WordingHit& hit : evaluative_hits(local_offer(), text)) {
    out.push_back(text.substr(hit.start, hit.end - hit.start));
  }
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words that judge are found in any form and case") {
  CHECK(found("Leaders made Effective use of it, ineffectively shared.") ==
        Words{"Effective", "ineffectively"});
  CHECK(found("We RECOMMEND that the area should act") == Words{"RECOMMEND", "should"});
  CHECK(found("judged good; judgement") == Words{"judged", "good", "judgement"});
}

TEST_CASE("the promise not to judge covers outcomes, judgements, findings and recommendations") {
  CHECK(found("outcome judgement findings recommendation") ==
        Words{"outcome", "judgement", "findings", "recommendation"});
}

TEST_CASE("a word inside another is left alone") {
  CHECK(found("goods, mustard, prefinding, sounding board").empty());
  CHECK(found("d\xC3\xA9judge").empty());
}

TEST_CASE("a phrase may be parted by any space or hyphen") {
  CHECK(found("high-quality") == Words{"high-quality"});
  CHECK(found("a positive\n  impact") == Words{"positive\n  impact"});
  CHECK(found("positive, impact").empty());
}

TEST_CASE("terms of the field are not taken for judgements") {
  CHECK(found("Experiences and outcomes of children").empty());
  CHECK(found("It does not evaluate and holds no outcomes and no recommendations.").empty());
  CHECK(found("examples of good practice, a self-evaluation").empty());
  CHECK(found("good practice is good") == Words{"good"});
}

TEST_CASE("the longest of several terms at one place is told, with its reason") {
  const auto hits = evaluative_hits(local_offer(), "a serious concern");
  REQUIRE(hits.size() == 1);
  CHECK(hits.front().term == "serious concern*");
  CHECK_FALSE(hits.front().reason.empty());
  CHECK(hits.front().start == 2);
  CHECK(hits.front().end == 17);
}

TEST_CASE("plain facts about the visit are let through") {
  CHECK(found("Inspectors held 3 tracking meetings by video and visited two schools in week 3.")
            .empty());
  CHECK(found("").empty());
}
