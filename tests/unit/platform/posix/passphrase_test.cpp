#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/posix/passphrase.h>
#include <support/errors.h>
#include <support/file_bytes.h>
#include <support/temporary_directory.h>

namespace fieldfare::platform {
namespace {

using test::code_of;

std::string from_file(std::string_view content) {
  const test::TemporaryDirectory directory;
  test::write_bytes(directory / "passphrase", as_bytes(content));
  return std::string(as_text(read_passphrase_file(directory / "passphrase").view()));
}

TEST_CASE("a passphrase file gives its first line without the line end") {
  CHECK(from_file("seven herons") == "seven herons");
  CHECK(from_file("seven herons\n") == "seven herons");
  CHECK(from_file("seven herons\r\nand more\n") == "seven herons");
  CHECK(from_file("  spaces count \n") == "  spaces count ");
  CHECK(from_file("gr\u00fc\u00dfe") == "gr\u00fc\u00dfe");
  CHECK(from_file(std::string(passphrase_limit, 'x')).size() == passphrase_limit);
}

TEST_CASE("a passphrase file that is missing, empty or too long is a usage error") {
  CHECK(code_of([] { return from_file(""); }) == ErrorCode::usage);
  CHECK(code_of([] { return from_file("\nseven herons"); }) == ErrorCode::usage);
  CHECK(code_of([] { return from_file(std::string(passphrase_limit + 1, 'x')); }) ==
        ErrorCode::usage);
  CHECK(code_of([] { return read_passphrase_file("/nowhere/passphrase"); }) == ErrorCode::usage);
}

struct Dialogue {
  std::string result;  ///< "<passphrase>", or the name of the error
  std::string shown;   ///< what the terminal showed before the result
  bool echo_after;     ///< the terminal's echo is on again
};

/// The child: asks at its own new terminal and prints what it got there.
[[noreturn]] void ask_and_tell() {
  std::string result;
  try {
    result = "<" + std::string(as_text(ask_passphrase("Passphrase: ").view())) + ">";
  } catch (const Error& error) {
    result = error_name(error.code());
  }
  result = "=" + result + "\n";
  const bool told = ::write(STDOUT_FILENO, result.data(), result.size()) > 0;
  ::_exit(told ? 0 : 1);
}

std::string read_until(int terminal, std::string_view end) {
  std::string seen;
  char byte = 0;
  while (!seen.ends_with(end) && ::read(terminal, &byte, 1) == 1)
    seen.push_back(byte);
  return seen;
}

/// Types `keys` at a terminal where a program asks for a passphrase.
Dialogue type(std::string_view keys) {
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) ask_and_tell();
  std::string shown = read_until(terminal, "Passphrase: ");
  REQUIRE(::write(terminal, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
  shown += read_until(terminal, "=");
  std::string result = read_until(terminal, "\n");
  termios settings{};
  ::tcgetattr(terminal, &settings);
  ::waitpid(child, nullptr, 0);
  ::close(terminal);
  while (!result.empty() && (result.back() == '\n' || result.back() == '\r'))
    result.pop_back();
  return {result, shown, (settings.c_lflag & ECHO) != 0};
}

TEST_CASE("a passphrase is asked for without showing it") {
  const Dialogue dialogue = type("seven herons\n");
  CHECK(dialogue.result == "<seven herons>");
  CHECK(dialogue.shown.find("heron") == std::string::npos);
  CHECK(dialogue.echo_after);
}

TEST_CASE("backspace takes back one character, Ctrl-U the line") {
  CHECK(type("ab\x7f"
             "c\n")
            .result == "<ac>");
  CHECK(type("a\u00fc\x7f"
             "c\n")
            .result == "<ac>");
  CHECK(type("\x7f\x08"
             "ab\n")
            .result == "<ab>");
  CHECK(type("wrong\x15right\n").result == "<right>");
}

TEST_CASE("giving up leaves the terminal as it was") {
  for (const char* keys : {"abc\x03", "abc\x04", "\n"}) {
    const Dialogue dialogue = type(keys);
    CHECK(dialogue.result == "usage");
    CHECK(dialogue.echo_after);
  }
}

}  // namespace
}  // namespace fieldfare::platform
