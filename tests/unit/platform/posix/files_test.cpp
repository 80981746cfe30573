#include <fieldfare/platform/posix/files.h>

#include <catch2/catch_test_macros.hpp>

#include <filesystem>

#include <support/errors.h>
#include <support/temporary_directory.h>

using namespace fieldfare;

TEST_CASE("a file is written whole, for its owner alone, over an older one", "[files]") {
  const test::TemporaryDirectory directory;
  platform::SystemFiles files;
  const auto path = directory / "bundle";
  files.write(path, as_bytes("first and longer"));
  files.write(path, as_bytes("second"));
  const Bytes read = files.read(path, 100);
  CHECK(as_text(read) == "second");
  CHECK(std::filesystem::status(path).permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  CHECK(std::distance(std::filesystem::directory_iterator(directory.path()), {}) == 1);
}

TEST_CASE("a new file is not there until it is published, and replaces nothing", "[files]") {
  const test::TemporaryDirectory directory;
  const auto path = directory / "note.docx";
  {
    platform::NewFile file(path);
    file.write(as_bytes("first"));
    CHECK_FALSE(std::filesystem::exists(path));
    file.publish();
  }
  CHECK(test::code_of([&] { platform::NewFile again(path); }) == ErrorCode::not_possible);
  platform::SystemFiles files;
  CHECK(as_text(files.read(path, 100)) == "first");
}

TEST_CASE("what came into the place meanwhile is not replaced either", "[files]") {
  const test::TemporaryDirectory directory;
  const auto path = directory / "note.docx";
  platform::SystemFiles files;
  {
    platform::NewFile file(path);
    file.write(as_bytes("late"));
    files.write(directory / "other", as_bytes("early"));
    std::filesystem::rename(directory / "other", path);
    CHECK(test::code_of([&] { file.publish(); }) == ErrorCode::not_possible);
  }
  CHECK(as_text(files.read(path, 100)) == "early");
  CHECK(std::distance(std::filesystem::directory_iterator(directory.path()), {}) == 1);
}

TEST_CASE("a new file that is dropped leaves nothing, and one that may replaces", "[files]") {
  const test::TemporaryDirectory directory;
  const auto path = directory / "note.docx";
  platform::SystemFiles files;
  files.write(path, as_bytes("old"));
  {
    platform::NewFile file(path, platform::NewFile::Over::whatever_is_there);
    file.write(as_bytes("dropped"));
  }
  CHECK(as_text(files.read(path, 100)) == "old");
  CHECK(std::distance(std::filesystem::directory_iterator(directory.path()), {}) == 1);
  platform::NewFile file(path, platform::NewFile::Over::whatever_is_there);
  file.write(as_bytes("new"));
  file.publish();
  CHECK(as_text(files.read(path, 100)) == "new");
}

TEST_CASE("a file that is missing, too large or in no folder is told apart", "[files]") {
  const test::TemporaryDirectory directory;
  platform::SystemFiles files;
  CHECK(test::code_of([&] { return files.read(directory / "none", 10); }) == ErrorCode::not_found);
  files.write(directory / "large", as_bytes("more than ten bytes"));
  CHECK(test::code_of([&] { return files.read(directory / "large", 10); }) ==
        ErrorCode::not_possible);
  CHECK(test::code_of([&] { files.write(directory / "no" / "such", as_bytes("x")); }) ==
        ErrorCode::not_found);
}
