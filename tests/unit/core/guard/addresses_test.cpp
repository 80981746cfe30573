#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("an address is found whole: flat, house, number, street and town", "[guard]") {
  CHECK(found("Flat 6, Elm Court, 40 Manor Road") == "Flat 6, Elm Court, 40 Manor Road");
  CHECK(found("Block C, Flat 17, Attlee House") == "Block C, Flat 17, Attlee House");
  CHECK(found("moved to Greengates, 11 Church Hill") == "Greengates, 11 Church Hill");
  CHECK(found("parents at 14 and 16 Brook Street") == "14 and 16 Brook Street");
  CHECK(found("mum at 10/3 Easter Road") == "10/3 Easter Road");
  CHECK(found("he gave 300 Abbeydale Rd South") == "300 Abbeydale Rd South");
  CHECK(found("gran has 7 Cwrt y Felin") == "7 Cwrt y Felin");
}

TEST_CASE("an address is found as Wales and Scotland write it", "[guard]") {
  CHECK(found("address given as Ty Gwyn, Heol y Bont") == "Ty Gwyn, Heol y Bont");
  CHECK(found("8 Heol-y-Bont is empty") == "8 Heol-y-Bont");
  CHECK(found("2/1 33 Dumbarton Rd") == "2/1 33 Dumbarton Rd");
  CHECK(found("33 Dumbarton Rd, flat 2/1") == "33 Dumbarton Rd, flat 2/1");
  CHECK(found("1F2, 14 Leith Walk") == "1F2, 14 Leith Walk");
}

TEST_CASE("an address is found by the house's name, or a number in words", "[guard]") {
  CHECK(found("address: Rose Cottage") == "Rose Cottage");
  CHECK(found("moved to the Old Forge, Church Lane") == "the Old Forge, Church Lane");
  CHECK(found("his nan's, fourteen Priory Crescent") == "fourteen Priory Crescent");
  CHECK(found("drove down Seven Sisters Road").empty());
}

TEST_CASE("a home is found by what is said of it, without a type of street", "[guard]") {
  CHECK(found("lives at number 12 on Penrith Avenue") == "number 12 on Penrith Avenue");
  CHECK(found("placed with carers in Harcourt Road") == "Harcourt Road");
  CHECK(found("dad lives off Sheepcote Road") == "Sheepcote Road");
  CHECK(found("sleeps at his nan's (9 forge row)") == "9 forge row");
  CHECK(found("family at Plot 11, Thistle Hill caravan site") ==
        "Plot 11, Thistle Hill caravan site");
  CHECK(found("in temp accom, Room 12 Travelodge") == "Room 12 Travelodge");
}

TEST_CASE("offices, rooms and what moves house are no family's address", "[guard]") {
  CHECK(found("Meet at 4 Cross Street hub").empty());
  CHECK(found("the clinic moved to Union Street").empty());
  CHECK(found("Room 12, Block C, second floor").empty());
  CHECK(found("School on Church Road is shut").empty());
}

TEST_CASE("a number and a name where a house would stand ask", "[guard]") {
  CHECK(found("picked up from 19 Upper Tollgate by taxi every day") == "19 Upper Tollgate");
  CHECK(found("nan is at no. 6 Willowbank") == "no. 6 Willowbank");
  CHECK(found("taxi from 27 park ave") == "27 park ave");
  CHECK(found("tenancy at 88 Marlowe Ridge House ends May") == "88 Marlowe Ridge House");
  CHECK(found("at 10 Monday they all met").empty());
  CHECK(found("rose from 12 Pupils to 20").empty());
}

TEST_CASE("a house is known by its name and its street, in any case", "[guard]") {
  CHECK(found("the old forge, garway hill lane, no bus") == "the old forge, garway hill lane");
  CHECK(found("moved from 3 the paddocks, bodenham rd") == "3 the paddocks, bodenham rd");
  CHECK(found("carer at 8, the old coastguard cottages, cliff road") ==
        "8, the old coastguard cottages, cliff road");
  CHECK(found("they have Rosebank, Hadley Green Road") == "Rosebank, Hadley Green Road");
  CHECK(found("Low Moor Caravans, Abbeytown Road") == "Low Moor Caravans, Abbeytown Road");
  CHECK(found("Ty Gwyn, Cusop Dingle - over the border") == "Ty Gwyn, Cusop Dingle");
  CHECK(found("pitch 4, Green Lane caravan site") == "pitch 4, Green Lane caravan site");
}

TEST_CASE("a flat is told with its floor, a street in small letters by its name", "[guard]") {
  CHECK(found("lives 2nd floor, 88a High Street") == "2nd floor, 88a High Street");
  CHECK(found("top flat, 12 Mill Road") == "top flat, 12 Mill Road");
  CHECK(found("dad's gaff 22 peel st") == "22 peel st");
  CHECK(found("drew 41 ashley hill, shredded") == "41 ashley hill");
  CHECK(found("5 min walk, 3 new park rules, 12 more place").empty());
}

TEST_CASE("an address keeps the storey, the entrance and the shop that it lies over", "[guard]") {
  CHECK(found("letter went to 27b Hawke Terrace, top flat") == "27b Hawke Terrace, top flat");
  CHECK(found("at gran's now, 22 Beech Grove top flat") == "22 Beech Grove top flat");
  CHECK(found("addr 88b High Rd, rear entrance over the chip shop, no bell") ==
        "88b High Rd, rear entrance over the chip shop");
  CHECK(found("moved to Flat 3 above the bakery, 17 Castle St") ==
        "Flat 3 above the bakery, 17 Castle St");
  CHECK(found("staff room is the top floor, rear entrance for taxis").empty());
  CHECK(found("met at a cafe over the bridge, top floor, very loud").empty());
}

TEST_CASE("a house may stand in quotation marks, be hyphened, or have been something else",
          "[guard]") {
  CHECK(found("\"Sea Breeze\", Trevanion Road") == "Sea Breeze\", Trevanion Road");
  CHECK(found("The Old Signal Box, Fen Bank, no sat nav") == "The Old Signal Box, Fen Bank");
  CHECK(found("transport to Pen-y-bryn, Mill Lane") == "Pen-y-bryn, Mill Lane");
  CHECK(found("home is 3 Quarry Houses, Coniston") == "3 Quarry Houses, Coniston");
  CHECK(found("14 tollgate row LN11 8QT dog barks") == "14 tollgate row | LN11 8QT");
  CHECK(found("carers at Fern Bank, Tugford, SY7 9DT") == "Fern Bank, Tugford | SY7 9DT");
  CHECK(found("\"Good Start\", Park Road hub, was full").empty());
  CHECK(found("3 Guest Houses were asked to take families").empty());
  CHECK(found("the EHC team, Woolshops, HX1 1RJ") == "HX1 1RJ");
}

TEST_CASE("a street keeps its side", "[guard]") {
  CHECK(found("staying w auntie, 9 Lord St South, Preston") == "9 Lord St South, Preston");
  CHECK(found("dad's, 77 Union St West, at weekends") == "77 Union St West");
}

TEST_CASE("an address is told by the postcode behind it", "[guard]") {
  CHECK(found("the neighbour w the key: 2a Glebe Pits, LE3 9XW") == "2a Glebe Pits | LE3 9XW");
  CHECK(found("from monday: Tump House, Gorsley Road, HR9 5QT").find("Tump House") !=
        std::string::npos);
  CHECK(found("Hexham Priory School, Corbridge Road, Hexham, NE46 1UY") == "NE46 1UY");
  CHECK(found("14 May, Leeds LS9 7AB") == "LS9 7AB");
  CHECK(found("3 Visits, LS9 7AB") == "LS9 7AB");
}

TEST_CASE("a flat keeps its street, and a street the first half of its postcode", "[guard]") {
  CHECK(found("home is Flat 2, Wisteria Court, 60 Larkshall Gardens, E4 at page 12") ==
        "Flat 2, Wisteria Court, 60 Larkshall Gardens, E4");
  CHECK(found("Went to Flat 9, Samphire House, Meridian Strand, lift out") ==
        "Flat 9, Samphire House, Meridian Strand");
  CHECK(found("now at 14 Oak Road, HX7 since June") == "14 Oak Road, HX7");
  CHECK(found("now at 14 Oak Road, KS4 next year") == "14 Oak Road");
}

TEST_CASE("an address keeps the bell that one rings", "[guard]") {
  CHECK(found("goes to 88 Minster Rd, upstairs bell, Weds") == "88 Minster Rd, upstairs bell");
}

TEST_CASE("a street that was taken for a name is an address behind its number", "[guard]") {
  CHECK(found("letter for Amir went to 114 Upper Brindlegate, he says, and came back") ==
        "Amir | 114 Upper Brindlegate");
}

TEST_CASE("a house by its name before a number keeps its name", "[guard]") {
  CHECK(found("lives at The Old Smithy, 4 Pound Lane, with her nan") ==
        "The Old Smithy, 4 Pound Lane");
  CHECK(found("Bwthyn yr Ardd, Mill Road, no number") == "Bwthyn yr Ardd, Mill Road");
  CHECK(found("moved to the top flat, 12 Castle Street") == "the top flat, 12 Castle Street");
  CHECK(found("22 Castle Street, Basement Flat, nobody in") == "22 Castle Street, Basement Flat");
  CHECK(found("Meeting 3, Mill Lane, ten of us there").empty());
}

TEST_CASE("an address keeps its flat, its storey and the name of its house", "[guard]") {
  CHECK(found("moved to 22 Castle Street, Flat C, in May") == "22 Castle Street, Flat C");
  CHECK(found("home is 9 Lord St (basement), no bell") == "9 Lord St (basement)");
  CHECK(found("post goes to Puffin Cottage, 3 Harbour St, for now") ==
        "Puffin Cottage, 3 Harbour St");
}
