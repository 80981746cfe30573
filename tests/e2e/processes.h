#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <fieldfare/platform/posix/process.h>
#include <support/temporary_directory.h>

/// The end-to-end tests drive the programs as people and scripts do: by their arguments, their exit
/// codes and what they print.
namespace fieldfare::e2e {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

/// One call with --json.
struct Answer {
  int exit_code = 0;
  Json json;   ///< what stood on standard output; null when it was empty
  Json error;  ///< the "error" of standard error; null when there was none
};

/// An inspector's device: a practice store below `root`, whose clock stands still.
class Device {
 public:
  /// Makes the store.
  Device(const std::filesystem::path& root, const std::string& name, const std::string& title,
         const std::string& inspectorate = "ofsted");
  /// Names a place for a store that is not there yet.
  Device(const std::filesystem::path& root, const std::string& name);

  [[nodiscard]] Answer call(Words words, const std::string& input = {}) const;
  /// A call that must succeed, and its JSON.
  Json ok(const Words& words, const std::string& input = {}) const;
  /// A call that must end with `exit_code`, and its error.
  Json refused(int exit_code, const Words& words, const std::string& input = {}) const;
  /// A call that is to run beside the others.
  [[nodiscard]] platform::Command command(const Words& words, const std::string& input = {}) const;
  /// A call without --json, as a person sees it.
  [[nodiscard]] platform::Finished plain(const Words& words, const std::string& input = {}) const;

  void at(const std::string& time) { now_ = time; }
  void use_passphrase(const std::filesystem::path& file) { passphrase_file_ = file; }
  [[nodiscard]] const std::filesystem::path& store() const noexcept { return store_; }
  [[nodiscard]] const std::filesystem::path& passphrase_file() const noexcept {
    return passphrase_file_;
  }

 private:
  std::filesystem::path root_;
  std::filesystem::path store_;
  std::filesystem::path passphrase_file_;
  std::string now_ = "2026-06-15T09:30:00+01:00";
};

/// A hub process on a port of its own.
class Hub {
 public:
  explicit Hub(const std::filesystem::path& root);
  /// Stops it in good order.
  void stop();
  /// Starts it again over the same store, at another port.
  void start();
  [[nodiscard]] const std::string& url() const noexcept { return url_; }

 private:
  std::filesystem::path root_;
  std::unique_ptr<platform::BackgroundProcess> process_;
  std::string url_;
};

/// Three inspectors in one visit, in step with each other, and an activity to write in.
struct Team {
  Team();

  test::TemporaryDirectory directory;
  Hub hub;
  Device lead;
  Device second;
  Device third;
  std::string visit;
  std::string activity;

  /// Each device syncs with the hub, in turn, so many times.
  void meet(int rounds = 2) const;
  [[nodiscard]] std::vector<const Device*> devices() const { return {&lead, &second, &third}; }
};

void write_text(const std::filesystem::path& file, const std::string& text);
/// Runs a call without a store.
[[nodiscard]] platform::Finished without_store(const Words& words, const std::string& input = {});

}  // namespace fieldfare::e2e
