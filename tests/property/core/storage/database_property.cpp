#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/storage/database.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

namespace fieldfare::storage {
namespace {

using Model = std::map<std::int64_t, std::string>;

/// An encrypted database with one table, beside the map that it should always equal.
class Pair {
 public:
  Pair() {
    database_->execute("CREATE TABLE pairs (key INTEGER PRIMARY KEY, value TEXT NOT NULL)");
  }

  void put(std::int64_t key, const std::string& value) {
    database_->prepare("INSERT OR REPLACE INTO pairs VALUES (?1, ?2)")
        .bind(1, key)
        .bind(2, value)
        .run();
    model_[key] = value;
  }
  void erase(std::int64_t key) {
    database_->prepare("DELETE FROM pairs WHERE key = ?1").bind(1, key).run();
    RC_ASSERT(database_->changes() == static_cast<std::int64_t>(model_.erase(key)));
  }
  /// Several changes in one transaction, kept or taken back.
  void change(const std::vector<std::pair<std::int64_t, std::string>>& changes, bool keep) {
    const Model before = model_;
    Transaction transaction(*database_);
    for (const auto& [key, value] : changes)
      value.empty() ? erase(key) : put(key, value);
    if (keep) {
      transaction.commit();
    } else {
      model_ = before;
    }
  }
  void reopen() {
    database_.reset();
    database_ = Database::open_encrypted(file_, key_, Database::Mode::existing);
  }
  /// Goes on in a copy, as after a backup and a restore.
  void move_to_copy() {
    file_ = directory_ / (std::to_string(++copies_) + ".db");
    database_->copy_to(file_);
    reopen();
  }
  [[nodiscard]] Model read() {
    Model found;
    Statement query = database_->prepare("SELECT key, value FROM pairs");
    while (query.step())
      found.emplace(query.integer(0), std::string(query.text(1)));
    return found;
  }
  [[nodiscard]] const Model& model() const noexcept { return model_; }
  [[nodiscard]] Database& database() noexcept { return *database_; }

 private:
  test::TemporaryDirectory directory_ = test::TemporaryDirectory::in_memory();
  test::SeededEntropy entropy_;
  crypto::SecureBuffer key_ = crypto::SecureBuffer::random(32, entropy_);
  std::filesystem::path file_ = directory_ / "0.db";
  std::optional<Database> database_ = Database::open_encrypted(file_, key_, Database::Mode::create);
  Model model_;
  int copies_ = 0;
};

TEST_CASE("an encrypted database holds what a map would, through transactions and reopening") {
  CHECK(rc::check([] {
    Pair pair;
    const int steps = *rc::gen::inRange(1, 30);
    for (int step = 0; step < steps; ++step) {
      const auto key = *rc::gen::inRange<std::int64_t>(-20, 20);
      switch (*rc::gen::inRange(0, 6)) {
        case 0:
          pair.erase(key);
          break;
        case 1:
          pair.reopen();
          break;
        case 2:
          pair.database().checkpoint();
          break;
        case 3:
          pair.move_to_copy();
          break;
        case 4:
          pair.change(
              *rc::gen::container<std::vector<std::pair<std::int64_t, std::string>>>(rc::gen::pair(
                  rc::gen::inRange<std::int64_t>(-20, 20), rc::gen::arbitrary<std::string>())),
              *rc::gen::arbitrary<bool>());
          break;
        default:
          pair.put(key, std::string(static_cast<std::size_t>(*rc::gen::inRange(0, 20'000)), 'v'));
      }
      RC_ASSERT(pair.read() == pair.model());
    }
    pair.reopen();
    RC_ASSERT(pair.read() == pair.model());
    RC_ASSERT(pair.database().check_pages().empty());
  }));
}

}  // namespace
}  // namespace fieldfare::storage
