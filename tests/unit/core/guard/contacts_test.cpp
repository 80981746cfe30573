#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("a page is found by the name that it bears", "[guard]") {
  CHECK(found("FB - Shaz Mum Oftwo - runs the group") == "Shaz Mum Oftwo");
  CHECK(found("fb name Kez Nan Truro") == "Kez Nan Truro");
  CHECK(found("a Vinted thing going, stitchedbyelz, made some") == "stitchedbyelz");
  CHECK(found("her page is fb.com/kez.trevose now") == "fb.com/kez.trevose");
  CHECK(found("a Facebook page, children asked").empty());
  CHECK(found("Facebook - Leeds City Council").empty());
}

TEST_CASE("an e-mail address that lost a piece is found", "[guard]") {
  CHECK(found("email is kez at gmail") == "kez at gmail");
  CHECK(found("kez@gmail bounced") == "kez@gmail");
  CHECK(found("kez.truro [at] gmail.com") == "kez.truro [at] gmail.com");
  CHECK(found("look at outlook, meet at yahoo").empty());
}

TEST_CASE("a phone number is found figure by figure and without its nought", "[guard]") {
  CHECK(found("0 7 7 0 0 9 0 0 1 2 3 rings out") == "0 7 7 0 0 9 0 0 1 2 3");
  CHECK(found("ring her on seven seven double oh nine double oh one two three") ==
        "seven seven double oh nine double oh one two three");
  CHECK(found("0 1 2 3 on the scale").empty());
}

TEST_CASE("a handle is known by the service before or behind it", "[guard]") {
  CHECK(found("group chat admin is bigmanTJ on snap") == "bigmanTJ");
  CHECK(found("His gaming name, zennor.zed, is known") == "zennor.zed");
  CHECK(found("posters on Facebook, pages on Instagram").empty());
}

TEST_CASE("a handle is found with all that is joined to it", "[guard]") {
  CHECK(found("screenshots of lil.danko09 on snap") == "lil.danko09");
  CHECK(found("mum moderates as u/cumbria_pans_mum.") == "u/cumbria_pans_mum");
}

TEST_CASE("one dot makes a handle where the service is named", "[guard]") {
  CHECK(found("YP gave me her discord, seaslug.06, in case") == "seaslug.06");
  CHECK(found("mostly on snapchat. kaiboi.hfd is the one") == "kaiboi.hfd");
  CHECK(found("mostly on paper. kaiboi.pdf is the one").find("kaiboi.pdf") == std::string::npos);
  CHECK(found("mostly on snapchat.they said so").empty());
}

TEST_CASE("a phone keeps its extension", "[guard]") {
  CHECK(found("desk is 01632 960771 ext 204") == "01632 960771 ext 204");
  CHECK(found("desk is 01632 960771, Room 204") == "01632 960771");
}

TEST_CASE("a name with the four figures of a service is a handle", "[guard]") {
  CHECK(found("find him as foxglove#2291 there") == "foxglove#2291");
  CHECK(found("room#2291 is locked, ticket #2291").empty());
}

TEST_CASE("a phone keeps an extension that one letter tells", "[guard]") {
  CHECK(found("ring 020 7946 0833 x 214, good on it") == "020 7946 0833 x 214");
  CHECK(found("ring 01632 960771 x214 today") == "01632 960771 x214");
  CHECK(found("01632 960771 X-ray at 9") == "01632 960771");
  CHECK(found("(01632 960154), ext 4471, re placement") == "(01632 960154), ext 4471");
  CHECK(found("try ext 4417 first") == "ext 4417");
  CHECK(found("the ext 4 is not built").empty());
}

TEST_CASE("the second voice hears handles by how they are written and by the service", "[guard]") {
  CHECK(
      found("speaks only on Steam where he goes as VOIDKNIGHT, to a man of 40 in Canada, at night")
          .find("VOIDKNIGHT") != std::string::npos);
  CHECK(found("Contact on Roblox with an older male, her own is pasty.queen09, school did it right")
            .find("pasty.queen09") != std::string::npos);
  CHECK(found("The letter is saved as final.docx and kept on the shared drive with the other ones")
            .empty());
}
