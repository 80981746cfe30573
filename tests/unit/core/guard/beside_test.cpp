#include <catch2/catch_test_macros.hpp>

#include "found.h"

using fieldfare::test::found;

TEST_CASE("a capital on a plain word is a nickname beside a relative or another name", "[guard]") {
  CHECK(found("Cousin Macs lives there too") == "Macs");
  CHECK(found("Jimbo and Spud from the farm") == "Jimbo | Spud");
  CHECK(found("she goes by Dami at school") == "Dami");
  CHECK(found("nan calls her Pidge") == "Pidge");
  CHECK(found("Tubs to his mates") == "Tubs");
}

TEST_CASE("a title in small letters makes a name of a word", "[guard]") {
  CHECK(found("wrote to mr and mrs cropper at home") == "mr and mrs cropper");
  CHECK(found("30 ms after the bell").empty());
}

TEST_CASE("towns in a list of towns, rooms and animals are no people", "[guard]") {
  CHECK(found("Lincoln, Boston, Sleaford panels").empty());
  CHECK(found("Wigan, Leigh and Atherton have hubs").empty());
  CHECK(found("Hazel, Rowan, Ash = nurture rooms").empty());
  CHECK(found("Glen the therapy pony was asleep").empty());
}

TEST_CASE("a name that is a word is one of a list of names", "[guard]") {
  CHECK(found("Y9s: Jade, Skye, Ella, Autumn") == "Jade | Skye | Ella | Autumn");
  CHECK(found("SUMMER NOT IN. MUM RANG.") == "SUMMER");
}

TEST_CASE("a relation tells who it is by an occupation of any kind", "[guard]") {
  CHECK(found("the chief exec's grandson jumped the queue") == "the chief exec's grandson");
  CHECK(found("the farrier's twins") == "the farrier's twins");
  CHECK(found("daughter of the chair of governors") == "daughter of the chair of governors");
  CHECK(found("the only Welsh-speaking pupil in Y3") == "the only Welsh-speaking pupil in Y3");
  CHECK(found("she's the only girl in the SEMH unit") == "the only girl in the SEMH unit");
  CHECK(found("The only boy in the group smiled").empty());
  CHECK(found("the child's mother and the carer's son").empty());
}

TEST_CASE("a handle is found without its platform when a name runs into a number", "[guard]") {
  CHECK(found("posts as kai2011") == "kai2011");
  CHECK(found("tagged sen.mum.life in it") == "sen.mum.life");
  CHECK(found("see www.localoffer.example.gov.uk, covid19 and Invision360").empty());
}
