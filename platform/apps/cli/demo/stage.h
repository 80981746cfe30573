#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/platform/posix/process.h>

#include "verb.h"

namespace fieldfare::cli::demo {

/// One of the demonstration's inspectors: a store of their own and the passphrase file for it.
struct Inspector {
  std::string who;  ///< "lead": stands before the prompt in the transcript
  std::filesystem::path store;
  std::filesystem::path passphrase_file;
};

/// What a call of the command line printed.
struct Printed {
  int exit_code = 0;
  std::string text;  ///< standard output, and after it what stood on standard error
};

/// Runs real processes (this program again, and the hub) and writes down what was typed and what
/// came back. Everything stands below one directory.
class Stage {
 public:
  /// Error(not_possible) unless `directory` is new or empty. `progress` gets a line for each scene.
  Stage(const std::filesystem::path& directory, std::ostream& progress);

  [[nodiscard]] const std::filesystem::path& directory() const noexcept { return directory_; }

  /// A new inspector, with an empty place for a store and a passphrase.
  [[nodiscard]] Inspector inspector(const std::string& who);
  void start_hub();
  /// The hub ends in good order; what it was asked is done.
  void stop_hub();
  [[nodiscard]] const std::string& hub_address() const noexcept { return hub_address_; }

  /// A heading of the transcript and a line of progress.
  void scene(std::string_view title, std::string_view what_happens);
  void tell(std::string_view paragraph);
  /// The clock of the calls from now on, ISO 8601.
  void at(std::string_view time) { now_ = time; }

  /// One call of an inspector, written down with what it printed. Error(internal) when it does not
  /// end with `exit_code`.
  Printed play(const Inspector& inspector, const std::vector<std::string>& words,
               int exit_code = 0);
  /// The same with --json, for values that the next calls need; not written down.
  [[nodiscard]] Json ask(const Inspector& inspector, std::vector<std::string> words);

  /// Writes transcript.md.
  void close();

 private:
  [[nodiscard]] platform::Finished call(const Inspector& inspector,
                                        const std::vector<std::string>& words);
  void write_down(const Inspector& inspector, const std::vector<std::string>& words,
                  const Printed& printed);

  std::filesystem::path directory_;
  std::ostream& progress_;
  std::string now_;
  std::string transcript_;
  std::string hub_address_;
  std::unique_ptr<platform::BackgroundProcess> hub_;
};

/// The id that a sentence such as "Activity 0c44de19aa is added." tells.
[[nodiscard]] std::string id_in(const Printed& printed);

}  // namespace fieldfare::cli::demo
