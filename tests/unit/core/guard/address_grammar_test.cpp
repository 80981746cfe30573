#include <fieldfare/core/guard/doubts.h>

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "found.h"

using namespace fieldfare;
using test::found;

namespace {

/// The addresses that the second voice is asked about, whether a rule finds them or not.
std::string read(std::string_view text, const guard::AllowList& allow = {}) {
  constexpr unsigned home = 5;
  std::string out;
  for (const guard::Doubt& doubt : guard::figure_doubts(text, allow)) {
    if (doubt.kind != home) continue;
    if (!out.empty()) out += " | ";
    out += text.substr(doubt.start, doubt.end - doubt.start);
  }
  return out;
}

}  // namespace

TEST_CASE("an address is read as a chain: flat, storey, house, number and street", "[guard]") {
  CHECK(read("to Flat 7, 2nd Flr, Marine Ct, 40-44 The Esplanade. Locks") ==
        "Flat 7, 2nd Flr, Marine Ct, 40-44 The Esplanade");
  CHECK(read("room 11, the Clarendon Guest Hse, West End Rd, 5 weeks") ==
        "room 11, the Clarendon Guest Hse, West End Rd");
  CHECK(read("now Unit 7, Watling Court, Hinckley Rd, upstairs") ==
        "Unit 7, Watling Court, Hinckley Rd, upstairs");
  CHECK(read("moved to Boundary House, 3rd floor, rm 9, forty miles off") ==
        "Boundary House, 3rd floor, rm 9");
  CHECK(read("Churchill Hse (flat 44, 7th fl). He's 11") == "Churchill Hse (flat 44, 7th fl");
  CHECK(read("Room 14 at the Travelodge on Quay Street, with twins") ==
        "Room 14 at the Travelodge on Quay Street");
}

TEST_CASE("an address is read with its number behind, in words, or said to be one", "[guard]") {
  CHECK(read("drop at Kirk Balk 18; then Kirk Balk, 33; then home") ==
        "Kirk Balk 18 | Kirk Balk, 33");
  CHECK(read("up Cemetery Road, forty-one. I think") == "Cemetery Road, forty-one");
  CHECK(read("number 60, the end terrace, Ashworth Fold") ==
        "number 60, the end terrace, Ashworth Fold");
  CHECK(read("lives number 5 on Tennyson, with two boys") == "number 5 on Tennyson");
  CHECK(read("one hundred and eight Amhurst Road, flat C") ==
        "one hundred and eight Amhurst Road, flat C");
  CHECK(read("the flat above 112 Lozells Rd was empty") == "flat above 112 Lozells Rd");
}

TEST_CASE("an address is read in small letters and with slips of the keys", "[guard]") {
  CHECK(read("gone from 112 mare st, top floor. shrugged") == "112 mare st, top floor");
  CHECK(read("then flat 31, tressell bevan since easter") == "flat 31, tressell bevan");
  CHECK(read("off her card: bromehead house 15, gp near") == "bromehead house 15");
  CHECK(read("with nan at 14 Marsh Raod now") == "14 Marsh Raod");
}

TEST_CASE("boats, pitches and houses without a number are read", "[guard]") {
  CHECK(read("post to nb Kittiwake, Mooring 11, Shardlow Basin. Floats") ==
        "nb Kittiwake, Mooring 11, Shardlow Basin");
  CHECK(read("Pitch C12, Seaview Holiday Park, until October") ==
        "Pitch C12, Seaview Holiday Park");
  CHECK(read("gran is at The Old Lamp Room, Pit Lane, for good") == "The Old Lamp Room, Pit Lane");
}

TEST_CASE("times, counts, dates and what the visit allowed are read as no address", "[guard]") {
  CHECK(read("at 10:30 Meadow and 40% Oak, 12 May, 3.5 Hours").empty());
  CHECK(read("Mrs Ferreday, who came").empty());
  CHECK(read("Hexham Priory School, Corbridge Road").empty());
  guard::AllowList allow;
  allow.add("Rowan House", guard::AllowedAs::place);
  CHECK(read("met at Rowan House, all day", allow).empty());
  CHECK(read("met at Rowan House, all day") == "Rowan House");
}

TEST_CASE("an address that is found keeps the parts beside it", "[guard]") {
  CHECK(found("Home: 88 Tanner's Ropery, top floor, lift out") == "88 Tanner's Ropery, top floor");
  CHECK(found("lives at Rear of 44 Castle Street, no bell") == "Rear of 44 Castle Street");
  CHECK(found("he lives at Portakabin, 300 Foleshill Rd. Son joins him").find("300 Foleshill Rd") !=
        std::string::npos);
}
