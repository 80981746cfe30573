// Holds the guard's figures on our own notes. A change of rules may raise a floor, never lower it
// without a reason in the commit. The held-out part tells what the rules are worth on notes that
// they were not made for.

#include <support/guard_corpus.h>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace fieldfare;
using test::GuardScore;
using test::MarkedNote;

namespace {

std::vector<MarkedNote> all_notes() {
  const std::string folder = std::string(FIELDFARE_SOURCE_TREE) + "/tests/data/guard/";
  std::vector<MarkedNote> notes = test::read_marked_notes(folder + "identities.txt");
  for (MarkedNote& note : test::read_marked_notes(folder + "clean.txt"))
    notes.push_back(std::move(note));
  return notes;
}

}  // namespace

TEST_CASE("the guard finds what it found before in the notes it was tuned on", "[guard]") {
  const GuardScore score = test::score_guard(guard::Guard(), all_notes(), false);
  INFO(test::in_words(score));
  CHECK(score.recall.percent() >= 99.0);
  CHECK(score.precision.percent() >= 98.0);
  CHECK(score.clean_flagged.percent() <= 2.0);
  CHECK(score.leaks.percent() <= 2.0);
  for (const auto& [origin, share] : score.origins) {
    INFO(origin);
    CHECK(share.percent() >= 90.0);
  }
}

TEST_CASE("the guard finds what it found before in notes that were held out", "[guard]") {
  const GuardScore score = test::score_guard(guard::Guard(), all_notes(), true);
  // The notes themselves are not printed, so that nobody tunes to them.
  INFO("recall " << score.recall.percent() << " precision " << score.precision.percent()
                 << " clean flagged " << score.clean_flagged.percent() << " leaks "
                 << score.leaks.percent());
  CHECK(score.recall.percent() >= 96.0);
  CHECK(score.precision.percent() >= 93.0);
  CHECK(score.clean_flagged.percent() <= 7.0);
  CHECK(score.leaks.percent() <= 7.0);
}
