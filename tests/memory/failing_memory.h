#pragma once

#include <cstdint>

namespace fieldfare::test {

/// Memory that runs out. The program that links this has its malloc in the place of the C
/// library's, which every allocation comes to: operator new, SQLite, OpenSSL, libsodium's
/// hashing. (Pages for secrets are asked from the system and are not counted.) Under a sanitizer,
/// which has a malloc of its own, nothing fails and `can_fail` is false.
class FailingMemory {
 public:
  [[nodiscard]] static bool can_fail() noexcept;

  /// The allocation after `number` more that are counted fails; with `for_ever` so does every one
  /// behind it. Counting starts anew.
  static void fail(std::uint64_t number, bool for_ever) noexcept;
  static void never_fail() noexcept;
  /// Allocations that were counted since.
  [[nodiscard]] static std::uint64_t counted() noexcept;

  /// For as long as it lives, this thread has all the memory it wants: inside the test's own disk.
  class Outside {
   public:
    Outside() noexcept;
    Outside(const Outside&) = delete;
    Outside& operator=(const Outside&) = delete;
    ~Outside();
  };

  /// For as long as it lives, allocations of the whole process count. What the test itself does
  /// stays outside.
  class Counting {
   public:
    Counting() noexcept;
    Counting(const Counting&) = delete;
    Counting& operator=(const Counting&) = delete;
    ~Counting();
  };
};

}  // namespace fieldfare::test
