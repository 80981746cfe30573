#pragma once

#include <signal.h>

namespace fieldfare::cli {

/// While it lives, ctrl-C raises a flag that long work looks at; a second one ends the program as
/// ever. One at a time.
class Interruptible {
 public:
  Interruptible();
  ~Interruptible();
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

  /// Whether ctrl-C was pressed in the life of any of them.
  [[nodiscard]] static bool interrupted() noexcept;

 private:
  struct sigaction before_ = {};
};

}  // namespace fieldfare::cli
