#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include <fieldfare/core/app/notebook.h>
#include <fieldfare/platform/posix/clock.h>
#include <fieldfare/platform/posix/entropy.h>

#include "verb.h"

namespace fieldfare::cli {

/// The system's clock, until a time is set: then it stands still there. Thread-safe.
class CallClock final : public ports::Clock {
 public:
  [[nodiscard]] Time now() override {
    const std::lock_guard lock(mutex_);
    return fixed_ ? *fixed_ : system_.now();
  }
  void set(Time now) {
    const std::lock_guard lock(mutex_);
    fixed_ = now;
  }

 private:
  std::mutex mutex_;
  platform::SystemClock system_;
  std::optional<Time> fixed_;
};

/// The options that stand before the noun.
struct Globals {
  std::string store;
  std::string passphrase_file;
  std::string now;
  bool json = false;
};

/// One call of the command line: its options, and the store, which is opened when a verb first
/// needs it. Not thread-safe.
class Session {
 public:
  explicit Session(Globals globals) : globals_(std::move(globals)) {}

  [[nodiscard]] bool json() const noexcept { return globals_.json; }
  /// The store's directory: --store, else FIELDFARE_STORE, else the user's data folder (XDG).
  [[nodiscard]] std::filesystem::path directory() const;
  /// From --passphrase-file, else FIELDFARE_PASSPHRASE_FILE, else asked for at the terminal.
  [[nodiscard]] crypto::SecureBuffer passphrase(std::string_view prompt) const;
  /// Whether a file gives the passphrase, so that nobody is asked.
  [[nodiscard]] bool passphrase_given() const;

  /// The clock and the entropy. With --now the clock is set only if `practice`, else
  /// Error(not_possible).
  [[nodiscard]] app::Ports ports(bool practice);
  /// The system's clock; for a store of which it is not known yet whether it is for practice.
  [[nodiscard]] app::Ports system_ports() { return {&clock_, &entropy_}; }
  /// Opens the store on the first call. --now is refused unless it is a practice store.
  [[nodiscard]] app::Notebook& notebook();
  void open_with(const crypto::SecureBuffer& passphrase);
  /// The notebook, if a verb has opened it.
  [[nodiscard]] app::Notebook* opened() noexcept { return notebook_.get(); }
  void adopt(std::unique_ptr<app::Notebook> notebook) { notebook_ = std::move(notebook); }

  /// Runs one of the notebook's commands.
  [[nodiscard]] Json execute(std::string_view command, Json members = Json::object());
  /// What the notebook's clock shows: the time of --now once it has been allowed.
  [[nodiscard]] Time now();

  /// The full id for an id or its beginning of at least 6 digits. Error(not_found) when nothing or
  /// more than one thing begins so.
  [[nodiscard]] std::string visit_id(const std::string& given);
  /// The one visit of the store. Error(usage) when there are none or several.
  [[nodiscard]] std::string only_visit();
  [[nodiscard]] std::string entity_id(std::string_view kind, const std::string& given);

 private:
  void apply_now(bool practice);

  Globals globals_;
  CallClock clock_;
  platform::SystemEntropy entropy_;
  std::unique_ptr<app::Notebook> notebook_;
};

/// Turns what was typed into the members of a command: reads standard input for "-", completes ids.
/// `typed` holds a list of words for each parameter that was given, by its name.
[[nodiscard]] Json members_of(const Verb& verb, const Json& typed, Session& session);

}  // namespace fieldfare::cli
