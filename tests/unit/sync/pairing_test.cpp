#include <fieldfare/sync/meeting/pairing.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <sstream>

#include <fieldfare/core/error.h>

using namespace fieldfare;
using sync::meeting::pairing_text;
using sync::meeting::pairing_words;
using sync::meeting::read_pairing;

namespace {

Hash fingerprint(std::uint8_t first) {
  Hash out;
  for (std::size_t i = 0; i < Hash::size; ++i)
    out.bytes[i] = static_cast<std::uint8_t>(first + i);
  return out;
}

std::string refusal(std::string_view text) {
  try {
    static_cast<void>(read_pairing(text));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::usage);
    return std::string(error.what()) + " " + error.hint();
  }
  return {};
}

/// All 256 words, from 32 codes of eight.
std::set<std::string> all_words() {
  std::set<std::string> out;
  for (int first = 0; first < 256; first += 8) {
    std::istringstream words(pairing_words(fingerprint(static_cast<std::uint8_t>(first))));
    for (std::string word; words >> word;)
      out.insert(word);
  }
  return out;
}

}  // namespace

TEST_CASE("a pairing code of words fits its certificate and no other", "[meeting]") {
  for (int first = 0; first < 256; ++first) {
    const Hash seen = fingerprint(static_cast<std::uint8_t>(first));
    const auto pairing = read_pairing(pairing_words(seen));
    CHECK(pairing.fits(seen));
    for (std::size_t byte = 0; byte < 8; ++byte) {
      Hash other = seen;
      other.bytes[byte] ^= 1;
      CHECK_FALSE(pairing.fits(other));
    }
  }
}

TEST_CASE("each byte has a word of its own, told from the others by its first four letters",
          "[meeting]") {
  const std::set<std::string> words = all_words();
  CHECK(words.size() == 256);
  std::set<std::string> beginnings;
  for (const std::string& word : words) {
    CHECK(word.size() <= 8);
    beginnings.insert(word.substr(0, 4));
  }
  CHECK(beginnings.size() == 256);
}

TEST_CASE("words are understood in any case and with anything between them", "[meeting]") {
  const Hash seen = fingerprint(200);
  std::string shouted = pairing_words(seen);
  for (char& c : shouted)
    c = c == ' ' ? '-' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  CHECK(read_pairing("  " + shouted + "\n").fits(seen));
}

TEST_CASE("a wrong word is named, and the word that was meant", "[meeting]") {
  std::string words = pairing_words(fingerprint(0));  // acorn album ...
  const std::string slip = refusal("acron" + words.substr(5));
  CHECK(slip.find("acron") != std::string::npos);
  CHECK(refusal("akorn" + words.substr(5)).find("acorn") != std::string::npos);
  CHECK(refusal(words.substr(6)).find("eight words, not 7") != std::string::npos);
  CHECK_FALSE(refusal("").empty());
  CHECK_FALSE(refusal(std::string(5000, 'x')).empty());
}

TEST_CASE("the text form carries the whole certificate and the places", "[meeting]") {
  const Hash seen = fingerprint(9);
  const std::vector<std::string> places{"192.168.43.7:8441", "[fd00::2]:8441"};
  const std::string text = pairing_text(seen, places);
  const auto pairing = read_pairing(text);
  CHECK(pairing.fits(seen));
  CHECK(pairing.places == places);
  Hash other = seen;
  other.bytes[31] ^= 1;
  CHECK_FALSE(pairing.fits(other));
  CHECK(read_pairing(pairing_text(seen, std::vector<std::string>(9, places[0]))).places.size() ==
        4);
}

TEST_CASE("a text that is cut, of another version or names hosts is refused", "[meeting]") {
  const std::string text = pairing_text(fingerprint(9), {"192.168.43.7:8441"});
  for (std::size_t length = 0; length < text.size() - 18; ++length)
    CHECK_FALSE(refusal(text.substr(0, length)).empty());
  CHECK_FALSE(refusal(text + "/evil.example:80/").empty());
  CHECK_FALSE(refusal(text + "/1.2.3.4:1/1.2.3.4:1/1.2.3.4:1/1.2.3.4:1").empty());
  std::string newer = text;
  newer[15] = '2';
  CHECK_FALSE(refusal(newer).empty());
}
