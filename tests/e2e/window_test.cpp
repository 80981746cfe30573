#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include <places.h>

#include "processes.h"

/// The real window, with a real pointer and real keys, on a display in memory.
namespace fieldfare::e2e {
namespace {

using namespace std::chrono_literals;

bool have(const char* program) {
  return std::filesystem::exists(program);
}

/// A display in memory, and the hands on it.
class Display {
 public:
  explicit Display(const std::filesystem::path& errors)
      : server_({"/usr/bin/Xvfb",
                 {"-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"},
                 {},
                 {}},
                errors) {
    const auto number = server_.read_line(20s);
    REQUIRE(number.has_value());
    name_ = ":" + *number;
  }
  [[nodiscard]] const std::string& name() const { return name_; }
  void hand(const Words& words) const {
    const platform::Finished done =
        platform::run({"/usr/bin/xdotool", words, {}, {{"DISPLAY", name_}}});
    INFO(done.errors);
    REQUIRE(done.exit_code == 0);
  }
  void click(int x, int y) const {
    hand({"mousemove", std::to_string(x), std::to_string(y), "click", "1"});
    std::this_thread::sleep_for(700ms);
  }
  void wait_for_window() const {
    hand({"search", "--sync", "--name", "Fieldfare", "windowfocus", "--sync"});
    std::this_thread::sleep_for(1500ms);
  }

 private:
  platform::BackgroundProcess server_;
  std::string name_;
};

platform::BackgroundProcess open_app(const Device& device, const Display& display,
                                     const std::filesystem::path& errors) {
  return platform::BackgroundProcess(
      {FIELDFARE_PROGRAM_FIELDFARE_TABLET,
       {},
       {},
       {{"DISPLAY", display.name()},
        {"LIBGL_ALWAYS_SOFTWARE", "1"},
        {"FIELDFARE_STORE", device.store().string()},
        {"FIELDFARE_PASSPHRASE_FILE", device.passphrase_file().string()}}},
      errors);
}

}  // namespace

TEST_CASE("in the real window a note is typed, survives kill -9 as a draft, and is saved",
          "[e2e]") {
  if (!have("/usr/bin/Xvfb") || !have("/usr/bin/xdotool")) {
    WARN("No Xvfb or xdotool here: the window was not tried.");
    return;
  }
  const test::TemporaryDirectory directory;
  const Device device(directory.path(), "lead", "Education HMI");
  const Json visit = device.ok({"visit", "create", "--framework", "local-offer-2026", "--area",
                                "Northmere", "--fieldwork-start", "2026-06-15"});
  const std::string id = visit.at("visit_id");
  device.ok({"activity", "add", "--visit", id, "--kind", "sampling-meeting", "--title",
             "Leaders of the service", "--starts", "2026-06-15T09:00:00+01:00", "--ends",
             "2026-06-15T10:00:00+01:00"});
  const Display display(directory.path() / "display.log");
  {
    auto app = open_app(device, display, directory.path() / "first.log");
    display.wait_for_window();
    display.click(300, 120);  // the visit
    display.click(48, 196);   // Capture
    display.click(250, 130);  // the activity
    display.hand({"type", "--delay", "30", "the pages are clear"});
    std::this_thread::sleep_for(1500ms);
    app.signal(SIGKILL);
    app.wait();
  }
  const platform::Finished seen =
      platform::run({FIELDFARE_PROGRAM_FIELDFARE_TABLET,
                     {"--describe", "capture"},
                     {},
                     {{"FIELDFARE_STORE", device.store().string()},
                      {"FIELDFARE_PASSPHRASE_FILE", device.passphrase_file().string()}}});
  INFO(seen.output << seen.errors);
  CHECK(seen.output.find("\"the pages are clear\"") != std::string::npos);
  CHECK(seen.output.find("brought back from the journal") != std::string::npos);

  auto app = open_app(device, display, directory.path() / "second.log");
  display.wait_for_window();
  display.click(300, 120);
  display.click(48, 196);
  display.click(250, 130);
  display.hand({"key", "ctrl+End"});
  display.hand({"type", "--delay", "30", " and short"});
  std::this_thread::sleep_for(800ms);
  display.hand({"key", "ctrl+s"});
  std::this_thread::sleep_for(1500ms);
  app.signal(SIGKILL);
  app.wait();
  const Json notes = device.ok({"note", "list", "--visit", id}).at("notes");
  REQUIRE(notes.size() == 1);
  CHECK(notes.at(0).at("text") == "the pages are clear and short");
  CHECK(device.ok({"store", "verify"}).at("ok") == true);
}

}  // namespace fieldfare::e2e
