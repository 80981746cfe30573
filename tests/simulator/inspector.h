#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <fieldfare/core/bytes.h>

#include "device.h"

namespace fieldfare::simulator {

/// An inspector at work on a device of which something fails, who takes down what was acknowledged:
/// what is told to be saved is there, what is not told is there or not, and afterwards work goes
/// on.
class Inspector {
 public:
  explicit Inspector(std::uint64_t seed);

  [[nodiscard]] Device& device() { return device_; }

  /// Opens the notebook, saves a first note and reads its history.
  void begin();
  /// Opens the notebook if need be, saves, changes, keeps a draft, erases, takes in a colleague's
  /// bundle and searches, which indexes what waits; goes on after an error as a person would.
  void work();
  /// Nothing fails any more: everything is as it was told and found by its words, the store is
  /// sound, and a note can be saved. Throws Broken.
  void check();

  /// Steps of the work that ended with an error.
  [[nodiscard]] int failures() const noexcept { return failures_; }

 private:
  bool tried(const std::function<void()>& action);
  std::optional<EntityId> save();
  void change(const EntityId& note);
  void keep_draft();
  void redact(const EntityId& note);
  void take_in();
  void search();
  [[nodiscard]] bool finds(const EntityId& note, const std::string& text);

  Device device_;
  std::size_t number_ = 0;
  std::map<EntityId, std::set<std::string>> saved_;
  std::set<EntityId> maybe_;  ///< perhaps erased
  std::optional<EntityId> draft_;
  int failures_ = 0;
};

}  // namespace fieldfare::simulator
