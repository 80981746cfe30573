#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>

#include <fieldfare/core/crypto/password.h>
#include <fieldfare/core/storage/store.h>

#include <support/fake_clock.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

namespace fieldfare::test {

[[nodiscard]] inline crypto::SecureBuffer secret(std::string_view text) {
  return crypto::SecureBuffer::copy_of(as_bytes(text));
}

/// A practice store in a directory of its own, closed, with one table `notes(id, text)`.
class PracticeStore {
 public:
  explicit PracticeStore(std::uint64_t seed = 1) : PracticeStore(TemporaryDirectory(), seed) {}
  explicit PracticeStore(TemporaryDirectory where, std::uint64_t seed = 1)
      : directory(std::move(where)), entropy(seed) {
    storage::Store store =
        storage::Store::create(path(), secret(passphrase), crypto::practice_cost(), entropy);
    store.database().execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
  }

  static constexpr std::string_view passphrase = "seven herons by the weir";

  [[nodiscard]] std::filesystem::path path() const { return directory / "store"; }
  [[nodiscard]] storage::Store open(std::string_view with = passphrase) {
    return storage::Store::open(path(), secret(with), entropy, clock);
  }

  static void add_note(storage::Database& database, std::string_view text) {
    storage::Transaction transaction(database);
    database.prepare("INSERT INTO notes (text) VALUES (?1)").bind(1, text).run();
    transaction.commit();
  }
  [[nodiscard]] static std::int64_t count_notes(storage::Database& database) {
    storage::Statement query = database.prepare("SELECT count(*) FROM notes");
    return query.step() ? query.integer(0) : -1;
  }

  TemporaryDirectory directory;
  SeededEntropy entropy;
  FakeClock clock;
};

}  // namespace fieldfare::test
