#pragma once

#include <optional>
#include <utility>

#include <fieldfare/core/error.h>

namespace fieldfare::test {

/// The Error that `action` throws, or nothing when it returns.
template <class Action>
[[nodiscard]] std::optional<Error> error_of(Action&& action) {
  try {
    static_cast<void>(std::forward<Action>(action)());
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

/// The code of that Error, or nothing.
template <class Action>
[[nodiscard]] std::optional<ErrorCode> code_of(Action&& action) {
  const auto error = error_of(std::forward<Action>(action));
  return error ? std::optional(error->code()) : std::nullopt;
}

}  // namespace fieldfare::test
