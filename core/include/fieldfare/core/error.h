#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace fieldfare {

/// What went wrong, in the few kinds that a caller can act on. Each kind has one stable name
/// (`guard.refused`), which scripts may rely on, and one exit code of the command line.
enum class ErrorCode {
  internal,       ///< input/output or an internal failure                           exit 1
  usage,          ///< the request itself is malformed                               exit 2
  guard_refused,  ///< the identity guard found what must not be written down        exit 3
  locked,         ///< wrong passphrase, or the store is in use by another process   exit 4
  damaged,        ///< a store, entry, key file or bundle is damaged or tampered     exit 5
  forbidden,      ///< this member's role does not permit it                         exit 6
  unreachable,    ///< a hub or peer cannot be reached or refused; work is kept here exit 7
  not_found,      ///< there is no such thing                                        exit 8
  not_possible,   ///< not possible in the present state                             exit 8
};

/// The stable name of `code`, for example "guard.refused".
[[nodiscard]] std::string_view error_name(ErrorCode code) noexcept;

/// The exit code of the command line for `code`: 1 to 8.
[[nodiscard]] int exit_code(ErrorCode code) noexcept;

/// The one exception of Fieldfare. `what()` says what happened; `hint()` says what to do next and
/// may be empty. Neither ever contains note text, a passphrase or a key.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, std::string hint = {})
      : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

 private:
  ErrorCode code_;
  std::string hint_;
};

/// Prints the broken assumption and aborts; see FIELDFARE_ASSERT.
[[noreturn]] void assertion_failed(const char* expression, const char* file, int line) noexcept;

}  // namespace fieldfare

/// A programmer's error: checked in release builds too, never for what a user or a peer can cause.
#define FIELDFARE_ASSERT(expression)   \
  ((expression) ? static_cast<void>(0) \
                : ::fieldfare::assertion_failed(#expression, __FILE__, __LINE__))
