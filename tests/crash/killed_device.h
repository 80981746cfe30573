#pragma once

#include <cstdint>
#include <string>

#include <fieldfare/core/app/notebook.h>

#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>
#include <support/visit_team.h>

namespace fieldfare::test {

/// A device with a visit and an activity in its store, closed, on which processes write until they
/// are killed at moments of a seed's choosing.
class KilledDevice {
 public:
  explicit KilledDevice(std::uint64_t seed);

 protected:
  [[nodiscard]] std::string store() const { return device_.store().string(); }
  [[nodiscard]] std::string passphrase_file() const { return (directory_ / "passphrase").string(); }
  [[nodiscard]] std::uint64_t below(std::uint64_t end) { return chance_.below(end); }
  /// Lets the other process go on for less than `microseconds`.
  void wait_below(std::uint64_t microseconds);
  /// An opening that was killed counts as no wrong passphrase: nobody waits for having been killed.
  void require_no_tries() const;
  /// Every page, signature and chain of the open store is whole; closes it.
  void require_whole();

  TemporaryDirectory directory_;
  InspectorDevice device_;
  VisitId visit_;
  EntityId activity_;

 private:
  SeededEntropy chance_;
};

}  // namespace fieldfare::test
