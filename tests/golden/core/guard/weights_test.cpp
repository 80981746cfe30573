// The second voice's weights as core/docs/identity-guard.md lays them out: read here from the file
// alone, they say what the guard hears, on every machine.

#include <fieldfare/core/guard/doubts.h>
#include <places.h>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace fieldfare;

namespace {

std::vector<std::uint8_t> weights_file() {
  std::ifstream file(std::string(FIELDFARE_SOURCE_TREE) + "/core/lexicon/likelihood.bin",
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

constexpr std::size_t head = 16;
constexpr std::size_t spellings = 16384;
constexpr std::size_t units = 32;
constexpr std::size_t layer = head + guard::doubt_signs + spellings;
constexpr std::size_t own = layer + guard::doubt_rows * units;

int small(std::uint8_t byte) {
  return byte < 128 ? byte : byte - 256;
}
int pair(const std::vector<std::uint8_t>& file, std::size_t at) {
  const int both = file[at] + 256 * file[at + 1];
  return both < 32768 ? both : both - 65536;
}

int score(const std::vector<std::uint8_t>& file, const guard::Doubt& doubt) {
  int sum = 0;
  for (const std::uint32_t sign : doubt.signs)
    sum += small(file[head + sign]);
  if (doubt.rows.empty()) return sum;
  int said = 0;
  for (std::size_t unit = 0; unit < units; ++unit) {
    int counts = pair(file, own + 2 * unit);
    for (const std::uint16_t row : doubt.rows)
      counts += small(file[layer + row * units + unit]);
    said += std::clamp(counts, 0, 256) * pair(file, own + 2 * units + 2 * unit);
  }
  return sum + said / 256;
}

}  // namespace

TEST_CASE("the second voice's weights lie as the document says", "[guard]") {
  const std::vector<std::uint8_t> file = weights_file();
  REQUIRE(file.size() == own + 4 * units);
  CHECK(std::string(file.begin(), file.begin() + 4) == "FFLW");
  const std::vector<std::uint8_t> numbers = {2, 0, 0, 0, 0, 0, 2, 0, 0, 138, 0, 0};
  CHECK(std::equal(numbers.begin(), numbers.end(), file.begin() + 4));
}

TEST_CASE("the second voice hears what its file says", "[guard]") {
  const std::vector<std::uint8_t> file = weights_file();
  const std::string note =
      "ta says alfie and Belle cant be in same room as TK\nSummer rang. K = J. Faith off roll; "
      "Robin pt timetable. mum said zorvath was upset, Leanne Pickup wrote";
  const std::vector<guard::Doubt> doubts = guard::doubts(note, {});
  REQUIRE(doubts.size() >= 8);
  for (const guard::Doubt& doubt : doubts) {
    INFO(note.substr(doubt.start, doubt.end - doubt.start));
    CHECK(doubt.score == score(file, doubt));
  }
}

TEST_CASE("the weights for days, figures and people lie as the document says", "[guard]") {
  constexpr std::size_t first = 12;
  std::ifstream in(std::string(FIELDFARE_SOURCE_TREE) + "/core/lexicon/figures.bin",
                   std::ios::binary);
  const std::vector<std::uint8_t> file{std::istreambuf_iterator<char>(in),
                                       std::istreambuf_iterator<char>()};
  REQUIRE(file.size() == first + guard::figure_signs);
  CHECK(std::string(file.begin(), file.begin() + 4) == "FFLF");
  const std::vector<std::uint8_t> numbers = {1, 0, 0, 0, 0, 0, 1, 0};
  CHECK(std::equal(numbers.begin(), numbers.end(), file.begin() + 4));
  const std::string note =
      "left msg on 01902 555 0148, he is 9 on Sunday, dob 3/4/12\nthe vicar's twins, ref 4417";
  const std::vector<guard::Doubt> doubts = guard::figure_doubts(note, {});
  REQUIRE(doubts.size() >= 5);
  for (const guard::Doubt& doubt : doubts) {
    INFO(note.substr(doubt.start, doubt.end - doubt.start));
    int sum = 0;
    for (const std::uint32_t sign : doubt.signs)
      sum += small(file[first + sign]);
    CHECK(doubt.score == sum);
  }
}
