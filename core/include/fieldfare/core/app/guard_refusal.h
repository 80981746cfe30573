#pragma once

#include <utility>

#include <fieldfare/core/error.h>
#include <fieldfare/core/guard/guard.h>

namespace fieldfare::app {

/// The guard's refusal with what it found, so that a face can show it. Offsets are bytes of the
/// text that was given; nothing of the text itself is kept.
class GuardRefusal : public Error {
 public:
  GuardRefusal(guard::Findings found, const std::string& message, std::string hint)
      : Error(ErrorCode::guard_refused, message, std::move(hint)), findings_(std::move(found)) {}
  [[nodiscard]] const guard::Findings& findings() const noexcept { return findings_; }

 private:
  guard::Findings findings_;
};

}  // namespace fieldfare::app
