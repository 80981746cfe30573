#pragma once

#include <filesystem>

#include <fieldfare/core/ports/clock.h>

namespace fieldfare::storage {

/// Counts wrong passphrases in a small file and makes each next one wait: two are free, then 2 s,
/// doubled up to 60 s. A missing or damaged file counts as none.
class Tries {
 public:
  Tries(std::filesystem::path file, ports::Clock& clock);

  /// Throws Error(locked) while a wait is due; the hint says how long it still is.
  void require_no_wait();
  /// Counts a try that was wrong. To be called before anybody is told so; an opening that is cut
  /// off before has told nobody anything, and is no wrong passphrase. Gives what to tell the
  /// person: when the next try is possible.
  [[nodiscard]] std::string failed();
  /// Forgets all tries: the passphrase was right.
  void succeeded();

 private:
  void save() const;

  std::filesystem::path file_;
  ports::Clock& clock_;
  std::uint32_t count_ = 0;
  std::int64_t last_ms_ = 0;
};

}  // namespace fieldfare::storage
