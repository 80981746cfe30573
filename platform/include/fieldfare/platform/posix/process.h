#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Starting other programs: the demonstration and the end-to-end tests play with real processes.
namespace fieldfare::platform {

struct Command {
  std::filesystem::path program;
  std::vector<std::string> arguments;
  std::string input;                                           ///< given on standard input
  std::vector<std::pair<std::string, std::string>> variables;  ///< beside the caller's environment
};

struct Finished {
  int exit_code = 0;  ///< 128 and the signal's number when a signal ended it
  std::string output;
  std::string errors;
};

/// Runs a program to its end. Error(internal) when it cannot be started.
[[nodiscard]] Finished run(const Command& command);

/// A program that goes on beside the caller: standard output can be read line by line, standard
/// error goes to a file. It is killed at the end of this object's life. Not thread-safe.
class BackgroundProcess {
 public:
  BackgroundProcess(const Command& command, const std::filesystem::path& error_file);
  ~BackgroundProcess();
  BackgroundProcess(const BackgroundProcess&) = delete;
  BackgroundProcess& operator=(const BackgroundProcess&) = delete;

  /// The next line without its end; nothing when the program closed its output or the time is up.
  [[nodiscard]] std::optional<std::string> read_line(std::chrono::milliseconds timeout);
  [[nodiscard]] int id() const noexcept { return id_; }
  /// Sends a signal; no effect once it has ended and was waited for.
  void signal(int number) noexcept;
  /// Waits for its end; the exit code as in Finished.
  int wait();

 private:
  int id_ = -1;
  int output_ = -1;
  std::string buffer_;
};

}  // namespace fieldfare::platform
