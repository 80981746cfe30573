#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/framework/framework.h>
#include <fieldfare/core/guard/guard.h>
#include <fieldfare/core/guard/live_check.h>
#include <fieldfare/core/log/replica.h>
#include <fieldfare/core/ports/clock.h>
#include <fieldfare/core/ports/entropy.h>

namespace fieldfare::app {

/// What the notebook needs from the outside. Both must outlive it and be thread-safe.
struct Ports {
  ports::Clock* clock = nullptr;
  ports::Entropy* entropy = nullptr;
};

/// Something that happened and that a screen may want to show.
struct Event {
  enum class Kind { changed, received, conflict };
  Kind kind = Kind::changed;
  VisitId visit;
};

/// How far the long command that runs now has come, in steps of its own.
struct Progress {
  std::int64_t done = 0;
  std::int64_t total = 0;
};

struct NewDevice {
  std::string title;         ///< "Education HMI": a role, never a person's name
  std::string inspectorate;  ///< "ofsted" or "cqc"
  bool practice = false;  ///< made-up notes only: a cheap passphrase derivation, a settable clock
};

/// The notebook of one device: the one way in to its encrypted store. Every change is a command,
/// every read is a query; `execute` runs either and answers once the change is durable. Calls may
/// come from any thread and wait for their turn: one is at work at a time, on the thread that
/// opened the notebook when it asks and nobody else is at work, on the notebook's own thread for
/// all others. Throws Error; see error.h.
class Notebook {
 public:
  /// Makes a store with this device's keys in `directory`.
  [[nodiscard]] static std::unique_ptr<Notebook> create(const std::filesystem::path& directory,
                                                        const crypto::SecureBuffer& passphrase,
                                                        const NewDevice& device, Ports ports);
  [[nodiscard]] static std::unique_ptr<Notebook> open(const std::filesystem::path& directory,
                                                      const crypto::SecureBuffer& passphrase,
                                                      Ports ports);
  ~Notebook();
  Notebook(const Notebook&) = delete;
  Notebook& operator=(const Notebook&) = delete;

  /// Runs a command or a query from `commands/`.
  template <class C>
  typename C::Result execute(const C& command);

  /// The JSON form: an object with "command" (its name) and the command's members; answers with the
  /// result's members. Errors throw, as above.
  [[nodiscard]] nlohmann::json execute_json(const nlohmann::json& request);
  /// The names of all commands and queries, sorted.
  [[nodiscard]] static std::vector<std::string> command_names();

  /// The progress of a long command (an import, a search for cases, an output with evidence), from
  /// any thread; nothing while none runs.
  [[nodiscard]] std::optional<Progress> progress() const;
  /// Asks the long command that runs now to stop: it then throws Error(not_possible) and has
  /// changed nothing. Does nothing when none runs, or when it is past the point of writing.
  void stop_work();

  /// Runs `work` in its turn as one long command, which `progress`, `stop_work`
  /// and `watched` know: it says how far it is and hears, by false, that it is to stop.
  void at_length(const std::function<
                 void(const std::function<bool(std::uint64_t done, std::uint64_t total)>&)>& work);

  /// Runs `work` in its turn, in which it may execute commands; `observer` is told of every step of
  /// the long ones among them, on the same thread, and stops one by answering false, as `stop_work`
  /// does. Other callers wait until it is over.
  void watched(const std::function<bool(const Progress&)>& observer,
               const std::function<void()>& work);

  /// This device's copy of a visit, for a sync session. Error(not_found) when there is none.
  [[nodiscard]] std::unique_ptr<log::Replica> replica(const VisitId& visit);

  /// By which this visit's members recognise each other's meetings; one for each epoch that this
  /// device knows, the newest first.
  [[nodiscard]] std::vector<crypto::SecureBuffer> meeting_keys(const VisitId& visit);

  void rekey(const crypto::SecureBuffer& old_passphrase, const crypto::SecureBuffer& passphrase);

  /// The framework that the visit is pinned to; nothing until its content has arrived. Shared,
  /// immutable.
  [[nodiscard]] std::shared_ptr<const framework::Framework> framework(const VisitId& visit);
  /// The findings in `text` under the visit's allow list, in bytes: the editor asks while one
  /// types. Never touches the store.
  [[nodiscard]] guard::Findings check(std::string_view text, const VisitId& visit);
  /// The same through `live`, which reads again only what changed since its last call. With
  /// `known`, the names that were paired with a code in this session are found everywhere.
  [[nodiscard]] guard::Findings check(std::string_view text, const VisitId& visit,
                                      guard::LiveCheck& live,
                                      const guard::Pseudonyms* known = nullptr);

  /// The next event, oldest first, or nothing.
  [[nodiscard]] std::optional<Event> next_event();
  /// Called after an event was queued, by the thread that is at work: to wake a screen.
  void on_event(std::function<void()> wake);

  [[nodiscard]] bool practice() const noexcept;

 private:
  struct Impl;
  explicit Notebook(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Makes a store at `directory` from a backup file; the store goes on under new logs. Answers how
/// many entries it holds.
[[nodiscard]] std::int64_t restore_store(const std::filesystem::path& file,
                                         const std::filesystem::path& directory,
                                         const crypto::SecureBuffer& passphrase, Ports ports);

}  // namespace fieldfare::app
