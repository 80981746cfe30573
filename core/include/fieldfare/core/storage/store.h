#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fieldfare/core/crypto/password.h>
#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/ports/clock.h>
#include <fieldfare/core/ports/entropy.h>
#include <fieldfare/core/storage/database.h>

namespace fieldfare::storage {

/// How far a store and the marker outside it agree about which incarnation this is: see
/// storage.md, "Restored and copied stores".
enum class Incarnation { same, restored };

/// A device's encrypted store: a directory (mode 0700) with `store.db` (SQLCipher), `store.key`
/// (the database key, wrapped under the passphrase), `store.lock` (one process at a time) and
/// `store.mark` (the incarnation, left out of backups). Not thread-safe.
class Store {
 public:
  /// Makes a new store. Error(not_possible) when the directory already holds one, or a database
  /// whose key file is gone. With practice_cost() it is a practice store for good; any other cost
  /// below field_cost() is raised at the next open.
  [[nodiscard]] static Store create(const std::filesystem::path& directory,
                                    const crypto::SecureBuffer& passphrase,
                                    crypto::PasswordCost cost, ports::Entropy& entropy);

  /// Opens an existing store. Error(locked): wrong passphrase (wrong tries are delayed, growing;
  /// the hint says how long) or another process has it. Error(damaged): key file or database
  /// damaged, cut short or replaced. Error(not_found): no store there.
  [[nodiscard]] static Store open(const std::filesystem::path& directory,
                                  const crypto::SecureBuffer& passphrase, ports::Entropy& entropy,
                                  ports::Clock& clock);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  [[nodiscard]] Database& database() noexcept;
  [[nodiscard]] const std::filesystem::path& directory() const noexcept;
  [[nodiscard]] Incarnation incarnation() const noexcept;
  /// Made for practice: it holds made-up notes only. Authenticated by the passphrase.
  [[nodiscard]] bool practice() const noexcept;
  /// Writes a new marker to the database and beside it; called once the log layer has opened new
  /// logs for a restored store.
  void begin_incarnation(ports::Entropy& entropy);

  /// Re-wraps the database key under a new passphrase; the database itself is not touched. The old
  /// passphrase must fit (Error(locked) otherwise; tries are not counted, the store is open).
  /// Atomic: a crash leaves the old or the new one.
  void rekey(const crypto::SecureBuffer& old_passphrase, const crypto::SecureBuffer& passphrase,
             ports::Entropy& entropy);

  /// One file: a header, the wrapped key and an encrypted copy of the database. Written beside the
  /// target and renamed, so a crash leaves no half file. Error(not_possible) when it exists.
  void backup(const std::filesystem::path& file);

  /// Makes a store at `directory` (which must not hold one) from a backup; the passphrase is the
  /// one that was in force when the backup was made, and must fit (Error(locked) otherwise).
  /// Error(damaged) when the backup is not whole; Error(not_found) when there is none.
  [[nodiscard]] static Store restore(const std::filesystem::path& file,
                                     const std::filesystem::path& directory,
                                     const crypto::SecureBuffer& passphrase,
                                     ports::Entropy& entropy, ports::Clock& clock);

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// True when the directory holds a store (its key file).
[[nodiscard]] bool exists(const std::filesystem::path& directory);

}  // namespace fieldfare::storage
