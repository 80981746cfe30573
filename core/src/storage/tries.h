#pragma once

#include <filesystem>

#include <fieldfare/core/ports/clock.h>

namespace fieldfare::storage {

/// Counts wrong passphrases in a small file and makes each next one wait: two are free, then 2 s,
/// doubled up to 60 s. A missing or damaged file counts as none.
class Tries {
 public:
  Tries(std::filesystem::path file, ports::Clock& clock);

  /// Counts one try, before the passphrase is looked at. Throws Error(locked), without counting,
  /// while a wait is due; the hint says how long it still is.
  void begin();
  /// Forgets all tries: the passphrase was right.
  void succeeded();
  /// What to tell a person whose try was wrong: when the next one is possible.
  [[nodiscard]] std::string advice() const;

 private:
  void save() const;

  std::filesystem::path file_;
  ports::Clock& clock_;
  std::uint32_t count_ = 0;
  std::int64_t last_ms_ = 0;
};

}  // namespace fieldfare::storage
