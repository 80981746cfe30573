#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/notebook.h>
#include <support/fake_clock.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

namespace fieldfare::test {

/// One inspector's device: a practice store in a directory of its own, with a clock and entropy
/// that the test holds.
class InspectorDevice {
 public:
  explicit InspectorDevice(std::uint64_t seed, const std::string& title = "Education HMI",
                           TemporaryDirectory directory = TemporaryDirectory());

  [[nodiscard]] app::Notebook& operator*() { return *notebook_; }
  [[nodiscard]] app::Notebook* operator->() { return notebook_.get(); }
  [[nodiscard]] FakeClock& clock() { return clock_; }
  [[nodiscard]] std::filesystem::path store() const { return *directory_ / "store"; }
  [[nodiscard]] app::Ports ports() { return {&clock_, &entropy_}; }

  /// As when the app is closed and opened again.
  void close() { notebook_.reset(); }
  void reopen();
  /// Moves the store to another directory and opens it there: from memory to the disk.
  void move_to(TemporaryDirectory directory);
  /// Puts the store back to an older state from a backup file.
  void restore(const std::filesystem::path& backup);

  [[nodiscard]] static crypto::SecureBuffer passphrase();

 private:
  std::optional<TemporaryDirectory> directory_;
  FakeClock clock_;
  SeededEntropy entropy_;
  std::unique_ptr<app::Notebook> notebook_;
};

/// Gives `to` everything that `from` holds and `to` lacks, as a sync session would.
void send(app::Notebook& from, app::Notebook& to, const VisitId& visit);
/// Both ways.
void exchange(app::Notebook& a, app::Notebook& b, const VisitId& visit);

/// A visit, of the local offer unless another framework is named, with a lead and inspectors who
/// have joined, each on an own device; the content reaches the others with `exchange`.
class VisitTeam {
 public:
  enum class Stores { on_disk, in_memory };
  /// The first device leads; the others have the roles given, or are inspectors.
  explicit VisitTeam(std::size_t devices, std::uint64_t seed = 1, Stores stores = Stores::on_disk,
                     const std::vector<std::string>& roles = {},
                     const std::string& framework = "local-offer-2026");

  [[nodiscard]] InspectorDevice& operator[](std::size_t index) { return devices_[index]; }
  [[nodiscard]] const VisitId& visit() const { return visit_; }

  /// Gives `to` everything that `from` holds and `to` lacks, as a sync session would.
  void send(std::size_t from, std::size_t to);
  /// Both ways.
  void exchange(std::size_t a, std::size_t b);
  /// Everybody with everybody, until all hold the same.
  void meet();

  [[nodiscard]] MemberId member(std::size_t device);

  EntityId add_activity(std::size_t device, const std::string& title = "Tracking meeting");
  EntityId add_note(std::size_t device, const EntityId& activity, const std::string& text);
  [[nodiscard]] std::string text_of(std::size_t device, const EntityId& note);
  [[nodiscard]] std::string projection(std::size_t device);
  [[nodiscard]] std::vector<app::ConflictView> conflicts(std::size_t device);

 private:
  std::deque<InspectorDevice> devices_;
  VisitId visit_;
};

}  // namespace fieldfare::test
