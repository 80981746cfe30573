#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <places.h>

#include "processes.h"

namespace fieldfare::e2e {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("a day is played through the app's screens over real stores, and drawn") {
  const test::TemporaryDirectory directory;
  const std::filesystem::path day = directory.path() / "day";
  const platform::Finished done =
      platform::run({FIELDFARE_PROGRAM_FIELDFARE_TABLET, {"--walk", day.string()}, {}, {}});
  INFO(done.errors);
  REQUIRE(done.exit_code == 0);
  CHECK(std::count(done.output.begin(), done.output.end(), '\n') == 28);
  for (const auto& entry : std::filesystem::directory_iterator(day / "pictures"))
    CHECK(text_of(entry.path()).starts_with("\x89PNG"));

  // What was done on the screens is in the store, and the name that was typed is nowhere.
  Device lead(day, "lead");
  std::ofstream(day / "passphrase") << "practice makes calm\n";
  lead.use_passphrase(day / "passphrase");
  const std::string notes = lead.ok({"note", "list"}).dump();
  CHECK(notes.find("Parent A") != std::string::npos);
  CHECK(notes.find("Marwenna") == std::string::npos);
  CHECK(lead.ok({"conflict", "list"}).at("conflicts").empty());
  CHECK(lead.ok({"meeting", "points"}).at("points").size() == 1);
  const std::string exported = text_of(day / "exports" / "summary-note-draft.html");
  CHECK(exported.find("Northmere") != std::string::npos);
  CHECK(exported.find("Marwenna") == std::string::npos);
  CHECK(lead.ok({"export", "list"}).at("exports").size() == 1);

  // The visit that was judged is erased with its officials' names; what says so is signed.
  Device judging(day, "judging");
  judging.use_passphrase(day / "passphrase");
  CHECK(judging.ok({"visit", "list"}).at("visits").empty());
  const auto disposals = judging.ok({"visit", "disposals"}).at("disposals");
  REQUIRE(disposals.size() == 1);
  CHECK(disposals.at(0).at("genuine") == true);
  CHECK(disposals.at(0).at("receipt").get<std::string>().find("This was a rehearsal") !=
        std::string::npos);
}

}  // namespace fieldfare::e2e
