#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <disk/simulated_disk.h>
#include <fieldfare/core/app/notebook.h>
#include <support/fake_clock.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

namespace fieldfare::simulator {

class TabletApp;

/// What stands on the page of the tablet app: texts of which the journal must have one, or may.
struct Page {
  std::set<std::string> may;
  bool must = false;
  std::string sentence;               ///< the first that was typed: the note's own
  std::optional<std::size_t> saving;  ///< the note in the ledger that it was becoming
};

/// An inspector's device: a real notebook over a simulated disk.
class Device {
 public:
  static constexpr const char* passphrase = "a practice passphrase";

  Device(std::size_t number, std::uint64_t seed, const test::DiskModel::Files& disk);

  /// Opens the notebook when it is closed. Throws Error.
  [[nodiscard]] app::Notebook& notebook();
  [[nodiscard]] bool is_open() const noexcept { return notebook_ != nullptr; }
  void close() { notebook_.reset(); }
  /// The process is gone and the disk has power again.
  void come_back();
  /// Puts the store back to a backup, or the disk to a copy.
  void restore(const std::filesystem::path& backup);
  void put_back(const test::DiskModel::Files& copy);

  [[nodiscard]] app::Ports ports() { return {&clock_, &entropy_}; }
  [[nodiscard]] std::filesystem::path new_backup();

  std::size_t number;
  bool member = true;    ///< has joined the visit
  bool removed = false;  ///< from the team, by a record that anybody holds
  bool cut_off = false;  ///< cannot reach the hub
  bool full = false;     ///< its disk may be full
  std::optional<std::filesystem::path> backup;
  std::optional<test::DiskModel::Files> copy;
  /// Drafts that were told to be kept: their texts, any of which may stand there.
  std::map<EntityId, std::set<std::string>> drafts;
  Page page;
  std::set<std::size_t> held;  ///< versions whose text its notebook showed last
  /// Devices that its notebook has called readers of what is restricted, since it was put back.
  std::set<std::size_t> saw_entrusted;

  /// Every value that its store holds, decrypted. Closes the notebook.
  [[nodiscard]] std::string everything();
  /// The tablet app over its store, which must be closed.
  [[nodiscard]] std::unique_ptr<TabletApp> tablet();

  [[nodiscard]] test::SimulatedDisk& disk() { return *disk_; }
  [[nodiscard]] test::FakeClock& clock() { return clock_; }

 private:
  [[nodiscard]] std::filesystem::path store() const { return directory_ / "store"; }

  test::TemporaryDirectory directory_;
  test::FakeClock clock_;
  test::SeededEntropy entropy_;
  test::SeededEntropy chance_;  ///< of the disk
  std::unique_ptr<test::SimulatedDisk> disk_;
  std::unique_ptr<app::Notebook> notebook_;
  std::size_t backups_ = 0;
};

[[nodiscard]] crypto::SecureBuffer device_passphrase();

}  // namespace fieldfare::simulator
