#include <fieldfare/core/guard/live_check.h>
#include <fieldfare/core/guard/pseudonyms.h>

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <string>
#include <string_view>

using namespace fieldfare::guard;

namespace {

constexpr std::size_t nowhere = std::string_view::npos;

/// `text` with the mentions that the pseudonyms replace by themselves.
std::string replaced(const Pseudonyms& known, std::string_view text, std::size_t caret = nowhere) {
  LiveCheck live;
  return Pseudonyms::applied(text,
                             known.stand_ins(text, live.check(text, AllowList{}, &known), caret));
}

/// How much of this process is locked against swapping, in KiB.
long locked_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    long kib = 0;
    if (word == "VmLck:" && status >> kib) return kib;
  }
  return 0;
}

}  // namespace

TEST_CASE("pairings are kept in locked memory, and none of it is kept after a lock",
          "[guard][pseudonyms]") {
  const long before = locked_memory();
  {
    const fieldfare::crypto::SecureBuffer control(4096);
    if (locked_memory() <= before) {
      WARN("this system locks no memory");
      return;
    }
  }
  Pseudonyms known;
  REQUIRE(known.pair("Zara Kelly", "Child A"));
  CHECK(locked_memory() > before);
  known.wipe();
  CHECK(locked_memory() == before);
}

TEST_CASE("a paired name gives way in every later mention", "[guard][pseudonyms]") {
  Pseudonyms known;
  REQUIRE(known.pair("Zara Kelly", "Child A"));
  CHECK(replaced(known, "Zara Kelly came late.") == "Child A came late.");
  CHECK(replaced(known, "Zara Kelly's mum rang.") == "Child A's mum rang.");
  CHECK(replaced(known, "ZARA KELLY was upset.") == "Child A was upset.");
  CHECK(replaced(known, "spoke to zara kelly again") == "spoke to Child A again");
  CHECK(replaced(known, "Register: KELLY, Zara") == "Register: Child A");
}

TEST_CASE("the first name and the initials alone stand for a name of several words",
          "[guard][pseudonyms]") {
  Pseudonyms known;
  REQUIRE(known.pair("Zara Kelly", "Child A"));
  CHECK(replaced(known, "zara said no. Zara's bus was late.") ==
        "Child A said no. Child A's bus was late.");
  CHECK(replaced(known, "Zaras mum rang") == "Child A's mum rang");
  CHECK(replaced(known, "The plan of ZK is late") == "The plan of Child A is late");
}

TEST_CASE("a family name alone is nobody's code: it may be the mother's", "[guard][pseudonyms]") {
  Pseudonyms known;
  REQUIRE(known.pair("Zara Kelly", "Child A"));
  CHECK(replaced(known, "Mrs Kelly rang.") == "Mrs Kelly rang.");
  REQUIRE(known.pair("Mrs Kelly", "Parent A"));
  CHECK(replaced(known, "Mrs Kelly rang about Zara.") == "Parent A rang about Child A.");
}

TEST_CASE("a first name that two people share is left for the person to answer",
          "[guard][pseudonyms]") {
  Pseudonyms known;
  REQUIRE(known.pair("Zara Kelly", "Child A"));
  REQUIRE(known.pair("Zara Ahmed", "Child B"));
  CHECK(replaced(known, "Zara said no") == "Zara said no");
  CHECK(replaced(known, "Zara Ahmed said no") == "Child B said no");
  CHECK(known.likely("Zara") == "Child B");
}

TEST_CASE("a word that is also a name gives way only where it is a person", "[guard][pseudonyms]") {
  Pseudonyms known;
  REQUIRE(known.pair("May", "Child A"));
  REQUIRE(known.pair("Hope", "Child B"));
  CHECK(replaced(known, "Review due in May. May said it is too loud, hope said so too.") ==
        "Review due in May. Child A said it is too loud, Child B said so too.");
  CHECK(replaced(known, "we hope the wait falls") == "we hope the wait falls");
}

TEST_CASE("a whole name gives way in small letters, too", "[guard][pseudonyms]") {
  Pseudonyms known;
  REQUIRE(known.pair("Grace Moyo", "Child F"));
  CHECK(replaced(known, "The wait was long. We spoke to grace moyo about it.") ==
        "The wait was long. We spoke to Child F about it.");
  // With others beside, too.
  REQUIRE(known.pair("Oluwaseun Adeyemi", "Child A"));
  CHECK(replaced(known,
                 "The wait was 1 weeks. We spoke to grace moyo about it. The wait was 1 "
                 "weeks. We spoke to Oluwaseun Adeyemi about it. ")
            .find("moyo") == nowhere);
}

TEST_CASE("accents and scripts are known again", "[guard][pseudonyms]") {
  Pseudonyms known;
  REQUIRE(known.pair("Zo\xC3\xAB", "Child A"));
  CHECK(replaced(known, "Zoe's taxi, zo\xC3\xAB said") == "Child A's taxi, Child A said");
}

TEST_CASE("the word that is being typed is left until it is whole", "[guard][pseudonyms]") {
  Pseudonyms known;
  REQUIRE(known.pair("Zara Kelly", "Child A"));
  CHECK(replaced(known, "Met Zara", 8) == "Met Zara");
  CHECK(replaced(known, "Met Zara ", 9) == "Met Zara ");
  CHECK(replaced(known, "Met Zara Kel", 12) == "Met Zara Kel");
  CHECK(replaced(known, "Met Zara Kelly ", 15) == "Met Child A ");
  CHECK(replaced(known, "Met Zara in ", 12) == "Met Child A in ");
  CHECK(replaced(known, "Met Zara's", 10) == "Met Zara's");
  CHECK(replaced(known, "Met Zara.", 9) == "Met Child A.");
}

TEST_CASE("undo takes back the last pairing and brings back the one before",
          "[guard][pseudonyms]") {
  Pseudonyms known;
  REQUIRE(known.pair("Zara", "Child A"));
  REQUIRE(known.pair("Zara", "Child C"));
  CHECK(known.stands_for("Zara") == "Child C");
  CHECK(known.undo());
  CHECK(known.stands_for("zara") == "Child A");
  CHECK(known.undo());
  CHECK_FALSE(known.stands_for("Zara"));
  CHECK_FALSE(known.undo());
}

TEST_CASE("a replacement that was taken back does not come again, but the name is still found",
          "[guard][pseudonyms]") {
  Pseudonyms known;
  REQUIRE(known.pair("Zara Kelly", "Child A"));
  REQUIRE(known.leave("Zara"));
  CHECK(replaced(known, "Zara said no") == "Zara said no");
  CHECK(replaced(known, "Zara Kelly said no") == "Child A said no");
  LiveCheck live;
  CHECK(live.check("Zara said no", AllowList{}, &known).size() == 1);
}

TEST_CASE("who a code stands for is told, and forgotten on wish and at lock",
          "[guard][pseudonyms]") {
  Pseudonyms known;
  REQUIRE(known.pair("Zara Kelly", "Child A"));
  REQUIRE(known.pair("Tom", "Child B"));
  const auto name = known.name_of("Child A");
  REQUIRE(name);
  CHECK(std::string(name->view().begin(), name->view().end()) == "Zara Kelly");
  CHECK(known.forget("Child A") == 1);
  CHECK_FALSE(known.name_of("Child A"));
  CHECK(known.stands_for("Tom") == "Child B");
  known.wipe();
  CHECK(known.empty());
  CHECK_FALSE(known.stands_for("Tom"));
}

TEST_CASE("what is no code is refused: a name, nothing, or more than fits", "[guard][pseudonyms]") {
  Pseudonyms known;
  CHECK_FALSE(known.pair("Zara", "Oluwaseun"));
  CHECK_FALSE(known.pair("Zara", ""));
  CHECK_FALSE(known.pair("...", "Child A"));
  CHECK_FALSE(known.pair(std::string(400, 'z'), "Child A"));
  CHECK_FALSE(known.pair("Zara\xFF", "Child A"));
  CHECK(known.empty());
}

TEST_CASE("a day's worth of pairings is kept", "[guard][pseudonyms]") {
  Pseudonyms known;
  for (int i = 0; i < 200; ++i)
    REQUIRE(known.pair("Xqz" + std::string(static_cast<std::size_t>(i % 20) + 1, 'k') +
                           std::string(static_cast<std::size_t>(i / 20) + 1, 'v'),
                       "Child " + std::to_string(i + 1)));
  CHECK(known.stands_for("xqzkv") == "Child 1");
  CHECK(replaced(known, "Xqzkkvv said no") == "Child 22 said no");
}
