#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/library.h>

#include <support/temporary_directory.h>

using namespace fieldfare;
using namespace fieldfare::framework;

namespace {

constexpr std::size_t built_in_count = 6;

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string built_in_bytes() {
  return Library::built_in().get("local-offer-2026").definition_json();
}

std::string another_visit() {
  return with(built_in_bytes(), "\"id\": \"local-offer-2026\"", "\"id\": \"local-offer-2027\"");
}

std::string second_version() {
  return with(built_in_bytes(), "\"version\": 1", "\"version\": 2");
}

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("six kinds of visit are built in") {
  const Library library = Library::built_in();
  std::vector<std::string> ids;
  for (const Framework* framework : library.list()) {
    ids.push_back(framework->id);
    CHECK(framework->version == 1);
    CHECK(library.find(framework->id, 1) == framework);
    CHECK(framework->file_name == framework->id + ".json");
  }
  CHECK(ids == std::vector<std::string>{"alternative-provision-2023", "area-send-2023",
                                        "area-send-engagement-2023", "area-send-monitoring-2023",
                                        "local-offer-2026", "preparation-for-adulthood-2024"});
}

TEST_CASE("an unknown framework is answered with those there are") {
  const Library library = Library::built_in();
  CHECK(library.find("local-offer-1926") == nullptr);
  try {
    static_cast<void>(library.get("local-offer-1926"));
    FAIL("it was found");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_found);
    CHECK(error.hint().find("local-offer-2026") != std::string::npos);
  }
}

TEST_CASE("a file put into a directory is a new kind of visit, without a rebuild") {
  const test::TemporaryDirectory directory;
  write(directory.path() / "mine.json", another_visit());
  write(directory.path() / "framework.schema.json", std::string(schema_json()));
  write(directory.path() / "read-me.txt", "not a framework");
  Library library = Library::built_in();
  library.add_directory(directory.path());
  CHECK(library.list().size() == built_in_count + 1);
  CHECK(library.get("local-offer-2027").file_name == (directory.path() / "mine.json").string());
}

TEST_CASE("when one file of a directory is wrong none is added and the message names it") {
  const test::TemporaryDirectory directory;
  write(directory.path() / "a.json", another_visit());
  write(directory.path() / "b.json", "{}");
  Library library = Library::built_in();
  try {
    library.add_directory(directory.path());
    FAIL("it was added");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("b.json") != std::string::npos);
  }
  CHECK(library.list().size() == built_in_count);
}

TEST_CASE("a directory that is not there is told") {
  const test::TemporaryDirectory directory;
  Library library = Library::built_in();
  CHECK_THROWS_AS(library.add_directory(directory.path() / "none"), Error);
}

TEST_CASE("the newest version is found first and an older one by its number") {
  Library library = Library::built_in();
  library.add(second_version(), "second.json");
  CHECK(library.list().size() == built_in_count);
  CHECK(library.get("local-offer-2026").version == 2);
  REQUIRE(library.find("local-offer-2026", 1) != nullptr);
  CHECK(library.find("local-offer-2026", 1)->version == 1);
  CHECK(library.find("local-offer-2026", 3) == nullptr);
}

TEST_CASE("a framework is found by its very bytes") {
  const Library library = Library::built_in();
  const auto found = library.read_from(built_in_bytes());
  REQUIRE(found != nullptr);
  CHECK(found.get() == library.find("local-offer-2026"));
  CHECK(library.read_from(built_in_bytes() + " ") == nullptr);
  CHECK(library.read_from("") == nullptr);
}

TEST_CASE("a built-in framework is found by its very bytes without a library") {
  const auto found = Library::built_in_from(built_in_bytes());
  REQUIRE(found != nullptr);
  CHECK(found.get() == Library::built_in().find("local-offer-2026"));
  CHECK(Library::built_in_from(built_in_bytes() + " ") == nullptr);
  CHECK(Library::built_in_from("") == nullptr);
}

TEST_CASE("a version says one thing only") {
  Library library = Library::built_in();
  library.add(built_in_bytes(), "copy.json");
  CHECK(library.list().size() == built_in_count);
  CHECK_THROWS_AS(library.add(built_in_bytes() + "\n", "changed.json"), Error);
}
