#include <CLI/CLI.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/glfw/window.h>
#include <fieldfare/platform/posix/clock.h>
#include <fieldfare/platform/posix/entropy.h>
#include <fieldfare/platform/posix/harden.h>
#include <fieldfare/platform/posix/passphrase.h>
#include <fieldfare/ui/example.h>
#include <fieldfare/ui/frontend.h>
#include <fieldfare/ui/headless.h>
#include <fieldfare/ui/shots.h>

#include "measure.h"
#include "notebook_backend.h"
#include "patient.h"
#include "slips.h"
#include "walk.h"

namespace fieldfare::tablet {
namespace {

struct Options {
  std::string store;
  std::string passphrase_file;
  std::string shots;
  std::string describe;
  std::string picture;
  std::string walk;
  double run_for = 0;
  bool example = false;
  bool figures = false;
  bool measure = false;
  bool with_notes = false;
};

std::filesystem::path store_directory(const Options& options) {
  if (!options.store.empty()) return options.store;
  if (const char* set = std::getenv("FIELDFARE_STORE"); set != nullptr && *set != '\0') return set;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/') {
    return std::filesystem::path(data) / "fieldfare";
  }
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0') {
    throw Error(ErrorCode::usage, "No store was named and there is no home folder.",
                "Give --store DIR.");
  }
  return std::filesystem::path(home) / ".local" / "share" / "fieldfare";
}

std::string passphrase_file(const Options& options) {
  if (!options.passphrase_file.empty()) return options.passphrase_file;
  const char* set = std::getenv("FIELDFARE_PASSPHRASE_FILE");
  return set == nullptr ? std::string() : std::string(set);
}

/// A real store was named, not just supposed at its usual place.
bool store_named(const Options& options) {
  const char* set = std::getenv("FIELDFARE_STORE");
  return !options.store.empty() || (set != nullptr && *set != '\0');
}

void unlock(ui::Backend& backend, const std::string& file) {
  if (file.empty()) return;
  backend.submit(ui::command::Unlock{platform::read_passphrase_file(file)});
}

std::unique_ptr<ui::Backend> example() {
  auto backend = std::make_unique<ui::ExampleBackend>();
  backend->make_qr = qr_of;
  return backend;
}

/// The screens over the store that was named, or over the example.
struct Stage {
  Stage(const Options& options, app::Ports ports) {
    if (store_named(options) && !options.example) {
      const std::filesystem::path directory = store_directory(options);
      const std::string file = passphrase_file(options);
      backend = [directory, ports, file]() -> std::unique_ptr<ui::Backend> {
        auto made = std::make_unique<Patient>(directory, ports);
        unlock(*made, file);
        return made;
      };
      shots = ui::store_shots();
    } else {
      backend = example;
      shots = ui::example_shots();
    }
  }
  std::function<std::unique_ptr<ui::Backend>()> backend;
  std::vector<ui::Shot> shots;
};

int draw_pictures(const Options& options, app::Ports ports) {
  std::filesystem::create_directories(options.shots);
  const Stage stage(options, ports);
  for (const std::string& path : ui::draw_shots(stage.backend, stage.shots, options.shots)) {
    std::cout << path << '\n';
  }
  return 0;
}

int describe(const Options& options, app::Ports ports) {
  const Stage stage(options, ports);
  std::string names;
  for (const ui::Shot& shot : stage.shots) {
    names += " " + shot.name;
    if (shot.name != options.describe) continue;
    const std::unique_ptr<ui::Backend> backend = stage.backend();
    ui::Headless app(*backend, {1280, 800});
    shot.arrange(app);
    app.settle();
    std::cout << app.recorder().tree();
    return 0;
  }
  throw Error(ErrorCode::usage, "There is no screen " + options.describe + ".",
              "There are:" + names);
}

/// Mebibytes of this process that are in memory, and the most there ever were.
std::pair<double, double> memory() {
  double now = 0;
  double most = 0;
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) now = std::strtod(line.c_str() + 6, nullptr) / 1024;
    if (line.starts_with("VmHWM:")) most = std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return {now, most};
}

void print(const platform::WindowFigures& figures) {
  const auto [now, most] = memory();
  std::cout << "first frame " << figures.first_frame * 1000
            << " ms after the window was asked for\n"
            << "idle " << figures.idle_part * 100 << " % of one processor\n"
            << "memory " << now << " MiB, at most " << most << " MiB\n";
}

int open_window(const Options& options, app::Ports ports) {
  std::unique_ptr<ui::Backend> backend;
  if (options.example) {
    backend = example();
  } else {
    backend = std::make_unique<NotebookBackend>(store_directory(options), ports);
    unlock(*backend, passphrase_file(options));
  }
  ui::Frontend frontend(*backend);
  platform::WindowOptions window;
  window.run_for = options.run_for;
  window.picture = options.picture;
  const platform::WindowFigures figures = platform::run_window(frontend, *backend, window);
  if (options.figures) print(figures);
  // What was typed in the last second is on its way to the journal.
  frontend.act(ui::action::Go{frontend.state().screen});
  return 0;
}

int run(int argc, char** argv) {
  Options options;
  CLI::App app("The field notebook of an inspection team, as a window");
  app.add_option("--store", options.store, "The folder of the store");
  app.add_option("--passphrase-file", options.passphrase_file, "Unlock with a file's first line");
  app.add_option("--shots", options.shots, "Draw every screen to PNG in this folder, and end");
  app.add_option("--walk", options.walk,
                 "Play a day over stores made in this new folder, draw it to PNG, and end");
  app.add_option("--describe", options.describe, "Print a screen as an accessibility tree");
  app.add_flag("--example", options.example, "Show a made-up visit instead of a store");
  app.add_option("--run-for", options.run_for, "Close the window after so many seconds");
  app.add_flag("--figures", options.figures,
               "Tell at the end what the window cost; give --run-for too");
  app.add_flag("--measure", options.measure,
               "Open a store without a window, tell what it cost, and end");
  app.add_flag("--with-notes", options.with_notes,
               "With --measure: save ten notes, too, which stay in the store");
  app.add_option("--picture", options.picture, "Write what the window showed last to this PNG");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : exit_code(ErrorCode::usage);
  }
  platform::SystemClock clock;
  platform::SystemEntropy entropy;
  const app::Ports ports{&clock, &entropy};
  if (!options.walk.empty()) {
    for (const std::string& path : walk_a_day(options.walk, entropy))
      std::cout << path << '\n';
    return 0;
  }
  if (options.measure) {
    const std::string file = passphrase_file(options);
    if (file.empty())
      throw Error(ErrorCode::usage, "The passphrase is missing.", "Give --passphrase-file.");
    measure(store_directory(options), platform::read_passphrase_file(file), ports,
            options.with_notes, std::cout);
    return 0;
  }
  if (!options.describe.empty()) return describe(options, ports);
  if (!options.shots.empty()) return draw_pictures(options, ports);
  return open_window(options, ports);
}

}  // namespace
}  // namespace fieldfare::tablet

int main(int argc, char** argv) {
  try {
    fieldfare::platform::harden_process();
    if (const std::string warning = fieldfare::platform::swap_warning(); !warning.empty())
      std::cerr << "fieldfare-tablet: warning: " << warning << '\n';
    return fieldfare::tablet::run(argc, argv);
  } catch (const fieldfare::Error& error) {
    std::cerr << "fieldfare-tablet: " << error.what() << '\n';
    if (!error.hint().empty()) std::cerr << "  What to do: " << error.hint() << '\n';
    return fieldfare::exit_code(error.code());
  } catch (const std::exception& error) {
    std::cerr << "fieldfare-tablet: " << error.what() << '\n';
    return 1;
  }
}
